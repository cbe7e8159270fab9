"""What the messages about wrong law rest on, and what the Act leaves out."""

import re

import pytest

from eia_tui.checks.methods.law_by_slots import LAW_BY_SLOTS
from eia_tui.checks.methods.law_errors import _ERRORS, misstated, misstates_duty
from eia_tui.checks.methods.law_exceptions import is_true_exception
from eia_tui.checks.methods.law_likely import LIKELY_ERRORS, probably_misstated
from eia_tui.checks.methods.shown import shown_thing
from eia_tui.form.guidance import guidance

MESSAGES = sorted({*(each.law for each in (*_ERRORS, *LIKELY_ERRORS)), *LAW_BY_SLOTS.values()})
CITES = re.compile(r"\b(?:[Ss]ections?|Schedules?)\s(\d+[A-Z]*)")
PLACE = "https://www.legislation.gov.uk/ukpga/2010/15"


def _read() -> set[str]:
    """The sections and Schedules that the guidance gives as read and in force, as "section/149"."""
    urls = (source.url for entry in guidance() for source in entry.sources if source.status == "in force")
    return {url.removeprefix(f"{PLACE}/") for url in urls if url.startswith(PLACE)}


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_cites_only_what_was_read_and_says_of_which_act(message: str):
    cited = re.findall(r"\b([Ss]ections?|Schedules?)\s(\d+[A-Z]*)(?:\s(?:and|to)\s(\d+[A-Z]*))?", message)
    for kind, *numbers in cited:
        part = kind.lower().removesuffix("s")
        assert {f"{part}/{number}" for number in numbers if number} <= _read()
        assert re.search(r"(?:of|to) the\s+Equality Act", message)


@pytest.mark.parametrize(
    "sentence",
    [
        "Young carers are outside the Equality Act.", "The Act says nothing about carers.", "Equality law gives carers no protection.",
        "The 2010 Act does not reach unpaid carers.", "Nobody is protected because they are caring for a parent or care for someone.",
    ],
)  # fmt: skip
def test_carers_can_be_protected_through_the_person_they_care_for(sentence: str):
    assert "through the person they care for (sections 13 and 19A of the Equality Act)" in misstated(sentence)[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Carers can be protected by association.", "The Act does not list carers, but protects them through the person they look after.",
        "Carers are not covered by the travel insurance.", "The Care Act does not cover carers under 18.",
    ],
)  # fmt: skip
def test_what_is_true_of_carers_passes(sentence: str):
    assert misstated(sentence) == probably_misstated(sentence) == ("", "")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Act's rules on services do not cover civil partners.", "In services, marriage is outside the Equality Act.",
        "As regards age, the duty does not cover lessons for pupils in schools.", "Age is outside the duty in community homes.",
        "Under-18s cannot claim age discrimination in services under the Act.", "Section 28 leaves out the age of children in services.",
        "Schedule 18 leaves age out of the duty for pupils in schools.",
    ],
)  # fmt: skip
def test_what_the_act_leaves_out_may_be_said(sentence: str):
    assert is_true_exception(sentence)
    assert misstated(sentence) == probably_misstated(sentence) == ("", "")
    assert not misstates_duty(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Schools are exempt from the equality duty.", "Schedule 18 takes pupils out of the duty.", "The Act does not protect children.",
        "As regards sex, the duty does not cover pupils in schools.", "Children do not come within the equality duty.",
        "The duty does not apply to youth work.", "Under Schedule 18 the duty is not owed to pupils.",
    ],
)  # fmt: skip
def test_more_than_the_act_leaves_out_is_found(sentence: str):
    assert not is_true_exception(sentence)
    assert "Only age is left out of it" in misstated(sentence)[1]


def test_a_schedule_of_an_act_is_no_attachment():
    assert shown_thing("Schedule 18 to the Act leaves age out for pupils in schools.") is None
    assert shown_thing("The costs are in Schedule 2.") is not None
