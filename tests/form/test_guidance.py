"""Every group and section has help, which is short and has dated sources; what is not confirmed says so."""

import re
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from eia_tui.commands.doctor import examine
from eia_tui.form.definition import Form
from eia_tui.form.guidance import (
    NOT_CONFIRMED,
    STALE_AFTER,
    STATUSES,
    GuidanceEntry,
    guidance,
    guidance_for,
    guidance_text,
    sources_text,
)
from eia_tui.system.errors import UserError

ENTRIES = [pytest.param(entry, id=entry.id) for entry in guidance()]
TODAY = date(2026, 11, 27)
PUBLISHERS = (
    "legislation.gov.uk", "gov.uk", "caselaw.nationalarchives.gov.uk", "supremecourt.uk", "hansard.parliament.uk",
    "equalityhumanrights.com", "audit.wales", "leicestershire.gov.uk",
)  # fmt: skip
"""Who publishes what entries rest on: the law, judgments, government, Parliament, the regulator, and the council."""
NEVER_ASSERTED = re.compile(
    r"scotland's regulations|18 months|WCAG|Procurement Act|Employment Rights Act|exceptions for single-sex"
    r"|wrongly thought|Schools Act 2026|revised Code|\bBill\b|indices of deprivation",
    re.IGNORECASE,
)
"""What no source that we could read confirms: entries may name it under "Not confirmed" only."""


def test_every_group_has_its_own_help(form: Form):
    for step in form.steps:
        if step.group:
            entries = guidance_for(step, None)
            assert entries[0].title == step.group.name
            assert all(list(entry.groups) == [step.group.id] for entry in entries)


def test_every_question_of_every_section_has_help(form: Form):
    for step in form.steps:
        for asked in step.asked:
            assert guidance_for(step, asked.question), asked.address


def test_help_on_the_role_of_a_question_comes_before_help_on_its_group(form: Form):
    for asked in form.with_role("mitigation"):
        step = next(step for step in form.steps if asked in step.asked)
        first, second, *others = guidance_for(step, asked.question)
        assert first.roles
        assert not any(entry.roles for entry in (second, *others))


@pytest.mark.parametrize("entry", ENTRIES)
def test_each_source_of_an_entry_is_at_its_publishers_own_address_and_has_a_date_and_a_status(entry: GuidanceEntry):
    assert entry.sources
    for source in entry.sources:
        address = urlsplit(source.url)
        assert (address.scheme, address.netloc.removeprefix("www.")) in [("https", host) for host in PUBLISHERS]
        assert date(2026, 1, 1) < source.checked_on <= date.today()  # noqa: DTZ011
        assert source.status in STATUSES
    assert len({source.url for source in entry.sources}) == len(entry.sources)


@pytest.mark.parametrize("entry", ENTRIES)
def test_what_is_not_confirmed_is_never_asserted(entry: GuidanceEntry):
    for heading, items in entry.parts():
        if heading != NOT_CONFIRMED:
            assert not NEVER_ASSERTED.search(" ".join(items)), heading


@pytest.mark.parametrize("entry", ENTRIES)
def test_what_is_not_confirmed_is_said_in_the_entry_and_in_its_sources(entry: GuidanceEntry):
    unconfirmed = [line for line in sources_text(entry) if "Not confirmed when we looked on" in line]
    assert bool(unconfirmed) == bool(entry.unconfirmed)
    assert (f"{NOT_CONFIRMED}:" in guidance_text(entry)) == bool(entry.unconfirmed)


def test_staff_have_an_entry_of_their_own_which_the_first_questions_show(form: Form):
    assert "Staff" in [entry.title for entry in guidance_for(form.steps[0], None)]


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_can_be_read_in_a_minute(entry: GuidanceEntry):
    assert sum(len(text.split()) for _, items in entry.parts() for text in items) <= 150


@pytest.mark.parametrize("entry", ENTRIES)
def test_no_entry_promises_compliance(entry: GuidanceEntry):
    assert not any(word in guidance_text(entry).lower() for word in ("complian", "complies", "comply", "ensures"))


def test_each_of_the_other_groups_that_the_form_names_has_an_entry_of_its_own(form: Form):
    group = form.groups[-1]
    named = [name.strip() for name in group.label.partition("e.g.,")[2].split(",")]
    titles = [entry.title.lower() for entry in guidance() if group.id in entry.groups]
    assert len(named) == 7
    assert titles[1:8] == named


def test_help_on_the_other_groups_is_short_as_there_are_many(form: Form):
    for entry in guidance():
        if form.groups[-1].id in entry.groups:
            assert sum(len(text.split()) for _, items in entry.parts() for text in items) <= 100


def test_the_doctor_names_an_entry_that_was_checked_more_than_a_year_ago():
    then = TODAY + timedelta(days=STALE_AFTER)
    oldest = min(source.checked_on for entry in guidance() for source in entry.sources)
    assert not [sign for sign in examine(oldest + timedelta(days=STALE_AFTER)) if "was last checked" in sign.text]
    messages = [sign.text for sign in examine(then + timedelta(days=1)) if "was last checked" in sign.text]
    assert {entry.title for entry in guidance()} == {
        message.split("“")[1].split("”")[0] for message in messages if message.startswith("Guidance")
    }
    assert any(message.startswith("Advice on wording") for message in messages)
    assert any(guidance()[0].title in message and guidance()[0].sources[0].url in message for message in messages)


@pytest.mark.parametrize("content", [None, "", "entries = [{ id = 1, unknown = 2 }]", "= no toml"])
def test_a_file_of_the_programs_own_that_is_broken_is_said_to_be_so(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("eia_tui.form.library.templates_folder", lambda: tmp_path)
    monkeypatch.setattr("eia_tui.form.guidance.templates_folder", lambda: tmp_path)
    if content is not None:
        (tmp_path / "guidance.toml").write_text(content, encoding="utf-8")
    with pytest.raises(UserError, match=r"guidance\.toml") as raised:
        guidance.__wrapped__()
    assert "Errno" not in str(raised.value)
