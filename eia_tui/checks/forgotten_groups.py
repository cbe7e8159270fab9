"""Finds groups of whom the proposal or the evidence speaks, and their own answers do not."""

import re
from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.facts import GroupAnswers, answers_with_role, evidence_answers, group_answers, policy_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.features import features_of, speaks_of
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_about
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

_SHARE_OF_ONE = re.compile(
    r"(?i)\b(?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|per cent)\s+of\s+(?:the\s+)?(?P<who>women|men|girls|boys)\b"
)
_WORDS = {"women": r"women|woman|girls?|females?|mothers?", "men": r"men|man|boys?|males?|fathers?"}
_SAME = {"girls": "women", "boys": "men"}
_DIFFERENCE = 5
"""Percentage points by which one share is larger than the other."""
_WORSE_OFF = LazyPattern(
    r"(?i)\b(?:do not|don['’]t|no longer|cannot|stop(?:ped|s)?|gave up|give up|unsafe|uneasy|afraid|fear\w*|worr\w+|"
    r"avoid\w*|"
    r"not (?:feel|go|use|come|able)|never|lose|lost|harder|unable)\b"
)


@check(
    "forgotten-group",
    severity="advice",
    category=Category.NEGATIVES,
    source="Equality Act 2010, section 149: due regard to what the evidence shows. Domain knowledge: House view.",
)
def forgotten_group(draft: Draft) -> Iterator[Problem]:
    """A group that is not mentioned, although the proposal concerns it or the evidence shows it worse off."""
    proposal = [answer.text for answer in (*answers_with_role(draft, "name"), *policy_answers(draft)[:1])]
    brought = [each for text in proposal for each in features_of(text)]
    for answers in group_answers(draft):
        own = answers.text("concerns", "mitigation", "reason", "plan")
        if not own:
            continue
        row = answers.text("benefits", "concerns", "mitigation", "reason", "plan")
        for feature, words in brought:
            if feature.group == answers.group.id and not speaks_of(feature, row):
                message = (
                    f"the proposal brings {feature.brings} (“{shortened(words)}”), and you say nothing of "
                    f"{feature.of} here"
                )
                yield (
                    answers.address("concerns", "reason"),
                    f"{answers.name}: {message}. Say what it means for them, or how you know that it changes nothing.",
                )
                break
        else:
            yield from _worse_off(draft, answers)


def _worse_off(draft: Draft, answers: GroupAnswers) -> Iterator[Problem]:
    """Women or men of whom the evidence shows that more are worse off, and whom the row for sex does not mention."""
    if not is_about("sex_figures", answers.group):
        return
    own = answers.text("concerns", "reason", "plan")
    for answer in evidence_answers(draft):
        for who, words in _more_of_one(answer.text):
            if not re.search(rf"(?i)\b(?:{_WORDS[who]})\b", own):
                message = f"section 3 says “{shortened(words)}”, but you do not mention {who} here"
                yield (
                    answers.address("concerns", "reason"),
                    f"{answers.name}: {message}. Say what it means for them, and what you will do.",
                )
                return


@lru_cache(maxsize=256)
def _more_of_one(text: str) -> tuple[tuple[str, str], ...]:
    """Who is worse off by two shares of one sentence, women or men, each with the sentence."""
    found = []
    for sentence in sentences(text):
        shares = {
            _SAME.get(each["who"].lower(), each["who"].lower()): float(each["percent"])
            for each in _SHARE_OF_ONE.finditer(sentence.text)
        }
        if len(shares) == 2 and _WORSE_OFF.search(sentence.text):
            who = max(shares, key=lambda each: shares[each])
            if max(shares.values()) - min(shares.values()) >= _DIFFERENCE:
                found.append((who, sentence.text))
    return tuple(found)
