"""The effect of keys on a text and on its drawing."""

from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.tui.widgets.markdown_field import MarkdownField
from eia_tui.tui.widgets.text_field import TextField
from tests.random_typing.drawn_screen import DrawnScreen, differences
from tests.tui.wizard_driver import SIZES, WizardDriver, open_wizard

PAGE = "\n".join(
    f"Line {number} of a page from Word, which is somewhat longer than the screen is wide." for number in range(60)
)
WIDE = "\n".join(
    [
        "漢字 and kana か " * 20,
        "tabs\tstand\there " * 15,
        "unbroken" * 60,
        "👩🏽 🏳️‍🌈 e\u0301 " * 20,
        "",
        "  indented " + "a\u00a0b " * 40,
    ]
)


def long_question(form: Form) -> str:
    return next(asked.address for asked in form.with_role("evidence"))


def area(ui: WizardDriver) -> TextField:
    focused = ui.wizard.focused
    assert isinstance(focused, TextField)
    return focused


@pytest.mark.parametrize("size", SIZES)
async def test_undo_reverts_a_paste_that_is_larger_than_its_field(path: Path, form: Form, size: tuple[int, int]):
    async with open_wizard(path, size=size) as ui:
        await ui.go(long_question(form))
        await ui.type("Before. ")
        await ui.paste(PAGE)
        for _ in range(3):
            await ui.press("ctrl+z", "ctrl+z", "ctrl+z")
            assert area(ui).text == ""
            await ui.press("ctrl+y", "ctrl+y", "ctrl+y")
            assert area(ui).text.endswith("59 of a page from Word, which is somewhat longer than the screen is wide.")


async def test_typing_after_a_redo_continues_where_it_would_have_after_the_change(path: Path, form: Form):
    async with open_wizard(path) as ui:
        await ui.go(long_question(form))
        await ui.paste("\u2022\tone\n\u2022\tbus stops")
        await ui.press("ctrl+b")
        formatted, selection = area(ui).text, area(ui).selection
        await ui.press("ctrl+z", "ctrl+z", "ctrl+y")
        await ui.type("x")
        assert area(ui).text == "- one\n- bus stopsx"
        await ui.press("ctrl+z", "ctrl+b")
        assert (area(ui).text, area(ui).selection) == (formatted, selection)


async def test_what_is_typed_after_an_undo_is_undone_on_its_own(path: Path, form: Form):
    async with open_wizard(path) as ui:
        await ui.go(long_question(form))
        await ui.paste("\u2022\tone\n\u2022\ttwo")
        await ui.press("ctrl+z")
        raw = area(ui).text
        assert raw == "\u2022\tone\n\u2022\ttwo"
        await ui.type("x")
        await ui.press("ctrl+z")
        assert area(ui).text == raw


@pytest.mark.slow
@pytest.mark.parametrize(("text", "size"), [(PAGE, SIZES[0]), (WIDE, SIZES[1])], ids=["a page", "wide signs and tabs"])
async def test_the_text_is_drawn_exactly_after_every_change_of_size_and_mode(
    path: Path, form: Form, size: tuple[int, int], text: str
):
    async with open_wizard(path, size=size) as ui:
        await ui.go(long_question(form))
        drawn = DrawnScreen(ui.wizard)
        await ui.paste(text)
        for change in (
            "f4",
            "pageup",
            "f4",
            (70, 20),
            "f4",
            (100, 30),
            "end",
            "f4",
            size,
            "f4",
            "ctrl+end",
            "look",
            "f4",
        ):
            if isinstance(change, tuple):
                drawn.forget()
                await ui.resize(*change)
            elif change == "look":
                ui.wizard.action_theme("dark")
            else:
                await ui.press(change)
            assert differences(drawn) == [], change
        assert isinstance(area(ui), MarkdownField)


@pytest.mark.slow
async def test_the_cursor_stays_in_sight_in_every_size_and_mode(path: Path, form: Form):
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(long_question(form))
        await ui.paste(PAGE)
        for change in ("f4", "f4", (120, 40), "f4", (70, 20), "f4"):
            await (ui.resize(*change) if isinstance(change, tuple) else ui.press(change))
            field = area(ui)
            await ui.until(lambda: field.content_region.contains_point(field.cursor_screen_offset))  # noqa: B023


async def test_a_path_too_long_for_any_disk_is_not_a_picture(path: Path, form: Form):
    async with open_wizard(path) as ui:
        await ui.go(long_question(form))
        await ui.press("ctrl+g")
        await ui.paste("x" * 400)
        await ui.press("enter")
        assert "cannot be read" in ui.notices
        await ui.press("escape")
        await ui.type(f"![a map]({'x' * 400})")
        await ui.press("f9")
        await ui.until(lambda: "Review and export" in ui.screen)


async def test_without_a_selection_nothing_is_cut_or_copied_and_the_program_says_so(path: Path, answer: str):
    async with open_wizard(path) as ui:
        await ui.go(answer)
        await ui.type("A paragraph")
        for key in ("ctrl+x", "ctrl+c"):
            await ui.press(key)
            assert "Nothing is selected." in ui.visible_notices
            await ui.press("right")
        assert area(ui).text == "A paragraph"
        await ui.press("ctrl+a", "ctrl+x")
        assert area(ui).text == ""
        await ui.press("f9", "ctrl+c")
        assert "Nothing is selected." in ui.visible_notices
