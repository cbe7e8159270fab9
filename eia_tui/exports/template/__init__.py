"""A council's Word template: opened with suspicion, read, checked against its form, or made from it."""
