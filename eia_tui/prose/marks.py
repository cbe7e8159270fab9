"""Bold, italic and links as they are written: signs set round words, and taken away again."""

import re

from eia_tui.prose.change import Change, between, line_end, line_start
from eia_tui.prose.links import safe_link

BOLD, ITALIC = "**", "*"
_HEAD = re.compile(r"^ *(?:(?:[-*]|\d{1,3}[.)]|#{1,6}|>) +)?")
_MAIL = re.compile(r"[^@\s/]+@[^@\s/]+\.[^@\s/]+")


def marked(text: str, start: int, end: int, mark: str) -> Change:
    """The words of a selection between two marks, or without them where they had them; line by line.

    Without a selection, the word at the cursor; where there is none, two marks with the cursor between them. At the
    end of what was typed between two marks the cursor goes on behind them, as the key does that ends bold elsewhere.
    """
    if start == end and (change := _out_of(text, start, mark)):
        return change
    if start == end:
        begin, behind = start, start
        while begin > 0 and _letter(text[begin - 1]):
            begin -= 1
        while behind < len(text) and _letter(text[behind]):
            behind += 1
        if begin == behind:
            place = start + len(mark)
            return Change(start, start, mark * 2, (place, place))
        change = _round(text, begin, behind, mark)
        # The cursor stays at its letter.
        place = start + (change.selected[0] - begin)
        return Change(change.start, change.end, change.text, (place, place))
    if "\n" not in text[start:end]:
        return _round(text, start, end, mark)
    return _lines(text, start, end, mark)


def _out_of(text: str, at: int, mark: str) -> Change | None:
    """What leads out of the marks at whose end the cursor is, or takes both away where nothing was typed in them."""
    long = len(mark)
    before = text[line_start(text, at) : at]
    if _stars(text, at, 1) not in (long, 3) or not _opened(before, mark):
        return None
    if before.endswith(mark):
        return Change(at - long, at + long, "", (at - long,) * 2)
    return Change(at, at, "", (at + long,) * 2)


def _opened(before: str, mark: str) -> bool:
    """Whether a mark was opened before and not closed."""
    opened = False
    for stars in re.findall(r"\*+", _HEAD.sub("", before, count=1)):
        opened ^= len(stars) in (len(mark), 3)
    return opened


def _letter(letter: str) -> bool:
    return letter.isalnum() or letter in "'’-"


def _lines(text: str, start: int, end: int, mark: str) -> Change:
    """Every line of a selection between marks, behind its bullet or number."""
    first, last = line_start(text, start), line_end(text, end)
    made, at = [], first
    for line in text[first:last].split("\n"):
        head = _HEAD.match(line)
        said = max(head.end() if head else 0, start - at)
        stop = max(min(len(line), end - at), said)
        if line[said:stop].strip():
            made.append(_round(line, said, stop, mark).made(line))
        else:
            made.append(line)
        at += len(line) + 1
    written = "\n".join(made)
    return Change(first, last, written, (first, first + len(written)))


def _round(text: str, start: int, end: int, mark: str) -> Change:
    """One stretch of a line between marks, or out of them; blanks at its ends stay outside."""
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    end -= len(inner) - len(inner.rstrip()) if inner.strip() else 0
    inner, long = text[start:end], len(mark)
    if len(inner) > 2 * long and _stars(inner, 0, 1) in (long, 3) and _stars(inner, len(inner) - 1, -1) in (long, 3):
        return Change(start, end, inner[long:-long], (start, end - 2 * long))
    if _stars(text, start - 1, -1) in (long, 3) and _stars(text, end, 1) in (long, 3):
        return Change(start - long, end + long, inner, (start - long, end - long))
    return Change(start, end, f"{mark}{inner}{mark}", (start + long, end + long))


def _stars(text: str, at: int, by: int) -> int:
    """How many asterisks stand there, one beside the other."""
    many = 0
    while 0 <= at < len(text) and text[at] == "*":
        many += 1
        at += by
    return many


def address(typed: str) -> str:
    """The web or mail address that somebody means, as "www.example.org"; "" where it is none that Word may hold."""
    typed = "".join(typed.split())
    if _MAIL.fullmatch(typed):
        return safe_link(f"mailto:{typed}")
    return safe_link(typed) or (safe_link(f"https://{typed}") if "." in typed and ":" not in typed else "")


def linked(text: str, start: int, end: int, words: str, to: str) -> Change | None:
    """The words as a link to an address, in place of the selection."""
    said = " ".join(words.split()).replace("[", r"\[").replace("]", r"\]")
    to = to.replace("(", "%28").replace(")", "%29")
    written = f"[{said}]({to})"
    return between(text, text[:start] + written + text[end:], (start + len(written),) * 2)
