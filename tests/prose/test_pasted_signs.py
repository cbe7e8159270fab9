"""Bullets and numbers that were copied on lines of their own are those of the text below."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.prose.paste.clean import clean
from tests.prose.arrived import words

TEXTS = st.lists(st.sampled_from(["The first bus", "A ramp, at last", "Carers who drive", "None"]), min_size=2)


@given(sign=st.sampled_from("•\uf0b7●▪-–o·"), below=st.sampled_from(["\n", "\r\n", "\n\n"]), texts=TEXTS)
def test_a_bullet_on_a_line_of_its_own_is_that_of_the_text_below(sign: str, below: str, texts: list[str]):
    pasted = "".join(f"{sign}{below}{text}{below}" for text in texts)
    assert words(f"What we heard:{below}{pasted}") == ["What we heard:", *(f"• {text}" for text in texts)]


@given(mark=st.sampled_from(".)"), texts=TEXTS, first=st.sampled_from([1, 3, 9, 99]))
def test_a_number_on_a_line_of_its_own_is_that_of_the_text_below(mark: str, texts: list[str], first: int):
    pasted = "".join(f"{number}{mark}\n{text}\n" for number, text in enumerate(texts, first))
    assert words(pasted) == [f"{number}{mark} {text}" for number, text in enumerate(texts, first)]


@pytest.mark.parametrize(
    ("pasted", "wanted"),
    [
        ("•\tOne\n•\tTwo\n•\t\nAfter", ["• One", "• Two", "After"]),
        ("•\nOne\no\nSub\n•\nTwo", ["• One", "• Sub", "• Two"]),
        ("•\nOne\n•\nTwo\n•", ["• One", "• Two"]),
        ("One\n-\nTwo\n-\nThree", ["One / - / Two / - / Three"]),
        ("Total:\n5.\n6.", ["Total: / 5. / 6."]),
        ("10.", ["10."]),
        ("7.\nOne\n2.\nTwo", ["7. / One / 2. / Two"]),
    ],
)
def test_a_sign_by_itself_is_left_where_no_list_explains_it(pasted: str, wanted: list[str]):
    assert words(pasted) == wanted


@pytest.mark.parametrize("sign", ["•", "\uf0b7", "●", "▪"])
def test_bullets_in_a_row_on_one_line_begin_an_item_each(sign: str):
    assert words(f"{sign} one thing {sign} another {sign} a third") == ["• one thing", "• another", "• a third"]
    assert words(f"Tel 123 {sign} Fax 456 {sign} Web") == [
        f"Tel 123 {sign.replace(chr(0xF0B7), '•')} Fax 456 {sign.replace(chr(0xF0B7), '•')} Web"
    ]


@pytest.mark.parametrize("sign", ["–", "—", "»", "★"])
@pytest.mark.parametrize("more", ["   more of it", "\u00a0\u00a0More of it", "more of it"])
def test_a_line_that_goes_on_with_an_item_does_not_hide_that_the_next_has_the_same_sign(sign: str, more: str):
    said = words(f"{sign} the first\n{more}\n{sign} the second")
    assert (said[0].startswith("• the first"), said[-1]) == (True, "• the second")


def test_boxes_in_cells_make_rows_and_typed_boxes_make_lines():
    assert clean("Yes\tNo\n☑\t☐").text == "| Yes | No |\n| --- | --- |\n| ☑ | ☐ |"
    assert words("[ ]\tRamp\n[x]\tLoop") == ["[ ] Ramp / [x] Loop"]


@pytest.mark.parametrize("quote", ["> ", ">", "> > "])
@pytest.mark.parametrize(
    ("pasted", "wanted"),
    [
        (["•\tOne", "o\tSub", "•\tTwo"], ["- One", "    - Sub", "- Two"]),
        (["• One > 5", "• Two"], ["- One > 5", "- Two"]),
        (["1.\tOne", "2.\tTwo"], ["1. One", "2. Two"]),
        (["They said:", "· One", "· Two"], ["They said:", "", "- One", "- Two"]),
    ],
)
def test_a_list_in_a_quotation_is_one_there(quote: str, pasted: list[str], wanted: list[str]):
    sign = "> " * quote.count(">")
    copied = "\n".join(f"{quote}{line}" for line in pasted)
    assert clean(f"Hello\n{copied}\n\nBye").text == "\n".join(
        ["Hello", *(f"{sign}{line}".rstrip() for line in wanted), "", "Bye"]
    )


def test_a_line_break_of_word_stays_in_its_item_or_cell():
    assert words("•\tOne\x0bmore of it\x0b\tand more\no\tSub\x0bmore\n•\tTwo") == [
        "• One / more of it / and more", "• Sub / more", "• Two",
    ]  # fmt: skip
    assert words("1.\tOne\x0bmore\n2.\tTwo") == ["1. One / more", "2. Two"]
    assert words("• One\x0b• Two\x0b") == ["• One", "• Two"]
    assert clean("Group\tUsers\x0bin May\nAge\t1").text == "| Group | Users in May |\n| --- | --- |\n| Age | 1 |"
    assert clean("Group\tUsers\x0bAge\t1\x0b").text == "| Group | Users |\n| --- | --- |\n| Age | 1 |"
    assert words("Lives at:\t1 High Street\x0bMarkfield") == ["Lives at: 1 High Street", "Markfield"]
    assert words("Text\x0bgoes on") == ["Text / goes on"]
