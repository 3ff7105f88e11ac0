"""What the build adds to editors’ plain Markdown."""
