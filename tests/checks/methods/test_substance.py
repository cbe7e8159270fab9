"""Whether a text says something: a reason, a concern, a measure."""

import pytest

from eia_tui.checks.methods.leading_verb import is_thinking
from eia_tui.checks.methods.showing import reports_study
from eia_tui.checks.methods.substance import alike, gives_reason, is_measure, is_promise


@pytest.mark.parametrize(
    "text",
    [
        "Benches every 50 metres.", "Nobody who swims free today has to pay.", "Entry stays free for carers.", "Lockers at wheelchair height",
        "The lifeguard meets each school at the door.", ("We will review each complaint and reopen the slide if it "
"floods."),
        "A quiet hour on Sundays", "No booking is needed on Fridays.",
    ],
)  # fmt: skip
def test_a_measure_says_what_changes(text: str):
    assert is_measure(text)


@pytest.mark.parametrize(
    "text",
    [
        "To be looked at.", "We will explore benches and quiet hours.", "Reasonable adjustments where possible", "Training", "Keep under review",
        "See above", "Nothing can be done.", "None", "Work with partners to minimise the impact", "Officers will bear this in mind.",
        "Mitigations will be agreed", "Ongoing monitoring",
    ],
)  # fmt: skip
def test_an_intention_a_pointer_or_a_refusal_is_no_measure(text: str):
    assert not is_measure(text)


def test_what_is_there_already_is_no_promise():
    assert not is_promise("The pool already has a hoist and two lifts.")
    assert is_promise("The pool already has a hoist. A second one will be fitted.")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Chlorine is dosed by a machine that no swimmer sees.", True),
        ("Everyone is welcome, and the law is complied with.", False),
        ("There is no evidence of any impact, and nobody has complained.", False),
        ("It is a minor technical change.", False),
        ("All staff have completed mandatory training.", False),
    ],
)
def test_a_reason_needs_words_that_do_not_fit_every_group(text: str, reason: bool):
    assert gives_reason(text) == reason


def test_of_the_words_of_the_policys_name_one_may_count():
    assert not gives_reason("Swimming lessons timetable only", {"swimming", "lessons", "timetable"})


def test_thinking_is_no_deed():
    assert is_thinking("Explore a quiet hour")
    assert not is_thinking("Hold a quiet hour")


def test_texts_are_alike_by_words_that_are_not_common_to_all():
    assert alike("Large labels on all lockers", "Print larger labels for lockers")
    assert not alike("Large labels on all lockers", "Print larger labels for lockers", {"label", "locke", "large"})


@pytest.mark.parametrize(
    ("text", "reports"),
    [
        ("The survey of May 2026 found no difference between them.", True),
        ("Our count shows that men and women come alike: 52% and 48%.", True),
        ("The survey found no impact.", False),
        ("Friday prayer users told us that they come on other days. We asked the mosque in October 2026.", True),
        ("The LGBT forum was asked and foresees no effect.", True),
        ("Nobody told us of any problem.", False),
        ("People were asked and there is no impact.", False),
        ("48% of residents are men, and there is no impact on them.", False),
    ],
)
def test_what_a_study_found_or_who_was_asked_is_a_reason_if_it_can_be_looked_up(text: str, reports: bool):
    assert reports_study(text) == reports
