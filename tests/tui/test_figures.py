"""Ins puts official figures into an answer: chosen topics at the evidence, the group's own at a group's questions."""

from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.evidence.chosen_area import AREA
from eia_tui.evidence.topics import missing_notes, topics
from eia_tui.evidence.writing import CONCLUSION
from eia_tui.form.definition import Form, Step
from eia_tui.form.kinds import Prose
from eia_tui.form.loading import load_form
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.settings import read_settings
from eia_tui.tui.dialogs.area import AreaScreen
from eia_tui.tui.dialogs.figures import FiguresScreen
from eia_tui.tui.widgets.buttons import ActionButton
from tests.conftest import ROOT
from tests.tui.wizard_driver import SIZES, WizardDriver, open_wizard
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow


@pytest.fixture
def evidence(form: Form) -> str:
    """The address of the question about evidence."""
    return next(form.with_role("evidence")).address


def step_of(form: Form, *, has_figures: bool) -> Step:
    """The first step about a group with official figures, or without any."""
    known = {group for topic in topics() for group in topic.groups}
    return next(step for step in form.steps if step.group and (step.group.id in known) is has_figures)


def text(ui: WizardDriver, address: str) -> str:
    assert ui.wizard.session
    return str(ui.wizard.session.draft.answer(address))


@pytest.mark.parametrize(("size", "key"), [(SIZES[0], "insert"), (SIZES[1], "f11")])
async def test_ticked_topics_are_put_in_with_their_source_and_the_cursor_after_the_question(
    size: tuple[int, int], key: str, path: Path, evidence: str
):
    async with open_wizard(path, size=size) as ui:
        await ui.go(evidence)
        await ui.type("We looked at this.")
        await ui.press("left", "left", key)
        assert "Figures for Leicestershire, beside East Midlands and England" in ui.screen
        assert "Aged 0 to 15: 124,900, 17.5%." in ui.screen
        await ui.press("space", "down", "down", "down", "space", "enter")
        await ui.type("More older people.")
        await ui.saved()
        written = text(ui, evidence)
        assert written.startswith("We looked at this.\n\n| Census 2021 | Number | Leicestershire | East")
        assert "\n| Aged 65 and over | 148,100 | 20.8% | 19.5% | 18.4% |\n" in written
        assert "\n| Disabled under the Equality Act | 118,100 | 16.6% | 18.3% | 17.3% |\n" in written
        assert "tables TS007 and TS038, Census Day 21 March 2021" in written
        assert "Not adjusted for age: an older area" in written
        assert written.endswith(f"\n\n{CONCLUSION}More older people.")
        assert "people." in ui.screen


async def test_one_undo_takes_the_figures_out(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("Before\nAfter")
        await ui.press("up", "insert", "space", "enter")
        assert text(ui, evidence).endswith(f"{CONCLUSION}\n\nAfter")
        await ui.press("ctrl+z")
        assert text(ui, evidence) == "Before\nAfter"


async def test_topics_of_the_affected_groups_come_first_and_none_is_ticked(path: Path, form: Form, evidence: str):
    step = next(step for step in form.steps if step.group and step.group.id == "religion_belief")
    effect = next(asked for asked in step.asked if asked.question.role == "effect")
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("insert")
        assert "come first" not in ui.screen
        await ui.press("escape")
        assert ui.wizard.session
        ui.wizard.session.put(effect.address, "affected")
        await ui.press("insert")
        screen = ui.wizard.screen
        assert isinstance(screen, FiguresScreen)
        assert "affected come first." in ui.screen
        own = [topic.id for topic in topics() if "religion_belief" in topic.groups]
        assert [option.id for option in screen.options.items][: len(own)] == own
        assert screen.options.chosen == []
        await ui.press("enter")
        assert "Press Space to tick one" in ui.visible_notices


async def test_the_message_says_which_answer_figures_went_into(path: Path, form: Form):
    step = step_of(form, has_figures=True)
    first = next(asked for asked in step.asked if isinstance(asked.question, Prose) and not asked.question.when)
    async with open_wizard(path) as ui:
        await ui.go(step.asked[0].address)
        ui.wizard.screen.query(ActionButton).filter("StepPane ActionButton").first().focus()
        await ui.press("f11", "space", "enter")
        await ui.until(lambda: text(ui, first.address) != "None")
        assert f"Inserted into “{first.question.short_label}” for Leicestershire" in ui.notices
        assert ui.focused_address == first.address


async def test_the_line_of_keys_has_figures_help_and_review_at_80_columns(path: Path, evidence: str):
    async with open_wizard(path, size=SIZES[0]) as ui:
        await ui.go(evidence)
        for shown in ("Ins Figures", "F5 To do", "F6 Help", "F8 Next", "F9 Review", "Ctrl+P All"):
            assert shown in ui.lines[-1]


async def test_whole_tables_have_every_category(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("insert", "space", "w", "enter")
        for category in topics()[0].categories:
            assert category.removeprefix("Of which a") in text(ui, evidence)


async def test_a_groups_figures_are_beside_its_question_and_one_key_puts_them_in(path: Path, form: Form):
    step = step_of(form, has_figures=True)
    async with open_wizard(path) as ui:
        await ui.go(step.asked[-1].address)
        await ui.until(lambda: "Official figures" in ui.screen)
        assert "Aged 65 and over: 20.8%" in ui.screen
        assert "Ins Figures" in ui.lines[-1]
        await ui.press("insert")
        assert "[x]" not in ui.screen
        await ui.press("space", "enter")
        written = text(ui, step.asked[-1].address)
        assert written.startswith(
            "Census 2021, Leicestershire (in brackets East Midlands and England):\n\n- Aged 0 to 15"
        )
        assert "\n- Aged 65 and over: 148,100, 20.8% (19.5%, 18.4%)\n" in written
        assert "|" not in written  # forms print these answers in narrow boxes
        assert written.endswith(f"\n\n{CONCLUSION}")


async def test_in_a_narrow_window_the_figures_are_one_key_away(path: Path, form: Form):
    step = step_of(form, has_figures=True)
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(step.asked[-1].address)
        assert "Ins Figures" in ui.lines[-1]
        await ui.press("f6")
        assert "Official figures" in ui.screen
        assert "Aged 0 to 15: 17.5%" in ui.screen


async def test_a_group_without_figures_says_so_and_nothing_is_put_in(path: Path, form: Form):
    step = step_of(form, has_figures=False)
    assert step.group
    async with open_wizard(path) as ui:
        await ui.go(step.asked[-1].address)
        await ui.until(lambda: " ".join(missing_notes([step.group.id])[0].split()[:6]) in ui.screen)
        await ui.press("insert")
        assert missing_notes([step.group.id])[0] in ui.notices
        assert ui.wizard.session
        assert ui.wizard.session.draft.answer(step.asked[-1].address) is None


async def test_the_key_is_offered_only_where_figures_belong(path: Path, form: Form, evidence: str):
    async with open_wizard(path) as ui:
        assert "Figures" not in ui.lines[-1]
        await ui.press("insert")
        assert len(ui.wizard.screen_stack) == 1
        await ui.go(evidence)
        assert "Ins Figures" in ui.lines[-1]
        await ui.press("f9")
        assert "Figures" not in ui.lines[-1]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Form:
    """A form of a council that there are no figures for."""
    folder = tmp_path / "other"
    folder.mkdir()
    source = ROOT / "templates" / "leicestershire-2024"
    content = (source / "form.toml").read_text(encoding="utf-8")
    (folder / "form.toml").write_text(content.replace("Leicestershire County Council", "Riverside"), encoding="utf-8")
    (folder / "form.docx").write_bytes((source / "form.docx").read_bytes())
    return load_form(folder)


@pytest.mark.parametrize("size", SIZES)
async def test_the_area_is_asked_once_and_kept_in_the_settings(size: tuple[int, int], elsewhere: Form, evidence: str):
    path = new_draft("A policy", elsewhere)
    async with open_wizard(path, size=size) as ui:
        await ui.go(evidence)
        await ui.press("insert")
        assert isinstance(ui.wizard.screen, AreaScreen)
        await ui.type("norw")
        assert "Norwich" in ui.screen
        await ui.press("enter")
        assert "For all my drafts" in ui.screen
        await ui.press("enter")
        assert isinstance(ui.wizard.screen, FiguresScreen)
        assert "Figures for Norwich, beside East of England and England" in ui.screen
    assert len(read_settings().area) == 1
    assert open_draft(path).answer(AREA) is None
    async with open_wizard(new_draft("Another policy", elsewhere), size=size) as ui:
        await ui.go(evidence)
        await ui.press("insert")
        assert "Figures for Norwich" in ui.screen


async def test_a_draft_may_name_several_districts_together(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("insert", "a")
        assert "Now: Leicestershire" in ui.screen
        await ui.type("blaby")
        await ui.press("plus")
        await ui.type("leicestershire")
        await ui.press("enter")
        assert "Blaby is part of Leicestershire: name one of the two" in ui.notices
        await ui.press("ctrl+a", "backspace")
        await ui.type("melt")
        await ui.press("enter")
        assert "Chosen: Blaby and Melton" in ui.screen
        await ui.press("tab", "enter")
        assert "Figures for Blaby and Melton, beside East Midlands and England" in ui.screen
        await ui.press("enter")
        assert "Press Space to tick one" in ui.visible_notices
        await ui.press("space", "enter")
        assert "| Aged 65 and over | 33,200 | 21.5% |" in text(ui, evidence)
        await ui.saved()
    assert read_settings().area == ()
    assert open_draft(path).answer(AREA) == ["E07000129", "E07000133"]


@pytest.mark.parametrize("typed", ["Blaby + Melton", "Blaby District Council and Melton Borough Council"])
async def test_several_districts_may_be_typed_in_one_line(typed: str, path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("insert", "a")
        await ui.type(f"{typed} + Nowhere")
        await ui.press("enter")
        assert "No area has a name like that." in ui.notices
        await ui.press(*["backspace"] * len(" + Nowhere"), "enter")
        assert "Chosen: Blaby and Melton" in ui.screen


async def test_figures_go_below_a_table_and_not_into_it(path: Path, evidence: str):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.paste("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |")
        await ui.press("up", "up", "insert", "space", "enter")
        assert text(ui, evidence).startswith("| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n| Census 2021")


async def test_what_is_wrong_with_a_councils_own_file_is_reported(path: Path, evidence: str, home: Path):
    (home / "evidence").mkdir(parents=True)
    (home / "evidence" / "jsna.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("insert")
        assert "jsna.csv, row 1: the column area_code is missing" in ui.notices


async def test_a_draft_that_cannot_change_takes_no_figures(example: Draft, evidence: str):
    assert example.folder
    async with open_wizard(example.folder / "draft.toml") as ui:
        await ui.go(evidence)
        assert "Ins Figures" not in ui.lines[-1]


async def test_the_figures_print_as_a_table_of_the_word_form(
    path: Path, evidence: str, printed: Callable[[Draft], WordDocument]
):
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.press("insert", "space", "enter")
        await ui.type("More older people.")
        await ui.saved()
    document = printed(open_draft(path))
    assert "148,100" in document.text
    assert "20.8%" in document.text
