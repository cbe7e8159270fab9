"""Kills the wizard repeatedly while text is typed, and measures what is lost."""
