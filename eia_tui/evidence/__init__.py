"""Official figures for an area, and a council's own: what can be put beside a question as evidence."""
