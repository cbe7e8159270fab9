"""Exports a draft as its council's Word document."""
