"""Typing in a very long line is fast, and the text is wrapped where Textual would wrap it."""

import random
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.document._document import Document, Location
from textual.document._wrapped_document import WrappedDocument

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Line, Prose
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.tui.widgets import line_wrapping as long_lines
from eia_tui.tui.widgets.line_wrapping import LongLines
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
