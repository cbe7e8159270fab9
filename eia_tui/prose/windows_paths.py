r"""Paths of Windows in a text, such as C:\Forms\*.docx and \\server\forms."""

import re

_LONGEST = 260
"""Characters of a path that are looked at."""
_FOLDER = re.compile(
    r"(?:^|[\s\"'“‘(<*\[])(?:[A-Za-z]:|%\w+%|\\\\[\w.-]+)"
    r"(?:\\[^\s\\/:*?\"<>|](?:[^\\/:*?\"<>|]*[^\s\\/:*?\"<>|])?)*\\$"
)
"""A drive or a server, and folders, each with a backslash after it."""


def is_below_folder(text: str, at: int) -> bool:
    """Whether what is at a position comes right after the backslash of a folder."""
    if text[at - 1 : at] != "\\":
        return False
    return _FOLDER.search(text[max(0, at - _LONGEST) : at].rpartition("\n")[2]) is not None
