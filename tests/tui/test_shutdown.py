"""When its terminal is closed or a signal asks it to end, the program saves and ends, and does not wait for input for ever."""

import os
import signal
import sys

import pytest

from eia_tui.form.definition import Form
from eia_tui.session.unfinished import unfinished_texts
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.journal import unsaved_answers
from eia_tui.system.app_folders import draft_state_folder
from tests.terminal import ForkedTerminal, Terminal, eia

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal, and signals")]
WITHOUT_HANGUP = (
    "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); os.execvp(sys.argv[1], sys.argv[1:])"
)
"""What nohup does."""
ENDS = ("closed", "closed under nohup", "asked to end")


def opened(end: str, *arguments: str) -> Terminal:
    return (
        Terminal([sys.executable, "-c", WITHOUT_HANGUP, *eia(*arguments)])
        if "nohup" in end
        else ForkedTerminal(arguments)
    )


def bring_about(end: str, terminal: Terminal) -> None:
    if end == "asked to end":
        os.kill(terminal.process, signal.SIGTERM)
    else:
        terminal.hang_up()


@pytest.mark.parametrize("end", ENDS)
def test_the_wizard_saves_what_was_typed_and_ends(end: str, form: Form):
    path = new_draft("Mobile library", form)
    with opened(end, str(path)) as terminal:
        terminal.until("Step ")
        terminal.send(" of ours")
        terminal.until("Mobile library of ours")
        bring_about(end, terminal)
        terminal.ended()
    assert open_draft(path).name == "Mobile library of ours"
    assert not list(draft_state_folder(path).glob("journal-*"))


@pytest.mark.parametrize("end", ENDS)
def test_the_prompts_save_what_was_entered_and_keep_an_unfinished_line(end: str, form: Form):
    path = new_draft("Mobile library", form)
    with opened(end, str(path), "--plain") as terminal:
        terminal.until("Name of policy", "command:")
        terminal.send("Our mobile library\r")
        terminal.until("Department and service")
        terminal.send("Adults, and more")
        terminal.until("Adults, and more")
        bring_about(end, terminal)
        assert terminal.ended() == 0
    draft = open_draft(path)
    assert [str(value) for _, _, value in draft.answers()] == ["Our mobile library"]
    assert [*unfinished_texts(draft).values()] == ["Adults, and more"]


@pytest.mark.parametrize("end", ENDS)
def test_if_the_draft_cannot_be_saved_the_text_is_in_the_journal(end: str, form: Form):
    path = new_draft("Mobile library", form)
    with opened(end, str(path)) as terminal:
        terminal.until("Step ")
        path.parent.rename(path.parent.with_name("pulled-out"))
        terminal.send(" of ours")
        terminal.until("NOT SAVED", "Mobile library of ours")
        bring_about(end, terminal)
        terminal.ended()
    unsaved = unsaved_answers(path)
    assert unsaved
    assert "Mobile library of ours" in unsaved.answers.values()
