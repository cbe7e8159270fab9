"""The form is answered step by step, and typed text is saved."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from textual import events
from textual.message import Message
from textual.widgets import Static

from eia_tui.checks import open_findings
from eia_tui.checks.report import report_on
from eia_tui.checks.same_fault import by_fault
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import show_date
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice, Date, Line, Prose, Role, Rows
from eia_tui.form.loading import load_form
from eia_tui.session.progress import Progress
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import now
from eia_tui.storage.operations import save_draft
from eia_tui.tui.widgets.question_field import QuestionField
from eia_tui.tui.widgets.review_pane import ReviewPane
from eia_tui.tui.widgets.text_field import TextField
from eia_tui.tui.widgets.virtual_list import cut
from tests.approvals import put
from tests.conftest import ROOT
from tests.form_counts import STEPS, step_line
from tests.sample_answers import filled, sample
from tests.tui.wizard_driver import SIZES, WizardDriver, open_wizard

pytestmark = pytest.mark.slow


def address_of(form: Form, role: Role, group: str = "") -> str:
    """The address of the first question with a role; in the step of `group` if one is given."""
    return next(asked.address for asked in form.with_role(role) if not group or f".{group}." in asked.address)


async def test_every_question_of_a_draft_appears_in_one_of_the_steps(path: Path):
    met: list[str] = []
    async with open_wizard(path, size=(80, 24)) as ui:
        for _ in ui.wizard.session.draft.form.steps:
            met += ui.shown
            await ui.press("f8")
        assert "Review and export" in ui.screen
    assert met == [asked.address for asked in open_draft(path).all_shown()]


async def test_every_question_of_another_councils_form_appears(other_form: Form):
    path = new_draft("Quays", other_form)
    draft = open_draft(path)
    for address, value in ((each, sample(each, question)) for each, question in other_form.questions.items()):
        draft.put(address, value)
    save_draft(draft, path)
    met: list[str] = []
    async with open_wizard(path) as ui:
        for _ in other_form.steps:
            met += ui.shown
            await ui.press("f8")
    assert met == [asked.address for asked in open_draft(path).all_shown()]


@pytest.mark.parametrize("name", ["example", "filled"])
async def test_opening_walking_through_and_leaving_changes_no_byte_and_answers_nothing(
    name: str, other_form: Form, monkeypatch: pytest.MonkeyPatch
):
    answered: list[str] = []
    original = QuestionField.post_message

    def post(self: QuestionField, message: Message) -> bool:
        if isinstance(message, QuestionField.Answered):
            answered.append(message.address)
        return original(self, message)

    monkeypatch.setattr(QuestionField, "post_message", post)
    opened = find_draft("example") if name == "example" else new_draft("Quays", other_form)
    if name == "filled":
        draft = open_draft(opened)
        draft.document |= filled(other_form).document | {"draft": draft.document["draft"], "stray": {"note": "kept"}}
        for address, question in other_form.questions.items():
            if isinstance(question, Prose):
                draft.put(address, 5)
        save_draft(draft, opened)
    before = (opened.read_bytes(), opened.stat().st_mtime_ns)
    async with open_wizard(opened) as ui:
        for step in ui.wizard.session.draft.form.steps:
            assert step.title.split()[0] in ui.screen
            await ui.press("f8")
        for area in ui.wizard.screen.query(TextField):
            area.show("shown")
        await ui.press("f5", "tab", "tab", "f7", "ctrl+s")
        await ui.pilot.pause(1)
        await ui.press("ctrl+q")
    assert (opened.read_bytes(), opened.stat().st_mtime_ns) == before
    assert not answered


async def test_typed_text_is_saved_automatically(form: Form, path: Path):
    name = address_of(form, "name")
    async with open_wizard(path) as ui:
        await ui.type(" 2027")
        assert "Saving…" in ui.lines[0]
        await ui.saved()
        await ui.until(lambda: "Saved " in ui.lines[0])
        assert open_draft(path).answer(name) == "Mobile library timetable 2027"


async def test_a_draft_reopens_at_the_question_where_it_was_left(form: Form, path: Path):
    async with open_wizard(path) as ui:
        await ui.press("f8", "f8", "f8", "f8", "tab", "tab")
        address = ui.focused_address
        await ui.press("ctrl+q")
    assert address.startswith(f"{form.steps[4].address}.")
    async with open_wizard(path) as ui:
        assert ui.focused_address == address
        assert step_line(5) in ui.lines[0]


async def test_a_step_that_needs_attention_says_so_at_once_when_the_draft_is_opened(form: Form, path: Path):
    draft = open_draft(path)
    draft.put(address_of(form, "name"), "[TBC]")
    save_draft(draft, path)
    async with open_wizard(path, size=(120, 40)) as ui:
        await ui.until(lambda: "to fix" in ui.screen)


async def test_the_cursor_is_at_the_end_of_an_answer_and_stays_where_it_was_left(form: Form, path: Path):
    name = address_of(form, "name")
    async with open_wizard(path) as ui:
        await ui.type(" and stops")
        await ui.press("ctrl+left", "f8", "f7")
        await ui.type("new ")
        await ui.press("f8")
        await ui.go(name)
        await ui.type("big ")
        await ui.saved()
    assert open_draft(path).answer(name) == "Mobile library timetable and new big stops"


async def test_a_kill_loses_neither_the_position_nor_saved_answers(form: Form, path: Path):
    async with open_wizard(path) as ui:
        await ui.press("f8", "f8", "f8", "2", "tab")
        address = ui.focused_address
        await ui.type("Because it only")
        await ui.saved()
        await ui.until(lambda: ui.wizard.session._saved_position == address)
        # No key is pressed to leave: the window is just closed.
    async with open_wizard(path) as ui:
        assert ui.focused_address == address == address_of(form, "reason")
        assert "Because it only" in ui.screen


async def test_a_groups_effect_is_chosen_with_one_key_and_has_no_default(form: Form, path: Path):
    effect, reason, plan = (address_of(form, role) for role in ("effect", "reason", "plan"))
    async with open_wizard(path) as ui:
        await ui.press("f8", "f8", "f8")
        assert ui.focused_address == effect
        assert reason not in ui.shown
        assert plan not in ui.shown
        assert open_draft(path).answer(effect) is None
        question = form.questions[effect]
        assert isinstance(question, Choice)
        await ui.press("2")
        assert reason in ui.shown
        await ui.press("3")
        assert plan in ui.shown
        assert reason not in ui.shown
        await ui.press("delete")
        assert plan not in ui.shown
        await ui.press("2")
        await ui.saved()
    assert open_draft(path).answer(effect) == question.options[1].id


async def test_an_answer_hidden_by_another_answer_is_kept(form: Form, path: Path):
    concerns = address_of(form, "concerns")
    async with open_wizard(path) as ui:
        await ui.press("f8", "f8", "f8", "1", "tab", "tab")
        assert ui.focused_address == concerns
        await ui.type("A shelter goes")
        await ui.press("shift+tab", "shift+tab", "2")
        assert concerns not in ui.shown
        assert "1 answer below is hidden now: kept in the draft, but not printed." in ui.visible_notices
        await ui.press("1")
        assert concerns in ui.shown
        assert "A shelter goes" in ui.screen
        await ui.press("2")
        await ui.saved()
    assert open_draft(path).answer(concerns) == "A shelter goes"


async def test_a_date_is_read_as_officers_write_it_and_shown_in_full(form: Form, path: Path):
    completed = address_of(form, "completed")
    async with open_wizard(path) as ui:
        await ui.go(completed)
        await ui.type("2/9/24")
        assert "Monday 2 September 2024" in ui.screen
        await ui.saved()
        assert open_draft(path).answer(completed) == date(2024, 9, 2)
        await ui.press("backspace", "backspace")
        await ui.type("soon")
        assert "Enter a full date" in ui.screen
        await ui.saved()
    assert open_draft(path).answer(completed) == "2/9/soon"


async def test_an_invalid_date_needs_attention_and_is_in_the_review(form: Form, path: Path):
    completed = address_of(form, "completed")
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(completed)
        await ui.type("31/2/26")
        assert "February has 28 days in 2026. Enter a full" in ui.screen
        assert "Your words are kept." in " ".join(ui.label(".note").split())
        await ui.until(lambda: "1 Policy details to fix" in " ".join(ui.lines[2].split()))
        await ui.press("f9")
        listing = ui.wizard.screen.query_one(ReviewPane).listing
        assert completed in [noted.address for noted in listing.items]


async def test_enter_pressed_out_of_habit_chooses_nothing(form: Form, path: Path):
    effect = address_of(form, "effect")
    async with open_wizard(path) as ui:
        await ui.go(effect)
        await ui.press("enter")
        assert ui.focused_address == address_of(form, "benefits")
        await ui.go(effect)
        await ui.press("down", "down", "enter")
        await ui.saved()
    question = form.questions[effect]
    assert isinstance(question, Choice)
    assert open_draft(path).answer(effect) == question.options[1].id


async def test_space_on_an_unanswered_choice_chooses_the_first_option(form: Form, path: Path):
    group = form.groups[0].id
    effect = address_of(form, "effect", group)
    async with open_wizard(path) as ui:
        await ui.go(effect)
        await ui.press("space")
        assert ui.focused_address == effect
        assert ui.wizard.session
        question = form.questions[effect]
        assert isinstance(question, Choice)
        assert ui.wizard.session.draft.answer(effect) == question.options[0].id


async def test_on_a_small_screen_the_last_of_many_groups_and_the_button_are_visible(form: Form, path: Path):
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(address_of(form, "effect", form.groups[0].id))
        ui.wizard.screen.action_mark_unaffected()  # type: ignore[attr-defined]
        await ui.until(lambda: "Which groups are not affected?" in ui.screen)
        await ui.press("end")
        assert form.groups[-1].name in ui.screen
        assert "Next: the reasons" in ui.screen


async def test_the_wording_of_the_focused_question_is_always_visible(form: Form, path: Path):
    async with open_wizard(path, size=(80, 24)) as ui:
        for keys in (["f8", "f7"], ["tab", "tab", "shift+tab", "shift+tab"], ["f8", "f8", "f7", "tab"]):
            await ui.press(*keys)
            assert form.questions[ui.focused_address].label.strip().splitlines()[0][:30] in ui.screen, keys


async def test_next_to_do_skips_answered_questions(form: Form, path: Path):
    required = [address for address, question in form.questions.items() if question.required]
    async with open_wizard(path) as ui:
        await ui.press("f5")
        assert ui.focused_address == required[1]
        await ui.press("f5")
        assert ui.focused_address == required[2]


async def test_undo_still_works_after_another_step(form: Form, path: Path):
    prose = next(address for address, question in form.questions.items() if isinstance(question, Prose))
    async with open_wizard(path) as ui:
        await ui.go(prose)
        await ui.type("one")
        await ui.press("f8", "f7")
        await ui.go(prose)
        assert "one" in ui.screen
        await ui.press("ctrl+z")
        await ui.saved()
    assert open_draft(path).answer(prose) is None


async def test_a_long_answer_can_fill_the_whole_screen_and_shrink_again(form: Form, path: Path):
    prose = next(address for address, question in form.questions.items() if isinstance(question, Prose))
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(prose)
        await ui.type("begun ")
        before = ui.wizard.focused.size.height
        await ui.press("f4")
        assert ui.wizard.focused.size.height > 2 * before
        assert "Esc Leave full screen" in ui.lines[-1]
        assert form.questions[prose].label.splitlines()[0] in ui.screen
        await ui.type("and done")
        await ui.press("escape")
        assert ui.wizard.focused.size.height == before
        assert "Leave full screen" not in ui.lines[-1]
        assert ui.focused_address == prose
        await ui.saved()
    assert open_draft(path).answer(prose) == "begun and done"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_tab_leaves_the_full_screen_for_the_question_beside_it(form: Form, path: Path, size: tuple[int, int]):
    step = next(each for each in form.steps if [type(asked.question) for asked in each.asked[:2]] == [Prose, Prose])
    first, second = (asked.address for asked in step.asked[:2])
    async with open_wizard(path, size=size) as ui:
        await ui.go(first)
        await ui.type("begun")
        for key, leads_to in (("tab", second), ("shift+tab", first)):
            await ui.press("f4")
            assert ui.wizard.screen.maximized
            await ui.press(key)
            assert (ui.focused_address, ui.wizard.screen.maximized) == (leads_to, None)
            label = form.questions[leads_to].label.splitlines()[0]
            await ui.until(lambda label=label: label in ui.screen)
            assert ui.wizard.screen.find_widget(ui.wizard.focused).visible_region
        await ui.saved()
    assert open_draft(path).answer(first) == "begun"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_list_of_steps_opens_over_the_full_screen(form: Form, path: Path, size: tuple[int, int]):
    prose = next(address for address, question in form.questions.items() if isinstance(question, Prose))
    async with open_wizard(path, size=size) as ui:
        await ui.go(prose)
        await ui.press("f4", "f2")
        await ui.until(lambda: "Review and export" in ui.screen)
        await ui.press("escape")
        await ui.until(lambda: "Review and export" not in ui.screen)
        assert ui.wizard.screen.maximized
        await ui.press("f2", "down", "enter")
        await ui.until(lambda: step_line(2) in ui.lines[0])
        assert not ui.wizard.screen.maximized


async def test_a_long_answer_grows_with_its_text_and_its_wording_stays_visible(form: Form, path: Path):
    prose = next(address for address, question in form.questions.items() if isinstance(question, Prose))
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(prose)
        heights = []
        for number in range(30):
            await ui.type(f"line {number}\n")
            heights.append(ui.wizard.focused.size.height)
        assert heights == sorted(heights)
        assert heights[0] < heights[-1] < 20
        assert "line 29" in ui.screen
        await ui.until(lambda: form.questions[prose].label.strip()[:30] in ui.screen)


@pytest.mark.parametrize("kept", ["first", "last"])
async def test_on_a_small_screen_the_wording_of_each_long_answer_is_above_it(kept: str, form: Form, path: Path):
    session = Session.at(path)
    long = [address for address, question in form.questions.items() if isinstance(question, Prose)]
    address = long[0] if kept == "first" else next(a for a in long if form.questions[a].role == "engagement")
    session.put(address, "\n\n".join(f"Paragraph {number}." for number in range(60)))
    session.position = address
    session.save()
    session.leave()
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.type("x")
        await ui.until(lambda: "Paragraph 59.x" in ui.screen)
        assert all(line[:30] in ui.screen for line in form.questions[address].label.strip().splitlines()), ui.screen


@pytest.mark.parametrize("size", SIZES)
async def test_tab_always_leaves_a_field_and_reaches_every_field(size: tuple[int, int], path: Path):
    async with open_wizard(path, size=size) as ui:
        await ui.press("f8", "f8", "f8", "1")
        met = [ui.focused_address]
        for _ in range(12):
            await ui.press("tab")
            if ui.focused_address not in met:
                met.append(ui.focused_address)
        assert [each for each in met if each] == ui.shown


async def test_text_typed_ahead_of_a_slow_machine_goes_into_the_intended_field(path: Path):
    async with open_wizard(path) as ui:
        await ui.type("\tDepartment\tPeople\tNumbers")
        await ui.saved()
    first, *others = open_draft(path).form.steps[0].asked
    assert open_draft(path).answer(first.address) == "Mobile library timetable"
    answers = [open_draft(path).answer(asked.address) for asked in others[:3]]
    assert answers == ["Department", "People", "Numbers"]


@pytest.mark.parametrize("keys", [["ctrl+q"], ["f10"], ["f9", "ctrl+q"]])
async def test_text_typed_right_before_leaving_is_kept_completely(keys: list[str], form: Form, path: Path):
    people = form.steps[0].asked[2].address
    async with open_wizard(path) as ui:
        await ui.go(people)
        driver = ui.wizard._driver
        assert driver is not None
        for letter in "typed in haste":
            driver.send_message(events.Key("space" if letter == " " else letter, letter))
        for key in keys:
            driver.send_message(events.Key(key, None))
        await ui.until(lambda: open_draft(path).answer(people) == "typed in haste")


async def test_a_row_that_is_left_quickly_is_kept_completely(form: Form, path: Path):
    rows = address_of(form, "actions")
    async with open_wizard(path) as ui:
        await ui.go(rows)
        await ui.press("a")
        driver = ui.wizard._driver
        assert driver is not None
        for letter in "hurried":
            driver.send_message(events.Key(letter, letter))
        driver.send_message(events.Key("escape", None))
        await ui.until(lambda: "hurried" in str(open_draft(path).answer(rows)))


async def test_the_focus_is_never_lost_when_a_screen_closes(path: Path):
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.press("f8", "f8", "tab")
        address = ui.focused_address
        for key in ("f1", "f6", "ctrl+f", "ctrl+p"):
            await ui.press(key)
            assert len(ui.wizard.screen_stack) == 2, key
            await ui.press("escape")
            assert ui.focused_address == address, key


async def test_resizing_during_an_edit_loses_nothing(path: Path):
    async with open_wizard(path) as ui:
        await ui.press("f8")
        address = ui.focused_address
        await ui.type("half a sen")
        for width, height in ((80, 24), (60, 15), (40, 10), (200, 60), (100, 30)):
            await ui.resize(width, height)
            assert ui.focused_address == address
        await ui.type("tence")
        assert "half a sentence" in ui.screen
        await ui.saved()
    assert open_draft(path).answer(address) == "half a sentence"


async def test_the_list_of_steps_leads_to_every_step_at_every_width(path: Path):
    for size in ((120, 40), (80, 24), (60, 20)):
        async with open_wizard(path, size=size) as ui:
            await ui.press("f2", "end", "enter")
            assert step_line(STEPS) in ui.lines[0]
            await ui.press("f2", "home", "down", "enter")
            assert step_line(2) in ui.lines[0]


@pytest.mark.parametrize("write", ["type", "paste"])
async def test_esc_leaves_the_list_of_steps_and_what_is_written_there_is_not_lost_in_silence(
    path: Path, form: Form, write: str
):
    address = form.steps[0].asked[2].address
    async with open_wizard(path) as ui:
        await ui.go(address)
        await ui.press("f2")
        await (ui.type("Half") if write == "type" else ui.paste("Half a sentence"))
        assert "nothing was written" in ui.notices
        await ui.press("escape")
        assert ui.focused_address == address
        await ui.resize(60, 20)
        await ui.press("f2", "escape")
        assert ui.focused_address == address


async def test_the_state_of_each_step_is_shown_in_words(path: Path):
    async with open_wizard(path) as ui:
        assert ui.lines[2].startswith(" ▸1 Policy details")
        assert "started" in ui.lines[2]
        assert "to do" in ui.lines[3]
        await ui.press("f8")
        await ui.type("What")
        await ui.press("tab")
        await ui.type("Why")
        await ui.until(lambda: "done" in ui.lines[3])


async def test_text_that_looks_like_markup_is_shown_unchanged(other_form: Form):
    path = new_draft("Quays", other_form)
    draft = open_draft(path)
    strange = "[red]Cuts[/red] [/] [@click=quit] \\[b] 100% [link"
    for address, question in other_form.questions.items():
        if isinstance(question, Line | Prose):
            draft.put(address, strange)
        elif isinstance(question, Rows):
            draft.put(address, [{column.id: strange for column in question.columns}])
        elif isinstance(question, Choice | Date):
            draft.put(address, strange)
    save_draft(draft, path)
    printed = strange.replace("\\[", "[")
    """As the list of rows shows a long answer: without the marks of Markdown."""
    async with open_wizard(path) as ui:
        assert strange in ui.lines[0]
        for step in other_form.steps:
            has_rows = any(isinstance(asked.question, Rows) for asked in step.asked)
            assert (printed if has_rows else strange) in "\n".join(ui.lines[1:])
            await ui.press("f8")
        await ui.press("f10")
        assert strange in ui.screen


async def test_wording_of_a_form_that_looks_like_markup_is_shown_unchanged(tmp_path: Path):
    strange = "[b]Bold[/b] [/] [red]"
    text = (ROOT / "tests" / "forms" / "riverside" / "form.toml").read_text(encoding="utf-8")
    folder = tmp_path / "strange"
    folder.mkdir()
    marked = re.sub(r'^(label|title|instruction|hint) = "', rf'\1 = "{strange} ', text, flags=re.MULTILINE)
    (folder / "form.toml").write_text(marked.replace('label = "Low"', f'label = "{strange} Low"'), encoding="utf-8")
    path = new_draft("Quays", load_form(folder))
    async with open_wizard(path, size=(160, 50)) as ui:
        for _ in open_draft(path).form.steps:
            assert strange in ui.screen
            await ui.press("tab", "tab", "f1", "escape", "f8")
        await ui.press("f7")
        await ui.press("a")
        assert strange in ui.screen


async def test_help_on_the_focused_question_is_beside_it_or_one_key_away(form: Form, path: Path):
    group = form.groups[0]
    async with open_wizard(path, size=(120, 40)) as ui:
        await ui.press("f8", "f8", "f8")
        await ui.until(lambda: "What it covers" in ui.screen)
        await ui.resize(80, 24)
        assert "What it covers" not in ui.screen
        await ui.press("f6")
        text = str(ui.wizard.screen.query_one(".help-text", Static).content)
        assert group.label in text
        assert "Checked " in text


async def test_a_value_that_does_not_fit_its_question_is_shown_as_text_and_kept(form: Form, path: Path):
    draft = open_draft(path)
    effect = address_of(form, "effect")
    draft.put(effect, "perhaps")
    save_draft(draft, path)
    async with open_wizard(path) as ui:
        await ui.go(effect)
        assert "(•) 4 perhaps" in ui.screen
        await ui.press("1", "ctrl+q")
    assert open_draft(path).answer(effect) == sample(effect, form.questions[effect])


async def test_lines_pasted_into_a_single_line_field_are_joined_and_none_is_lost(form: Form, path: Path):
    name = address_of(form, "name")
    async with open_wizard(path) as ui:
        await ui.press("ctrl+a")
        await ui.paste("Winter gritting\r\nof minor roads\n\nand paths for everyone")
        await ui.saved()
    assert open_draft(path).answer(name) == "Winter gritting of minor roads and paths for everyone"


async def test_text_pasted_into_a_long_answer_is_inserted_once(form: Form, path: Path):
    prose = next(address for address, question in form.questions.items() if isinstance(question, Prose))
    async with open_wizard(path) as ui:
        await ui.go(prose)
        await ui.paste("one\n\n- two")
        await ui.saved()
    assert open_draft(path).answer(prose) == "one\n\n- two"


async def test_a_paste_from_word_becomes_bullets_with_a_message_and_one_undo_restores_it(form: Form, path: Path):
    prose = next(address for address, question in form.questions.items() if isinstance(question, Prose))
    async with open_wizard(path) as ui:
        await ui.go(prose)
        await ui.type("Before")
        await ui.paste("\u2022\tone\r\no\ttwo\r\n\r\nWhat follows")
        assert "Pasted 25 characters: 2 bullets. Press Ctrl+Z to undo the formatting." in ui.notices
        await ui.saved()
        assert open_draft(path).answer(prose) == "Before\n\n- one\n    - two\n\nWhat follows"
        await ui.press("ctrl+z")
        await ui.saved()
        assert open_draft(path).answer(prose) == "Before\u2022\tone\no\ttwo\n\nWhat follows"


async def test_a_long_paste_is_complete_and_its_size_is_shown(form: Form, path: Path):
    """A megabyte is pasted in a real terminal, in `tests/test_pasting.py`."""
    prose = next(address for address, question in form.questions.items() if isinstance(question, Prose))
    text = "A line of words from a report.\n" * 3_000
    async with open_wizard(path) as ui:
        await ui.go(prose)
        await ui.paste(text)
        await ui.until(lambda: f"Pasted {len(text):,} characters." in ui.notices)
        await ui.saved()
    assert open_draft(path).answer(prose) == text


async def test_enter_in_a_single_line_field_goes_to_the_next_field(form: Form, path: Path):
    async with open_wizard(path) as ui:
        await ui.press("enter")
        assert ui.focused_address == form.steps[0].asked[1].address


async def test_a_save_that_ends_while_the_screen_closes_is_not_reported(path: Path):
    async with open_wizard(path) as ui:
        await ui.wizard.screen.query("TopBar").remove()
        ui.wizard.refresh_bars()


async def test_a_step_that_is_done_says_how_much_in_it_may_be_sent_back(form: Form, path: Path, example: Draft):
    draft = open_draft(path)
    answers = {key: value for key, value in example.document.items() if key in {each.id for each in form.sections}}
    draft.document |= answers
    data = address_of(form, "evidence")
    draft.put(data, re.sub(r"!\[.*?\]\(.*?\)", "", str(draft.answer(data))))  # its pictures are in another folder
    draft.put(address_of(form, "engagement"), "We asked the users of the service in May 2024, and 41 answered.")
    save_draft(draft, path)
    async with open_wizard(path, size=(80, 30)) as ui:
        await ui.go(address_of(form, "evidence"))
        for width, words in ((80, " 1 to look at"), (200, "done, 1 to look at")):
            await ui.resize(width, 30)
            row = next(number for number, line in enumerate(ui.lines) if "▸3 Evidence" in line)
            await ui.until(lambda row=row, words=words: words in ui.lines[row])
        await ui.go(address_of(form, "engagement"))
        await ui.press("ctrl+a")
        await ui.type("We asked the users of the service in May 2026. 41 answered, and most want longer hours.")
        await ui.until(lambda: "look at" not in ui.lines[row])


async def test_the_action_plans_step_follows_its_rows_at_once(form: Form, path: Path):
    plan = address_of(form, "actions")
    async with open_wizard(path) as ui:
        await ui.go(plan)
        row = next(number for number, line in enumerate(ui.lines) if "5 Action Plan" in line)
        assert "to do" in ui.lines[row]
        await ui.press("a")
        await ui.type("Fit a hearing loop in the hall")
        await ui.press("escape")
        await ui.until(lambda: "to do" not in ui.lines[row])
        await ui.press("delete")
        await ui.until(lambda: "to do" in ui.lines[row])
        await ui.press("ctrl+z")
        await ui.until(lambda: "to do" not in ui.lines[row])


async def test_lines_of_text_are_at_most_100_characters_wide_on_any_screen(path: Path):
    async with open_wizard(path, size=(200, 50)) as ui:
        await ui.press("f8", "f8")
        await ui.type("A long answer of many words that wraps. " * 20)
        for width in (200, 260):
            await ui.resize(width, 50)
            written = [len(line.strip()) for line in re.findall(r"║(.*?)║", ui.screen)]
            assert 80 < max(written) <= 100


async def test_the_titles_of_steps_are_whole_where_the_list_has_room_and_else_end_with_a_word(path: Path, form: Form):
    titles = [step.group.name if step.group else step.section.title for step in form.steps]

    def listed(ui: WizardDriver) -> list[str]:
        lines = [line.partition("│")[0] for line in ui.lines[2:-1]]
        return [re.sub(r" (to do|started|done|to fix) *$", "", line).strip(" ▸") for line in lines]

    for size in ((120, 40), (200, 50)):
        async with open_wizard(path, size=size) as ui:
            assert all(title in " ".join(listed(ui)) for title in titles)
    async with open_wizard(path, size=(80, 24)) as ui:
        cut_off = [line.removesuffix("…").lstrip("0123456789 ") for line in listed(ui) if line.endswith("…")]
        assert cut_off
        for begun in cut_off:
            assert any(f"{title} ".startswith(f"{begun} ") for title in [*titles, *(s.title for s in form.sections)])


async def test_an_option_is_shown_whole_and_a_row_names_its_groups_without_their_examples(path: Path, form: Form):
    plan = address_of(form, "actions")
    question = form.questions[plan]
    assert isinstance(question, Rows)
    groups = next(column for column in question.columns if column.role == "groups")
    longest = max(form.groups, key=lambda group: len(group.label))
    assert ":" in longest.label
    put(path, plan, [{groups.id: [longest.id]}])
    async with open_wizard(path, size=(80, 40)) as ui:
        await ui.go(plan)
        await ui.until(lambda: any(line.strip(" │").endswith(f" {longest.name}") for line in ui.lines))
        await ui.press("enter")
        field = next(each for each in ui.wizard.screen.query(QuestionField) if each.asked.question == groups)
        field.go()
        await ui.press("end")
        await ui.until(lambda: longest.label in " ".join(re.sub("[║│]", "", ui.screen).split()))


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Pregnancy and Maternity", 19, "Pregnancy and…"),
        ("Pregnancy and Maternity", 14, "Pregnancy and…"),
        ("Pregnancy and Maternity", 23, "Pregnancy and Maternity"),
        ("A deoxyribonucleic", 12, "A deoxyribo…"),
        ("Age, Disability, Race", 17, "Age, Disability…"),
        ("Age", 0, ""),
    ],
)
def test_what_is_too_long_is_cut_between_words(text: str, width: int, shown: str):
    assert cut(text, width).rstrip() == shown
    assert len(cut(text, width)) == width


async def test_a_text_typed_on_the_options_chooses_none_and_goes_into_the_answer_below(form: Form, path: Path):
    effect, reason, benefits = (address_of(form, role) for role in ("effect", "reason", "benefits"))
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(effect)
        await ui.type("2 in 3, by 9 March 2027")
        await ui.until(lambda: ui.focused_address == benefits)
        await ui.press("shift+tab")
        await ui.type("2Because of 3 lorries")
        await ui.until(lambda: ui.focused_address == reason)
        await ui.press("shift+tab")
        await ui.type("1 car")
        await ui.until(lambda: ui.focused_address == reason)
        await ui.saved()
    draft = open_draft(path)
    assert draft.answer(benefits) == "2 in 3, by 9 March 2027"
    assert draft.answer(reason) == "Because of 3 lorries 1 car"
    assert draft.answer(effect) == form.questions[effect].options[1].id  # type: ignore[union-attr]


async def test_a_text_pasted_on_options_goes_into_the_answer_below(form: Form, path: Path):
    effect, benefits = (address_of(form, role) for role in ("effect", "benefits"))
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(effect)
        await ui.paste("They gain:\n\n•\ta shelter\n•\ta seat")
        await ui.until(lambda: ui.focused_address == benefits)
        await ui.saved()
    assert open_draft(path).answer(benefits) == "They gain:\n\n- a shelter\n- a seat"
    assert open_draft(path).answer(effect) is None


async def test_a_paste_that_nothing_takes_is_reported(path: Path, form: Form):
    async with open_wizard(path, size=(80, 24)) as ui:
        driver = ui.wizard._driver
        assert driver
        await ui.go(address_of(form, "completed"))
        for key in ("tab", "f9"):
            await ui.press(key)
            driver.send_message(events.Paste("They gain a shelter"))
            await ui.until(lambda: "Nothing was pasted. Go to an answer first" in ui.visible_notices)


async def test_a_text_typed_on_options_without_an_answer_below_waits_for_a_choice(other_form: Form):
    path = new_draft("Quays", other_form)
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go("about.kind_of_change")
        await ui.type("By 9 March")
        await ui.paste(" or later")
        assert "Choose an option first" in ui.visible_notices
        assert ui.focused_address == "about.kind_of_change"
        await ui.press("down", "space")
        assert ui.focused_address == "about.kind_of_change"
        await ui.press("down", "space")
        assert ui.focused_address == "about.replacement"
        await ui.saved()
    assert open_draft(path).answer("about.replacement") == "By 9 March or later"


@pytest.mark.parametrize("step", [0, 1])
async def test_the_button_below_the_last_answer_stays_in_sight_when_findings_appear(form: Form, path: Path, step: int):
    last = form.steps[step].asked[-1].address
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(last)
        await ui.type("31/11/2026, TBC, XXX, see [insert link]. Disabled people will be sorted out.")
        await ui.press("tab")

        def found() -> list[str]:
            below = ui.wizard.screen.query(".found, .note").results(Static)
            return [text[:12] for each in below if each.display and (text := str(each.content)).startswith(("!", "·"))]

        await ui.until(lambda: any(words in ui.screen for words in found()))
        await ui.until(lambda: "▸ Next: " in ui.screen)


async def test_a_date_of_completion_in_the_future_is_questioned_below_it(path: Path, form: Form):
    today = now().date()
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(address_of(form, "completed"))
        await ui.type(show_date(today + timedelta(days=1)))
        await ui.until(lambda: "is in the future, and" in ui.screen)
        await ui.press("ctrl+a")
        await ui.type(show_date(today))
        await ui.until(lambda: "is in the future" not in ui.screen)


async def test_what_is_to_be_looked_at_stands_beside_what_is_done_or_started_where_there_is_room(
    form: Form, path: Path
):
    draft = open_draft(path)
    draft.put(address_of(form, "concerns"), "Awaiting the replies of the parishes.")
    save_draft(draft, path)
    async with open_wizard(path, size=(120, 40)) as ui:
        await ui.until(lambda: any("Age" in line and "started, 1 to look at" in line for line in ui.lines))


def test_a_step_counts_faults_as_the_report_does(form: Form, path: Path):
    draft = open_draft(path)
    draft.put(address_of(form, "evidence"), "Awaiting the figures. Awaiting a survey of 3 families in Wymeswold.")
    progress = Progress(draft)
    faults = by_fault(draft, open_findings(draft))
    section = next(
        number for number, step in enumerate(form.steps) if step.address.contains(address_of(form, "evidence"))
    )
    status = progress.statuses(progress.states(), faults)[section]
    report = report_on(draft)
    listed = next(entries for part, entries in report.sections if part == form.steps[section].section)
    assert status.to_look_at == sum(entry.severity == "warn" for entry in listed)
