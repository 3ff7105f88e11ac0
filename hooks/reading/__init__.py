"""What is read of the files that editors write, with the line of each thing."""
