"""Errors that are shown to the user."""

import errno
import os
from pathlib import Path

from eia_tui.system.windows import LONGEST_PATH, ON_WINDOWS, path_length

TOO_LONG = "its path is too long for this system; choose a place nearer to the top, or a shorter name"
CLOUD_AWAY = "it is kept in OneDrive, which does not answer; start OneDrive or connect to the network, and try again"
# The Windows error codes of a file of OneDrive that is not on this machine: OneDrive is not running or not signed in,
# there is no network, or it gave up (ERROR_CLOUD_FILE_… in Microsoft's list of system error codes).
_CLOUD_CODES = {362, 386, 388, 389, 393, 398, 404, 426}
# The Windows error code for a path of over 260 characters. For many of them it says that the path was not found.
_PATH_TOO_LONG = 206


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


class BrokenFileError(UserError):
    """A file that comes with the program is missing, or is not what it should be."""

    def __init__(self, path: Path, error: Exception) -> None:
        why = reason(error) if isinstance(error, OSError) else str(error)
        super().__init__(f"{path} cannot be used: {why}. Install eia-wizard again")


def reason(error: OSError | ValueError) -> str:
    """The system's own reason for an error, as "no space left on device"; `files.explain` adds what to do."""
    if not isinstance(error, OSError):
        return str(error).lower()
    if is_too_long(error):
        return TOO_LONG
    if is_cloud_away(error):
        return CLOUD_AWAY
    # Python shows the backslashes of a path twice.
    return (error.strerror or str(error).replace("\\\\", "\\")).lower()


def is_too_long(error: OSError) -> bool:
    """Whether the system refused a path for its length, even if it says that nothing is there."""
    if error.errno == errno.ENAMETOOLONG or getattr(error, "winerror", None) == _PATH_TOO_LONG:
        return True
    names = (error.filename, error.filename2) if ON_WINDOWS and isinstance(error, FileNotFoundError) else ()
    return any(path_length(os.path.abspath(name)) > LONGEST_PATH for name in names if isinstance(name, str))  # noqa: PTH100  text alone


def is_cloud_away(error: OSError) -> bool:
    """Whether Windows could not get a file from OneDrive, which shows it but keeps it elsewhere until it is opened."""
    return getattr(error, "winerror", None) in _CLOUD_CODES
