"""How a sentence of a proposal changes the work of those who run the service."""

import pytest

from eia_tui.checks.methods.staff_changes import changed_work, workers_in


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Five FTE go.", "posts"),
        ("The two call centres are joined.", "posts"),
        ("Tills give way to kiosks.", "posts"),
        ("The annexe opens on Sundays.", "hours"),
        ("Friends of the park take over the bowls hut.", "transfer"),
        ("Three desks for every four people, with a clear desk at night.", "place"),
        ("Mileage drops to 35p.", "pay"),
        ("Flexitime ends.", "terms"),
        ("Zookeepers live off site.", "terms"),
        ("We replace the six weighbridge clerks.", "terms"),
        ("Payroll is bought in.", "transfer"),
        ("The stamp desk goes to Crown Post.", "transfer"),
        ("We shall centralise all procurement.", "place"),
        ("The museum has no curator.", "terms"),
        ("The port analyst covers both docks.", "terms"),
        ("Weighbridge clerks would also have to answer the phone.", "terms"),
        ("The mill shuts, its two craftsmen leaving.", "terms"),
        ("Dispatchers will deal with every kind of call.", "terms"),
    ],
)
def test_a_change_to_work_has_a_kind_even_where_no_word_for_staff_is_known(sentence: str, kind: str):
    assert changed_work(sentence) == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Anglers share a hut.",
        "Stewards show people to their seats.",
        "The lamp posts are painted.",
        "The clerks keep their hours.",
        "Dispatchers will show people the screen.",
        "Crews are unaffected.",
        "Printing is done on both sides.",
        "Attendants go from 4 to 6.",
        "Bins move to the kerb with the help of crews.",
    ],
)
def test_what_the_public_do_and_what_stays_changes_no_work(sentence: str):
    assert changed_work(sentence) == ""


def test_people_who_are_served_are_no_workers():
    assert [each.group() for each in workers_in("Swimmers, customers and instructors use the door.")] == ["instructors"]
