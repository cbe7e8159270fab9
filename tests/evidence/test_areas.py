"""Areas are found by what people and councils call them, and overlapping ones are not counted twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.draft.draft import Draft
from eia_tui.evidence.areas import OurArea, area_named, areas, areas_like, find_our_area
from eia_tui.evidence.chosen_area import AREA, area_of_council, area_of_draft
from eia_tui.form.definition import Form
from eia_tui.system.errors import UserError


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Leicestershire County Council", "Leicestershire"),
        ("leicester city council", "Leicester"),
        ("Bristol City Council", "Bristol, City of"),
        ("Hull City Council", "Kingston upon Hull, City of"),
        ("Durham County Council", "County Durham"),
        ("Herefordshire Council", "Herefordshire, County of"),
        ("City of York Council", "York"),
        ("City of London Corporation", "City of London"),
        ("London", "London"),
        ("London Borough of Hackney", "Hackney"),
        ("Royal Borough of Kensington & Chelsea", "Kensington and Chelsea"),
        ("Rhondda Cynon Taf County Borough Council", "Rhondda Cynon Taf"),
        ("Rhondda Cynon Taff", "Rhondda Cynon Taf"),
        ("The Vale of Glamorgan Council", "Vale of Glamorgan"),
        ("St Helens Borough Council", "St. Helens"),
        ("Kings Lynn and West Norfolk", "King's Lynn and West Norfolk"),
        ("Stoke on Trent", "Stoke-on-Trent"),
        ("Telford & Wrekin Council", "Telford and Wrekin"),
        ("BCP Council", "Bournemouth, Christchurch and Poole"),
        ("Bournemouth, Christchurch and Poole", "Bournemouth, Christchurch and Poole"),
        ("East", "East of England"),
        ("e10000018", "Leicestershire"),
        ("  MELTON ", "Melton"),
        ("Blaby + Melton", "Blaby and Melton"),
        ("Blaby; Melton;Charnwood", "Blaby, Melton and Charnwood"),
        ("Blaby, Melton and Charnwood", "Blaby, Melton and Charnwood"),
        ("Blaby + Blaby", "Blaby"),
        ("Blaby and Melton", "Blaby and Melton"),
        ("Blaby & Melton", "Blaby and Melton"),
        ("Blaby District Council + Melton Borough Council", "Blaby and Melton"),
        ("Blaby District Council and Melton Borough Council", "Blaby and Melton"),
        ("Leicester City Council; Rutland County Council", "Leicester and Rutland"),
        ("Cornwall Council and the Isles of Scilly", "Cornwall and Isles of Scilly"),
        ("Leicestershire County Council, Adults and Communities", "Leicestershire"),
        ("Council of the Isles of Scilly", "Isles of Scilly"),
        ("Caerdydd", "Cardiff"),
        ("Cyngor Gwynedd", "Gwynedd"),
        ("Cyngor Sir Ynys Môn", "Isle of Anglesey"),
        ("Sir y Fflint", "Flintshire"),
        ("Cyngor Bwrdeistref Sirol Pen-y-bont ar Ogwr", "Bridgend"),
        ("Oadby", "Oadby and Wigston"),
    ],
)
def test_an_area_is_found_by_what_it_is_called(typed: str, found: str):
    assert find_our_area(typed).names == found


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Glasgow", "They cover England and Wales."),
        ("", "They cover England and Wales."),
        ("+", "There are no figures for an area called ''"),
        ("Newcastle", "Did you mean Newcastle upon Tyne, Newcastle-under-Lyme?"),
        ("Blaby + Nowhere", "'Nowhere'"),
        ("Blaby + Leicestershire", "Blaby is part of Leicestershire: name one of the two"),
        ("England + Leicester", "Leicester is part of England"),
        ("Mendip + Somerset", "Mendip is part of Somerset"),
        ("Allerdale + Cumberland", "Allerdale is part of Cumberland"),
        ("Carlisle + Cumbria", "Carlisle is part of Cumbria"),
        ("Somerset + E10000027", "are the same place"),
        ("Wales + England and Wales", "Wales is part of England and Wales"),
    ],
)
def test_an_unknown_area_gives_one_line(typed: str, says: str):
    with pytest.raises(UserError) as refused:
        find_our_area(typed)
    assert says in str(refused.value)


def test_every_area_is_found_by_its_code_its_label_and_the_beginning_of_its_name():
    for area in areas():
        assert area_named(area.code) == area
        assert area_named(area.label) == area
        assert area in areas_like(area.name[:5])
        assert areas_like(area.label)[0] == area


@pytest.mark.parametrize("size", [2, 3])
def test_what_the_program_calls_several_areas_together_is_understood(size: int):
    named = [area for area in areas() if area.county and area.label == area.name]
    for number in range(0, len(named) - size, 7):
        ours = OurArea(tuple(named[number : number + size]))
        assert find_our_area(ours.names).parts == ours.parts


def test_the_beginning_of_a_welsh_name_is_enough_in_the_list():
    assert [area.name for area in areas_like("caerdy")] == ["Cardiff"]


def test_two_councils_in_one_name_are_not_taken_for_the_first():
    assert area_named("Blaby District Council and Melton Borough Council") is None


@given(st.text(max_size=40))
def test_any_text_is_an_area_or_gives_one_line(text: str):
    areas_like(text)
    try:
        assert find_our_area(text).parts
    except UserError as refused:
        assert "\n" not in str(refused)  # noqa: PT017  either is right


def test_a_draft_names_its_area_or_has_that_of_the_forms_council(draft: Draft, form: Form):
    council = area_of_council(form)
    assert council
    assert council.names == "Leicestershire"
    assert area_of_draft(draft) is None
    for note, names in [
        (["E07000129", "E07000133"], "Blaby and Melton"),
        ("Melton", "Melton"),
        (["X1"], None),
        ([1], None),
        (["E07000129", "E10000018"], None),
        (True, None),
    ]:
        draft.put(AREA, note)
        area = area_of_draft(draft)
        assert (area.names if area else None) == names
