"""Answers are found by their labels wherever they stand, and every word of the file is in the result."""

import random
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.draft.draft import Draft
from eia_tui.exports.template.scaffold import write_scaffold
from eia_tui.exports.word.export import rendered
from eia_tui.form.kinds import Prose
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.form.loading import load_form
from eia_tui.form.values import answer_text
from eia_tui.imports.form_map import FormMap, read_map
from eia_tui.imports.read_form import read_form
from eia_tui.imports.returned_form import ReturnedForm
from eia_tui.imports.same_answer import same_answer
from eia_tui.prose.blocks import Text, lines
from eia_tui.prose.markdown import read_prose
from eia_tui.word.ooxml import w
from eia_tui.word.received import read_received
from tests.conftest import ROOT
from tests.examples import examples
from tests.imports.other_forms import parish
from tests.imports.sent_back import SentBack, council_map, elements, p, question, text
from tests.sample_answers import filled


def differing(draft: Draft, returned: ReturnedForm) -> dict[str, object]:
    """The shown, printed answers of a draft that came back otherwise, or not at all."""
    shown = {asked.address: asked.question for asked in draft.all_shown() if asked.question.printed}
    found = {**returned.accepted.implied, **returned.answers}
    return {
        address: found.get(address)
        for address, question in shown.items()
        if not same_answer(question, draft.answer(address), found.get(address))
    }


def test_the_worked_example_comes_back_as_it_was_sent(example: Draft, form_map: FormMap):
    returned = read_form(read_received(rendered(example)), form_map)
    assert differing(example, returned) == {}
    assert returned.accepted.reports == []
    assert returned.found == 1


MARKERS = st.sampled_from(
    ("word", "B", "1", " ", "\n", "\n\n", "- ", "1. ", "2) ", "  ", "    ", "> ", "## ", "*", "**", "\\", "[", "](", "é", "\t",
     "| a | b |\n| --- | --: |\n| c | d |", "[x](https://example.org/a)", "<w:p>", "&amp;")
)  # fmt: skip


@pytest.mark.slow(4)
@examples(15)
@given(answers=st.lists(st.lists(MARKERS, max_size=12).map("".join), min_size=8, max_size=8))
def test_any_answer_comes_back_with_the_words_that_were_printed(answers: list[str]):
    form, form_map = find_form(DEFAULT), council_map()  # no fixtures: Hypothesis would print them
    draft = Draft(form, {"draft": {"format": 1, "form": form.id}})
    long = [asked.address for asked in draft.all_shown() if isinstance(asked.question, Prose)]
    for address, answer in zip(long, answers, strict=False):
        draft.put(address, answer)
    returned = read_form(read_received(rendered(draft)), form_map)
    for address in long[: len(answers)]:
        sent, back = draft.answer(address) or "", str(returned.answers.get(address, ""))
        assert letters(str(sent)) == letters(back), (sent, back)
    assert [each for each in returned.accepted.reports if each.kind != "simplified"] == []


def letters(answer: str) -> list[str]:
    """The characters that an answer prints, apart from blanks."""
    parts = (part for line in lines(read_prose(answer)) for part in line if isinstance(part, Text))
    return sorted(each for part in parts for each in part.text if not each.isspace())


@pytest.mark.parametrize("kind", ["riverside", "parish"])
def test_any_councils_form_is_read_by_its_own_template(kind: str, tmp_path: Path):
    if kind == "parish":
        form = parish(tmp_path / "form")
    else:
        (tmp_path / "form").mkdir()
        source = ROOT / "tests" / "forms" / "riverside" / "form.toml"
        (tmp_path / "form" / "form.toml").write_bytes(source.read_bytes())
        form = load_form(tmp_path / "form")
        write_scaffold(form)
    draft = filled(form)
    returned = read_form(read_received(rendered(draft)), read_map(form, rendered))
    assert differing(draft, returned) == {}
    assert returned.accepted.reports == []


def test_a_label_above_its_answer_that_nobody_would_recognise_is_a_guess_from_its_neighbours(tmp_path: Path):
    form = parish(tmp_path / "form")
    sent_back = SentBack(filled(form), read_map(form, rendered))
    next(each for each in sent_back.root.iter(w("t")) if each.text == "Why is it proposed?").text = "Reasons"
    returned = sent_back.read()
    assert sent_back.changed(returned) == {}
    assert [(each.text, each.printed) for each in returned.guesses] == [("Reasons", "Why is it proposed?")]


@pytest.mark.parametrize("ticks", ["☐ Small ☐ Large X", "☒ Small ☒ Large", "Medium"])
def test_a_row_that_prints_only_an_option_and_has_other_words_is_a_question(tmp_path: Path, ticks: str):
    form = parish(tmp_path / "form")
    sent_back = SentBack(filled(form), read_map(form, rendered))
    sent_back.put("How large", p(ticks))
    returned = sent_back.read()
    [(address, doubt)] = returned.accepted.doubts.items()
    assert address == question(form, "How large")
    assert doubt.found == ticks
    assert returned.accepted.reports == []


def test_a_row_with_nothing_ticked_has_no_answer_and_asks_nothing(tmp_path: Path):
    form = parish(tmp_path / "form")
    address, form_map = question(form, "How large"), read_map(form, rendered)
    blank = SentBack(Draft(form), form_map).read()
    sent_back = SentBack(filled(form), form_map)
    sent_back.put("How large", p("☐ Small ☐ Large"))
    for returned in (blank, sent_back.read()):
        assert returned.accepted.doubts == {}
        assert returned.answers[address] == ""


def test_tables_with_the_same_labels_are_distinguished_by_what_is_above_them(tmp_path: Path):
    form = parish(tmp_path / "form")
    sent_back = SentBack(filled(form), read_map(form, rendered))
    body, tables = sent_back.body, sent_back.tables()
    first, second = tables[1], tables[2]
    heading = second.getprevious()
    above = first.getprevious()
    above.addprevious(heading)
    above.addprevious(second)
    assert [text(each)[:6] for each in body if text(each)].index("Carers") < [
        text(each)[:12] for each in body if text(each)
    ].index("Older people")
    returned = sent_back.read()
    assert sent_back.changed(returned) == {}


def test_rows_and_columns_that_changed_places_are_read_as_before(sent_back: SentBack):
    sent_back.row("Age").addprevious(sent_back.row("Disability"))
    for row in sent_back.row("Age").getparent().findall(w("tr")):
        row.insert(row.index(row.findall(w("tc"))[0]), row.findall(w("tc"))[3])
    returned = sent_back.read()
    assert sent_back.changed(returned) == {}
    assert returned.accepted.reports == []


def test_a_reworded_label_is_reported_and_one_behind_which_somebody_typed(sent_back: SentBack):
    relabel(sent_back, "Contact numbers", "Contact number(s)")
    relabel(sent_back, "Department and service", "Department and service: ask Jo first")
    returned = sent_back.read()
    assert sent_back.changed(returned) == {}
    assert [(each.kind, each.text, each.needs_a_person) for each in returned.accepted.reports] == [
        ("not on the form", "ask Jo first", True),
        ("wording of the form changed", "Contact number(s)", False),
    ]


def relabel(sent_back: SentBack, label: str, words: str) -> None:
    texts = list(sent_back.cell(label, 0).iter(w("t")))
    texts[0].text = words
    for other in texts[1:]:
        other.text = ""


def test_a_label_that_nobody_would_recognise_is_a_guess_from_its_neighbours(sent_back: SentBack):
    relabel(sent_back, "Name of policy", "Project")
    returned = sent_back.read()
    name = next(sent_back.draft.form.with_role("name")).address
    assert sent_back.changed(returned) == {}
    assert [(each.on, each.text, each.printed) for each in returned.guesses] == [((name,), "Project", "Name of policy")]


def test_the_first_label_below_a_header_may_be_a_guess_too(sent_back: SentBack):
    relabel(sent_back, "Age", "Oedran")
    returned = sent_back.read()
    assert sent_back.changed(returned) == {}
    assert [(each.text, each.printed) for each in returned.guesses] == [("Oedran", "Age")]


@pytest.mark.parametrize("label", ["Age", "Race"])
def test_a_header_is_never_a_guess_for_the_row_below_it_that_is_gone(sent_back: SentBack, label: str):
    row = sent_back.row(label)
    header = row.getparent().find(w("tr"))
    if row.getprevious() is not header:
        row.addprevious(deepcopy(header))
    row.getparent().remove(row)
    returned = sent_back.read()
    assert sent_back.changed(returned) == {}
    assert not returned.guesses
    assert [each.printed for each in returned.accepted.reports if each.kind == "not found"] == [label]


def test_two_unknown_labels_in_a_row_are_not_guessed(sent_back: SentBack):
    relabel(sent_back, "Department and service", "Unit")
    relabel(sent_back, "Who has been involved", "Colleagues")
    returned = sent_back.read()
    assert not returned.guesses
    assert sum(each.kind == "not found" for each in returned.accepted.reports) == 2
    assert {each.text.partition(":")[0] for each in returned.unplaced} == {"Unit", "Colleagues"} or not text(
        sent_back.cell("Unit")
    )


def test_a_table_of_rows_that_is_gone_is_named_and_empties_nothing(sent_back: SentBack):
    asked = next(sent_back.draft.form.with_role("actions"))
    table = next(each for each in sent_back.tables() if text(each).startswith("What action"))
    table.getparent().remove(table)
    returned = sent_back.read()
    [gone] = [each for each in returned.accepted.reports if each.kind == "not found"]
    assert (gone.on, gone.printed) == ((asked.address,), asked.question.label)
    assert asked.address not in returned.answers


@pytest.mark.parametrize("how", ["gridSpan", "hMerge"])
def test_cells_that_were_merged_are_not_taken_for_empty(sent_back: SentBack, how: str):
    first, second = sent_back.cell("Age", 2), sent_back.cell("Age", 3)
    first.extend(second.findall(w("p")))
    if how == "gridSpan":
        first.find(w("tcPr")).append(elements('<w:gridSpan w:val="2"/>')[0])
        second.getparent().remove(second)
    else:  # as in documents of Word before 2007
        first.find(w("tcPr")).append(elements('<w:hMerge w:val="restart"/>')[0])
        second.find(w("tcPr")).append(elements("<w:hMerge/>")[0])
        second.append(elements("<w:p/>")[0])
    returned = sent_back.read()
    gone = next(each for each in returned.accepted.reports if each.kind == "cells merged").on[0]
    assert returned.accepted.merged == {gone}
    assert [each.kind for each in returned.accepted.reports] == ["cells merged"]
    assert gone not in returned.answers
    assert len(sent_back.changed(returned)) <= 1


def test_a_table_with_the_forms_labels_elsewhere_is_not_part_of_the_form(sent_back: SentBack):
    decoy = elements(
        f"<w:tbl><w:tr><w:tc>{p('Group')}</w:tc><w:tc>{p('Replies')}</w:tc></w:tr><w:tr><w:tc>{p('Age')}</w:tc><w:tc>{p('61 replies')}</w:tc></w:tr></w:tbl>"
    )[0]
    sent_back.body.insert(1, decoy)
    sent_back.cell("What engagement").insert(1, deepcopy(decoy))
    engagement = next(sent_back.draft.form.with_role("engagement")).address
    returned = sent_back.read()
    assert set(sent_back.changed(returned)) == {engagement}
    assert "| Age | 61 replies |" in str(returned.answers[engagement])
    assert [(each.on, each.text) for each in returned.unplaced] == [((), "Group | Replies Age | 61 replies")]


def test_a_table_that_was_divided_continues_with_the_columns_above(sent_back: SentBack):
    rows = sent_back.row("Age").getparent()
    second = deepcopy(rows)
    for each in second.findall(w("tr"))[:4]:
        second.remove(each)
    for each in rows.findall(w("tr"))[4:]:
        rows.remove(each)
    rows.addnext(second)
    rows.addnext(elements("<w:p/>")[0])
    returned = sent_back.read()
    assert sent_back.changed(returned) == {}
    assert returned.accepted.reports == []


def test_rows_put_in_and_a_column_put_in(sent_back: SentBack):
    new = deepcopy(sent_back.row("Disability"))
    for cell, words in zip(new.findall(w("tc")), ("Menopause", "Hot weather", "", ""), strict=True):
        for each in cell.findall(w("p")):
            cell.remove(each)
        cell.extend(elements(p(words)))
    sent_back.row("Disability").addnext(new)
    for number, row in enumerate(sent_back.row("Age").getparent().findall(w("tr"))):
        row.append(elements(f"<w:tc>{p('Notes' if not number else 'ask' if number == 1 else '')}</w:tc>")[0])
    returned = sent_back.read()
    assert sent_back.changed(returned) == {}
    assert {each.text for each in returned.unplaced} >= {"Menopause: Hot weather", "ask", "the column “Notes”"}


def test_actions_that_were_added_removed_and_left_empty(sent_back: SentBack):
    rows = next(sent_back.draft.form.with_role("actions"))
    table = sent_back.tables()[-2]
    added, empty = deepcopy(table.findall(w("tr"))[1]), deepcopy(table.findall(w("tr"))[1])
    for row, words in ((added, "New"), (empty, "")):
        for cell in row.findall(w("tc")):
            for each in cell.findall(w("p")):
                cell.remove(each)
            cell.extend(elements(p(words)))
    table.findall(w("tr"))[2].addprevious(added)
    table.append(empty)
    table.remove(table.findall(w("tr"))[1])
    answer = sent_back.read().answers[rows.address]
    columns = [column.id for column in rows.question.columns if column.printed]
    kept = sent_back.draft.answer(rows.address)[1]
    assert [[answer_text_of(row, column) for column in columns] for row in answer] == [
        ["New"] * len(columns),
        [answer_text_of(kept, column) for column in columns],
    ]


def answer_text_of(row: dict[str, object], column: str) -> object:
    return row.get(column, "")


def test_a_hint_is_not_an_answer_but_what_is_typed_below_it_is(sent_back: SentBack):
    asked = next(sent_back.draft.form.with_role("comments"))
    assert asked.question.hint
    sent_back.cell("Departmental Equalities Group").append(elements(p("Agreed."))[0])
    assert sent_back.read().answers[asked.address] == "Agreed."


def test_what_is_typed_in_a_row_without_an_answer_decides_nothing(sent_back: SentBack):
    for number in (1, 2, 3):
        sent_back.put("Religion or Belief", p("N/A"), number)
    returned = sent_back.read()
    effects = {asked.address for asked in sent_back.draft.form.with_role("effect")}
    assert len(sent_back.changed(returned)) == 3
    assert not effects & {
        *sent_back.changed(returned),
        *(set(returned.accepted.implied) - set(SentBack(sent_back.draft, sent_back.map).read().accepted.implied)),
    }


def test_words_typed_over_some_of_a_printed_row_are_in_their_column_and_make_the_rest_no_answer(sent_back: SentBack):
    """A colleague types a concern where the form prints "Not applicable" for a group that is not affected."""
    draft = sent_back.draft
    effect = next(asked for asked in draft.form.with_role("effect"))
    step = next(step for step in draft.form.steps if step.address.contains(effect.address))
    for asked in step.asked:
        draft.put(asked.address, None)
    draft.put(effect.address, "not-affected")
    reason = next(asked.address for asked in step.asked if asked.question.role == "reason")
    draft.put(reason, "Gardens are used by all.")
    back = SentBack(draft, sent_back.map)
    back.put(step.group.label if step.group else "", p("Some share a bin."), 2)
    returned = back.read()
    concerns = next(asked.address for asked in step.asked if asked.question.role == "concerns")
    assert back.changed(returned) == {concerns: "Some share a bin."}
    assert returned.refused.doubts[effect.address].found == "Some share a bin."
    assert returned.accepted.reports == []


def test_not_applicable_typed_by_hand_does_not_choose_an_option(sent_back: SentBack):
    sent_back.put("Religion or Belief", p("Not applicable"), 2)
    returned = sent_back.read()
    effects = {asked.address for asked in sent_back.draft.form.with_role("effect")}
    (changed,) = sent_back.changed(returned)
    assert changed not in effects
    assert returned.answers[changed] == "Not applicable"


@pytest.mark.parametrize("seed", range(12))
def test_words_put_anywhere_in_the_file_are_in_an_answer_or_reported(sent_back: SentBack, seed: int):
    chance = random.Random(seed)
    place = chance.choice(list(sent_back.body.iter(w("p"))))
    word = "Zanzibarite"
    if chance.random() < 0.5:
        place.append(elements(f'<w:r><w:t xml:space="preserve"> {word}</w:t></w:r>')[0])
    else:
        place.addnext(elements(p(word))[0])
    returned = sent_back.read()
    answers = " ".join(
        answer_text(sent_back.draft.form.questions[address], value) for address, value in returned.answers.items()
    )
    reported = " ".join(f"{each.text} {each.printed}" for each in returned.accepted.reports)
    assert word in f"{answers} {reported}"


def test_form_of_another_council_has_few_of_the_labels(form_map: FormMap, tmp_path: Path):
    form = parish(tmp_path / "form")
    returned = read_form(read_received(rendered(filled(form))), form_map)
    assert returned.found < 0.5
