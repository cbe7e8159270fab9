"""The help beside or over the questions shows all guidance, its sources, and what is not confirmed."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll
from textual.widgets import Static

from eia_tui.form.definition import Form
from eia_tui.form.guidance import NOT_CONFIRMED, guidance_for
from eia_tui.tui.dialogs.help import help_content
from tests.tui.wizard_driver import open_wizard

pytestmark = pytest.mark.slow


def test_the_help_of_each_group_shows_its_sources_and_what_is_not_confirmed(form: Form):
    marked = 0
    for step in form.steps:
        text = help_content(step, None).plain
        for entry in guidance_for(step, None):
            for source in entry.sources:
                assert f"{source.citation} {source.url}" in text
                assert (source.status != "not confirmed") or "Not confirmed when we looked on" in source.citation
            for sentence in entry.unconfirmed:
                assert text.index(NOT_CONFIRMED) < text.index(sentence)
                marked += 1
    assert marked


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_help_of_a_group_can_be_read_to_its_end_at_both_sizes(path: Path, size: tuple[int, int], form: Form):
    step = [each for each in form.steps if each.group][-1]
    last = guidance_for(step, None)[-1].sources[-1]
    async with open_wizard(path, size=size) as ui:
        await ui.go(step.asked[0].address)
        await ui.press("f6", "end")
        await ui.until(lambda: ui.shows(last.title[:20]))
        assert not ui.shows(guidance_for(step, None)[0].covers[:20])


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 50)])
async def test_no_help_touches_its_scroll_bar(path: Path, size: tuple[int, int], form: Form):
    measured = 0
    async with open_wizard(path, size=size) as ui:
        await ui.go(next(form.with_role("concerns")).address)
        for key in ("f6", "f1", "f3"):
            await ui.press(key)
            for scrolled in ui.wizard.screen.query(VerticalScroll):
                bar = scrolled.vertical_scrollbar
                beside_questions = scrolled.has_class("questions")
                if bar.region and scrolled.show_vertical_scrollbar and not beside_questions:
                    for text in scrolled.query(Static):
                        assert text.content_region.right < bar.region.x, (key, text)
                        measured += 1
            await ui.press("escape")
    assert measured


async def test_the_keys_of_a_help_are_explained_in_words(path: Path):
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.press("f6", "f1")
        assert ui.shows("A page up")
        assert not ui.shows("Page Up")
