"""The ways in which a text refers to something attached or shown."""

import re

import pytest

from eia_tui.checks.methods.shown import shown_thing
from eia_tui.checks.methods.shown_words import SHOWN, SHOWN_IN_OTHER_WORDS

WAYS = (
    "The table below shows who swims.",
    "The following chart has the ages.",
    "The ages are in a table, see below.",
    "The map that accompanies the plan marks the stops.",
    "The map above marks the stops.",
    "The chart opposite has the ages.",
    "The survey is attached to this form.",
    "Please find attached the replies.",
    "Attached is the list of stops.",
    "See attachment for the fares.",
    "See the map for each stop.",
    "The fares are at the back of this form.",
    "The analysis accompanies this form.",
    "See appendix for the fares.",
    "See our weblink for fares.",
    "Fares are on a separate sheet.",
    "Click here for the fares.",
    "The log is saved with this form.",
    "See overleaf for the fares.",
    "Figure 2 has the ages.",
    "As the chart shows, most are young.",
    "The chart shows that most are young.",
    "Table 3 gives the fares.",
    "Fares are in Appendix B.",
    "Fares are in the appendix.",
    "The results attached are for May.",
    "See the PDF for each fare.",
    "See the spreadsheet for the ages.",
    "The embedded file has the ages.",
    "Double click the icon for the ages.",
    "Fares are in tariff-2026.xlsx now.",
    "The log was sent separately with this form.",
    "The spreadsheet that I sent has the ages.",
    "The log accompanies this form as a supplement to this form.",
    "A copy of the chart is at the back.",
    "Fares are listed at the end of this document.",
    "The chart to the right shows the ages.",
    "The chart opposite shows the ages.",
    "The chart above shows the ages.",
    "The chart on the next page shows the ages.",
    "This graph illustrates the ages.",
    "As can be seen in the bar chart, most are young.",
    "A map of the stops is included below.",
    "The ages are embedded below.",
    "The ages are in Tables 2 and 3.",
    "Refer to the table for ages.",
    "Link to the fares",
    "[screenshot of the log]",
    "The log (attached) has the ages.",
    "See att'd for the ages.",
    "The table in the annex has the ages.",
    "The fares go under separate cover.",
    "The ages came by email with the form.",
    "I have attached the ages.",
    "The next table has the ages.",
    "In these graphs most are young.",
    "In the attachment most are young.",
    "Ages: see App. C.",
    "The linked report has the ages.",
    "A breakdown of ages is overleaf.",
    "Ages are set out in an annex.",
    "The dashboard screenshot has the ages.",
)
"""A sentence or more for each pattern."""


@pytest.mark.parametrize("sentence", WAYS)
def test_each_way_to_refer_to_something_is_found(sentence: str):
    assert shown_thing(sentence)


def test_each_pattern_has_a_sentence_with_one_of_the_words_that_it_needs():
    every = (
        *((pattern, ()) for pattern, _ in SHOWN),
        *((pattern, needs) for pattern, _, needs in SHOWN_IN_OTHER_WORDS),
    )
    for pattern, needs in every:
        named = pattern.replace("THING", "(?:tables?|charts?|maps?|graphs?|files?|surveys?)")
        found = [sentence for sentence in WAYS if re.search(named, sentence, re.IGNORECASE)]
        assert found, pattern
        assert all(not needs or any(word in sentence.lower() for word in needs) for sentence in found), pattern


@pytest.mark.parametrize(
    ("sentence", "kind", "where"),
    [
        ("The table below shows who swims.", "table", "below"),
        ("The map above marks the stops.", "picture", "above"),
        ("See Appendix B for the replies.", "file", "anywhere"),
        ("Figure 2 has the ages.", "picture", "anywhere"),
        ("The survey is attached.", "file", "anywhere"),
        ("See tariff-2026.xlsx for each fee.", "file", "anywhere"),
        ("Please open the spreadsheet for the ages.", "table", "anywhere"),
    ],
)
def test_a_reference_says_what_is_shown_and_where(sentence: str, kind: str, where: str):
    found = shown_thing(sentence)
    assert found
    assert (found.kind, found.where) == (kind, where)


@pytest.mark.parametrize(
    "sentence",
    [
        "The school to which the nursery is attached lends its hall.",
        "The hall is above the library.",
        "Fares are set out in Schedule 2 to the Transport Act.",
        "The list is no longer in an appendix.",
        "Temperatures fell below zero.",
        "Schedule 3 of the Housing Act applies.",
    ],
)
def test_what_is_fixed_above_or_in_another_paper_is_not_shown(sentence: str):
    assert shown_thing(sentence) is None
