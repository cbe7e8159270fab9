"""Asks before a line is used as the answer to a question that a stage of the approvals answers."""

from typing import Literal

from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.stage_box import ask_about_box
from eia_tui.flows.stage_comments import StageComments
from eia_tui.flows.stages import status_of
from eia_tui.form.dates import read_date
from eia_tui.form.definition import Asked
from eia_tui.form.stages import Stage, stages
from eia_tui.plain.console import say
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.plain.input import Reply
from eia_tui.plain.unfinished import UnfinishedLines
from eia_tui.prose.scrub import on_one_line
from eia_tui.session.session import Session


class StageBoxes:
    """The questions for the stages. Each asks once what to do; after "write" its lines are answers."""

    def __init__(self, session: Session, unfinished: UnfinishedLines) -> None:
        """No question was asked yet."""
        self._session = session
        self._unfinished = unfinished
        self._by_hand: set[str] = set()
        """The addresses of the questions that the officer answers by hand."""

    def ask(self, asked: Asked, reply: Reply) -> str | None:
        """The command to run instead of using a line as the answer, "" for none; None where it is the answer.

        What was typed is kept where the command can use it, and at the question where nothing is done with it.
        """
        numbered = enumerate(stages(self._session.draft.form), 1)
        number, stage = next((each for each in numbered if asked.address in each[1].addresses.values()), (0, None))
        if stage is None or asked.address in self._by_hand:
            return None
        self._unfinished.keep_for_later(asked.address, reply.text)  # the program may be ended at the question
        match run_flow(ask_about_box(LineDialogue(), self._session, stage)):
            case "write":
                self._by_hand.add(asked.address)
                self._unfinished.forget(asked.address)
                return None
            case "stage":
                return f"{self._keep(stage, asked, reply)} {number}"
            case _:
                say("Your words are kept here.")
                return ""

    def _keep(self, stage: Stage, asked: Asked, reply: Reply) -> Literal["send", "record"]:
        """Keeps a line for when the answer of its stage is recorded."""
        if not status_of(self._session.draft, stage).sent:
            return "send"
        kept = StageComments(self._session, stage)
        comments = ""
        if asked.question.role == "comments":
            comments = "\n".join(filter(None, (kept.unfinished, reply.text)))
        elif asked.question.role == "officer":
            kept.begin(kept.begun._replace(by=on_one_line(reply.text)))
        elif day := read_date(reply.text):
            kept.begin(kept.begun._replace(on=day))
        kept.keep(comments)
        self._unfinished.forget(asked.address)
        return "record"
