"""A screen on which long answers are written: with links, tables, pictures, and the officer's own editor."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import SuspendNotSupported

from eia_tui.prose.edit import Change, between, line_end
from eia_tui.prose.scrub import on_one_line
from eia_tui.system.errors import UserError
from eia_tui.tui.dialogs.basic import AskScreen
from eia_tui.tui.saving import SavingApp
from eia_tui.tui.screens.answering import AnsweringScreen
from eia_tui.tui.widgets.markdown_field import MarkdownField
from eia_tui.tui.widgets.text_field import TextField

if TYPE_CHECKING:
    from eia_tui.prose.tables import Grid, Placed


class WritingScreen(AnsweringScreen):
    """Gives long answers what they cannot do alone."""

    @on(MarkdownField.Wanted)
    async def give(self, event: MarkdownField.Wanted) -> None:
        """What a long answer wants."""
        event.stop()
        match event.wish:
            case "link":
                self._link(event.area)
            case "table":
                self._table(event.area)
            case "picture":
                self._picture(event.area)
            case "editor":
                await self._own_editor(event.area)

    # What these keys need is imported when the first of them is pressed: it would hold up every start.

    def _link(self, area: MarkdownField) -> None:
        from eia_tui.prose.inline_formatting import address, linked

        start, end = area.selected_offsets
        words = on_one_line(area.text[start:end])

        def lead(to: str | None, words: str) -> None:
            if to is None:
                return
            where = address(to)
            if not where:
                self.notify(
                    "No link was made: an answer can lead to a web address, as www.example.org, or an e-mail address.",
                    markup=False,
                )
            elif change := linked(area.text, start, end, words or to, where):
                area.apply(change)
            else:
                self.notify(
                    "No link was made: what is selected is part of a link, or of bold or italic words. Select all of"
                    " them, or words beside them.",
                    markup=False,
                )

        def name(words: str | None) -> None:
            if words is not None:
                self._ask("Where does it lead?", "Link", partial(lead, words=words), aside="A web or e-mail address.")

        if words:
            name(words)
        else:
            self._ask("Which words lead there?", "Next", name, aside="Say where they lead, as “the 2024 survey”.")

    def _table(self, area: MarkdownField) -> None:
        from eia_tui.prose.tables import Grid, Placed, size, table_at

        placed = table_at(area.text, area.offset_of(area.cursor_location))
        if placed:
            self._grid(area, placed)
            return

        def begin(typed: str | None) -> None:
            if typed is None:
                return
            sized = size(typed)
            if sized is None:
                self.notify("No table was made: say how many columns and rows, as 3 x 4.", markup=False)
                return
            end = line_end(area.text, area.selected_offsets[1])
            self._grid(area, Placed(end, end, Grid.empty(sized[0], sized[1] + 1), 0, 0))

        self._ask(
            "How many columns and rows?", "Table", begin, text="3 x 4", aside="Both can be changed later. "
            "The heading above the columns comes on top.",
        )  # fmt: skip

    def _grid(self, area: MarkdownField, placed: "Placed") -> None:
        """Opens a table as a grid; every letter typed there is part of the answer at once."""
        from eia_tui.tui.dialogs.table import TableScreen

        before, start, end = area.text, placed.start, placed.end
        new = start == end

        def whole(grid: "Grid") -> tuple[str, int]:
            above = "\n" * _breaks(before[:start].rpartition("\n\n")[2], before[:start]) if new else ""
            below = "\n" if new and before[end + 1 :].partition("\n")[0].strip() else ""
            written = above + grid.written()
            return before[:start] + written + below + before[end:], start + len(written)

        def keep(grid: "Grid") -> None:
            area.post_message(TextField.Typed(area, whole(grid)[0]))

        def done(grid: "Grid | None") -> None:
            empty = new and grid is not None and not any(map(any, grid.rows))
            if grid is None or empty or grid == placed.grid:
                area.post_message(TextField.Typed(area, before))
            else:
                text, place = whole(grid)
                area.apply(between(before, text, (place, place)))
            area.focus()

        self.app.push_screen(TableScreen(placed, keep), done)

    def _picture(self, area: MarkdownField) -> None:
        from eia_tui.tui.dialogs.picture import PictureScreen

        def put(picture: tuple[str, str] | None) -> None:
            if picture:
                path, alt = picture
                said = on_one_line(alt).replace("[", r"\[").replace("]", r"\]")
                _, end = area.selected_offsets
                before, behind = area.text[:end].rpartition("\n")[2], area.text[end:].partition("\n")[0]
                # On a line of its own.
                written = "\n" * bool(before.strip()) + f"![{said}]({path})" + "\n" * bool(behind.strip())
                area.apply(Change(end, end, written, (end + len(written),) * 2))
            area.focus()

        folder = self.session.draft.folder
        if folder is None:
            self.notify("Save the draft in a folder of its own first: its pictures are kept there.", markup=False)
        else:
            self.app.push_screen(PictureScreen(folder), put)

    async def _own_editor(self, area: MarkdownField) -> None:
        """Waits while the answer is open in the officer's own editor, and brings it back; one undo takes it back."""
        from eia_tui.system.desktop import edit_text, editor

        # Nothing else runs until the editor is closed, which may be tomorrow.
        if isinstance(self.app, SavingApp):
            await self.app.save_now()
        before = area.text
        try:
            with self.app.suspend():
                print(f"Your answer is open in {(editor() or ['…'])[0]}. Save it there and close it to come back here.")
                text = edit_text(before, "answer")
        except UserError as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)
        except SuspendNotSupported:
            self.notify("This terminal cannot step aside for another program.", markup=False)
        else:
            area.apply(between(before, text, (len(text), len(text))))
        area.focus()

    def action_spelling(self) -> None:
        """Goes through the words that may be misspelt, from the question in hand on."""
        from eia_tui.tui.dialogs.spelling import SpellingScreen  # the word lists take a moment to read

        self.app.push_screen(SpellingScreen(self.session, self.changed_elsewhere), self.found)

    def changed_elsewhere(self, addresses: Sequence[str]) -> None:
        """Called when answers were changed, but not in their fields; a screen shows and saves them."""

    async def found(self, place: tuple[str, int] | None) -> None:
        """Called with the address and letter of a word to go to; None where the officer stays."""

    def action_preview(self) -> None:
        """Shows the answer in hand as it will print, or the whole form."""
        from eia_tui.tui.dialogs.preview import PreviewScreen

        area = self.focused if isinstance(self.focused, MarkdownField) else None
        self.app.push_screen(PreviewScreen(self.session.draft, area.text if area else None))

    def _ask(
        self, question: str, button: str, then: Callable[[str | None], None], *, text: str = "", aside: str = ""
    ) -> None:
        self.app.push_screen(AskScreen(question, button, text, aside), then)


def _breaks(last: str, before: str) -> int:
    """How many line breaks set a table apart from the text before it."""
    if not before or before.endswith("\n\n") or not last.strip():
        return 0
    return 1 if before.endswith("\n") else 2
