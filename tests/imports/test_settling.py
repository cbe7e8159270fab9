"""`eia-wizard comments`: what came back in a Word form waits in the draft, and is settled one by one."""

from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import State, WaitingItem, open_items, waiting_items
from eia_tui.flows.import_form import import_into
from eia_tui.flows.settle import item_numbered, settle_item
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.system.errors import UserError
from tests.approvals import put
from tests.conftest import Run
from tests.imports.sent_back import SentBack, p

A = 'w:author="Reviewer A" w:date="2026-11-20T10:00:00Z"'
B = 'w:author="Reviewer B" w:date="2026-11-21T10:00:00Z"'
ASKED = "What engagement"


@pytest.fixture
def path(sent_back: SentBack) -> Path:
    """A draft with the same answers."""
    path = new_draft("Charges", sent_back.draft.form)
    for address in sent_back.draft.form.questions:
        put(path, address, sent_back.draft.answer(address))
    put(path, engagement(sent_back.draft), "We asked some of them.")
    return path


def settle(path: Path, state: State, numbers: list[int] | None = None, by: str = "") -> None:
    """Settles items in a session of its own: those with these numbers, or all (of one reviewer)."""
    session = Session.at(path)
    try:
        every = [each for each in open_items(session.draft) if by in ("", each.by)]
        for each in every if numbers is None else [item_numbered(session.draft, number) for number in numbers]:
            settle_item(session, each, state, save=True)
    finally:
        session.leave()


def waiting(draft: Draft) -> list[WaitingItem]:
    return waiting_items(draft)


def engagement(draft: Draft) -> str:
    return next(draft.form.with_role("engagement")).address


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def ins(words: str, who: str = A) -> str:
    return f'<w:ins w:id="1" {who}>{run(words)}</w:ins>'


def dele(words: str, who: str = A) -> str:
    return f'<w:del w:id="2" {who}><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def back(sent_back: SentBack, path: Path, tmp_path: Path, *paragraphs: str) -> None:
    """Imports a file whose answer has these paragraphs."""
    sent_back.put(ASKED, "".join(paragraphs))
    import_into(sent_back.save(tmp_path / "back.docx"), path)


TWO = f"<w:p>{run('We asked ')}{dele('some')}{ins('all', A)}{run(' of them')}{ins(' twice', B)}{run('.')}</w:p>"


def test_changes_wait_in_the_draft_and_are_in_no_answer(sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, TWO)
    draft = open_draft(path)
    assert draft.answer(engagement(draft)) == "We asked some of them."
    assert [(each.kind, each.was, each.now, each.by, each.state) for each in waiting(draft)] == [
        ("change", "some", "all", "Reviewer A", "open"),
        ("change", "", "twice", "Reviewer B", "open"),
    ]


@pytest.mark.parametrize(
    ("taken", "expected"),
    [([1], "We asked all of them."), ([2], "We asked some of them twice."), ([1, 2], "We asked all of them twice.")],
)
def test_each_change_is_taken_on_its_own(
    sent_back: SentBack, path: Path, tmp_path: Path, taken: list[int], expected: str
):
    back(sent_back, path, tmp_path, TWO)
    settle(path, "taken", taken)
    draft = open_draft(path)
    assert draft.answer(engagement(draft)) == expected
    assert [each.number for each in waiting(draft) if each.state == "taken"] == taken


def test_one_after_the_other_and_all_of_one_reviewer(sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, TWO)
    settle(path, "taken", by="Reviewer B")
    settle(path, "taken", [1])
    assert open_draft(path).answer(engagement(sent_back.draft)) == "We asked all of them twice."


def test_a_refused_change_changes_nothing(sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, TWO)
    settle(path, "refused")
    assert open_draft(path).answer(engagement(sent_back.draft)) == "We asked some of them."
    assert {each.state for each in waiting(open_draft(path))} == {"refused"}


def test_a_change_is_taken_beside_what_was_typed_since(sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, TWO)
    put(path, engagement(sent_back.draft), "We asked some of them.\n\nMore since.")
    settle(path, "taken", [1])
    assert open_draft(path).answer(engagement(sent_back.draft)) == "We asked all of them.\n\nMore since."


def test_a_change_of_words_that_are_gone_is_refused_and_waits_on(sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, TWO)
    put(path, engagement(sent_back.draft), "Written anew.")
    with pytest.raises(UserError, match="changed there since"):
        settle(path, "taken", [1])
    draft = open_draft(path)
    assert draft.answer(engagement(draft)) == "Written anew."
    assert {each.state for each in waiting(draft)} == {"open"}


def test_what_was_imported_before_is_not_noted_twice(sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, TWO)
    settle(path, "done", [2])
    back(sent_back, path, tmp_path, TWO)
    assert [(each.number, each.state) for each in waiting(open_draft(path))] == [(1, "open"), (2, "done")]


def test_a_conflict_is_taken_from_word_or_left(sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, p("Something else."))
    assert open_draft(path).answer(engagement(sent_back.draft)) == "We asked some of them."
    settle(path, "taken", [1])
    assert open_draft(path).answer(engagement(sent_back.draft)) == "Something else."


def test_the_command_takes_what_word_changed(eia: Run, sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, TWO)
    assert "“some” becomes “all”" in eia("comments", path).stdout
    eia("comments", path, "take", "--all")
    assert open_draft(path).answer(engagement(sent_back.draft)) == "We asked all of them twice."
    assert not open_items(open_draft(path))


def test_a_move_leaves_one_answer_and_enters_the_other(sent_back: SentBack, path: Path, tmp_path: Path):
    other = next(sent_back.draft.form.with_role("evidence")).address
    put(path, other, "Before.")
    mark = '<w:pPr><w:rPr><w:{} w:id="9" {}/></w:rPr></w:pPr>'
    start = '<w:{0}RangeStart w:id="1" w:name="m" {1}/><w:{0} w:id="2" {1}>{2}</w:{0}><w:{0}RangeEnd w:id="1"/>'
    words = run("We asked some of them.")
    sent_back.put(
        "What equalities",
        f"{p('Before.')}<w:p>{mark.format('moveTo', A)}{start.format('moveTo', A, words)}</w:p>{p('')}",
    )
    back(
        sent_back, path, tmp_path, f"<w:p>{mark.format('moveFrom', A)}{start.format('moveFrom', A, words)}</w:p>", p("")
    )
    settle(path, "taken", [1])
    draft = open_draft(path)
    assert (draft.answer(engagement(draft)), draft.answer(other)) == (None, "Before.\n\nWe asked some of them.")


def test_what_waits_is_in_no_export(sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, f"<w:p>{run('We asked some of them.')}{ins('Zanzibarite')}</w:p>")
    content = SentBack(open_draft(path), sent_back.map).parts
    assert not any(b"Zanzibarite" in part or b"Reviewer" in part for part in content.values())
