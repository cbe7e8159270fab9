"""A draft as a web page for publication."""
