"""A draft as its council's Word document."""
