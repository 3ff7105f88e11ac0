"""What must hold of the content before a build, each rule with its message to editors."""
