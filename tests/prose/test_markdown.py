"""Markdown that officers use is read, and plain text stays as typed."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.exports.word.verify import comparable, find_words
from eia_tui.prose.blocks import Block, Break, Listing, Paragraph, Picture, Quote, Table, Text, lines
from eia_tui.prose.inline_formatting import toggle_style
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.markdown_writer import write_prose
from tests.examples import examples


def text_of(blocks: tuple[Block, ...]) -> str:
    """The text of the blocks, line by line."""
    piece = {Break: lambda _: "\n", Text: lambda part: part.text, Picture: lambda part: part.alt}
    return "\n".join("".join(piece[type(part)](part) for part in line) for line in lines(blocks))


@pytest.mark.parametrize(
    "text",
    [
        "    four spaces at the start", "four    spaces inside", "Costs\n-----\nin full", "a&nbsp;b &amp; c", "ages <65",
        "R&D", "{{ name }} {% if x %} {# y #} {_{ z }_}", "# of people", "a_b_c and _x_ and __init__", "5 * 3 * 2",
        "5*3*2", "2019. That year", "+ VAT at 20%", "> 65 years", ">= 5", "-5 degrees", "***", "* * *", "- - -", "___",
        "\\\\server\\share and C:\\_new\\file", "`code`", "~~struck~~", "<b>bold</b>", "https://example.org/a_b*c",
        "[see note]", "[1]: not a link", "a * b", "1.5 times", "1)no", "#hashtag", "####", "=====", "~~~", "```\nx\n```",
        "[files](file:///etc/passwd)", "[share](\\\\server\\x)", "[run](javascript:alert(1))", "two\nlines", "\ttabbed",
        "[x](https://exa mple.org)", "[x](http://[::1)", "cost* and benefit*", "2nd.\n3. Not a list after a line",
        "| not | a table |", "a|b\n--|--|--", "10000000. big", "2 * 3 * 4", "5*(3+2)*4", "A*-C and A*-B", "A*A*A",
        "trans* people and trans*", "the sum (*) and the share (*)", "a rate (**) or two (**)", "****", "* * * *",
        "f***ing and s***ing", "p*ss and q*ss", "5** and 6**", "-", "1.", "N/A\n-\nN/A", "> 16\n> 18", ">", "-- x",
        "6 May 2026: we met.\n7 May 2026: we met again.", "1.1 First\n1.2 Second", "(1) one\n(2) two",
        "a) one\nb) two", "\u00a0A\u00a0B\u00a0", "co\u00adop a\u200db c\u2060d \u200b",
        "10\u202f000",
    ],
)  # fmt: skip
def test_plain_text_stays_as_typed(text: str):
    assert text_of(read_prose(text)) == text
    assert all(isinstance(block, Paragraph) and not block.heading for block in read_prose(text))


def test_markers_are_read():
    bold, _, italic, _, link = read_prose("**b** *i* [l](https://example.org/a)")[0].line
    assert (bold, italic) == (Text("b", bold=True), Text("i", italic=True))
    assert link == Text("l", link="https://example.org/a")
    assert read_prose("## Title\ntext")[0] == Paragraph((Text("Title"),), heading=True)
    assert isinstance(read_prose("> quoted")[0], Quote)
    assert read_prose("![a chart](pictures/a.png)")[0].line == (Picture("pictures/a.png", "a chart"),)


def shown(text: str) -> str:
    """The blocks as they print: two spaces for each level below the first, "> " for a quotation, bars for table cells."""
    return "\n".join(_shown(read_prose(text), 0))


def _shown(blocks: Sequence[Block], level: int) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(line, heading):
                yield ("## " if heading else "") + text_of((Paragraph(line),)).replace("\n", " / ")
            case Listing(items, start, after_number):
                for number, item in enumerate(items, start or 0):
                    marker = "•" if start is None else f"{number}{after_number}"
                    first, *rest = list(_shown(item, level + 1)) or [""]
                    yield f"{'  ' * level}{marker} {first}"
                    yield from rest
            case Quote(inner):
                yield from (f"> {line}" for line in _shown(inner, level))
            case Table(header, rows):
                for row in (header, *rows):
                    yield "| " + " | ".join(text_of((Paragraph(cell),)) for cell in row) + " |"


@pytest.mark.parametrize(
    "text",
    [
        f"- one\n{spaces}- child\n- two" for spaces in ("  ", "   ", "    ", "\t", "        ", "\t\t", "  \t")
    ] + [
        f"{spaces}- one\n{spaces}  - child\n{spaces}- two" for spaces in (" ", "  ", "    ", "\t", "             ")
    ] + [
        "- one\n\n    - child\n\n- two", "        - one\n            - child\n    - two", "* one\n   * child\n* two",
    ],
)  # fmt: skip
def test_an_item_may_have_any_indent_and_is_nested_from_two_spaces_on(text: str):
    assert shown(text) == "• one\n  • child\n• two"


@pytest.mark.parametrize(
    "text",
    ["-\u00a0a\n-\u00a0b", "\u00a0\u00a0- a\n\u00a0\u00a0- b", "\u00a0\t*\u00a0 a\n\u00a0\t* b", "- a\n-\u00a0b"],
)
def test_a_no_break_space_around_a_marker_counts_as_a_space(text: str):
    assert shown(text) == "• a\n• b"
    assert shown(text.replace("-", "1.").replace("*", "1)")).endswith("b")
    assert shown("1.\u00a0Ask\n\u00a0\u00a0- by\u00a0post\n2.\u00a0Tell") == "1. Ask\n  • by\u00a0post\n2. Tell"


@pytest.mark.parametrize("number", ["1", "9", "10", "99", "100"])
@pytest.mark.parametrize("spaces", ["  ", "   ", "    ", "     ", "\t"])
@pytest.mark.parametrize("marker", ["-", "*", "1.", "1)"])
def test_items_below_a_number_are_nested_and_the_next_number_continues_the_list(number: str, spaces: str, marker: str):
    follows = int(number) + 1
    child = marker.replace("-", "•").replace("*", "•")
    assert (
        shown(f"{number}. one\n{spaces}{marker} child\n{follows}. two")
        == f"{number}. one\n  {child} child\n{follows}. two"
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("- a\n            - b\n                    - c", "• a\n  • b\n    • c"),
        ("        - a\n    - b\n- c", "• a\n• b\n• c"),
        ("- a\n    - b\n  - c\n - d", "• a\n  • b\n  • c\n• d"),
        (" 8. a\n 9. b\n10. c", "8. a\n9. b\n10. c"),
        ("text\n    - a\nmore", "text\n• a\nmore"),
        ("1. a\n- b\n2. c", "1. a\n• b\n2. c"),
        ("1. a\n  1. b\n     - c\n  2. d\n2. e", "1. a\n  1. b\n    • c\n  2. d\n2. e"),
        ("> 1. a\n> 2. b", "> 1. a\n> 2. b"),
        ("1. a\ntext\n2. b\ntext\n3. c", "1. a\ntext\n2. b\ntext\n3. c"),
        ("9) a\ntext\n10) b", "9) a\ntext\n10) b"),
        ("1. a\ntext\n4. May was wet", "1. a\ntext / 4. May was wet"),
        ("- a\ntext\n2. b", "• a\ntext / 2. b"),
        ("> 1. a\n>   - b\n> 2. c", "> 1. a\n>   • b\n> 2. c"),
    ],
)
def test_an_item_is_at_most_one_level_below_the_one_above(text: str, printed: str):
    assert shown(text) == printed


@pytest.mark.parametrize(
    "words",
    [
        "2019. That year the library closed.", "12. May was wet.", "> 1. The first", "- x", "# y", "1) z",
        "> quoted", "1. 2. 3. b", "[ ] to do", "+ VAT",
    ],
)  # fmt: skip
@pytest.mark.parametrize("marker", ["-", "*", "1.", "7)"])
def test_a_line_has_one_marker_and_the_rest_is_text(marker: str, words: str):
    assert shown(f"{marker} {words}") == f"{marker.replace('-', '•').replace('*', '•')} {words}"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("- the bus is late\n- the stop is dark\nThis was said by many.", "• the bus is late\n• the stop is dark\nThis was said by many."),
        ("1. one\n2. two\nAfter", "1. one\n2. two\nAfter"),
        ("- one\n  goes on\n    and on\nAfter", "• one / goes on / and on\nAfter"),
        ("- one\n\n  a paragraph of its own\n- two", "• one\na paragraph of its own\n• two"),
        ("> The forum wrote:\n>> You said it would stay.\n> We think it should.\nNoted.", "> The forum wrote:\n> > You said it would stay.\n> We think it should.\nNoted."),
        ("> - one\nAfter", "> • one\nAfter"),
        ("> 65 people came\n> and 12 wrote", "> 65 people came / and 12 wrote"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\nAfter", "| a | b |\n| 1 | 2 |\nAfter"),
        ("a | b\n--|--\n1. | 2\n- | 3\nAfter", "| a | b |\n| 1. | 2 |\n| - | 3 |\nAfter"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n- one | two", "| a | b |\n| 1 | 2 |\n• one | two"),
        ("- one\n  | a |\n  |---|\n  | 1 |\n  after\n- two", "• one\n| a |\n| 1 |\nafter\n• two"),
        ("- one\n## Two\n- three", "• one\n## Two\n• three"),
    ],
)  # fmt: skip
def test_text_right_below_a_block_is_not_part_of_it(text: str, printed: str):
    assert shown(text) == printed


def test_a_number_after_a_nested_bullet_continues_the_list_and_a_number_out_of_order_is_kept():
    first, second = read_prose("1. one\n2. two\n   - inner\n3. three\n7. seven")
    assert (first.start, len(first.items), second.start) == (1, 3, 7)
    assert isinstance(first.items[1][1], Listing)


def test_items_that_all_have_the_same_number_are_counted():
    assert [(each.start, len(each.items)) for each in read_prose("1. a\n1. b\n1. c")] == [(1, 3)]


def test_no_cell_of_an_uneven_table_is_lost():
    table = read_prose("| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n| 5 |")[0]
    assert isinstance(table, Table)
    assert len(table.header) == 4
    assert text_of((table,)).split() == ["a", "b", "1", "2", "3", "4", "5"]


def test_no_cell_of_a_long_row_is_lost_in_a_list_item():
    for before, inside in (
        ("- item\n\n", "  "),
        ("1. item\n", "   "),
        ("- a\n  - item\n\n", "    "),
        ("> - item\n>\n", ">   "),
    ):
        table = "".join(f"{inside}{row}\n" for row in ("| a | b |", "|---|---|", "| c | d | e | f |"))
        assert text_of(read_prose(before + table)).split()[-6:] == ["a", "b", "c", "d", "e", "f"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('See [the plan](https://example.org/a "Adopted in spring").', "See the plan (Adopted in spring)."),
        ("[the plan](<https://example.org/a> 'Adopted\nin spring')", "the plan (Adopted in spring)"),
        ("**[the plan](mailto:a@example.org (Adopted *in* spring))**", "the plan (Adopted *in* spring)"),
        ('[the plan](https://example.org/a "The  Plan")', "the plan"),
        ('[the plan](https://example.org/a "")', "the plan"),
        ('[the plan](file:///c:/a "Adopted")', '[the plan](file:///c:/a "Adopted")'),
        ('![A map](pictures/a.png "Drawn in spring") and', "A map (Drawn in spring) and"),
        ('![A map](pictures/a.png "A map") and', "A map and"),
        ('[![A map](pictures/a.png "One")](https://example.org/a "Two")', "A map (One) (Two)"),
        ('| a |\n|---|\n| [b](https://example.org/a "Adopted") |', "a\nb (Adopted)"),
        ('- [b](https://example.org/a "Adopted")\n- c', "b (Adopted)\nc"),
    ],
)
def test_the_title_of_a_link_or_picture_is_printed_after_it(text: str, printed: str):
    assert text_of(read_prose(text)) == printed


def test_nesting_that_is_too_deep_for_word_keeps_its_text():
    deep = "\n".join(f"{'  ' * level}- level{level}" for level in range(60))
    assert all(f"level{level}" in text_of(read_prose(deep)) for level in range(60))
    assert text_of(read_prose(">" * 5000 + " deep")).endswith("deep")


@pytest.mark.parametrize(
    ("text", "bold", "italic"),
    [
        ("**Key finding:**the rest", "Key finding:", ""),
        ("people of **65+**s", "65+", ""),
        ("word**(s)** and wo**rd**s", "(s)rd", ""),
        ("*Key finding:*the rest", "", "Key finding:"),
        ("**one *two** three*", "one two", "two three"),
        ("***one** two*", "one", "one two"),
        ("**one:***two*", "one:", "two"),
        ("**one***two*", "one", "two"),
        ("*one***two**", "two", "one"),
        ("**one***two***three**", "onethree", "two"),
        ("***one***two", "one", "one"),
        ("***one*two**", "onetwo", "one"),
        ("*sub*title and *one* two", "", "subone"),
        ("**He said f***ing hell** and **left**", "He said f***ing hellleft", ""),
        ("***f***ing hell***", "f***ing hell", "f***ing hell"),
        ("*a note: 5*3 and A*A*A", "", ""),
        ("**one\ntwo**", "onetwo", ""),
        ("**one\n\ntwo**", "", ""),
        ("**one **two**", "two", ""),
        ("**Total***", "Total", ""),
        (r"**Total\***", "Total*", ""),
        ("[**a** b](https://example.org) *c*", "a", "c"),
        ("| **a | b** |\n|---|---|\n| **c** | d |", "c", ""),
    ],
)
def test_asterisks_around_words_make_them_bold_or_italic(text: str, bold: str, italic: str):
    parts = [part for line in lines(read_prose(text)) for part in line if isinstance(part, Text)]
    assert "".join(part.text for part in parts if part.bold) == bold
    assert "".join(part.text for part in parts if part.italic) == italic


MARKERS = st.lists(
    st.sampled_from(
        ["- ", "* ", "1. ", "2) ", "100. ", "2019. ", "> ", ">", "# ", "## ", "| ", "|---|", "\n", "\n\n", "  ", "\t",
         "a", "B", "12", "*", "**", "***", "\\", "[", "](", ")", "!", "\u00a0"]
    ), max_size=14,
).map("".join)  # fmt: skip


@examples(100)
@given(MARKERS | st.text(st.sampled_from("ab1 2.)*-_[]()!|#>+\\`\n\t:"), max_size=80))
def test_every_word_of_any_combination_of_markers_is_in_the_blocks(text: str):
    """Checked as in the export: in order, without the numbers of lists and the addresses of links."""
    parts = (part for line in lines(read_prose(text)) for part in line)
    printed = "".join(
        part.text if isinstance(part, Text) else getattr(part, "alt", "") or getattr(part, "path", "") for part in parts
    )
    find_words("the answer", text, comparable(printed), 0)


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str):
    read_prose(text)


@pytest.mark.parametrize(
    "path",
    [
        r"C:\*.docx", r"H:\My files\*", r"\\server\share\*.xlsx and C:\*.*", r"(C:\[old]\x)", r"%TEMP%\*.tmp", r"See C:\a\*b and c*.",
        r"\\server\*",
    ],
)  # fmt: skip
def test_a_path_with_a_wildcard_keeps_its_backslash_and_asterisk(path: str):
    assert shown(path) == path
    assert shown(write_prose(read_prose(path))) == path
    for marker in ("**", "*"):
        change = toggle_style(path, 0, len(path), marker)
        marked = change.apply_to(path)
        assert text_of(read_prose(marked)) == path
        assert toggle_style(marked, *change.selection, marker).apply_to(marked) == path


@pytest.mark.parametrize(
    ("text", "then"),
    [
        ("• a", "• a"), ("• a\n• b", "• a\n• b"), ("  ◦ a\n    ▪ b", "• a\n  • b"), ("● a\n○\u00a0b", "• a\n• b"), ("•\ta", "•\ta"),
        ("Text\n• a\n• b\nMore", "Text\n• a\n• b\nMore"), ("1. a\n   • b\n2. c", "1. a\n  • b\n2. c"), ("- a\n• b", "• a\n• b"),
        ("– a\n– b", "• a\n• b"), ("Both:\n— a\n— b", "Both:\n• a\n• b"), ("> – a\n> – b", "> • a\n> • b"),
        ("– a remark", "– a remark"), ("Text\n– a remark", "Text / – a remark"), ("–5 degrees\n–6 degrees", "–5 degrees / –6 degrees"),
        ("•a", "•a"), ("a • b", "a • b"), ("\\• a", "• a"), ("– a\n— b", "– a / — b"),
        ("- ---", "• ---"), ("- a\n- ---\n- b", "• a\n• ---\n• b"), ("* **", "• **"), ("- - -", "- - -"), ("---", "---"), ("-----", "-----"),
    ],
)  # fmt: skip
def test_a_typed_bullet_is_one_whatever_sign_it_is(text: str, then: str):
    assert shown(text) == then
    assert shown(write_prose(read_prose(text))) == then
