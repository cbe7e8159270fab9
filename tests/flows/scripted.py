"""A dialogue that answers from a script, and keeps its questions and reports."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from eia_tui.approvals.status import StageStatus
from eia_tui.draft.draft import Draft
from eia_tui.evidence.areas import OurArea
from eia_tui.evidence.figures import TopicFigures
from eia_tui.flows.ask_again import ask_until_right
from eia_tui.flows.dialogue import Comparison, DoubtfulAnswerError, Recording, Result, Severity, StageAnswer, Way
from eia_tui.flows.figures import AnotherArea, FiguresOffer
from eia_tui.storage.history import Version, versions


class ScriptedDialogue:
    """Each answer of the script is for the next question, whatever its kind. A question too many is an error."""

    def __init__(self, *answers: object) -> None:
        self.answers = list(answers)
        self.asked: list[str] = []
        self.reports: list[str] = []
        self.offered: list[list[str]] = []
        """What the buttons of each choice said."""
        self.chosen: list[str] = []
        """What was chosen to begin with, where several can be."""

    def _answer(self, question: str) -> Any:
        self.asked.append(question)
        return self.answers.pop(0)

    def history_hint(self, path: Path) -> str:  # noqa: ARG002  the protocol
        return "The script shows"

    approvals_hint = "Do the next step."
    undo_hint = "Press a key"
    review_hint = "the list shows them"
    settle_hint = "the list shows them"

    async def report(self, message: str, severity: Severity = "information") -> None:
        self.reports.append(f"{severity}: {message}")

    async def explain(self, heading: str, text: str) -> None:
        self.reports.append(f"{heading}. {text}")

    async def report_file(self, heading: str, lines: Sequence[str], path: Path) -> None:
        assert path.exists()
        self.reports += [heading, *lines]

    async def choose(
        self,
        heading: str,
        text: str,
        ways: Sequence[Way],
        *,
        keep: Callable[[str], str] | None = None,  # noqa: ARG002  nothing is typed
    ) -> str | None:
        self.offered.append([way.label for way in ways])
        answer: str | None = self._answer(f"{heading}\n{text}")
        assert answer in {None, *(way.word for way in ways)}
        return answer

    async def choose_several(
        self,
        heading: str,
        text: str,
        options: Sequence[Way],
        button: str,  # noqa: ARG002  the protocol
        *,
        chosen: Sequence[str] = (),
        note: Callable[[Sequence[str]], object] | None = None,
    ) -> Sequence[str] | None:
        self.chosen = list(chosen)
        answer: Sequence[str] | None = self._answer(f"{heading}\n{text}")
        if isinstance(answer, BaseException):
            if note:
                note([option.word for option in options][:2])
            raise answer
        assert set(answer or ()) <= {option.word for option in options}
        return answer

    async def compare(self, heading: str, text: str, comparison: Comparison, ways: Sequence[Way]) -> str | None:
        differences = [str(difference.address) for difference in comparison.differences]
        return await self.choose(heading, "\n".join([text, *comparison.titles, *differences]), ways)

    async def ask(
        self,
        question: str,
        button: str,
        *,
        text: str = "",
        aside: str = "",
        note: Callable[[str], object] | None = None,  # noqa: ARG002  the protocol
        confirm: str = "",  # noqa: ARG002  as on the screens
        started: bool = False,  # noqa: ARG002  as on the screens
    ) -> str | None:
        answer: str | BaseException | None = self._answer(f"{question}\n{aside}\n{text}\n{button}")
        if isinstance(answer, BaseException):
            raise answer
        return answer

    async def ask_file(
        self,
        question: str,
        use: Callable[[str], Result],
        offered: Callable[[], Sequence[Path]],  # noqa: ARG002  the script has a path
        aside: str,
    ) -> Result | None:
        return await ask_until_right(self, question, "Read it", use, aside=aside)

    async def pick_version(self, path: Path, present: Draft | None, problem: str) -> Version | None:  # noqa: ARG002  the protocol
        number: int | None = self._answer(f"version of {path}: {problem}")
        return None if number is None else versions(path)[-number]

    async def record_answer(self, recording: Recording) -> StageStatus | None:
        _, status, record, unsigned, in_word = recording
        answer: StageAnswer | None = self._answer(f"{status.stage.name}: {status}\n{unsigned}{in_word.comments}")
        try:
            return record(answer) if answer else None
        except DoubtfulAnswerError as doubt:
            assert answer
            sure: str | None = self._answer(str(doubt))
            return record(answer._replace(sure=True)) if sure else None

    async def name_area(self, now: OurArea | None) -> tuple[OurArea, bool] | None:
        answer: tuple[OurArea, bool] | None = self._answer(f"area, now {now.names if now else 'none'}")
        return answer

    async def choose_figures(self, offer: FiguresOffer) -> Sequence[TopicFigures] | AnotherArea | None:
        """The answer is `AnotherArea`, None, or the labels of topics."""
        likely = ", ".join(each.label for each in offer.topics)
        answer = self._answer(f"{offer.why}\n{likely}\n{offer.notes}\nticked: {', '.join(offer.ticked)}")
        if answer is None or isinstance(answer, AnotherArea):
            return answer  # type: ignore[no-any-return]
        wanted = [each for each in offer.figures.topics() if each.label in answer]
        return [found for each in wanted if (found := offer.figures.figures(each, group=offer.group))]

    async def progress(self, message: str, work: Callable[[], Result]) -> Result:
        self.reports.append(message)
        return work()

    async def in_background(self, work: Callable[[], Result]) -> Result:
        return work()
