"""Methods that need two signs: a figure or a date that others give otherwise, a reply that nothing takes up."""

import pytest

from eia_tui.checks.methods.assertion import only_praises
from eia_tui.checks.methods.conclusions import concludes_no_effect
from eia_tui.checks.methods.conditions import depends_on_means, only_looks_whether
from eia_tui.checks.methods.events import events, events_disagree
from eia_tui.checks.methods.pending import is_note
from eia_tui.checks.methods.replies import is_taken_up, reported_stems
from eia_tui.checks.methods.restated import conflicts, restated
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.sources import unsourced
from eia_tui.checks.methods.substance import stems
from eia_tui.checks.methods.topics import answers_something_else


@pytest.mark.parametrize(
    ("figure", "other", "differ"),
    [
        ("Train all 94 bath attendants.", "All 84 bath attendants were asked.", True),
        ("Train 12 bath attendants as leaders.", "All 84 bath attendants were asked.", False),
        ("The minibus is open to the 27 who do not drive.", "Of them 21 do not drive.", True),
        ("The minibus is open to the 27 who do not drive.", "Of them 21 do not swim.", False),
        ("Women hold 67% of the lessons.", "| Who | Share of lessons |\n|---|---|\n| Women | 76% |", True),
        ("Women hold 67% of the lessons.", "| Who | Share of lessons |\n|---|---|\n| Men | 24% |", False),
        ("Women hold 67% of the lessons (log, 2026).", "| Who | Share of lessons |\n|---|---|\n| Women | 76% |", False),
        ("It takes 17 school days.", "It added 11 school days.", False),
    ],
)
def test_a_figure_of_the_same_that_no_other_answer_has(figure: str, other: str, differ: bool):
    beside = {each.key for each in restated(figure)}
    assert any(conflicts(one, two, beside) for one in restated(figure) for two in restated(other)) == differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The reception opens in July 2027.", "We open a shared reception on 1 June 2027.", True),
        ("The reception opens on 4 June 2027.", "We open a shared reception on 1 June 2027.", False),
        ("The nursery opens in July 2027.", "We open a shared reception on 1 June 2027.", False),
        ("The reception stop was agreed in July 2027.", "The reception stops on 1 June 2027.", False),
        ("The first part of the reception opens in July 2027.", "The reception opens on 1 June 2027.", False),
    ],
)
def test_when_the_same_thing_begins_or_ends(one: str, other: str, differ: bool):
    assert any(events_disagree(here, there) for here in events(one) for there in events(other)) == differ


@pytest.mark.parametrize(
    ("reply", "answer", "taken_up"),
    [
        ("Blind members asked for finding aids as audio files.", "Orders by telephone and in large print.", False),
        ("Blind members asked for orders by telephone.", "Orders by telephone and in large print.", True),
        ("Wheelchair users wrote that the steps to the skips keep them from tipping.", "A longer slot.", False),
        ("Sikh members said that fixed break times clash with duty.", "Break times are not fixed.", True),
    ],
)
def test_whether_what_people_said_is_taken_up(reply: str, answer: str, taken_up: bool):
    assert is_taken_up(reported_stems(reply), frozenset(stems(answer))) == taken_up


@pytest.mark.parametrize(
    ("promise", "depends"),
    [
        ("A second helper at weekends if funding can be found", True),
        ("Larger screens, subject to the outcome of the budget round", True),
        ("A signer in reception wherever practicable", True),
        ("A signer in reception where possible, and a video link if not", False),
        ("Larger screens, for which money is set aside within the budget", False),
        ("A helper at the door if somebody rings", False),
        ("A Punjabi-speaking worker, if recruitment permits", True),
        ("A longer slot, depending on the need of each driver", False),
        ("Possible evening surgery, dependent on volunteers", True),
    ],
)
def test_what_depends_on_money_or_on_what_is_possible(promise: str, depends: bool):
    assert bool(depends_on_means(promise)) == depends


@pytest.mark.parametrize(
    ("action", "looks"),
    [
        ("The nurse to look at whether check-ups might be feasible", True),
        ("Scope the potential for a host in the evenings", True),
        ("Check whether each voucher was used, and send a new one", False),
        ("Look after the path in winter", False),
    ],
)
def test_an_action_that_only_looks_whether_something_can_be_done(action: str, looks: bool):
    assert only_looks_whether(action) == looks


@pytest.mark.parametrize(
    ("sentence", "praises"),
    [
        ("The pool will be a beacon of community cohesion and a place for all.", True),
        ("We celebrate our diversity: dignity, fairness and respect are written through all that we do.", True),
        ("Good relations between all parts of our community will be fostered and human rights respected.", True),
        ("Article 11 on human rights is touched where a hall turns a group away.", False),
        ("The women's circle and the chess club hold one meeting a term together.", False),
        ("The Equality and Inclusion Officer of the county told us so.", False),
    ],
)
def test_a_sentence_that_has_values_and_hardly_another_word(sentence: str, praises: bool):
    assert only_praises(sentence) == praises


@pytest.mark.parametrize(
    ("sentence", "none"),
    [
        ("All residents will find it easier, and there is no downside for anyone.", True),
        ("The assessment turned up nothing to be concerned about for any group.", True),
        ("The longer hours only bring gains.", True),
        ("Longer hours bring gains for some and losses for others.", False),
        ("64% of those charged have only benefits and a pension.", False),
        ("The assessment turned up five concerns for older readers.", False),
    ],
)
def test_conclusions_that_nobody_is_worse_off(sentence: str, none: bool):
    assert concludes_no_effect(sentence) == none


@pytest.mark.parametrize(
    ("concern", "mitigation", "other"),
    [
        (
            "Care leavers told us that the cost of hire is beyond them.",
            "Ramps are fitted at the doors (action 3).",
            True,
        ),
        ("Care leavers told us that the cost of hire is beyond them.", "Two free hires a year (action 4).", False),
        ("They lack proof of an address.", "Their adviser's signature is enough.", False),
        ("They lack proof of an address.", "The lighting at the door is renewed.", True),
        ("They lack proof of an address.", "A leaflet explains the rules.", False),
    ],
)
def test_a_measure_about_another_difficulty(concern: str, mitigation: str, other: bool):
    assert answers_something_else(concern, mitigation) == other


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("**Staff.** The register of 2026 has 19 names.\n\nReaders are loyal. Some 64% hold a ticket.", True),
        ("**Readers.** The register of 2026 has 190 names.\n\nOf these 64% hold a ticket.", False),
        ("**Readers** (survey, 2026)\n\nMost are older.\n\n**Rooms.** Empty for 64% of the week.", True),
        ("**Key figures of the survey of 2026**\n\n**Readers:** 64% hold a ticket.", False),
        ("**Pilot (41 families, 2026).** 27 families kept the payment.", False),
    ],
)
def test_how_far_a_source_reaches(text: str, without: bool):
    assert bool(unsourced(text)) == without


def test_a_heading_reaches_to_a_label_of_its_own_kind_and_no_further():
    read = sentences("**Who comes** (survey, 2026)\n\nMost are older.\n\n**Rooms.** Often empty.")
    assert [each.lead for each in read if each.text in ("Most are older.", "Often empty.")] == [
        "Who comes** (survey, 2026)",
        "Rooms.",
    ]


@pytest.mark.parametrize(
    ("sentence", "note"),
    [("Kim to check the totals", True), ("Ask the forum to check the signs", False), ("HR to add the figures", True)],
)
def test_an_imperative_is_no_note_to_oneself(sentence: str, note: bool):
    assert is_note(sentence) == note
