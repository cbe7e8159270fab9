"""Word files as such: opened safely, parts, relationships, numbering, styles and fields. Knows no form."""
