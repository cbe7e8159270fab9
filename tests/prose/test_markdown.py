"""An officer's signs are read, and an officer's plain text stays as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.prose.blocks import Block, Break, Listing, Paragraph, Picture, Quote, Table, Text, lines
from eia_tui.prose.dialect import tokens
from eia_tui.prose.markdown import _blocks, read_prose
from eia_tui.prose.scrub import scrub


def said(blocks: tuple[Block, ...]) -> str:
    """The blocks' text, a line to each line."""
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
        "| not | a table |", "a|b\n--|--|--", "10000000. big",
    ],
)  # fmt: skip
def test_plain_text_comes_out_as_typed(text: str):
    assert said(read_prose(text)) == text
    assert all(isinstance(block, Paragraph) and not block.heading for block in read_prose(text))


def test_signs_are_read():
    bold, _, italic, _, link = read_prose("**b** *i* [l](https://example.org/a)")[0].line
    assert (bold, italic) == (Text("b", bold=True), Text("i", italic=True))
    assert link == Text("l", link="https://example.org/a")
    assert read_prose("## Title\ntext")[0] == Paragraph((Text("Title"),), heading=True)
    assert isinstance(read_prose("> quoted")[0], Quote)
    assert read_prose("![a chart](pictures/a.png)")[0].line == (Picture("pictures/a.png", "a chart"),)


def test_a_number_after_a_nested_bullet_goes_on_and_a_number_out_of_order_is_kept():
    first, second = read_prose("1. one\n2. two\n   - inner\n3. three\n7. seven")
    assert (first.start, len(first.items), second.start) == (1, 3, 7)
    assert isinstance(first.items[1][1], Listing)


def test_the_same_number_throughout_is_counted():
    assert [(each.start, len(each.items)) for each in read_prose("1. a\n1. b\n1. c")] == [(1, 3)]


def test_no_cell_of_an_uneven_table_is_dropped():
    table = read_prose("| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n| 5 |")[0]
    assert isinstance(table, Table)
    assert len(table.header) == 4
    assert said((table,)).split() == ["a", "b", "1", "2", "3", "4", "5"]


def test_what_is_nested_deeper_than_word_can_is_kept_as_text():
    deep = "\n".join(f"{'  ' * level}- level{level}" for level in range(60))
    assert all(f"level{level}" in said(read_prose(deep)) for level in range(60))
    assert said(read_prose(">" * 5000 + " deep")).endswith("deep")


@given(st.text(st.sampled_from("ab1 2.)*-_[]()!|#>+\\`\n\t:"), max_size=80))
def test_no_letter_or_figure_of_any_signs_is_lost(text: str):
    """Numbers of lists and addresses of links are Word's to show; everything else is said."""
    told = "".join(said(read_prose(text)).split())
    for word in "".join(letter if letter in "ab" else " " for letter in text.split("](", maxsplit=1)[0]).split():
        assert word in told


@given(st.text(st.sampled_from("ab 1.)*-_[]|#>+\\\n\t\u00a0"), max_size=60))
def test_a_paragraph_that_is_spared_the_parser_is_what_the_parser_makes_of_it(text: str):
    assert read_prose(text) == tuple(_blocks(iter(tokens(scrub(text)))))


@given(st.text(max_size=300))
def test_any_text_at_all_can_be_read(text: str):
    read_prose(text)
