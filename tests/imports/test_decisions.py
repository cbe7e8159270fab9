"""What a person decides after an import: which of two wordings, both of them, or which option is right."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import State, WaitingItem, open_items
from eia_tui.draft.waiting_text import state_text
from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.import_form import import_into
from eia_tui.flows.settle import settle
from eia_tui.flows.settle_items import item_numbered, reopen_item, settle_item, settle_items
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice, Rows
from eia_tui.form.values import Value
from eia_tui.imports.row_merge import merged_rows
from eia_tui.imports.text_merge import both_texts
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.system.errors import UserError
from tests.approvals import put
from tests.conftest import Run
from tests.flows.scripted import ScriptedDialogue
from tests.imports.sent_back import SentBack, elements, p

ASKED = "What engagement"
GROUP = "Race"


@pytest.fixture
def path(sent_back: SentBack) -> Path:
    """A draft with the answers of the form, and short ones in a few places."""
    path = new_draft("Charges", sent_back.draft.form)
    draft = open_draft(path)
    for address in sent_back.draft.form.questions:
        draft.put(address, sent_back.draft.answer(address))
    save_draft(draft, path)
    return path


def engagement(draft: Draft) -> str:
    return next(draft.form.with_role("engagement")).address


def effect(draft: Draft) -> str:
    group = next(each.id for each in draft.form.groups if each.name == GROUP)
    return next(asked.address for asked in draft.form.with_role("effect") if f".{group}." in asked.address)


def in_group(draft: Draft, role: str) -> str:
    return f"{effect(draft).rpartition('.')[0]}.{role}"


# --- both wordings ---


@pytest.mark.parametrize(
    ("sent", "now", "returned", "both"),
    [
        ("a\n\nb", "a\n\nmine", "a\n\ntheirs", "a\n\nmine\n\ntheirs"),
        ("a\n\nb", "A\n\nmine", "a\n\ntheirs", "A\n\nmine\n\ntheirs"),
        (None, "a\n\nmine", "a\n\ntheirs", "a\n\nmine\n\ntheirs"),
        (None, "mine", "theirs", "mine\n\ntheirs"),
        ("- a\n- b", "- a\n- mine", "- a\n- theirs", "- a\n- mine\n- theirs"),
        (None, "- a\n- mine", "- a\n- theirs", "- a\n- mine\n- theirs"),
        ("a\n\nb\n\nc", "a\n\nmine\n\nc", "a\n\ntheirs\n\nC", "a\n\nmine\n\ntheirs\n\nC"),
    ],
)
def test_both_wordings_are_one_below_the_other_and_what_they_share_is_there_once(
    sent: str | None, now: str, returned: str, both: str
):
    assert both_texts(sent, now, returned) == both


def conflict(sent_back: SentBack, path: Path, tmp_path: Path) -> WaitingItem:
    """A conflict between the draft and a Word form about one answer."""
    put(path, engagement(open_draft(path)), "We asked some.\n\nIn June.")
    sent_back.put(ASKED, p("We asked all.") + p("In June."))
    import_into(sent_back.save(tmp_path / "back.docx"), path)
    [item] = open_items(open_draft(path))
    return item


def test_a_conflict_may_keep_both_wordings(sent_back: SentBack, path: Path, tmp_path: Path):
    item = conflict(sent_back, path, tmp_path)
    session = Session.at(path)
    dialogue = ScriptedDialogue("both")
    run_flow(settle(dialogue, session, item))
    assert dialogue.offered[0][:3] == ["Use the words from Word", "Keep both wordings", "Keep ours"]
    address = engagement(session.draft)
    assert session.draft.answer(address) == "We asked some.\n\nWe asked all.\n\nIn June."
    assert state_text(item_numbered(session.draft, 1)) == "both wordings are used"
    reopen_item(session, item_numbered(session.draft, 1))
    assert session.draft.answer(address) == "We asked some.\n\nIn June."
    assert [each.kind for each in open_items(session.draft)] == ["conflict"]
    session.leave()


@pytest.mark.parametrize("state", ["both", "refused", "taken"])
def test_what_was_decided_is_not_asked_again_when_the_file_is_read_again(
    sent_back: SentBack, path: Path, tmp_path: Path, state: State
):
    item = conflict(sent_back, path, tmp_path)
    session = Session.at(path)
    settle_item(session, item, state, save=True)
    address = engagement(session.draft)
    session.put(address, f"{session.draft.answer(address)} Since then we asked more.")
    session.save()
    session.leave()
    imported = import_into(tmp_path / "back.docx", path)
    assert not open_items(open_draft(path))
    assert not imported.needs_a_person
    sent_back.put(ASKED, p("We asked nobody.") + p("In June."))
    import_into(sent_back.save(tmp_path / "other.docx"), path)
    assert [each.now for each in open_items(open_draft(path))] == ["We asked nobody.\n\nIn June."]


def test_the_command_keeps_both_and_says_that_it_can(sent_back: SentBack, path: Path, tmp_path: Path, eia: Run):
    conflict(sent_back, path, tmp_path)
    assert "eia-wizard comments charges both NUMBER" in eia("comments", path).stdout
    done = eia("comments", path, "both", "--all", "--say", "as we agreed")
    assert (done.returncode, done.stdout) == (0, "1: both wordings are in the answer\n")
    draft = open_draft(path)
    assert draft.answer(engagement(draft)) == "We asked some.\n\nWe asked all.\n\nIn June."
    assert state_text(item_numbered(draft, 1)) == "both wordings are used"


@pytest.mark.parametrize(
    ("states", "answer"),
    [
        (("both", "both"), "We asked some.\n\nWe asked all.\n\nWe asked none.\n\nIn June."),
        (("taken", "both"), "We asked all.\n\nWe asked none.\n\nIn June."),
        (("refused", "taken"), "We asked none.\n\nIn June."),
    ],
)
def test_two_colleagues_who_changed_the_same_answer_both_wait_and_neither_is_lost(
    sent_back: SentBack, path: Path, tmp_path: Path, states: tuple[State, State], answer: str
):
    conflict(sent_back, path, tmp_path)
    sent_back.put(ASKED, p("We asked none.") + p("In June."))
    second = sent_back.save(tmp_path / "other.docx")
    for _ in range(2):
        import_into(second, path)
    items = open_items(open_draft(path))
    assert [item.now for item in items] == ["We asked all.\n\nIn June.", "We asked none.\n\nIn June."]
    session = Session.at(path)
    for item, state in zip(items, states, strict=True):
        settle_item(session, item, state)
    assert session.draft.answer(engagement(session.draft)) == answer
    session.leave()


def test_where_the_first_wording_was_taken_the_second_offers_both(sent_back: SentBack, path: Path, tmp_path: Path):
    first = conflict(sent_back, path, tmp_path)
    sent_back.put(ASKED, p("We asked none.") + p("In June."))
    import_into(sent_back.save(tmp_path / "other.docx"), path)
    session = Session.at(path)
    settle_item(session, first, "taken")
    with pytest.raises(UserError, match="Keep both wordings, or change the answer yourself and then keep yours"):
        settle_item(session, item_numbered(session.draft, 2), "taken")
    session.leave()


def test_what_was_changed_elsewhere_since_stays_beside_the_words_from_word(
    sent_back: SentBack, path: Path, tmp_path: Path
):
    item = conflict(sent_back, path, tmp_path)
    session = Session.at(path)
    address = engagement(session.draft)
    session.put(address, "We asked some.\n\nIn July.")
    settle_item(session, item, "taken")
    assert session.draft.answer(address) == "We asked all.\n\nIn July."
    session.leave()


def test_only_a_conflict_has_two_wordings(sent_back: SentBack, path: Path, tmp_path: Path):
    put(path, engagement(open_draft(path)), "We asked some.")
    sent_back.put(ASKED, p(""))
    imported = import_into(sent_back.save(tmp_path / "back.docx"), path)
    session = Session.at(path)
    for item in imported.waiting:
        with pytest.raises(UserError, match="cannot have both"):
            settle_item(session, item, "both")
    session.leave()


# --- words in no answer ---


def test_a_change_that_is_in_no_answer_is_not_offered_to_be_taken(sent_back: SentBack, path: Path, tmp_path: Path):
    tracked = (
        '<w:ins w:id="1" w:author="Reviewer A" w:date="2026-11-20T10:00:00Z"><w:r><w:t>Ring me.</w:t></w:r></w:ins>'
    )
    sent_back.body.insert(0, elements(f"<w:p>{tracked}</w:p>")[0])
    import_into(sent_back.save(tmp_path / "back.docx"), path)
    [item] = open_items(open_draft(path))
    session = Session.at(path)
    dialogue = ScriptedDialogue("done")
    run_flow(settle(dialogue, session, item))
    session.leave()
    assert dialogue.offered == [["Leave it for now", "Mark it as dealt with"]]


# --- rows ---


def test_what_is_asked_about_a_row_is_at_its_place_in_the_draft(form: Form):
    """Rows were put before one that is gone in Word, and one below it was changed on both sides."""
    asked = next(form.with_role("actions"))
    assert isinstance(asked.question, Rows)
    first = asked.question.columns[0].id

    def rows(*texts: str) -> list[Mapping[str, Value]]:
        return [{first: text} for text in texts]

    sent = rows("Tell everyone", "Ask the wardens", "Write to each household by March")
    now = rows("Tell everyone", "Ask the wardens", "Write to each household by April")
    merged = merged_rows(asked.question, sent, now, rows("New", "Tell everyone", "Write to each household by May"))
    assert [row[first] for row in merged.rows] == ["New", "Tell everyone", "Ask the wardens", now[2][first]]
    assert merged.gone == {2: 3}
    assert [number for number, *_ in merged.conflicts] == [4]


# --- an option ---


def question_about_effect(sent_back: SentBack, path: Path, tmp_path: Path, *cells: str) -> WaitingItem:
    """What an import asks about a group that is affected, whose cells in Word have these paragraphs."""
    draft = open_draft(path)
    for role, words in (("effect", "affected"), ("benefits", "Shorter."), ("concerns", "Longer."), ("mitigation", "")):
        draft.put(in_group(draft, role), words)
    save_draft(draft, path)
    back = SentBack(draft, sent_back.map)
    for number, xml in enumerate(cells, 1):
        back.put(GROUP, xml, number)
    import_into(back.save(tmp_path / "back.docx"), path)
    return next(each for each in open_items(open_draft(path)) if effect(draft) in each.on)


SENTENCE = p("This group will not be affected.")
NOTHING = p("Not applicable")


@pytest.mark.parametrize("cells", [(SENTENCE, NOTHING, NOTHING), (p("Shorter.") + SENTENCE,)])
def test_another_option_that_word_has_word_for_word_can_be_taken(
    sent_back: SentBack, path: Path, tmp_path: Path, cells: tuple[str, ...]
):
    item = question_about_effect(sent_back, path, tmp_path, *cells)
    session = Session.at(path)
    dialogue = ScriptedDialogue("take", *(None for _ in open_items(session.draft)))
    run_flow(settle(dialogue, session, item))
    assert dialogue.offered[0][:2] == ["Use “No”", "Keep ours"]
    address = effect(session.draft)
    assert session.draft.answer(address) == "not-affected"
    assert state_text(item_numbered(session.draft, item.number)) == "“No” is chosen"
    reopen_item(session, item_numbered(session.draft, item.number))
    assert session.draft.answer(address) == "affected"
    session.leave()


def test_where_the_words_are_not_clear_each_option_can_be_chosen(sent_back: SentBack, path: Path, tmp_path: Path):
    item = question_about_effect(sent_back, path, tmp_path, p("This group will not be affected. Or only a little."))
    session = Session.at(path)
    question = session.draft.form.questions[effect(session.draft)]
    assert isinstance(question, Choice)
    dialogue = ScriptedDialogue("not-known", *(None for _ in open_items(session.draft)))
    run_flow(settle(dialogue, session, item))
    assert dialogue.offered[0][:3] == ["Choose “No”", "Choose “Not known yet”", "Keep ours"]
    assert "Or only a little" in dialogue.asked[0]
    assert session.draft.answer(effect(session.draft)) == "not-known"
    session.leave()


def test_at_the_command_an_option_is_named_where_it_is_not_clear(
    sent_back: SentBack, path: Path, tmp_path: Path, eia: Run
):
    item = question_about_effect(sent_back, path, tmp_path, p("This group will not be affected. Or only a little."))
    number = str(item.number)
    listed = eia("comments", path).stdout
    assert "Options: “No”, “Not known yet”" in listed
    assert "eia-wizard comments charges take NUMBER --say OPTION" in listed
    refused = eia("comments", path, "take", number)
    assert refused.returncode == 1
    assert "Choose one: “No”, “Not known yet”" in refused.stderr
    assert eia("comments", path, "take", number, "--say", "no").returncode in (0, 1)
    draft = open_draft(path)
    assert draft.answer(effect(draft)) == "not-affected"


def test_taking_all_leaves_what_needs_an_option(sent_back: SentBack, path: Path, tmp_path: Path):
    item = question_about_effect(sent_back, path, tmp_path, p("This group will not be affected. Or only a little."))
    session = Session.at(path)
    problems = settle_items(session, [item], "taken")
    assert list(problems) == [item.number]
    assert session.draft.answer(effect(session.draft)) == "affected"
    session.leave()
