"""Methods that several checks share: what a text says, about whom, when, and how that is known.

Each takes text and answers one question about it. They know no draft, and keep what they have read of a text.
"""
