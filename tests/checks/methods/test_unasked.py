"""What a paragraph about engagement reports instead of asking people."""

import pytest

from eia_tui.checks.methods.unasked import is_reported_instead


@pytest.mark.parametrize(
    ("paragraph", "instead"),
    [
        ("None, as it is a back office matter.", "nobody"),
        ("Swimmers have not been approached.", "nobody"),
        ("We plan a survey for the spring.", "nobody"),
        ("A survey of swimmers will be held.", "later"),
        ("A formal consultation ran in May 2026: posters, the website, and emails to managers and staff networks.", ""),
        ("There hasn't been time to ask anyone.", "nobody"),
        ("It isn't proportionate to consult on a new lock.", "nobody"),
        ("A banner on the website has shown the new hours since May 2026.", "told"),
        ("SMT and the portfolio holder are sighted on this.", "insiders"),
        ("The Scrutiny Panel considered it in May 2026.", "insiders"),
        ("Parish councils were consulted in May 2026.", "insiders"),
        ("None of the 24 swimmers at the talk wanted a later hour.", ""),
        ("Parish councils and 40 parents came to the talk; parents feared the road.", ""),
        ("The letter asked three questions: 96 replied.", ""),
        ("The mosque committee met us in May 2026.", ""),
        ("The unions and staff were consulted in May 2026.", "insiders"),
        ("The crews and Unite met us in May 2026: they want a month's notice of the new rounds.", ""),
        ("Desk staff had two briefings in May 2026. They worry about working alone in the evening.", ""),
        ("Members wanted a later start (briefing, May 2026).", "insiders"),
        ("The walking club, 4 May 2026: they do not know which website to look at.", ""),
        ("The website and posters have shown the new hours since May 2026.", "told"),
    ],
)
def test_a_paragraph_without_anybody_from_outside_is_told(paragraph: str, instead: str):
    assert is_reported_instead(paragraph) == instead
