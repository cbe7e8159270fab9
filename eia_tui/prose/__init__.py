"""The text of long answers: reading its Markdown, editing it, its pictures, and what is pasted into it."""
