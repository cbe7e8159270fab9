"""A widget that is hidden, and those that move with it, are redrawn even if regions are read before the layout."""

from pathlib import Path

from textual.widget import Widget

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Date
from eia_tui.tui.widgets.question_field import QuestionField
from tests.random_typing.drawn_screen import DrawnScreen, differences
from tests.tui.wizard_driver import open_wizard


async def test_a_hidden_line_is_not_drawn_even_if_regions_were_read_before_the_layout(form: Form, path: Path):
    day = next(address for address, question in form.questions.items() if isinstance(question, Date))
    async with open_wizard(path) as ui:
        await ui.go(day)
        await ui.press("f4")
        await ui.type("soon")
        field = next(each for each in ui.wizard.screen.query(QuestionField) if each.asked.address == day)
        await ui.until(lambda: "Enter a full date" in ui.screen)
        drawn = DrawnScreen(ui.wizard)
        field._found.display = False
        field._found._check_refresh()
        compositor = ui.wizard.screen._compositor
        compositor._full_map_invalidated = True  # as after an update of an invisible widget
        assert compositor.full_map
        await ui.pilot.pause()
        assert not differences(drawn)


async def test_a_layout_that_scrolls_back_draws_what_it_moves(path: Path):
    async with open_wizard(path, size=(60, 16)) as ui:
        drawn = DrawnScreen(ui.wizard)
        questions = ui.wizard.screen.query(".questions").first()
        top = questions.scroll_offset.y
        questions.scroll_to(y=top + 5, animate=False)
        await ui.pilot.pause()
        assert questions.scroll_offset.y == top + 5
        questions.set_reactive(Widget.scroll_y, top)
        questions.set_reactive(Widget.scroll_target_y, top)
        questions.refresh(repaint=False, layout=True)
        await ui.pilot.pause()
        assert not differences(drawn)
