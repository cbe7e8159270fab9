"""Draws the pictures of the README from the real program: `python docs/pictures.py`."""

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path
from unittest.mock import patch

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
os.environ["TEXTUAL_ANIMATIONS"] = "none"

from eia_tui.flows.dialogue import StageAnswer
from eia_tui.flows.record import record_answer
from eia_tui.flows.send import send
from eia_tui.form.definition import Form
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.form.stages import stages
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import duplicate_draft, rename_draft, save_draft
from eia_tui.system.clock import now
from eia_tui.tui.app import Wizard

SIZE = (112, 32)
SHOWN_FOLDER = Path("/home/you/Documents/Equality impact assessments")
"""What the first screen calls the drafts' folder: that of this machine concerns no reader."""


def drafts(form: Form) -> Path:
    """Makes drafts of invented policies; the path to the one that most pictures show."""
    for name in ("Winter gritting routes", "Library opening hours"):
        path = new_draft(name, form)
        os.utime(path, (path.stat().st_mtime - 86400 * 40,) * 2)
    full = rename_draft(duplicate_draft(find_draft("example")), "Waste site booking")
    send_to_stages(full)
    walked = rename_draft(duplicate_draft(find_draft("example")), "Mobile library timetable")
    draft = open_draft(walked)
    for step in form.steps[7:]:
        for asked in step.asked:
            draft.put(asked.address, None)
    save_draft(draft, walked)
    return walked


def send_to_stages(path: Path) -> None:
    """Sends a draft to its first two stages, and records what the first one said."""
    session = Session.at(path)
    first, second, *_ = stages(session.draft.form)
    send(session, first)
    record_answer(
        session, first, StageAnswer("agreed with changes", now().date(), "Give the figures for carers a source.")
    )
    send(session, second)
    session.leave()


async def draw(name: str, path: Path | None, keys: list[str], colour_scheme: str = "light") -> None:
    """Draws one picture, after these keys."""
    wizard = Wizard(find_form(DEFAULT), path)
    async with wizard.run_test(size=SIZE) as pilot:
        wizard.action_theme("dark" if colour_scheme == "dark" else "light")
        await pilot.press(*keys)
        await pilot.pause(1.2)
        drawn = wizard.export_screenshot(title="eia-wizard")
        if wizard.session:
            wizard.session.leave()
    if tempfile.gettempdir() in drawn or str(HERE.parent) in drawn:
        raise SystemExit(f"{name}: a path of this machine is in the picture")
    # Without fonts that a viewer would download.
    drawn = re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.DOTALL)
    (HERE / "pictures" / f"{name}.svg").write_text(drawn, encoding="utf-8")


async def main() -> None:
    """Draws all pictures."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["EIA_WIZARD_HOME"] = str(Path(home) / "Documents")
        walked = drafts(find_form(DEFAULT))
        with patch("eia_tui.tui.widgets.drafts_panel.drafts_folder", lambda: SHOWN_FOLDER):
            await draw("home", None, [])
        await draw("step", walked, ["f8"] * 4 + ["tab", "tab"])
        cells = "Stop\tReplies\tShare\tMarkfield\t640\t59%\tFosse Lane\t210\t19%".replace("\t", "|")
        keys = [{"|": "tab", " ": "space", "%": "percent_sign"}.get(character, character) for character in cells]
        await draw("table", walked, ["f8", "f8", "tab", "ctrl+end", "ctrl+t", "enter", *keys])
        await draw("actions", walked, ["f9", "f7", "f7"], "dark")
        await draw("compared", walked, ["f12", "end", "enter"])
        await draw("review", walked, ["f9"])
        await draw("approvals", find_draft("Waste site booking"), ["f9", "f7", "shift+tab"])


if __name__ == "__main__":
    asyncio.run(main())
