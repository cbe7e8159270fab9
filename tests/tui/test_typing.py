"""The effect of keys on a text and on its drawing."""

from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.tui.widgets.markdown_field import MarkdownField
from eia_tui.tui.widgets.text_field import TextField
from tests.random_typing.drawn_screen import DrawnScreen, differences
from tests.tui.wizard_driver import SIZES, WizardDriver, desk

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


def area(at: WizardDriver) -> TextField:
    focused = at.wizard.focused
    assert isinstance(focused, TextField)
    return focused


@pytest.mark.parametrize("size", SIZES)
async def test_undo_reverts_a_paste_that_is_larger_than_its_field(path: Path, form: Form, size: tuple[int, int]):
    async with desk(path, size=size) as at:
        await at.go(long_question(form))
        await at.type("Before. ")
        await at.paste(PAGE)
        for _ in range(3):
            await at.press("ctrl+z", "ctrl+z", "ctrl+z")
            assert area(at).text == ""
            await at.press("ctrl+y", "ctrl+y", "ctrl+y")
            assert area(at).text.endswith("59 of a page from Word, which is somewhat longer than the screen is wide.")


async def test_what_is_typed_after_an_undo_is_undone_on_its_own(path: Path, form: Form):
    async with desk(path) as at:
        await at.go(long_question(form))
        await at.paste("\u2022\tone\n\u2022\ttwo")
        await at.press("ctrl+z")
        raw = area(at).text
        assert raw == "\u2022\tone\n\u2022\ttwo"
        await at.type("x")
        await at.press("ctrl+z")
        assert area(at).text == raw


@pytest.mark.slow
@pytest.mark.parametrize("text", [PAGE, WIDE], ids=["a page", "wide signs and tabs"])
@pytest.mark.parametrize("size", SIZES)
async def test_the_text_is_drawn_exactly_after_every_change_of_size_and_mode(
    path: Path, form: Form, size: tuple[int, int], text: str
):
    async with desk(path, size=size) as at:
        await at.go(long_question(form))
        drawn = DrawnScreen(at.wizard)
        await at.paste(text)
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
                await at.resize(*change)
            elif change == "look":
                at.wizard.action_look("dark")
            else:
                await at.press(change)
            assert differences(drawn) == [], change
        assert isinstance(area(at), MarkdownField)


async def test_a_path_too_long_for_any_disk_is_not_a_picture(path: Path, form: Form):
    async with desk(path) as at:
        await at.go(long_question(form))
        await at.press("ctrl+g")
        await at.paste("x" * 400)
        await at.press("enter")
        assert "cannot be read" in at.notices
        await at.press("escape")
        await at.type(f"![a map]({'x' * 400})")
        await at.press("f9")
        await at.until(lambda: "Review and export" in at.screen)
