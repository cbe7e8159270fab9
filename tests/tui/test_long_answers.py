"""Long answers are formatted with keys, without knowing Markdown, and nothing typed is lost."""

import os
import sys
from pathlib import Path
from unittest.mock import patch

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
from eia_tui.tui.widgets.text_field import TextField
from tests.images import png
from tests.tui.wizard_driver import HURRIED, SIZES, WizardDriver, open_wizard

pytestmark = pytest.mark.slow


@pytest.fixture
def evidence(form: Form) -> str:
    """The address of a long answer."""
    return next(asked.address for asked in form.with_role("evidence"))


def area(ui: WizardDriver) -> MarkdownField:
    focused = ui.wizard.focused
    assert isinstance(focused, MarkdownField)
    return focused


async def answer(ui: WizardDriver, path: Path, address: str) -> str:
    await ui.pilot.pause()
    await ui.press("ctrl+s")
    await ui.saved()
    return str(open_draft(path).answer(address))


async def test_enter_continues_a_list_and_twice_ends_it(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("ctrl+l")
        await ui.type("one\ntwo\n\nAfter the list")
        assert await answer(ui, path, evidence) == "- one\n- two\n\nAfter the list"
        await ui.press("ctrl+j")
        assert await answer(ui, path, evidence) == "- one\n- two\n\nAfter the list\n"


@pytest.mark.parametrize("pasted", [False, True])
async def test_a_number_that_is_typed_in_a_numbered_item_counts(path: Path, evidence: str, pasted: bool):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("1. Who rings them?\n")
        await (ui.paste if pasted else ui.type)("2. Who pays?")
        await ui.press("enter")
        await ui.type("Until when?\n4 weeks")
        assert area(ui).text == "1. Who rings them?\n2. Who pays?\n3. Until when?\n4. 4 weeks"


async def test_the_words_of_an_answer_are_counted_with_each_key(path: Path, evidence: str):
    with patch.dict(
        HURRIED, {"eia_tui.tui.widgets.answer_area._QUIET": 60, "eia_tui.tui.widgets.answer_area._PAUSE": 60}
    ):
        async with open_wizard(path) as ui:
            await ui.go(evidence)
            await ui.type("The van")
            assert str(area(ui).border_subtitle) == "2 words"
            await ui.type(" stops here")
            assert str(area(ui).border_subtitle) == "4 words"


async def test_the_words_of_a_long_answer_are_counted_once_the_officer_pauses(path: Path, evidence: str):
    with patch.dict(HURRIED, {"eia_tui.tui.widgets.answer_area._PAUSE": 60}):
        async with open_wizard(path) as ui:
            await ui.go(evidence)
            await ui.paste("word " * 5000)
            await ui.until(lambda: str(area(ui).border_subtitle) == "5,000 words")


async def test_keys_set_bold_italic_numbers_and_levels_and_undo_reverts_each(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("words")
        await ui.press("ctrl+b")
        assert area(ui).text == "**words**"
        await ui.press("ctrl+e")
        assert area(ui).text == "***words***"
        await ui.press("ctrl+z")
        assert area(ui).text == "**words**"
        await ui.press("left", "ctrl+b", "end", "ctrl+n", "enter")
        await ui.type("two")
        await ui.press("ctrl+d")
        assert area(ui).text == "1. words\n    1. two"
        await ui.press("ctrl+u")
        assert area(ui).text == "1. words\n2. two"
        await ui.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert area(ui).text == "words"


async def test_a_pasted_list_is_a_separate_block_and_the_first_undo_restores_the_text_as_pasted(
    path: Path, evidence: str
):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("We heard many things")
        await ui.press(*["left"] * len(" many things"))
        await ui.paste("•\tthe bus is late\n•\tthe stop is dark")
        assert area(ui).text == "We heard\n\n- the bus is late\n- the stop is dark\n\nmany things"
        await ui.press("ctrl+z")
        assert area(ui).text == "We heard•\tthe bus is late\n•\tthe stop is dark many things"
        await ui.press("ctrl+z")
        assert area(ui).text == "We heard many things"
        await ui.press("ctrl+y", "ctrl+y", "ctrl+end")
        await ui.paste("> - quoted\n> - again")
        await ui.type("Noted.")
        text = await answer(ui, path, evidence)
        assert text.endswith("many things\n\n> - quoted\n> - again\n\nNoted.")
        assert read_prose(text)[-1].line == (Text("Noted."),)


@pytest.mark.parametrize("block", ["- one\n- two", "| a | b |\n| --- | --- |\n| 1 | 2 |", "> said", "## Head"])
async def test_text_typed_or_pasted_next_goes_below_a_pasted_block_and_one_undo_reverts_it(
    path: Path, evidence: str, block: str
):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        for first in ("letter", "enter", "paste"):
            await ui.type("Above")
            await ui.paste(block)
            assert area(ui).text == f"Above\n\n{block}"
            if first == "paste":
                await ui.paste("Below")
            else:
                await ui.type("\nBelow" if first == "enter" else "Below")
            assert area(ui).text == f"Above\n\n{block}\n\nBelow", first
            await ui.press("ctrl+a", "delete")
        await ui.paste(block)
        await ui.press("left", "right")
        await ui.type("!")
        # The cursor was moved: the officer knows where it is. Only behind the last bar of a table there is no cell.
        assert area(ui).text == (f"{block}\n\n!" if block.endswith("|") else f"{block}!")


@pytest.mark.parametrize(
    ("pasted", "then"),
    [
        ("Name:\tB. Clerk\r\nRole:\tClerk\r\n", "We heard Name: B. Clerk\n\nRole: Clerk\nmany things"),
        ("Why:\r\n•\tlate\r\nEnd\r\n", "We heard Why:\n\n- late\n\nEnd\nmany things"),
        ("real\u200bly \u200b", "We heard really many things"),
    ],
)
async def test_a_cleaned_paste_and_the_words_after_it_stay_as_far_apart_as_they_were_pasted(
    path: Path, evidence: str, pasted: str, then: str
):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("We heard many things")
        await ui.press(*["left"] * len("many things"))
        await ui.paste(pasted)
        assert area(ui).text == then


async def test_words_pasted_into_a_sentence_stay_in_it(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("We heard things")
        await ui.press(*["left"] * len("things"))
        await ui.paste("many ")
        await ui.type("bad ")
        assert await answer(ui, path, evidence) == "We heard many bad things"


async def test_a_line_break_in_an_item_stays_in_it_and_enter_starts_the_next(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("ctrl+n")
        await ui.type("one")
        await ui.press("ctrl+j")
        await ui.type("goes on\ntwo")
        assert await answer(ui, path, evidence) == "1. one\n   goes on\n2. two"


async def test_a_formatting_key_that_cannot_work_says_why(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("Leicestershire")
        await ui.press(*["shift+left"] * 5, "ctrl+e")
        assert area(ui).text == "Leicestershire"
        assert "Italic cannot begin or end there" in ui.notices
        await ui.press("ctrl+a", "delete")
        await ui.paste("| a | b |\n| --- | --- |\n| 1 | 2 |")
        await ui.press("ctrl+home", "ctrl+l")
        assert "Rows of a table cannot be items of a list." in ui.notices
        await ui.press("ctrl+a", "delete")
        await ui.type("[the law](https://example.org) now")
        await ui.press(*["shift+left"] * 8, "ctrl+k")
        await ui.type("www.example.org\n")
        assert "No link was made: the selection is part of a link" in ui.notices
        assert area(ui).text == "[the law](https://example.org) now"


@pytest.mark.parametrize("size", SIZES)
async def test_the_formatting_keys_are_shown_while_a_long_answer_has_the_focus(
    path: Path, evidence: str, form: Form, size: tuple[int, int]
):
    line = next(address for address, question in form.questions.items() if not isinstance(question, Prose))
    async with open_wizard(path, size=size) as ui:
        await ui.go(line)
        assert "Ctrl+B" not in ui.screen
        await ui.go(evidence)
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
            assert key in ui.screen
        commands = [command.title for command in ui.wizard.get_system_commands(ui.wizard.screen)]
        for description in (
            "Bold (Ctrl+B)", "Italic (Ctrl+E)", "Bullets, or none (Ctrl+L)", "Numbers, or none (Ctrl+N)",
            "Increase indent (Ctrl+D)", "Decrease indent (Ctrl+U)", "Link (Ctrl+K)", "Table, new or at the cursor (Ctrl+T)",
            "Picture (Ctrl+G)", "Open in your own editor", "Preview (F3)", "Spelling (Ctrl+R)",
        ):  # fmt: skip
            assert description in commands, description


async def test_in_a_narrow_window_both_lines_of_keys_are_complete(path: Path, evidence: str):
    async with open_wizard(path, size=(60, 20)) as ui:
        await ui.go(evidence)
        assert "Ctrl+B Bold E Italic" in ui.lines[-2]
        assert "Ctrl+P All" in ui.lines[-1]


async def test_undo_still_works_after_going_to_another_step_and_back(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("first words")
        area(ui).history.checkpoint()
        await ui.press("ctrl+a", "delete")
        assert area(ui).text == ""
        await ui.press("f8", "f8", "f7", "f7")
        await ui.go(evidence)
        await ui.press("ctrl+z")
        assert await answer(ui, path, evidence) == "first words"


async def test_the_same_key_starts_and_ends_bold(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("So ")
        await ui.press("ctrl+b")
        await ui.type("much is")
        await ui.press("ctrl+b")
        await ui.type(" said.")
        assert await answer(ui, path, evidence) == "So **much is** said."


async def test_the_key_for_italic_keeps_markers_that_were_typed_by_hand_until_it_is_pressed_again(
    path: Path, evidence: str
):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("So **")
        await ui.press("left", "ctrl+e")
        assert area(ui).text == "So **"
        await ui.type("much")
        assert area(ui).text == "So *much*"
        await ui.press(*["backspace"] * 4, "ctrl+e")
        assert area(ui).text == "So "


async def test_a_link_is_asked_for_and_written(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("ctrl+k")
        await ui.type("the survey\n")
        await ui.type("www.example.org\n")
        assert await answer(ui, path, evidence) == "[the survey](https://www.example.org)"
        await ui.press("ctrl+a", "ctrl+k")
        await ui.type("file:///c:/x\n")
        assert "An answer can link to a web address or an email address. Such as www" in ui.label(".aside")
        await ui.press("escape")
        assert await answer(ui, path, evidence) == "[the survey](https://www.example.org)"


async def test_a_table_is_made_filled_in_and_changed_in_a_grid(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("Before")
        await ui.press("ctrl+t")
        await ui.press("ctrl+a")
        await ui.type("2 x 2\n")
        await ui.until(lambda: isinstance(ui.wizard.screen, TableScreen))
        await ui.type("Group\tCount\tAge\t12\tSex\t30")
        await ui.press("ctrl+t", "enter")
        await ui.type("31")
        await ui.press("ctrl+t", "down", "enter")
        await ui.type("Note")
        await ui.press("ctrl+t", "down", "down", "down", "enter")
        await ui.until(lambda: "3 columns" not in ui.screen)
        await ui.press("ctrl+z")
        await ui.until(lambda: "3 columns" in ui.screen)
        await ui.press("up", "up", "up", "ctrl+t")
        await ui.until(lambda: "You are in the heading" in ui.screen)
        assert "Delete this row" not in ui.screen, "a table keeps its heading"
        await ui.press("escape", "escape")
        text = await answer(ui, path, evidence)
        before, table = read_prose(text)
        assert isinstance(table, Table)
        assert [["".join(part.text for part in cell if isinstance(part, Text)) for cell in row] for row in (table.header, *table.rows)] == [
            ["Group", "Count", ""], ["Age", "12", ""], ["Sex", "30", ""], ["", "31", "Note"],
        ]  # fmt: skip
        assert before.line == (Text("Before"),)
        area(ui).go_to(text.index("Sex"))
        await ui.press("ctrl+t")
        await ui.until(lambda: isinstance(ui.wizard.screen, TableScreen))
        assert "Row 2, Group" in ui.screen
        await ui.press("f7", "f8")
        assert "2 columns" in ui.screen or "3 columns" in ui.screen
        await ui.press("ctrl+t", "down", "down", "enter")
        await ui.press("escape")
        assert "Sex" not in await answer(ui, path, evidence)
        await ui.press("ctrl+z")
        assert "Sex" in await answer(ui, path, evidence)


async def test_text_typed_into_a_cell_is_saved_before_the_grid_is_left(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("ctrl+t", "enter")
        await ui.until(lambda: isinstance(ui.wizard.screen, TableScreen))
        await ui.type("Kept")
        await ui.until(lambda: "Kept" in str(open_draft(path).answer(evidence)))
        assert isinstance(ui.wizard.screen, TableScreen)


async def test_a_wrong_size_of_a_table_is_asked_for_again_and_nothing_typed_then_is_in_the_answer(
    path: Path, evidence: str
):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("ctrl+t")
        await ui.type("big\n")
        assert "Give two numbers, such as 3 x 4" in ui.label(".aside")
        await ui.type("2 x 1\n")
        await ui.until(lambda: isinstance(ui.wizard.screen, TableScreen))
        await ui.type("Group\tCount\tAge\t12")
        await ui.press("escape")
        assert await answer(ui, path, evidence) == "| Group | Count |\n| --- | --- |\n| Age | 12 |"


@pytest.mark.parametrize("more", ["tab", "enter"])
async def test_a_row_that_a_key_too_many_added_is_not_in_the_answer(path: Path, evidence: str, more: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("ctrl+t")
        await ui.type("2 x 2\n")
        await ui.until(lambda: isinstance(ui.wizard.screen, TableScreen))
        await ui.type("Group\tCount\tAge\t12\tSex\t30")
        await ui.press(more)
        assert "a heading and 3 rows" in ui.screen
        await ui.press("escape")
        assert await answer(ui, path, evidence) == "| Group | Count |\n| --- | --- |\n| Age | 12 |\n| Sex | 30 |"


async def test_blank_rows_that_were_asked_for_stay(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("ctrl+t")
        await ui.type("2 x 2\n")
        await ui.until(lambda: isinstance(ui.wizard.screen, TableScreen))
        await ui.type("Group\tCount")
        await ui.press("escape")
        assert await answer(ui, path, evidence) == "| Group | Count |\n| --- | --- |\n|  |  |\n|  |  |"


async def test_tab_in_the_last_cell_adds_a_row_and_from_an_empty_one_leads_to_the_button(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("ctrl+t", "ctrl+a")
        await ui.type("2 x 1\n")
        await ui.until(lambda: isinstance(ui.wizard.screen, TableScreen))
        await ui.type("Group\tCount\tAge\t12\tSex\t30")
        await ui.press("tab")
        assert "a heading and 3 rows" in ui.screen
        await ui.press("tab", "tab")
        assert "a heading and 2 rows" in ui.screen
        await ui.press("enter")
        await ui.until(lambda: not isinstance(ui.wizard.screen, TableScreen))
        assert await answer(ui, path, evidence) == "| Group | Count |\n| --- | --- |\n| Age | 12 |\n| Sex | 30 |"


@pytest.mark.parametrize("typed", ["", " or so"])
async def test_a_table_is_left_where_the_cursor_was_in_it(typed: str, path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.paste("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nBelow")
        text = await answer(ui, path, evidence)
        area(ui).go_to(text.index("2") + 1)
        await ui.press("enter")
        await ui.until(lambda: isinstance(ui.wizard.screen, TableScreen))
        await ui.type(typed)
        await ui.press("escape")
        await ui.until(lambda: not isinstance(ui.wizard.screen, TableScreen))
        await ui.type("!")
        assert f"| 1 | 2{typed}! |" in await answer(ui, path, evidence)


async def test_tab_leaves_the_grid_and_an_empty_grid_adds_nothing(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("words")
        await ui.press("ctrl+t")
        await ui.press("ctrl+a")
        await ui.type("1 x 1\n")
        await ui.until(lambda: isinstance(ui.wizard.screen, TableScreen))
        await ui.press("tab", "tab", "enter")
        await ui.until(lambda: not isinstance(ui.wizard.screen, TableScreen))
        assert await answer(ui, path, evidence) == "words"


async def test_a_picture_is_chosen_described_and_copied_to_the_draft(path: Path, evidence: str, tmp_path: Path):
    folder = tmp_path / "my charts"
    folder.mkdir()
    (folder / "chart one.png").write_bytes(png(4, 3))
    (folder / "bad.png").write_bytes(b"GIF89a")
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("Above")
        await ui.press("ctrl+g", "ctrl+a")
        await ui.paste(f'"{folder}/bad.png"')
        await ui.press("enter")
        assert "is not a PNG or JPEG" in ui.notices
        await ui.paste(f"{tmp_path}/my")  # behind the path that is there, which it replaces
        assert ui.wizard.screen.query_one(TextField).text == f"{tmp_path}/my"
        assert "my charts" in ui.screen
        await ui.press("enter")
        await ui.until(lambda: "chart one.png" in ui.screen)
        await ui.press("down", "enter")
        await ui.until(lambda: "What does the picture show?" in ui.screen)
        await ui.press("escape")  # back to the pictures, at the path that was typed
        await ui.until(lambda: "chart one.png" in ui.screen)
        await ui.press("down", "enter")
        await ui.until(lambda: "What does the picture show?" in ui.screen)
        await ui.type("\n")
        assert "Type your answer first" in ui.notices
        await ui.type("Two [bars]\n")
        await ui.until(lambda: "Two" in str(ui.wizard.session and ui.wizard.session.draft.answer(evidence)))
        await ui.until(lambda: len(ui.wizard.screen_stack) == 1)
        blocks = read_prose(await answer(ui, path, evidence))
    [picture] = [part for line in lines(blocks) for part in line if isinstance(part, Picture)]
    assert picture.alt == "Two [bars]"
    assert (path.parent / picture.path).read_bytes() == png(4, 3)


@pytest.mark.parametrize("size", SIZES)
async def test_an_answer_is_shown_as_it_prints_and_then_the_whole_form(
    path: Path, evidence: str, size: tuple[int, int]
):
    async with open_wizard(path, size=size) as ui:
        await ui.go(evidence)
        await ui.paste("**Strong** words\n\n- one\n    - [red]two[/red]\n\n| A | B |\n| --- | --- |\n| 1 | 2 |")
        await ui.press("f3")
        assert isinstance(ui.wizard.screen, PreviewScreen)
        assert "Strong words" in ui.screen
        assert "• one" in ui.screen
        assert "◦ [red]two[/red]" in ui.screen
        assert "│ A" in ui.screen
        await ui.press("f3")
        assert "The whole form" in ui.screen
        assert "Mobile library timetable" in ui.screen
        await ui.press("escape")
        assert ui.focused_address == evidence


async def test_the_whole_form_is_previewed_with_every_word_of_it(path: Path, form: Form):
    async with open_wizard(path, size=(120, 400)) as ui:
        for address, question in form.questions.items():
            if isinstance(question, Prose) and question.printed:
                ui.wizard.session.put(address, f"said of {address}")
        await ui.press("f3")
        shown = " ".join(ui.screen.split())
        for asked in ui.wizard.session.draft.all_shown():
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
    async with open_wizard(path) as ui:
        from contextlib import nullcontext

        monkeypatch.setattr(ui.wizard, "suspend", nullcontext)
        await ui.go(evidence)
        await ui.type("words")
        await ui.press("ctrl+p")
        await ui.type("own editor")
        await ui.until(lambda: "Open in your own editor" in ui.screen)
        await ui.press("enter")
        assert await answer(ui, path, evidence) == "words and more"
        await ui.press("ctrl+z")
        assert await answer(ui, path, evidence) == "words"


async def test_the_worked_example_has_no_formatting_keys(evidence: str):
    from eia_tui.storage.catalogue import find_draft

    async with open_wizard(find_draft("example")) as ui:
        await ui.go(evidence)
        before = area(ui).text
        assert "Ctrl+B" not in ui.screen
        await ui.press("ctrl+b", "ctrl+l", "enter", "ctrl+t")
        assert area(ui).text == before


async def test_words_are_found_and_replaced_across_the_form_and_undo_restores_them(
    path: Path, form: Form, evidence: str
):
    other = next(asked.address for asked in form.with_role("concerns"))
    async with open_wizard(path) as ui:
        await ui.go(other)
        await ui.type("Buses stop.")
        await ui.go(evidence)
        await ui.type("Many buses, few buses")
        await ui.press("ctrl+f")
        await ui.type("buses\ttrams")
        await ui.press("tab", "tab", "enter")
        assert "Replaced in 3 places" in ui.notices
        assert "Not found" in ui.screen
        await ui.press("escape")
        assert area(ui).text == "Many trams, few trams"
        assert await answer(ui, path, other) == "Trams stop."
        await ui.press("ctrl+z")
        assert await answer(ui, path, evidence) == "Many buses, few buses"
        await ui.press("ctrl+f")
        await ui.type("trams\tbuses")
        await ui.press("enter")
        await ui.until(lambda: "Replaced in 1 place" in ui.notices)
        await ui.press("tab", "tab", "tab", "enter")
        await ui.until(lambda: "1 place" in ui.screen)
        await ui.press("escape")
        assert await answer(ui, path, other) == "Trams stop."


async def test_words_are_counted_in_the_answer_and_in_the_form(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("one two three")
        await ui.until(lambda: "3 words ═" in ui.screen)
        await ui.until(lambda: "6 words ·" in ui.lines[0])


async def test_undo_goes_back_past_a_whole_path_in_the_box_for_a_picture(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("ctrl+g")
        await ui.until(lambda: isinstance(ui.wizard.screen, PictureScreen))
        box = ui.wizard.screen.query_one(TextField)
        before = box.text
        await ui.paste(str(path))
        assert box.text == str(path)
        await ui.press("ctrl+z", "ctrl+z")
        assert box.text == before
