"""Bold, italic and links as they are written: signs set round words, and taken away again."""

import re

from eia_tui.prose import styled_text as letters
from eia_tui.prose.blocks import Text, lines
from eia_tui.prose.edit import Change, line_end, line_start
from eia_tui.prose.emphasis import BOLD as BOLD_STYLE
from eia_tui.prose.emphasis import ITALIC as ITALIC_STYLE
from eia_tui.prose.links import safe_link
from eia_tui.prose.list_lines import words_at
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.scrub import on_one_line

BOLD, ITALIC = "**", "*"
_STYLES = {BOLD: BOLD_STYLE, ITALIC: ITALIC_STYLE}
_HEAD = re.compile(r"^ *(?:(?:[-*]|\d{1,3}[.)]|#{1,6}|>) +)?")
_SIGNS_IN_LINKS = re.compile(r"(?<!\\)[\[\]|]")
_LINK = re.compile(r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\([^()\s]*\)")
_ASTERISK = re.compile(r"(?<!\\)\*")
_MAIL = re.compile(r"[^@\s/]+@[^@\s/]+\.[^@\s/]+")


def marked(text: str, start: int, end: int, mark: str) -> Change:
    """The words of a selection bold or italic, or plain again where they all are; line by line.

    Without a selection, the word at the cursor; where there is none, two marks with the cursor between them. At the
    end of what was typed between two marks the cursor goes on behind them, as the key does that ends bold elsewhere.

    What is written is read as that and nothing else changes: where no signs can say so, as for italic inside a word or
    a part of a link, the change leaves the text as it is.
    """
    if start != end:
        return _restyled(text, start, end, mark)
    if change := _out_of(text, start, mark):
        return change
    begin, behind = start, start
    while begin > 0 and _letter(text[begin - 1]):
        begin -= 1
    while behind < len(text) and _letter(text[behind]):
        behind += 1
    if begin == behind:
        place = start + len(mark)
        return Change(start, start, mark * 2, (place, place))
    change = _restyled(text, begin, behind, mark)
    # The cursor stays at its letter.
    place = start + (change.selected[0] - begin)
    return Change(change.start, change.end, change.text, (place, place))


def _out_of(text: str, at: int, mark: str) -> Change | None:
    """What leads out of the marks at whose end the cursor is, or takes both away where nothing was typed in them."""
    long = len(mark)
    before = text[line_start(text, at) : at]
    if _stars(text, at, 1) not in (long, 3) or not _opened(before, mark):
        return None
    if before.endswith(mark):
        return Change(at - long, at + long, "", (at - long,) * 2)
    # A blank typed before the end stands behind it: beside a blank the mark would be a letter.
    blanks = len(before) - len(before.rstrip(" "))
    return Change(at - blanks, at + long, mark + " " * blanks, (at + long,) * 2)


def _opened(before: str, mark: str) -> bool:
    """Whether a mark was opened before and not closed."""
    opened = False
    for stars in re.findall(r"\*+", _HEAD.sub("", before, count=1)):
        opened ^= len(stars) in (len(mark), 3)
    return opened


def _letter(letter: str) -> bool:
    return letter.isalnum() or letter in "'’-"


def _stars(text: str, at: int, by: int) -> int:
    """How many asterisks stand there, one beside the other."""
    many = 0
    while 0 <= at < len(text) and text[at] == "*":
        many += 1
        at += by
    return many


def _restyled(text: str, start: int, end: int, mark: str) -> Change:
    """The letters of a part of the text in a style, or out of it where all of them have it."""
    style = _STYLES[mark]
    first, last = letters.around(text, start, end)
    old = text[first:last]
    found = letters.stretches(old)
    parts = {at: part for at, each in enumerate(found) if (part := each.within(start - first, end - first))}
    if not parts:
        return Change(start, start, "", (start, end))
    on = not all(found[at].has_style(part, style) for at, part in parts.items())
    for at, part in parts.items():
        found[at].set_style(part, style, on=on)
    # Plain again, an asterisk needs no backslash that was put there beside the marks.
    hidden = {} if on else dict.fromkeys(parts, False)
    new = letters.written(old, found, hidden)
    while wrong := [at for at in letters.misread(new, found) if not hidden.get(at)]:
        hidden |= dict.fromkeys(wrong, True)
        new = letters.written(old, found, hidden)
    whole = text[:first] + new + text[last:]
    if letters.misread(new, found) or letters.plain(whole) != letters.plain(text):
        return Change(start, start, "", (start, end))
    (top, first_part), (bottom, last_part) = min(parts.items()), max(parts.items())
    begun, ended = found[top].places[first_part[0]], found[bottom].places[last_part[-1]]
    now = dict(zip(letters.seen(old), letters.seen(new), strict=True))
    # Where a backslash that hides an asterisk comes first, the selection begins with the asterisk.
    begin, stop = now[begun if begun in now else begun + 1], now[ended] + 1
    if "\n" in text[start:end]:  # whole lines stay selected as such
        begin = line_start(new, begin) if start == line_start(text, start) else begin
        stop = line_end(new, stop) if end == line_end(text, end) else stop
    return Change(first, last, new, (first + begin, first + stop))


def address(typed: str) -> str:
    """The web or mail address that somebody means, as "www.example.org"; "" where it is none that Word may hold."""
    typed = "".join(typed.split())
    if _MAIL.fullmatch(typed):
        return safe_link(f"mailto:{typed}")
    return safe_link(typed) or (safe_link(f"https://{typed}") if "." in typed and ":" not in typed else "")


def linked(text: str, start: int, end: int, words: str, to: str) -> Change | None:
    """The words as a link to an address, in place of the selection.

    A link among the words gives way to the new one. None where it would not be read as a link, or where anything else
    would be read otherwise than with the words alone.
    """
    to = to.replace("(", "%28").replace(")", "%29").replace("|", "%7C")
    begin = line_start(text, start) + words_at(text[line_start(text, start) : line_end(text, start)])
    if start < begin <= end:  # a bullet or number before the words stays before the link
        start, words = begin, text[begin:end]
    said = _SIGNS_IN_LINKS.sub(r"\\\g<0>", _LINK.sub(r"\g<words>", on_one_line(words)))
    kept = text[start:end] if words.split() == text[start:end].split() else said
    old = _printed(text[:start] + kept + text[end:])
    for label in (said, _ASTERISK.sub(r"\\*", said)):
        written = f"[{label}]({to})"
        new = _printed(text[:start] + written + text[end:])
        link = [at for at, (_, where) in enumerate(new) if where == safe_link(to)]
        part = slice(min(link, default=0), max(link, default=-1) + 1)
        beside = new[: part.start] + old[part] + new[part.stop :] == old
        if link and beside and [letter for letter, _ in old] == [letter for letter, _ in new]:
            return Change(start, end, written, (start + len(written),) * 2)
    return None


def _printed(text: str) -> list[tuple[str, str]]:
    """The letters of a text that are printed, blanks left out, each with the address it leads to."""
    parts = (part for line in lines(read_prose(text)) for part in line)
    return [
        (letter, part.link) for part in parts if isinstance(part, Text) for letter in part.text if not letter.isspace()
    ]
