"""Whether a sentence takes silence for a reason."""

import pytest

from eia_tui.checks.methods.silence import is_silence


@pytest.mark.parametrize("sentence", ["There has not been a single complaint.", "Nobody came forward."])
def test_silence_is_no_reason(sentence: str):
    assert is_silence(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "No complaint was about this, out of 64 that were read through.",
        "We met the club in May 2026, and it has had no incident.",
        "Officers checked the log of 2025/26 and found no complaints.",
    ],
)
def test_silence_of_those_who_were_asked_is_a_finding(sentence: str):
    assert not is_silence(sentence)
