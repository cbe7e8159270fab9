"""docs/checks.md shows the checks as they are."""

from scripts.checks_page import PAGE, page


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), "run python scripts/checks_page.py"
