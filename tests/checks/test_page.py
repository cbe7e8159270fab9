"""docs/checks.md shows the checks as they are."""

import re

from eia_tui.checks.registry import all_checks
from scripts.checks_page import PAGE, page


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python scripts/checks_page.py"


def test_the_page_has_neither_python_nor_an_example_that_is_empty_or_says_a_sentence_twice():
    lines = page().splitlines()
    assert not [line for line in lines if "['" in line or line.rstrip().endswith(": ") or line.rstrip() != line]
    assert not [line for line in lines if re.search(r"([A-Z][^.]{20,}\.) \1", line)]


def test_every_check_with_examples_shows_what_it_finds():
    sections = page().split("\n### ")[1:]
    with_examples = {each.name for each in all_checks() if each.finds}
    shown = {section.partition("`")[2].partition("`")[0] for section in sections if "\nFinds:\n" in section}
    assert with_examples <= shown
