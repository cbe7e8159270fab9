"""Long answers are formatted with keys, without knowing Markdown, and nothing typed is lost."""

import os
import sys
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.prose.blocks import Picture, Table, Text, lines
from eia_tui.prose.markdown import read_prose
from eia_tui.storage.drafts import open_draft
from eia_tui.tui.dialogs.picture import PictureScreen
from eia_tui.tui.dialogs.preview import PreviewScreen
from eia_tui.tui.dialogs.table import TableScreen
from eia_tui.tui.widgets.markdown_field import MarkdownField
from tests.images import png
from tests.tui.wizard_driver import SIZES, WizardDriver, desk

pytestmark = pytest.mark.slow


@pytest.fixture
def evidence(form: Form) -> str:
    """The address of a long answer."""
    return next(asked.address for asked in form.with_role("evidence"))


def area(at: WizardDriver) -> MarkdownField:
    focused = at.wizard.focused
    assert isinstance(focused, MarkdownField)
    return focused


async def answer(at: WizardDriver, path: Path, address: str) -> str:
    await at.pilot.pause()
    await at.press("ctrl+s")
    await at.saved()
    return str(open_draft(path).answer(address))


async def test_enter_continues_a_list_and_twice_ends_it(path: Path, evidence: str):
    async with desk(path) as at:
        await at.go(evidence)
        await at.press("ctrl+l")
        await at.type("one\ntwo\n\nAfter the list")
        assert await answer(at, path, evidence) == "- one\n- two\n\nAfter the list"
        await at.press("ctrl+j")
        assert await answer(at, path, evidence) == "- one\n- two\n\nAfter the list\n"


async def test_keys_set_bold_italic_numbers_and_levels_and_undo_reverts_each(path: Path, evidence: str):
    async with desk(path) as at:
        await at.go(evidence)
        await at.type("words")
        await at.press("ctrl+b")
        assert area(at).text == "**words**"
        await at.press("ctrl+e")
        assert area(at).text == "***words***"
        await at.press("ctrl+z")
        assert area(at).text == "**words**"
        await at.press("left", "ctrl+b", "end", "ctrl+n", "enter")
        await at.type("two")
        await at.press("ctrl+d")
        assert area(at).text == "1. words\n    1. two"
        await at.press("ctrl+u")
        assert area(at).text == "1. words\n2. two"
        await at.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert area(at).text == "words"


async def test_a_pasted_list_is_a_separate_block_and_the_first_undo_restores_the_text_as_pasted(
    path: Path, evidence: str
):
    async with desk(path) as at:
        await at.go(evidence)
        await at.type("We heard many things")
        await at.press(*["left"] * len(" many things"))
        await at.paste("•\tthe bus is late\n•\tthe stop is dark")
        assert area(at).text == "We heard\n\n- the bus is late\n- the stop is dark\n\nmany things"
        await at.press("ctrl+z")
        assert area(at).text == "We heard•\tthe bus is late\n•\tthe stop is dark many things"
        await at.press("ctrl+z")
        assert area(at).text == "We heard many things"
        await at.press("ctrl+y", "ctrl+y", "ctrl+end")
        await at.paste("> - quoted\n> - again")
        await at.type("Noted.")
        text = await answer(at, path, evidence)
        assert text.endswith("many things\n\n> - quoted\n> - again\n\nNoted.")
        assert read_prose(text)[-1].line == (Text("Noted."),)


@pytest.mark.parametrize("block", ["- one\n- two", "| a | b |\n| --- | --- |\n| 1 | 2 |", "> said", "## Head"])
@pytest.mark.parametrize("first", ["letter", "enter", "paste"])
async def test_text_typed_or_pasted_next_goes_below_a_pasted_block_and_one_undo_reverts_it(
    path: Path, evidence: str, block: str, first: str
):
    async with desk(path) as at:
        await at.go(evidence)
        await at.type("Above")
        await at.paste(block)
        assert area(at).text == f"Above\n\n{block}"
        if first == "paste":
            await at.paste("Below")
        else:
            await at.type("\nBelow" if first == "enter" else "Below")
        assert area(at).text == f"Above\n\n{block}\n\nBelow"
        await at.press("ctrl+a", "delete")
        await at.paste(block)
        await at.press("left", "right")
        await at.type("!")
        assert area(at).text == f"{block}!"  # the cursor was moved: the officer knows where it is


async def test_words_pasted_into_a_sentence_stay_in_it(path: Path, evidence: str):
    async with desk(path) as at:
        await at.go(evidence)
        await at.type("We heard things")
        await at.press(*["left"] * len("things"))
        await at.paste("many ")
        await at.type("bad ")
        assert await answer(at, path, evidence) == "We heard many bad things"


async def test_a_line_break_in_an_item_stays_in_it_and_enter_starts_the_next(path: Path, evidence: str):
    async with desk(path) as at:
        await at.go(evidence)
        await at.press("ctrl+n")
        await at.type("one")
        await at.press("ctrl+j")
        await at.type("goes on\ntwo")
        assert await answer(at, path, evidence) == "1. one\n   goes on\n2. two"


async def test_a_formatting_key_that_cannot_work_says_why(path: Path, evidence: str):
    async with desk(path) as at:
        await at.go(evidence)
        await at.type("Leicestershire")
        await at.press(*["shift+left"] * 5, "ctrl+e")
        assert area(at).text == "Leicestershire"
        assert "Italic cannot begin or end there" in at.notices
        await at.press("ctrl+a", "delete")
        await at.paste("| a | b |\n| --- | --- |\n| 1 | 2 |")
        await at.press("ctrl+home", "ctrl+l")
        assert "Rows of a table cannot be items of a list." in at.notices
        await at.press("ctrl+a", "delete")
        await at.type("[the law](https://example.org) now")
        await at.press(*["shift+left"] * 8, "ctrl+k")
        await at.type("www.example.org\n")
        assert "No link was made: the selection is part of a link" in at.notices
        assert area(at).text == "[the law](https://example.org) now"


@pytest.mark.parametrize("size", SIZES)
async def test_the_formatting_keys_are_shown_while_a_long_answer_has_the_focus(
    path: Path, evidence: str, form: Form, size: tuple[int, int]
):
    line = next(address for address, question in form.questions.items() if not isinstance(question, Prose))
    async with desk(path, size=size) as at:
        await at.go(line)
        assert "Ctrl+B" not in at.screen
        await at.go(evidence)
        for key in (
            "Ctrl+B Bold",
            "E Italic",
            "L Bullet",
            "N Number",
            "D In",
            "U Out",
            "K Link",
            "T Table",
            "G Picture",
        ):
            assert key in at.screen
        commands = [command.title for command in at.wizard.get_system_commands(at.wizard.screen)]
        for description in (
            "Bold (Ctrl+B)", "Italic (Ctrl+E)", "Bullets, or none (Ctrl+L)", "Numbers, or none (Ctrl+N)",
            "Increase indent (Ctrl+D)", "Decrease indent (Ctrl+U)", "Link (Ctrl+K)", "Table, new or at the cursor (Ctrl+T)",
            "Picture (Ctrl+G)", "Open in your own editor (Ctrl+O)", "Preview (F3)", "Spelling (Ctrl+R)",
        ):  # fmt: skip
            assert description in commands, description


async def test_in_a_narrow_window_both_lines_of_keys_are_complete(path: Path, evidence: str):
    async with desk(path, size=(60, 20)) as at:
        await at.go(evidence)
        assert "Ctrl+B Bold E Italic" in at.lines[-2]
        assert "Ctrl+P All" in at.lines[-1]


async def test_undo_still_works_after_going_to_another_step_and_back(path: Path, evidence: str):
    async with desk(path) as at:
        await at.go(evidence)
        await at.type("first words")
        area(at).history.checkpoint()
        await at.press("ctrl+a", "delete")
        assert area(at).text == ""
        await at.press("f8", "f8", "f7", "f7")
        await at.go(evidence)
        await at.press("ctrl+z")
        assert await answer(at, path, evidence) == "first words"


async def test_the_same_key_starts_and_ends_bold(path: Path, evidence: str):
    async with desk(path) as at:
        await at.go(evidence)
        await at.type("So ")
        await at.press("ctrl+b")
        await at.type("much is")
        await at.press("ctrl+b")
        await at.type(" said.")
        assert await answer(at, path, evidence) == "So **much is** said."


async def test_a_link_is_asked_for_and_written(path: Path, evidence: str):
    async with desk(path) as at:
        await at.go(evidence)
        await at.press("ctrl+k")
        await at.type("the survey\n")
        await at.type("www.example.org\n")
        assert await answer(at, path, evidence) == "[the survey](https://www.example.org)"
        await at.press("ctrl+a", "ctrl+k")
        await at.type("file:///c:/x\n")
        assert "No link was made" in at.notices


async def test_a_table_is_made_filled_in_and_changed_in_a_grid(path: Path, evidence: str):
    async with desk(path) as at:
        await at.go(evidence)
        await at.type("Before")
        await at.press("ctrl+t")
        await at.press("ctrl+a")
        await at.type("2 x 2\n")
        await at.until(lambda: isinstance(at.wizard.screen, TableScreen))
        await at.type("Group\tCount\tAge\t12\tSex\t30")
        await at.press("f5")
        await at.type("31")
        await at.press("f6")
        await at.type("Note")
        await at.press("f8", "f9")
        await at.press("escape")
        text = await answer(at, path, evidence)
        before, table = read_prose(text)
        assert isinstance(table, Table)
        assert [["".join(part.text for part in cell if isinstance(part, Text)) for cell in row] for row in (table.header, *table.rows)] == [
            ["Group", "Count", ""], ["Age", "12", ""], ["Sex", "30", ""], ["", "31", "Note"],
        ]  # fmt: skip
        assert before.line == (Text("Before"),)
        area(at).go_to(text.index("Sex"))
        await at.press("ctrl+t")
        await at.until(lambda: isinstance(at.wizard.screen, TableScreen))
        assert "Row 2, Group" in at.screen
        await at.press("f7", "escape")
        assert "Sex" not in await answer(at, path, evidence)
        await at.press("ctrl+z")
        assert "Sex" in await answer(at, path, evidence)


async def test_text_typed_into_a_cell_is_saved_before_the_grid_is_left(path: Path, evidence: str):
    async with desk(path) as at:
        await at.go(evidence)
        await at.press("ctrl+t", "enter")
        await at.until(lambda: isinstance(at.wizard.screen, TableScreen))
        await at.type("Kept")
        await at.until(lambda: "Kept" in str(open_draft(path).answer(evidence)))
        assert isinstance(at.wizard.screen, TableScreen)


async def test_tab_leaves_the_grid_and_an_empty_grid_adds_nothing(path: Path, evidence: str):
    async with desk(path) as at:
        await at.go(evidence)
        await at.type("words")
        await at.press("ctrl+t")
        await at.press("ctrl+a")
        await at.type("1 x 1\n")
        await at.until(lambda: isinstance(at.wizard.screen, TableScreen))
        await at.press("tab", "tab", "enter")
        await at.until(lambda: not isinstance(at.wizard.screen, TableScreen))
        assert await answer(at, path, evidence) == "words"


async def test_a_picture_is_chosen_described_and_copied_to_the_draft(path: Path, evidence: str, tmp_path: Path):
    folder = tmp_path / "my charts"
    folder.mkdir()
    (folder / "chart one.png").write_bytes(png(4, 3))
    (folder / "bad.png").write_bytes(b"GIF89a")
    async with desk(path) as at:
        await at.go(evidence)
        await at.type("Above")
        await at.press("ctrl+g", "ctrl+a")
        await at.paste(f'"{folder}/bad.png"')
        await at.press("enter")
        assert "is not a PNG or JPEG" in at.notices
        await at.press("ctrl+a")
        await at.paste(f"{tmp_path}/my")
        assert "my charts" in at.screen
        await at.press("enter")
        await at.until(lambda: "chart one.png" in at.screen)
        await at.press("down", "enter")
        assert "What does the picture show?" in at.screen
        await at.type("\n")
        assert "Enter it first" in at.notices
        await at.type("Two [bars]\n")
        await at.until(lambda: not isinstance(at.wizard.screen, PictureScreen))
        blocks = read_prose(await answer(at, path, evidence))
    [picture] = [part for line in lines(blocks) for part in line if isinstance(part, Picture)]
    assert picture.alt == "Two [bars]"
    assert (path.parent / picture.path).read_bytes() == png(4, 3)


@pytest.mark.parametrize("size", SIZES)
async def test_an_answer_is_shown_as_it_prints_and_then_the_whole_form(
    path: Path, evidence: str, size: tuple[int, int]
):
    async with desk(path, size=size) as at:
        await at.go(evidence)
        await at.paste("**Strong** words\n\n- one\n    - [red]two[/red]\n\n| A | B |\n| --- | --- |\n| 1 | 2 |")
        await at.press("f3")
        assert isinstance(at.wizard.screen, PreviewScreen)
        assert "Strong words" in at.screen
        assert "• one" in at.screen
        assert "◦ [red]two[/red]" in at.screen
        assert "│ A" in at.screen
        await at.press("f3")
        assert "The whole form" in at.screen
        assert "Mobile library timetable" in at.screen
        await at.press("escape")
        assert at.focused_address == evidence


async def test_the_whole_form_is_previewed_with_every_word_of_it(path: Path, form: Form):
    async with desk(path, size=(120, 400)) as at:
        for address, question in form.questions.items():
            if isinstance(question, Prose) and question.printed:
                at.wizard.session.put(address, f"said of {address}")
        await at.press("f3")
        shown = " ".join(at.screen.split())
        for asked in at.wizard.session.draft.all_shown():
            if isinstance(asked.question, Prose) and asked.question.printed:
                assert f"said of {asked.address}" in shown


async def test_the_officers_editor_opens_the_answer_and_returns_it(
    path: Path, evidence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    script = tmp_path / "editor.py"
    script.write_text("import sys; p = sys.argv[1]; s = open(p).read(); open(p, 'w').write(s + ' and more')")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    monkeypatch.delenv("EDITOR", raising=False)
    assert os.environ["VISUAL"]
    async with desk(path) as at:
        from contextlib import nullcontext

        monkeypatch.setattr(at.wizard, "suspend", nullcontext)
        await at.go(evidence)
        await at.type("words")
        await at.press("ctrl+o")
        assert await answer(at, path, evidence) == "words and more"
        await at.press("ctrl+z")
        assert await answer(at, path, evidence) == "words"


async def test_the_worked_example_has_no_formatting_keys(evidence: str):
    from eia_tui.storage.catalogue import find_draft

    async with desk(find_draft("example")) as at:
        await at.go(evidence)
        before = area(at).text
        assert "Ctrl+B" not in at.screen
        await at.press("ctrl+b", "ctrl+l", "enter", "ctrl+t")
        assert area(at).text == before


async def test_words_are_found_and_replaced_across_the_form_and_undo_restores_them(
    path: Path, form: Form, evidence: str
):
    other = next(asked.address for asked in form.with_role("concerns"))
    async with desk(path) as at:
        await at.go(other)
        await at.type("Buses stop.")
        await at.go(evidence)
        await at.type("Many buses, few buses")
        await at.press("ctrl+f")
        await at.type("buses\ttrams")
        await at.press("f6")
        assert "Replaced in 3 places" in at.notices
        assert "Not found" in at.screen
        await at.press("escape")
        assert area(at).text == "Many trams, few trams"
        assert await answer(at, path, other) == "Trams stop."
        await at.press("ctrl+z")
        assert await answer(at, path, evidence) == "Many buses, few buses"
        await at.press("ctrl+f")
        await at.type("trams\tbuses")
        await at.press("f5", "f9")
        assert "1 place" in at.screen
        await at.press("escape")
        assert await answer(at, path, other) == "Trams stop."


async def test_words_are_counted_in_the_answer_and_in_the_form(path: Path, evidence: str):
    async with desk(path) as at:
        await at.go(evidence)
        await at.type("one two three")
        await at.until(lambda: "3 words ═" in at.screen)
        assert "6 words ·" in at.lines[0]
