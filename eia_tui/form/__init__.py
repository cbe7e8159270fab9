"""What is asked: a council's form as data."""
