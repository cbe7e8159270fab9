"""Random typing in the real screens, with checks after each step."""
