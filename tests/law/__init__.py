"""What holds after any edit, after any accident: the output equals a clean build."""
