"""Values that read themselves from Vietnamese writing, compare and print."""
