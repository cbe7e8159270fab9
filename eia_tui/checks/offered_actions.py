"""Lists the actions that are offered for what no action covers: one for each line or list item of a mitigation."""

from collections.abc import Iterator

from eia_tui.checks.action_coverage import GroupToCover, quotes, uncovered
from eia_tui.checks.carried_out import Carried, carried_out
from eia_tui.checks.draft_memo import DraftMemo
from eia_tui.checks.facts import GroupAnswers, actions, group_answers, has_action_plan
from eia_tui.checks.methods.sentences import LIST_ITEM
from eia_tui.checks.methods.substance import is_promise, is_real_mitigation
from eia_tui.draft.draft import Draft


def offered_actions(draft: Draft) -> list[GroupToCover]:
    """What no action covers, in the form's order: the measures of a mitigation each on its own.

    Once one of these is an action the others are still offered, although an action covers the group then.
    """
    memo = DraftMemo.of(draft)
    left = {each.group.id: each for each in uncovered(memo)}
    return [
        each
        for answers in group_answers(memo)
        for each in (*_offered(memo, answers, left.get(answers.group.id)), *_plan_offered(memo, answers))
    ]


def _plan_offered(draft: Draft, answers: GroupAnswers) -> Iterator[GroupToCover]:
    """What is planned to find out how a group is affected, unless an action is for the group or does that.

    No check asks for such an action: the plan says who does it and by when itself. But somebody has to do it.
    """
    plan = answers.text("plan")
    if not is_promise(plan) or not has_action_plan(draft):
        return
    as_text, every = _without_sign(plan), list(actions(draft))
    done = any(answers.group.id in each.groups or quotes(each.text("action"), as_text) for each in every)
    if not done and carried_out(draft, answers.group.id, as_text, every) != Carried.YES:
        yield GroupToCover(answers.group, answers.address("plan"), "", as_text)


def _offered(draft: Draft, answers: GroupAnswers, whole: GroupToCover | None) -> Iterator[GroupToCover]:
    mitigation = answers.text("mitigation")
    parts = _measures(mitigation)
    quoting = [each for each in actions(draft) if any(quotes(each.text("action"), part) for part in parts)]
    if len(parts) > 1 and (whole or quoting):
        quoted = {part for part in parts for each in quoting if quotes(each.text("action"), part)}
        others = [each for each in actions(draft) if each not in quoting]  # one that is a line is no other line
        made = quoted | {part for part in parts if carried_out(draft, answers.group.id, part, others) == Carried.YES}
        address, concern = answers.address("mitigation"), answers.text("concerns")
        open_ = [GroupToCover(answers.group, address, concern, mitigation, each) for each in parts if each not in made]
        if open_ or whole is None:
            yield from open_
            return
    if whole:
        yield whole._replace(mitigation=_without_sign(mitigation))


def _measures(mitigation: str) -> list[str]:
    """The lines and list items of a mitigation that promise something, as plain text."""
    if "\n" not in mitigation.strip():
        return []
    from eia_tui.prose.blocks import line_text, lines
    from eia_tui.prose.markdown import read_prose  # its library does not hold up the start

    texts = [text for line in lines(read_prose(mitigation)) for text in _unwrapped(line_text(line, "\n"))]
    return [each for each in dict.fromkeys(texts) if is_real_mitigation(each) and is_promise(each)]


def _without_sign(text: str) -> str:
    """A text that is one item of a list, without the sign of the item: as an action it is no list."""
    if not LIST_ITEM.match(text):
        return text
    from eia_tui.prose.blocks import line_text, lines
    from eia_tui.prose.markdown import read_prose  # its library does not hold up the start

    items = [line_text(line, "\n") for line in lines(read_prose(text))]
    return items[0] if len(items) == 1 else text


def _unwrapped(text: str) -> list[str]:
    """The lines of a text; one that begins with a small letter continues the one before, which was wrapped."""
    found: list[str] = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        if found and line[:1].islower():
            found[-1] = f"{found[-1]} {line}"
        else:
            found.append(line)
    return found
