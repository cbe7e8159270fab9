"""Tests which sentences probably misstate the law."""

import pytest

from eia_tui.checks.methods.law_likely import probably_misstated


@pytest.mark.parametrize(
    ("sentence", "law"),
    [
        ("We serve everyone alike, so no discrimination can occur.", "One rule"),
        ("The same hours for all mean that the Equality Act is complied with.", "One rule"),
        ("Discrimination must be deliberate.", "whatever was intended"),
        ("There is no duty to put in a loop until a deaf caller asks.", "ahead"),
        ("Trans people without a certificate are not protected.", "papers"),
        ("Cost justifies indirect discrimination.", "seldom enough on its own"),
        ("It would be against the law to give blind tenants priority, as that is unfair.", "favourably"),
        ("Reserving a pitch for disabled traders would be discrimination against the rest.", "more favourably"),
        ("The law lets us ignore groups with few members.", "however few"),
        ("The Equality Act says that all diners get the same menu.", "same treatment of all"),
        ("Dyslexia is not a disability without a diagnosis.", "long-term effect"),
        ("Sexual orientation is not covered outside work.", "covers services"),
    ],
)
def test_a_claim_about_the_law_is_answered_by_what_the_law_is(sentence: str, law: str):
    words, advice = probably_misstated(sentence)
    assert words == sentence
    assert law in advice


@pytest.mark.parametrize(
    "sentence",
    [
        "The same hours for all can put some at a disadvantage.",
        "The same form is filled in by all.",
        "Nobody pays for an adjustment.",
        "Cost alone does not justify indirect discrimination.",
        "The shelter leaves men with no protection from rain.",
        "Keeping a pitch for disabled traders would not be discrimination against the others.",
        "Braille menus cost the diner nothing, as the Act asks.",
        "The Act does not want the same for all.",
    ],
)
def test_a_right_statement_or_another_subject_is_not(sentence: str):
    assert probably_misstated(sentence) == ("", "")
