"""The main screens: the list of drafts, the form, and one row of an answer."""
