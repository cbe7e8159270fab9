r"""The backslashes of Markdown: which of them make the character after them an ordinary one, as in `\*`."""

from eia_tui.prose.line_markers import BULLETS
from eia_tui.prose.windows_paths import is_below_folder

_ESCAPABLE, _ESCAPABLE_AT_START = "*[]|", f"#>-+.)–—{BULLETS[2:]}"
_LONGEST_NUMBER = 12
"""Characters before a backslash that are looked at, to find out whether it is at the start of a line."""


def escapes(text: str, at: int) -> bool:
    r"""Whether the backslash at a position escapes the character after it.

    A backslash escapes only markers: `\*` is an asterisk, and `\\server\share`, `C:\new` and `C:\*.docx` are paths.
    """
    escaped = text[at + 1 : at + 2]
    if not escaped or text[at] != "\\":
        return False
    if escaped in _ESCAPABLE_AT_START:
        near = text[max(0, at - _LONGEST_NUMBER) : at].rpartition("\n")[2]
        return not near.strip("0123456789 \t")
    return escaped in _ESCAPABLE and (escaped == "|" or not is_below_folder(text, at + 1))


def without_escapes(text: str) -> str:
    """Markdown as a person reads it, without the backslashes that escape."""
    if "\\" not in text:
        return text
    return "".join(each for at, each in enumerate(text) if not escapes(text, at))
