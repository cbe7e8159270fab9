"""Checks a Word template by rules and by exports of sample drafts."""
