"""The form on screen, with the keys that lead about in it."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from eia_tui.session.progress import REVIEW
from eia_tui.tui.dialogs.find import FindScreen
from eia_tui.tui.dialogs.help import HelpPane, HelpScreen
from eia_tui.tui.dialogs.steps import StepsScreen
from eia_tui.tui.screens.walk import WalkScreen
from eia_tui.tui.widgets.review_pane import ReviewPane
from eia_tui.tui.widgets.step_list import StepList
from eia_tui.tui.widgets.virtual_list import VirtualList


class FormScreen(WalkScreen):
    """One step at a time, with the whole form in view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.keys", "Keys", priority=True),
        Binding("f7", "turn(-1)", "Back", priority=True),
        Binding("f8", "turn(1)", "Next", priority=True),
        Binding("f5", "next_to_do", "To do", priority=True),
        Binding("f2", "list_steps", "Steps", priority=True),
        Binding("f6", "help", "Help", priority=True),
        Binding("f9", "review", "Review", priority=True),
        Binding("f3", "preview", "Preview", priority=True),
        Binding("f10", "app.home", "Home", priority=True),
        Binding("f4", "whole_screen", "Full screen", priority=True),
        Binding("ctrl+f", "find", "Find", priority=True),
        Binding("ctrl+r", "spelling", "Spelling", priority=True),
        Binding("f12", "app.history", "Earlier versions", priority=True, show=False),
        Binding("ctrl+s", "app.save_now", "Save", priority=True, show=False),
    ]

    async def action_turn(self, by: int) -> None:
        """To the step before or after."""
        to = min(max(self.current + by, 0), len(self.steps))
        if to != self.current:
            await self.go(REVIEW if to == len(self.steps) else self.steps[to].address)

    async def action_next_to_do(self) -> None:
        """To the next question without an answer."""
        address = self.session.next_to_do(self.session.place)
        if address is None:
            self.notify("Every step is done. F9 reviews the whole.", markup=False)
        else:
            await self.go(address)

    async def action_review(self) -> None:
        """To the review."""
        await self.go(REVIEW)

    def action_list_steps(self) -> None:
        """To the list of steps; back again when it is in hand already."""
        steps = self.query_one(StepList)
        if steps.region.area == 0:
            self.app.push_screen(StepsScreen(self.session, self.states, self.current), self._jump)
        elif steps.has_focus:
            self._refocus()
        else:
            self.minimize()
            steps.focus()

    async def _jump(self, number: int | None) -> None:
        if number is not None:
            await self.go(REVIEW if number == len(self.steps) else self.steps[number].address)

    @on(VirtualList.Chosen, "StepList")
    async def jump(self, event: VirtualList.Chosen) -> None:
        """To the step that was chosen."""
        event.stop()
        if stop := self.query_one(StepList).item:
            await self._jump(stop.number)

    def action_whole_screen(self) -> None:
        """Gives the question in hand the whole screen, or takes it back."""
        if self.maximized:
            self.minimize()
        elif self.focused:
            self.maximize(self.focused)
        if self.focused:
            self.focused.scroll_visible(animate=False)

    def action_help(self) -> None:
        """To the help: beside the question, or on a screen of its own."""
        pane = self.query_one(HelpPane)
        if pane.region.area and not self.maximized:
            if pane.has_focus:
                self._refocus()
            else:
                pane.focus()
        else:
            self.app.push_screen(HelpScreen(self.steps[min(self.current, len(self.steps) - 1)], self._question))

    def action_find(self) -> None:
        """Finds words across all answers."""
        self.app.push_screen(FindScreen(self.session, self.changed_elsewhere), self.found)

    async def found(self, place: tuple[str, int] | None) -> None:
        """Goes to the letter of an answer that was found."""
        if place:
            await self.go(place[0], start=place[1], into_row=True)

    @on(ReviewPane.Accepted)
    def keep_acceptance(self, event: ReviewPane.Accepted) -> None:
        """Saves what was accepted."""
        event.stop()
        self.post_message(self.Changed())

    @on(ReviewPane.Wanted)
    async def mend(self, event: ReviewPane.Wanted) -> None:
        """From a finding to its place."""
        event.stop()
        await self.go(event.address, into_row=True)
