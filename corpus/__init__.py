"""What is known (registers) and what is held (archive)."""
