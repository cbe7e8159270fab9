"""A draft keeps every answer at its address, and everything else that its file has."""

import contextlib
import re
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.draft.draft import NOTES, Draft
from eia_tui.form.definition import Form
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.form.values import Value, is_answered
from eia_tui.storage.codec import UnreadableDraftError, encode_draft, read_document
from eia_tui.storage.migrations import FORMAT
from tests.form_counts import answered
from tests.sample_answers import filled

TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
VALUE: st.SearchStrategy[Value] = st.recursive(
    TEXT | st.integers(-(2**60), 2**60) | st.booleans() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


def again(draft: Draft) -> Draft:
    return Draft(draft.form, read_document(encode_draft(draft), "draft.toml"), draft.folder)


def test_a_saved_draft_is_read_back_unchanged(form: Form):
    draft = filled(form)
    assert again(draft) == draft


@given(st.dictionaries(st.sampled_from(list(find_form(DEFAULT).questions)), VALUE, max_size=6))
def test_any_answers_can_be_saved_and_are_read_back_unchanged(answers: dict[str, Value]):
    draft = Draft(find_form(DEFAULT), {NOTES: {"format": FORMAT}})
    for address, value in answers.items():
        draft.put(address, value)
    assert again(draft) == draft


def test_put_returns_whether_anything_changed(draft: Draft):
    assert draft.put("policy.name", "A")
    assert not draft.put("policy.name", "A")
    assert not draft.put("policy.name", "A\x00")
    assert draft.put("policy.name", "  ")
    assert "name" not in draft.document.get("policy", {})
    assert not draft.put("policy.name", None)


def test_what_is_not_on_the_form_is_kept_and_reported(form: Form):
    content = b'[draft]\nformat = 1\nmine = "x"\n[policy]\nname = "N"\ncolour = "red"\n[impact.age]\nmood = 1\n[impact.aliens]\nx = 1\n[extra]\ny = 2\n'
    draft = Draft(form, read_document(content, "d"))
    assert draft.unknown_addresses() == ["policy.colour", "impact.age.mood", "impact.aliens", "extra"]
    draft.put("policy.name", "Other")
    kept = tomllib.loads(encode_draft(draft).decode())
    assert (kept["policy"]["colour"], kept["impact"]["aliens"], kept["extra"]) == ("red", {"x": 1}, {"y": 2})
    assert kept["draft"]["mine"] == "x"


def test_a_value_where_a_table_should_be_is_moved_to_the_notes(form: Form):
    draft = Draft(form, read_document(b'policy = "a note"\n', "d"))
    assert draft.answer("policy.name") is None
    draft.put("policy.name", "N")
    assert tomllib.loads(encode_draft(draft).decode()) == {
        "draft": {"format": FORMAT, "set_aside": {"policy": "a note"}}, "policy": {"name": "N"},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a = 1\nname = \nb = 2", "is not a draft: .*line 2"),
        (b"\xff\xfen", "is not UTF-8 text"),
        (b"a = 1\nb = \xff", "line 2"),
        (b"[draft]\nformat = 2\n", "newer eia-wizard"),
        (b'[draft]\nformat = "x"\n', "newer eia-wizard"),
        (b'draft = "x"', "draft must be a table"),
        (b"x = " + b"[" * 20_000, "is not a draft"),
    ],
)
def test_a_file_that_is_not_a_draft_is_reported_in_one_line(content: bytes, message: str):
    with pytest.raises(UnreadableDraftError, match=message) as error:
        read_document(content, "d.toml")
    assert str(error.value).startswith("d.toml ")


@given(st.binary(max_size=200))
def test_any_bytes_give_a_draft_or_an_error_of_one_line(content: bytes):
    with contextlib.suppress(UnreadableDraftError):
        Draft(find_form(DEFAULT), read_document(content, "d")).unknown_addresses()


def test_notepads_byte_order_mark_and_line_ends_are_read(form: Form):
    draft = Draft(form, read_document('\ufeff[policy]\r\nname = "N"\r\n'.encode(), "d"))
    assert draft.name == "N"


def test_an_answer_hidden_by_a_choice_is_kept_but_not_shown(draft: Draft):
    draft.put("impact.age.concerns", "A concern")
    draft.put("impact.age.reason", "A reason")
    shown = {address for address, _, _ in draft.answers()}
    assert shown == {"impact.age.concerns"}
    draft.put("impact.age.effect", "not-affected")
    assert {address for address, _, _ in draft.answers()} == {"impact.age.effect", "impact.age.reason"}
    assert draft.answer("impact.age.concerns") == "A concern"


def test_progress_counts_groups_and_questions(draft: Draft, form: Form):
    assert str(draft.progress()) == answered()
    assert re.fullmatch(r"0 of \d+ groups, 0 of \d+ other questions", answered())
    draft.put("impact.sex.effect", "not-known")
    draft.put("policy.name", "N")
    assert str(draft.progress()) == answered(groups=1, questions=1)
    full = filled(form).progress()
    assert (full.groups, full.questions) == (len(form.groups), full.total_questions)


@given(VALUE)
def test_only_a_blank_value_counts_as_no_answer(value: Value):
    if isinstance(value, str):
        assert is_answered(value) == bool(value.strip())


def test_half_an_emoji_in_a_key_does_not_stop_a_save(draft: Draft):
    draft.put("policy.name", {"\ud800key": "\ud800value"})
    assert again(draft) == draft
