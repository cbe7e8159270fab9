"""Word files as such: opened safely, their parts, styles, numbering and fields. Nothing here knows a form."""
