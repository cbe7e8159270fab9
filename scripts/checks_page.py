"""Writes docs/checks.md: every check with its severity, category, source and examples.

usage: python scripts/checks_page.py      (tests/checks/test_page.py fails while the page is out of date)
"""

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from eia_tui.checks.examples import Example  # noqa: E402
from eia_tui.checks.finding import SEVERITY_LABELS, Category  # noqa: E402
from eia_tui.checks.registry import Check, all_checks  # noqa: E402
from eia_tui.form.dates import show_date  # noqa: E402

PAGE = ROOT / "docs" / "checks.md"
_MOST_EXAMPLES = 4
_REPEATED = re.compile(r"([^.]+\.)(?: ?\1)+")
"""A sentence that an example repeats, so that an answer is long."""
_INTRODUCTION = (
    "# What the checks find\n\n"
    "`eia-wizard check` reads an assessment as a reviewer does. This page lists its checks, with the source of each "
    "rule, an answer in which each finds something, and an answer that it passes. "
    "`python scripts/checks_page.py` writes the page from the checks and from "
    "`templates/checks/examples.toml`, whose examples the tests run.\n\n"
    "Most checks share methods that read a sentence, in `eia_tui/checks/methods/`: whether it says something of "
    "substance, who does it and when, whether it is future or past, refused or negated, what it points to "
    "and whether that is there, and which group it is about. "
    "Where a check says so, it also suggests sentences that read like others with the fault: "
    "`scripts/likeness/` has these, and what was learnt from them. It also knows kinds of sentences by what they have "
    "in them, such as who, what is done and to whom: `templates/checks/slots.toml` and the files "
    "beside it list the words of each.\n\n"
    "Suggestions may be wrong. On a complete form, where little else was found, only the three surest are made, style "
    "as one of them; the verdict counts the others, and `check --verbose` lists them. Warnings that rest on what two "
    "passages seem to be about, such as `figures-disagree`, are suggestions there.\n"
)


def page() -> str:
    """The text of the page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield _INTRODUCTION
    for category in Category:
        yield f"## {category}\n"
        for check in all_checks():
            if check.category == category:
                yield from _section(check)


def _section(check: Check) -> Iterator[str]:
    yield f"### `{check.name}`\n"
    yield f"{SEVERITY_LABELS[check.severity]}. {(check.rule.__doc__ or '').strip().splitlines()[0]}\n"
    yield f"Source: {check.source}\n"
    if check.has_second_rule:
        yield "It also suggests sentences that read like others with this fault.\n"
    for heading, examples in (("Finds", check.finds), ("Passes", check.passes)):
        shown = [text for example in examples if (text := _shown(example))]
        if shown:
            yield f"{heading}:\n"
            yield from (f"- {text}" for text in dict.fromkeys(shown[:_MOST_EXAMPLES]))
            yield ""


def _shown(example: Example) -> str:
    """An example on one line: each answer after what it answers; what has none, where that is all there is."""
    answered = {role: value for role, value in example.items() if value not in ("", [])}
    return (
        "; ".join(f"{role}: {_value(value)}" for role, value in (answered or example).items())
        or "a form without answers"
    )


def _value(value: object) -> str:
    if isinstance(value, date):
        return show_date(value)
    if isinstance(value, dict):
        return "; ".join(f"{key} {_value(each)}" for key, each in value.items()) or "one with every cell filled in"
    if isinstance(value, list):
        return ", ".join(_value(each) if isinstance(each, dict) else str(each) for each in value) or "none"
    return f"“{_one_line(value)}”" if value != "" else "no answer"


def _one_line(value: object) -> str:
    once = _REPEATED.sub(r"\1", " ".join(str(value).split()))
    return once.replace("|", "\\|").replace("<", "\\<")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
