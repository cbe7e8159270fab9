"""An address knows which addresses it contains, and the row and column of a cell."""

import json

import pytest

from eia_tui.form.address import Address
from eia_tui.form.definition import Form

ROWS = Address("actions.plan")


@pytest.mark.parametrize(
    ("outer", "inner", "contained"),
    [
        ("impact.age", "impact.age", True),
        ("impact.age", "impact.age.concerns", True),
        ("impact.age", "impact.ages", False),
        ("impact.age", "impact.ages.concerns", False),
        ("impact.age", "impact", False),
        ("", "impact", False),
    ],
)
def test_an_address_contains_itself_and_what_is_below_it(outer: str, inner: str, contained: bool):
    assert Address(outer).contains(inner) == contained


def test_two_addresses_overlap_if_either_contains_the_other():
    assert ROWS.overlaps("actions")
    assert ROWS.overlaps("actions.plan.2.action")
    assert not ROWS.overlaps("actions.other")


def test_a_cells_address_names_its_row_and_its_rows():
    cell = ROWS.child(2).child("action")
    assert cell == "actions.plan.2.action"
    assert cell.parent == "actions.plan.2"
    assert cell.parent.parent == ROWS
    assert ROWS.row_number(cell) == ROWS.row_number(cell.parent) == 2


@pytest.mark.parametrize("address", ["actions.plan", "actions.plan.action", "actions", "impact.age.2.action", ""])
def test_other_addresses_name_no_row(address: str):
    assert ROWS.row_number(address) is None


def test_an_address_names_its_parts():
    cell = ROWS.child(2, "action")
    assert cell == ROWS.child(2).child("action") == "actions.plan.2.action"
    assert (cell.section, cell.name, cell.parts) == ("actions", "action", ("actions", "plan", "2", "action"))
    assert cell.of_question == "actions.plan.action"
    assert [each.is_row for each in (ROWS, ROWS.child(2), cell)] == [False, True, False]
    empty = Address("")
    assert (empty.section, empty.name, empty.parts, empty.is_row) == ("", "", (), False)
    assert empty.child("actions", "plan") == ROWS


def test_nothing_is_above_the_top_level():
    assert Address("policy").parent == ""
    assert Address("").parent == ""


def test_a_forms_addresses_are_of_this_type_and_are_strings(form: Form):
    assert all(isinstance(address, Address) for address in form.questions)
    assert all(step.address.contains(asked.address) for step in form.steps for asked in step.asked)
    assert json.loads(json.dumps(form.steps[0].address)) == form.steps[0].address
