"""A council's Word template: opened safely, parsed, checked against its form, or made from it."""
