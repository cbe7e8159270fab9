"""Typing in a very long line is fast, and the text is wrapped where Textual would wrap it."""

import random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.document._document import Document, Location
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Line, Prose
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.tui.widgets import line_wrapping as long_lines
from eia_tui.tui.widgets.line_wrapping import LongLines
from eia_tui.tui.widgets.text_field import TextField
from tests.random_typing.drawn_screen import DrawnScreen, differences
from tests.tui.wizard_driver import open_wizard

LETTERS = "ab  -\u4e2d\u00e9\U0001f600\u0301\u200d\ufe0f"
EDITS = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 300), st.text(alphabet=f"{LETTERS}\t\n", max_size=60)), max_size=6
)


def location(document: Document, number: int) -> Location:
    line = number % document.line_count
    return line, min(number, len(document[line]))


@example(
    "\U0001f642\U0001f469\u200d\U0001f469\u200d\U0001f467\U0001f3f3\ufe0f\u200d\U0001f308" * 9 + " end",
    [(43, 43, "ab cd")],
    13,
)
@given(st.text(alphabet=LETTERS, max_size=300), EDITS, st.integers(1, 30))
def test_after_any_edits_each_line_breaks_where_textual_breaks_it(
    text: str, edits: list[tuple[int, int, str]], width: int
):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_lines, "_AT_ONCE", 40)
        document = Document(text)
        ours = LongLines(document, width)
        for first, last, new in edits:
            start, end = sorted((location(document, first), location(document, last)))
            edited = document.replace_range(start, end, new)
            ours.wrap_range(start, end, edited.end_location)
            textuals = WrappedDocument(document, width)
            for kept in ("_wrap_offsets", "_offset_to_line_info", "_line_index_to_offsets", "_tab_width_cache"):
                assert getattr(ours, kept) == getattr(textuals, kept)
            assert [ours.get_sections(line) for line in range(document.line_count)] == [
                textuals.get_sections(line) for line in range(document.line_count)
            ]


ITEMS = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["- ", "  - ", "* ", "1. ", "12) ", "\u00a0- ", "- 1. ", "-", "1234. ", "- \t", "", " "]),
        st.text(alphabet=LETTERS, max_size=12),
        st.text(alphabet=LETTERS, max_size=120),
    ),
    min_size=1,
    max_size=6,
).map("\n".join)


@given(ITEMS, EDITS, st.integers(1, 60))
def test_after_any_edits_items_hang_as_in_a_text_that_was_just_opened(
    text: str, edits: list[tuple[int, int, str]], width: int
):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(long_lines, "_AT_ONCE", 40)
        document = Document(text)
        ours = LongLines(document, width, prose=True)
        for first, last, new in [(0, 0, ""), *edits]:
            start, end = sorted((location(document, first), location(document, last)))
            edited = document.replace_range(start, end, new)
            ours.wrap_range(start, end, edited.end_location)
            opened = LongLines(document, width, prose=True)
            for kept in ("_wrap_offsets", "_offset_to_line_info", "_line_index_to_offsets", "_tab_width_cache"):
                assert getattr(ours, kept) == getattr(opened, kept)
            for number, line in enumerate(document.lines):
                hang = ours.hang(number)
                if not hang:
                    assert ours.get_sections(number) == WrappedDocument(Document(line), width).get_sections(0)
                    continue
                assert 3 * hang <= width
                first_section, *others = ours.get_sections(number)
                rest = WrappedDocument(Document("".join(others)), width - hang)
                assert others == (rest.get_sections(0) if others else [])
                assert first_section == WrappedDocument(Document(line), width).get_sections(0)[0]


@given(ITEMS, st.integers(4, 60))
def test_every_place_in_an_item_that_hangs_is_where_it_is_drawn(text: str, width: int):
    document = Document(text)
    ours = LongLines(document, width, prose=True)
    for number in range(document.line_count):
        column = 0
        for part, section in enumerate(ours.get_sections(number)):
            indent = ours.hang(number) if part else 0
            for x in range(indent + 1):
                assert ours.offset_to_location(Offset(x, ours._line_index_to_offsets[number][part]))[0] == number
            if section.isascii() and "\t" not in section:
                for at in range(len(section)):
                    offset = ours.location_to_offset((number, column + at))
                    assert offset == (indent + at, ours._line_index_to_offsets[number][part])
                    assert ours.offset_to_location(offset) == (number, column + at)
            column += len(section)


async def test_the_lines_of_an_item_begin_below_its_text_and_the_cursor_is_on_the_character_it_is_at(form: Form):
    path = new_draft("Mobile library timetable", form)
    item = "- people aged 80 and over are 22% of customers but 30% of those who would lose the stop near their home"
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(next(form.with_role("evidence")).address)
        drawn = DrawnScreen(ui.wizard)
        await ui.paste(item)
        area = ui.wizard.focused
        assert isinstance(area, TextField)
        assert differences(drawn) == []
        for column in range(len(item)):
            area.move_cursor((0, column))
            x, y = area.cursor_screen_offset
            assert drawn.cells[x, y] == item[column]
        second = area.wrapped_document.get_sections(0)[1]
        area.move_cursor((0, item.index(second)))
        x, y = area.cursor_screen_offset
        await ui.press("up", "end", "down", "home")
        assert area.cursor_location == (0, item.index(second))
        await ui.pilot.click(offset=(x + 3, y))
        await ui.type("X")
        assert area.text == item.replace(second, f"{second[:3]}X{second[3:]}")


async def test_the_lines_of_an_item_begin_below_its_text_with_the_cursor_inside_an_emoji(form: Form):
    path = new_draft("Mobile library timetable", form)
    family = "\U0001f469\u200d\U0001f469\u200d\U0001f467"
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(next(form.with_role("evidence")).address)
        drawn = DrawnScreen(ui.wizard)
        await ui.paste(f"- one\n- {family * 60}")
        area = ui.wizard.focused
        assert isinstance(area, TextField)
        for column in range(2 + len(family * 60) - 8, 2 + len(family * 60)):
            area.move_cursor((1, column))
            await ui.pilot.pause()
            assert differences(drawn) == []


async def test_a_word_that_is_undone_in_a_long_line_leaves_every_word_where_it_fits(form: Form):
    path = new_draft("Mobile library timetable", form)
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(next(form.with_role("people")).address)
        field = ui.wizard.focused
        assert isinstance(field, TextField)
        await ui.paste("abc " * 14 + "x yy zzz " * 300)
        for typed in ("xx", "xxx", "xxxx", "xxxxx", "xxxxxx"):
            await ui.press("ctrl+home", "right", "right")
            await ui.type(typed)
            await ui.press("ctrl+z")
            width = field.wrapped_document._width
            assert field.wrapped_document._wrap_offsets == LongLines(field.document, width)._wrap_offsets


@pytest.mark.slow
@pytest.mark.parametrize("kind", [Line, Prose])
async def test_a_key_in_an_answer_of_fifty_thousand_characters_wraps_a_small_part_of_it(
    kind: type[Line | Prose], form: Form, monkeypatch: pytest.MonkeyPatch
):
    path = new_draft("Mobile library timetable", form)
    draft = open_draft(path)
    address = next(
        address for address, asked in form.questions.items() if isinstance(asked, kind) and asked.role != "name"
    )
    letters = random.Random(1)
    draft.put(address, " ".join("w" * letters.randint(1, 12) for _ in range(50_000 // 7)))
    save_draft(draft, path)
    wrapped: list[int] = []
    wrap = long_lines.compute_wrap_offsets

    def counted(text: str, *given: Any, **named: Any) -> list[int]:
        wrapped.append(len(text))
        return wrap(text, *given, **named)

    for module in ("eia_tui.tui.widgets.line_wrapping", "textual.document._wrapped_document"):
        monkeypatch.setattr(f"{module}.compute_wrap_offsets", counted)
    async with open_wizard(path) as ui:
        await ui.go(address)
        wrapped.clear()
        await ui.type("Typed at once. ")
        assert sum(wrapped) < 15 * 3 * long_lines._AT_ONCE
        await ui.saved()
        await ui.press("ctrl+q")
    assert "Typed at once." in str(open_draft(path).answer(address))
