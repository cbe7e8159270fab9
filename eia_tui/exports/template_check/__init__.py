"""Tries a Word template with sample drafts, and lists everything that is wrong with it."""
