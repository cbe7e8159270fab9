"""Names of private people in a sentence, how they could be reached, and what is told of them."""

import pytest

from eia_tui.checks.methods.contact_details import contact_details
from eia_tui.checks.methods.private_people import private_people, tells_more


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Bernard Cope, a plot holder, wants the tap moved.", ["Bernard Cope"]),
        ("Comments came in from Piotr Wisniewski.", ["Piotr Wisniewski"]),
        ("Call Pauline at home.", ["Pauline"]),
        ("Resident Zedekia Mbwana sent photos.", ["Zedekia Mbwana"]),
        ("Mr & Mrs Lovett wrote about the verge.", ["Mr & Mrs Lovett"]),
        ("Dr Hussain, a patient, found the clinic hard to reach.", ["Dr Hussain"]),
        ("Our caretaker, Stan Wilmot, is 68.", ["Stan Wilmot"]),
        ("Rose, 71, uses a frame.", ["Rose"]),
        ("Harold Tims, 77, from Quorn has emphysema.", ["Harold Tims"]),
        ("Hetty Paling, late eighties, gave up her car.", ["Hetty Paling"]),
        ("Kayleigh from the youth club wants longer hours.", ["Kayleigh"]),
    ],
)
def test_a_private_person_is_found_by_a_title_a_first_name_or_a_role(sentence: str, names: list[str]):
    assert [each.words for each in private_people(sentence)] == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Cllr Joan Tebbutt met 40 residents.",
        "Alison Grey, Head of Libraries, answered questions.",
        "Our Equality Lead, Priya Nair, was there.",
        "The Chair of Deaf Action, Mr T. Yorke, replied.",
        "Colin Marsh of the Deaf Centre wrote for its members.",
        "The Mary Seacole Centre was used.",
        "Readers enjoy Jane Austen.",
        "Martha Trust replied for 60 families.",
        "Residents of Alice Walker House were visited.",
        "In May the rose garden was shut; Rose Hill was open.",
        "George Street was closed in June.",
        "Mr Punch's puppets drew a crowd.",
    ],
)
def test_office_holders_places_and_organisations_are_no_private_people(sentence: str):
    assert private_people(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "more"),
    [
        ("Rosie Dann's anxiety keeps her from the telephone.", True),
        ("Sandra from Payroll spoke about desks.", True),
        ("Lorna Fitch, 3 Orchard Row, wants a handle.", True),
        ("Liam (17, Hinckley) has a bicycle.", True),
        ("Frank Ashdown wants a bench (June 2026).", False),
        ("We interviewed Gurpreet Sandhu on 3 June 2026.", False),
    ],
)
def test_what_is_told_besides_the_name(sentence: str, more: bool):
    [person] = private_people(sentence)
    assert tells_more(sentence, person) == more


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("Borrower no. 20045517 is going blind.", ["a person's reference number"]),
        ("The driver with badge 1142 objected.", ["a person's reference number"]),
        ("No reply came from LE99 4ZZ.", ["a home address"]),
        ("The tenant of 7 Birch Court would have to move.", ["a home address"]),
        ("The lady in flat 12b is on oxygen.", ["a home address"]),
        ("The family at 9a The Green wrote in.", ["a home address"]),
        ("Her NI number is QQ 12 34 56 C.", ["a National Insurance number"]),
        ("The tenant (born 3 March 1949) fell.", ["a date of birth"]),
        ("Paid to 20-45-18 31554902.", ["bank details"]),
        ("The car AB12 CDE is in the bay each day.", ["the number of a car"]),
        ("@kev_the_bus says that he hates the app.", ["an online name"]),
        ("We met at 14 Market Place, the council's own offices.", []),
        ("Contact the equality team on 0116 496 0000.", []),
        ("In June 2026 Mill Lane was shut, and 20 Mill Lane residents wrote.", []),
        ("People in LE2 and LE3 replied.", []),
        ("Grant ref 2026-00417 paid for it.", []),
        ("The office at County Hall, LE3 8RA, is open.", []),
        ("Flat 5% fees and the flat 20p charge were disliked.", []),
    ],
)
def test_how_somebody_could_be_reached_or_looked_up(text: str, details: list[str]):
    assert list(contact_details(text)) == details
