"""Editing of bold, italic and links: adds and removes their markers."""

import re
import unicodedata

from eia_tui.prose import styled_text
from eia_tui.prose.blocks import Text, lines
from eia_tui.prose.edit import TextEdit, line_end, line_start, smallest_change
from eia_tui.prose.emphasis import BOLD as BOLD_STYLE
from eia_tui.prose.emphasis import ITALIC as ITALIC_STYLE
from eia_tui.prose.links import safe_link
from eia_tui.prose.list_lines import text_start
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.scrub import on_one_line

BOLD, ITALIC = "**", "*"
_STYLES = {BOLD: BOLD_STYLE, ITALIC: ITALIC_STYLE}
_TYPED = "§"
"""What is typed to find out what a word would look like there; it changes no asterisk beside it, as a letter may."""
_SPECIAL_IN_LINKS = re.compile(r"(?<!\\)[\[\]|]")
_LINK = re.compile(r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\([^()\s]*\)")
_ASTERISK = re.compile(r"(?<!\\)\*")
_PARTS = "\u200d\ufe0e\ufe0f\u20e3\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
"""The joiner of an emoji, how it is drawn, and its colour."""
_MAIL = re.compile(r"[^@\s/]+@[^@\s/]+\.[^@\s/]+")


def is_ready(text: str, at: int, marker: str) -> bool:
    """Whether a position is between two markers of a style with nothing between them: what is typed there has it."""
    return text[at - 1 : at] == "*" == text[at : at + 1] and _is_styled_after_typing(text, at, marker)


def toggle_style(text: str, start: int, end: int, marker: str) -> TextEdit:
    """Makes the selected words bold or italic, line by line; plain again if they all are. `marker` is BOLD or ITALIC.

    Without a selection, this applies to the word at the cursor. If there is no word, or the cursor is at the end of
    text with the style, it applies to what is typed next: it inserts two markers with the cursor between them, or moves
    the cursor past the marker, like the key for bold in a word processor.

    The new text is read back to check that only the style changed. Where no markers can express that, such as for
    italic inside a word or in a part of a link, the text is unchanged.
    """
    if start != end:
        return _with_style_toggled(text, *_whole_characters(text, start, end), marker)
    word_start, word_end = start, start
    while word_start > 0 and _is_word_character(text[word_start - 1]):
        word_start -= 1
    while word_end < len(text) and _is_word_character(text[word_end]):
        word_end += 1
    if word_start == word_end or (text[start : start + 1] == "*" and _is_styled_after_typing(text, start, marker)):
        return _with_typing_toggled(text, start, marker)
    word_start, word_end = _whole_characters(text, word_start, word_end)
    change = _with_style_toggled(text, word_start, word_end, marker)
    # The cursor stays at the same character.
    cursor = start + (change.selection[0] - word_start)
    return TextEdit(change.start, change.end, change.text, (cursor, cursor))


def _with_typing_toggled(text: str, at: int, marker: str) -> TextEdit:
    """Gives the style to a letter that is typed at a position, or takes it from it, and leaves the letter out again."""
    typed = text[:at] + _TYPED + text[at:]
    change = _with_style_toggled(typed, at, at + 1, marker)
    new, cursor = change.apply_to(typed), change.selection[0]
    edit = smallest_change(text, new[:cursor] + new[cursor + 1 :], (cursor, cursor)) if new != typed else None
    return edit or TextEdit(at, at, "", (cursor, cursor))


def _is_styled_after_typing(text: str, at: int, marker: str) -> bool:
    """Whether a letter that is typed at a position has a style."""
    first, last = styled_text.paragraph_range(text, at, at)
    typed = text[first:at] + _TYPED + text[at:last]
    return any(
        bool(letter := stretch.visible_range(at - first, at - first + 1)) and stretch.has_style(letter, _STYLES[marker])
        for stretch in styled_text.stretches(typed)
    )


def _is_word_character(character: str) -> bool:
    return character.isalnum() or character in "'’-" or bool(unicodedata.combining(character))


def _whole_characters(text: str, start: int, end: int) -> tuple[int, int]:
    """A part of a text, with what belongs to its first and last character: accents, and the other parts of an emoji."""
    while 0 < start < len(text) and _is_joined(text, start):
        start -= 1
    while 0 < end < len(text) and _is_joined(text, end):
        end += 1
    return start, end


def _is_joined(text: str, at: int) -> bool:
    """Whether the character at a position is shown as one with the character before it."""
    return (
        bool(unicodedata.combining(text[at]))
        or text[at] in _PARTS
        or (text[at - 1] == "\u200d" and text[at] > "\u2000")
    )


def _with_style_toggled(text: str, start: int, end: int, marker: str) -> TextEdit:
    """Gives a part of the text a style, or removes it if the whole part has it; no change if markers cannot do that."""
    style = _STYLES[marker]
    first, last = styled_text.paragraph_range(text, start, end)
    old = text[first:last]
    all_stretches = styled_text.stretches(old)
    parts = {
        at: part
        for at, stretch in enumerate(all_stretches)
        if (part := stretch.visible_range(start - first, end - first))
    }
    if not parts:
        return TextEdit(start, start, "", (start, end))
    on = not all(all_stretches[at].has_style(part, style) for at, part in parts.items())
    for at, part in parts.items():
        all_stretches[at].set_style(part, style, on=on)
    # Without the style, an asterisk no longer needs the backslash that it needed beside a marker.
    escaped = {} if on else dict.fromkeys(parts, False)
    new = styled_text.with_readable_styles(old, all_stretches, escaped)
    if new is None or styled_text.unstyled_blocks(text[:first] + new + text[last:]) != styled_text.unstyled_blocks(
        text
    ):
        return TextEdit(start, start, "", (start, end))
    (top, first_part), (bottom, last_part) = min(parts.items()), max(parts.items())
    first_position, last_position = (
        all_stretches[top].positions[first_part[0]],
        all_stretches[bottom].positions[last_part[-1]],
    )
    new_positions = dict(zip(styled_text.visible_positions(old), styled_text.visible_positions(new), strict=True))
    # If the first character is the backslash of an escaped asterisk, the selection starts with the asterisk.
    selection_start, selection_end = (
        new_positions[first_position if first_position in new_positions else first_position + 1],
        new_positions[last_position] + 1,
    )
    if "\n" in text[start:end]:  # whole lines stay selected
        selection_start = line_start(new, selection_start) if start == line_start(text, start) else selection_start
        selection_end = line_end(new, selection_end) if end == line_end(text, end) else selection_end
    return TextEdit(first, last, new, (first + selection_start, first + selection_end))


def parse_link_address(typed: str) -> str:
    """The web or mail address that was typed, perhaps without its scheme; "" if it is not one that Word may open."""
    typed = "".join(typed.split())
    if _MAIL.fullmatch(typed):
        return safe_link(f"mailto:{typed}")
    return safe_link(typed) or (safe_link(f"https://{typed}") if "." in typed and ":" not in typed else "")


def add_link(text: str, start: int, end: int, words: str, to: str) -> TextEdit | None:
    """Replaces the selection with `words` as a link to the address `to`.

    A link within the words is replaced by the new one. None if the result would not be read as a link, or if it would
    change how anything else is read.
    """
    to = to.replace("(", "%28").replace(")", "%29").replace("|", "%7C")
    words_start = line_start(text, start) + text_start(text[line_start(text, start) : line_end(text, start)])
    if start < words_start <= end:  # the link starts after a bullet or number
        start, words = words_start, text[words_start:end]
    link_text = _SPECIAL_IN_LINKS.sub(r"\\\g<0>", _LINK.sub(r"\g<words>", on_one_line(words)))
    replaced = text[start:end] if words.split() == text[start:end].split() else link_text
    old = _printed(text[:start] + replaced + text[end:])
    for label in (link_text, _ASTERISK.sub(r"\\*", link_text)):
        markdown = f"[{label}]({to})"
        new = _printed(text[:start] + markdown + text[end:])
        link_at = [at for at, (_, target) in enumerate(new) if target == safe_link(to)]
        part = slice(min(link_at, default=0), max(link_at, default=-1) + 1)
        rest_is_unchanged = new[: part.start] + old[part] + new[part.stop :] == old
        if link_at and rest_is_unchanged and [letter for letter, _ in old] == [letter for letter, _ in new]:
            return TextEdit(start, end, markdown, (start + len(markdown),) * 2)
    return None


def _printed(text: str) -> list[tuple[str, str]]:
    """The printed characters of a text without spaces, each with the address that it links to."""
    parts = (part for line in lines(read_prose(text)) for part in line)
    return [
        (character, part.link)
        for part in parts
        if isinstance(part, Text)
        for character in part.text
        if not character.isspace()
    ]
