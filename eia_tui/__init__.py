"""Fills in a council's Equality Impact Assessment step by step, and writes the council's own Word form."""

__version__ = "0.2.0"
