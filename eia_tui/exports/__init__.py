"""Exports drafts as documents: `registry` lists the kinds of file, and has what chooses among them."""
