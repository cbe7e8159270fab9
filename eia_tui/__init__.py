"""A council's Equality Impact Assessment, asked section by section and written as its own Word form."""

__version__ = "0.1.0"
