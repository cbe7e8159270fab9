"""Chooses the topics whose figures are put into an answer, and shows what they say."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from eia_tui.evidence.areas import comparators
from eia_tui.evidence.figures import TopicFigures
from eia_tui.evidence.topics import Topic
from eia_tui.evidence.writing import as_sentences
from eia_tui.flows.figures import AnotherArea, FiguresOffer
from eia_tui.form.kinds import Option
from eia_tui.tui.dialogs.several import TICK_FIRST
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.options import OptionsList
from eia_tui.tui.widgets.virtual_list import VirtualList


class FiguresScreen(ModalScreen[Sequence[TopicFigures] | AnotherArea | None]):
    """Returns the figures to insert, or that the officer wants another area first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", key_display="Esc"),
        Binding("enter", "put_in", "Insert", priority=True, tooltip="Insert the topics that are ticked"),
        Binding("a", "change_area", "Area", tooltip="Change the area"),
        Binding("w", "whole", "Whole tables", tooltip="Whole tables, or the main figures"),
    ]

    def __init__(self, offer: FiguresOffer) -> None:
        """`offer` has the topics that are likely to be wanted. None is ticked but by the officer."""
        super().__init__()
        figures, group = offer.figures, offer.group
        self.figures = figures
        self.missing = offer.notes
        self.whole = False
        self.group = group
        self.why = offer.why
        offered = figures.topics([group]) if group else figures.topics()
        offered = sorted(offered, key=lambda topic: topic not in offer.topics)
        self.topics = {topic.id: topic for topic in offered if figures.figures(topic, group=group)}
        options = [Option(topic.id, topic.label) for topic in self.topics.values()]
        self.options = OptionsList(options, [each for each in self.topics if each in offer.ticked], one=False)
        self.options.set_reactive(VirtualList.highlighted, max(self.options.highlighted, 0))

    def compose(self) -> ComposeResult:
        """The area, the topics, and what the highlighted one says."""
        area = self.figures.area
        beside = " and ".join(each.name for each in comparators(area))
        with Vertical(classes="sheet figures"):
            beside_which = f", beside {beside}" if beside else ""
            yield Static(Content(f"Figures for {area.names}{beside_which}"), classes="heading")
            how = "Space ticks a topic. Enter inserts the ticked topics."
            yield Static(Content(f"{how} {self.why}".strip()), classes="aside")
            yield self.options
            with VerticalScroll(classes="explanation", can_focus=False):
                yield Static("", classes="excerpt")
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows what the first topic says, and says which files could not be used."""
        self.options.focus()
        self.watch(self.options, "highlighted", self._show, init=True)
        for problem in self.figures.own.problems:
            self.notify(problem, severity="warning", markup=False)

    @property
    def _highlighted(self) -> Topic | None:
        item = self.options.item
        return self.topics.get(item.id) if item else None

    def _found(self, topic: Topic) -> TopicFigures | None:
        return self.figures.figures(topic, whole=self.whole, group=self.group)

    def _show(self) -> None:
        """Shows the figures of the highlighted topic, and what is not there."""
        topic = self._highlighted
        lines = [*as_sentences([found])] if topic and (found := self._found(topic)) else []
        text = "\n".join([*lines, *(["", *self.missing] if self.missing else [])])
        self.query_one(".excerpt", Static).update(Content(text))
        self.query_one(".explanation").scroll_home(animate=False)

    def action_change_area(self) -> None:
        """Closes to name another area; what is ticked stays so."""
        if self.is_current:
            self.dismiss(AnotherArea(tuple(self.options.chosen)))

    def action_whole(self) -> None:
        """Shows and puts in every category, or the main ones again."""
        self.whole = not self.whole
        self._show()
        self.notify(
            "Every category of a topic is inserted." if self.whole else "The main figures are inserted.", markup=False
        )

    def action_put_in(self) -> None:
        """Closes with the topics that are ticked."""
        if not self.is_current:
            return
        if not self.options.chosen:
            self.notify(TICK_FIRST, markup=False)
            return
        wanted = [self.topics[each] for each in self.options.chosen]
        self.dismiss([found for topic in wanted if (found := self._found(topic))])
