"""The commands as a dialogue: what a flow reports is printed, and what it asks is answered by their arguments."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eia_tui.approvals.status import StageStatus
from eia_tui.commands.output import warn
from eia_tui.draft.draft import Draft
from eia_tui.flows.dialogue import Comparison, DoubtfulAnswerError, Recording, Result, Severity, StageAnswer, Way
from eia_tui.storage.catalogue import typed_name
from eia_tui.storage.history import Version

if TYPE_CHECKING:
    from eia_tui.evidence.areas import OurArea
    from eia_tui.flows.figures import FiguresOffer


class CommandDialogue:
    """A dialogue of commands: what it asks is answered by their arguments, or not at all."""

    def __init__(
        self,
        path: Path,
        *,
        way: str = "",
        text: str = "",
        answer: StageAnswer | None = None,
        reported: Callable[[str], None] = warn,
    ) -> None:
        """`path` is that of the draft. `way` is chosen where it is one of several, `text` and `answer` are asked for.

        `reported` prints what is reported.
        """
        self._path = path
        self._way = way
        self._text = text
        self._answer = answer
        self._reported = reported

    def history_hint(self, path: Path) -> str:
        """The command that lists the earlier versions."""
        return f"`eia-wizard history {typed_name(path)}` lists"

    @property
    def approvals_hint(self) -> str:
        """The command that lists the stages."""
        return f"See `eia-wizard status {typed_name(self._path)}`."

    @property
    def undo_hint(self) -> str:
        """No command deletes a draft."""
        return ""

    @property
    def review_hint(self) -> str:
        """The command that lists them."""
        return f"`eia-wizard check {typed_name(self._path)}` lists them"

    @property
    def settle_hint(self) -> str:
        """The command that lists them."""
        return f"`eia-wizard comments {typed_name(self._path)}` lists them"

    async def report(self, message: str, severity: Severity = "information") -> None:  # noqa: ARG002  words say it
        """Prints the message."""
        self._reported(message)

    async def explain(self, heading: str, text: str) -> None:
        """Prints the text."""
        warn(f"{heading}. {text}")

    async def report_file(self, heading: str, lines: Sequence[str], path: Path) -> None:
        """Prints nothing: the command prints the path alone, which another program may read."""

    async def choose(
        self,
        heading: str,  # noqa: ARG002  nobody is asked
        text: str,  # noqa: ARG002  nobody is asked
        ways: Sequence[Way],
        *,
        keep: Callable[[str], str] | None = None,  # noqa: ARG002  nobody is asked
    ) -> str | None:
        """The way that the arguments choose."""
        return self._way if self._way in (way.word for way in ways) else None

    async def choose_several(
        self,
        heading: str,
        text: str,
        options: Sequence[Way],
        button: str,
        *,
        chosen: Sequence[str] = (),
        note: Callable[[Sequence[str]], object] | None = None,
    ) -> None:
        """Nothing is chosen."""

    async def compare(self, heading: str, text: str, comparison: Comparison, ways: Sequence[Way]) -> str | None:  # noqa: ARG002  as above
        """No way is chosen."""
        return None

    async def ask(
        self,
        question: str,  # noqa: ARG002  as above
        button: str,  # noqa: ARG002  as above
        *,
        text: str = "",  # noqa: ARG002  as above
        aside: str = "",  # noqa: ARG002  as above
        note: Callable[[str], object] | None = None,  # noqa: ARG002  as above
        confirm: str = "",  # noqa: ARG002  as above
        started: bool = False,  # noqa: ARG002  as above
    ) -> str | None:
        """The text that the arguments give."""
        return self._text or None

    async def ask_file(
        self,
        question: str,  # noqa: ARG002  as above
        use: Callable[[str], Result],  # noqa: ARG002  as above
        offered: Callable[[], Sequence[Path]],  # noqa: ARG002  as above
        aside: str,  # noqa: ARG002  as above
    ) -> Result | None:
        """No file is chosen: the arguments name it."""
        return None

    async def pick_version(self, path: Path, present: Draft | None, problem: str) -> Version | None:  # noqa: ARG002  as above
        """No version is picked."""
        return None

    async def record_answer(self, recording: Recording) -> StageStatus | None:
        """Records what the arguments give; what is doubtful about it is reported."""
        if self._answer is None:
            return None
        try:
            return recording.record(self._answer)
        except DoubtfulAnswerError as doubt:
            recorded = recording.record(self._answer._replace(sure=True))
            warn(f"{doubt}. It is recorded all the same: if it is wrong, record it again")
            return recorded

    async def name_area(self, now: "OurArea | None") -> None:
        """No area is named: the arguments name it."""

    async def choose_figures(self, offer: "FiguresOffer") -> None:
        """No figures are chosen."""

    async def progress(self, message: str, work: Callable[[], Result]) -> Result:  # noqa: ARG002  commands are short
        """Runs it."""
        return work()

    async def in_background(self, work: Callable[[], Result]) -> Result:
        """Runs it."""
        return work()
