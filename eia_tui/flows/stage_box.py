"""Asks what to do where somebody types into a box of the form that is filled in when an answer is recorded."""

from typing import Literal

from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.stages import status_of
from eia_tui.form.stages import Stage
from eia_tui.session.session import Session


async def ask_about_box(dialogue: Dialogue, session: Session, stage: Stage) -> Literal["stage", "write", ""]:
    """Whether to go to the stage whose box it is, or to write in the box by hand; "" for neither."""
    sent = status_of(session.draft, stage).sent
    how = "Record what they said" if sent else "Send it to them first"
    way = await dialogue.choose(
        f"{stage.name}: this box is for them",
        "It is filled in when you record what they said, with the date and the version that they saw. "
        "If they sent it another way, such as on paper, you can write it here by hand.",
        (Way("stage", how), Way("write", "Write it here by hand"), Way("back", "Go back")),
    )
    return "stage" if way == "stage" else "write" if way == "write" else ""
