"""Registers the checks: each has a name, a severity, a category and the source of its rule."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from traceback import extract_tb
from typing import NamedTuple, TypeAlias

from eia_tui.checks.examples import Example, Examples, all_examples
from eia_tui.checks.finding import SEVERITIES, Category, Finding, Severity
from eia_tui.checks.law_sources import with_addresses
from eia_tui.draft.draft import Draft

Problem: TypeAlias = tuple[str, str]
"""The address of an answer or a step, and the message about it."""


class Guess(NamedTuple):
    """A problem that only the wording of one sentence points to: a suggestion, whatever the severity of its check."""

    address: str
    message: str


Rule: TypeAlias = Callable[[Draft], Iterator[Problem]]
SecondRule: TypeAlias = Callable[[Draft], Iterator[tuple[str, str, str]]]
"""Gives addresses, the words of the answer as the message quotes them, and messages."""

_BOLD = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*|\b__(?=\w)|(?<=\w)__\b")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])")
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\([^()\s]+\)")
_BLOCKING = (
    "missing_form", "unanswered", "date_format", "incomplete_actions", "placeholders", "sign_off", "pictures",
)  # fmt: skip
"""Modules of checks that block, in the order of their findings."""
_REVIEW = (
    "waiting", "whole_documents", "unaffected_groups", "denied_evidence", "concerns", "other_remedies", "weak_promises",
    "conditions_of_help", "wrong_group", "unknowns", "still_to_come", "involvement", "consultation", "evidence",
    "figures", "arithmetic", "agreement", "contradictions", "relied_on", "charts", "unsupported_claims",
    "consultation_replies", "weak_evidence", "copied_text", "borrowed_evidence", "date_order", "already_decided",
    "forgotten_groups", "action_dates", "date_conflicts", "before_decision", "actions", "owners", "timescales", "aims",
    "staffing", "particular_groups", "contacts", "small_numbers", "personal_details", "likely_faults", "spelling",
    "plain_english",
)  # fmt: skip
"""Modules of checks that warn or advise, in the order of their findings.

They are imported only when they are run, because their phrases and word lists take time to read.
"""


_log = logging.getLogger(__name__)
_log.addHandler(logging.NullHandler())  # in the tests another one raises what is logged


class Check(NamedTuple):
    """A rule for a whole draft. Calling it gives the findings, in the form's order."""

    name: str
    """In kebab-case, as `check --json` prints it."""
    severity: Severity
    category: Category
    source: str
    """Where the rule comes from: a law, a judgment, the form's own wording, published guidance or our own view.

    Each law and judgment has its address, and the day it was read or "not confirmed".
    """
    rule: Rule

    @property
    def finds(self) -> tuple[Example, ...]:
        """Answers in which the check finds something."""
        return all_examples().get(self.name, Examples()).finds

    @property
    def passes(self) -> tuple[Example, ...]:
        """Answers that the check passes."""
        return all_examples().get(self.name, Examples()).passes

    @property
    def has_second_rule(self) -> bool:
        """Whether `suggestions` looks for more than the rule does."""
        return self.name in _second_rules

    def __call__(self, draft: Draft) -> Iterator[Finding]:
        """The findings in a draft. A mistake in a check is one of them: it must keep nobody from their draft."""
        try:
            for problem in self.rule(draft):
                address, message = problem
                severity = "advice" if isinstance(problem, Guess) else self.severity
                yield Finding(self.name, severity, address, _without_marks(message))
        except Exception as error:  # noqa: BLE001  nothing is hidden: it is a finding
            yield self._mistake(draft, error)

    def suggestions(self, draft: Draft, found: Sequence[Finding]) -> Iterator[Finding]:
        """What the check's second rule suggests, where it has found nothing itself and no other has found the words."""
        try:
            for address, words, message in _second_rules[self.name](draft) if self.has_second_rule else ():
                there = [each for each in found if each.address == address]
                if not any(each.check == self.name or words in each.message for each in there):
                    yield Finding(self.name, "advice", address, _without_marks(message))
        except Exception as error:  # noqa: BLE001  as above
            yield self._mistake(draft, error)

    def _mistake(self, draft: Draft, error: Exception) -> Finding:
        _log.error(self.name, exc_info=error)
        place = extract_tb(error.__traceback__)[-1]
        message = f"The check “{self.name}” stopped because of a mistake in the program ({type(error).__name__} in "
        message += f"{Path(place.filename).name}, line {place.lineno}). Your answers are safe. Please tell whoever "
        return Finding(self.name, "advice", next(iter(draft.form.questions)), f"{message}supports this program.")


def _without_marks(message: str) -> str:
    """A message with a capital, without the Markdown of what it quotes, which may be cut off inside a mark."""
    plain = _ITALIC.sub(r"\1", _BOLD.sub("", _LINK.sub(r"\1", message)))
    return f"{plain[:1].upper()}{plain[1:]}"


_registered: dict[str, Check] = {}
_second_rules: dict[str, SecondRule] = {}


def check(name: str, severity: Severity, category: Category, source: str) -> Callable[[Rule], Check]:
    """Decorator: registers a function from a draft to problems as a check. Raises `ValueError` for a name in use."""

    def register(rule: Rule) -> Check:
        if name in _registered:
            raise ValueError(f"there is a check called {name} already")
        _registered[name] = Check(name, severity, category, with_addresses(source), rule)
        return _registered[name]

    return register


def suggest(name: str, rule: SecondRule) -> None:
    """Gives a check a second rule, for answers in which its own finds nothing: what it finds is a suggestion.

    Raises `ValueError` if it has one already.
    """
    if name in _second_rules:
        raise ValueError(f"the check {name} has a second rule already")
    _second_rules[name] = rule


@cache
def blocking_checks() -> tuple[Check, ...]:
    """The checks of what must be fixed before the form is sent."""
    return _load(_BLOCKING)


@cache
def review_checks() -> tuple[Check, ...]:
    """The checks of what a reviewer may send back, and then those that only advise."""
    return tuple(sorted(_load(_REVIEW), key=lambda each: SEVERITIES.index(each.severity)))


def all_checks() -> tuple[Check, ...]:
    """Every check, in the order of their findings."""
    return blocking_checks() + review_checks()


def category_of(name: str) -> Category:
    """The category of a check; `Category.FORM` if its module is not imported or there is no such check."""
    registered = _registered.get(name)
    return registered.category if registered else Category.FORM


def _load(modules: tuple[str, ...]) -> tuple[Check, ...]:
    """The checks of these modules, in this order whatever was imported first, and then as they are defined."""
    names = [import_module(f"eia_tui.checks.{module}").__name__ for module in modules]
    return tuple(each for name in names for each in _registered.values() if each.rule.__module__ == name)
