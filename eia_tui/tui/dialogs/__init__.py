"""Small screens that open over another one, and close with an answer."""
