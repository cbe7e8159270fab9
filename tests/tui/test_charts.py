"""The list of commands has one that adds or removes a chart, and F3 shows its bars."""

from pathlib import Path

import pytest

from eia_tui.flows.dialogue import Dialogue
from eia_tui.form.definition import Form
from eia_tui.tui.flow_request import FlowRequested
from eia_tui.tui.screens.form import FormScreen
from eia_tui.tui.widgets.markdown_field import MarkdownField
from tests.tui.wizard_driver import SIZES, WizardDriver, open_wizard

pytestmark = pytest.mark.slow

TABLE = "| Ward | North |\n|---|--:|\n| Under 65 | 20% |\n| 65 and over | 5% |"


def written(ui: WizardDriver, address: str) -> str:
    assert ui.wizard.session
    return str(ui.wizard.session.draft.answer(address))


async def command(ui: WizardDriver) -> None:
    await ui.press("ctrl+p")
    await ui.type("chart")
    await ui.until(lambda: "Add or remove a chart of the table" in ui.screen)
    await ui.press("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_one_command_adds_the_chart_and_removes_it(size: tuple[int, int], path: Path, answer: str):
    async with open_wizard(path, size=size) as ui:
        await ui.go(answer)
        await ui.paste(f"{TABLE}\n\nSo: ")
        await command(ui)
        assert written(ui, answer) == f"{TABLE}\nChart: bars\n\nSo: "
        assert "A bar chart will print above the table." in ui.notices
        await ui.type("more.")
        assert written(ui, answer).endswith("\n\nSo: more.")
        await ui.press("f3")
        for line in ("Bar chart", "Under 65", f"{'█' * 30} 20%", f"{'█' * 7}▌ 5%"):
            assert line in ui.screen
        await ui.press("escape")
        await command(ui)
        assert written(ui, answer) == f"{TABLE}\n\nSo: more."
        await ui.press("ctrl+z")
        assert "\nChart: bars\n" in written(ui, answer)


async def test_one_line_says_why_there_is_no_chart(path: Path, answer: str):
    async with open_wizard(path) as ui:
        await ui.go(answer)
        await command(ui)
        assert "No chart: this answer has no table." in ui.notices
        await ui.paste(TABLE.replace("20%", "many"))
        await command(ui)
        reason = "No chart: the column “North” has words in it (“many”). The table prints as before."
        assert reason in ui.notices
        assert "Chart:" not in written(ui, answer)
        await ui.type("Chart: columns")
        await ui.press("f3")
        assert "has words in it (“many”). The table" in " ".join(ui.screen.replace("│", " ").split())


async def test_what_a_flow_writes_or_an_officer_types_as_it_ends_is_kept(path: Path, answer: str):
    async with open_wizard(path) as ui:
        await ui.go(answer)
        field = ui.wizard.focused
        assert isinstance(field, MarkdownField)

        async def flow(_dialogue: Dialogue) -> None:
            field.insert("On their way")

        ui.wizard.screen.post_message(FlowRequested(flow))
        await ui.until(lambda: written(ui, answer) == "On their way")
        assert field.text == "On their way"
        assert ui.wizard.session
        ui.wizard.session.put(answer, "From elsewhere")
        screen = ui.wizard.screen
        assert isinstance(screen, FormScreen)
        screen.show_replaced([answer])
        assert field.text == "From elsewhere"


async def test_figures_put_in_at_a_charted_table_go_below_its_chart(path: Path, form: Form):
    address = next(form.with_role("evidence")).address
    async with open_wizard(path) as ui:
        await ui.go(address)
        await ui.paste(f"{TABLE}\nChart: bars")
        await ui.press("up", "up", "insert", "space", "enter")
        assert written(ui, address).startswith(f"{TABLE}\nChart: bars\n\n| Census 2021")


async def test_a_read_only_draft_and_another_kind_of_question_have_no_such_command(path: Path, form: Form):
    line = next(form.with_role("name")).address
    async with open_wizard(path) as ui:
        await ui.go(line)
        await ui.press("ctrl+p")
        await ui.type("chart")
        await ui.until(lambda: "chart" in ui.screen)
        assert "Add or remove a chart" not in ui.screen
