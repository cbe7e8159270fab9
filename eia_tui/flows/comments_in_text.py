"""Divides what a stage said, as an email or a note, into comments, each at what it names."""

import re
from collections.abc import Iterator

from eia_tui.approvals.comments import version_file
from eia_tui.checks.methods.who import people_named
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WaitingItem
from eia_tui.flows.named_places import named_places
from eia_tui.prose.list_lines import item_of
from eia_tui.prose.scrub import scrub

_GREETING = re.compile(
    r"(?i)(?!.*\b(?:please|pls|but|could|would|can you|needs?|should|must)\b)"
    r"(?:hi|hello|hiya|dear|good (?:morning|afternoon|evening)|(?:many )?thanks|thank you|cheers)"
    r"(?: (?:very much|so much|a lot))?(?: (?:again|all|both|team|everyone|everybody|there|sir|madam|or)\b)*"
    r"(?-i:(?: [A-Z][\w'’-]*){0,4})"
    r"(?: for (?:the|this|that|your|sending|sharing|forwarding|passing|letting)\b[^.,!?;:]{0,60})?\s*[,.!–—-]*"
)
_CLOSING = re.compile(
    r"(?i)(?:(?:kind|kindest|warm|best|with best|with kind|many)\s+)?"
    r"(?:regards|wishes|thanks|thank you|cheers|yours(?: sincerely| faithfully| truly)?|best|all the best)\s*[,.!–—-]*"
)
_OF_A_MAIL = re.compile(
    r"(?i)(?:from|sent|to|cc|bcc|subject):\s.*|-{2,}.*-{2,}|_{5,}|sent from my .*|get outlook for .*"
    r"|.*\b(?:e-?mail|message)\b.*\b(?:confidential|intended (?:only|solely)|addressee|disclaimer)\b.*"
)
_MOST_WORDS_OF_A_NAME = 8
"""Words in a line of a signature, such as a post or an address."""
_MOST_WORDS_OF_A_HEADING = 6
_INITIALS = re.compile(r"[A-Z]{2,5}")
_SENTENCE_END = (".", "?", "!", ":", ";")


def comments_of_stage(draft: Draft, stage: str, on: str, comments: str, version: int) -> list[WaitingItem]:
    """What a stage said, as items to settle: each paragraph or list item, at what it names.

    What is below a heading such as "Section 3:" is about that. Greetings, thanks, signatures and what a mail program
    adds are not comments.
    """
    items: list[WaitingItem] = []
    about: tuple[str, ...] = ()
    for line in _comments(draft, comments):
        named = named_places(draft, line)
        if line.endswith(":") and len(line.split()) <= _MOST_WORDS_OF_A_HEADING:
            about = named
            continue
        items.append(WaitingItem(0, "comment", named or about, text=line, by=stage, at=on, file=version_file(version)))
    return items


def _comments(draft: Draft, text: str) -> Iterator[str]:
    """The lines that say something, without their bullets and numbers."""
    has_text = signing = False
    for line in _unwrapped(text):
        item = item_of(line)
        words = (item.words if item else line).strip(" -–—•*\t")
        if _CLOSING.fullmatch(words):
            signing = has_text
        elif not words or _OF_A_MAIL.fullmatch(words) or _GREETING.fullmatch(words):
            continue
        elif not (signing and not item and _may_be_of_a_signature(draft, words)):
            has_text, signing = True, False
            yield words


def _may_be_of_a_signature(draft: Draft, words: str) -> bool:
    """Whether a line below "Kind regards" is a name, a post, a telephone number or an address."""
    short = len(words.split()) <= _MOST_WORDS_OF_A_NAME
    return short and not words.endswith((".", "?", "!", ":")) and not named_places(draft, words)


def _unwrapped(text: str) -> list[str]:
    """The lines of a text, those that were wrapped as one; a name or initials below the last are left out."""
    lines: list[str] = []
    for line in scrub(text).splitlines():
        goes_on = line[:1].islower() and lines and lines[-1].strip() and not lines[-1].rstrip().endswith(_SENTENCE_END)
        if goes_on:
            lines[-1] = f"{lines[-1].rstrip()} {line}"
        else:
            lines.append(line)
    while lines and not lines[-1].strip():
        lines.pop()
    last = lines[-1].strip() if len(lines) > 1 else ""
    if last and (_INITIALS.fullmatch(last) or people_named(last) == [last]):
        lines.pop()
    return lines
