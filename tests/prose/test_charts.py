"""A line below a table asks for a chart of it; a table that cannot be one says why, and loses no word."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eia_tui.prose.blocks import Chart, Paragraph, Quote, Table, lines
from eia_tui.prose.chart_edit import toggle_chart
from eia_tui.prose.charts import BELOW, NoChartError, as_sentence, chart_line, charts, describe, refusals
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.markdown_writer import write_prose
from eia_tui.prose.tables import table_at

FIGURES = """\
| Leicestershire, Census 2021 | Number | Leicestershire | England |
| --- | --: | --: | --: |
| Aged 65 and over | 148,100 | 20.8% | 18.4% |
| **Disabled** | 118,100 | 16.6% | 17.3% |"""


def table(*values: str, head: str = "Visits") -> str:
    rows = "".join(f"| Row {number} | {value} |\n" for number, value in enumerate(values, 1))
    return f"| Ward | {head} |\n| --- | --- |\n{rows}".rstrip("\n")


@pytest.mark.parametrize(
    ("line", "chart"),
    [
        ("Chart: bars", Chart("bars")),
        ("Chart: columns", Chart("columns")),
        ("chart: Column", Chart("columns")),
        ("Chart:bars.", Chart("bars")),
        ("  CHART:\u00a0bars Who lives here", Chart("bars", "Who lives here")),
        ("Chart: bars, Who: where | when", Chart("bars", "Who: where | when")),
        ("Chart: columns – 2021", Chart("columns", "2021")),
        ("Chart: bars: *Older* people \\* here", Chart("bars", "Older people * here")),
        ("Chart: barsand more", None),
        ("Chart: pie", None),
        ("Chart bars", None),
        ("Chart: bars [more](https://example.org)", None),
        ("Chart: bars ![x](pictures/x.png)", None),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_line_below_a_table_asks_for_a_chart(line: str, chart: Chart | None, between: str):
    first, *rest = read_prose(f"{table('1', '2')}{between}{line}\n\nAfter")
    assert isinstance(first, Table)
    assert first.chart == chart
    assert len(rest) == (1 if chart else 2)
    assert len(first.rows) == 2


@pytest.mark.parametrize("text", ["Chart: bars", f"Chart: bars\n\n{table('1')}", f"{table('1')}\n\nSo:\nChart: bars"])
def test_the_line_is_text_anywhere_else(text: str):
    assert "Chart: bars" in "".join(getattr(part, "text", "") for line in lines(read_prose(text)) for part in line)


def test_text_right_below_the_line_is_a_paragraph():
    _, after = read_prose(f"{table('1')}\nChart: bars\nMore people\ncame.")
    assert isinstance(after, Paragraph)


def test_a_chart_in_a_list_or_a_quotation_is_that_of_its_table():
    in_list = read_prose("- Visits\n\n" + "".join(f"  {line}\n" for line in f"{table('1')}\nChart: bars".split("\n")))
    quoted = read_prose("".join(f"> {line}\n" for line in f"{table('1')}\nChart: bars".split("\n")))
    assert isinstance(quoted[0], Quote)
    assert [len(list(charts(blocks))) for blocks in (in_list, quoted)] == [1, 1]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (table("4", "see below"), "the column “Visits” has words in it (“see below”)"),
        (table("4", "fewer than 10"), "the column “Visits” has words in it (“fewer than 10”)"),
        (table("4", "<5"), "has words in it (“<5”)"),
        (table("4", "12-15"), "has words in it (“12-15”)"),
        (table("4", "–"), "has words in it (“–”)"),
        (table("4", "1.2.3"), "has words in it"),
        (table("4", "![](x.png)"), "has words in it (“[picture]”)"),
        (table("4", ""), "the column “Visits” has no number for “Row 2”"),
        (table("4", "-3"), "has a negative number (“-3”)"),
        (table("4%", "\u22123%"), "has a negative number"),
        (table("4", "(3)"), "has a negative number (“(3)”)"),
        (table("4", "£3"), "has numbers of different units"),
        (table(*["4"] * 16), "the table has 16 rows, and a chart shows at most 15"),
        (table(), "the table has no rows"),
        ("| Ward |\n|---|\n| North |", "no column of numbers"),
        ("| A | B | C |\n|---|---|---|\n| x | £1 | 2 |", "its columns have different units"),
        ("| A | B | C | D | E | F |\n|---|---|---|---|---|---|\n| x | 1 | 2 | 3 | 4 | 5 |", "5 columns of numbers"),
        ("| A | Share | Why |\n|---|---|---|\n| x | 1% | so |", "the column “Why” has words in it (“so”)"),
    ],
)
def test_one_line_says_why_there_is_no_chart_and_the_table_and_the_line_stay(text: str, reason: str):
    blocks = read_prose(f"{text}\nChart: bars, A title")
    (refusal,) = refusals(blocks)
    assert refusal.startswith("No chart: ")
    assert reason in refusal
    assert refusal.endswith(". The table prints as before.")
    assert (read_prose(text)[0], *read_prose("Chart: bars, A title")) == blocks
    assert list(charts(blocks)) == []


def test_a_second_line_for_the_same_table_makes_no_second_chart():
    blocks = read_prose(f"{table('1')}\nChart: bars\nChart: columns")
    assert len(list(charts(blocks))) == 1
    assert list(refusals(blocks)) == ["A table can have only one chart."]


@pytest.mark.parametrize("empty", ["- one\n-\n", "- one\n- \n\n", "1.\n", ">\n\n", ""])
def test_an_empty_item_beside_the_line_does_no_harm(empty: str):
    assert list(refusals(read_prose(f"{empty}Chart: bars"))) == []


def test_percentages_are_shown_and_not_the_counts_beside_them():
    (data,) = charts(read_prose(f"{FIGURES}\nChart: bars"))
    assert [(series.name, series.values) for series in data.series] == [
        ("Leicestershire", (20.8, 16.6)),
        ("England", (18.4, 17.3)),
    ]
    assert (data.names, data.unit, data.decimals) == (("Aged 65 and over", "Disabled"), "%", 1)


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("1,234", 1234, ""), ("1 234", 1234, ""), ("12.50", 12.5, ""), ("£1,200.50", 1200.5, "£"), ("8%", 8, "%"),
        ("8 per cent", 8, "%"), ("0", 0, ""), ("**7**", 7, ""), ("999999999999999", 999999999999999, ""),
    ],
)  # fmt: skip
def test_numbers_are_read_as_officers_write_them(typed: str, value: float, unit: str):
    (data,) = charts(read_prose(f"{table(typed, '0')}\nChart: columns"))
    assert (data.series[0].values, data.unit) == ((value, 0), unit)


def test_a_description_has_the_numbers_and_then_where_they_are():
    (data,) = charts(read_prose(f"{FIGURES}\nChart: bars, Who lives here"))
    numbers = "Aged 65 and over: Leicestershire 20.8%, England 18.4%; Disabled: Leicestershire 16.6%, England 17.3%."
    assert describe(data) == f"Bar chart: Who lives here. {numbers} {BELOW}"
    assert as_sentence(data) == f"Bar chart, “Who lives here”, printed above the table: {numbers}"
    (single,) = charts(read_prose(f"{table('4', '5')}\nChart: columns"))
    assert describe(single) == f"Column chart of Visits. Row 1: 4; Row 2: 5. {BELOW}"


@pytest.mark.parametrize("name", ["Ward", "A very long name of a ward and of all the places in it, one by one " * 6])
def test_a_description_has_at_most_250_characters_before_the_table_is_mentioned(name: str):
    rows = "".join(f"| {name} {number} | {number}00% | {number}01% |\n" for number in range(1, 16))
    (data,) = charts(read_prose(f"| {name} | {name} | {name} |\n|---|---|---|\n{rows}Chart: bars {name * 2}"))
    described = describe(data)
    assert len(described.removesuffix(BELOW).rstrip()) <= 250
    assert described.endswith(f"… {BELOW}")
    assert as_sentence(data).count("%") == 30


TITLES = st.text(st.sampled_from("ab *|[]()!\\-#>,:;.–—'\"&<1_%"), max_size=12)


@given(TITLES)
@example(", ;a")
@example("*")
@example("**a")
def test_what_is_written_is_read_as_the_same_chart(title: str):
    blocks = read_prose(f"{FIGURES}\nChart: bars {title}\n\nAfter")
    assert read_prose(write_prose(blocks)) == blocks
    for block in blocks:
        if isinstance(block, Table) and block.chart:
            assert not block.chart.title.startswith(" ")
            assert chart_line(block.chart).startswith("Chart: bars")


def test_the_grid_of_a_table_ends_before_its_chart():
    text = f"{FIGURES}\nChart: bars a | b | c | d"
    at_table, at_chart = table_at(text, len(FIGURES)), table_at(text, len(text))
    assert at_table
    assert (at_table.end, len(at_table.grid.rows)) == (len(FIGURES), 3)
    assert at_chart is None


@pytest.mark.parametrize(
    ("before", "after", "prefix"),
    [("", "", ""), ("Intro\n\n", "\n\nSource: x\n\nSo: ", ""), ("Intro\n", "\nRight below", ""), ("> ", "", "> ")],
)
def test_one_action_adds_the_line_and_removes_it_with_the_cursor_where_it_was(before: str, after: str, prefix: str):
    text = f"{before}{FIGURES.replace(chr(10), f'{chr(10)}{prefix}')}{after}"
    for at in (len(before) + 5, len(text)):
        added = toggle_chart(text, at, Chart("bars"))
        with_chart = added.edit.apply_to(text)
        assert added.added
        assert f"\n{prefix}Chart: bars" in with_chart
        assert len(list(charts(read_prose(with_chart)))) == 1
        cursor = added.edit.selection[0]
        assert with_chart[:cursor].endswith(text[max(at - 3, 0) : at])
        removed = toggle_chart(with_chart, cursor, Chart("bars"))
        assert not removed.added
        assert removed.edit.apply_to(with_chart) == text
        assert removed.edit.selection == (at, at)


def test_of_several_tables_the_one_at_the_cursor_or_before_it_gets_the_chart():
    text = f"{table('1')}\n\nBetween\n\n{table('2')}\n\nAfter"
    ends = [text.index("| 1 |") + 5, text.index("| 2 |") + 5]
    positions = {0: 0, text.index("Between"): 0, ends[1]: 1, len(text): 1}
    assert {at: ends.index(toggle_chart(text, at, Chart("bars")).edit.start) for at in positions} == positions


@pytest.mark.parametrize("text", ["", "No table", "a | b", table("1", "many"), table(*["1"] * 16)])
def test_nothing_is_added_where_no_chart_can_be_made(text: str):
    with pytest.raises(NoChartError):
        toggle_chart(text, len(text), Chart("bars"))


def test_the_line_of_a_table_that_became_unfit_can_still_be_removed():
    text = f"{table('1', 'many')}\n\nChart: bars, A title\n\nAfter"
    assert toggle_chart(text, 0, Chart("bars")).edit.apply_to(text) == f"{table('1', 'many')}\n\nAfter"
