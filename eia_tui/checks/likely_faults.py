"""Suggests what sentences may be at fault: the second rule of many checks.

They are like others that were at fault, or of a kind in templates/checks/slots.toml.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple, TypeAlias

from eia_tui.checks.draft_memo import memoised
from eia_tui.checks.facts import (
    TextAnswer,
    actions,
    answers_with_role,
    group_answers,
    policy_answers,
)
from eia_tui.checks.methods.declining import spares_people
from eia_tui.checks.methods.elsewhere import counts_own_people
from eia_tui.checks.methods.likeness import likeness
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import names_people
from eia_tui.checks.methods.phrases import is_about, phrases
from eia_tui.checks.methods.sentences import Sentence, sentences
from eia_tui.checks.methods.settled import is_still_open
from eia_tui.checks.methods.slots import first_that_says
from eia_tui.checks.methods.substance import is_real_concern
from eia_tui.checks.methods.work_changes import KINDS
from eia_tui.checks.registry import suggest
from eia_tui.checks.staffing import is_of_employment, looked_at_staff, speaks_of, speaks_of_work
from eia_tui.draft.draft import Draft
from eia_tui.evidence.writing import without_figures
from eia_tui.form.dates import MONTHS
from eia_tui.form.kinds import Role
from eia_tui.system.text import shortened

Named: TypeAlias = tuple[str, TextAnswer]
"""An answer, and what a message about it begins with: its group or its action."""
Answers: TypeAlias = Callable[[Draft], Iterable[Named]]


def _policy(draft: Draft) -> Iterator[Named]:
    return (("", answer) for answer in policy_answers(draft))


def _policy_that_forgets_staff(draft: Draft) -> Iterable[Named]:
    rows = [group.text("benefits", "concerns", "mitigation", "reason") for group in group_answers(draft)]
    return () if any(phrases("staff").search(row) for row in rows) else _policy(draft)


def _policy_that_forgets_work(draft: Draft) -> Iterable[Named]:
    groups = group_answers(draft)
    speaks = any(speaks_of_work(each) or any(speaks_of(kind, each) for kind in KINDS) for each in groups)
    planned = any(is_of_employment(action.text("action", "outcome")) for action in actions(draft))
    return () if speaks or planned or looked_at_staff(draft) else _policy(draft)


def _with_role(*roles: Role) -> Answers:
    return lambda draft: (("", answer) for answer in answers_with_role(draft, *roles))


def _in_columns(*roles: Role, about: str = "") -> Answers:
    """The answers with these roles about each group, or about one; measures only where there is a concern."""

    def answers(draft: Draft) -> Iterator[Named]:
        for group in group_answers(draft):
            for role in roles if not about or is_about(about, group.group) else ():
                if role in group.answers and (role != "mitigation" or is_real_concern(group.text("concerns"))):
                    yield f"{group.name}: ", group.answers[role]

    return answers


def _in_actions(role: Role) -> Answers:
    return lambda draft: (
        (f"Action {action.number}: ", action.cells[role]) for action in actions(draft) if role in action.cells
    )


def _together(*several: Answers) -> Answers:
    return lambda draft: (answer for answers in several for answer in answers(draft))


_MET = LazyPattern(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b[^.;]*:")
"""Whom the council met on a day, after which comes what they said."""


class _Likely(NamedTuple):
    """A kind of fault, by the name of its check: where it is looked for, and what the officer reads."""

    check: str
    answers: Answers
    problem: str
    advice: str
    is_possible: Callable[[str], bool] = bool
    """Whether a sentence can have this fault at all."""
    said: tuple[str, ...] = ()
    """The kinds of sentences in slots.toml that have this fault, whatever they are like."""
    said_in: Answers | None = None
    """Where these are looked for, if in other answers."""
    is_learnt: bool = True
    """Whether it is also known from passages what sentences with this fault are like."""
    not_under: str = ""
    """A word of a heading, under which a sentence is about something else."""

    excused_by: Callable[[str], bool] | None = None
    """Whether the sentence before it on its line shows that one has no fault."""

    def may_be_at(self, sentence: Sentence, before: str) -> bool:
        """Whether a sentence can have this fault where it stands, after the one before it on its line."""
        is_under = self.not_under and self.not_under in sentence.lead.casefold()
        is_excused = self.excused_by is not None and self.excused_by(before)
        return self.is_possible(sentence.text) and not is_under and not is_excused


def _is_of_no_couple(sentence: str) -> bool:
    return not phrases("of_marriage").search(sentence)


_IS = re.compile(r"(?i)\b(?:is|are|be|been|being|was|were|has|have)\b")
_WORDS_OF_SUBJECT = 4


def _says_what_people_do(outcome: str) -> bool:
    """Whether an outcome begins with people, and says what they do: "care leavers park without a fine"."""
    return names_people(" ".join(outcome.split()[:_WORDS_OF_SUBJECT])) and not _IS.search(outcome)


_KINDS = (
    _Likely(
        "decided-already", _together(_policy, _with_role("evidence", "engagement")),
        "reads as if the decision came before this assessment",
        "Say what is still open, and that those who decide will have this form in front of them",
        lambda sentence: not is_still_open(sentence),
        said=("voted-for",), said_in=_policy,
    ),
    _Likely(
        "alternatives", _policy,
        "reads as if nothing else was looked at",
        "Name the other options, and why you chose this one",
        not_under="duty",
    ),
    _Likely(
        "staff", _policy_that_forgets_staff,
        "may change the work of staff, but no group's answers say what that means for them",
        "Say which staff are affected, by group, and what you will do",
        said=("changes-work",), said_in=_policy_that_forgets_work,
    ),
    _Likely(
        "wrong-law",
        _together(_policy, _with_role("evidence", "engagement"), _in_columns("concerns", "mitigation", "reason")),
        "may not be what the law says",
        "Check it against section 149 of the Equality Act, or with your legal team, or take it out",
    ),
    _Likely(
        "no-source", _with_role("evidence"),
        "does not say where it is from",
        "Give the source and the year, or say who counted it and when",
    ),
    _Likely(
        "no-basis", _together(_with_role("evidence", "engagement"), _in_columns("concerns", "reason")),
        "reads as what somebody believes",
        "Say what you counted or who told you, or how you will find out",
        excused_by=lambda before: _MET.search(before) is not None,
    ),
    _Likely(
        "awaiting", _with_role("evidence", "engagement"),
        "reads as if something is still to come",
        "Write what you know now, and say who will add the rest and by when",
    ),
    _Likely(
        "borrowed-evidence", _with_role("evidence"),
        "is about people elsewhere",
        "Say why it is true for those whom this concerns, or use figures of your own",
        lambda sentence: not counts_own_people(sentence), excused_by=counts_own_people,
    ),
    _Likely(
        "nobody-asked", _with_role("engagement"),
        "does not say that those whom it affects were asked",
        "Say how you asked them and what they said, or why not and how you know what they think",
        names_people,
    ),
    _Likely(
        "refused", _in_columns("mitigation"),
        "may leave a concern unanswered",
        "Say why the aim of the change justifies that, and what else you looked at",
        lambda sentence: not spares_people(sentence),
        said=("help-declined", "declines-help", "no-help"),
    ),
    _Likely(
        "hedged-action", _together(_in_columns("mitigation"), _in_actions("action")),
        "promises nothing that people can rely on",
        "Say what will be done, by whom and by when",
        said=("only-thinks",), said_in=_in_actions("action"),
    ),
    _Likely(
        "only-information", _in_columns("mitigation"),
        "tells people about the change, and may not lessen what you are concerned about",
        "Say what will be done about the concern itself",
    ),
    _Likely(
        "marriage", _in_columns("benefits", "concerns", "reason", about="marriage"),
        "may not be about this characteristic, which is being married or in a civil partnership",
        "Move it to the group that it concerns",
        _is_of_no_couple,
    ),
    _Likely(
        "covenant", _in_columns("reason", "concerns", about="covenant"),
        "reads as if these families were not looked at",
        "Say what you checked, and with whom",
    ),
    _Likely(
        "outcome-is-action", _in_actions("outcome"),
        "may only say that it is done",
        "Say what will be different for people, and how you will see it",
        lambda outcome: not _says_what_people_do(outcome),
    ),
    _Likely(
        "asked-after-decision", _with_role("engagement"),
        "reads as if people were asked when it was decided",
        "Say what could still change because of what they said",
        said=("asked-afterwards",), is_learnt=False,
    ),
    _Likely(
        "late-action", _in_columns("mitigation"),
        "comes only when the change has been made",
        "Bring it forward, or say what protects people until then",
        said=("help-comes-after",), is_learnt=False,
    ),
    _Likely(
        "no-review", _together(_policy, _in_columns("mitigation"), _in_actions("action"), _in_actions("outcome")),
        "says that nobody will look again at what happens to people",
        "Say who will look at what, by group, and in which month",
        said=("never-again",), is_learnt=False,
    ),
)  # fmt: skip


@memoised
def _suggested(draft: Draft) -> Mapping[tuple[str, str], str]:
    """The words at fault, by the address of the answer and the kind of fault that they are most like."""
    asked: dict[tuple[str, str], dict[str, _Likely]] = {}
    for likely in (each for each in _KINDS if each.is_learnt):
        for _, answer in likely.answers(draft):
            asked.setdefault((answer.address, answer.text), {})[likely.check] = likely
    found: dict[tuple[str, str], str] = {}
    for (address, text), kinds in asked.items():
        read = sentences(without_figures(text))
        for previous, sentence in zip((None, *read), read, strict=False):
            every = likeness(sentence.text)
            before = previous.text if previous and previous.start == sentence.start else ""
            like = {kind: every[kind] for kind in every if kind in kinds and kinds[kind].may_be_at(sentence, before)}
            if like and not sentence.is_heading:
                found.setdefault((address, max(like, key=like.__getitem__)), sentence.text)
    return found


def _suggestions(likely: _Likely, draft: Draft) -> Iterator[tuple[str, str, str]]:
    said = list(_said(likely, draft))
    for about, answer, words in (*said, *_like(likely, draft, {answer.address for _, answer, _ in said})):
        quoted = shortened(words)
        yield answer.address, quoted, f"{about}“{quoted}” {likely.problem}. {likely.advice}."


def _said(likely: _Likely, draft: Draft) -> Iterator[tuple[str, TextAnswer, str]]:
    for about, answer in (likely.said_in or likely.answers)(draft) if likely.said else ():
        words = next(filter(None, (first_that_says(kind, answer.text) for kind in likely.said)), "")
        if words and likely.is_possible(words):
            yield about, answer, words


def _like(likely: _Likely, draft: Draft, said: Collection[str]) -> Iterator[tuple[str, TextAnswer, str]]:
    for about, answer in likely.answers(draft):
        if answer.address not in said and (words := _suggested(draft).get((answer.address, likely.check))):
            yield about, answer, words


for _likely in _KINDS:
    suggest(_likely.check, partial(_suggestions, _likely))
