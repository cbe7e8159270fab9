"""Finds actions that nobody in particular is responsible for."""

import re
from collections.abc import Iterator

from eia_tui.checks.facts import actions, answers_with_role
from eia_tui.checks.finding import Category
from eia_tui.checks.incomplete_actions import about_action
from eia_tui.checks.methods.half_names import half_name, is_collective, is_name_left_out
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of
from eia_tui.checks.methods.who import is_one_person, owners_named
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

_WORDS_OF_TEAMS = 12
"""A longer answer about who took part says more than the name of a team."""
_ANYBODY = LazyPattern(r"(?i)\b(?:who(?:so)?ever|as available|any of)\b")
_MANY_OWNERS = 3
_NAME = LazyPattern(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3}")


@check(
    "team-owner",
    severity="warn",
    category=Category.MITIGATION,
    source="What equality leads send back: actions without an owner, a date or an outcome.",
)
def team_owner(draft: Draft) -> Iterator[Problem]:
    """A team, a board, a firm or nobody, where a person or a post should be responsible."""
    known = " ".join(answer.text for answer in answers_with_role(draft, "people"))
    for action in actions(draft):
        owner = action.text("responsible")
        if is_name_left_out(owner):
            continue
        if owner and not is_one_person(owner) and not _is_named(owner, known):
            address, message = about_action(action, "responsible", *_not_one_person(owner))
            yield Guess(address, message) if _is_plural_of_post(owner) else (address, message)
        elif _ANYBODY.search(owner) or owners_named(owner) >= _MANY_OWNERS:
            message, advice = (
                f"has several owners (“{shortened(owner, 40)}”)",
                "Name the one post that will answer for it",
            )
            yield Guess(*about_action(action, "responsible", message, advice))


def _not_one_person(owner: str) -> tuple[str, str]:
    """What is wrong with an owner, after "Action 1", and what to do."""
    if half := half_name(owner):
        return f"does not fully name its owner: {half.wrong}", half.advice
    return (
        f"belongs to “{shortened(owner, 40)}”, which {_names_nobody(owner)}",
        "Name the post that will answer for it, such as “Service Manager”",
    )


def _names_nobody(text: str) -> str:
    """Why an owner or author is nobody in particular."""
    return "is not one person" if is_collective(text) else "gives no post and no full name"


def _is_plural_of_post(owner: str) -> bool:
    """Whether an owner is a post in the plural, each of whom may well do it: "Team Leaders"."""
    words = owner.strip(" .").split()
    return bool(words) and words[-1].endswith("s") and is_one_of("post", words[-1][:-1].casefold())


def _is_named(owner: str, people: str) -> bool:
    """Whether an owner begins with the name of somebody who took part in the assessment, who has a role there."""
    found = _NAME.match(owner)
    if not found:
        return False
    return re.search(rf"(?m)(?:^|[;,]\s*|[-*•]\s+){re.escape(found.group())}\s*(?:,|[-–—(])", people) is not None


@check(
    "no-author",
    severity="warn",
    category=Category.FORM,
    source="The form, section 1: “Who has been involved in completing the Equality Impact Assessment?”",
)
def no_author(draft: Draft) -> Iterator[Problem]:
    """An answer about who completed the form that names only a team, or nobody by a post or a full name."""
    for answer in answers_with_role(draft, "people"):
        lines = [line for line in re.split(r"[\n;|]+", answer.text) if re.search(r"\w", line)]
        if not lines or len(answer.text.split()) > _WORDS_OF_TEAMS or is_name_left_out(answer.text):
            continue
        if not any(map(is_one_person, lines)):
            yield answer.address, _no_author(" and ".join(lines))


def _no_author(text: str) -> str:
    """What is wrong with an answer that names no author, and what to do."""
    if half := half_name(text):
        return f"{half.wrong}. {half.advice}, so that readers can tell who wrote this form."
    message = f"“{shortened(text)}” {_names_nobody(text)}, so readers cannot tell who wrote this form"
    return f"{message}. Name each person with their post."
