"""Decides which actions cover which groups, and lists what no action covers: groups, and single promises.

The checks use `uncovered`. The panel of the action plan and the prompts offer what it lists (`offered_actions`).

Rests on the form's section 5: actions outline how the risks and concerns of section 4 will be mitigated.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from eia_tui.checks.carried_out import (
    Carried,
    are_of_something_else,
    carried_out,
    forgets_how_much,
    is_dropped,
    is_left_out,
    says_enough,
)
from eia_tui.checks.draft_memo import DraftMemo, memoised
from eia_tui.checks.facts import (
    Action,
    GroupAnswers,
    actions,
    group_answers,
    has_action_plan,
    policy_answers,
    policy_words,
    prose_answers,
)
from eia_tui.checks.methods.begins import LOOKS_BACK, looks_back
from eia_tui.checks.methods.conditions import depends_on_means, waits_for_means
from eia_tui.checks.methods.negation import accepts_effect
from eia_tui.checks.methods.new_measures import is_new_measure, is_offered, is_told_elsewhere
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import names_group
from eia_tui.checks.methods.promises import PROMISES, is_promised, promises_in
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.substance import (
    STEM,
    alike,
    is_measure,
    is_promise,
    is_real_concern,
    is_real_mitigation,
    stems,
)
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Group
from eia_tui.form.kinds import Rows
from eia_tui.form.values import Value

_FEWEST_OFTEN = 3
"""Groups: a stem in more of them, and in more than half, is common."""

_MOST_SHARED = 2
_OF_MANNER = LazyPattern(
    r"(?i)(?:says?|told|tell|thems|choos|chose|regul|alway|never|also|like|look|used|uses|date|last|same|offer|given|gives|wish|want|need|with|when|open)"
)
"""Stems that say how or for whom something is done, and not what."""
_LOOKS_BACK_OR_REPEATS = LazyPattern(
    r"(?i)\b(?:repeat\w*|survey\w*|compar\w*|re-?view\w*|monitor\w*|evaluat\w*|report\w*)\b"
)
_FEWEST_MEASURES, _FOLLOWED = 12, 0.42
"""The measures of a form, and the share of their words that actions repeat on average, where a plan follows them."""
_FEWEST_NOWHERE = 3
_FEWEST_ACTIONS, _FEWEST_NEW, _FEW_ANSWERS, _ROOT = 2, 3, 3, 4
"""The fewest actions of a plan that is compared, and the fewest telling words that a measure has and the plan lacks;
the most answers that may have a telling word; and the letters that two words share, as "widen" and "wider" do."""
_POSSESSIVE = LazyPattern(r"['’]s?(?=\s|$)")
_WRITES = LazyPattern(r"(?i)\b(?:writ(?:e|es|ing|ten) to|wrote to|letters?)\b")
_RINGS = LazyPattern(r"(?i)\b(?:rings?|ringing|rang|rung|(?:tele)?phone[sd]?|calls?|called|calling)\b")
_COMMON_ROOT = LazyPattern(r"(?i)(?:work|serv|comm|info|cont|mana|supp|offi|prov|part|pres|inte|cons)")
"""Beginnings that too many words share."""
_OF_TIME = LazyPattern(
    r"(?i)(?:befor|after|until|right|ends|start|first|each|every|from|time|peopl|year|month|week|day|hour|where|once|place|goes|made|"
    r"cost|reque|line|attend|keep|stay|near|three|four|asked|show|paid|pays|help|throu|anoth)"
)
"""Stems that say when or how much, and not what."""
_NONE_NEEDED = LazyPattern(r"(?i)\W*(?:none|nothing|no (?:\w+ )?(?:mitigation|action|measure)s?)\b")
_LEAVES_ALONE = LazyPattern(
    r"(?i)\b(?:will|would|shall|need) (?:not|never)\b|\bwon['’]t\b|\b(?:nobody|no[- ]one|none|neither)\b"
)
"""What is promised not to happen may need nobody to do anything."""
_GOES_ON = LazyPattern(
    r"(?i)\b(?:will|shall) (?:\w+ )?(?:still|continue|remain|stay|keep)\b|\bwill be (?:kept|retained)\b"
)
"""What goes on as it is may need nobody to do anything."""


class GroupToCover(NamedTuple):
    """A group with a real mitigation or concern, which an action must cover, or one promise of its mitigation."""

    group: Group
    address: str
    """The address of the mitigation, or of the concern if there is no real mitigation."""
    concern: str
    mitigation: str
    """Empty if there is no real mitigation."""
    promise: str = ""
    """The sentence of the mitigation that no action carries out, if actions cover the rest of it; else ""."""
    is_sure: bool = True
    """Whether something will be done, and no action can be meant, for none that is for the group has a word of it."""

    @property
    def action_text(self) -> str:
        """The text of an action that would cover it: the promise, the mitigation, or else the concern."""
        return self.promise or self.mitigation or self.concern


def is_for(action: Action, answers: GroupAnswers, draft: Draft) -> bool:
    """Whether an action is for a group: it names the group or, if it names none, is about the group or its answers."""
    text = action.text("action", "outcome")
    to_cover = _to_cover(answers)
    if action.groups:
        return answers.group.id in action.groups
    return (
        (to_cover is not None and quotes(text, to_cover.action_text))  # a text of one word is not `alike` to itself
        or names_group(answers.group, text)
        or alike(answers.text("mitigation", "concerns"), action.text("action"), common_stems(draft))
    )


@memoised
def common_stems(draft: Draft) -> frozenset[str]:
    """The stems of words that most groups' answers share, or that name the policy: they say little about an action."""
    texts = [answers.text("benefits", "concerns", "mitigation") for answers in group_answers(draft)]
    counted = Counter(stem for text in texts for stem in stems(text))
    often = max(_FEWEST_OFTEN, len(texts) // 2)
    named = {word[:STEM] for word in policy_words(draft)}
    return frozenset(named | {stem for stem, count in counted.items() if count > often})


def quotes(text: str, quoted: str) -> bool:
    """Whether a text has another text, as whole words."""
    return re.search(rf"(?<!\w){re.escape(quoted)}(?!\w)", text, re.IGNORECASE) is not None


def uncovered(draft: Draft) -> Iterator[GroupToCover]:
    """The groups with a real mitigation or concern that no action covers, in the form's order.

    An action covers a group if it is for it, and carries out its mitigation; one that says that it will not be done
    covers nothing. If there are actions, a group whose mitigation makes a promise that none of them carries out is
    among them too, with its first one. There are none if the form has no action plan. "None required" and "Awaiting
    results" are neither mitigation nor concern.
    """
    if not has_action_plan(draft):
        return
    memo = DraftMemo.of(draft)
    planned = [action for action in actions(memo) if not is_dropped(action)]
    for answers in group_answers(memo):
        group = _to_cover(answers)
        if group and not any(is_for(each, answers, memo) and _carries_out(each, group, memo) for each in planned):
            yield group
        elif planned and (promise := _unplanned_promise(memo, answers)):
            yield promise


def least_planned(draft: Draft) -> GroupToCover | None:
    """The one measure of a form whose telling words are in no action; None if there is none.

    A word tells something if few answers have it. Of several measures it is the one with the most such words: a plan
    that carries it out would have one of them.
    """
    if not has_action_plan(draft) or len(actions(draft)) < _FEWEST_ACTIONS:
        return None
    found: list[tuple[int, GroupToCover]] = []
    planned_texts = [action.text("action", "outcome") for action in actions(draft)]
    proposed = [answer.text for answer in policy_answers(draft)[:1]]  # what the proposal itself has is done with it
    roots = {stem[:_ROOT] for text in planned_texts for stem in stems(_plain(text))}
    of_proposal = {stem[:_ROOT] for text in proposed for stem in stems(_plain(text))}
    for answers in group_answers(draft):
        said = sentences(answers.text("mitigation"))
        for sentence in said:
            if len(said) == 1 and not PROMISES.search(sentence.text):
                continue  # one line that says what there is need not be planned
            own = {
                stem
                for stem in stems(_plain(sentence.text)) - common_stems(draft)
                if not _OF_MANNER.match(stem) and not _OF_TIME.match(stem)
            }
            telling = {stem for stem in own if _answers_with(draft)[stem] <= _FEW_ANSWERS}
            planned = {stem for stem in own if stem[:_ROOT] in roots and not _COMMON_ROOT.match(stem)}
            telling = {stem for stem in telling if stem[:_ROOT] not in of_proposal}
            lead = len(telling) - len(planned)
            fewest = _FEWEST_NEW - (PROMISES.search(sentence.text) is not None)
            is_new = not planned & telling and not _is_meant(draft, answers, sentence.text, enough=_MOST_SHARED)
            if lead >= fewest and is_new and is_offered(sentence.text):
                concern, mitigation = answers.text("concerns"), answers.text("mitigation")
                promise = GroupToCover(
                    answers.group, answers.address("mitigation"), concern, mitigation, promise=sentence.text
                )
                found.append((lead, promise))
    return max(found, key=lambda each: each[0])[1] if found else None


def _plain(text: str) -> str:
    """A text in which "the partner's" is "the partner", and writing is a letter and ringing a call."""
    return _WRITES.sub("letter", _RINGS.sub("call", _POSSESSIVE.sub(" ", text)))


@memoised
def _answers_with(draft: Draft) -> Counter[str]:
    """In how many answers each stem is."""
    return Counter(stem for answer in prose_answers(draft) for stem in stems(answer.text))


def _unplanned_promise(draft: Draft, answers: GroupAnswers) -> GroupToCover | None:
    """The first promise of a mitigation that no action of the plan carries out, one that is sure before any other."""
    mitigation = answers.text("mitigation")
    if not is_real_concern(answers.text("concerns")) and _NONE_NEEDED.match(mitigation):
        return None
    if not is_real_mitigation(mitigation):
        return None  # `no-mitigation` tells that
    said = [sentence.text for sentence in sentences(mitigation)]
    found = [each for sentence in said for each in _unplanned_parts(draft, answers, sentence, said)]
    is_concerned = is_real_concern(answers.text("concerns"))
    if not found and is_concerned and are_of_something_else(draft, answers, said, actions(draft)):
        found = [(each, False) for each in said if is_new_measure(each) and is_offered(each)]
    if not found:
        return None
    promise, is_sure = next((each for each in found if each[1]), found[0])
    concern, address = answers.text("concerns"), answers.address("mitigation")
    return GroupToCover(answers.group, address, concern, mitigation, promise, is_sure)


def _unplanned_parts(
    draft: Draft, answers: GroupAnswers, sentence: str, said: Sequence[str]
) -> Iterator[tuple[str, bool]]:
    """What a sentence promises that no action carries out, all of it or a part, each with whether that is sure.

    A part has lost the words that tie it to the rest, and is told only if no action has any of its words.
    """
    if is_told_elsewhere(sentence) or accepts_effect(sentence):
        return
    if depends_on_means(sentence) or waits_for_means(sentence):
        return  # `hedged-action` tells that
    planned, group = actions(draft), answers.group.id
    carried = carried_out(draft, group, sentence, planned, beside=[other for other in said if other != sentence])
    if is_promised(sentence) and is_measure(sentence):
        is_sure = not _LEAVES_ALONE.search(sentence) and not _GOES_ON.search(sentence)
        if carried < Carried.YES:
            if says_enough(draft, sentence):
                yield sentence, carried == Carried.NO and is_sure
            return
        for part in promises_in(sentence):
            if says_enough(draft, part) and carried_out(draft, group, part, planned) == Carried.NO:
                yield part, is_sure
    elif is_new_measure(sentence):
        is_nowhere = carried == Carried.NO and _plan_follows_mitigations(draft)
        forgets = is_left_out if is_offered(sentence) else forgets_how_much
        if (is_nowhere and _is_nowhere_planned(draft, answers, sentence)) or (
            carried < Carried.YES and forgets(draft, group, sentence, said, planned)
        ):
            yield sentence, False


@lru_cache(maxsize=1024)
def _roots(text: str) -> frozenset[str]:
    """The beginnings of the words of substance of a text, by which "taxi" and "taxis" are the same."""
    return frozenset(
        stem[:_ROOT] for stem in stems(_plain(text)) if not _COMMON_ROOT.match(stem) and not _OF_TIME.match(stem)
    )


def _is_meant(draft: Draft, answers: GroupAnswers, sentence: str, enough: int = 99) -> bool:
    """Whether an action for a group has a word of a promise that few other answers have: "taxis" for "a taxi".

    `enough` is how many words are enough that other answers have as well.
    """
    every = _roots(sentence)
    own = stems(_plain(sentence)) - common_stems(draft)
    telling = {stem[:_ROOT] for stem in own if _answers_with(draft)[stem] <= _FEW_ANSWERS and not _OF_TIME.match(stem)}
    telling = {root for root in telling if not _COMMON_ROOT.match(root)}
    return any(
        telling & (planned := _roots(action.text("action", "outcome"))) or len(every & planned) >= enough
        for action in actions(draft)
        if answers.group.id in action.groups and not looks_back(action.text("action"))
    )


@memoised
def _plan_follows_mitigations(draft: Draft) -> bool:
    """Whether the action plan repeats what the mitigations promise: a promise without any of its words is missing."""
    planned = [stems(action.text("action", "outcome")) for action in actions(draft)]
    promised = [
        stems(sentence.text)
        for answers in group_answers(draft)
        for sentence in sentences(answers.text("mitigation"))
        if is_measure(sentence.text) and is_promise(sentence.text)
    ]
    shares = [max((len(own & each) for each in planned), default=0) / max(1, len(own)) for own in promised]
    return len(shares) >= _FEWEST_MEASURES and sum(shares) >= _FOLLOWED * len(shares)


def _is_nowhere_planned(draft: Draft, answers: GroupAnswers, sentence: str) -> bool:
    """Whether a measure is new, and no action has any of its words of substance: "lights in the car park renewed".

    Words that most answers have count only where an action for the same group has them.
    """
    every = stems(sentence)
    own = {stem for stem in every - common_stems(draft) if not _OF_MANNER.match(stem)}
    planned = [(action, stems(action.text("action", "outcome"))) for action in actions(draft)]
    if len(own) < _FEWEST_NOWHERE or any((every - common_stems(draft)) & words for _, words in planned):
        return False
    return not any(
        every & words
        for action, words in planned
        if answers.group.id in action.groups and not _LOOKS_BACK_OR_REPEATS.search(action.text("action"))
    )


def _carries_out(action: Action, group: GroupToCover, draft: Draft) -> bool:
    """Whether an action does something for a group: one that only looks back does not do what is promised."""
    text = action.text("action")
    return (
        not group.mitigation
        or not looks_back(text)
        or LOOKS_BACK.search(group.mitigation) is not None
        or alike(group.mitigation, action.text("action", "outcome"), common_stems(draft))
    )


def _to_cover(answers: GroupAnswers) -> GroupToCover | None:
    """What an action must cover; None if there is neither a real mitigation nor a real concern.

    A mitigation that only describes what is there already needs no action.
    """
    concern, mitigation = answers.text("concerns"), answers.text("mitigation")
    if is_real_mitigation(mitigation):
        if not is_promise(mitigation) or (not is_real_concern(concern) and _NONE_NEEDED.match(mitigation)):
            return None
        return GroupToCover(
            answers.group, answers.address("mitigation"), concern, mitigation, is_sure=not _denies_concern(concern)
        )
    if is_real_concern(concern):
        return GroupToCover(answers.group, answers.address("concerns"), concern, "")
    return None


def _denies_concern(concern: str) -> bool:
    """Whether an answer is given, and says that there is no concern: what helps the group may then be there already."""
    return bool(concern) and not is_real_concern(concern)


def as_action(draft: Draft, group: GroupToCover) -> tuple[str, Mapping[str, Value]] | None:
    """The address of the form's action plan, and a new row that covers the group; None if the form has no plan."""
    for asked in draft.form.with_role("actions"):
        if isinstance(asked.question, Rows):
            columns = {column.role: column.id for column in asked.question.columns}
            row: dict[str, Value] = {}
            if "action" in columns:
                row[columns["action"]] = group.action_text
            if "groups" in columns:
                row[columns["groups"]] = [group.group.id]
            return asked.address, row
    return None
