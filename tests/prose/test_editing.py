"""The editing keys of a long answer handle lists, line breaks, bold and links, and lose no word."""

import re
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.prose.blocks import Block, Listing, Paragraph, Quote, Text, lines
from eia_tui.prose.edit import TextEdit
from eia_tui.prose.inline_formatting import BOLD, ITALIC, add_link, parse_link_address, toggle_style
from eia_tui.prose.line_breaks import insert_line_break
from eia_tui.prose.lists import indent_items, number_by_hand, press_enter, toggle_list
from eia_tui.prose.markdown import read_prose


def parsed(shown: str) -> tuple[str, int, int]:
    """The text, and the start and end of its selection, which ‸ marks: one at the cursor, or one at each end."""
    start, end = shown.index("‸"), shown.rindex("‸")
    text = shown.replace("‸", "")
    return text, start, end - 1 if end > start else start


def shown_after(shown: str, change: TextEdit | None) -> str:
    if change is None:
        return shown
    text = change.apply_to(shown.replace("‸", ""))
    start, end = change.selection
    return text[:start] + "‸" + (text[start:end] + "‸" if end > start else "") + text[end:]


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("- one‸", "- one\n- ‸"),
        ("* one‸", "* one\n* ‸"),
        ("    - deep‸", "    - deep\n    - ‸"),
        ("1. one‸\n2. two", "1. one\n2. ‸\n3. two"),
        ("9) nine‸", "9) nine\n10) ‸"),
        ("1. one\n    1. in‸\n    2. too\n2. two", "1. one\n    1. in\n    2. ‸\n    3. too\n2. two"),
        ("- one t‸wo", "- one t\n- ‸wo"),
        ("- one ‸two", "- one\n- ‸two"),
        ("text\n- one\n- ‸", "text\n- one\n\n‸"),
        ("- one\n    - ‸", "- one\n- ‸"),
        ("1. one\n    - ‸\n2. two", "1. one\n- ‸\n2. two"),
        ("- ‸", "‸"),
        ("words‸", "words‸"),
        ("‸- one", "‸- one"),
        ("2019. That year‸", "2019. That year‸"),
        ("\t- deep‸", "\t- deep\n    - ‸"),
        ("-   wide‸", "-   wide\n- ‸"),
        ("- one\n  goes on‸", "- one\n  goes on\n- ‸"),
        ("1. one\n   goes ‸on\n2. two", "1. one\n   goes\n2. ‸on\n3. two"),
        ("- one\n  ‸", "- one\n- ‸"),
        ("> - one‸", "> - one\n> - ‸"),
        ("- so **much ‸is** said", "- so **much**\n- ‸**is** said"),
        ("- so **much‸** said", "- so **much**\n- ‸said"),
        ("- so ‸**much** said", "- so\n- ‸**much** said"),
        ("- - -‸", "- - -‸"),
        ("    - one\n    - ‸", "    - one\n\n‸"),
        ("- one\n  - two\n  - ‸", "- one\n  - two\n- ‸"),
        ("1.  wide\n1.  wide\n1. one‸", "1.  wide\n2. wide\n3. one\n4. ‸"),
    ],
)
def test_enter_continues_a_list_and_in_an_empty_item_ends_it(before: str, then: str):
    text, start, _ = parsed(before)
    assert shown_after(before, press_enter(text, start)) == then


@pytest.mark.parametrize(
    ("before", "typed", "then"),
    [
        ("1. one\n2. 2.‸", " ", "1. one\n2.‸"),
        ("1. one\n2. 3)‸", " ", "1. one\n3)‸"),
        ("1. one\n2. ‸", "2. two", "1. one\n‸"),
        ("> 1. one\n> 2. 2.‸", " ", "> 1. one\n> 2.‸"),
        ("- one\n    1. in\n    2. 2.‸", " ", "- one\n    1. in\n    2.‸"),
        ("1. one\n2. 2.‸", "5", "1. one\n2. 2.‸"),
        ("1. one\n2. two 2.‸", " ", "1. one\n2. two 2.‸"),
        ("- 2.‸", " ", "- 2.‸"),
    ],
)
def test_the_number_that_is_typed_replaces_that_of_the_item(before: str, typed: str, then: str):
    text, at, _ = parsed(before)
    assert shown_after(before, number_by_hand(text, at, typed)) == then


@pytest.mark.parametrize(
    ("before", "numbered", "then"),
    [
        ("one‸", False, "- one‸"),
        ("- one‸", False, "one‸"),
        ("- one‸", True, "1. one‸"),
        ("‸one\n\ntwo‸", True, "‸1. one\n\n2. two‸"),
        ("above\n‸one\ntwo‸\nbelow", False, "above\n\n‸- one\n- two‸\n\nbelow"),
        ("‸- one\n- two‸", False, "‸one\ntwo‸"),
        ("‸", False, "- ‸"),
        ("1. one\ntwo‸", True, "1. one\n2. two‸"),
        ("‸> one\n> two‸", False, "‸> - one\n> - two‸"),
        ("‸> - one\n> - two‸", False, "‸> one\n> two‸"),
        ("‸> one\n> two‸", True, "‸> 1. one\n> 2. two‸"),
        ("‸- one\n  - sub\n  - sub\n    - deep\n- two‸", True, "‸1. one\n  1. sub\n  2. sub\n    1. deep\n2. two‸"),
        ("- one\n‸  - sub\n  - sub‸\n- two", True, "- one\n‸  1. sub\n  2. sub‸\n- two"),
        ("‸**one\ntwo**‸", False, "‸- **one**\n- **two**‸"),
        ("\t‸one", False, "- ‸one"),
        ("| a | b |\n|---|---|\n| 1‸ | 2 |", False, "| a | b |\n|---|---|\n| 1‸ | 2 |"),
    ],
)
def test_a_key_turns_lines_into_items_and_back(before: str, numbered: bool, then: str):
    text, start, end = parsed(before)
    assert shown_after(before, toggle_list(text, start, end, numbered=numbered)) == then


@pytest.mark.parametrize(
    ("before", "by", "then"),
    [
        ("- one\n- two‸", 1, "- one\n    - two‸"),
        ("- one\n    - two‸", 1, "- one\n    - two‸"),
        ("- one‸", 1, "- one‸"),
        ("- one\n    - two‸", -1, "- one\n- two‸"),
        ("- one‸", -1, "- one‸"),
        ("1. one\n2. two‸\n3. three", 1, "1. one\n    1. two‸\n2. three"),
        ("words‸", 1, "words‸"),
        ("    - one\n- two‸", 1, "    - one\n        - two‸"),
        ("- one\n  - two\n  - three‸", 1, "- one\n  - two\n      - three‸"),
        ("- one\n  - two‸", -1, "- one\n- two‸"),
        ("- one\n\n- two‸", 1, "- one\n\n    - two‸"),
        ("- one\n    - in\n‸- two\n- three‸", 1, "- one\n    - in\n    ‸- two\n    - three‸"),
    ],
)
def test_an_item_is_indented_or_outdented_and_the_list_renumbered(before: str, by: int, then: str):
    text, start, end = parsed(before)
    assert shown_after(before, indent_items(text, start, end, by)) == then


@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("words‸", "words\n‸"),
        ("- one‸", "- one\n  ‸"),
        ("12. one ‸two", "12. one \n    ‸two"),
        ("    - in‸", "    - in\n      ‸"),
        ("- one\n  goes on‸", "- one\n  goes on\n  ‸"),
        ("> one ‸two", "> one \n> ‸two"),
        ("> one‸", "> one\n‸"),
        ("> - one‸", "> - one\n>   ‸"),
        ("‸- one", "\n‸- one"),
        ("  ‸  - one", "\n‸    - one"),
    ],
)
def test_a_line_break_stays_in_its_item_or_quotation(before: str, then: str):
    text, start, _ = parsed(before)
    assert shown_after(before, insert_line_break(text, start)) == then


def levels(blocks: Sequence[Block], level: int = 0) -> Iterator[tuple[int, str]]:
    """The level and the words of each item."""
    for block in blocks:
        for item in block.items if isinstance(block, Listing) else ():
            yield level, "".join(part.text for part in next(lines(item), ()) if isinstance(part, Text))
            yield from levels(item, level + 1)


LINES = [
    "one", "2019. That year", "12 May", "# of people", "+ VAT", "5 * 3", "**bold** x", "*it*", "> 65 years", "a | b",
    "[law](https://example.org)", "1.1 sub", "(a) x", "– dash", "\ttabbed", "  set in", "-5 degrees", "C:\\new", "& so",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=6), st.booleans())
def test_every_line_turned_into_an_item_is_read_as_an_item_with_the_same_words(texts: list[str], numbered: bool):
    text = "\n".join(texts)
    change = toggle_list(text, 0, len(text), numbered=numbered)
    assert change
    [listing] = read_prose(change.apply_to(text))
    assert isinstance(listing, Listing)
    assert (listing.start is not None) == numbered
    assert [item for _, item in levels([listing])] == [
        "".join(part.text for line in lines(read_prose(text_.strip())) for part in line if isinstance(part, Text))
        for text_ in texts
    ]


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=6), st.booleans())
def test_every_line_of_a_quotation_turned_into_an_item_is_read_as_an_item_in_it(texts: list[str], numbered: bool):
    text = "\n".join(f"> a {line}" for line in texts)
    change = toggle_list(text, 0, len(text), numbered=numbered)
    assert change
    [quote] = read_prose(change.apply_to(text))
    assert isinstance(quote, Quote)
    [listing] = quote.blocks
    assert isinstance(listing, Listing)
    assert (listing.start, len(listing.items)) == (1 if numbered else None, len(texts))


@given(
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(["-", "*", "1.", "2)"])), min_size=1, max_size=8),
    st.sampled_from([1, -1]),
    st.data(),
)
def test_an_item_moves_one_level_in_or_out_if_it_can(items: list[tuple[int, str]], by: int, data: st.DataObject):
    typed = [f"{' ' * indent}{marker} w{number}" for number, (indent, marker) in enumerate(items)]
    text = "\n".join(typed)
    number = data.draw(st.integers(0, len(items) - 1))
    cursor = len("\n".join(typed[: number + 1]))
    before = list(levels(read_prose(text)))
    level = before[number][0]
    levels_above = [other for other, _ in before[:number]]
    has_sibling_above = next((other for other in reversed(levels_above) if other <= level), None) == level
    possible = level > 0 if by < 0 else has_sibling_above
    change = indent_items(text, cursor, cursor, by)
    moved = list(levels(read_prose(change.apply_to(text) if change else text)))
    assert [word for _, word in moved] == [word for _, word in before]
    assert [other for other, _ in moved[:number]] == levels_above
    assert moved[number][0] == level + by * possible


@pytest.mark.parametrize(
    ("before", "marker", "then"),
    [
        ("some ‸words‸ here", BOLD, "some **‸words‸** here"),
        ("some **‸words‸** here", BOLD, "some ‸words‸ here"),
        ("some ‸**words**‸ here", BOLD, "some ‸words‸ here"),
        ("some **‸words‸** here", ITALIC, "some ***‸words‸*** here"),
        ("some ***‸words‸*** here", BOLD, "some *‸words‸* here"),
        ("some ***‸words‸*** here", ITALIC, "some **‸words‸** here"),
        ("some wo‸rds here", ITALIC, "some *wo‸rds* here"),
        ("some *wo‸rds* here", ITALIC, "some wo‸rds here"),
        ("some ‸ here", BOLD, "some **‸** here"),
        ("some **‸** here", BOLD, "some ‸ here"),
        ("some **bold act‸** here", BOLD, "some **bold act**‸ here"),
        ("- *one two‸*", ITALIC, "- *one two*‸"),
        ("* one **two‸**", BOLD, "* one **two**‸"),
        ("**one** tw‸o **three**", BOLD, "**one** **tw‸o** **three**"),
        ("‸ words ‸", BOLD, " **‸words‸** "),
        ("‸- one\n- two‸", BOLD, "‸- **one**\n- **two**‸"),
    ],
)
def test_words_become_bold_or_italic_and_plain_again(before: str, marker: str, then: str):
    text, start, end = parsed(before)
    assert shown_after(before, toggle_style(text, start, end, marker)) == then


def test_a_list_and_a_link_are_read_as_such():
    [list_, end] = read_prose("- one\n- two\n\nafter")
    assert isinstance(list_, Listing)
    assert isinstance(end, Paragraph)
    text, start, stop = parsed("see ‸the page‸")
    change = add_link(text, start, stop, "the [page]", "https://example.org/a(b)")
    assert change
    [paragraph] = read_prose(change.apply_to(text))
    assert isinstance(paragraph, Paragraph)
    assert paragraph.line[-1] == Text("the [page]", link="https://example.org/a%28b%29")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("www.example.org/page", "https://www.example.org/page"),
        ("https://example.org", "https://example.org"),
        ("team@example.org", "mailto:team@example.org"),
        ("file:///c:/x", ""),
        ("javascript:alert(1)", ""),
        ("//server/share", ""),
        ("words", ""),
    ],
)
def test_an_address_is_accepted_without_its_scheme(typed: str, address: str):
    assert parse_link_address(typed) == address


TEXTS = st.lists(
    st.tuples(
        st.sampled_from(["", "- ", "    - ", "1. ", "2) ", "    3. ", "* "]), st.text("ab *\u00e9-1.", max_size=8)
    )
).map(lambda lines: "\n".join(head + text for head, text in lines))


@given(TEXTS, st.data())
def test_no_key_loses_a_word_and_the_cursor_stays_in_the_text(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    changes = [
        press_enter(text, start), toggle_list(text, start, end, numbered=True), toggle_list(text, start, end, numbered=False),
        indent_items(text, start, end, 1), indent_items(text, start, end, -1), toggle_style(text, start, end, BOLD),
        toggle_style(text, start, end, ITALIC),
    ]  # fmt: skip
    for change in changes:
        if change:
            new = change.apply_to(text)
            assert 0 <= change.selection[0] <= change.selection[1] <= len(new)
            assert re.sub(r"[^a-z\u00e9]", "", new) == re.sub(r"[^a-z\u00e9]", "", text)
