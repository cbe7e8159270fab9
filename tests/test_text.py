"""Sentences that the program writes: counts with nouns, first lines, and the system's error messages."""

import errno

import pytest

from eia_tui.system.errors import reason
from eia_tui.system.text import first_line, plural


@pytest.mark.parametrize(("count", "text"), [(0, "0 drafts"), (1, "1 draft"), (2, "2 drafts"), (1234, "1,234 drafts")])
def test_a_count_has_a_singular_or_plural_noun(count: int, text: str):
    assert plural(count, "draft") == text


@pytest.mark.parametrize(
    ("text", "line"),
    [("", ""), (" \n\n", ""), ("Name", "Name"), ("\n  Name of the policy \nor strategy", "Name of the policy")],
)
def test_the_first_line_is_the_first_that_is_not_blank(text: str, line: str):
    assert first_line(text) == line


def test_the_reason_of_an_error_is_the_systems_message_in_lower_case():
    assert reason(OSError(errno.ENOSPC, "No space left on device")) == "no space left on device"
    assert reason(OSError("Broken")) == "broken"
    assert reason(ValueError("embedded null byte")) == "embedded null byte"
