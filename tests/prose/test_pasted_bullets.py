"""Bullets and numbers copied on lines of their own, within a line, or in a quotation are recognised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.prose.paste.clean import clean
from tests.prose.pasted import printed_lines

TEXTS = st.lists(st.sampled_from(["The first bus", "A ramp, at last", "Carers who drive", "None"]), min_size=2)


@given(bullet=st.sampled_from("•\uf0b7●▪-–o·"), below=st.sampled_from(["\n", "\r\n", "\n\n"]), texts=TEXTS)
def test_a_bullet_on_a_line_of_its_own_belongs_to_the_text_below(bullet: str, below: str, texts: list[str]):
    pasted = "".join(f"{bullet}{below}{text}{below}" for text in texts)
    assert printed_lines(f"What we heard:{below}{pasted}") == ["What we heard:", *(f"• {text}" for text in texts)]


@given(delimiter=st.sampled_from(".)"), texts=TEXTS, first=st.sampled_from([1, 3, 9, 99]))
def test_a_number_on_a_line_of_its_own_belongs_to_the_text_below(delimiter: str, texts: list[str], first: int):
    pasted = "".join(f"{number}{delimiter}\n{text}\n" for number, text in enumerate(texts, first))
    assert printed_lines(pasted) == [f"{number}{delimiter} {text}" for number, text in enumerate(texts, first)]


@pytest.mark.parametrize(
    ("pasted", "expected"),
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
def test_a_bullet_or_number_alone_stays_unless_it_is_part_of_a_list(pasted: str, expected: list[str]):
    assert printed_lines(pasted) == expected


@pytest.mark.parametrize("bullet", ["•", "\uf0b7", "●", "▪"])
def test_each_bullet_within_a_line_starts_an_item(bullet: str):
    assert printed_lines(f"{bullet} one thing {bullet} another {bullet} a third") == [
        "• one thing",
        "• another",
        "• a third",
    ]
    assert printed_lines(f"Tel 123 {bullet} Fax 456 {bullet} Web") == [
        f"Tel 123 {bullet.replace(chr(0xF0B7), '•')} Fax 456 {bullet.replace(chr(0xF0B7), '•')} Web"
    ]


@pytest.mark.parametrize("bullet", ["–", "—", "»", "★"])
@pytest.mark.parametrize("more", ["   more of it", "\u00a0\u00a0More of it", "more of it"])
def test_a_line_that_continues_an_item_does_not_separate_it_from_the_next(bullet: str, more: str):
    result = printed_lines(f"{bullet} the first\n{more}\n{bullet} the second")
    assert (result[0].startswith("• the first"), result[-1]) == (True, "• the second")


def test_boxes_in_cells_are_rows_and_typed_boxes_are_lines():
    assert clean("Yes\tNo\n☑\t☐").text == "| Yes | No |\n| --- | --- |\n| ☑ | ☐ |"
    assert printed_lines("[ ]\tRamp\n[x]\tLoop") == ["• ☐ Ramp", "• ☑ Loop"]
    assert printed_lines("- [ ] Ramp\n- [x] Loop") == ["• ☐ Ramp", "• ☑ Loop"]
    assert printed_lines("[x] Ramp") == ["[x] Ramp"]
    assert clean("- [ ] Ramp\n- [x] Loop").changes == ("2 tick-box lines",)
    assert clean("| a | b |\n| c | d |").changes == ("1 table",)


@pytest.mark.parametrize("quote", ["> ", ">", "> > "])
@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        (["•\tOne", "o\tSub", "•\tTwo"], ["- One", "    - Sub", "- Two"]),
        (["• One > 5", "• Two"], ["- One > 5", "- Two"]),
        (["1.\tOne", "2.\tTwo"], ["1. One", "2. Two"]),
        (["They said:", "· One", "· Two"], ["They said:", "", "- One", "- Two"]),
    ],
)
def test_a_list_in_a_quotation_is_a_list_in_it(quote: str, pasted: list[str], expected: list[str]):
    marker = "> " * quote.count(">")
    copied = "\n".join(f"{quote}{line}" for line in pasted)
    assert clean(f"Hello\n{copied}\n\nBye").text == "\n".join(
        ["Hello", *(f"{marker}{line}".rstrip() for line in expected), "", "Bye"]
    )


def test_a_line_break_of_word_stays_in_its_item_or_cell():
    assert printed_lines("•\tOne\x0bmore of it\x0b\tand more\no\tSub\x0bmore\n•\tTwo") == [
        "• One / more of it / and more", "• Sub / more", "• Two",
    ]  # fmt: skip
    assert printed_lines("1.\tOne\x0bmore\n2.\tTwo") == ["1. One / more", "2. Two"]
    assert printed_lines("• One\x0b• Two\x0b") == ["• One", "• Two"]
    assert clean("Group\tUsers\x0bin May\nAge\t1").text == "| Group | Users in May |\n| --- | --- |\n| Age | 1 |"
    assert clean("Group\tUsers\x0bAge\t1\x0b").text == "| Group | Users |\n| --- | --- |\n| Age | 1 |"
    assert printed_lines("Lives at:\t1 High Street\x0bMarkfield") == ["Lives at: 1 High Street", "Markfield"]
    assert printed_lines("Text\x0bgoes on") == ["Text / goes on"]
