"""The help is there for every group and section, dated, sourced and short."""

from datetime import date, timedelta

import pytest

from eia_tui.commands.doctor import examine
from eia_tui.form.definition import Form
from eia_tui.form.guidance import STALE_AFTER, STATUSES, GuidanceEntry, guidance, guidance_for, guidance_text

ENTRIES = [pytest.param(entry, id=entry.id) for entry in guidance()]
TODAY = date(2026, 11, 23)


def test_every_group_has_help_of_its_own(form: Form):
    for step in form.steps:
        if step.group:
            (entry,) = guidance_for(step, None)
            assert step.group.id in entry.groups


def test_every_question_of_every_section_has_help(form: Form):
    for step in form.steps:
        for asked in step.asked:
            assert guidance_for(step, asked.question), asked.address


def test_what_a_question_is_for_has_help_before_its_group_has(form: Form):
    for asked in form.with_role("mitigation"):
        step = next(step for step in form.steps if asked in step.asked)
        assert [bool(entry.roles) for entry in guidance_for(step, asked.question)] == [True, False]


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_says_where_it_comes_from_when_that_was_checked_and_how_it_stands(entry: GuidanceEntry):
    assert entry.source
    assert entry.url.startswith(("https://", "http://"))
    assert date(2026, 1, 1) < entry.checked_on <= date.today()  # noqa: DTZ011
    assert entry.status in STATUSES


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_is_read_in_a_minute(entry: GuidanceEntry):
    assert sum(len(text.split()) for _, items in entry.parts() for text in items) <= 150


@pytest.mark.parametrize("entry", ENTRIES)
def test_no_entry_promises_to_make_anyone_compliant(entry: GuidanceEntry):
    assert not any(word in guidance_text(entry).lower() for word in ("complian", "complies", "comply", "ensures"))


def test_the_other_groups_are_prompted_for_one_by_one_as_the_form_names_them(form: Form):
    group = form.groups[-1]
    named = group.label.partition("e.g.,")[2].split(",")
    (entry,) = (entry for entry in guidance() if group.id in entry.groups)
    assert len(entry.think_of) == len(named) == 7
    for said, prompt in zip(named, entry.think_of, strict=True):
        assert set(said.lower().split()) & set(prompt.partition(":")[0].lower().split())


def test_the_doctor_names_an_entry_that_was_checked_more_than_a_year_ago():
    then = TODAY + timedelta(days=STALE_AFTER)
    oldest = min(entry.checked_on for entry in guidance())
    assert not [sign for sign in examine(oldest + timedelta(days=STALE_AFTER)) if "was last checked" in sign.said]
    late = [sign.said for sign in examine(then + timedelta(days=1)) if "was last checked" in sign.said]
    assert len([said for said in late if said.startswith("Guidance")]) == len(guidance())
    assert any(said.startswith("Advice on wording") for said in late)
    assert any(guidance()[0].title in said and guidance()[0].url in said for said in late)
