"""How a sentence is read: its lead-in, tense, negation, what it points to, how it is known, whom it is about."""

import pytest

from eia_tui.checks.methods.left_out import not_looked_at
from eia_tui.checks.methods.negation import admits_gap, is_justified, is_refusal
from eia_tui.checks.methods.pending import is_note, is_still_to_come, put_off
from eia_tui.checks.methods.people import has_characteristic, names_group
from eia_tui.checks.methods.phrases import group_words
from eia_tui.checks.methods.pointing import only_points
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.shown import shown_thing
from eia_tui.checks.methods.sources import unsourced
from eia_tui.checks.methods.tense import is_future, is_going_on, is_past
from eia_tui.form.definition import Group


def test_a_sentence_has_the_headings_and_lead_ins_above_it():
    text = "## Gate count, 2026\n\nBy age:\n- Most are 40. Few are 70.\n- Rev. Ode came\n\nOther."
    read = sentences(text)
    assert [each.text for each in read] == [
        "Gate count, 2026",
        "By age:",
        "Most are 40.",
        "Few are 70.",
        "Rev. Ode came",
        "Other.",
    ]
    assert read[3].lead == "Gate count, 2026 By age:"
    assert read[5].lead == "Gate count, 2026"


def test_a_heading_on_the_line_of_its_paragraph_is_no_sentence_of_its_own():
    read = sentences("**Porters.** No post goes. They start at six.\n\n- *Good relations.* Two clubs share.\n\n*Yes.*")
    assert [each.text for each in read] == ["No post goes.", "They start at six.", "Two clubs share.", "*Yes.*"]
    assert read[1].with_lead == "Porters. They start at six."
    assert [each.with_label for each in read[:2]] == ["**Porters.** No post goes.", "They start at six."]


def test_the_position_of_a_sentence_is_that_of_its_line():
    text = "One.\n\nTwo. Three."
    third = sentences(text)[2]
    assert text[third.start : third.end] == "Two. Three."


@pytest.mark.parametrize(
    "text", ["It will open.", "It is to be built.", "They are due to meet.", "The gate has still to be fitted."]
)
def test_the_future(text: str):
    assert is_future(text)
    assert not is_past(text)


@pytest.mark.parametrize("text", ["The forum met us.", "Swimmers asked for more.", "It was too cold."])
def test_the_past(text: str):
    assert is_past(text)
    assert not is_future(text)


@pytest.mark.parametrize("text", ["Disabled people swim.", "It is needed.", "A heated pool opens at ten."])
def test_a_participle_is_not_the_past(text: str):
    assert not is_past(text)


def test_what_is_going_on():
    assert is_going_on("Replies are being counted.")
    assert not is_going_on("The service being provided is free.")


@pytest.mark.parametrize(
    "text",
    [
        "We cannot afford a hoist.",
        "Nothing further is possible.",
        "It cannot be avoided.",
        "The council has no budget for more.",
        "Swimmers: none",
        "Families will just have to cope.",
    ],
)
def test_a_refusal(text: str):
    assert is_refusal(text) == (text != "Swimmers: none")


def test_a_measure_with_a_negation_is_no_refusal():
    assert not is_refusal("No swimmer has to pay more than today.")


def test_cost_alone_justifies_nothing():
    assert not is_justified("There is no budget.")
    assert is_justified("The deep end stays closed to keep children safe.")


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("Faith is not recorded at the till.", True),
        ("We have no breakdown by age.", True),
        ("The till cannot report on age.", True),
        ("Forms are mostly left blank.", True),
        ("Swimmers do not know the new hours.", False),
        ("Nobody is asked for proof of address.", False),
        ("Faith was not recorded until 2023 and is now known for 90%.", False),
    ],
)
def test_a_gap_in_what_is_known(text: str, gap: bool):
    assert admits_gap(text, group_words()) == gap


@pytest.mark.parametrize(
    "text",
    [
        "Replies are being counted.",
        "The survey will be analysed next.",
        "Figures have been requested.",
        "The survey has not started yet.",
        "A survey is planned.",
    ],
)
def test_evidence_that_is_still_to_come(text: str):
    assert is_still_to_come(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Pool Manager will add the figures by May 2027.",
        "The survey will be repeated each year.",
        "Swimmers will need a map.",
        "The survey was counted in May 2026.",
        "The only information the service will hold is about the child, as parents choose to give it.",
    ],
)
def test_evidence_that_is_there_or_has_a_person_and_a_date(text: str):
    assert not is_still_to_come(text)


def test_a_note_to_a_colleague_and_people_who_wait():
    assert is_note("Kim to send numbers.")
    assert not is_note("Kim wants to send numbers.")
    assert put_off("People awaiting a hoist were asked.", is_evidence=True) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The right to add a carer to the ticket stays.",
        "Cease to send paper copies.",
        "Open the option to check a bill in person.",
        "Tenants can ask for a name to be added to the card.",
    ],
)
def test_what_people_may_do_is_not_left_to_a_colleague(text: str):
    assert put_off(text, is_evidence=False) == ""


@pytest.mark.parametrize("text", ["See above", "As per age.", "Please refer to section 4", "Same as for sex", "ditto"])
def test_an_answer_that_only_points(text: str):
    assert only_points(text, group_words())


def test_an_answer_that_says_more_does_not_only_point():
    assert not only_points("As per age, the steps at the deep end are steep.", group_words())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The chart below shows it.", "picture"),
        ("The following table has the ages.", "table"),
        ("Full results are in Annex C.", "file"),
        ("The report is attached.", "file"),
        ("Map 2 overleaf has the sites: see the map overleaf.", "picture"),
        ("The full replies are set out in the graph overleaf.", "picture"),
    ],
)
def test_what_is_shown_or_attached(text: str, kind: str):
    found = shown_thing(text)
    assert found
    assert found.kind == kind


@pytest.mark.parametrize(
    "text", ["The café attached to the pool is warm.", "Prices are below average.", "The figures are from the till."]
)
def test_what_is_not_shown(text: str):
    assert shown_thing(text) is None


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("30% swim alone.", 1),
        ("30% swim alone (gate count, 2026).", 0),
        ("Figures from the gate count of 2026:\n\n- 30% swim alone\n- 20% come by bus", 0),
        ("| Age | Share |\n|---|---|\n| 70 | 30% |\n\nSource: gate count, 2026", 0),
        ("The report is good. 30% swim alone.", 1),
        ("About 2,400 swimmers come.\n\nThere is a lift.", 0),
        ("About 2,400 residents come.", 1),
    ],
)
def test_figures_without_a_source(text: str, figures: int):
    assert len(unsourced(text)) == figures


def test_a_group_is_named_by_other_words_and_by_ages():
    age, race = Group(id="age", label="Age"), Group(id="race", label="Race")
    assert names_group(age, "Swimmers who are 65+ come early.")
    assert names_group(age, "Those aged 18-64 come late.")
    assert not names_group(age, "Lane 3 is for 20 swimmers.")
    assert names_group(race, "Polish families come on Sundays.")
    assert has_characteristic("Two deaf swimmers come.")
    assert not has_characteristic("Two swimmers come.")


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("The rota of the lifeguards was not assessed.", "The rota of the lifeguards "),
        ("Since this is about swimmers, staff haven't been considered.", "Since this is about swimmers, staff "),
        ("The lifeguards were asked in May.", ""),
        ("It is not clear who looked at it.", ""),
    ],
)
def test_what_a_sentence_says_was_not_looked_at(sentence: str, what: str):
    assert not_looked_at(sentence) == what
