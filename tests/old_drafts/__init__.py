"""Drafts written by earlier versions of the program. Every later version must open them with every word."""
