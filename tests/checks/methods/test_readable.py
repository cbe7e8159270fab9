"""What the checks read of a text: what people write as it is, and what was pasted by mistake shortened."""

import pytest

from eia_tui.checks.methods.readable import LONGEST_READ, is_too_long, readable

BREAKS = "\n" * 999
ORDINARY = (
    "## Who came\n\n| Ward | Visits |\n|------|-------:|\n| North | 1,204 |\n\n- Of 486 people, 112 (23%) use a "
    "wheelchair; see https://www.example.gov.uk/reports/2026/library-visits-by-ward-and-hour-of-the-day.\n"
)


def test_what_people_write_is_read_as_it_is():
    assert readable(ORDINARY) == ORDINARY


def test_a_long_sentence_that_somebody_wrote_is_read_as_it_is():
    text = f"We asked {', '.join(f'the school in ward {number}' for number in range(35))}."
    assert readable(text) == text


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        (f"40% are women. ![x](data:image/png;base64,{'iVBO' * 999}) 60% are men.", "![x](data:…) 60% are men."),
        (f"We asked 12 people{' ' * 999}in June.", "We asked 12 people in June."),
        (f"We asked 12 people.{BREAKS}They were women.", "We asked 12 people.\n\nThey were women."),
        (f"We asked {'a' * 999} 12 people.", f"We asked {'a' * 60}… 12 people."),
    ],
)
def test_what_nobody_writes_is_shortened(pasted: str, expected: str):
    assert readable(pasted).endswith(expected)


def test_words_that_no_sentence_ends_are_cut_into_several_and_all_are_read():
    text = "older people said so " * 400
    assert max(map(len, readable(text).split("\n"))) < 500
    assert readable(text).split() == text.split()


def test_a_paragraph_of_many_pages_is_cut_at_the_ends_of_sentences():
    text = "Older people said so. " * 2000
    parts = readable(text).split("\n\n")
    assert len(parts) > 1
    assert all(part.endswith(". ") for part in parts[:-1])
    assert readable(text).split() == text.split()


def test_of_a_whole_document_the_beginning_is_read():
    assert is_too_long("Row.\n" * 3000)
    assert is_too_long("Word. " * LONGEST_READ)
    assert not is_too_long(ORDINARY)
    assert readable("Row.\n" * 30_000).count("\n") < 3000
