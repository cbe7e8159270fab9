"""Goes through the words that may be misspelt, answer by answer."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from eia_tui.checks.spelling import MisspeltWord, corrected, misspelt_words
from eia_tui.form.values import answer_text
from eia_tui.language.user_words import add_own_word
from eia_tui.prose.excerpt import excerpt
from eia_tui.session.session import Session
from eia_tui.session.transaction import Transaction
from eia_tui.system.errors import UserError
from eia_tui.tui.dialogs.basic import AskScreen, ConfirmScreen
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut

_NO_SUGGESTIONS = "No suggestions. Press R to type the right spelling."
_AT_END = "Press Esc to go back to your answers."


class SpellingScreen(ModalScreen[tuple[str, int] | None]):
    """Returns the address of an answer, and the position of a word in it, in characters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Done", key_display="Esc"),
        Binding("enter", "take", "Replace", priority=True),
        Binding("n", "skip", "Next"),
        Binding("r", "type(False)", "Replace with…"),
        Binding("a", "all", "Replace all"),
        Binding("i", "ignore", "Ignore"),
        Binding("d", "add", "Add to my words"),
        Binding("g", "go", "Go to it"),
        Binding("ctrl+z", "put_back", "Undo"),
        Binding("f1", "app.keys", "Keys", priority=True),
    ]

    def __init__(self, session: Session, changed: Callable[[Sequence[str]], None]) -> None:
        """Starts at the current question; `changed` is called with the addresses of the corrected answers."""
        super().__init__()
        self.session = session
        self.changed = changed
        self._done: list[Transaction] = []
        self._order = {address: number for number, (address, _, _) in enumerate(session.draft.answers())}
        self._here = (self._order.get(session.position, 0), -1)
        self._each: MisspeltWord | None = None
        self._offered: VirtualList[str] = VirtualList(self._line, empty=_NO_SUGGESTIONS)

    def compose(self) -> ComposeResult:
        """The word, where it is, and suggestions."""
        with Vertical(classes="sheet"):
            yield Static("", classes="heading")
            yield Static("", classes="where")
            yield Static("", classes="excerpt")
            yield self._offered
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows the first."""
        self._offered.focus()
        self._show()

    def _found(self) -> list[MisspeltWord]:
        return list(misspelt_words(self.session.draft, frozenset(self.session.ignored)))

    def _place(self, each: MisspeltWord) -> tuple[int, int]:
        return self._order.get(each.address, 0), each.misspelling.start

    def _show(self) -> None:
        """Shows the next word; after the last one, the first that is left."""
        found = self._found()
        self._each = each = next((one for one in found if self._place(one) > self._here), found[0] if found else None)
        heading, where, around = self.query_one(".heading", Static), self.query_one(".where", Static), Content("")
        if each is None:
            heading.update("Spelling: nothing more to check")
            where.update("")
            self._offered.empty = _AT_END
            self._offered.show([], 0)
        else:
            kind = "Is this a name?" if each.misspelling.may_be_name else "Is this misspelt?"
            heading.update(Content(f"{kind} {found.index(each) + 1} of {len(found)}: {each.misspelling.word}"))
            where.update(Content(self.session.draft.label(each.address)))
            text = answer_text(each.question, self.session.draft.answer(each.address))
            quoted = excerpt(text, each.misspelling.start, each.misspelling.end)
            before, word, after = quoted.partition(each.misspelling.word)
            around = Content.assemble(before, (f"[{word}]", "bold"), after)
            self._offered.empty = _NO_SUGGESTIONS
            self._offered.show(each.suggestions, 0)
        self.query_one(".excerpt", Static).update(around)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys for a word exist while there is one."""
        if action in ("skip", "take", "type", "all", "ignore", "add", "go") and self._each is None:
            return False
        if action in ("take", "type", "all") and self.session.read_only:
            return False
        return super().check_action(action, parameters)

    def _line(self, offered: str, width: int) -> list[Line]:
        return [[(cut(offered, width), "")]]

    def refuse_text(self) -> None:
        """Says how to type the right spelling, where a word was typed and each letter is a key."""
        self.notify("Nothing was written. To type the right spelling, press R first.", markup=False)

    def action_skip(self) -> None:
        """Skips this word."""
        if self._each:
            self._here = self._place(self._each)
            self._show()

    def action_take(self) -> None:
        """Replaces the word with the highlighted suggestion; asks if there is none."""
        if self._offered.item:
            self._offered.action_choose()
        else:
            self.action_type(everywhere=False)

    @on(VirtualList.Chosen)
    def choose(self, event: VirtualList.Chosen) -> None:
        """Replaces the word with the highlighted suggestion."""
        event.stop()
        if self._offered.item:
            self._correct(self._offered.item, everywhere=False)

    def action_all(self) -> None:
        """Replaces the word everywhere with the highlighted suggestion, if that is meant; asks if there is none."""
        each, by = self._each, self._offered.item

        def answered(sure: bool | None) -> None:  # noqa: FBT001  Textual gives it so
            if sure and by:
                self._correct(by, everywhere=True)

        if each and by:
            question = f"Replace “{each.misspelling.word}” with “{by}” in every answer?"
            self.app.push_screen(ConfirmScreen(question, "", "Replace all", "Go back"), answered)
        else:
            self.action_type(everywhere=True)

    def action_type(self, everywhere: bool) -> None:  # noqa: FBT001  Textual gives it so
        """Asks for a replacement."""

        def typed(by: str | None) -> None:
            if by:
                self._correct(by, everywhere=everywhere)

        if self._each:
            self.app.push_screen(AskScreen("Replace it with", "Replace", self._each.misspelling.word), typed)

    def _correct(self, by: str, *, everywhere: bool) -> None:
        each, draft = self._each, self.session.draft
        if each is None or self.session.read_only:
            return
        with self.session.transaction() as transaction:
            for address, text in corrected(draft, each, by, everywhere=everywhere).items():
                transaction.draft.put(address, text)
        self._done.append(transaction)
        self._here = self._place(each)
        self._show_changed(transaction)

    def _show_changed(self, transaction: Transaction) -> None:
        self.changed(list(transaction.before))
        self._show()

    def action_put_back(self) -> None:
        """Undoes the last correction."""
        if self._done:
            transaction = self._done.pop()
            self._here = (self._here[0], self._here[1] - 1)
            self.session.undo(transaction)
            self._show_changed(transaction)

    def action_ignore(self) -> None:
        """Ignores this word until the draft is opened again."""
        if self._each:
            self.session.ignored.add(self._each.misspelling.word)
            self._here = self._place(self._each)
            self._show()

    def action_add(self) -> None:
        """Adds this word to the officer's own words, for all drafts."""
        if self._each:
            try:
                add_own_word(self._each.misspelling.word)
            except UserError as error:
                self.notify(str(error), severity="error", markup=False)
            self.action_ignore()

    def action_go(self) -> None:
        """Closes, and goes to the word."""
        if self._each:
            self.dismiss((self._each.address, self._each.misspelling.start))
