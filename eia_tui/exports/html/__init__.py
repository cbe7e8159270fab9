"""Exports a draft as a web page for publication."""
