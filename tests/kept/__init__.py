"""Drafts as earlier versions of the program wrote them: every version from then on opens them and finds every word."""
