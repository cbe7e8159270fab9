"""Random typing in the real screens, and what must hold after each step of it."""
