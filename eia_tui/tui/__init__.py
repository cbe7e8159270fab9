"""The screens. Nothing else knows Textual."""
