"""Long sentences, unexplained acronyms and wording to avoid are found, and nothing else is reported."""

from datetime import date

import pytest

from eia_tui.language.acronyms import unexplained_acronyms
from eia_tui.language.plain_english import long_sentences, wording_advice, wording_to_avoid
from tests.conftest import ROOT

LONG = (
    "This is a sentence that goes on and on with more words than anyone who reads it in a hurry would ever "
    "want to take in at once, let alone to act upon before lunch on a Friday."
)


def test_a_sentence_of_more_than_35_words_is_found_with_its_position():
    text = f"Short one. {LONG} Another short one."
    [sentence] = long_sentences(text)
    assert text[sentence.start : sentence.end] == LONG
    assert sentence.words == 38


@pytest.mark.parametrize(
    "text",
    [
        "One two three. " * 20,
        "word " * 35,
        "\n".join(["- a point of seven words or so"] * 10),
        "| " + "word " * 40 + "|\n| --- |",
        "We met Mr. Okafor, e.g. at the library etc. and so on. " * 2,
        "Ask whoever comes first:\n" + "\n".join(f"{n}. the one after that" for n in range(12)),
    ],
)
def test_short_sentences_list_items_and_tables_are_not_reported(text: str):
    assert long_sentences(text) == ()


def test_the_full_stop_of_an_abbreviation_does_not_end_a_sentence():
    text = (
        "Officers met people of many kinds and ages, i.e. Older people and families e.g. Those with prams and "
        "other loads to carry about the town each day of the week, in all weathers and at all hours."
    )
    assert [sentence.words for sentence in long_sentences(text)] == [37]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Few BAME residents came", ["BAME"]),
        ("Support for the disabled.", ["the disabled"]),
        ("Questions on sexuality", ["sexuality"]),
        ("She suffers from asthma and is wheelchair-bound", ["suffers from", "wheelchair-bound"]),
        ("The elderly may find it hard", ["The elderly"]),
        ("the disabled people of the county, the disabled parking bays", ["disabled parking"]),
        ("the blind and partially sighted, asexuality, handicap", []),
        ("the Deaf community", []),
    ],
)
def test_wording_to_avoid_is_found_and_similar_wording_is_not(text: str, words: list[str]):
    assert [each.words for each in wording_to_avoid(text)] == words


def test_every_piece_of_advice_has_a_source_a_date_and_a_status():
    advice = wording_advice()
    sources = {source.id: source for source in advice.sources}
    assert {entry.source for entry in advice.entries} <= set(sources)
    for entry in advice.entries:
        assert entry.why.endswith(".")
        assert entry.status == ("house view" if entry.source == "ours" else "published")
        assert bool(sources[entry.source].url) == (entry.status == "published")
    assert all(date(2026, 11, 1) <= source.checked_on for source in advice.sources)
    phrases = [words.lower() for entry in advice.entries for words in entry.avoid]
    assert len(phrases) == len(set(phrases))


def test_an_unexplained_acronym_is_reported_once_at_its_first_use():
    texts = [("a", "The JSNA says so."), ("b", "The joint strategic needs assessment (JSNA) and the LECG.")]
    assert [(each.address, each.acronym) for each in unexplained_acronyms(texts)] == [("a", "JSNA"), ("b", "LECG")]


@pytest.mark.parametrize(
    "text",
    [
        "British Sign Language (BSL). BSL is used.",
        "BSL (British Sign Language)",
        "The Departmental Equalities Groups (DEGs) and a DEG",
        "Special Educational Needs and Disability (SEND)",
        "the NHS, a GP, GPs and the UK",
        "THIS IS SHOUTED AT YOU",
        "https://example.org/ABC [x](pictures/ABC.png) ABC123 R&D's iOS",
        "**Black and Asian Residents' Forum (BARF)**",
    ],
)
def test_acronyms_that_are_explained_or_well_known_are_not_reported(text: str):
    assert list(unexplained_acronyms([("a", text)])) == []


def test_an_acronym_in_the_forms_wording_needs_no_explanation():
    assert list(unexplained_acronyms([("a", "the DEG")], "Departmental Equalities Group (DEG)")) == []


def test_the_licence_of_the_word_list_names_its_source():
    assert "SCOWL" in (ROOT / "templates" / "language" / "british-licence.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    ["The Disabled Workers Group met.", "Our BAME staff network met.", "Gypsies and Travellers met.", "The Deaf Forum met."],
)  # fmt: skip
def test_wording_in_a_name_is_not_reported(text: str):
    assert wording_to_avoid(text) == ()


def test_the_same_wording_outside_a_name_is_reported():
    found = wording_to_avoid("The disabled met BAME residents and gypsies.")
    assert [each.words for each in found] == ["The disabled", "BAME", "gypsies"]
