"""A very long text is checked quickly: while a check runs, the screen does not react to keys."""

import time

import pytest

from eia_tui.checks import findings_beside_questions
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Prose
from eia_tui.language.plain_english import long_sentences
from eia_tui.prose.word_count import count_words

LETTERS = 100_000
SECONDS = 10
"""Of the processor. Each takes less than one; it was a minute or more."""


@pytest.mark.parametrize("text", ["Word after word. ", "-", ".", "(a ", "A. "])
@pytest.mark.parametrize("before", ["", "| Group | Count |"])
def test_a_very_long_text_is_checked_quickly(before: str, text: str, draft: Draft):
    long = f"{before}{text * (LETTERS // len(text))} end"
    draft.put(next(key for key, question in draft.form.questions.items() if isinstance(question, Prose)), long)
    started = time.process_time()
    count_words(long)
    long_sentences(long)
    findings_beside_questions(draft)
    assert time.process_time() - started < SECONDS
