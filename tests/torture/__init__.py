"""Kills the wizard again and again while an officer types, and counts what is lost."""
