"""A screen on which rows are answered: what is wanted of them is done, and one of them opened on its own."""

from textual import on

from eia_tui.checks.coverage import as_action
from eia_tui.system.errors import UserError
from eia_tui.tui.screens.row import RowScreen
from eia_tui.tui.screens.writing import WritingScreen
from eia_tui.tui.widgets.rows_field import RowsField


class ScreenWithRows(WritingScreen):
    """Takes what is wanted of rows to the session."""

    @on(RowsField.Wished)
    def change_rows(self, event: RowsField.Wished) -> None:
        """Does what is wanted to the rows of an answer."""
        event.stop()
        session, address, number = self.session, event.rows.address, event.number
        many = len(session.rows(address))
        here: int | None = number
        try:
            if event.wish == "add" and not session.read_only:
                self.edit_row(event.rows, many + 1)
            elif event.wish == "edit" and many:
                self.edit_row(event.rows, number)
            elif event.wish == "put_back":
                here = session.put_back(address)
                if here is None:
                    self.notify("Nothing was deleted here that could be put back.", markup=False)
            elif not many:
                return
            elif event.wish == "copy":
                here = session.copy_row(address, number)
            elif event.wish == "remove":
                session.remove_row(address, number)
                self.notify("Deleted. Z puts it back.", markup=False)
            elif event.wish in ("up", "down"):
                here = session.move_row(address, number, 1 if event.wish == "down" else -1)
        except UserError as error:
            self.notify(str(error), markup=False)
            return
        event.rows.refresh_rows(here)
        self.post_message(self.Changed())
        self.answered(address)

    @on(RowsField.TakenUp)
    def take_up(self, event: RowsField.TakenUp) -> None:
        """Makes an action of a concern or mitigation that none answers."""
        event.stop()
        made = as_action(self.session.draft, event.uncovered)
        if not made:
            return
        try:
            number = self.session.add_row(*made)
        except UserError as error:
            self.notify(str(error), markup=False)
            return
        event.rows.refresh_rows(number)
        self.post_message(self.Changed())
        self.answered(made[0])
        self.notify(f"Added for {event.uncovered.group.name}. Open it to say who does it, and by when.", markup=False)

    def edit_row(self, rows: RowsField, number: int) -> None:
        """Opens one row on a screen of its own."""

        def shown(_: None) -> None:
            self.session.tidy_rows(rows.address)
            rows.refresh_rows(min(number, len(self.session.rows(rows.address))))
            rows.listing.focus()
            self.post_message(self.Changed())
            self.answered(rows.address)

        self.app.push_screen(RowScreen(self.session, rows.address, number), shown)
