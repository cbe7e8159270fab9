"""Lists the actions that are offered for what no action covers: one for each line or list item of a mitigation."""

from collections.abc import Collection, Iterator

from eia_tui.checks.action_coverage import BY_NUMBER, GroupToCover, common_stems, quotes, uncovered
from eia_tui.checks.draft_memo import DraftMemo
from eia_tui.checks.facts import Action, GroupAnswers, actions, group_answers
from eia_tui.checks.methods.begins import looks_back
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.substance import begins_with_nothing, is_promise, is_real_mitigation, stems
from eia_tui.checks.methods.watching import LOOKS_AFTER
from eia_tui.draft.draft import Draft

_FEWEST_SHARED = 2
"""The fewest telling words that an action shares with what it carries out."""
_LEAST_OF_OWN, _LEAST_OF_OTHERS = 0.4, 0.75
"""The smallest share of those words: of an action that names the group, and of one that does not."""
_FEWEST_TO_KNOW = 4
"""The fewest telling words by which an action is known that was made from a measure and changed since."""
_SAYS_LITTLE = LazyPattern(
    r"(?i)\d|(?:janua|febru|march|april|june|july|augus|septe|octob|novem|decem|monda|tuesd|wedne|thurs|frida|satur|"
    r"sunda|month|week|year|befor|after|until|every|each|with|from|they|them|their|those|when)"
)
"""Stems that say when something is done, or for whom, and not what."""
_FINDS_OUT = LazyPattern(
    r"(?i)^\W*(?:(?:we|they|officers|staff) (?:will|shall) )?(?:(?:count|survey|measure|monitor|review|evaluat|"
    r"compar|track|record|log)(?!\w*-)\w*\b|(?:ask|find|check|see|note)\b[^.;]{0,60}\b(?:how|whether|what|who)\b)"
)
"""The beginning of an action that finds out how it goes, and carries out nothing."""


def offered_actions(draft: Draft) -> list[GroupToCover]:
    """What no action carries out, in the form's order: the measures of a mitigation each on its own.

    It is stricter than the checks, which only warn of what is surely missing. Once one of these is an action the
    others are still offered, although an action covers the group then.
    """
    memo = DraftMemo.of(draft)
    left = {each.group.id: each for each in uncovered(memo)}
    return [each for answers in group_answers(memo) for each in _offered(memo, answers, left.get(answers.group.id))]


def _offered(draft: Draft, answers: GroupAnswers, whole: GroupToCover | None) -> Iterator[GroupToCover]:
    mitigation = answers.text("mitigation")
    address, concern = answers.address("mitigation"), answers.text("concerns")
    parts = _measures(mitigation)
    made = {part for part in parts if _is_carried_out(draft, answers, part)}
    begun = any(_is_made_from(action, part) for action in actions(draft) for part in made)
    if len(parts) > 1 and (whole or begun):
        open_ = [GroupToCover(answers.group, address, concern, mitigation, each) for each in parts if each not in made]
        if open_ or whole is None:
            yield from open_
            return
    if whole:
        yield whole
    elif _is_left_to_others(draft, answers):
        yield GroupToCover(answers.group, address, concern, mitigation)


def _is_left_to_others(draft: Draft, answers: GroupAnswers) -> bool:
    """Whether a mitigation promises something, no action names its group, and none carries it out either."""
    mitigation = answers.text("mitigation")
    if begins_with_nothing(mitigation) or not is_real_mitigation(mitigation) or not is_promise(mitigation):
        return False
    named = any(answers.group.id in action.groups for action in actions(draft))
    return bool(actions(draft)) and not named and not _is_carried_out(draft, answers, mitigation)


def _is_made_from(action: Action, part: str) -> bool:
    """Whether an action was made from a part of a mitigation, and at most a word of it was changed since."""
    promised = _telling(part, ())
    return quotes(action.text("action"), part) or (
        len(promised) >= _FEWEST_TO_KNOW and len(promised - stems(action.text("action"))) <= 1
    )


def _is_carried_out(draft: Draft, answers: GroupAnswers, measure: str) -> bool:
    """Whether an action says a measure, or enough of its telling words, or the measure names its action by number."""
    return BY_NUMBER.search(measure) is not None or any(
        _carries_out(action, answers, measure, common_stems(draft)) for action in actions(draft)
    )


def _carries_out(action: Action, answers: GroupAnswers, measure: str, common: Collection[str]) -> bool:
    text = action.text("action")
    if quotes(text, measure):
        return True
    if _finds_out(text) and not _finds_out(measure):
        return False
    promised = _telling(measure, common)
    planned = _telling(action.text("action", "outcome"), common)
    shared = len(promised & planned)
    if answers.group.id in action.groups:
        return shared >= _FEWEST_SHARED and shared >= _LEAST_OF_OWN * min(len(promised), len(planned))
    return shared >= _FEWEST_SHARED and shared >= _LEAST_OF_OTHERS * len(promised)


def _telling(text: str, common: Collection[str]) -> set[str]:
    return {stem for stem in stems(text) if stem not in common and not _SAYS_LITTLE.match(stem)}


def _finds_out(text: str) -> bool:
    """Whether a text is about how the change goes, and not about what is done for people."""
    return looks_back(text) or LOOKS_AFTER.search(text) is not None or _FINDS_OUT.match(text) is not None


def _measures(mitigation: str) -> list[str]:
    """The lines and list items of a mitigation that promise something, as plain text."""
    if "\n" not in mitigation.strip():
        return []
    from eia_tui.prose.blocks import line_text, lines
    from eia_tui.prose.markdown import read_prose  # its library does not hold up the start

    texts = [text for line in lines(read_prose(mitigation)) for text in _unwrapped(line_text(line, "\n"))]
    return [each for each in dict.fromkeys(texts) if is_real_mitigation(each) and is_promise(each)]


def _unwrapped(text: str) -> list[str]:
    """The lines of a text; one that begins with a small letter continues the one before, which was wrapped."""
    found: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        if found and line[:1].islower():
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found
