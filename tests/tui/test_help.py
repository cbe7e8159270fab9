"""The help beside or over the questions shows all guidance, its sources, and what is not confirmed."""

from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.guidance import NOT_CONFIRMED, guidance_for
from eia_tui.tui.dialogs.help import help_content
from tests.tui.wizard_driver import open_wizard


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
