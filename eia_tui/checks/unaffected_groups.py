"""Checks that each group that, according to the form, is not affected has a reason of its own."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from eia_tui.checks.facts import GroupAnswers, group_answers, policy_words
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.assuring import only_assures
from eia_tui.checks.methods.own_facts import says_what_is_done
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_about, names_of_groups
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.showing import reports_study
from eia_tui.checks.methods.substance import (
    begins_with_nothing,
    gives_reason,
    is_boilerplate,
    is_put_off,
    says_only_alike,
    stems,
    substance,
)
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Role
from eia_tui.system.text import listed, shortened

_SOURCE = (
    "The form, section 4: “If a group will not be affected by the proposal please state so.” The EHRC's research, "
    "which names the analysis of impact as a weakness of assessments; and R (Bridges) v South Wales Police [2020] EWCA "
    "Civ 1058, paragraphs 175 to 182: the courts look closely at a policy that looks neutral."
)
_GROUPS_WITH_SAME_ANSWER = 2
"""The number of groups from which the same answer is reported."""
_GROUPS_WITH_SAME_MITIGATION = 3
"""One measure may well answer the concerns of two groups."""
_WORDS_OF_REASON, _WORDS_ABOUT_MARRIAGE = 3, 2
"""The fewest words of substance in a reason; about marriage and civil partnership a short one is enough."""
_FEWEST_WORDS = 3
"""A shorter answer is not compared."""
_FEWEST_STEMS, _SHARE_IN_COMMON = 4, 0.55
"""The stems of two answers that are compared in other words, and the share in common from which one is a copy.

Of 64 assessments, no two answers that were written for their groups have more than 0.44.
"""
_SHARE_OF_SHORTER = 0.8
"""The share of the stems of the shorter answer from which it is a part of the longer one."""
_COMPARED_IN_OTHER_WORDS: tuple[Role, ...] = ("reason", "concerns")
_COPY_AND_PASTE = "Reviewers read that as copy and paste: say what is true for each"
_EFFECTS: tuple[Role, ...] = ("benefits", "concerns")
_WHAT_YOU_KNOW = "In a sentence or two, write who uses it, what you checked and whom you asked"
_HOW_TO_KNOW = "In a sentence or two, say how you know: who uses it, what you checked, whom you asked"
_BOTH_STATUSES = LazyPattern(
    r"(?i)\b(?:spouses?|married|husbands?|wi(?:fe|ves)|marriages?)\b[^.;]{0,60}\bcivil partner\w*|"
    r"\bcivil partner\w*[^.;]{0,60}\b(?:spouses?|married|"
    r"marriages?)\b|\bwhether [^.;]{0,30}\b(?:is|are) married\b|\bmarital status\b|"
    r"\b(?:legal )?status of (?:the |a )?(?:couples?|partners?|relationships?)\b|"
    r"\b(?:too young to|(?:legal |minimum )?age (?:for|of|to)) marr\w+|"
    r"\bmarried (?:or|and|from|nor) (?:not|other|others|single|unmarried|anyone|anybody|people who)\b"
)


@check("no-reason", severity="warn", category=Category.NEGATIVES, source=_SOURCE)
def no_reason(draft: Draft) -> Iterator[Problem]:
    """Groups that are not affected according to the form, without a reason."""
    known = policy_words(draft)
    for answers in group_answers(draft):
        if answers.effect == "not-affected":
            fewest = _WORDS_ABOUT_MARRIAGE if is_about("marriage", answers.group) else _WORDS_OF_REASON
            is_of_both = is_about("marriage", answers.group) and _BOTH_STATUSES.search(answers.text("reason"))
            if is_of_both and len(substance(answers.text("reason"))) >= _WORDS_ABOUT_MARRIAGE:
                continue  # that spouses and civil partners are treated alike is what matters
            reason = answers.text("reason").strip()
            is_study = reports_study(reason) and not all(only_assures(each.text) for each in sentences(reason))
            if not is_study and not gives_reason(reason, known, fewest):
                alike_only = [each.text for each in sentences(reason) if says_only_alike(each.text)]
                message, advice = "you say this group will not be affected, but not why", _HOW_TO_KNOW
                if alike_only:
                    message = f"“{shortened(alike_only[-1])}” is no reason: what is the same for all can still be "
                    message += "harder for this group"
                elif reason:
                    message, advice = f"your reason (“{shortened(reason)}”) does not say how you know", _WHAT_YOU_KNOW
                address, message = answers.address("reason"), f"{answers.name}: {message}. {advice}."
                is_doubtful = says_what_is_done(reason) and gives_reason(reason, known, fewest - 1)
                yield Guess(address, message) if is_doubtful else (address, message)
            continue
        effects = [role for role in _EFFECTS if answers.text(role)]
        if effects and answers.effect == "affected" and all(_is_one_word(answers.text(role)) for role in effects):
            quoted = listed([f"“{shortened(answers.text(role))}”" for role in effects])
            message = f"you write only {quoted}. Say who gains or loses what, and how you know"
            yield answers.address(effects[-1]), f"{answers.name}: {message}."
            continue
        others = [text for role in ("mitigation", "plan") if (text := answers.text(role))]
        if effects and all(map(is_boilerplate, [*map(answers.text, effects), *others])):
            quoted = shortened(answers.text(effects[0]))
            message = f"you say “{quoted}”, but not why. {_HOW_TO_KNOW}"
            yield answers.address(effects[0]), f"{answers.name}: {message}."


def _is_one_word(text: str) -> bool:
    """Whether a benefit or concern is a word or two that name nobody and nothing: "Yes", "Bad", "x"."""
    words = text.split()
    return (
        len(words) <= _TOO_SHORT and not begins_with_nothing(text) and not is_put_off(text) and not _NAMES.search(text)
    )


_TOO_SHORT = 1
_NAMES = LazyPattern(r"\w{6,}|\d")
"""A longer word may name what happens: "Loneliness", "Stairs."."""


@check("same-reason", severity="warn", category=Category.NEGATIVES, source=_SOURCE)
def same_reason(draft: Draft) -> Iterator[Problem]:
    """The same answer for two or more groups, in the same words but for the group's name, or in other words."""
    same: dict[tuple[Role, tuple[str, ...]], list[GroupAnswers]] = {}
    names = names_of_groups(draft.form.groups)
    for answers in group_answers(draft):
        for role in ("reason", *_EFFECTS, "mitigation"):
            text = answers.text(role)
            words = _without_groups(text, names)
            says_none = answers.effect == "affected" and is_boilerplate(text)
            if len(text.split()) >= _FEWEST_WORDS and words and not is_put_off(text) and not says_none:
                same.setdefault((role, words), []).append(answers)
    for (role, _), alike_answers in same.items():
        text = alike_answers[0].text(role)
        fewest = (
            _GROUPS_WITH_SAME_MITIGATION if role == "mitigation" or is_boilerplate(text) else _GROUPS_WITH_SAME_ANSWER
        )
        if len(alike_answers) >= fewest:
            groups = [answers.name for answers in alike_answers]
            what = "reason" if role == "reason" else "answer"
            message = f"You give the same {what} for {listed(groups)} (“{shortened(text)}”)"
            yield alike_answers[-1].address(role), f"{message}. {_COPY_AND_PASTE}."
    reworded = {(role, other.address(role)): (role, one, other) for role, one, other in _reworded(draft)}
    for role, one, other in reworded.values():
        message = (
            f"You give {one.name} and {other.name} the same answer in other words (“{shortened(other.text(role))}”)"
        )
        yield other.address(role), f"{message}. {_COPY_AND_PASTE}."


def _reworded(draft: Draft) -> Iterator[tuple[Role, GroupAnswers, GroupAnswers]]:
    """The reasons or concerns of two groups that have nearly the same words of substance, in whatever order."""
    names = names_of_groups(draft.form.groups)
    for role in _COMPARED_IN_OTHER_WORDS:
        texts = [(answers, _stems_without_groups(answers.text(role), names)) for answers in group_answers(draft)]
        for (one, here), (other, there) in combinations(texts, 2):
            shared, shorter = len(here & there), min(len(here), len(there))
            is_copy = shared >= _SHARE_IN_COMMON * len(here | there)
            is_part = shared > _FEWEST_STEMS and shared >= _SHARE_OF_SHORTER * shorter
            if (
                shorter >= _FEWEST_STEMS
                and (is_copy or is_part)
                and _without_groups(one.text(role), names) != _without_groups(other.text(role), names)
            ):
                yield role, one, other


@lru_cache(maxsize=1024)
def _stems_without_groups(text: str, names: str) -> frozenset[str]:
    """The stems of an answer, without those of words for a group."""
    return frozenset(stems(re.sub(names, " ", text, flags=re.IGNORECASE)))


@lru_cache(maxsize=1024)
def _without_groups(text: str, names: str) -> tuple[str, ...]:
    """The words of an answer, without any word for a group: what is left is the same if only the group differs."""
    rest = re.sub(names, " ", text, flags=re.IGNORECASE)
    specific = tuple(word.casefold() for word in substance(rest))
    return specific if len(specific) >= _FEWEST_WORDS else tuple(re.findall(r"\w+", rest.casefold()))
