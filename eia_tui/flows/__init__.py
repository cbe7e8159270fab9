"""What a person does with a draft, from beginning to end: each flow once, for screens, prompts and commands."""
