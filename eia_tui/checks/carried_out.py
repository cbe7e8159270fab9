"""Decides whether an action of the plan carries out what is promised to a group, in whatever words.

A ticked action carries it out if it has one telling word of it or another for the same. One for other groups shares
words by chance, and has to have half of them.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from enum import IntEnum

from eia_tui.checks.draft_memo import memoised
from eia_tui.checks.facts import Action, GroupAnswers, policy_words, prose_answers
from eia_tui.checks.methods.begins import LOOKS_BACK, looks_back
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.same_deed import Likeness, likeness, root, roots, tells
from eia_tui.draft.draft import Draft

_OF_POLICY = 0.3
"""What a word of the policy's name counts; another counts 1 at most."""
_FEW_ANSWERS = 3
"""The most other answers that have a word which counts in full."""
_SAME, _PART_OF_IT = 0.6, 0.15
"""The weight and the share of a promise that an action for the group has at least, if it carries it out."""
_WHOLE_WORD = 0.95
"""The weight of a telling word that is enough alone, however long the promise is."""
_NEARLY_ALL = 0.6
"""The share of a short promise that is enough, whatever its weight."""
_ELSEWHERE, _HALF_OF_IT = 2, 0.5
"""The same for an action that is for other groups."""
_DOUBT, _DOUBT_ELSEWHERE, _THIRD_OF_IT = 0.35, 1.4, 0.3
"""What is less than this shows that no action means the promise."""
_TIMES_MORE = 2
"""How many times more of another promise an action has that is rather meant for that."""
_ENOUGH = 1.6
"""The weight of all words of a promise that is looked for in the plan."""
_FEWEST_ROOTS, _REPEATED = 4, 0.7
"""The words, and the share of its words, that an action has at least of a mitigation which it repeats."""
_NUMBER = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
_HOW_MUCH = LazyPattern(
    rf"(?i)\b(?:at least|no more than|not more than|up to|a minimum of|within {_NUMBER}|every (?:second|third|other|"
    rf"{_NUMBER})"
    rf"|{_NUMBER} (?:in|out of) (?:every )?{_NUMBER}|(?:once|twice|{_NUMBER} times?) (?:a|each|every) \w+|half (?:of|"
    rf"the))\b"
)
_FOR_WHOM = LazyPattern(
    r"(?i)\W*(?:any(?:one|body)|every(?:one|body)|each|all|those|people|whoever|no (?:one|\w+)|"
    r"(?:\w+ ){0,2}?(?:people|users|"
    r"residents|tenants|customers|parents|carers|families|members|children|learners|patients|passengers|visitors|"
    r"staff|women|"
    r"men|households|leavers))\b"
)
_IS_ALREADY = LazyPattern(
    r"(?i)\b(?:already|stays?|remains?|continues?|keeps?|kept|still|as now|today|unchanged|by law|may|can|was|were|"
    r"not)\b"
)
"""How much is promised, to whom, and what is so in any case."""
_BY_CHANCE = 0.45
"""The weight of the words that an action shares with answers about a group, below which it is about something else."""
_DROPPED = LazyPattern(
    r"(?i)^\W*(?:(?:now\s+|since\s+|later\s+)?(?:dropped|withdrawn|rejected|cancelled|abandoned|deleted|superseded)\b"
    r"(?=\W*(?:$|[:;,(–—-]))|(?:not|no\s+longer)\s+(?:\w+\s+)?(?:pursued|proceed\w*|taken\s+(?:forward|up)|"
    r"going\s+ahead|"
    r"progressed|supported|agreed|approved|funded|proposed|planned|needed|required|affordable|possible)\b|"
    r"decided?\s+(?:not\s+to|against)\b)"
    r"|(?:[(:;–—]|\s-)\s*(?:now\s+)?(?:dropped|withdrawn|rejected|cancelled|abandoned|not\s+(?:pursued|going\s+ahead|"
    r"taken\s+forward|proceeding|agreed|approved|funded))\b(?=\W*$|\s+(?:as|because|by|due|for|in|on|"
    r"after)\b[^.;]{0,40}$)"
)
"""An action that stands in the plan only to say that it will not be done."""


class Carried(IntEnum):
    """Whether an action of the plan carries out a promise."""

    NO = 0
    MAYBE = 1
    """An action has some of its words, and may mean it."""
    YES = 2


def is_dropped(action: Action) -> bool:
    """Whether an action says that it will not be done: "Not pursued: home visits (too costly)"."""
    return any(_DROPPED.search(action.text(role)) for role in ("action", "timescale"))


def says_enough(draft: Draft, promise: str) -> bool:
    """Whether a promise has so many telling words that an action which carries it out must have one of them."""
    weights = _weights(draft)
    return sum(weights.of(each) for each in roots(promise)) >= _ENOUGH


def carried_out(draft: Draft, group: str, promise: str, among: Sequence[Action], beside: Sequence[str] = ()) -> Carried:
    """Whether one of these actions carries out what is promised to the group with this id.

    `beside` are the other promises to the group: an action that is much more one of those means that one.
    """
    of = _weights(draft).of
    found = Carried.NO
    for action in among:
        text = action.text("action", "outcome")
        if is_dropped(action) or (looks_back(action.text("action")) and not LOOKS_BACK.search(promise)):
            continue
        like = likeness(promise, text, of)
        if group in action.groups or not action.groups:
            is_same = (
                like.word >= _WHOLE_WORD
                or (like.weight >= _SAME and like.share >= _PART_OF_IT)
                or like.share >= _NEARLY_ALL
            )
            is_doubtful = like.weight >= _DOUBT
        else:
            is_same = like.weight >= _ELSEWHERE and like.share >= _HALF_OF_IT
            is_doubtful = like.weight >= _DOUBT_ELSEWHERE and like.share >= _THIRD_OF_IT
        if is_same and not any(_is_rather(likeness(other, text, of), like) for other in beside):
            return Carried.YES
        if is_same or is_doubtful:
            found = Carried.MAYBE
    return found


def is_left_out(draft: Draft, group: str, promise: str, said: Sequence[str], among: Sequence[Action]) -> bool:
    """Whether an action for a group repeats all else that is said to lessen its concern, and none for it has this.

    `said` are all sentences of the mitigation, the promise among them.
    """
    own = [action for action in among if group in action.groups]
    mitigation, others = roots(" ".join(said)), [each for each in said if each != promise]
    repeating = [
        action
        for action in own
        if len(planned := roots(action.text("action"))) >= _FEWEST_ROOTS
        and len(planned & mitigation) >= _REPEATED * len(planned)
    ]
    return (
        bool(others and repeating)
        and says_enough(draft, promise)
        and not promise.startswith("(")
        and carried_out(draft, group, promise, own) == Carried.NO
        and all(carried_out(draft, group, each, repeating) == Carried.YES for each in others)
    )


def forgets_how_much(draft: Draft, group: str, promise: str, said: Sequence[str], among: Sequence[Action]) -> bool:
    """Whether people are promised so much of something that no action has, beside what actions do carry out for them.

    "Anyone over 60 has a visit at least every second month" is a rule that somebody has to write down. `said` are all
    sentences of the mitigation, the promise among them.
    """
    if not (_HOW_MUCH.search(promise) and _FOR_WHOM.match(promise)) or _IS_ALREADY.search(promise):
        return False
    own = [action for action in among if group in action.groups]
    others = [each for each in said if each != promise]
    return any(carried_out(draft, group, each, own) == Carried.YES for each in others) and (
        carried_out(draft, group, promise, among, others) == Carried.NO
    )


def are_of_something_else(draft: Draft, answers: GroupAnswers, said: Sequence[str], among: Sequence[Action]) -> bool:
    """Whether the actions for a group have hardly a word of its answers, and no action any of what is said to it.

    What is only there to look back at the effects does nothing of what is promised, and is left out.
    """
    group = answers.group.id
    own = [each for each in among if group in each.groups and not looks_back(each.text("action"))]
    every = answers.text("benefits", "concerns", "mitigation")
    of = _weights(draft).of
    return (
        bool(own)
        and all(likeness(every, each.text("action", "outcome"), of).weight < _BY_CHANCE for each in own)
        and all(carried_out(draft, group, each, among) == Carried.NO for each in said)
    )


def _is_rather(other: Likeness, like: Likeness) -> bool:
    """Whether an action has so much more of another promise that it has little of this one by chance."""
    return like.word < _WHOLE_WORD and like.weight < other.weight and like.share * _TIMES_MORE <= other.share


class _Weights:
    """What each root counts in a draft: less if most answers have it, or if it tells little."""

    def __init__(self, draft: Draft) -> None:
        self._answers = Counter(each for answer in prose_answers(draft) for each in roots(answer.text))
        self._of_policy = frozenset(map(root, policy_words(draft)))
        self._known: dict[str, float] = {}

    def of(self, each: str) -> float:
        """What a root counts, up to 1."""
        if each not in self._known:
            often = _FEW_ANSWERS / max(1, self._answers[each] - 1)
            self._known[each] = _OF_POLICY if each in self._of_policy else min(tells(each), often)
        return self._known[each]


def weight_of(draft: Draft) -> Callable[[str], float]:
    """What a root counts in a draft, up to 1."""
    return _weights(draft).of


@memoised
def _weights(draft: Draft) -> _Weights:
    return _Weights(draft)
