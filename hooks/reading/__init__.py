"""What editors wrote, read once: records, pages and notices, with the line of each thing."""
