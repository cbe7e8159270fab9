"""The commands of the command palette."""

from collections.abc import Callable, Coroutine, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from textual.app import SystemCommand
from textual.dom import DOMNode
from textual.screen import Screen

from eia_tui.approvals.status import is_signed_off, next_stage, sign_off_entry
from eia_tui.draft.waiting import open_items
from eia_tui.flows.dialogue import Dialogue
from eia_tui.flows.settings import prefer_plain_prompts
from eia_tui.session.progress import REVIEW
from eia_tui.session.session import Session
from eia_tui.tui.flow_request import FlowRequested
from eia_tui.tui.widgets.bars import key_name
from eia_tui.tui.widgets.markdown_field import MarkdownField

if TYPE_CHECKING:
    from textual.command import Provider

Flow: TypeAlias = Callable[[Dialogue], Coroutine[Any, Any, object]]
_MOVING = {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "backspace", "tab"}
"""Keys that move the cursor or delete: they are not commands."""


def key_commands(screen: Screen[object], run: Callable[[str, DOMNode], Any]) -> Iterator[SystemCommand]:
    """A command for each action that has a key on a screen now; in a long answer also the tools without a key.

    `run` runs an action of a node.
    """
    seen = {"command_palette"}
    for key, (node, binding, enabled, _) in screen.active_bindings.items():
        shown = enabled and binding.description and key.rpartition("+")[2] not in _MOVING and "super" not in key
        if shown and binding.action not in seen:
            seen.add(binding.action)
            title = f"{binding.tooltip or binding.description} ({key_name(key)})"
            yield SystemCommand(title, "", partial(run, binding.action, node))
    if isinstance(field := screen.focused, MarkdownField) and field.check_action("use", ("table",)):
        yield SystemCommand("Add or remove a chart of the table", "", partial(_chart, field))
        yield SystemCommand("Open in your own editor", "", partial(run, "use('editor')", field))


def _chart(field: MarkdownField) -> None:
    from eia_tui.tui.markdown_tools import add_or_remove_chart

    field.post_message(FlowRequested(lambda dialogue: add_or_remove_chart(dialogue, field)))


def command_search() -> "type[Provider]":
    """What searches the commands; it is loaded when the palette is opened."""
    from eia_tui.tui.command_search import CommandSearch

    return CommandSearch


def review_commands(
    screen: Screen[object], session: Session | None, run: Callable[[str, DOMNode | None], Any]
) -> Iterator[SystemCommand]:
    """The commands of the review that are there from every step: each goes to the review first.

    `run` runs an action of a node; None is the screen.
    """
    if session is None or session.position == REVIEW:
        return
    from eia_tui.tui.widgets.approvals_panel import what_next

    actions = {"Export the Word form": "export", "Make a copy for publication": "publish"}
    if not session.read_only and (status := next_stage(session.draft)):
        actions[what_next(status)] = "next_stage"
    for title, action in actions.items():
        yield SystemCommand(title, "", partial(_in_review, screen, action, run))


async def _in_review(screen: Screen[object], action: str, run: Callable[[str, DOMNode | None], Any]) -> None:
    from eia_tui.tui.widgets.review_pane import ReviewPane

    await run("screen.review", None)
    await run(action, screen.query_one(ReviewPane))


def commands_without_a_key(session: Session | None, *, chosen: bool) -> Iterator[tuple[str, str]]:
    """The commands that no key runs, each with its action; `session` is that of the open draft.

    `chosen` is whether one is highlighted on the first screen.
    """
    if session is None:
        yield "Start an assessment", "screen.new"
        if chosen:
            yield "Rename this draft", "screen.rename"
            yield "Duplicate this draft", "screen.duplicate"
        yield "Look at the worked example", "screen.example"
        yield "Open the folder of your drafts", "screen.open_folder"
        yield "Change the folder of your drafts", "screen.change_folder"
        yield "Empty the bin", "screen.empty_bin"
    else:
        if open_items(session.draft) and not session.read_only:
            yield "Comments and changes to settle", "screen.review"
        if not session.read_only:
            yield "Mark several groups as not affected", "screen.mark_unaffected"
        if sign_off_entry(session.draft):
            yield "Start a revision", "revise"
    yield "Light theme", "theme('light')"
    yield "Dark theme", "theme('dark')"


def flows_without_a_key(session: Session | None, past: Iterable[str]) -> Iterator[tuple[str, Flow]]:
    """The flows that no key runs. `past` are the last messages, the newest first."""
    if session and session.is_example:
        yield "Copy the example to a draft of your own", partial(_copy, session)
    if session:
        from eia_tui.approvals.comments import HEADING, comments_summary  # the start does not wait for it

        if comments_summary(session.draft):
            yield HEADING, partial(_show_comments, session)
        yield "Pack this draft into one file, for a colleague", partial(_pack, session)
        if is_signed_off(session.draft):
            yield "Set the review date", partial(_set_review_date, session)
    messages = "\n\n".join(past) or "There are none yet."
    yield "Read the last messages again", lambda dialogue: dialogue.explain("The last messages", messages)
    yield "Plain prompts next time, for a screen reader", partial(prefer_plain_prompts, plain=True)


async def _copy(session: Session, dialogue: Dialogue) -> Path | None:
    from eia_tui.flows.drafts import duplicate

    return await duplicate(dialogue, session.path)


async def _show_comments(session: Session, dialogue: Dialogue) -> None:
    from eia_tui.flows.comments import show_comments

    await show_comments(dialogue, session)


async def _pack(session: Session, dialogue: Dialogue) -> None:
    from eia_tui.flows.pack import pack_draft

    await pack_draft(dialogue, session)


async def read_returned(session: Session, dialogue: Dialogue) -> list[str]:
    """Reads a Word form that came back into a draft; the addresses to show again."""
    from eia_tui.flows.import_returned import read_into_draft

    done = await read_into_draft(dialogue, session)
    return sorted(session.draft.form.questions) if done else []


async def _set_review_date(session: Session, dialogue: Dialogue) -> None:
    from eia_tui.flows.review_date import ask_review_date

    await ask_review_date(dialogue, session)
