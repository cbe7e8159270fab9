"""The form as plain prompts, for screen readers and bare terminals."""
