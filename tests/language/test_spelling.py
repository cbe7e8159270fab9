"""Misspellings are found, names are left in peace, and what is offered is British."""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.checks.spelling import lexicon, misspelt, written
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.form.loading import load_form
from eia_tui.language.lexicon import Lexicon, WordList, slips_of
from eia_tui.language.spelling import near_a_word, slips, suggestions
from eia_tui.language.user_words import add_own_word, own_words
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft
from eia_tui.system.errors import UserError
from tests.conftest import ROOT

FORM = find_form(DEFAULT)
KNOWN = lexicon(FORM)


def listed(text: str) -> list[str]:
    return [slip.word for slip in slips(text, KNOWN) if not slip.midway or near_a_word(slip.word, KNOWN)]


def offered(text: str) -> list[str]:
    return [each for slip in slips(text, KNOWN) for each in suggestions(slip, KNOWN)]


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
def test_what_is_meant_is_offered_first_or_nearly(wrong: str, right: str):
    [slip] = slips(f"They said that {wrong} is here.", KNOWN)
    assert (
        right in [each if "'" in slip.word else each.rstrip("'") for each in suggestions(slip, KNOWN)][:3]
        or right.rstrip("'") in suggestions(slip, KNOWN)[:3]
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
def test_names_addresses_and_good_words_are_left_in_peace(text: str):
    assert listed(text) == []


def test_a_capitalised_slip_in_the_midst_of_a_sentence_is_asked_about():
    assert listed("the Chmildren's Scoial Care team in Novembder, and Mr Okonkwo") == [
        "Chmildren's",
        "Scoial",
        "Novembder",
    ]
    assert offered("in Novembder") == ["November"]


@pytest.mark.parametrize(
    "name", ["Priya", "Okonkwo", "Siobhan", "Jonathon", "Lilly", "Webb", "Marriner", "Farrer", "Kaur", "Begum"]
)
def test_nothing_is_ever_offered_for_a_name(name: str):
    for text in (
        f"{name} said so.",
        f"We met {name}.",
        f"- {name}\n- {name}'s",
        f"**{name}:** agreed. {name} spoke.",
        f"“{name} is here”",
    ):
        assert offered(text) == [], text


@pytest.mark.parametrize("form", [FORM, load_form(ROOT / "tests" / "forms" / "riverside")], ids=lambda form: form.id)
def test_no_word_of_a_forms_own_wording_is_listed(form: Form):
    known = lexicon(form)
    for text in (*(group.label for group in form.groups), *(question.label for question in form.questions.values())):
        for said in (text, text.lower()):
            assert [slip.word for slip in slips(said, known)] == []


def test_who_was_involved_is_answered_with_names(form: Form):
    draft = Draft(form)
    for asked in (*form.with_role("contacts"), *form.with_role("officer")):
        draft.put(asked.address, "Ngozi Adeyemi, Zbigniew Wojcik")
    assert list(misspelt(draft)) == []


def test_the_worked_example_and_the_guidance_hold_no_misspelling():
    draft = open_draft(find_draft("example"))
    assert [each.slip.word for each in misspelt(draft) if not each.slip.name] == []
    guidance = (ROOT / "templates" / "guidance.toml").read_text(encoding="utf-8")
    said = " ".join(re.findall(r'"([^"\n]*)"', guidance))
    assert [slip.word for slip in slips(said, KNOWN) if not slip.name] == []


def test_ten_slips_planted_in_the_worked_example_are_all_found():
    """A slip that makes another word of a word cannot be found; nine in ten others must be, over many plantings."""
    draft = open_draft(find_draft("example"))
    texts = [text for _, question, text in written(draft) if isinstance(question, Prose)]
    chance, planted, found = random.Random(4), 0, 0
    for text in texts:
        for match in list(re.finditer(r"(?<=[a-z] )[a-z]{6,}(?=[ ,.])", text))[:6]:
            wrong = chance.choice([each for each in slips_of(match.group()) if each.isalpha()])
            if KNOWN.knows(wrong):
                continue
            planted += 1
            new = text[: match.start()] + wrong + text[match.end() :]
            found += any(slip.start == match.start() and slip.word == wrong for slip in slips(new, KNOWN))
    assert planted > 100
    assert found == planted


@given(st.text() | st.text("ab'’- \n.*A\u00ad\u200b"))
def test_a_slip_stands_where_it_says(text: str):
    for slip in slips(text, KNOWN):
        assert text[slip.start : slip.end] == slip.word
        assert not set(suggestions(slip, KNOWN)) & {slip.word}


@given(st.lists(st.text("abcé'", min_size=1, max_size=5), max_size=30))
def test_a_word_is_known_exactly_where_it_is_listed(words: list[str]):
    lines = sorted({word.encode() for word in words})
    listed_ = WordList(b"\n".join(lines))
    for word in ("a", "b", "ab", "", "zz", *words):
        assert (word in listed_) == (word.encode() in lines)
    assert listed_.beginning_with("a") == [line.decode() for line in lines if line.startswith(b"a")]


def test_the_officers_own_words_are_remembered_and_known(home: Path):
    assert own_words() == frozenset()
    add_own_word("Vistaplex")
    add_own_word("frobble")
    assert own_words() == {"Vistaplex", "frobble"}
    assert [slip.word for slip in slips("A frobble, frobbles and frobled.", lexicon(FORM))] == ["frobled"]
    (home / "own-words.txt").unlink()
    (home / "own-words.txt").mkdir()
    assert own_words() == frozenset()
    with pytest.raises(UserError):
        add_own_word("more")


def test_words_are_known_by_their_letters_whatever_form_they_are_typed_in():
    known = Lexicon(["Ashlow"])
    assert known.knows("ASHLOW")
    assert known.knows("ashlow's")
    assert not known.knows("ashlo")


def test_no_misspelling_of_the_list_is_a_word_and_what_is_meant_is_one():
    for line in (ROOT / "templates" / "language" / "misspellings.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            wrong, meant = line.split(" ", 1)
            assert not KNOWN.knows(wrong), wrong
            assert listed(meant) == []
