"""Drafts on disk: files, versions, journals, locks, the list of drafts and the settings."""
