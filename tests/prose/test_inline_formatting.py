"""The keys for bold, italic and links have exactly that effect on any selection, or change nothing."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eia_tui.prose.blocks import Text, lines
from eia_tui.prose.inline_formatting import BOLD, ITALIC, add_link, toggle_style
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.styled_text import stretches, unstyled_blocks
from tests.examples import examples

PIECES = [
    "a", "b", "word ", "café", " ", "\u00a0", "\n", "\n\n", "*", "**", "***", "- ", "1. ", "> ", "    ", "5", "65+", "(", ")",
    ":", ".", "’s", "[law](https://example.org)", "| a | b |\n|---|---|\n| 1 | 2 |\n", "## ", "5*3", "\\",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join)


def selection(data: st.DataObject, text: str) -> tuple[int, int]:
    start = data.draw(st.integers(0, len(text) - 1), label="start")
    return start, data.draw(st.integers(start + 1, len(text)), label="end")


def printed(text: str) -> list[Text]:
    """The printed characters with their styles, without spaces, whose style is invisible."""
    parts = [part for line in lines(read_prose(text)) for part in line if isinstance(part, Text)]
    return [
        Text(character, part.bold, part.italic, part.link)
        for part in parts
        for character in part.text
        if not character.isspace()
    ]


def selected_characters(text: str, start: int, end: int) -> set[int]:
    """The numbers of the printed characters in a part of the text; markers do not count."""
    positions = [
        position
        for stretch in stretches(text)
        for position, character in zip(stretch.positions, stretch.characters, strict=True)
        if not character.isspace()
    ]
    return {number for number, position in enumerate(positions) if start <= position < end}


def styled(character: Text, marker: str) -> bool:
    return character.bold if marker == BOLD else character.italic


@examples(40)
@given(TEXTS, st.sampled_from([BOLD, ITALIC]), st.data())
def test_exactly_the_selected_characters_change_their_style(text: str, marker: str, data: st.DataObject):
    start, end = selection(data, text)
    assume("[" not in text and "\\" not in text)  # otherwise the characters of the text are not those that are printed
    change = toggle_style(text, start, end, marker)
    new = change.apply_to(text)
    assert unstyled_blocks(new) == unstyled_blocks(text)
    before, after = printed(text), printed(new)
    part = selected_characters(text, start, end)
    if new == text:
        return
    on = not all(styled(before[at], marker) for at in part)
    other = ITALIC if marker == BOLD else BOLD
    for at, (old, now) in enumerate(zip(before, after, strict=True)):
        assert styled(now, marker) == (on if at in part else styled(old, marker))
        assert styled(now, other) == styled(old, other)


@examples(40)
@given(TEXTS, st.sampled_from([BOLD, ITALIC]), st.data())
def test_a_style_key_changes_no_text_and_no_link(text: str, marker: str, data: st.DataObject):
    assert unstyled_blocks(toggle_style(text, *selection(data, text), marker).apply_to(text)) == unstyled_blocks(text)


@examples(40)
@given(TEXTS, st.sampled_from([BOLD, ITALIC]), st.data())
def test_pressing_a_style_key_twice_restores_the_text(text: str, marker: str, data: st.DataObject):
    start, end = selection(data, text)
    assume("\\" not in text and not any(styled(letter, marker) for letter in printed(text)))
    once = toggle_style(text, start, end, marker)
    new = once.apply_to(text)
    assume(new != text)
    assert toggle_style(new, *once.selection, marker).apply_to(new) == text


@examples(75)
@given(TEXTS, st.sampled_from([BOLD, ITALIC]), st.data())
def test_a_style_key_without_a_selection_is_for_what_is_typed_next_and_changes_nothing_else(
    text: str, marker: str, data: st.DataObject
):
    at = data.draw(st.integers(0, len(text)), label="at")
    assume(not (text[:at][-1:] + text[at:][:1]).strip("*()|:. \n#>\\\u00a0[]"))  # otherwise a word is made bold
    change = toggle_style(text, at, at, marker)
    new, (cursor, end) = change.apply_to(text), change.selection
    assert cursor == end
    if (new, cursor) == (text, at):
        return
    plain, marked = printed(f"{text[:at]}§{text[at:]}"), printed(f"{new[:cursor]}§{new[cursor:]}")
    assert [letter.text for letter in marked if letter.text != "\\"] == [
        letter.text for letter in plain if letter.text != "\\"
    ]
    for before, after in zip(plain, marked, strict=True):
        on = styled(before, marker) != (before.text == "§")
        assert (styled(after, marker), after.link) == (on, before.link)


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("* |*", "* **|***"), ("*| *", None), ("cost* and |*", None), ("5 *| 3", None), ("\\*|", "\\***|**"),
        ("**bold|**", "**bold**|"), ("**bold |**", "**bold** |"), ("**|**", "|"), ("[see] |", "[see] **|**"),
        ("[the law|](https://example.org)", None),
    ],
)  # fmt: skip
def test_bold_beside_stray_signs_is_bold(text: str, then: str | None):
    at = text.index("|")
    change = toggle_style(text.replace("|", ""), at, at, BOLD)
    new, cursor = change.apply_to(text.replace("|", "")), change.selection[0]
    if then:
        assert f"{new[:cursor]}|{new[cursor:]}" == then
    letter = next(each for each in printed(f"{new[:cursor]}§{new[cursor:]}") if each.text == "§")
    assert letter.bold == ("bold" not in text and text != "**|**")


@pytest.mark.parametrize(
    ("shown", "bold"),
    [
        ("[[Key finding:]]the rest", "Keyfinding:"), ("people of [[65+]]s", "65+"), ("wo[[rd]]s", "rd"),
        ("word[[(s)]]", "(s)"), ("[[“Quoted.”]]she said", "“Quoted.”"), ("£[[5]]m", "5"), ("[[Total*]]", "Total*"),
        ("[[2 * 3 * 4]]", "2*3*4"), ("[[5*3]]", "5*3"), ("f**k and [[this]]", "this"), ("[[**]] two asterisks", "**"),
        ("- [[one]]", "one"), ("[[- one]]", "one"), ("12. [[May]]", "May"), ("> [[quoted]]", "quoted"),
        ("## [[Head]]", "Head"), ("- [[one\n- two]]", "onetwo"), ("[[one\ntwo]]", "onetwo"),
        ("| a | [[b]] |\n|---|---|\n| 1 | 2 |", "b"), ("| [[a | b]] |\n|---|---|\n| 1 | 2 |", "ab"),
        ("see [[the law]] now", "thelaw"), ("a [[*b* c]] d", "bc"), ("*a [[b* c]] d", "bc"), ("[[a *b]] c* d", "ab"),
        ("[the [[new]] law](https://example.org)", "new"),
        ("see [[the [law](https://example.org) now]]", "thelawnow"),
        ("[[A\u00a0B]]", "AB"), ("e\u0301[[e]]x", "e"), ("[[a]]\u200bb", "a"), ("[[, and]] so", ",and"),
    ],
)  # fmt: skip
def test_bold_is_read_as_bold_and_pressing_the_key_again_restores_the_text(shown: str, bold: str):
    start = shown.index("[[")
    end = shown.index("]]") - 2
    text = shown[:start] + shown[start + 2 : end + 2] + shown[end + 4 :]
    change = toggle_style(text, start, end, BOLD)
    new = change.apply_to(text)
    assert unstyled_blocks(new) == unstyled_blocks(text)
    assert "".join(letter.text for letter in printed(new) if letter.bold) == bold
    assert toggle_style(new, *change.selection, BOLD).apply_to(new) == text


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Leicestershire", 9, 14),  # a single asterisk inside a word is not a marker
        ("see [the law](https://example.org) now", 9, 38),
        ("see [the law](https://example.org) now", 20, 25),
        ("   ", 0, 3),
        ("| a | b |\n|---|---|", 10, 19),
    ],
)
def test_a_style_that_markdown_cannot_express_leaves_text_and_selection_unchanged(text: str, start: int, end: int):
    change = toggle_style(text, start, end, ITALIC)
    assert change.apply_to(text) == text
    assert change.selection == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end", "then"),
    [
        ("cafe\u0301s open", 3, 4, "caf**e\u0301**s open"),
        ("cafe\u0301s open", 2, 2, "**cafe\u0301s** open"),
        ("a \U0001f468\u200d\U0001f469\u200d\U0001f467 b", 2, 3, "a **\U0001f468\u200d\U0001f469\u200d\U0001f467** b"),
        ("\U0001f44d\U0001f3fd yes", 1, 2, "**\U0001f44d\U0001f3fd** yes"),
    ],
)
def test_no_marker_is_put_inside_a_letter_with_an_accent_or_an_emoji(text: str, start: int, end: int, then: str):
    assert toggle_style(text, start, end, BOLD).apply_to(text) == then


def test_a_partly_bold_selection_becomes_bold():
    assert toggle_style("**one** two", 0, 11, BOLD).apply_to("**one** two") == "**one two**"
    assert toggle_style("- **one**\n- two", 0, 15, BOLD).apply_to("- **one**\n- two") == "- **one**\n- **two**"


def test_a_part_of_bold_text_becomes_plain():
    change = toggle_style("**one two three**", 6, 9, BOLD)
    assert change.apply_to("**one two three**") == "**one** two **three**"


@pytest.mark.parametrize(
    ("typed", "then"),
    [("So **much is ‸**", "So **much is** ‸"), ("**a  ‸** b", "**a**  ‸ b"), ("x *y ‸*", "x *y* ‸")],
)
def test_spaces_typed_before_the_end_of_bold_move_after_it(typed: str, then: str):
    at = typed.index("‸")
    text = typed.replace("‸", "")
    change = toggle_style(text, at, at, BOLD if "**" in text else ITALIC)
    made = change.apply_to(text)
    assert made[: change.selection[0]] + "‸" + made[change.selection[0] :] == then
    assert all("*" not in letter.text for letter in printed(made))


@examples(40)
@given(TEXTS, st.data())
def test_a_link_is_read_as_a_link_and_nothing_else_changes(text: str, data: st.DataObject):
    start, end = selection(data, text)
    words = " ".join(text[start:end].split())
    change = add_link(text, start, end, words, "https://example.org/new") if words else None
    if change:
        old, new = printed(text), printed(change.apply_to(text))
        assert [each.text for each in new] == [each.text for each in old]
        assert any(each.link == "https://example.org/new" for each in new)
        assert all(now.link in (was.link, "https://example.org/new") for was, now in zip(old, new, strict=True))


@pytest.mark.parametrize(
    ("text", "start", "end", "new"),
    [
        ("see [the law](https://example.org/old) now", 4, 38, "see [the law](https://example.org/new) now"),
        ("see **the law** now", 4, 15, "see [**the law**](https://example.org/new) now"),
        ("| the a\\|b | c |\n|---|---|", 6, 10, "| the [a\\|b](https://example.org/new) | c |\n|---|---|"),
        ("note 5* and 6*", 5, 7, "note [5*](https://example.org/new) and 6*"),
        ("1. May", 0, 6, "1. [May](https://example.org/new)"),
        ("12 May", 0, 6, "[12 May](https://example.org/new)"),
    ],
)
def test_words_with_markers_become_a_link(text: str, start: int, end: int, new: str):
    change = add_link(text, start, end, text[start:end], "https://example.org/new")
    assert change
    assert change.apply_to(text) == new


@pytest.mark.parametrize(("start", "end"), [(6, 14), (15, 20)])
def test_a_part_of_a_link_or_its_address_cannot_become_a_link(start: int, end: int):
    text = "[the law](https://example.org) now"
    assert add_link(text, start, end, text[start:end], "https://example.org/new") is None
