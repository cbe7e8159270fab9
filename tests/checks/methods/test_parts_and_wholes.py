"""Parts that a sentence, a list or a text says are a whole, and whether they are."""

import pytest

from eia_tui.checks.methods.complements import wrong_complement, wrong_making
from eia_tui.checks.methods.made_up_of import wrong_brackets, wrong_make_up, wrong_places
from eia_tui.checks.methods.numbers import Doubtful, is_rough, numbers, written_like
from eia_tui.checks.methods.one_base import wrong_shares_of_one_base
from eia_tui.checks.methods.partitions import age_band, items_after, wrong_list, wrong_partition
from eia_tui.checks.methods.sentences import sentences


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("58% of borrowers come by bus and the other 35% on foot.", "58% and the other 35% are 93%, not 100%"),
        ("Of pupils 64 per cent walk and the remaining 30 per cent ride.", "94%, not 100%"),
        ("Should the gate be locked? Yes: 61%, no: 43%.", "61% and 43% are 104%, not 100%"),
        (
            "In May 50% paid by card; now 60% do and the other 30% pay in cash.",
            "60% and the other 30% are 90%, not 100%",
        ),
        ("Yes (61%), no (45%).", "61% and 45% are 106%, not 100%"),
        ("31% swim, 19% row and 15% sail; the other 45% watch.", "31%, 19%, 15% and the other 45% are 110%, not 100%"),
    ],
)
def test_a_share_and_that_of_the_others_are_everyone(sentence: str, wrong: str):
    [found] = wrong_complement(sentence)
    assert wrong in found


@pytest.mark.parametrize(
    "sentence",
    [
        "58% come by bus and the remaining 42% walk.",
        "33% rent and the other 66% own.",
        "31% swim, 19% row and 15% sail; the other 35% watch.",
        "In May 50% paid by card; now 60% do and the other 40% pay in cash.",
        "About 60% rent and the other 38% own.",
        "A third drive and the other 60% walk.",
        "Yes: 40%, no: 35%, no view: 25%.",
        "64% walk to school; 30% ride.",
    ],
)
def test_shares_that_are_everyone_or_of_something_else_are_passed(sentence: str):
    assert not list(wrong_complement(sentence))


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Paint is £300 plus £120 for brushes, which comes to £450.", "£300 + £120 is £420, not £450"),
        ("£12.50 and £7.25 add up to £21.", "£12.50 + £7.25 is £19.75, not £21"),
        ("14 hens, 9 ducks and 3 geese make 30 birds.", "14 + 9 + 3 is 26, not 30"),
        ("We gave 40 grants and 25 loans, together making 70.", "40 + 25 is 65, not 70"),
    ],
)
def test_parts_make_the_sum_that_a_sentence_gives(sentence: str, wrong: str):
    assert list(wrong_making(sentence)) == [wrong]


@pytest.mark.parametrize(
    "sentence",
    [
        "£12.50 and £7.50 add up to £20.",
        "About £60,000 and £27,000 make £94,000.",
        "Two nurses and one porter make four visits a day.",
        "Five vans and two cars make 9 weekly rounds.",
        "The 12 buses make 48 trips.",
        "Rent is £400. The yard makes £150 for us.",
    ],
)
def test_what_is_right_rough_or_done_is_no_wrong_sum(sentence: str):
    assert not list(wrong_making(sentence))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The 34 members are made up of 21 women and 10 men.", "21 + 10 is 31, not 34"),
        ("Of the 34 members 21 are women, 8 are men and 3 did not say.", "21 + 8 + 3 is 32, not 34"),
        ("The fund of £80,000 comprises £50,000 for rent and £20,000 for heating.", "£50,000 + £20,000 is £70,000, not £80,000"),
        ("100% of the fund is made up of 55% grants and 40% fees.", "55% + 40% is 95%, not 100%"),
    ],
)  # fmt: skip
def test_a_whole_is_made_of_its_parts(text: str, wrong: str):
    assert wrong_make_up(tuple(sentences(text))) == (wrong,)


@pytest.mark.parametrize(
    "text",
    [
        "The 34 members are made up of 21 women and 13 men.",
        "About 12 rooms split into 5 studios and 6 flats.",
        "The 400 plots comprise 12 with water and 20 with sheds.",
        "The 90 objections, some on several points, were on price (60), place (50) and time (20).",
        "The 90 objections were on price (30), place (40) and time (20).",
        "A majority of tenants, 61%, supported the move. 35% were against it.",
    ],
)
def test_a_whole_that_is_right_rough_or_shared_is_passed(text: str):
    assert wrong_make_up(tuple(sentences(text))) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The 90 objections were on price (60), place (50) and time (20).",
        "A majority of tenants, 61%, supported the move. 45% were against it.",
    ],
)
def test_what_may_be_answers_to_several_questions_is_in_doubt(text: str):
    [wrong] = wrong_make_up(tuple(sentences(text)))
    assert isinstance(wrong, Doubtful)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("1,240 visits (620, 410 and 110) were made.", ["620 + 410 + 110 is 1,140, not 1,240"]),
        ("1,240 visits (620, 410 and 210) were made.", []),
        ("8 schools (5, 6 and 7) took part.", []),
        ("In 2026 home visits (12 and 15) ended.", []),
    ],
)
def test_a_number_is_the_sum_of_those_in_brackets_after_it(text: str, wrong: list[str]):
    assert list(wrong_brackets(text)) == wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("A total of 96 families came: 41 at the Hill Centre and 50 at the Quay Rooms.", ["41 + 50 is 91, not 96"]),
        ("In all 96 came: 41 to Hill, 55 to Quay.", []),
        ("We asked 96: 41 in Hill, 30 in Quay.", []),
        ("In all 60 wrote: 20 from Hill, 30 to Quay.", []),
    ],
)
def test_a_total_is_the_sum_of_the_numbers_at_each_place(sentence: str, wrong: list[str]):
    assert list(wrong_places(sentence)) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "We had 300 forms. 120 (40%) were from women, 60 (20%) from carers and 90 (36%) from tenants.",
            [("90 of 300 is 30%", "36%")],
        ),
        ("We had 300 forms:\n\n- 120 women (40%)\n- 60 carers (20%)\n- 90 tenants (33%)", [("90 of 300 is 30%", "33%")]),
        ("We had 300 forms. 120 (40%) were from women, 60 (20%) from carers and 90 (30%) from tenants.", []),
        ("We had 300 forms. 120 (40%) were from women and 90 (36%) from tenants.", [("90 of 300 is 30%", "36%")]),
        (
            "We had 300 forms. 120 (40%) were from women, 60 (20%) from carers and 90 have sent one (36%).",
            [("90 of 300 is 30%", "36%")],
        ),
        ("The hall has 300 seats. 120 (40%) are for women and 90 (36%) for tenants.", []),
        ("We had 300 forms and 250 calls. 120 (40%) were from women, 60 (20%) from carers, 90 (36%) from tenants.", []),
        ("We had 300 forms. 120 (40%) were from women, 60 (20%) from carers; 90 (75%) of these had a car.", []),
        ("We had 300 forms. 120 (40%) were from women, 60 (20%) from carers and 90 aged 16 to 36 (36%).", []),
    ],
)  # fmt: skip
def test_the_share_that_alone_is_not_of_the_number_of_the_others_is_wrong(text: str, wrong: list[tuple[str, str]]):
    assert list(wrong_shares_of_one_base(tuple(sentences(text)))) == wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("48% backed the tram, 40% opposed it and 20% were unsure.", "48% + 40% + 20% is 108%, more than everyone"),
        ("Of the 80 porters 50 are women and 20 are men.", "50 + 20 is 70, not 80"),
        ("Of the 80 porters, 50 work full-time and 35 part-time.", "50 + 35 is 85, not 80"),
        ("Of 120 replies: 70 agreed, 30 disagreed and 10 had no view.", "70 + 30 + 10 is 110, not 120"),
    ],
)
def test_sides_that_exclude_each_other_are_everyone(sentence: str, wrong: str):
    assert list(wrong_partition(sentence)) == [wrong]


@pytest.mark.parametrize(
    "sentence",
    [
        "48% backed the tram, 40% opposed it and 12% were unsure.",
        "60% were for the site; 70% were against the price, 20% for it.",
        "60% of women agreed and 52% of men disagreed.",
        "Of 120 replies, 70 agreed, 30 disagreed and 10 preferred not to say.",
        "Agreement was 73%, against 74% of all.",
        "About 52% agreed, 45% disagreed and 12% had no view.",
        "40% are under 25, 45% are 20 to 64 and 30% are over 60.",
    ],
)
def test_sides_of_several_questions_or_with_people_in_common_are_passed(sentence: str):
    assert not list(wrong_partition(sentence))


def test_shares_by_age_that_are_more_than_everyone_are_in_doubt():
    [wrong] = wrong_partition("40% are under 25, 45% are 25 to 64 and 30% are over 65.")
    assert isinstance(wrong, Doubtful)
    assert not list(wrong_partition("70% are under 25, 65% are 25 to 64 and 80% are over 65."))


@pytest.mark.parametrize(
    ("words", "band"),
    [
        (" were over 65", (65, 200)),
        ("75 and over", (75, 200)),
        (" (aged 16-24)", (16, 24)),
        ("under 25s", (0, 24)),
        (" of working age", (18, 64)),
        (" of them were 60 or older", (60, 200)),
        (" minutes a day", None),
        (" over 12% of them", None),
    ],
)
def test_the_words_beside_a_number_may_name_a_band_of_age(words: str, band: tuple[int, int] | None):
    assert age_band(words) == band


@pytest.mark.parametrize(
    ("lead", "items", "wrong"),
    [
        ("Of 412 replies:", ["210 agreed", "150 disagreed", "70 had no view"], "210 + 150 + 70 is 430, not 412"),
        ("All 60 stalls are divided so:", ["Food 30", "Clothes 20", "Flowers 12"], "30 + 20 + 12 is 62, not 60"),
        ("The 60 stalls:", ["Food 30", "Clothes 20", "the rest 12"], "30 + 20 + 12 is 62, not 60"),
        ("Replies:", ["60% agreed", "45% disagreed", "10% had no view"], "60% + 45% + 10% is 115%, more than everyone"),
        ("Of 412 replies:", ["210 agreed", "150 disagreed", "52 had no view"], ""),
        ("Of 60 stalls, some of more than one kind:", ["Food 30", "Clothes 20", "Flowers 12"], ""),
        ("Of 240 members:", ["Women 150", "Disabled 32", "25 to 54: 130"], ""),
        ("We asked 60 stalls about:", ["Food 30", "Clothes 20", "Flowers 12"], ""),
    ],
)
def test_the_items_below_a_number_divide_it(lead: str, items: list[str], wrong: str):
    text = "\n".join([lead, "", *(f"- {item}" for item in items)])
    every = tuple(sentences(text))
    below = items_after(every, 0)
    assert [item.text for item in below] == items
    assert "".join(wrong_list(lead, below)) == wrong


def test_the_items_of_a_list_end_where_its_lead_in_does():
    every = tuple(sentences("We offer:\n\n- tea\n- soup\n\nDrivers bring it. They ring first."))
    assert [item.text for item in items_after(every, 0)] == ["tea", "soup"]


def test_a_value_is_written_like_the_number_that_it_is_compared_with():
    pounds, share, count = numbers("£1,200 is 40% for 12 boats.")
    assert written_like(1250, pounds) == "£1,250"
    assert written_like(19.75, pounds) == "£19.75"
    assert written_like(35, share) == "35%"
    assert written_like(1400, count) == "1,400"


@pytest.mark.parametrize(
    ("sentence", "rough"),
    [("Up to 40 came.", True), ("It takes up to 40 boats.", True), ("They add up to 40.", False), ("Just 40 came.", False)],
)  # fmt: skip
def test_what_numbers_add_up_to_is_not_rough(sentence: str, rough: bool):
    [number] = numbers(sentence)
    assert is_rough(sentence, number) is rough
