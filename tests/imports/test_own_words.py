"""Only the form's exact words are the form's: what was added is taken, and what prints an option is asked."""

from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.flows.import_form import import_into
from eia_tui.flows.import_result import Imported
from eia_tui.form.definition import Form, Step
from eia_tui.form.values import answer_text
from eia_tui.imports.form_map import FormMap
from eia_tui.imports.read_form import read_form
from eia_tui.imports.returned_form import Reading
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.word.ooxml import W, w
from eia_tui.word.received import read_received
from tests.approvals import put, sent
from tests.imports.sent_back import SentBack, elements, p, text

SENTENCE, NOTHING = "This group will not be affected.", "Not applicable"
REASON = "Gardens are used by all."


class Groups:
    """A draft in which one group is not affected and the next one is, and its Word form."""

    def __init__(self, form: Form, form_map: FormMap, path: Path) -> None:
        self.path = path
        draft = open_draft(path)
        self.without, self.with_answers = [step for step in form.steps if step.group][:2]
        draft.put(self.address(self.without, "effect"), "not-affected")
        draft.put(self.address(self.without, "reason"), REASON)
        draft.put(self.address(self.with_answers, "effect"), "affected")
        for role in ("benefits", "concerns", "mitigation"):
            draft.put(self.address(self.with_answers, role), f"Words on {role}.")
        save_draft(draft, path)
        self.draft = open_draft(path)
        self.back = SentBack(self.draft, form_map)

    @staticmethod
    def address(step: Step, role: str) -> str:
        return next(str(asked.address) for asked in step.asked if asked.question.role == role)

    def put(self, step: Step, *cells: str) -> None:
        """Types paragraphs, parted by line breaks, over the cells of a group."""
        for number, words in enumerate(cells, 1):
            self.back.put(label(step), "".join(map(p, words.split("\n"))), number)

    def imported(self, tmp_path: Path) -> Imported:
        return import_into(self.back.save(tmp_path / "back.docx"), self.path)


def label(step: Step) -> str:
    assert step.group
    return step.group.label


@pytest.fixture
def groups(form: Form, form_map: FormMap, home: Path) -> Groups:
    return Groups(form, form_map, new_draft("Bins", form))


@pytest.mark.parametrize(
    ("cells", "found", "reason"),
    [
        ((f"This group will be affected.\n{REASON}", NOTHING, NOTHING), "This group will be affected.", REASON),
        ((f"{SENTENCE[:-1]}?\n{REASON}", NOTHING, NOTHING), f"{SENTENCE[:-1]}?", REASON),
        ((REASON, NOTHING, NOTHING), REASON, REASON),
        ((f"{SENTENCE}\n{REASON}", NOTHING, "Applicable"), "Applicable", REASON),
        ((f"{SENTENCE}\n{REASON}", "Some share a bin.", NOTHING), "Some share a bin.", REASON),
        ((f"{SENTENCE}\n{REASON}", f"{NOTHING}\nSome.", NOTHING), f"{NOTHING} Some.", REASON),
        ((f"{SENTENCE} I disagree.\n{REASON}", NOTHING, NOTHING), f"{SENTENCE} I disagree.", f"I disagree.\n\n{REASON}"),
        (("One", "Two", "Three"), "One | Two | Three", REASON),
    ],
)  # fmt: skip
def test_changed_words_of_an_option_are_asked_with_both_wordings_and_decide_nothing(
    groups: Groups, cells: tuple[str, ...], found: str, reason: str, tmp_path: Path
):
    groups.put(groups.without, *cells)
    imported = groups.imported(tmp_path)
    effect = groups.address(groups.without, "effect")
    draft = open_draft(groups.path)
    assert draft.answer(effect) == "not-affected"
    address = groups.address(groups.without, "reason")
    both = [draft.answer(address), *(each.now for each in imported.waiting if each.on == (address,))]
    assert both[-1] == reason  # in the answer, or in a conflict with it
    asked = [each for each in imported.waiting if each.on == (effect,)]
    assert [(each.kind, each.now) for each in asked] == [("ask", found)]
    assert asked[0].was in text(SentBack(groups.draft, groups.back.map).row(label(groups.without))) or " | " in found
    assert imported.needs_a_person


UNKNOWN, PLAN = "Not yet known.", "Ask the panel in May."


@pytest.mark.parametrize(
    ("was", "cells", "changed"),
    [
        ("not-known", ("", "Some share a bin.", ""), {"concerns": "Some share a bin."}),
        ("not-known", ("", PLAN, ""), {}),
        ("not-known", ("", "Ask the panel in June.", ""), {"plan": "Ask the panel in June."}),
        ("not-known", ("", f"We think so.\n{UNKNOWN}\n{PLAN}", ""), {"plan": f"We think so.\n\n{PLAN}"}),
        ("not-affected", (f"{SENTENCE}\n{REASON}", "Some share.", NOTHING), {"concerns": "Some share."}),
        ("not-affected", (f"{SENTENCE}\n{REASON}", NOTHING, "We explain."), {"mitigation": "We explain."}),
        ("not-affected", (f"{SENTENCE}\n{REASON}", f"{NOTHING}\nBut see.", NOTHING), {"concerns": "But see."}),
        ("not-affected", ("Less to carry.", NOTHING, NOTHING), {"benefits": "Less to carry."}),
        (
            "not-affected",
            ("One.", "Two.", "Three."),
            {"benefits": "One.", "concerns": "Two.", "mitigation": "Three."},
        ),
    ],
)
def test_words_typed_over_those_of_an_option_are_in_the_answer_of_their_cell_and_the_option_is_asked(
    groups: Groups, was: str, cells: tuple[str, ...], changed: dict[str, str], tmp_path: Path
):
    step = groups.without
    put(groups.path, groups.address(step, "effect"), was)
    put(groups.path, groups.address(step, "plan"), PLAN)
    groups.back = SentBack(open_draft(groups.path), groups.back.map)
    groups.put(step, *cells)
    imported = groups.imported(tmp_path)
    differing = {each.on[0]: each.now for each in imported.waiting if each.kind == "conflict"}
    assert imported.changed | differing == {groups.address(step, role): words for role, words in changed.items()}
    [asked] = (each for each in imported.waiting if each.on[0] not in differing)
    assert (asked.kind, asked.on) == ("ask", (groups.address(step, "effect"),))
    assert (UNKNOWN if was == "not-known" else "") in asked.was


def test_an_answer_that_was_typed_over_together_with_an_options_words_is_asked_about(groups: Groups, tmp_path: Path):
    effect, plan = (groups.address(groups.without, role) for role in ("effect", "plan"))
    put(groups.path, effect, "not-known")
    put(groups.path, plan, PLAN)
    word = sent(groups.path, 0, anyway="The panel meets next week.").path
    groups.back = SentBack.opened(word, open_draft(groups.path), groups.back.map)
    groups.put(groups.without, "", "Some share a bin.", "")
    asked = {each.on[0]: each.was for each in groups.imported(tmp_path).waiting}
    assert asked[plan] == PLAN
    assert asked.keys() == {effect, plan}
    assert open_draft(groups.path).answer(plan) == PLAN


def test_another_word_for_nothing_beside_the_sentence_of_an_option_is_only_reported(groups: Groups, tmp_path: Path):
    groups.put(groups.without, f"{SENTENCE}\n{REASON}", "N/A", "none")
    imported = groups.imported(tmp_path)
    assert (imported.changed, imported.waiting) == ({}, [])
    assert [(each.text, each.printed) for each in imported.reports] == [("N/A", NOTHING), ("none", NOTHING)]


@pytest.mark.parametrize("cells", [(f"this group will not be\u00a0affected.\n{REASON}", "not applicable", NOTHING)])
def test_spaces_and_the_capitals_of_word_are_not_changes(groups: Groups, cells: tuple[str, ...], tmp_path: Path):
    groups.put(groups.without, *cells)
    imported = groups.imported(tmp_path)
    assert (imported.changed, imported.waiting) == ({}, [])


def test_an_option_whose_words_are_not_the_whole_row_is_asked_and_takes_nothing_out(groups: Groups, tmp_path: Path):
    groups.put(groups.with_answers, f"Words on benefits.\n{SENTENCE}", "Words on concerns.", NOTHING)
    imported = groups.imported(tmp_path)
    step = groups.with_answers
    draft = open_draft(groups.path)
    assert draft.answer(groups.address(step, "effect")) == "affected"
    assert draft.answer(groups.address(step, "concerns")) == "Words on concerns."
    assert [each.on for each in imported.waiting if each.now == SENTENCE] == [(groups.address(step, "effect"),)]


def test_an_option_that_leaves_out_other_answers_is_asked_as_each_of_them_is(groups: Groups, tmp_path: Path):
    groups.put(groups.with_answers, f"{SENTENCE}\n{REASON}", NOTHING, NOTHING)
    imported = groups.imported(tmp_path)
    step = groups.with_answers
    draft = open_draft(groups.path)
    assert draft.answer(groups.address(step, "effect")) == "affected"
    assert draft.answer(groups.address(step, "reason")) == REASON
    roles = ("effect", "benefits", "concerns", "mitigation")
    assert {each.on[0] for each in imported.waiting} == {groups.address(step, role) for role in roles}


def test_an_option_that_a_whole_row_says_is_taken_where_nothing_is_left_out(groups: Groups, form: Form, tmp_path: Path):
    step = [step for step in form.steps if step.group][2]
    groups.put(step, f"{SENTENCE}\n{REASON}", NOTHING, NOTHING)
    imported = groups.imported(tmp_path)
    draft = open_draft(groups.path)
    assert draft.answer(groups.address(step, "effect")) == "not-affected"
    assert draft.answer(groups.address(step, "reason")) == REASON
    assert not imported.needs_a_person


@pytest.mark.parametrize("nothing", [("None", "not applicable", "Not applicable."), ("N/A", "None", NOTHING)])
def test_words_for_nothing_choose_no_option_in_a_blank_form(form: Form, form_map: FormMap, nothing: tuple[str, ...]):
    back = SentBack(Draft(form, {"draft": {"format": 1, "form": form.id}}), form_map)
    step = next(step for step in form.steps if step.group)
    for number, words in enumerate(nothing, 1):
        back.put(label(step), p(words), number)
    reading = back.read().accepted
    roles = ("benefits", "concerns", "mitigation")
    assert [reading.answers[Groups.address(step, role)] for role in roles] == list(nothing)
    assert Groups.address(step, "effect") not in {**reading.answers, **reading.implied}


# --- hints and instructions ---


def words_of(reading: Reading, form: Form) -> str:
    answers = " ".join(answer_text(form.questions[each], value) for each, value in reading.answers.items())
    return f"{answers} {' '.join(each.text for each in reading.reports if each.needs_a_person)}"


@pytest.mark.parametrize("how", ["behind", "before", "inside"])
def test_words_typed_into_any_sentence_of_the_forms_are_taken_or_wait(form: Form, form_map: FormMap, how: str):
    """A word in each paragraph of the blank form: its headings, instructions, labels and hints."""
    back = SentBack(Draft(form, {"draft": {"format": 1, "form": form.id}}), form_map)
    paragraphs = [each for each in back.body.iter(w("p")) if text(each).strip()]
    for number, paragraph in enumerate(paragraphs):
        texts = [each for each in paragraph.iter(w("t")) if (each.text or "").strip()]
        part, word = texts[-1 if how == "behind" else 0], f"zebra{number}x"
        words = (part.text or "").split(" ")
        at = {"behind": len(words), "before": 0, "inside": (len(words) + 1) // 2}[how]
        part.text = " ".join([*words[:at], word, *words[at:]])
    found = words_of(back.read().accepted, form)
    lost = [text(each) for number, each in enumerate(paragraphs) if f"zebra{number}x" not in found]
    assert lost == []


def test_what_is_typed_behind_a_hint_is_the_answer_without_the_hint(form: Form, form_map: FormMap):
    back = SentBack(Draft(form, {"draft": {"format": 1, "form": form.id}}), form_map)
    asked = next(each for each in form.with_role("comments") if each.question.hint)
    hint = next(each for each in back.body.iter(w("p")) if text(each).strip() == asked.question.hint)
    hint.append(elements('<w:r><w:t xml:space="preserve"> Agreed.</w:t></w:r>')[0])
    assert back.read().answers[str(asked.address)] == "Agreed."


# --- merged cells, headers and footers ---


def test_a_cell_merged_with_the_one_of_another_group_below_changes_neither(groups: Groups, tmp_path: Path):
    top, below = groups.back.cell(label(groups.without)), groups.back.cell(label(groups.with_answers))
    top.find(w("tcPr")).append(elements('<w:vMerge w:val="restart"/>')[0])
    below.find(w("tcPr")).append(elements("<w:vMerge/>")[0])
    for each in below.findall(w("p")):
        top.append(each)
    below.append(elements("<w:p/>")[0])
    imported = groups.imported(tmp_path)
    assert imported.changed == {}
    waiting = " ".join(item.text for item in imported.waiting if item.kind == "report")
    assert "Words on benefits." in waiting
    on = {address for item in imported.waiting for address in item.on}
    assert {groups.address(groups.without, "reason"), groups.address(groups.with_answers, "benefits")} <= on


def test_words_in_a_header_or_footer_that_the_form_does_not_print_are_reported(sent_back: SentBack):
    margin = f'<w:hdr xmlns:w="{W}">{p("Draft for Jo")}{p("Page 7")}</w:hdr>'
    sent_back.relate("rIdMargin", "header", "header9.xml", content=margin.encode())
    returned = read_form(read_received(sent_back.content()), sent_back.map)
    reported = [each for each in returned.accepted.reports if each.needs_a_person]
    assert [each.text for each in reported] == [
        f"in the header or footer: {each}" for each in ("Draft for Jo", "Page 7")
    ]


def test_page_numbers_in_a_footer_are_nobodys_words(sent_back: SentBack):
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>7</w:t></w:r></w:fldSimple>'
    words = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    line = f"{words.format('Equality Impact Assessment Form Page ')}{number}{words.format(' of ')}{number}"
    margin = f'<w:ftr xmlns:w="{W}"><w:p>{line}</w:p></w:ftr>'
    sent_back.relate("rIdMargin", "footer", "footer9.xml", content=margin.encode())
    assert sent_back.read().accepted.reports == []
