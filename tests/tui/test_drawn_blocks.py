"""While a long answer is edited, its tables, pictures and charts are shown as what they are, and no key breaks them up."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.document._document import Document, Location

from eia_tui.tui.widgets.line_wrapping import LongLines
from eia_tui.tui.widgets.markdown_field import MarkdownField
from tests.tui.wizard_driver import WizardDriver, open_wizard

TABLE = "| Stop | Users |\n|---|--:|\n| Elm Way | 12 |\n| The Green, by the church | 30 |"
PIECES = (
    "| a | b |", "|---|---|", "--|:-:", "|c|", "a | b", "| x \\| y | z |", "| 漢字 and words that are too long to fit |1|",
    "> | q | r |", "> |---|---|", "  | in | item |", "  |---|---|", "Chart: bars", "Chart: columns, Visits | more", "", " ",
    "![A map](pictures/map.png)", "- see ![all the stops of the route](m.png), please", "![](<a b.png>)", "words", "\t| t |",
    "- item", "![no picture]", "||", "|", "---",
)  # fmt: skip
LINES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("\n".join)
EDITS = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200), st.one_of(LINES, st.text("|-:! \n", max_size=3))))


def _place(document: Document, number: int) -> Location:
    line = number % document.line_count
    return line, number // document.line_count % (len(document[line]) + 1)


@example("| a | b |\n\n| a | b |\n|---|---|", [(0, 0, "")], 21)
@given(LINES, EDITS, st.sampled_from([21, 30, 60]))
def test_after_any_edits_a_text_is_drawn_as_one_that_was_just_opened(
    text: str, edits: list[tuple[int, int, str]], width: int
):
    document = Document(text)
    ours = LongLines(document, width, prose=True)
    for first, last, new in edits:
        start, end = sorted((_place(document, first), _place(document, last)))
        edited = document.replace_range(start, end, new)
        ours.wrap_range(start, end, edited.end_location)
        opened = LongLines(document, width, prose=True)
        assert ours.blocks._kinds == opened.blocks._kinds
        for kept in ("_wrap_offsets", "_offset_to_line_info", "_line_index_to_offsets"):
            assert getattr(ours, kept) == getattr(opened, kept)


@given(LINES, st.sampled_from([21, 30, 60]))
def test_every_character_is_drawn_and_every_place_is_somewhere_on_the_screen(text: str, width: int):
    document = Document(text)
    ours = LongLines(document, width, prose=True)
    for number, line in enumerate(document.lines):
        if (drawn := ours.drawn(number)) is None:
            continue
        assert len(drawn.starts) == len(line) + 1
        assert all(before <= after for before, after in pairwise(drawn.starts))
        hidden = {column for start, end in drawn.hidden for column in range(start, end)}
        for column, letter in enumerate(line):
            if letter.isalnum() and column not in hidden and "…" not in drawn.text:
                assert drawn.text[drawn.starts[column]] == letter
        lines = ours._line_index_to_offsets[number]
        for column in range(len(line) + 1):
            x, y = ours.location_to_offset((number, column))
            assert lines[0] <= y <= lines[-1]
            assert 0 <= x <= width + 1
            again, back = ours.offset_to_location(ours.location_to_offset((number, column)))
            assert again == number
            if "…" not in drawn.text and not ours.blocks.is_rule(number):
                assert drawn.starts[back] == drawn.starts[column] or column in hidden


def _field(ui: WizardDriver) -> MarkdownField:
    assert isinstance(ui.wizard.focused, MarkdownField)
    return ui.wizard.focused


@pytest.mark.slow
async def test_words_typed_at_a_table_go_into_its_cells_and_no_key_breaks_it_up(path: Path, answer: str):
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(answer)
        await ui.paste(f"Before\n\n{TABLE}")
        assert "│ Elm Way                  │    12 │" in ui.screen
        assert "|" not in ui.screen
        field = _field(ui)
        await ui.press("ctrl+home", "down", "down")
        assert "├─ Table. Enter to edit ──" in ui.screen
        await ui.press("down")
        assert field.cursor_location == (4, 0), "the rule is passed over"
        await ui.type("New ")
        assert "| New Elm Way | 12 |" in field.text
        for key in (
            ("home", "backspace"),
            ("end", "delete"),
            ("end", "backspace"),
            ("ctrl+home", "down", "down", "ctrl+x"),
        ):
            await ui.press(*key)
        assert field.text == f"Before\n\n{TABLE}".replace("Elm", "New Elm")
        assert "To delete rows and columns of the table, press Enter." in ui.notices
        await ui.press("ctrl+home", "down", "down", "down", "down", "enter")
        await ui.until(lambda: "Row 2, Stop" in ui.screen)
        await ui.press("escape", "ctrl+end")
        await ui.type("After")
        assert field.text.endswith("| 30 |\n\nAfter")
        await ui.press("ctrl+z")
        assert "| New Elm Way | 12 |" in field.text


@pytest.mark.slow
async def test_a_picture_is_shown_by_its_description_and_enter_changes_it(path: Path, answer: str):
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(answer)
        field = _field(ui)
        await ui.paste("See ![A map](pictures/map.png) here")
        assert "See [Picture: A map] here" in ui.screen
        field.move_cursor((0, 4))
        await ui.press("right", "right")
        await ui.type("x")
        assert field.text == "See ![Ax map](pictures/map.png) here"
        await ui.press("end", *["left"] * 5, "left")
        await ui.type("!")
        assert field.text == "See ![Ax map!](pictures/map.png) here", "the path is passed over"
        await ui.press("enter", "enter")
        await ui.until(lambda: "What does the picture show?" in ui.screen)
        await ui.type("The [new] stops")
        await ui.press("enter")
        assert field.text == "See ![The \\[new\\] stops](pictures/map.png) here"
        await ui.until(lambda: "See [Picture: The [new] stops] here" in ui.screen)
        await ui.press("end", *["left"] * 5, "backspace")
        assert field.text == "See  here"
        await ui.press("ctrl+z")
        assert field.text.startswith("See ![The")


@pytest.mark.slow
async def test_enter_at_a_chart_changes_it_and_starts_a_line_behind_it(path: Path, answer: str):
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(answer)
        field = _field(ui)
        await ui.paste(f"{TABLE}\nChart: bars")
        assert "[Chart: bars]" in ui.screen
        await ui.press("up", "down", "home", "enter", "enter")
        assert field.text.endswith("\nChart: columns")
        await ui.press("enter", "down", "enter")
        await ui.until(lambda: "Title of the chart" in ui.screen)
        await ui.type("Users")
        await ui.press("enter")
        assert field.text.endswith("\nChart: columns, Users")
        await ui.press("end")
        await ui.type("\nSo")
        assert field.text.endswith("\nChart: columns, Users\nSo")
