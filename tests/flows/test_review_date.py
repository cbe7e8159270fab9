"""After the sign-off, the day on which the assessment is looked at again can be set."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.review_date import ask_review_date, review_date, review_line
from eia_tui.flows.revise import revise
from eia_tui.form.dates import show_date
from eia_tui.form.definition import Form
from eia_tui.session.session import Session
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.kept_line import KeptLine
from eia_tui.system.clock import now
from eia_tui.tui.widgets.text_field import TextField
from tests.approvals import signed
from tests.conftest import Run
from tests.flows.scripted import ScriptedDialogue
from tests.plain.prompts import prompts, typed_after
from tests.tui.wizard_driver import WizardDriver, open_wizard


@pytest.fixture
def path(path: Path, form: Form) -> Path:
    return signed(path, form)


def test_a_day_to_come_is_kept_and_a_revision_starts_without_it(path: Path):
    session = Session.at(path)
    on = now().date() + timedelta(days=400)
    dialogue = ScriptedDialogue("soon", "1 January 2020", show_date(on))
    assert run_flow(ask_review_date(dialogue, session))
    session.leave()
    assert review_date(open_draft(path)) == on
    assert "has passed" in dialogue.asked[-1]
    assert review_line(open_draft(path)) == f"Review due on {show_date(on)}."
    assert review_date(open_draft(revise(path))) is None


def test_going_back_keeps_no_date(path: Path):
    session = Session.at(path)
    assert not run_flow(ask_review_date(ScriptedDialogue(None), session))
    session.leave()
    assert review_line(open_draft(path)) == ""


def test_at_the_prompts_review_asks_for_the_date_and_status_says_it(path: Path, eia: Run):
    on = show_date(now().date() + timedelta(days=400))
    output = eia("--plain", path, typed=f"review date\n{on}\nstatus\nreview date\nback\nquit\n").stdout
    assert "A year from now is " in output  # the screens have that date in the line
    assert f"The date is {on} so far." in output
    assert output.count(f"Review due on {on}.") == 2
    assert f"Review due on {on}." in eia("status", path).stdout


async def test_what_is_typed_as_the_date_outlives_a_crash_until_it_is_set(path: Path):
    async def asked(ui: WizardDriver) -> str:
        await ui.press("f9")
        button = ui.wizard.screen.query_one("#review-date")
        await ui.until(lambda: button.is_attached and button.display)
        ui.wizard.screen.set_focus(button)
        await ui.until(lambda: button.has_focus)
        await ui.press("enter")
        await ui.until(lambda: "When should this assessment be reviewed?" in ui.screen)
        return ui.wizard.screen.query_one(TextField).text

    async with open_wizard(path) as ui:
        await asked(ui)
        await ui.type("30 Novem")
    async with open_wizard(path) as ui:
        assert await asked(ui) == "30 Novem"
        await ui.type("ber 2090\n")
        await ui.until(lambda: "Review due on 30 November 2090." in ui.notices)
        assert await asked(ui) == "30 November 2090"
        await ui.type("soon")
        await ui.press("escape", "tab", "enter")
        await ui.until(lambda: "When should" not in ui.screen)
    async with open_wizard(path) as ui:
        assert await asked(ui) == "30 November 2090"


def test_a_month_is_kept_and_its_last_day_offered(path: Path):
    session = Session.at(path)
    dialogue = ScriptedDialogue("November 2090", "30 November 2090")
    assert run_flow(ask_review_date(dialogue, session))
    session.leave()
    assert "The day is missing. Enter 30 November 2090, or another full date." in dialogue.asked[1]
    assert "\nNovember 2090\n" in dialogue.asked[1]


def test_at_the_prompts_one_line_says_what_to_type(path: Path, eia: Run):
    output = eia("--plain", path, typed="review date\nNovember 2090\n30 November 2090\nquit\n").stdout
    said = output.partition("Enter alone goes back: ")[2].partition("When should this")[0]
    assert said == "You typed “November 2090”. The day is missing. Enter 30 November 2090, or another full date.\n"
    assert "Review due on 30 November 2090." in output


async def test_the_review_offers_it_once_the_form_is_signed_off(path: Path):
    async with open_wizard(path) as ui:
        await ui.press("f9")
        await ui.until(lambda: "Set the review date" in ui.screen)
        await ui.press("ctrl+p")
        await ui.type("review date")
        await ui.until(lambda: "Set the review date" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "When should this assessment be reviewed?" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "Review due on" in ui.notices)
    assert review_date(open_draft(path))


async def test_the_first_screen_says_when_a_draft_is_to_be_reviewed(path: Path, form: Form):
    session = Session.at(path)
    on = now().date() + timedelta(days=400)
    assert run_flow(ask_review_date(ScriptedDialogue(show_date(on)), session))
    session.leave()
    for _ in range(2):  # read from the file, and then from the cache of the list
        async with open_wizard(form=form) as ui:
            await ui.until(lambda: f"review due {show_date(on)}" in ui.screen)


def test_what_is_no_date_is_in_the_line_again_after_a_kill(path: Path):
    with prompts(path) as terminal:
        typed_after(terminal, "Type help", typed="review date")
        typed_after(terminal, "When should this assessment be reviewed?", typed="2 Novem")
        terminal.until("Enter a full date")
        terminal.settle()
        terminal.kill()
    with prompts(path) as terminal:
        typed_after(terminal, "Type help", typed="review date")
        typed_after(terminal, "You had started to type: “2 Novem”", "be reviewed?", typed="ber 2090")
        typed_after(terminal, "Review due on 2 November 2090.", typed="quit")
        assert terminal.ended() == 0
    assert not KeptLine("review date", path).text
    assert review_date(open_draft(path)) == date(2090, 11, 2)
