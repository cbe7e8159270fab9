"""Searches the command palette by the words of a command and by other words for the same thing."""

import re

from textual.command import Hit, Hits
from textual.content import Content
from textual.system_commands import SystemCommandsProvider

_ALSO = {
    "Leave": "quit exit close end stop",
    "Home": "delete rename duplicate copy drafts list bin",
    "Delete": "remove bin",
    "Duplicate this draft": "copy",
    "Start an assessment": "new create draft",
    "Look at the worked example": "sample demo",
    "Open the folder": "explorer files where",
    "Change the folder": "move drafts usb stick where",
    "Export": "word document docx print pdf save file",
    "Send": "email e-mail approve approval sign off stage version",
    "Make a copy for publication": "publish public web page html redact",
    "Publish": "copy for publication public web page html redact",
    "Preview": "print check your answers read",
    "Find": "search replace",
    "Save": "store keep",
    "Spelling": "proofread misspelt check",
    "Earlier versions": "history restore undo old",
    "Review": "check findings export send publish",
    "Help": "law guidance",
    "Keys": "help shortcuts",
    "Figures": "census data statistics",
    "Comments": "reviewers replies",
    "Copy the example": "duplicate change",
    "Mark several groups": "no effect reasons",
    "Returned form": "import unpack packed",
    "Pack this draft": "zip colleague hand over share",
    "Start a revision": "change again new version",
    "Dark theme": "colours black night contrast",
    "Light theme": "colours white day contrast",
    "Plain prompts": "accessible text only",
    "Full screen": "bigger larger",
}
"""Other words for commands, by how their titles begin."""

_NO_MATCH = "Change what you typed, or press Esc to close this list."


class CommandSearch(SystemCommandsProvider):
    """Lists the commands with words that begin with what is typed; without any, those that contain its letters.

    Where there are none either, a line says so: Textual's own is shown late, and says nothing about the way out.
    """

    async def search(self, query: str) -> Hits:
        """The commands that a query finds, those by their own title first."""
        commands = list(self.app.get_system_commands(self.screen))
        wanted = _words(query)
        found = [(score, each) for each in commands if (score := _score(wanted, each.title))]
        matcher = self.matcher(query)
        if not found:
            found = [(score, each) for each in commands if (score := matcher.match(each.title)) > 0]
        for score, each in found:
            yield Hit(score, matcher.highlight(each.title) if score > 1 else Content(each.title), each.callback)
        if not found:
            yield Hit(1, Content(f"No command matches “{query.strip()}”. {_NO_MATCH}"), _close)


def _close() -> None:
    """Does nothing: the list closes as for every command."""


def _score(wanted: list[str], title: str) -> float:
    """2 where every wanted word begins a word of the title, 1 where some are in its other words; 0 where one is not."""
    own = _words(title)
    other = _words(next((words for begin, words in _ALSO.items() if title.startswith(begin)), ""))
    if not wanted or not all(any(each.startswith(word) for each in (*own, *other)) for word in wanted):
        return 0
    return 2 if all(any(each.startswith(word) for each in own) for word in wanted) else 1


def _words(text: str) -> list[str]:
    return re.findall(r"[\w-]+", text.casefold())
