"""What a flow needs from the person it runs for. The screens and the plain prompts each provide it."""

from collections.abc import Callable, Coroutine, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeVar

from eia_tui.approvals.audit_log import Outcome
from eia_tui.approvals.status import StageStatus
from eia_tui.draft.diff import Difference
from eia_tui.draft.draft import Draft
from eia_tui.flows.stage_comments import AnswerInWord
from eia_tui.session.session import Session
from eia_tui.storage.history import Version
from eia_tui.system.errors import UserError

if TYPE_CHECKING:  # the figures do not hold up the start
    from eia_tui.evidence.areas import OurArea
    from eia_tui.evidence.figures import TopicFigures
    from eia_tui.flows.figures import AnotherArea, FiguresOffer

Severity = Literal["information", "warning", "error"]
Result = TypeVar("Result")


class Way(NamedTuple):
    """One of several ways to continue."""

    word: str
    """What identifies it, and what is typed at a prompt."""
    label: str
    """What its button says."""
    number: int = 0
    """The number that it has whenever it is listed, of several; 0 for its place in the list."""


class Comparison(NamedTuple):
    """Two contents of a draft, to be shown side by side."""

    draft: Draft
    """The draft that names the questions."""
    differences: Sequence[Difference]
    titles: tuple[str, str]
    """What each of the two is."""


class StageAnswer(NamedTuple):
    """What a stage of the approvals said about the version it was sent."""

    outcome: Outcome
    on: date
    comments: str = ""
    by: str = ""
    """Who signed, with name and job title, where the stage signs."""
    sure: bool = False
    """Whether the person was asked about what is doubtful in it."""


class DoubtfulAnswerError(UserError):
    """An answer of a stage that can be right, but probably is not, or that cannot be undone: the person is asked."""

    def __init__(self, message: str, field: Literal["on", "comments", "by"], *, signs_off: int = 0) -> None:
        """`field` of the answer is what is doubtful; `signs_off` is the number of the version that is signed off."""
        super().__init__(message)
        self.field = field
        self.sign_off = f"Sign off version {signs_off}" if signs_off else ""
        """What the button says that signs it off; "" where nothing is."""


class Recording(NamedTuple):
    """What is needed to ask what a stage said, and to record it."""

    session: Session
    status: StageStatus
    """The status of the stage so far."""
    record: Callable[[StageAnswer], StageStatus]
    """Records the answer; the new status of the stage.

    Raises `UserError` where something about the answer is wrong: the person is asked again. Raises
    `DoubtfulAnswerError` where something may be, and before it is signed off, unless the answer says that they are
    sure.
    """
    unsigned: str
    """Why the stage cannot agree yet; "" where it can."""
    in_word: AnswerInWord
    """What the stage wrote into the Word form, for the person to look over."""


class Dialogue(Protocol):
    """Reports to a person and asks them. An answer is None where they cancel."""

    def history_hint(self, path: Path) -> str:
        """How to see the earlier versions of the draft at a path, as the beginning of a sentence: "F12 shows"."""

    @property
    def approvals_hint(self) -> str:
        """How to continue with the approvals, as a sentence: "Press S in the review."."""

    @property
    def undo_hint(self) -> str:
        """How to undo a deletion, as the beginning of a sentence: "Press Ctrl+Z"."""

    @property
    def settle_hint(self) -> str:
        """How to settle comments and changes, as the end of a sentence: "the review lists them first"."""

    @property
    def review_hint(self) -> str:
        """Where the findings are listed, as the end of a sentence: "the review lists them"."""

    async def report(self, message: str, severity: Severity = "information") -> None:
        """Reports something that needs no answer."""

    async def explain(self, heading: str, text: str) -> None:
        """Explains why what was asked for cannot be done, before anything else that is typed takes effect."""

    async def report_file(self, heading: str, lines: Sequence[str], path: Path) -> None:
        """Reports that a file was written, and offers to open it where that is possible."""

    async def choose(
        self, heading: str, text: str, ways: Sequence[Way], *, keep: Callable[[str], str] | None = None
    ) -> str | None:
        """Asks for one of several ways to continue; its word.

        `keep` keeps words that the person types and that are none of the ways, where that is possible, and says where.
        """

    async def choose_several(
        self,
        heading: str,
        text: str,
        options: Sequence[Way],
        button: str,
        *,
        chosen: Sequence[str] = (),
        note: Callable[[Sequence[str]], object] | None = None,
    ) -> Sequence[str] | None:
        """Asks for any number of options; their words, in the order of `options`.

        Those whose words are `chosen` are chosen to begin with. `note` is called with the words of those that are
        chosen so far.
        """

    async def compare(self, heading: str, text: str, comparison: Comparison, ways: Sequence[Way]) -> str | None:
        """Shows two contents of a draft, and asks for one of several ways to continue; its word."""

    async def ask(
        self,
        question: str,
        button: str,
        *,
        text: str = "",
        aside: str = "",
        note: Callable[[str], object] | None = None,
        confirm: str = "",
        started: bool = False,
    ) -> str | None:
        """Asks for a line of text, which is `text` to begin with. `aside` explains the question.

        `started` says that the person has started this text, and continues it; otherwise what they type replaces it.

        `confirm` is the word to be typed before anything is done, where no button says what that is.

        `note` is called with what is typed so far, where that can be longer than a moment on its way.
        """

    async def ask_file(
        self, question: str, use: Callable[[str], Result], offered: Callable[[], Sequence[Path]], aside: str
    ) -> Result | None:
        """Asks for a file, by its path or as one of those `offered`; what `use` makes of the path.

        `use` raises `UserError` where the file cannot be used: the person is asked again.
        """

    async def pick_version(self, path: Path, present: Draft | None, problem: str) -> Version | None:
        """Asks for an earlier version of the draft at a path.

        `present` is the draft as it is now; None where it cannot be read, and `problem` says why.
        """

    async def record_answer(self, recording: Recording) -> StageStatus | None:
        """Asks what a stage said, and records it; the new status of the stage."""

    async def name_area(self, now: "OurArea | None") -> "tuple[OurArea, bool] | None":
        """Asks for the area whose figures are shown; the area, and whether it is for this draft only.

        `now` is the area so far.
        """

    async def choose_figures(self, offer: "FiguresOffer") -> "Sequence[TopicFigures] | AnotherArea | None":
        """Shows official figures, and asks which to insert into an answer, or that the area is to be changed."""

    async def in_background(self, work: Callable[[], Result]) -> Result:
        """Runs `work`, which takes long, while the person does something else. Raises what `work` raises."""

    async def progress(self, message: str, work: Callable[[], Result]) -> Result:
        """Says what is being done, and does it while the person waits. Raises what `work` raises."""


def run_flow(flow: Coroutine[Any, Any, Result]) -> Result:
    """Runs a flow whose dialogue answers at once, and so needs no event loop; what it returns."""
    try:
        flow.send(None)
    except StopIteration as end:
        result: Result = end.value
        return result
    raise RuntimeError("a flow without an event loop waits for something")
