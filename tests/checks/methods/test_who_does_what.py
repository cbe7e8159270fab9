"""Methods that read who does what: conditions, certain persons, denials, and concerns with the measures beside them."""

import pytest

from eia_tui.checks.methods.answering import unanswered_concern
from eia_tui.checks.methods.assertion import gives_no_figure
from eia_tui.checks.methods.conditions import waits_for_means
from eia_tui.checks.methods.law_errors import misstated
from eia_tui.checks.methods.one_person import tells_who_it_is
from eia_tui.checks.methods.opposites import contradicts, denials
from eia_tui.checks.methods.shares_of_whole import differ, parts_of_wholes
from eia_tui.checks.methods.sums import wrong_sums
from eia_tui.checks.methods.watching import only_watches
from eia_tui.checks.methods.work_changes import work_change


@pytest.mark.parametrize(
    ("promise", "waits"),
    [
        ("A ramp will be fitted, budget permitting.", True),
        ("Should the bid to the lottery succeed, a second minibus runs.", True),
        ("In the event that savings are found, the Friday class is moved.", True),
        ("Provided that enough volunteers come forward, books are brought home.", True),
        ("When the grant ends, the council pays.", False),
        ("Where a stop is dark it is moved under a lamp.", False),
        ("If a volunteer cannot come, the warden does.", False),
        ("A ramp will be fitted if funding allows; if not, a bell at the side door.", False),
    ],
)
def test_a_promise_that_waits_for_money_or_people(promise: str, waits: bool):
    assert bool(waits_for_means(promise)) == waits


@pytest.mark.parametrize(
    ("sentence", "known"),
    [
        ("The one Chinese household in Upper Marling would lose its stop.", True),
        ("One of the cleaners at the depot is expecting in June.", True),
        ("Our caretaker, herself registered blind, tried the lift.", True),
        ("The curate's wife at Nether Wold asked for a Thursday.", True),
        ("A family of three siblings placed in Marling Green last March use the van.", True),
        ("A cleaner who is expecting may need lighter work.", False),
        ("One reader said that she would be lost without it.", False),
        ("Two officers and an interpreter went to the site.", False),
    ],
)
def test_one_certain_person(sentence: str, known: bool):
    assert tells_who_it_is(sentence) == known


@pytest.mark.parametrize(
    ("denial", "other", "opposed"),
    [
        ("No older reader loses a stop.", "108 stops close, where 65% of readers are older.", True),
        ("The proposal changes no stops.", "96 stops move to another day.", True),
        ("More evening stops than today will run.", "We lose 17 of the 47 evening stops.", True),
        ("Every branch stays open.", "Two branches close in May.", True),
        ("No branch closes.", "Six branches lose four hours a week.", False),
        ("There are no steps at the door.", "The door has a bell.", False),
        ("It helps people whom no timed stop can reach.", "Each stop has a time.", False),
    ],
)
def test_what_is_denied_of_all_and_said_of_some(denial: str, other: str, opposed: bool):
    assert any(contradicts(each, other) for each in denials(denial)) == opposed


@pytest.mark.parametrize(
    ("concerns", "mitigation", "left"),
    [
        (
            "- The print is small.\n- Hand dryers distress autistic visitors.",
            "- The sign is in large print.",
            "Hand dryers",
        ),
        ("- The print is small.\n- Hand dryers distress autistic visitors.", "- Large print.\n- Paper towels.", ""),
        (
            "Older people cannot walk to the stop. Some fear the gang at the underpass.",
            "A minibus for those who cannot walk.",
            "Some fear",
        ),
        ("Older people cannot walk to the stop. Some fear the gang at the underpass.", "A minibus runs.", ""),
        ("Older people cannot walk to the stop, which has no seat.", "A minibus runs.", ""),
        ("Older people cannot walk to the stop.", "A leaflet.", ""),
    ],
)
def test_one_of_several_concerns_is_left_over(concerns: str, mitigation: str, left: str):
    found = unanswered_concern(concerns, mitigation, (), frozenset())
    assert found.startswith(left)
    assert bool(found) == bool(left)


@pytest.mark.parametrize(
    ("one", "other", "do"),
    [
        ("38 of the 47 staff are women.", "47 people work there, 41 of them women.", True),
        ("41 of the 47 staff are women.", "47 people work there, 41 of them women.", False),
        ("20 of the 47 staff are part-time.", "47 people work there, 41 of them women.", False),
    ],
)
def test_another_part_of_the_same_whole(one: str, other: str, do: bool):
    assert any(differ(here, there) for here in parts_of_wholes(one) for there in parts_of_wholes(other)) == do


@pytest.mark.parametrize(
    ("sentence", "vague"),
    [
        ("The effect will be monitored closely.", True),
        ("Officers will stay alert to any difference.", True),
        ("A sensitive approach will be adopted.", True),
        ("The Contracts Manager will report the figures to the board each quarter.", False),
        ("Bins are fetched from the door.", False),
    ],
)
def test_a_promise_that_only_watches(sentence: str, vague: bool):
    assert only_watches(sentence) == vague


@pytest.mark.parametrize(
    ("sentence", "bare"),
    [
        ("Take-up of the tablets is high.", True),
        ("Experience elsewhere shows that women gain most.", True),
        ("The vast majority of residents now have a car.", True),
        ("Take-up of the tablets is 61% (register, 2026).", False),
        ("Most older readers keep their stop.", False),
    ],
)
def test_how_much_in_words_instead_of_a_figure(sentence: str, bare: bool):
    assert gives_no_figure(sentence) == bare


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The relief driver team of nine is disbanded and its duties shared.", "posts"),
        ("The depot at Marling shuts in May.", "place"),
        ("Annualised hours would come in for everyone on the vans.", "hours"),
        ("A trust would take the vans on, together with those who work on them.", "transfer"),
        ("The card moves to a new system, which staff already use.", ""),
        ("Shift workers could lose an evening stop.", ""),
    ],
)
def test_what_changes_the_work_of_staff(sentence: str, kind: str):
    assert work_change(sentence)[0] == kind


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("All 412 pupils have one need recorded:\n\n- autism 148\n- speech 121\n- sight 121", True),
        ("All 412 pupils have one need recorded:\n\n- autism 148\n- speech 121\n- sight 143", False),
        ("The main needs of the 412 pupils:\n\n- autism 148\n- speech 121\n- sight 121", False),
        (
            "Total £30,000 to 9 groups.\n\n| For | Groups | £ |\n|---|---|---|\n| A | 4 | 9,000 |\n| B | 3 | 8,000 |\n| C | 2 | 8,000 |",
            True,
        ),
        (
            "Total £25,000 to 9 groups.\n\n| For | Groups | £ |\n|---|---|---|\n| A | 4 | 9,000 |\n| B | 3 | 8,000 |\n| C | 2 | 8,000 |",
            False,
        ),
        ("62% disagreed with the fee. A majority of those who replied (54%) were in favour.", True),
        ("32% disagreed with the fee. A majority of those who replied (54%) were in favour.", False),
        ("The saving of £140,000 is made up of £96,000 in pay, £31,000 in heat and £23,000 in cleaning.", True),
        ("Of the 34 members 21 are women, 8 are men and 3 did not say.", True),
        ("Of the 34 members 21 are women, 10 are men and 3 did not say.", False),
    ],
)
def test_parts_of_a_whole_that_is_named_elsewhere(text: str, is_wrong: bool):
    assert bool(wrong_sums(text)) == is_wrong


@pytest.mark.parametrize(
    ("sentence", "law"),
    [
        ("As all get the same timetable there can be no indirect discrimination.", "One rule for all"),
        ("The duty applies only to the council's employees.", "everything that a council does"),
        ("Our duties under the Care Act 2010 stay.", "No Act of that name"),
        ("The public sector equality duty in section 194 has three aims.", "section 149"),
        ("We looked at each of the protected characteristics: age, sexuality and marital status.", "use their names"),
        ("Adjustments have to be planned ahead and not only when somebody asks.", ""),
        ("Section 149 is one of several duties; section 29 forbids discrimination in services.", ""),
        ("Care experience is not a protected characteristic; we treat it as one.", ""),
    ],
)
def test_the_law_in_other_words(sentence: str, law: str):
    assert law in misstated(sentence)[1]
    assert bool(law) == bool(misstated(sentence)[1])
