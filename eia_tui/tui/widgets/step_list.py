"""The list of the form's steps, with the state of each in words."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from eia_tui.form.definition import Form
from eia_tui.session.progress import StepStatus
from eia_tui.tui.widgets.text_field import typed_by
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut, wrapped

REVIEW_TITLE = "Review and export"
_WIDE = 100
"""Columns of the screen from which on a status in full may have a line of its own, below a title."""
_WIDE_LIST = 40
"""Columns of the list from which on a status may take half of them from the title."""
_MANY = 5
"""The most lines that a title may take."""
_INDENT = 2
"""How far the second line of a title is indented."""


class Stop(NamedTuple):
    """A line of the list: a step, the heading over a section's groups, or the review at the end."""

    title: str
    number: int
    """The step it leads to, counted from 0; the number of steps for the review."""
    status: StepStatus | None = None
    under: bool = False
    """Whether it is under a heading."""


def stops(form: Form, statuses: Sequence[StepStatus]) -> list[Stop]:
    """The lines of the list for a form, of whose statuses the last one is that of the review."""
    lines: list[Stop] = []
    for number, step in enumerate(form.steps):
        section = step.section
        title = f"{section.number} {section.title}".strip()
        if step.group is None:
            lines.append(Stop(title, number, statuses[number]))
            continue
        if number == 0 or form.steps[number - 1].section is not section:
            lines.append(Stop(title, number))
        lines.append(Stop(step.group.name, number, statuses[number], under=True))
    return [*lines, Stop(REVIEW_TITLE, len(form.steps), statuses[-1])]


class StepList(VirtualList[Stop]):
    """The steps. The one on screen is marked, whichever one is highlighted."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back to the question", key_display="Esc")]

    class Left(Message):
        """Nothing was chosen: the officer goes back."""

    def __init__(self, form: Form, statuses: Sequence[StepStatus], current: int) -> None:
        """The status of each step and of the review, and the number, from 0, of the one on screen."""
        lines = stops(form, statuses)
        self._most = 1
        """The lines that a title may take, so that the list has room for all of them."""
        super().__init__(self._line, items=lines, lines_each=None)
        self.current = current
        self.set_reactive(VirtualList.highlighted, _line_of(current, lines))

    def show_form(self, form: Form, statuses: Sequence[StepStatus], current: int) -> None:
        """Shows the status of each step and of the review, and which one is on screen."""
        lines = stops(form, statuses)
        if lines == self.items and current == self.current:
            return
        moved = current != self.current
        self.current = current
        self.show(lines, _line_of(current, lines) if moved or not self.has_focus else None)

    def action_leave(self) -> None:
        """Goes back without choosing a step."""
        self.post_message(self.Left())

    def on_key(self, event: events.Key) -> None:
        """Says that nothing was written, to whoever types here."""
        if typed_by(event).strip() and event.key not in self.screen.active_bindings:
            event.stop()
            self._refuse_text()

    def on_paste(self, event: events.Paste) -> None:
        """Says that nothing was written, to whoever pastes here."""
        event.stop()
        self._refuse_text()

    def _refuse_text(self) -> None:
        self.notify("This is the list of steps: nothing was written. Esc goes back to the question.", markup=False)

    def _line(self, stop: Stop, width: int) -> list[Line]:
        if stop.status and stop.number == self.current and stop.status.state == "started":
            stop = stop._replace(status=stop.status._replace(to_look_at=0))  # it is being written, and says so itself
        current = stop.number == self.current and not _heads(stop)
        mark = f"{'▸' if current else ' '}{' ' if stop.under else ''}"
        if below := self._in_full(stop, mark, width):
            return below
        in_full = str(stop.status or "")
        state = in_full if _fits(in_full, width, mark, stop.title) or not stop.status else stop.status.short
        room = width - cell_len(mark) - (len(state) + 1 if state else 0)
        look = "strong" if current or _heads(stop) else ""
        lines = wrapped(stop.title, min(room, width - cell_len(mark) - _INDENT))
        first, *rest = [*lines[: self._most - 1], " ".join(lines[self._most - 1 :])] if lines[self._most :] else lines
        return [
            [
                (mark, look),
                (cut(first, room), look),
                (f" {state}" if state else "", _look_of(stop)),
            ],
            *([(cut(f"{' ' * (len(mark) + _INDENT)}{line}", width), look)] for line in rest),
        ]

    def _in_full(self, stop: Stop, mark: str, width: int) -> list[Line]:
        """The lines with the status in full behind the last word of the title; none where that needs too many."""
        words = str(stop.status or "")
        if self.app.size.width < _WIDE:
            return []
        if (
            not (stop.status and stop.status.more)
            or words == stop.status.short
            or _fits(words, width, mark, stop.title)
        ):
            return []
        title = wrapped(stop.title, width - cell_len(mark) - _INDENT)
        kept = self._most - 1
        if len(title) > kept > 0:
            title = [*title[: kept - 1], cut(" ".join(title[kept - 1 :]), width - cell_len(mark) - _INDENT)]
        indented = [f"{mark}{title[0]}", *(f"{' ' * (cell_len(mark) + _INDENT)}{line}" for line in title[1:])]
        if cell_len(indented[-1]) + 1 + len(words) > width:
            indented.append("")
        if len(indented) > self._most:
            return []
        look = "strong" if stop.number == self.current else ""
        *above, last = indented
        gap = " " * (width - cell_len(last) - len(words))
        return [*([(line, look)] for line in above), [(f"{last}{gap}", look), (words, _look_of(stop))]]

    def _measure(self, width: int) -> None:
        self._most = _MANY
        wanted = [len(self._line(stop, width)) for stop in self.items]
        fits = (most for most in range(_MANY, 1, -1) if sum(min(most, each) for each in wanted) <= self.size.height)
        self._most = next(fits, 1)
        super()._measure(width)

    def on_resize(self) -> None:
        """Decides again whether titles may take several lines."""
        self.show(self.items)


def _line_of(current: int, lines: Sequence[Stop]) -> int:
    return next(at for at, stop in enumerate(lines) if stop.number == current and not _heads(stop))


def _heads(stop: Stop) -> bool:
    return stop.status is None


def _look_of(stop: Stop) -> str:
    """The style of a status."""
    status = stop.status
    return "alert" if status is not None and (status.state == "needs attention" or status.more) else "quiet"


def _fits(words: str, width: int, mark: str, title: str) -> bool:
    """Whether a status in full has room beside a title, which may then take several lines."""
    return (
        words == ""
        or cell_len(mark) + cell_len(title) + 1 + len(words) <= width
        or (width >= _WIDE_LIST and len(words) <= width // 2)
    )
