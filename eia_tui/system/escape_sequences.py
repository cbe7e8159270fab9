r"""What a terminal sends beside text: keys, answers, and the marks of a paste (ECMA-48; XTerm Control Sequences).

The patterns are for text. Where bytes are read, `in_bytes` makes them fit.
"""

import re

PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"

_PARAMETERS = r"[0-?]*[ -/]*"
# A final [ or ] is left out: no terminal sends one, and officers type them.
_CONTROL = rf"\[(?:\[[A-E]|M[^\x1b]{{3}}|[0-9]{{1,2}}\$(?!y)|{_PARAMETERS}[@-LN-Z\\^-~]|[0-?]+[ -/]*M)"
_CONTROL_CUT = rf"\[(?:\[?|M[^\x1b]{{0,2}}|{_PARAMETERS})"
_FUNCTION = r"O[PQRSABCDHFMabcd]"
# Answers with text of their own: a colour or a title, the name of the terminal, a picture protocol.
_ANSWER = r"(?:\][0-9]{1,4};|P(?:[>!]|[0-9;]*[$+|])|_G)"
_ANSWER_TEXT = r"[^\x07\x1b]{0,4000}"

KEY = re.compile(rf"\x1b(?:{_CONTROL}|{_FUNCTION})")
"""A key without a character, or a short answer of the terminal."""
SEQUENCE = re.compile(rf"{KEY.pattern}|\x1b{_ANSWER}{_ANSWER_TEXT}(?:\x07|\x1b\\)")
"""The same, or an answer with text."""
CUT_SEQUENCE = re.compile(rf"\x1b(?:{_CONTROL_CUT}|O|\][0-9]{{0,4}}|P[>!]?[0-9;]*|_|{_ANSWER}{_ANSWER_TEXT}\x1b?)?\Z")
"""The beginning of a sequence, or an Esc alone; the rest may still arrive."""
BROKEN_SEQUENCE = re.compile(rf"\x1b(?:\[(?=[\x00-\x1f\x7f])|\[[0-?]{_PARAMETERS})")
"""The beginning of a sequence whose rest never came."""
REST = re.compile(rf"\[(?:[0-9<-?][0-?]*[ -/]*[@-Z\\^-~]|[A-Z](?=\x1b|\Z))|O[PQRSABCDHF](?=\x1b|\Z)|{_ANSWER}")
"""What comes together after an Esc that was late by itself, and is nothing that is typed."""
CUT_REST = re.compile(r"\[[<-?]?[0-9;]*[ -/]?\Z")
"""The beginning of such a rest."""

LATE = 2.0
"""Seconds within which the rest of a sequence arrives over a slow line."""
QUIET = 2.0
"""Seconds without anything more of a paste after which it is over, though its end was not marked."""
GOES_ON = 30.0
"""Seconds for which the rest of such a paste is looked for."""
QUICKLY = 0.3
"""Seconds within which the parts of a paste come; keys that are pressed meanwhile do not make it longer."""
LONGEST_KEY = 8
"""The most characters that a key sends."""


def in_bytes(pattern: re.Pattern[str]) -> bytes:
    """A pattern for bytes; to be put into another, or compiled."""
    return pattern.pattern.encode("ascii")
