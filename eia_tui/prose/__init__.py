"""A long answer: what its text may hold, and how it is read."""
