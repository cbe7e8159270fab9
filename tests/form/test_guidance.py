"""Every group and section has help, which is short and has a date and a source."""

from datetime import date, timedelta

import pytest

from eia_tui.commands.doctor import examine
from eia_tui.form.definition import Form
from eia_tui.form.guidance import STALE_AFTER, STATUSES, GuidanceEntry, guidance, guidance_for, guidance_text

ENTRIES = [pytest.param(entry, id=entry.id) for entry in guidance()]
TODAY = date(2026, 11, 23)


def test_every_group_has_its_own_help(form: Form):
    for step in form.steps:
        if step.group:
            (entry,) = guidance_for(step, None)
            assert step.group.id in entry.groups


def test_every_question_of_every_section_has_help(form: Form):
    for step in form.steps:
        for asked in step.asked:
            assert guidance_for(step, asked.question), asked.address


def test_help_on_the_role_of_a_question_comes_before_help_on_its_group(form: Form):
    for asked in form.with_role("mitigation"):
        step = next(step for step in form.steps if asked in step.asked)
        assert [bool(entry.roles) for entry in guidance_for(step, asked.question)] == [True, False]


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_has_a_source_a_date_of_its_last_check_and_a_status(entry: GuidanceEntry):
    assert entry.source
    assert entry.url.startswith(("https://", "http://"))
    assert date(2026, 1, 1) < entry.checked_on <= date.today()  # noqa: DTZ011
    assert entry.status in STATUSES


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_can_be_read_in_a_minute(entry: GuidanceEntry):
    assert sum(len(text.split()) for _, items in entry.parts() for text in items) <= 150


@pytest.mark.parametrize("entry", ENTRIES)
def test_no_entry_promises_compliance(entry: GuidanceEntry):
    assert not any(word in guidance_text(entry).lower() for word in ("complian", "complies", "comply", "ensures"))


def test_help_on_other_groups_names_each_group_that_the_form_names(form: Form):
    group = form.groups[-1]
    named = group.label.partition("e.g.,")[2].split(",")
    (entry,) = (entry for entry in guidance() if group.id in entry.groups)
    assert len(entry.think_of) == len(named) == 7
    for name, prompt in zip(named, entry.think_of, strict=True):
        assert set(name.lower().split()) & set(prompt.partition(":")[0].lower().split())


def test_the_doctor_names_an_entry_that_was_checked_more_than_a_year_ago():
    then = TODAY + timedelta(days=STALE_AFTER)
    oldest = min(entry.checked_on for entry in guidance())
    assert not [sign for sign in examine(oldest + timedelta(days=STALE_AFTER)) if "was last checked" in sign.text]
    messages = [sign.text for sign in examine(then + timedelta(days=1)) if "was last checked" in sign.text]
    assert len([message for message in messages if message.startswith("Guidance")]) == len(guidance())
    assert any(message.startswith("Advice on wording") for message in messages)
    assert any(guidance()[0].title in message and guidance()[0].url in message for message in messages)
