"""A draft as a document for others."""
