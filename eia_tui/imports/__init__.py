"""A Word form that came back, read into answers, comments and tracked changes."""
