"""The options of a choice, one to a line."""

from collections.abc import Sequence
from time import monotonic
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from eia_tui.form.kinds import Option
from eia_tui.tui.widgets.text_field import TextField, typed_by
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut, wrapped

_NUMBERS = "0123456789 "
"""What may be typed to choose, and may be the beginning of a text."""
_INDENT = 6
"""The columns before the label of an option."""
_AT_ONCE = 1.0
"""Seconds between two keys up to which they belong to one text."""


class OptionsList(VirtualList[Option]):
    """A choice of one option, or of any number of them; at first none is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "Choose"),
        Binding("enter", "choose_or_go_on", "Choose", show=False),
        Binding("delete,backspace", "clear", "Clear", key_display="Del"),
    ]

    class Picked(Message):
        """The chosen options changed."""

        def __init__(self, options: "OptionsList", chosen: Sequence[str]) -> None:
            super().__init__()
            self.options = options
            self.chosen = chosen

    class Written(Message):
        """A text was typed or pasted here, where only keys are expected."""

        def __init__(self, options: "OptionsList", text: str, *, pasted: bool = False) -> None:
            super().__init__()
            self.options = options
            self.text = text
            self.pasted = pasted

        def write_in(self, area: TextField, *, goes_on: bool = False) -> None:
            """Writes it where it is wanted; it `goes_on` if what was typed here just before was written there."""
            if goes_on:
                (area.insert_pasted if self.pasted else area.write)(self.text)
            else:
                area.write_on(self.text, pasted=self.pasted)

    def __init__(self, options: Sequence[Option], chosen: Sequence[str], *, one: bool) -> None:
        """`chosen` may contain a text that is not one of the options: it is shown too, and can be removed."""
        super().__init__(self._line, items=_with_strangers(options, chosen), lines_each=None)
        self.options = options
        self.one = one
        self.chosen = list(chosen)
        self._typed = ""
        """What was typed at once, up to now."""
        self._typed_at = 0.0
        self._chosen_before: Sequence[str] = self.chosen
        """What was chosen before that."""
        self.read_only = False
        """Whether what is chosen stays."""
        # Until one is chosen none is highlighted, so that Enter pressed out of habit goes on and chooses nothing.
        self.set_reactive(
            VirtualList.highlighted, next((n for n, each in enumerate(self.items) if each.id in chosen), -1)
        )

    def show_chosen(self, chosen: Sequence[str]) -> None:
        """Shows other chosen options."""
        self.chosen = list(chosen)
        self.show(_with_strangers(self.options, chosen))

    def _line(self, option: Option, width: int) -> list[Line]:
        chosen = option.id in self.chosen
        mark = ("(•)" if chosen else "( )") if self.one else ("[x]" if chosen else "[ ]")
        number = self.items.index(option) + 1
        first, *rest = wrapped(" ".join(option.label.split()), width - _INDENT)
        lines = [f"{mark} {number if number < 10 else ' '} {first}", *(f"{' ' * _INDENT}{line}" for line in rest)]
        return [[(cut(line, width), "strong" if chosen else "")] for line in lines]

    def action_choose(self) -> None:
        """Chooses the highlighted option, or the first; where several can be chosen, removes a chosen one again."""
        if self.read_only:
            self.post_message(TextField.Refused())
            return
        self.highlighted = max(self.highlighted, 0)
        option = self.item
        if option is None or (self.one and option.id in self.chosen):
            return
        if self.one:
            self._pick([option.id])
        else:
            wanted = {*self.chosen} ^ {option.id}
            self._pick([each.id for each in self.items if each.id in wanted])

    def action_choose_or_go_on(self) -> None:
        """Chooses the highlighted option; if none is, goes to the next field."""
        if self.item is None or self.read_only:
            self.screen.focus_next()
        else:
            self.action_choose()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is chosen where the answer is read-only, and nothing cleared where nothing is chosen."""
        if action == "clear" and not self.chosen:
            return False
        return not (self.read_only and action in ("choose", "clear")) and super().check_action(action, parameters)

    def action_clear(self) -> None:
        """Chooses nothing."""
        if self.chosen:
            self._pick([])

    def _pick(self, chosen: list[str]) -> None:
        self.show_chosen(chosen)
        self.post_message(self.Picked(self, chosen))

    def on_key(self, event: events.Key) -> None:
        """A number chooses its option, unless it turns out to belong to a text: that is reported."""
        letter = typed_by(event)
        if self.read_only and (letter or event.key in ("delete", "backspace")):
            event.stop()
            self.post_message(TextField.Refused())
            return
        if not letter or (letter != " " and event.key in self.screen.active_bindings):
            self._typed = ""
            return
        if monotonic() - self._typed_at > _AT_ONCE:
            self._typed = ""
        before, self._typed, self._typed_at = self._typed, self._typed + letter, monotonic()
        if not before:
            self._chosen_before = self.chosen
        if not self._typed.strip(_NUMBERS):
            if letter != " ":
                event.stop()
                self._choose_number(int(letter))
            return
        event.stop()
        if before.strip(_NUMBERS) or (len(before) == 1 and before != " "):  # a choice, and then a text
            self.post_message(self.Written(self, letter))
            return
        if self.chosen != self._chosen_before:
            self._pick(list(self._chosen_before))
        self.post_message(self.Written(self, self._typed))

    def on_paste(self, event: events.Paste) -> None:
        """Reports what is pasted here, as a text."""
        event.stop()
        refused = TextField.Refused(text=event.text, pasted=True)
        self.post_message(refused if self.read_only else self.Written(self, event.text, pasted=True))

    def on_blur(self) -> None:
        """What is typed when the focus comes back is another text."""
        self._typed = ""

    def _choose_number(self, number: int) -> None:
        if 0 < number <= len(self.items):
            self.highlighted = number - 1
            self.action_choose()


def _with_strangers(options: Sequence[Option], chosen: Sequence[str]) -> list[Option]:
    """The options, and then the chosen texts that are not options."""
    known = {option.id for option in options}
    return [*options, *(Option(each, each) for each in chosen if each not in known)]
