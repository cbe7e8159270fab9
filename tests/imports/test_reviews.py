"""Comments and tracked changes come with the answers that they concern."""

from dataclasses import replace

import pytest

from eia_tui.form.kinds import Rows
from eia_tui.imports.pictures import Pictures
from eia_tui.imports.read_form import PICTURES, read_form, read_with
from eia_tui.imports.returned_form import Change, Comment
from eia_tui.word.ooxml import W, w
from eia_tui.word.received import read_received
from tests.imports.sent_back import SentBack, elements, p

BY = 'w:author="Reviewer A" w:date="2026-11-20T10:00:00Z"'
OTHER = 'w:author="Reviewer B" w:date="2026-11-21T10:00:00Z"'
ASKED = "What engagement"


@pytest.fixture
def address(sent_back: SentBack) -> str:
    return next(sent_back.draft.form.with_role("engagement")).address


def say(sent_back: SentBack, *comments: tuple[int, str, str], extended: str = "") -> None:
    """Adds comments: the id, the words, and the id of the last paragraph."""
    xml = "".join(
        f'<w:comment w:id="{id_}" {BY}>{p(words) if words else ""}<w:p w14:paraId="{paragraph}"/></w:comment>'
        for id_, words, paragraph in comments
    )
    namespaces = f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    sent_back.relate("rC", "comments", "comments.xml", content=f"<w:comments {namespaces}>{xml}</w:comments>".encode())
    w15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    if extended:
        sent_back.relate(
            "rE",
            "commentsExtended",
            "commentsExtended.xml",
            content=f"<w15:commentsEx {w15}>{extended}</w15:commentsEx>".encode(),
        )


def start(id_: int):
    return elements(f'<w:commentRangeStart w:id="{id_}"/>')[0]


def end(id_: int):
    return elements(f'<w:commentRangeEnd w:id="{id_}"/>')[0]


def around(sent_back: SentBack, label: str, first: int, last: int) -> None:
    """Puts a comment's range over cells."""
    sent_back.cell(label, first).find(w("p")).insert(0, start(0))
    sent_back.cell(label, last).findall(w("p"))[-1].append(end(0))


def test_a_comment_concerns_the_answer_that_it_covers_with_its_words(sent_back: SentBack, address: str):
    sent_back.put(
        ASKED,
        '<w:p><w:r><w:t xml:space="preserve">We asked </w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t>412 people</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>',
    )
    say(sent_back, (0, "How many replied?", "A1"))
    assert sent_back.read().comments == [
        Comment((address,), "Reviewer A", "2026-11-20T10:00:00Z", "How many replied?", "412 people")
    ]


def test_a_comment_on_a_groups_label_concerns_the_group_and_on_a_header_the_column(sent_back: SentBack):
    say(sent_back, (0, "Whose?", "A1"))
    around(sent_back, "Age", 0, 0)
    assert [each.on for each in sent_back.read().comments] == [(step(sent_back),)]
    for each in list(sent_back.root.iter(w("commentRangeStart"), w("commentRangeEnd"))):
        each.getparent().remove(each)
    around(sent_back, "Group", 2, 2)
    concerns = {asked.address for asked in sent_back.draft.form.with_role("concerns")}
    assert concerns <= set(sent_back.read().comments[0].on)


def step(sent_back: SentBack) -> str:
    return next(step.address for step in sent_back.draft.form.steps if step.group)


def test_a_comment_on_a_heading_concerns_its_section_and_elsewhere_the_form(sent_back: SentBack):
    say(sent_back, (0, "Long", "A1"), (1, "Nice", "A2"), (2, "Gone", "A3"))
    section = sent_back.draft.form.sections[0]
    headings = [each for each in sent_back.body.findall(w("p")) if section.title in "".join(each.itertext(w("t")))]
    for id_, paragraph in ((0, headings[0]), (1, sent_back.body.find(w("p")))):
        paragraph.insert(1, start(id_))
        paragraph.append(end(id_))
    assert {each.text: each.on for each in sent_back.read().comments} == {"Long": (section.id,), "Nice": (), "Gone": ()}


def test_replies_are_below_their_comment_and_what_is_resolved_says_so(sent_back: SentBack, address: str):
    sent_back.put(ASKED, '<w:p><w:r><w:t>x</w:t><w:commentReference w:id="0"/></w:r></w:p>')
    say(
        sent_back,
        (0, "Why?", "A1"),
        (1, "Because.", "A2"),
        (2, "I see.", "A3"),
        extended='<w15:commentEx w15:paraId="A1" w15:done="1"/><w15:commentEx w15:paraId="A2" w15:paraIdParent="A1" w15:done="0"/><w15:commentEx w15:paraId="A3" w15:paraIdParent="A2" w15:done="0"/>',
    )
    (comment,) = sent_back.read().comments
    assert (comment.on, comment.text, comment.resolved) == ((address,), "Why?", True)
    assert [each.text for each in comment.replies] == ["Because.", "I see."]


def test_without_threads_each_comment_is_open_and_one_of_its_own(sent_back: SentBack):
    say(sent_back, (0, "Why?", "A1"), (1, "Because.", "A2"))
    assert [(each.text, each.resolved, each.replies) for each in sent_back.read().comments] == [
        ("Why?", False, ()),
        ("Because.", False, ()),
    ]


def run(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def ins(words: str, who: str = BY) -> str:
    return f'<w:ins w:id="1" {who}>{run(words)}</w:ins>'


def dele(words: str, who: str = BY) -> str:
    return f'<w:del w:id="2" {who}><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


CHANGES = {
    "words put in": (f"<w:p>{run('a ')}{ins('b')}</w:p>", [("inserted", "", "b")]),
    "words taken out": (f"<w:p>{run('a ')}{dele('b')}</w:p>", [("deleted", "b", "")]),
    "words replaced": (f"<w:p>{run('a ')}{dele('more')}{ins('far more')}{run(' b')}</w:p>", [("replaced", "more", "far more")]),
    "replaced over split runs": (f"<w:p>{dele('mo')}{dele('re')}{ins('far ')}{ins('more')}</w:p>", [("replaced", "more", "far more")]),
    "two changes in a sentence": (f"<w:p>{dele('a')}{run(' and ')}{ins('b')}</w:p>", [("deleted", "a", ""), ("inserted", "", "b")]),
    "by two people": (f"<w:p>{dele('a')}{ins('b', OTHER)}</w:p>", [("deleted", "a", ""), ("inserted", "", "b")]),
    "a whole paragraph": (f"<w:p><w:pPr><w:rPr><w:ins w:id=\"3\" {BY}/></w:rPr></w:pPr>{ins('b')}</w:p>{p('c')}", [("inserted", "", "b")]),
    "in an insertion": (f'<w:p><w:ins w:id="1" {BY}>{run("for ")}<w:del w:id="4" {OTHER}><w:r><w:delText>ever</w:delText></w:r></w:del></w:ins></w:p>', [("inserted", "", "for"), ("deleted in an insertion", "ever", "")]),
    "nothing but looks": (f'<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="5" {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>', []),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "expected"), CHANGES.values(), ids=CHANGES)
def test_a_tracked_change_says_what_was_and_what_is(
    sent_back: SentBack, address: str, xml: str, expected: list[tuple[str, str, str]]
):
    sent_back.put(ASKED, xml)
    changes = sent_back.read().changes
    assert [(each.kind, each.was, each.is_) for each in changes] == expected
    assert {each.on for each in changes} <= {(address,)}


def test_a_change_names_who_made_it_when_and_in_which_paragraph(sent_back: SentBack, address: str):
    sent_back.put(ASKED, f"<w:p>{run('We asked ')}{dele('some')}{ins('all')}{run(' of them.')}</w:p>")
    (change,) = sent_back.read().changes
    assert [replace(change, numbers=frozenset())] == [
        Change("replaced", (address,), "some", "all", "Reviewer A", "2026-11-20T10:00:00Z", "We asked all of them.")
    ]


def test_a_move_between_two_answers_is_one_change(sent_back: SentBack, address: str):
    other = next(sent_back.draft.form.with_role("evidence")).address
    sent_back.put(
        ASKED,
        f'<w:p><w:moveFromRangeStart w:id="1" w:name="m" {BY}/><w:moveFrom w:id="2" {BY}>{run("Moved.")}</w:moveFrom><w:moveFromRangeEnd w:id="1"/></w:p>',
    )
    sent_back.put(
        "What equalities",
        f'<w:p><w:moveToRangeStart w:id="3" w:name="m" {BY}/><w:moveTo w:id="4" {BY}>{run("Moved.")}</w:moveTo><w:moveToRangeEnd w:id="3"/></w:p>',
    )
    (change,) = sent_back.read().changes
    assert (change.kind, change.on, change.to, change.was) == ("moved away", (address,), (other,), "Moved.")


def test_a_row_that_came_or_went_is_one_change(sent_back: SentBack):
    rows = next(at for at, each in sent_back.draft.form.questions.items() if isinstance(each, Rows))
    question = sent_back.draft.form.questions[rows]
    assert isinstance(question, Rows)
    printed = [column.id for column in question.columns if column.printed]
    sent_back.draft.put(rows, [dict.fromkeys(printed, words) for words in ("First thing", "Second thing")])
    back = SentBack(sent_back.draft, sent_back.map)
    row = back.row("First thing")
    row.insert(0, elements(f'<w:trPr><w:del w:id="7" {BY}/></w:trPr>')[0])
    for each in list(row.iter(w("r"))):
        each.getparent().replace(each, elements(dele("First thing"))[0])
    came = "".join(f"<w:tc><w:p>{ins('New')}</w:p></w:tc>" for _ in printed)
    back.row("Second thing").addnext(elements(f'<w:tr><w:trPr><w:ins w:id="8" {BY}/></w:trPr>{came}</w:tr>')[0])
    changes = back.read().changes
    assert [(each.was, each.is_) for each in changes] == [
        (" | ".join(["First thing"] * len(printed)), ""),
        ("", " | ".join(["New"] * len(printed))),
    ]
    assert [len(each.on) for each in changes] == [len(printed)] * 2


def test_a_row_that_libreoffice_marks_as_new_though_only_words_in_it_are_is_not(sent_back: SentBack, address: str):
    sent_back.put(ASKED, f"<w:p>{ins('New.')}</w:p>{p('Said.')}")
    sent_back.row(ASKED).insert(0, elements(f'<w:trPr><w:ins w:id="8" {BY}/></w:trPr>')[0])
    returned = sent_back.read()
    assert [(each.was, each.is_) for each in returned.changes] == [("", "New.")]
    assert returned.refused.answers[address] == "Said."


def test_changes_of_two_cells_are_two_even_where_no_other_words_are_between(sent_back: SentBack):
    mark = f'<w:pPr><w:rPr><w:del w:id="3" {BY}/></w:rPr></w:pPr>'
    for number in (1, 2):
        sent_back.put("Age", f"<w:p>{mark}{dele(f'Said {number}.')}</w:p>", number)
    changes = sent_back.read().changes
    assert [each.was for each in changes] == ["Said 1.", "Said 2."]
    assert len({each.on for each in changes}) == len(changes)


def test_a_row_that_was_moved_is_one_change_with_its_cells_apart(sent_back: SentBack):
    def row(kind: str, move: str) -> str:
        cells = "".join(f'<w:tc><w:p><w:{move} w:id="1" {BY}>{run(words)}</w:{move}></w:p></w:tc>' for words in "ab")
        return f'<w:tr><w:trPr><w:{kind} w:id="7" {BY}/></w:trPr>{cells}</w:tr>'

    sent_back.put(
        ASKED, f"<w:tbl>{row('del', 'moveFrom')}<w:tr><w:tc>{p('c')}</w:tc></w:tr>{row('ins', 'moveTo')}</w:tbl><w:p/>"
    )
    (change,) = sent_back.read().changes
    assert (change.kind, change.was) == ("moved away", "a | b")


def test_a_tracked_cell_outside_a_table_is_read(sent_back: SentBack, address: str):
    cell = f'<w:tc><w:tcPr><w:cellIns w:id="7" {BY}/></w:tcPr>{p("odd")}</w:tc>'
    sent_back.body.insert(0, elements(cell)[0])
    assert [each.is_ for each in sent_back.read().changes] == ["odd"]


def test_a_column_that_was_put_into_a_table_of_an_answer_is_one_change_and_is_taken_whole(
    sent_back: SentBack, address: str
):
    def cell(words: str, new: str) -> str:
        came = f'<w:tc><w:tcPr><w:cellIns w:id="7" {BY}/></w:tcPr><w:p>{ins(new)}</w:p></w:tc>'
        return f"<w:tr><w:tc>{p(words)}</w:tc>{came}</w:tr>"

    sent_back.put(ASKED, f"<w:tbl>{cell('Ward', 'Share')}{cell('North', '4%')}</w:tbl><w:p/>")
    received = read_received(sent_back.content())
    returned = read_form(received, sent_back.map)
    (change,) = returned.changes
    assert change.is_ == "Share | 4%"
    assert returned.refused.answers[address] == "| Ward |\n| --- |\n| North |"
    taken = read_with(received, sent_back.map, change.numbers, Pictures(PICTURES))
    assert taken.answers[address] == returned.accepted.answers[address]
    assert "Share" in str(taken.answers[address])


def test_changes_of_looks_are_counted_and_need_nobody(sent_back: SentBack, address: str):
    sent_back.put(ASKED, CHANGES["nothing but looks"][0])
    (report,) = sent_back.read().accepted.reports
    assert (report.kind, report.on, report.needs_a_person) == ("changes of looks", (address,), False)
