"""Numbers, what they count, and whether they add up."""

import pytest

from eia_tui.checks.methods.claims import are_swapped, claims, disagree
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.steps import steps, steps_disagree
from eia_tui.checks.methods.sums import wrong_shares, wrong_sums


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("From 1 April 2027 a swim costs £4.50 instead of £4.", [4.5, 4]),
        ("1,912 replies came; 15% of swimmers agreed.", [1912, 15]),
        ("Twenty-four of the 30 lanes stay, a third at weekends.", [24, 30, 100 / 3]),
        ("It costs £1.2m, half price for under 16s at 9.30am.", [1_200_000]),
        ("Swimmers aged 65 and over make 20.8% (section 3).", [20.8]),
    ],
)
def test_days_ages_times_and_sections_are_no_numbers(text: str, found: list[float]):
    assert [number.value for number in numbers(text)] == pytest.approx(found)


@pytest.mark.parametrize(
    "text",
    [
        "112 of 486 swimmers (33%) use the hoist.",
        "33% (112 of 486) use the hoist.",
        "Of the 236 swimmers 118 (60%) are over 55.",
        "A third (45%) come by bus.",
        "We had 310 forms: 93 (40%) from over 65s, 155 women (50%) and 62 disabled people (20%).",
        "Calls to 180 swimmers, May 2026. 63 (45%) dive, 90 (50%) do not.",
        "Rangers asked 410.\n\n- 205 (50%) came by bus.\n- 82 (20%) were disabled.\n- 123 (20%) had children.",
    ],
)
def test_a_share_that_is_not_that_of_its_numbers(text: str):
    assert wrong_shares(text)


@pytest.mark.parametrize(
    "text",
    [
        "112 of 486 swimmers (23%) use the hoist.",
        "A third (34%) come by bus.",
        "3 of 5 days (80% of lanes full).",
        "Calls to 180 swimmers, May 2026. 63 (35%) dive. At the other pool 240 (48%) do.",
        "We had 310 forms: 155 (50%) from women, 62 (20%) from disabled people; of the 90 who drive, 18 (20%) pay.",
        "131 cards came back: 44 aged 16 to 29 (34%); 14 disabled (11%); 17 from an ethnic minority (13%).",
        "Of 410 asked, 205 (50%) came by bus and 82 (20%) were disabled, and 41 (50%) of these used a chair.",
    ],
)
def test_a_share_that_is_right_or_of_something_else(text: str):
    assert not wrong_shares(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lanes fall from 45 to 30, a cut of 20.",
        "The fee would go up by £20, from £30 to £45.",
        "52% agreed, 45% disagreed and 12% had no view.",
        "Of the 22 coaches, 14 are women and the other 9 are men.",
        "Three of the nine pools close, leaving five.",
        "It costs £3 a week (£180 a year).",
        "Of the 412 replies:\n\n- 210 agreed\n- 150 disagreed\n- 70 had no view",
        "| Age | Swimmers |\n|---|---|\n| Young | 40 |\n| Old | 70 |\n| Older | 10 |\n| Total | 220 |",
        "The grant of £600,000 falls by £140,000 to £480,000.",
        "218 from parents, 47 from pupils and 31 from schools, 312 in all.",
    ],
)
def test_parts_and_wholes_that_do_not_agree(text: str):
    assert wrong_sums(text)


@pytest.mark.parametrize(
    "text",
    [
        "We looked at the 2026 swimmer survey: 19 White British, 2 other.",
        "201 people replied: 168 parents (of 274 families), 21 staff and 12 others.",
        "Lanes fall from 45 to 30, a cut of 15.",
        "40% of women and 35% of men disagreed.",
        "62% of disabled swimmers disagreed and 48% of the others agreed.",
        "Three of the nine pools close, leaving six.",
        "118 swim: 71 are under 50, 38 use the hoist and 29 are autistic.",
        "63% said no, as both work (41%), have children (33%) or do not drive (15%).",
        "The share rose from 12% to 18%, a rise of six percentage points.",
        "| Pool | Lanes | Hoists |\n|---|---|---|\n| North \\| East | 10 | 30 |\n| South | 20 | 20 |\n| West | 5 | 5 |\n| Total | 35 | 55 |",
    ],
)
def test_figures_that_agree_or_may_overlap(text: str):
    assert not wrong_sums(text)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("About 1,560 people would pay more.", "1,905 individuals in all would pay more.", True),
        ("The team loses eight posts.", "Nine posts are lost.", True),
        ("We had 534 replies.", "None of the 543 replies raised it.", True),
        ("We had 534 replies.", "Parish councils sent 31 replies.", False),
        ("Four pools stay open.", "Nine pools have a hoist.", False),
        ("An answer comes within ten days.", "Lanes open within five days.", False),
        ("1,240 swimmers use it.", "2,015 swimmers used it in 2019.", False),
    ],
)
def test_two_claims_of_the_same_thing(one: str, other: str, differ: bool):
    assert any(disagree(here, there) for here in claims(one) for there in claims(other)) == differ


def test_digits_in_another_order():
    [one], [other] = claims("There are 214 lane holders."), claims("We wrote to all 241 lane holders.")
    assert are_swapped(one, other)


def test_two_ways_from_one_number_disagree():
    here = steps("The number of beds goes from 62 to 48.")[0]
    assert steps_disagree(here, steps("A cut from 62 to 44 beds.")[0])
    assert not steps_disagree(here, steps("Beds fall from 62 to 48.")[0])
    assert not steps_disagree(here, steps("Porters work from 62 to 44 minutes longer.")[0])
    assert steps("We considered a cut from 62 to 30 beds.") == ()
