"""Finds answers that say of the same thing that it begins, ends or moves, and name different months."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from eia_tui.checks.action_dates import first_days
from eia_tui.checks.facts import answers_with_role, group_answers, policy_answers, prose_answers, question_name
from eia_tui.checks.methods.events import Event, events, events_disagree, months_of, words_of
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.when import completion_date, no_such_day
from eia_tui.checks.registry import Problem
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import MONTHS
from eia_tui.form.kinds import Role
from eia_tui.system.text import shortened

_OF_GROUPS: tuple[Role, ...] = ("benefits", "concerns", "mitigation", "reason")
_CORRECT = "Correct whichever is wrong"


def events_in_other_months(draft: Draft) -> Iterator[Problem]:
    """Two answers that differ, or one that differs from the days on which the proposal begins; the first of them."""
    done = completion_date(draft)
    if done is None:
        return
    later = [(answer, each) for answer in prose_answers(draft) for each in events(answer.text) if each.day > done]
    for (one, here), (other, there) in combinations(later, 2):
        if (
            one is not other
            and events_disagree(here, there)
            and here.month not in {each.month for each in events(other.text)}
            and here.words not in other.text
        ):
            yield other.address, f"{_says(there)}, and {question_name(draft, one.address)} {here.words}. {_CORRECT}."
            return
    yield from _of_groups(draft)


def _of_groups(draft: Draft) -> Iterator[Problem]:
    """An answer about a group which says that what is proposed begins or ends in a month not named there."""
    days, done = first_days(draft), completion_date(draft)
    about = (*answers_with_role(draft, "name"), *policy_answers(draft)[:1])
    ours = words_of(" ".join(answer.text for answer in about))
    months = {month for answer in policy_answers(draft) for month in months_of(answer.text)}
    for answers in group_answers(draft) if days and done else ():
        for role in _OF_GROUPS:
            for event in events(answers.text(role)):
                if done and event.day > done and event.month not in months and event.what and event.what <= ours:
                    message = f"{_says(event)}, and the proposal {days[0][1]}. {_CORRECT}."
                    yield answers.address(role), f"{answers.name}: {message}"
                    return


def _says(event: Event) -> str:
    return f"“{shortened(event.sentence)}” says {event.words}"


_A_DAY = LazyPattern(rf"(?i)\b(?:29|30|31)(?:st|th)?\s+(?:of\s+)?(?:{'|'.join(MONTHS)})(?:\s+20\d\d)\b")


def no_such_days(draft: Draft) -> Iterator[Problem]:
    """A day that no calendar has, such as 31 September 2026."""
    for answer in prose_answers(draft):
        for words, wrong in _wrong_days(answer.text):
            name = question_name(draft, answer.address)
            yield answer.address, f"{name} has a date that does not exist (“{words}”): {wrong}. Correct it."


@lru_cache(maxsize=1024)
def _wrong_days(text: str) -> tuple[tuple[str, str], ...]:
    """The days of a text that do not exist, each with what is wrong."""
    found = (each.group() for each in _A_DAY.finditer(text))
    return tuple((words, wrong) for words in found if (wrong := no_such_day(words)))
