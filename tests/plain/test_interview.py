"""The plain prompts ask the same questions as the screens, and save the typed answers."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.form.dates import DATE_EXAMPLE
from eia_tui.form.definition import Form
from eia_tui.form.guidance import NOT_CONFIRMED, guidance_for
from eia_tui.form.kinds import Choice, Choices, Date, Line, Prose, Question, Rows
from eia_tui.form.loading import load_form
from eia_tui.form.stages import stage_addresses
from eia_tui.form.values import answer_text
from eia_tui.language.user_words import own_words
from eia_tui.plain.question_numbers import number_of
from eia_tui.storage.catalogue import find_draft, list_drafts
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.storage.settings import Settings, drafts_folder, read_settings, save_settings
from tests.approvals import put, ready, sent
from tests.conftest import ROOT, Run
from tests.form_counts import answered
from tests.other_systems import needs_scripts
from tests.plain.prompts import number
from tests.sample_answers import sample
from tests.tui.wizard_driver import open_wizard

pytestmark = pytest.mark.slow

Talk = Callable[..., str]


@pytest.fixture
def talk(eia: Run) -> Talk:
    """The output of the prompts for these typed lines."""

    def talk_(*lines: str, to: str | Path | None = None, **environment: str) -> str:
        typed = "".join(f"{line}\n" for line in lines)
        completed = eia(*([to] if to else []), typed=typed, **environment)
        assert (completed.returncode, completed.stderr) == (0, "")
        return completed.stdout

    return talk_


def typed(address: str, question: Question) -> list[str]:
    """The lines to type for the sample answer to a question."""
    value = sample(address, question)
    match question:
        case Line() | Date():
            return [answer_text(question, value)]
        case Prose():
            return [*str(value).split("\n"), "."]
        case Choice():
            return ["1"]
        case Choices():
            return ["1, 2"]
        case Rows():
            lines = []
            for number in (1, 2):
                lines.append("add")
                for column in question.columns:
                    lines += typed(f"{address} {number} {column.id}", column)
            return [*lines, "next"]


def asked_questions(output: str) -> list[tuple[int, int]]:
    return [
        (int(number), int(many)) for number, many in re.findall(r"^Question (\d+) of (\d+)\.", output, re.MULTILINE)
    ]


@pytest.mark.parametrize("name", ["council", "riverside"])
def test_every_question_can_be_answered_by_typing_and_is_saved_as_meant(name: str, form: Form, talk: Talk):
    tested_form = form if name == "council" else load_form(ROOT / "tests" / "forms" / "riverside")
    path = new_draft("Begun", tested_form)
    expected = Draft(tested_form, {}, path.parent)
    lines: list[str] = []
    for step in tested_form.steps:
        for asked in step.asked:
            if asked in expected.shown(step):
                expected.put(asked.address, sample(asked.address, asked.question))
                first, *rest = typed(asked.address, asked.question)
                by_hand = ["write"] if asked.address in stage_addresses(tested_form) else []
                lines += [first, *by_hand, *rest]
    output = talk(*lines, "check", "quit", to=path)
    draft = open_draft(path)
    for asked in expected.all_shown():
        assert draft.answer(asked.address) == expected.answer(asked.address), asked.address
    assert "That was the last question." in output


async def test_the_prompts_ask_the_questions_of_the_screens_in_the_same_order(path: Path, talk: Talk):
    met: list[str] = []
    async with open_wizard(path) as ui:
        for _ in ui.wizard.session.draft.form.steps:  # type: ignore[union-attr]
            met += ui.shown
            await ui.press("f8")
    draft = open_draft(path)
    output = talk(*(["go 1"] + ["next"] * len(met)), to=path)
    numbers = [number for number, _ in asked_questions(output)]
    assert numbers[-len(met) :] == [number_of(draft, address) for address in met]
    assert [asked.address for asked in draft.all_shown()] == met
    for asked in draft.all_shown():
        assert asked.question.label.strip() in output


def test_a_reopened_draft_continues_where_it_was_left(path: Path, talk: Talk, form: Form):
    talk("next", "next", "quit", to=path)
    assert asked_questions(talk("quit", to=path)) == [(3, len(form.questions))]


async def test_screens_and_prompts_share_the_position(path: Path, talk: Talk):
    talk("go 13", "quit", to=path)
    async with open_wizard(path) as ui:
        assert ui.focused_address == list(open_draft(path).form.questions)[12]


def test_the_current_answer_is_shown_on_one_line(path: Path, talk: Talk, form: Form):
    long, _ = number(path, Prose)
    output = talk(
        f"go {long}",
        "One line of words that goes on for longer than can be told at once, surely.",
        "",
        "Two.",
        ".",
        "back",
        to=path,
    )
    assert re.search(
        r"Current answer: 2 paragraphs, 17 words, beginning: One line of words .{30,50}…$", output, re.MULTILINE
    )


def test_a_long_answer_is_never_lost_to_a_typing_mistake(path: Path, talk: Talk):
    third = list(open_draft(path).all_shown())[2].address
    talk("go 3", "Long and good.", ".", to=path)
    output = talk("go 3", "nxt", ".", "what?", "keep", to=path)
    assert "There is an answer of 3 words already." in output
    assert open_draft(path).answer(third) == "Long and good."
    talk("go 3", "More.", ".", "add", to=path)
    assert open_draft(path).answer(third) == "Long and good.\n\nMore."
    talk("go 3", "cut off", to=path)
    assert open_draft(path).answer(third) == "Long and good.\n\nMore.\n\ncut off"
    talk("go 3", "New.", ".", "replace it", to=path)
    assert open_draft(path).answer(third) == "New."


def test_undo_restores_the_answers_that_were_replaced(path: Path, talk: Talk):
    second, third = (asked.address for asked in list(open_draft(path).all_shown())[1:3])
    talk("go 2", "Highways", "People.", ".", to=path)
    output = talk("go 2", "Libraries", "go 3", "clear", "undo", "undo", "undo", to=path)
    assert "There is nothing to undo yet." in output
    assert open_draft(path).answer(second) == "Highways"
    assert open_draft(path).answer(third) == "People."


def test_undo_after_restore_continues_with_the_draft_as_it_was(path: Path, talk: Talk, form: Form):
    choice = number_of(open_draft(path), next(form.with_role("effect")).address)
    talk("go 2", "Highways", "go 3", "People.", ".", "quit", to=path)
    talk("go 2", "Libraries", f"go {choice}", "The Deaf club will object to this", "quit", to=path)
    before = open_draft(path).document
    output = talk("restore 2", "restore", "go 4", "undo", "undo", "quit", to=path)
    assert "Type undo to go back to the draft as it was before." in output
    assert "Restored. The draft is as it was before the earlier version was restored." in output
    assert "There is nothing to undo yet." in output
    assert open_draft(path).document == before


def test_undo_goes_back_step_by_step_beyond_a_restore(path: Path, talk: Talk):
    second = list(open_draft(path).all_shown())[1].address
    talk("go 2", "Highways", "quit", to=path)
    talk("go 2", "Libraries", "quit", to=path)
    output = talk("restore 2", "restore", "go 2", "Parks", "undo", "undo", "quit", to=path)
    assert "“Highways”. Type undo to restore that." in output
    assert open_draft(path).answer(second) == "Libraries"


def test_a_command_typed_in_a_row_is_not_an_answer(path: Path, talk: Talk, form: Form):
    rows = next(form.with_role("actions"))
    number = number_of(open_draft(path), rows.address)
    output = talk(
        f"go {number}", "add", "First.", ".", "Jo", "back", "help", "list", "find First", "quit", "lost?", to=path
    )
    assert "Type help all" in output
    assert "lost?" not in path.read_text(encoding="utf-8")
    (row,) = open_draft(path).answer(rows.address)  # type: ignore[misc]
    assert list(row.values()) == ["First.", "Jo"]
    output = talk(f"go {number}", "change 1", "Second", ".", "keep", "go 2", "Highways", to=path)
    assert "There is an answer of 1 word already." in output
    (row,) = open_draft(path).answer(rows.address)  # type: ignore[misc]
    assert list(row.values()) == ["First.", "Jo"]
    assert open_draft(path).answer(list(open_draft(path).all_shown())[1].address) == "Highways"


def test_text_after_add_answers_the_first_column(path: Path, talk: Talk, form: Form):
    rows = next(form.with_role("actions"))
    number = number_of(open_draft(path), rows.address)
    talk(f"go {number}", "add Buy hearing loops", ".", "A. Manager", "done", to=path)
    (row,) = open_draft(path).answer(rows.address)  # type: ignore[misc]
    assert list(row.values()) == ["Buy hearing loops", "A. Manager"]


@pytest.mark.parametrize("slip", ["quit now", "find", "go", "go abc", "export now", "help 3", "file"])
@pytest.mark.parametrize("number", [2, 3])
def test_a_mistyped_command_is_questioned_and_answers_nothing(slip: str, number: int, path: Path, talk: Talk):
    address = list(open_draft(path).all_shown())[number - 1].address
    output = talk(f"go {number}", slip, "quit", to=path)
    assert f"If “{slip}” is your answer, type: say {slip}" in output
    assert open_draft(path).answer(address) is None
    talk(f"go {number}", f"say {slip}", ".", "quit", to=path)
    assert open_draft(path).answer(address) == slip


def test_enter_keep_and_next_go_forward_and_back_goes_back(path: Path, talk: Talk):
    output = talk("", "keep", "next", "back", "back", "back", "back", "quit", to=path)
    assert [number for number, _ in asked_questions(output)] == [1, 2, 3, 4, 3, 2, 1, 1]
    assert "This is the first question." in output


def test_the_end_of_the_input_saves_and_quits(path: Path, talk: Talk, form: Form):
    second = list(open_draft(path).all_shown())[2]
    assert isinstance(second.question, Prose)
    output = talk("go 3", "Half an answer", "without its full stop", to=path)
    assert output.rstrip().splitlines()[-1].startswith(("Saved", "Answer"))
    assert open_draft(path).answer(second.address) == "Half an answer\nwithout its full stop"


def test_a_choice_is_answered_by_number_or_label_only(path: Path, talk: Talk, form: Form):
    effect = next(form.with_role("effect"))
    assert isinstance(effect.question, Choice)
    number = number_of(open_draft(path), effect.address)
    output = talk(f"go {number}", "7", "maybe", "2", "back", to=path)
    assert "Type a number from 1 to 3." in output
    assert "That is not one of the options." in output
    assert f"Current answer: 2, {effect.question.options[1].label}." in output
    assert open_draft(path).answer(effect.address) == effect.question.options[1].id
    talk(f"go {number}", effect.question.options[2].label.upper(), to=path)
    assert open_draft(path).answer(effect.address) == effect.question.options[2].id
    talk(f"go {number}", "clear", to=path)
    assert open_draft(path).answer(effect.address) is None


def test_a_date_is_read_as_officers_write_it(path: Path, talk: Talk, form: Form):
    completed = next(form.with_role("completed"))
    output = talk("go 5", "soon", "2nd Sept 2026", "back", to=path)
    assert "Enter a full date, such as 2 September 2026 or 2/9/26. Your words are kept" in output
    assert "Current answer: 2 September 2026" in output
    assert open_draft(path).answer(completed.address) == date(2026, 9, 2)


def test_a_lone_full_stop_is_never_an_answer(talk: Talk, form: Form):
    path = new_draft("Mobile library timetable", form)
    numbers = {type(question): number for number, question in reversed([*enumerate(form.questions.values(), 1)])}
    for kind in (Line, Date, Prose):
        output = talk(f"go {numbers[kind]}", ".", " . ", "quit", to=path)
        assert output.count("A full stop alone is not an answer") == 2
        address = [*form.questions][numbers[kind] - 1]
        assert answer_text(form.questions[address], open_draft(path).answer(address)) != "."
    line = [*form.questions][numbers[Line] - 1]
    talk(f"go {numbers[Line]}", "say .", "quit", to=path)
    assert open_draft(path).answer(line) == "."


def test_what_is_wrong_with_a_date_is_shown_once_and_the_example_is_the_same_everywhere(talk: Talk, form: Form):
    path = new_draft("Mobile library timetable", form)
    number = next(at for at, question in enumerate(form.questions.values(), 1) if isinstance(question, Date))
    output = talk(f"go {number}", "soon", "quit", to=path)
    assert output.count("Enter a full date") == 1
    assert "Current answer: soon, which is not a full date." in output
    assert f"Date, such as {DATE_EXAMPLE}, or a command:" in output


def test_rows_are_copied_moved_deleted_and_restored(path: Path, talk: Talk, form: Form):
    rows = next(form.with_role("actions"))
    number = number_of(open_draft(path), rows.address)
    output = talk(f"go {number}", "change 1", "add", "one", ".", "done", "add", "two", ".", "done", "copy 1", "down 1",
                "delete 3", "undo", "up 3", to=path)  # fmt: skip
    assert "There are no rows yet: type add." in output
    question = rows.question
    assert isinstance(question, Rows)
    answer = open_draft(path).answer(rows.address)
    assert [row[question.columns[0].id] for row in answer] == ["one", "two", "one"]  # type: ignore[union-attr, call-overload, index]


@pytest.mark.parametrize("moved", [["delete 1"], ["up 2"], ["copy 1"], ["copy 1", "delete 1", "down 1"]])
@pytest.mark.parametrize("there", ["go 5", ""])
def test_undo_restores_the_rows_and_then_the_cell(there: str, moved: list[str], path: Path, talk: Talk, form: Form):
    rows = next(form.with_role("actions"))
    number = number_of(open_draft(path), rows.address)
    added = ["add", "One", ".", "Jo", "done", "add", "Two", ".", "Sue", "done"]
    talk(f"go {number}", *added, "quit", to=path)
    before = open_draft(path).answer(rows.address)
    undone = [there, *["undo"] * (len(moved) + 1), "quit"]
    output = talk(f"go {number}", "change 1", "next", "Jo Bloggs", "done", *moved, *undone, to=path)
    assert open_draft(path).answer(rows.address) == before
    assert output.count("Restored.") == len(moved) + 1


def test_the_answer_that_a_cell_has_already_goes_on_when_it_is_typed_again(path: Path, talk: Talk, form: Form):
    rows = next(form.with_role("actions"))
    assert isinstance(rows.question, Rows)
    kinds = [type(column) for column in rows.question.columns]
    groups, line = kinds.index(Choices), kinds.index(Line)
    at = f"go {number_of(open_draft(path), rows.address)}"
    talk(at, "add", *["next"] * line, "Jo", *["next"] * (groups - line - 1), "3", "quit", to=path)
    output = talk(at, "change 1", *["next"] * line, "Jo", *["next"] * (groups - line - 1), "3", "quit", to=path)
    assert "Your choice is" in output
    for column in (groups, line):
        assert output.count(f"Row 1, {column + 1} of {len(kinds)}.") == 1


def test_a_row_that_was_taken_is_undone_too(path: Path, talk: Talk, form: Form):
    draft = open_draft(path)
    draft.put(next(form.with_role("mitigation")).address, "Move the shelter")
    save_draft(draft, path)
    rows = next(form.with_role("actions"))
    output = talk(f"go {number_of(draft, rows.address)}", "take 1", "done", "undo", "quit", to=path)
    assert "Restored." in output
    assert open_draft(path).answer(rows.address) is None


def test_rows_that_undo_puts_back_under_a_cell_are_listed_again(path: Path, talk: Talk, form: Form):
    rows = next(form.with_role("actions"))
    added = ["add", "One", ".", "done", "add", "Two", ".", "done"]
    at = f"go {number_of(open_draft(path), rows.address)}"
    output = talk(at, *added, "up 2", "change 1", "undo", "change 1", "Three", ".", "replace", "done", "quit", to=path)
    column = rows.question.columns[0].id  # type: ignore[union-attr]
    assert [row[column] for row in open_draft(path).answer(rows.address)] == ["Three", "Two"]  # type: ignore[union-attr, call-overload, index]
    assert "is not" not in output.rpartition("Restored.")[2]


def test_undo_restores_a_cell_and_goes_to_its_rows(path: Path, talk: Talk, form: Form):
    rows = next(form.with_role("actions"))
    number = number_of(open_draft(path), rows.address)
    output = talk(
        f"go {number}", "add", "One", ".", "done", "change 1", "clear", "done", "go 1", "undo", "quit", to=path
    )
    assert "Restored." in output
    assert output.count(f"Question {number} of") == 4
    (row,) = open_draft(path).answer(rows.address)  # type: ignore[misc]
    assert "One" in row.values()


def test_one_command_makes_an_action_of_a_mitigation(path: Path, talk: Talk, form: Form):
    draft = open_draft(path)
    mitigation = next(form.with_role("mitigation"))
    draft.put(mitigation.address, "Move the shelter")
    save_draft(draft, path)
    rows = next(form.with_role("actions"))
    number = number_of(draft, rows.address)
    output = talk(f"go {number}", "take 1", "", "A. Manager", "done", to=path)
    assert f"1 {form.groups[0].name}: Move the shelter" in output
    (row,) = open_draft(path).answer(rows.address)  # type: ignore[misc]
    assert "Move the shelter" in row.values()
    assert "A. Manager" in row.values()


def test_help_shows_the_guidance_with_its_source_and_the_commands(path: Path, talk: Talk):
    output = talk("go 10", "help", "help all", to=path)
    assert "What it covers" in output
    assert re.search(r"Checked \d+ \w+ 2026", output)
    assert "edit opens the answer in your own editor" in output


def test_help_of_each_group_says_what_is_not_confirmed(path: Path, talk: Talk, form: Form):
    steps = [step for step in form.steps if step.group]
    numbers = [number_of(open_draft(path), step.asked[0].address) for step in steps]
    output = talk(*(line for number in numbers for line in (f"go {number}", "help")), to=path)
    for entry in (entry for step in steps for entry in guidance_for(step, None)):
        assert f"{entry.title}.\n" in output
        for source in entry.sources:
            assert f"- {source.citation} {source.url}\n" in output
        for sentence in entry.unconfirmed:
            assert output.rpartition(sentence)[0].rstrip("- :").endswith(NOT_CONFIRMED)
    assert "Not confirmed when we looked on 26 November 2026." in output
    assert "Help on: Other groups, Rural isolation, Deprivation, " in output


@needs_scripts
def test_an_answer_comes_from_a_text_file_or_from_the_officers_editor(
    path: Path, talk: Talk, form: Form, tmp_path: Path
):
    third = list(open_draft(path).all_shown())[2].address
    note = tmp_path / "my notes.txt"
    note.write_bytes("\ufeffFrom Notepad – with a dash\r\nand a second line".encode())
    talk("go 3", f"file {note}", to=path)
    assert open_draft(path).answer(third) == "From Notepad – with a dash\nand a second line"
    note.write_text("Notepad’s “UTF-16” – £5", encoding="utf-16")
    talk("go 3", f"file {note}", to=path)
    assert open_draft(path).answer(third) == "Notepad’s “UTF-16” – £5"
    note.write_text("From Notepad – with a dash\nand a second line", encoding="cp1252")
    talk("go 3", f"file {note}", to=path)
    assert open_draft(path).answer(third) == "From Notepad – with a dash\nand a second line"
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\necho "and the editor" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    talk("go 3", "edit", to=path, EDITOR=str(editor), VISUAL="")
    assert open_draft(path).answer(third) == "From Notepad – with a dash\nand a second lineand the editor"
    output = talk("go 3", "edit", f"file {tmp_path}", "file nowhere.txt", to=path, EDITOR="false", VISUAL="")
    assert "your answer has not changed" in output
    assert "type: say file nowhere.txt" in output
    assert open_draft(path).answer(third) == "From Notepad – with a dash\nand a second lineand the editor"


def test_say_answers_with_text_that_is_a_command(path: Path, talk: Talk):
    second = list(open_draft(path).all_shown())[1].address
    talk("go 2", "say next", to=path)
    assert open_draft(path).answer(second) == "next"


def test_find_check_list_and_export_cover_the_whole_draft(path: Path, talk: Talk):
    output = talk("find library", "list", "check", "export", to=path)
    assert "Question 1, Name of policy: Mobile library timetable" in output
    assert "Policy details, started." in output
    assert "Question 2, Must fix: " in output
    word = path.parent / "Mobile library timetable.docx"
    assert f"The Word form is at {word}" in output
    assert word.exists()


def test_no_colon_follows_a_question_in_what_is_found_and_what_has_changed(path: Path, form: Form, talk: Talk):
    ready(path, form)
    sent(path, 0, anyway="A first look")
    asked = next(form.with_role("evidence"))
    put(path, asked.address, "The library counted its visitors.")
    question = asked.question.short_label
    assert question.endswith("?")
    output = talk("find counted its", "changes", to=path)
    assert f"{question} The library counted its visitors." in output
    assert f"{question} " in output.partition("What changed since")[2]
    assert "?:" not in output


def test_without_a_draft_the_prompts_offer_existing_drafts_and_a_new_one(path: Path, talk: Talk):
    output = talk("1", "quit")
    assert f"1 Mobile library timetable: {answered(questions=1)}, saved today" in output
    assert f"Question 1 of {len(open_draft(path).form.questions)}." in output
    talk("new Winter gritting", "quit")
    assert sorted(entry.name for entry in list_drafts()) == ["Mobile library timetable", "Winter gritting"]
    assert "There is no draft 'nothing'" in talk("nothing", "quit")
    assert "Winter gritting. " in talk("gritting", "quit"), "a part of a name opens the only draft that has it"
    output = talk("t", "quit")
    assert "“t” is in the names of 2 drafts: 1 Winter gritting, just begun, saved today" in output
    assert "; 2 Mobile library timetable, " in output
    assert "Type one of the numbers." in output
    assert str(drafts_folder()) in output


def test_the_worked_example_is_read_only(talk: Talk):
    output = talk("say mine", "export", to="example")
    assert "only view it" in output
    assert "Type home, and then duplicate example." in output
    example = open_draft(find_draft("example"))
    rows = next(number_of(example, each.address) for each in example.all_shown() if isinstance(each.question, Rows))
    output = talk("go 6", "Words that would not be kept", f"go {rows}", "add", "quit", to="example")
    assert output.count("you can only view it") == 3  # at the start, and each time before more is typed
    assert "Go on" not in output
    assert ", 1 of " not in output.rpartition("Row 1: ")[2]
    assert [each.suffix for each in drafts_folder().iterdir()] == [".docx"]


@pytest.mark.parametrize("environment", [{"ACCESSIBLE": "1"}, {}])
def test_the_prompts_print_neither_control_codes_nor_colours(environment: dict[str, str], path: Path, talk: Talk):
    output = talk("list", "help", "check", "go 12", "quit", to=path, **environment)
    assert "\x1b" not in output
    assert "\r" not in output
    assert not re.search("[\u2500-\u259f]", output)


def test_an_answer_cannot_control_the_terminal(path: Path, talk: Talk, form: Form):
    draft = open_draft(path)
    draft.document["policy"] = {"name": "\x1b]0;gone\x07\x1b[2Jred", "department": "a\u202eb"}
    save_draft(draft, path)
    output = talk("next", "find red", "list", to=path)
    assert "\x1b" not in output
    assert "\u202e" not in output


def test_a_setting_turns_on_plain_prompts(path: Path, talk: Talk):
    save_settings(Settings(plain=True, colour_scheme="dark"))
    assert asked_questions(talk("quit", to=path))
    assert "you get the full-screen version" in talk("screens", "quit")
    assert read_settings() == Settings(plain=False, colour_scheme="dark")
    save_settings(Settings(plain=True))
    talk("screens", "quit", to=path)
    assert not read_settings().plain


def test_a_paste_is_cleaned_and_one_undo_restores_it_as_pasted(path: Path, form: Form, talk: Talk):
    evidence = next(form.with_role("evidence")).address
    number = number_of(open_draft(path), evidence)
    pasted = ["•\tone", "o\ttwo", "Group\tCount", "Age\t12"]
    output = talk(f"go {number}", *pasted, ".", to=path)
    assert "2 bullets, 1 table. Type undo to undo the formatting." in output
    assert open_draft(path).answer(evidence) == "- one\n    - two\n\n| Group | Count |\n| --- | --- |\n| Age | 12 |"
    output = talk(f"go {number}", *pasted, "•\tmore", ".", "replace", "undo", to=path)
    assert "Type undo to undo the formatting, and undo again to restore the answer of " in output
    assert open_draft(path).answer(evidence) == "\n".join([*pasted, "•\tmore"])


def test_text_from_a_file_is_cleaned_too(path: Path, form: Form, talk: Talk, tmp_path: Path):
    evidence = next(form.with_role("evidence")).address
    number = number_of(open_draft(path), evidence)
    (tmp_path / "a.txt").write_text("• one\r\n• two\r\n", encoding="utf-8")
    output = talk(f"go {number}", f"file {tmp_path / 'a.txt'}", to=path)
    assert "2 bullets" in output
    assert "It replaced" not in output, "there was no answer before"
    assert open_draft(path).answer(evidence) == "- one\n- two"


def test_possible_misspellings_are_shown_with_their_question(path: Path, form: Form, talk: Talk):
    evidence = next(form.with_role("evidence")).address
    number = number_of(open_draft(path), evidence)
    assert "Nothing to check." in talk("spell", to=path)
    output = talk(f"go {number}", "We recieve it.", ".", "spell", to=path)
    assert f"Question {number}, 3. Evidence" in output
    assert "recieve: receive" in output
    assert "Type spell words to go through the words, and correct them." in output


def test_misspelt_words_are_corrected_one_by_one(path: Path, form: Form, talk: Talk):
    evidence = next(form.with_role("evidence")).address
    number = number_of(open_draft(path), evidence)
    words = "We recieve teh wrold frobles here."
    output = talk(f"go {number}", words, ".", "spell words", "1", "next", "world", "add", "spell words", "", to=path)
    assert "recieve is now receive." in output
    assert "There are no more words to check." in output
    assert "teh: is this misspelt?" in output.partition("There are no more")[2], "it was left as it was"
    assert open_draft(path).answer(evidence) == "We receive teh world frobles here."
    assert own_words() == {"frobles"}


def test_no_mark_of_markdown_is_heard_where_an_answer_is_on_one_line(path: Path, form: Form, talk: Talk):
    draft = open_draft(path)
    mitigation, rows = next(form.with_role("mitigation")), next(form.with_role("actions"))
    text = "These are *agreed*:\n\n- **Move** the shelter\n- see [the plan](https://example.org)"
    draft.put(mitigation.address, text)
    draft.put(rows.address, [{rows.question.columns[0].id: text}])  # type: ignore[union-attr]
    save_draft(draft, path)
    shown = "These are agreed: Move the shelter; see the plan (https://example.org)"
    output = talk(f"go {number_of(draft, mitigation.address)}", f"go {number_of(draft, rows.address)}", "read", to=path)
    assert "beginning: These are agreed: Move the shelter; see the plan…" in output
    assert f"Row 1: {shown}" in output
    assert f"? {shown}\n" in output
    assert "**" not in output


def test_an_answer_that_begins_with_a_table_is_read_out_as_one(path: Path, form: Form, talk: Talk, tmp_path: Path):
    number = number_of(open_draft(path), next(form.with_role("evidence")).address)
    (tmp_path / "a.txt").write_text("Age\tCash\tCard\n18-64\t120\t900\n65+\t210\t140\n", encoding="utf-8")
    output = talk(f"go {number}", f"file {tmp_path / 'a.txt'}", f"go {number}", to=path)
    assert "beginning: Table with 3 columns and 2 rows: Age, Cash, Card" in " ".join(output.split())
    assert "| Age" not in output


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("next Friday", "Enter a full date"),
        ("goto 7", "Enter a full date, such as"),
        ("list 3", "If you mean the command, type list alone."),
    ],
)
def test_a_text_that_is_not_a_date_never_replaces_a_date(line: str, shown: str, path: Path, talk: Talk, form: Form):
    asked = next(form.with_role("completed"))
    at = number_of(open_draft(path), asked.address)
    output = talk(f"go {at}", "27 November 2026", f"go {at}", line, "quit", to=path)
    assert shown in output
    assert open_draft(path).answer(asked.address) == date(2026, 11, 27)


def test_parts_of_a_row_that_end_with_a_full_stop_have_no_semicolon_behind_them(path: Path, talk: Talk, form: Form):
    rows = next(form.with_role("actions"))
    first, second = (column.id for column in rows.question.columns[:2])  # type: ignore[union-attr]
    put(path, rows.address, [{first: "Ask carers by May 2027.", second: "Sam"}, {first: "Tell users", second: "Jo"}])
    output = talk(f"go {number_of(open_draft(path), rows.address)}", "quit", to=path)
    assert "Row 1: Ask carers by May 2027. Sam\n" in output
    assert "Row 2: Tell users; Jo\n" in output


def test_the_last_of_several_words_to_choose_from_stands_apart(path: Path, talk: Talk):
    assert "desktop to save them on the Desktop, " in (output := talk("export to", "back", "quit", to=path))
    assert ", or back to go back:" in output


def test_back_from_the_question_about_an_answer_that_is_there_loses_nothing(path: Path, talk: Talk):
    at, asked = number(path, Prose)
    output = talk(f"go {at}", "One.", ".", f"go {at}", "Two.", ".", "back", "quit", to=path)
    assert "What you typed is added below the answer." in output
    assert "“back” is not one of these words" not in output
    assert open_draft(path).answer(asked.address) == "One.\n\nTwo."
    assert output.rpartition("Question ")[2].startswith(f"{at} of")


def test_what_deletes_or_replaces_an_answer_says_so_and_how_to_undo_it(path: Path, talk: Talk):
    at, asked = number(path, Prose)
    output = talk(f"go {at}", "One.", ".", f"go {at}", "Two.", ".", "replace", f"go {at}", "clear", "quit", to=path)
    assert "It replaced the answer of 1 word that was there. Type undo to restore that." in output
    assert "Deleted. Type undo to restore it." in output
    assert open_draft(path).answer(asked.address) is None


def test_a_command_that_needs_a_number_or_another_state_says_so_wherever_it_is_typed(path: Path, talk: Talk):
    output = talk(*["next"] * 80, "accept", "nonsense", "review", "revise", "quit", to=path)
    assert "“accept” is not a command. Type accept and a finding's number" in output
    assert "“nonsense” is not a command. Type help to see them." in output
    assert "Question 2, Must fix: " in output
    assert "It is not signed off. Until it is, change the draft itself" in output
    assert "say review" not in output


def test_help_is_about_the_question_and_help_all_has_the_rest(path: Path, talk: Talk, form: Form):
    completed = next(form.with_role("completed"))
    at = number_of(open_draft(path), completed.address)
    output = talk(f"go {at}", "help", "quit", to=path).rpartition("a command: ")[0]
    assert "Type a date, such as" in output
    assert "Type help all for every command" in output
    assert len(output.splitlines()) < 40
    assert "edit opens the answer in your own editor" in talk(f"go {at}", "help all", "quit", to=path)


def test_a_choice_of_words_takes_y_and_n_and_says_what_it_does_not_take(path: Path, talk: Talk):
    output = talk("delete 1", "remove", "", "keep", "quit")
    assert "“remove” is not one of these words." in output
    assert "Type one of these words." in output


def test_in_rows_back_undo_and_what_no_action_covers_say_what_to_do(path: Path, talk: Talk, form: Form):
    draft = open_draft(path)
    draft.put(next(form.with_role("mitigation")).address, "Move the shelter")
    save_draft(draft, path)
    rows = next(form.with_role("actions"))
    at = number_of(draft, rows.address)
    output = talk(f"go {at}", "add", "back", "One", ".", "done", "change 1", "clear", "done", "undo", "quit", to=path)
    assert "Type take and one of these numbers to add an action for it." in output
    assert "This is the first part of the row. Type done to go back to the rows." in output
    (row,) = open_draft(path).answer(rows.address)  # type: ignore[misc]
    assert "One" in row.values()


def test_a_promise_that_no_action_carries_out_can_be_taken(path: Path, talk: Talk, form: Form):
    draft = open_draft(path)
    promise = "An adviser will ring each of the tenants who live alone, once a fortnight, about heating bills."
    draft.put(next(form.with_role("mitigation")).address, f"The counter stays open on Fridays (action 1). {promise}")
    rows = next(form.with_role("actions"))
    assert isinstance(rows.question, Rows)
    columns = {column.role: column.id for column in rows.question.columns}
    row = {columns["action"]: "1. Keep the counter open on Fridays", columns["groups"]: [form.groups[0].id]}
    draft.put(rows.address, [row])
    save_draft(draft, path)
    output = talk(f"go {number_of(draft, rows.address)}", "take 1", "done", "quit", to=path)
    assert f"1 {form.groups[0].name}: {promise}" in output
    assert [promise in row.values() for row in open_draft(path).answer(rows.address)] == [False, True]  # type: ignore[union-attr]


def test_home_goes_to_the_list_where_the_example_can_be_duplicated(talk: Talk):
    output = talk("home", "duplicate example", "duplicate", "quit", to=find_draft("example"))
    assert "home for the list of drafts." in output
    assert "There are no drafts yet." in output
    assert "Duplicated." in output
    (entry,) = list_drafts()
    assert output.count(f"{entry.name}.") >= 1


def test_a_question_keeps_its_number_whatever_is_answered(path: Path, talk: Talk, form: Form):
    effect = next(form.with_role("effect"))
    actions = next(form.with_role("actions"))
    assert isinstance(effect.question, Choice)
    first, last = (number_of(open_draft(path), each.address) for each in (effect, actions))
    output = talk(f"go {first}", "2", "go 5", f"go {first + 2}", "list", "check", f"go {last}", "quit", to=path)
    assert f"Question {last}: 5. Action Plan" in output.rpartition("go there")[0]
    assert f"With your answers so far, question {first + 2} is not asked: {form.groups[0].name}: " in output
    assert output.rpartition("Question ")[2].startswith(f"{last} of {len(form.questions)}. Section 5")
