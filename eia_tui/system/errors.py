"""What the program says when something cannot be done."""


class UserError(Exception):
    """Something that cannot be done, told in one line: what is wrong, where, and what to do.

    Every error that a person can cause is one of these; its text is shown as it stands.
    """

    def __init__(self, line: str) -> None:
        super().__init__(" ".join(line.split()))


class OutputError(UserError):
    """What is printed cannot be written, as where the output is closed or its disk full."""

    def __init__(self, why: OSError) -> None:
        super().__init__(f"what this prints cannot be written: {(why.strerror or str(why)).lower()}")
