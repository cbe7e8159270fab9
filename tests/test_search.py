"""Text is found and replaced in all shown answers."""

from hypothesis import given
from hypothesis import strategies as st

from eia_tui.draft.draft import Draft
from eia_tui.draft.search import replaced_answers, search
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Line, Prose
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.form.values import answer_text

FORM = find_form(DEFAULT)
PROSE = next(address for address, question in FORM.questions.items() if isinstance(question, Prose))


def test_all_matches_are_found_in_the_forms_order_whatever_the_capitals(draft: Draft, form: Form):
    name = next(form.with_role("name")).address
    draft.put(PROSE, "Buses stop here.\nThe BUS stops. " + "x" * 100 + " bus")
    draft.put(name, "A bus")
    found = list(search(draft, " bus "))
    assert [match.address for match in found] == [name, PROSE, PROSE, PROSE]
    assert [answer_text(match.question, draft.answer(match.address))[match.start :][:3].lower() for match in found] == [
        "bus"
    ] * 4
    assert found[1].excerpt.startswith("Buses stop here. The BUS")
    assert found[3].excerpt.startswith("…")


def test_cells_are_found_at_their_own_address(draft: Draft, form: Form):
    rows = next(form.with_role("actions"))
    column = rows.question.columns[0].id  # type: ignore[union-attr]
    draft.put(rows.address, [{column: "no"}, {column: "move it"}])
    assert [match.address for match in search(draft, "move")] == [f"{rows.address}.2.{column}"]


def test_nothing_is_found_for_a_blank_text_or_in_hidden_answers(draft: Draft, form: Form):
    effect, concerns = next(form.with_role("effect")), next(form.with_role("concerns"))
    draft.put(concerns.address, "shelter")
    assert [match.address for match in search(draft, "shelter")] == [concerns.address]
    draft.put(effect.address, effect.question.options[1].id)  # type: ignore[union-attr]
    assert list(search(draft, "shelter")) == []
    assert list(search(draft, "  ")) == []


@given(st.text(), st.text(min_size=1))
def test_any_words_are_found_at_their_position_in_any_text(before: str, words: str):
    draft = Draft(FORM)
    draft.put(PROSE, f"{before}{words}")
    text = str(draft.answer(PROSE) or "")
    for match in search(draft, words):
        assert 0 <= match.start < len(text)
    sought = words.casefold().strip()
    if sought and sought.isascii() and text.isascii():
        assert (sought in text.lower()) == any(search(draft, words))


def test_words_are_replaced_everywhere_or_at_one_match_and_keep_their_capital(draft: Draft, form: Form):
    name = next(form.with_role("name")).address
    draft.put(PROSE, "Buses run. The buses stop: BUSES")
    draft.put(name, "A buses policy")
    everywhere = {each.address: each.after for each in replaced_answers(draft, "buses", "coach trips")}
    assert everywhere == {PROSE: "Coach trips run. The coach trips stop: coach trips", name: "A coach trips policy"}
    second = list(search(draft, "buses"))[2]
    [one] = replaced_answers(draft, "buses", "", second)
    assert one.after == "Buses run. The  stop: BUSES"


def test_dates_and_choices_are_never_replaced(draft: Draft, form: Form):
    for address, question in form.questions.items():
        if not isinstance(question, Prose | Line):
            assert address not in {each.address for each in replaced_answers(draft, "e", "x")}


@given(st.text("ab ", max_size=30), st.text("abc", max_size=3))
def test_replacing_equals_replacing_in_the_text(text: str, by: str):
    draft = Draft(FORM)
    draft.put(PROSE, text)
    kept = answer_text(FORM.questions[PROSE], draft.answer(PROSE))
    new = replaced_answers(draft, "ab", by)
    assert (new[0].after if new else kept) == kept.replace("ab", by)
