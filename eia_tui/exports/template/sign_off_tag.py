"""What a Word template asks to know whether the form is signed off: `signed_off`, or the boxes of its sign-off.

Templates that were made before there was `signed_off` print DRAFT in a header while a box of the sign-off is empty. A
box can be filled in although nothing is signed, so there too the sign-off decides.
"""

import re
from functools import lru_cache

from eia_tui.form.definition import Form
from eia_tui.form.stages import SIGNED_OFF

NOT_SIGNED_OFF = f"not {SIGNED_OFF}"
_BOXES_EMPTY = re.compile(r"(\{%-?\s*(?:el)?if\s+)not\s*\(([\w.\s]+)\)(\s*-?%\})")
"""A tag `if` that is true while one of several answers is empty."""


def signing_addresses(form: Form) -> tuple[str, ...]:
    """The addresses of the boxes that are filled in when a form is signed off: who signed, then when."""
    return tuple(asked.address for role in ("officer", "signed") for asked in form.with_role(role))


@lru_cache(maxsize=16)
def with_sign_off(source: str, boxes: tuple[str, ...]) -> str:
    """The source of a header or footer, where `signed_off` decides instead of all the boxes of the sign-off."""

    def asked(tag: re.Match[str]) -> str:
        addresses = re.split(r"\s+and\s+", tag[2].strip())
        return f"{tag[1]}{NOT_SIGNED_OFF}{tag[3]}" if boxes and set(addresses) == set(boxes) else tag[0]

    return _BOXES_EMPTY.sub(asked, source)
