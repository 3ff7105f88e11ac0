"""What a build writes beside the pages, and what it gives their templates."""
