"""`eia-wizard comments`: what came back in a Word form waits in the draft, and is settled one by one."""

import re
from pathlib import Path

import pytest
from lxml import etree

from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WAITING, State, WaitingItem, open_items, waiting_items, with_items
from eia_tui.draft.waiting_text import item_text
from eia_tui.flows.import_form import import_into
from eia_tui.flows.settle_items import item_numbered, reopen_item, reopen_items, settle_item, settle_items
from eia_tui.form.kinds import Choices, Rows
from eia_tui.form.stages import stages
from eia_tui.form.values import Value, answer_text
from eia_tui.imports.read_form import read_with
from eia_tui.imports.returned_form import Reading
from eia_tui.session.session import Session
from eia_tui.storage.archive import pack, unpack
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.system.errors import UserError
from eia_tui.word.ooxml import W, w
from tests.approvals import put
from tests.conftest import Run
from tests.images import png
from tests.imports.sent_back import SentBack, council_map, elements, p, text

pytestmark = pytest.mark.slow

A = 'w:author="Reviewer A" w:date="2026-11-20T10:00:00Z"'
B = 'w:author="Reviewer B" w:date="2026-11-21T10:00:00Z"'
ASKED = "What engagement"


@pytest.fixture
def path(sent_back: SentBack) -> Path:
    """A draft with the same answers."""
    path = new_draft("Charges", sent_back.draft.form)
    draft = open_draft(path)
    for address in sent_back.draft.form.questions:
        draft.put(address, sent_back.draft.answer(address))
    draft.put(engagement(draft), "We asked some of them.")
    save_draft(draft, path)
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


@pytest.mark.parametrize("order", [[1, 2], [2, 1], None])
def test_a_deletion_in_an_insertion_that_libreoffice_divided_is_taken_with_it(
    sent_back: SentBack, path: Path, tmp_path: Path, order: list[int] | None
):
    gone = f'<w:ins w:id="3" {A}>{dele("ever", B)}</w:ins>'
    words = f"{ins('for ')}{gone}{ins('now ', B)}"
    back(sent_back, path, tmp_path, f"<w:p>{run('We asked ')}{words}{run('some of them.')}</w:p>")
    for numbers in [[each] for each in order] if order else [None]:
        settle(path, "taken", numbers)
    assert {each.state for each in waiting(open_draft(path))} == ({"taken", "open"} if order else {"taken"})
    answer = open_draft(path).answer(engagement(sent_back.draft))
    assert answer == f"We asked for {'' if order else 'now '}some of them."


def test_changes_of_two_colleagues_in_one_sentence_are_both_taken_and_undone(
    sent_back: SentBack, path: Path, tmp_path: Path
):
    back(sent_back, path, tmp_path, f"<w:p>{run('We asked ')}{dele('some')}{ins('all')}{run(' of them.')}</w:p>")
    back(
        sent_back, path, tmp_path, f"<w:p>{run('We asked some of ')}{dele('them', B)}{ins('those', B)}{run('.')}</w:p>"
    )
    settle(path, "taken")
    assert open_draft(path).answer(engagement(sent_back.draft)) == "We asked all of those."
    reopen(path, 1)
    assert open_draft(path).answer(engagement(sent_back.draft)) == "We asked some of those."


def test_a_change_of_words_that_are_gone_is_refused_and_waits_on(sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, TWO)
    put(path, engagement(sent_back.draft), "Written anew.")
    with pytest.raises(UserError, match="is different now where this change is"):
        settle(path, "taken", [1])
    draft = open_draft(path)
    assert draft.answer(engagement(draft)) == "Written anew."
    assert {each.state for each in waiting(draft)} == {"open"}


def test_a_change_of_the_words_that_print_an_option_changes_the_option(sent_back: SentBack, path: Path, tmp_path: Path):
    """A reviewer deletes "This group will not be affected.", and says how it will be."""
    form = sent_back.draft.form
    effect = next(asked.address for asked in form.with_role("effect"))
    step = next(step for step in form.steps if step.address.contains(effect))
    by_role = {asked.question.role: asked.address for asked in step.asked}
    answers = {asked.address: None for asked in step.asked} | {effect: "not-affected", by_role["reason"]: "All garden."}
    for address, value in answers.items():
        put(path, address, value)
    form_back = SentBack(open_draft(path), sent_back.map)
    first, *others = form_back.cell(str(step.group and step.group.label), 1).findall(w("p"))
    for each in (first, *others):
        for words in list(each.iter(w("r"))):
            words.getparent().replace(words, elements(dele(text(words)))[0])
    first.append(elements(ins("Families save."))[0])
    import_into(form_back.save(tmp_path / "back.docx"), path)
    settle(path, "taken")
    draft = open_draft(path)
    assert (draft.answer(effect), draft.answer(by_role["benefits"])) == ("affected", "Families save.")
    assert draft.answer(by_role["reason"]) == "All garden."


@pytest.mark.parametrize("together", [True, False])
def test_words_that_print_an_option_are_taken_with_the_others_of_their_row_or_not_at_all(
    sent_back: SentBack, path: Path, tmp_path: Path, *, together: bool
):
    form = sent_back.draft.form
    effect = next(asked.address for asked in form.with_role("effect"))
    step = next(step for step in form.steps if step.address.contains(effect))
    by_role = {asked.question.role: asked.address for asked in step.asked}
    for role in ("benefits", "concerns", "mitigation"):
        put(path, by_role[role], f"Words on {role}.")
    put(path, effect, "affected")
    back = SentBack(open_draft(path), sent_back.map)
    words = ("This group will not be affected.", *(["Not applicable"] * 2 if together else []))
    for number, (role, other) in enumerate(zip(("benefits", "concerns", "mitigation"), words, strict=False), 1):
        back.put(str(step.group and step.group.label), f"<w:p>{dele(f'Words on {role}.')}{ins(other)}</w:p>", number)
    import_into(back.save(tmp_path / "back.docx"), path)
    session = Session.at(path)
    problems = settle_items(session, open_items(session.draft), "taken", save=True)
    session.leave()
    draft = open_draft(path)
    assert draft.answer(by_role["benefits"]) == "Words on benefits."
    if together:
        assert (problems, draft.answer(effect)) == ({}, "not-affected")
    else:
        assert "no clear option" in problems[1]
        assert draft.answer(effect) == "affected"


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
    (item,) = open_items(open_draft(path))
    assert item_text(item).startswith("Reviewer A, 20 November 2026: moves “We asked some of them.” to ")
    settle(path, "taken", [1])
    draft = open_draft(path)
    assert (draft.answer(engagement(draft)), draft.answer(other)) == (None, "Before.\n\nWe asked some of them.")


def reopen(path: Path, *numbers: int) -> None:
    """Undoes that items were settled, in a session of its own."""
    session = Session.at(path)
    try:
        for number in numbers:
            reopen_item(session, item_numbered(session.draft, number), save=True)
    finally:
        session.leave()


def test_undo_gives_each_change_back_in_any_order(sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, TWO)
    settle(path, "taken", [1])
    settle(path, "taken", [2])
    for undone, expected in (
        ([1], "We asked some of them twice."),
        ([2], "We asked all of them."),
        ([1, 2], "We asked some of them."),
        ([2, 1], "We asked some of them."),
    ):
        reopen(path, *undone)
        draft = open_draft(path)
        assert draft.answer(engagement(draft)) == expected
        assert [each.number for each in open_items(draft)] == sorted(undone)
        settle(path, "taken", undone)
        assert open_draft(path).answer(engagement(draft)) == "We asked all of them twice."


def test_undo_keeps_what_was_typed_beside_the_change(sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, TWO)
    settle(path, "taken", [1])
    put(path, engagement(sent_back.draft), "Before it.\n\nWe asked all of them.\n\nMore since.")
    reopen(path, 1)
    draft = open_draft(path)
    assert draft.answer(engagement(draft)) == "Before it.\n\nWe asked some of them.\n\nMore since."


def test_undo_of_words_that_are_gone_is_refused_and_changes_nothing(sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, TWO)
    settle(path, "taken", [1])
    put(path, engagement(sent_back.draft), "Written anew.")
    with pytest.raises(UserError, match="Change them back yourself"):
        reopen(path, 1)
    draft = open_draft(path)
    assert draft.answer(engagement(draft)) == "Written anew."
    assert item_numbered(draft, 1).state == "taken"


def test_undo_gives_back_a_conflict_and_what_was_emptied(sent_back: SentBack, path: Path, tmp_path: Path):
    address, ours = engagement(sent_back.draft), "We asked some of them."
    back(sent_back, path, tmp_path, p("Something else."))
    emptied = WaitingItem(0, "ask", (address,), text=f"{address} was emptied", was=ours)
    put(path, WAITING, with_items(open_draft(path), [emptied]))
    for number, expected in ((1, "Something else."), (2, None)):
        settle(path, "taken", [number])
        assert open_draft(path).answer(address) == expected
        reopen(path, number)
        assert open_draft(path).answer(address) == ours
    put(path, address, "Ours since.")
    for number in (1, 2):
        with pytest.raises(UserError, match="changed since the form was read"):
            settle(path, "taken", [number])


def test_undo_gives_back_rows_where_they_were_with_what_is_not_printed(path: Path):
    draft = open_draft(path)
    address, question = next((at, each) for at, each in draft.form.questions.items() if isinstance(each, Rows))
    hidden = next(column for column in question.columns if isinstance(column, Choices) and not column.printed)
    rows = [{question.columns[0].id: f"Action {at}", hidden.id: [hidden.options[0].id]} for at in (1, 2, 3)]
    put(path, address, rows)
    items = [
        WaitingItem(
            0, "ask", (f"{address}.{number}",), text=f"{number} was taken out", was=answer_text(question, [row])
        )
        for number, row in enumerate(rows, 1)
    ]
    put(path, WAITING, with_items(draft, items))
    settle(path, "taken", [1, 2, 3])
    assert open_draft(path).answer(address) is None
    reopen(path, 2, 1, 3)
    assert open_draft(path).answer(address) == rows


def test_undo_opens_again_what_was_refused_done_or_answered_and_keeps_the_answer(path: Path):
    items = [
        WaitingItem(0, "change", was="a", now="b"),
        WaitingItem(0, "comment", text="How many?"),
        WaitingItem(0, "comment", text="Who?"),
    ]
    put(path, WAITING, with_items(open_draft(path), items))
    settle(path, "refused", [1])
    settle(path, "done", [2])
    session = Session.at(path)
    settle_item(session, item_numbered(session.draft, 3), "answered", "Forty", save=True)
    session.leave()
    reopen(path, 1, 2, 3)
    assert [(each.state, each.reply) for each in waiting(open_draft(path))] == [
        ("open", ""),
        ("open", ""),
        ("open", "Forty"),
    ]


def test_words_in_no_answer_wait_until_somebody_has_seen_them(
    eia: Run, sent_back: SentBack, path: Path, tmp_path: Path
):
    sent_back.body.insert(0, elements(p("Please ring me about section 4."))[0])
    back(sent_back, path, tmp_path, p("We asked some of them."))
    (item,) = open_items(open_draft(path))
    assert (item.kind, "Please ring me about section 4." in item.text) == ("report", True)
    assert "Please ring me about section 4." in eia("comments", path).stdout
    settle(path, "done", [1])
    back(sent_back, path, tmp_path, p("We asked some of them."))
    assert not open_items(open_draft(path))


def test_the_command_undoes_the_last_those_of_one_reviewer_or_all(
    eia: Run, sent_back: SentBack, path: Path, tmp_path: Path
):
    back(sent_back, path, tmp_path, TWO)
    address = engagement(sent_back.draft)
    eia("comments", path, "take", "--by", "Reviewer B")
    eia("comments", path, "take", "1")
    assert eia("comments", path, "undo").stdout == "1: open again\n"
    assert open_draft(path).answer(address) == "We asked some of them twice."
    eia("comments", path, "take", "1")
    assert eia("comments", path, "undo", "--by", "reviewer b").returncode == 1
    assert open_draft(path).answer(address) == "We asked all of them."
    eia("comments", path, "take", "--all")
    assert len(eia("comments", path, "undo", "--all").stdout.splitlines()) == 2
    assert open_draft(path).answer(address) == "We asked some of them."
    nothing = eia("comments", path, "undo")
    assert (nothing.returncode, nothing.stderr.count("\n")) == (2, 1)


def test_what_waits_is_in_no_export(sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, f"<w:p>{run('We asked some of them.')}{ins('Zanzibarite')}</w:p>")
    content = SentBack(open_draft(path), sent_back.map).parts
    assert not any(b"Zanzibarite" in part or b"Reviewer" in part for part in content.values())


# --- what is the same, and what is not ---


def commented(sent_back: SentBack, *cells: tuple[str, int]) -> None:
    """The same comment, of the same minute, on several cells."""
    comments = "".join(f'<w:comment w:id="{id_}" {A}>{p("Source?")}</w:comment>' for id_ in range(len(cells)))
    sent_back.relate(
        "rC", "comments", "comments.xml", content=f'<w:comments xmlns:w="{W}">{comments}</w:comments>'.encode()
    )
    for id_, (label, number) in enumerate(cells):
        paragraph = sent_back.cell(label, number).find(w("p"))
        paragraph.insert(0, elements(f'<w:commentRangeStart w:id="{id_}"/>')[0])
        paragraph.append(elements(f'<w:commentRangeEnd w:id="{id_}"/>')[0])


def test_the_same_comment_on_several_answers_waits_at_each(sent_back: SentBack, path: Path, tmp_path: Path):
    commented(sent_back, (ASKED, 1), ("What is the rationale", 1), ("What is the rationale", 1))
    for name in ("first", "saved again"):
        import_into(sent_back.save(tmp_path / f"{name}.docx"), path)
        comments = [each for each in open_items(open_draft(path)) if each.kind == "comment"]
        assert [each.text for each in comments] == ["Source?"] * 3
        assert len({each.on for each in comments}) == 2


def test_the_same_tracked_words_in_several_answers_wait_at_each(sent_back: SentBack, path: Path, tmp_path: Path):
    for label in (ASKED, "What is the rationale"):
        sent_back.put(label, f"<w:p>{ins('As above.')}</w:p>")
    import_into(sent_back.save(tmp_path / "back.docx"), path)
    changes = [each for each in open_items(open_draft(path)) if each.kind == "change"]
    assert len({each.on for each in changes}) == 2


def test_a_tracked_change_of_nobody_is_reported_as_such(eia: Run, sent_back: SentBack, path: Path, tmp_path: Path):
    unnamed = re.sub(r' w:author="[^"]*"', "", ins("As above."))
    sent_back.put(ASKED, f"<w:p>{unnamed}</w:p>")
    report = eia("import", sent_back.save(tmp_path / "back.docx"), "--into", path).stdout
    assert "Tracked change by a reviewer without a name. " in report


def test_what_was_settled_does_not_wait_again_when_the_file_is_read_again(
    eia: Run, sent_back: SentBack, path: Path, tmp_path: Path
):
    put(path, engagement(sent_back.draft), sent_back.draft.answer(engagement(sent_back.draft)))
    commented(sent_back, (ASKED, 1), ("What is the rationale", 1))
    file = sent_back.save(tmp_path / "back.docx")
    assert eia("import", file, "--into", path).returncode == 1
    settle(path, "done", [1])
    again = eia("import", file, "--into", path)
    assert (again.returncode, again.stdout.count("Source?")) == (1, 1)
    settle(path, "done", [2])
    third = eia("import", file, "--into", path)
    assert (third.returncode, third.stdout.count("Source?")) == (0, 0)
    assert "2 more were settled" in third.stdout
    assert "nothing new. What differs from" in third.stdout
    assert "wait in the draft" not in third.stdout


def label_change(sent_back: SentBack) -> None:
    """Words that a reviewer tracked in the label of a question."""
    sent_back.cell(ASKED, 0).findall(w("p"))[-1].append(elements(ins(" Zanzibarite"))[0])


def test_a_change_of_words_in_no_answer_is_never_taken(sent_back: SentBack, path: Path, tmp_path: Path):
    label_change(sent_back)
    back(sent_back, path, tmp_path, TWO)
    item = next(each for each in open_items(open_draft(path)) if "Zanzibarite" in each.now)
    before = open_draft(path).answer(engagement(sent_back.draft))
    with pytest.raises(UserError, match="in no answer"):
        settle(path, "taken", [item.number])
    assert item_numbered(open_draft(path), item.number).is_open
    assert open_draft(path).answer(engagement(sent_back.draft)) == before


def deleted(row: etree._Element) -> None:
    """Marks a row as deleted, with its words."""
    properties = row.find(w("trPr"))
    if properties is None:
        row.insert(0, properties := elements("<w:trPr/>")[0])
    properties.append(elements(f'<w:del w:id="7" {A}/>')[0])
    for each in list(row.iter(w("r"))):
        each.getparent().replace(each, elements(dele(text(each)))[0])


def test_a_header_that_was_deleted_takes_no_answer_with_it(sent_back: SentBack, path: Path, tmp_path: Path):
    asked = next(sent_back.draft.form.with_role("actions"))
    assert isinstance(asked.question, Rows)
    said: Value = [{asked.question.columns[0].id: words} for words in ("First thing", "Second thing")]
    put(path, asked.address, said)
    back = SentBack(open_draft(path), sent_back.map)
    for row in back.row("First thing").getparent().findall(w("tr")):
        deleted(row)
    import_into(back.save(tmp_path / "back.docx"), path)
    with pytest.raises(UserError, match="in no answer"):
        settle(path, "taken", [1])
    assert open_draft(path).answer(asked.address) == said
    settle(path, "taken", [2, 3])
    assert open_draft(path).answer(asked.address) is None


def test_all_are_taken_but_those_in_no_answer(eia: Run, sent_back: SentBack, path: Path, tmp_path: Path):
    label_change(sent_back)
    back(sent_back, path, tmp_path, TWO)
    taken = eia("comments", path, "take", "--all")
    (item,) = (each for each in open_items(open_draft(path)) if each.kind == "change")
    assert (taken.returncode, "Zanzibarite" in item.now) == (1, True)
    assert taken.stderr.count("\n") == 1
    assert open_draft(path).answer(engagement(sent_back.draft)) == "We asked all of them twice."


def test_a_change_in_the_box_of_a_stage_is_for_the_record(eia: Run, sent_back: SentBack, path: Path, tmp_path: Path):
    for stage in stages(sent_back.draft.form):
        for address in stage.addresses.values():
            sent_back.put(
                sent_back.draft.form.questions[address].label.split("\n")[0][:20], f"<w:p>{ins('J Bloggs')}</w:p>"
            )
    back(sent_back, path, tmp_path, p("We asked some of them."))
    items = open_items(open_draft(path))
    assert items
    before = {address: open_draft(path).answer(address) for address in sent_back.draft.form.questions}
    assert eia("comments", path, "take", "--all").returncode == 2
    assert "Record what they said" in eia("comments", path, "take", str(items[0].number)).stderr
    assert before == {address: open_draft(path).answer(address) for address in sent_back.draft.form.questions}
    assert open_items(open_draft(path)) == items


def test_many_changes_are_taken_and_undone_with_a_few_readings_of_the_file(
    sent_back: SentBack, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    words = "".join(ins(f" zebra{number}", (A, B)[number % 2]) + run(" x") for number in range(12))
    asked = f"We asked some of them.{' x' * 12}"
    put(path, engagement(sent_back.draft), asked)
    back(sent_back, path, tmp_path, f"<w:p>{run('We asked some of them.')}{words}</w:p>")
    readings: list[object] = []

    def counted(*given: object) -> Reading:
        readings.append(given)
        return read_with(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("eia_tui.flows.returned_changes.read_with", counted)
    session = Session.at(path)
    try:
        every = open_items(session.draft)
        assert len(every) == 12
        assert not settle_items(session, every, "taken")
        taken = session.draft.answer(engagement(session.draft))
        assert isinstance(taken, str)
        assert taken.count("zebra") == 12
        # One in the middle, then all others.
        assert not reopen_items(session, [item_numbered(session.draft, every[5].number)])
        assert session.draft.answer(engagement(session.draft)) == taken.replace(" zebra5", "")
        assert not reopen_items(session, [item for item in waiting_items(session.draft) if not item.is_open])
        assert session.draft.answer(engagement(session.draft)) == asked
    finally:
        session.leave()
    assert len(readings) <= 6


def test_taking_a_change_beside_a_picture_keeps_the_picture_and_how_a_table_is_spelt(path: Path, tmp_path: Path):
    draft = open_draft(path)
    address = engagement(draft)
    (path.parent / "pictures").mkdir(exist_ok=True)
    (path.parent / "pictures" / "my map.png").write_bytes(png(20, 20))
    text = "Before it.\n\n![A map](<pictures/my map.png>)\n\n| a | b |\n|:---|----:|\n| 1 | 2 |\n\nThe last words."
    put(path, address, text)
    form_back = SentBack(open_draft(path), council_map())
    last = next(each for each in form_back.root.iter(w("p")) if "".join(each.itertext(w("t"))) == "The last words.")
    last.append(elements(ins(" And more."))[0])
    import_into(form_back.save(tmp_path / "back.docx"), path)
    settle(path, "taken")
    assert open_draft(path).answer(address) == f"{text} And more."
    reopen(path, 1)
    assert open_draft(path).answer(address) == text


def test_a_picture_that_was_put_in_with_tracking_is_taken(path: Path, tmp_path: Path):
    address = engagement(open_draft(path))
    (path.parent / "pictures").mkdir(exist_ok=True)
    (path.parent / "pictures" / "map.png").write_bytes(png(20, 20))
    put(path, address, "Before it.\n\n![A map](pictures/map.png)")
    form_back = SentBack(open_draft(path), council_map())
    put(path, address, "Before it.")
    (path.parent / "pictures" / "map.png").unlink()
    drawing = next(form_back.row(ASKED).iter(w("drawing")))
    words = drawing.getparent()
    around = elements(f'<w:ins w:id="7" {A}/>')[0]
    words.addprevious(around)
    around.append(words)
    import_into(form_back.save(tmp_path / "back.docx"), path)
    (item,) = open_items(open_draft(path))
    assert "picture" in item.now
    settle(path, "taken")
    (name,) = re.findall(r"!\[A map\]\(([^)]+)\)", str(open_draft(path).answer(address)))
    assert (path.parent / name).read_bytes() == png(20, 20)


def test_what_is_to_decide_is_not_marked_as_done(eia: Run, sent_back: SentBack, path: Path, tmp_path: Path):
    back(sent_back, path, tmp_path, p("Something else."))
    done = eia("comments", path, "done", "1")
    assert (done.returncode, "take it" in done.stderr) == (1, True)
    assert eia("comments", path, "refuse", "1").returncode == 0
    again = eia("comments", path, "answer", "1", "--say", "Well")
    assert (again.returncode, "settled already" in again.stderr) == (1, True)


@pytest.mark.parametrize("how", ["packed", "copied"])
def test_changes_can_be_taken_where_the_draft_went(
    sent_back: SentBack, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: str
):
    back(sent_back, path, tmp_path, TWO)
    if how == "packed":
        packed = pack(path, tmp_path / "handover.zip")
        monkeypatch.setenv("EIA_WIZARD_HOME", str(tmp_path / "other machine"))
        path = unpack(packed)
    else:
        session = Session.at(path)
        path = session.require_file().write_copy(session.draft, "elsewhere", tmp_path)
        session.leave()
    settle(path, "taken")
    assert open_draft(path).answer(engagement(sent_back.draft)) == "We asked all of them twice."


def test_another_paragraph_in_an_answer_of_one_line_is_said_to_change_nothing(
    sent_back: SentBack, path: Path, tmp_path: Path
):
    mark = f'<w:pPr><w:rPr><w:ins w:id="3" {A}/></w:rPr></w:pPr>'
    name = text(sent_back.cell("Name of policy")).split()
    sent_back.put("Name of policy", f"<w:p>{mark}{run(f'{name[0]} ')}</w:p>{p(' '.join(name[1:]))}")
    put(path, engagement(sent_back.draft), sent_back.draft.answer(engagement(sent_back.draft)))
    import_into(sent_back.save(tmp_path / "back.docx"), path)
    [item] = open_items(open_draft(path))
    with pytest.raises(UserError, match="This answer is on one line"):
        settle(path, "taken", [item.number])
