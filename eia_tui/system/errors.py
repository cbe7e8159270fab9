"""Errors that are shown to the user."""


class UserError(Exception):
    """Something that cannot be done, described in one line: what is wrong, where, and what to do.

    Every error that a user can cause is a `UserError`; its text is shown unchanged.
    """

    def __init__(self, line: str) -> None:
        super().__init__(" ".join(line.split()))


class OutputError(UserError):
    """Output that cannot be written, for example because its reader has closed it or the disk is full."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"what this prints cannot be written: {reason(error)}")


def reason(error: OSError | ValueError) -> str:
    """The system's own reason for an error, as "no space left on device"; `files.explain` adds what to do."""
    return ((error.strerror if isinstance(error, OSError) else "") or str(error)).lower()
