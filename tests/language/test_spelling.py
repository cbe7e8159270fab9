"""Misspellings are found, names are not reported, and suggestions are British."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.checks.facts import written_answers
from eia_tui.checks.spelling import lexicon, misspelt_words
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.form.loading import load_form
from eia_tui.language.lexicon import Lexicon, WordList, typing_errors
from eia_tui.language.spelling import is_near_word, misspellings, suggestions
from eia_tui.language.user_words import add_own_word, own_words
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft
from eia_tui.system.errors import UserError
from tests.conftest import ROOT

FORM = find_form(DEFAULT)
KNOWN = lexicon(FORM)


def reported(text: str) -> list[str]:
    return [
        misspelling.word
        for misspelling in misspellings(text, KNOWN)
        if not misspelling.within_sentence or is_near_word(misspelling.word, KNOWN)
    ]


def offered(text: str) -> list[str]:
    return [each for misspelling in misspellings(text, KNOWN) for each in suggestions(misspelling, KNOWN)]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("recieve", "receive"), ("accomodation", "accommodation"), ("wich", "which"), ("teh", "the"),
        ("organize", "organise"), ("color", "colour"), ("center", "centre"), ("behavior", "behaviour"),
        ("disabilty", "disability"), ("pepole", "people"), ("libary", "library"), ("transprot", "transport"),
        ("commmunity", "community"), ("asessment", "assessment"), ("monday", "Monday"), ("alot", "a lot"),
        ("Equaltiy", "Equality"), ("Goverment", "Government"), ("vulnrable", "vulnerable"),
        ("disproportionatly", "disproportionately"), ("consulation", "consultation"), ("resdients'", "residents'"),
    ],
)  # fmt: skip
def test_the_correction_is_among_the_first_three_suggestions(wrong: str, right: str):
    [misspelling] = misspellings(f"They said that {wrong} is here.", KNOWN)
    assert (
        right in [each if "'" in misspelling.word else each.rstrip("'") for each in suggestions(misspelling, KNOWN)][:3]
        or right.rstrip("'") in suggestions(misspelling, KNOWN)[:3]
    )


@pytest.mark.parametrize(
    "text",
    [
        "Then Priya Okonkwo and Siobhan Llewelyn-Marsden spoke, and Mr Nguyen agreed with Webb.",
        "We asked Trupti Chudasama and Zbigniew Wojcik.",
        "See www.exmaple.org/pgae, mailto:tset@exmaple.org, C:\\tepm\\fiel.docx and raport.docx",
        "[the page](https://exmaple.org/wrnog) ![a chart](pictures/wrnog.png)",
        "COVID19, 2nd, 65th, LGBTQ+, NHSE, GPs, iPad and EqIAs",
        "the council’s co-production, well-being, pre-election and anti-Semitism",
        "Sikh, Hindu, Muslim, Jain, Roma, Gypsy, Traveller, hijabs, non-binary and neurodivergent people",
        "hy\u00adphens and wid\u200bth and café and naïve",
        "It isn't, they're, it’s, can’t, residents’ and James's",
        "**Bold**, *italic*, | a | table |, x, y and z",
    ],
)
def test_names_addresses_and_correct_words_are_not_reported(text: str):
    assert reported(text) == []


def test_a_capitalised_misspelling_within_a_sentence_is_reported():
    assert reported("the Chmildren's Scoial Care team in Novembder, and Mr Okonkwo") == [
        "Chmildren's",
        "Scoial",
        "Novembder",
    ]
    assert offered("in Novembder") == ["November"]


@pytest.mark.parametrize(
    "name", ["Priya", "Okonkwo", "Siobhan", "Jonathon", "Lilly", "Webb", "Marriner", "Farrer", "Kaur", "Begum"]
)
def test_nothing_is_suggested_for_a_name(name: str):
    for text in (
        f"{name} said so.",
        f"We met {name}.",
        f"- {name}\n- {name}'s",
        f"**{name}:** agreed. {name} spoke.",
        f"“{name} is here”",
    ):
        assert offered(text) == [], text


@pytest.mark.parametrize("form", [FORM, load_form(ROOT / "tests" / "forms" / "riverside")], ids=lambda form: form.id)
def test_no_word_of_a_forms_wording_is_reported(form: Form):
    known = lexicon(form)
    for text in (*(group.label for group in form.groups), *(question.label for question in form.questions.values())):
        for spelling in (text, text.lower()):
            assert [misspelling.word for misspelling in misspellings(spelling, known)] == []


def test_names_are_not_reported_in_answers_about_people(form: Form):
    draft = Draft(form)
    for asked in (*form.with_role("contacts"), *form.with_role("officer")):
        draft.put(asked.address, "Ngozi Adeyemi, Zbigniew Wojcik")
    assert list(misspelt_words(draft)) == []


def test_the_worked_example_and_the_guidance_have_no_misspelling():
    draft = open_draft(find_draft("example"))
    assert [each.misspelling.word for each in misspelt_words(draft) if not each.misspelling.may_be_name] == []
    guidance = (ROOT / "templates" / "guidance.toml").read_text(encoding="utf-8")
    quoted = " ".join(re.findall(r'"([^"\n]*)"', guidance))
    assert [misspelling.word for misspelling in misspellings(quoted, KNOWN) if not misspelling.may_be_name] == []


def test_typing_errors_added_to_the_worked_example_are_all_found():
    """An error that makes another word cannot be found; all others must be."""
    draft = open_draft(find_draft("example"))
    texts = [answer.text for answer in written_answers(draft) if isinstance(answer.question, Prose)]
    random_, added, found = random.Random(4), 0, 0
    for text in texts:
        for match in list(re.finditer(r"(?<=[a-z] )[a-z]{6,}(?=[ ,.])", text))[:6]:
            wrong = random_.choice([each for each in typing_errors(match.group()) if each.isalpha()])
            if KNOWN.knows(wrong):
                continue
            added += 1
            new = text[: match.start()] + wrong + text[match.end() :]
            found += any(
                misspelling.start == match.start() and misspelling.word == wrong
                for misspelling in misspellings(new, KNOWN)
            )
    assert added > 100
    assert found == added


@given(st.text() | st.text("ab'’- \n.*A\u00ad\u200b"))
def test_a_misspelling_has_its_position_in_the_text(text: str):
    for misspelling in misspellings(text, KNOWN):
        assert text[misspelling.start : misspelling.end] == misspelling.word
        assert not set(suggestions(misspelling, KNOWN)) & {misspelling.word}


@given(st.lists(st.text("abcé'", min_size=1, max_size=5), max_size=30))
def test_a_word_list_contains_exactly_its_words(words: list[str]):
    lines = sorted({word.encode() for word in words})
    word_list = WordList(b"\n".join(lines))
    for word in ("a", "b", "ab", "", "zz", *words):
        assert (word in word_list) == (word.encode() in lines)
    assert word_list.starting_with("a") == [line.decode() for line in lines if line.startswith(b"a")]


def test_the_officers_own_words_are_saved_and_count_as_correct(home: Path):
    assert own_words() == frozenset()
    add_own_word("Vistaplex")
    add_own_word("frobble")
    assert own_words() == {"Vistaplex", "frobble"}
    assert [misspelling.word for misspelling in misspellings("A frobble, frobbles and frobled.", lexicon(FORM))] == [
        "frobled"
    ]
    (home / "own-words.txt").unlink()
    (home / "own-words.txt").mkdir()
    assert own_words() == frozenset()
    with pytest.raises(UserError):
        add_own_word("more")


def test_a_known_word_is_recognised_in_capitals_and_as_a_possessive():
    known = Lexicon(["Ashlow"])
    assert known.knows("ASHLOW")
    assert known.knows("ashlow's")
    assert not known.knows("ashlo")


def test_no_listed_misspelling_is_a_word_and_every_correction_is_one():
    for line in (ROOT / "templates" / "language" / "misspellings.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            wrong, correction = line.split(" ", 1)
            assert not KNOWN.knows(wrong), wrong
            assert reported(correction) == []
