"""Words that are typed or pasted where one of a few words is asked for are kept, and offered at a question."""

from pathlib import Path

import pytest

from eia_tui.flows.revise import revise
from eia_tui.flows.stage_comments import begun_name
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.form.stages import stages
from eia_tui.session.session import Session
from eia_tui.session.unfinished import unfinished_address, unfinished_texts, words_typed_at
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.operations import save_draft
from tests.approvals import signed
from tests.conftest import Run
from tests.plain.prompts import go_to, number, prompts, type_in
from tests.plain.test_paste import paste

WORDS = "Also for carers"


def answered(path: Path, address: str) -> None:
    session = Session.at(path)
    session.put(address, "What is there.")
    session.save()
    session.leave()


def kept(path: Path) -> str:
    return "\n".join(unfinished_texts(open_draft(path)).values())


def test_three_words_at_the_question_before_a_sending_are_kept(path: Path, eia: Run):
    shown = eia("--plain", path, typed=f"send 1\nA first look\n{WORDS}\nback\nquit\n").stdout
    assert f"“{WORDS}” is not one of these words. Your words are kept" in shown
    assert WORDS in kept(path)


@pytest.mark.parametrize("words", [WORDS, "Add the carers' forum"])
def test_a_sentence_beside_an_answer_is_kept_also_if_it_begins_like_a_way(path: Path, eia: Run, words: str):
    at, asked = number(path, Prose)
    answered(path, asked.address)
    shown = eia("--plain", path, typed=f"go {at}\nMore of it.\n.\n{words}\nadd\nquit\n").stdout
    assert f"“{words}” is not one of these words. Your words are kept" in shown
    assert words in kept(path)
    assert open_draft(path).answer(asked.address) == "What is there.\n\nMore of it."


@pytest.mark.slow
def test_lines_that_are_pasted_beside_an_answer_are_kept(path: Path):
    at, asked = number(path, Prose)
    answered(path, asked.address)
    with prompts(path) as terminal:
        go_to(terminal, at)
        for text in ("More of it.", "."):
            type_in(terminal, text)
        terminal.until("Type replace to replace it")
        terminal.settle()
        paste(terminal, "First line of notes\nSecond line of notes")
        terminal.settle()
        type_in(terminal, "")
        terminal.until("Your words are kept")
        terminal.settle()
        terminal.kill()
    with prompts(path) as terminal:
        go_to(terminal, at)
        terminal.until("You typed “First line of notes", "Second line of notes")


def test_what_was_started_as_an_answer_of_a_stage_is_not_in_a_revision(path: Path, form: Form):
    signed(path, form)
    draft = open_draft(path)
    draft.put(unfinished_address(begun_name(stages(form)[0])), "agreed")
    draft.put(unfinished_address(words_typed_at("objectives.proposal")), WORDS)
    save_draft(draft, path)
    assert [*unfinished_texts(open_draft(revise(path))).values()] == [WORDS]
