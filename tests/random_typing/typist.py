"""Types, pastes, undoes, resizes and moves at random in the real screens, and checks after each step."""

import asyncio
import os
import random
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from textual import events
from textual.geometry import Size

from eia_tui.form.library import DEFAULT, find_form
from eia_tui.storage.drafts import new_draft
from eia_tui.tui.widgets.question_field import QuestionField
from eia_tui.tui.widgets.text_field import TextField
from tests.random_typing.drawn_screen import DrawnScreen, differences
from tests.tui.message_queue import drain
from tests.tui.wizard_driver import WizardDriver, open_wizard

SIZES = ((80, 24), (120, 40), (100, 30), (132, 50), (60, 16), (40, 12), (20, 6), (200, 60), (81, 24), (99, 25))
LETTERS = "abcdefghijklmnopqrstuvwxyz    ,.-*_#|>()[]1234567890£é–’“\u00a0\u202f\u00ad\u200d\u200c\u2060漢字か🙂👩🏽e\u0301\u2713"
TEXTS = (
    "one word", "two\nlines", "\t", "a\tb\tc", "- one\n- two\n  - deeper\n", "1. first\n2. second\n", "\n\n\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n", "\n\n![A map of the stops](pictures/map.png)\n", "![](a.png) and ![said \\[so\\]](<b c.png>)",
    "| Age | Share |\n|:--|--:|\n| under 65 | 20% |\n| 65 \\| over | 5% |\nChart: bars, Visits\n", "a | b\n--|--\n1|2|3\n",
    "\n| Group | What we heard |\n|---|---|\n| 漢字 | " + "words that go on 👩🏽 " * 9 + "|\n| **b** |\n", "> | q | r |\n> |---|---|\n> | 1 |\n", "Group\tCount\nAge\t12\nSex\t30\n", "\u2022\tone\r\n\u2022\ttwo\r\n",
    "word " * 60, "unbroken" * 40, "漢字" * 80, "🙂👩‍👩‍👧🏳️‍🌈" * 20, "10\u00a0000 Age\u00a0UK soft\u00adhyphen ",
    "\n".join(f"line {number} of a page, which is somewhat longer than a narrow screen is wide" for number in range(70)),
    "tab\tin\ta\tlong\tline " * 12, "漢\t字\t" * 30, "a\r\rb", "x" * 300 + "\t" + "y" * 200,
    "- an item of many words " * 9, "  - " + "漢字 and kana か " * 20, "12. " + "unbroken" * 40, "1. one\n" + "- two words " * 400,
    "\x0b\x0cbroken\u2028here",
)  # fmt: skip
EDITS = (
    "backspace", "delete", "ctrl+w", "ctrl+delete", "ctrl+x", "ctrl+c", "ctrl+v", "ctrl+b", "ctrl+e", "ctrl+l",
    "ctrl+n", "ctrl+d", "ctrl+u", "ctrl+j", "enter",
)  # fmt: skip
MOVES = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "ctrl+home", "ctrl+end", "ctrl+left",
    "ctrl+right",
)  # fmt: skip
SELECTIONS = (
    "ctrl+a", "shift+up", "shift+down", "shift+left", "shift+right", "shift+home", "shift+end", "ctrl+shift+left",
    "ctrl+shift+right",
)  # fmt: skip
ABOUT = (
    "tab",
    "shift+tab",
    "f2",
    "f3",
    "f4",
    "f5",
    "f6",
    "f7",
    "f8",
    "f9",
    "ctrl+f",
    "ctrl+k",
    "ctrl+t",
    "ctrl+g",
    "f1",
)


@dataclass
class Typist:
    """Does random things in a wizard, and checks that the typed text is what is shown and kept."""

    ui: WizardDriver
    addresses: tuple[str, ...]
    seed: int
    steps: int = 0
    actions: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self.drawn = DrawnScreen(self.ui.wizard)
        self.kinds_of_action: tuple[tuple[int, Callable[[], Awaitable[str]]], ...] = (
            (8, self.type), (5, self.edit), (5, self.move), (4, self.select), (6, self.undo), (5, self.paste),
            (4, self.resize), (3, self.whole_screen), (2, self.go), (2, self.go_about), (1, self.look),
            (2, self.hurry), (2, self.mouse), (1, self.undo_all),
        )  # fmt: skip

    async def step(self) -> None:
        """Does something, and raises `AssertionError` if something is wrong afterwards."""
        action = self.chance.choices(
            [action for _, action in self.kinds_of_action], [often for often, _ in self.kinds_of_action]
        )[0]
        self.steps += 1
        try:
            self.actions.append(await action())
            await self.wait_for_messages()
            await self.return_to_a_field()
            self.check()
        except Exception as error:
            raise AssertionError(
                f"step {self.steps} of seed {self.seed}: {error}\nafter {self.actions[-12:]}"
            ) from error

    def check(self) -> None:
        """Checks the state after all messages have been processed."""
        assert not self.ui.wizard._exception, repr(self.ui.wizard._exception)
        focused = self.ui.wizard.focused
        field = focused.parent if focused else None
        if isinstance(field, QuestionField) and isinstance(focused, TextField):
            kept = field.session.draft.answer(field.asked.address)
            assert field._read(focused.text) == kept, f"{focused.text!r} is kept as {kept!r}"
        wrong = differences(self.drawn)
        assert not wrong, "\n".join(
            [
                *wrong[:4],
                *(repr(self.drawn.line(y, 0, self.ui.wizard.size.width)) for y in range(self.ui.wizard.size.height)),
            ]
        )

    async def wait_for_messages(self) -> None:
        """Waits until every message has been processed and drawn, however busy the machine is."""
        await drain(self.ui.wizard)

    async def return_to_a_field(self) -> None:
        """Leaves any dialog or list again after a while."""
        if not isinstance(self.ui.wizard.focused, TextField) and self.chance.random() < 0.5:
            self.actions.append("escape")
            await self.keys("escape")
            if not self.ui.wizard.session:
                return
            await self.wait_for_messages()
            if not isinstance(self.ui.wizard.focused, TextField) and len(self.ui.wizard.screen_stack) == 1:
                self.actions.append(await self.go())
                await self.wait_for_messages()

    async def keys(self, *names: str) -> None:
        """Presses keys, as fast as a terminal brings them."""
        driver = self.ui.wizard._driver
        assert driver
        for name in names:
            key = {" ": "space", "\n": "enter"}.get(name, name)
            driver.send_message(events.Key(key, name if len(name) == 1 else None))
        await self.wait_for_messages()

    async def type(self) -> str:
        typed = self.chance.choices(LETTERS, k=self.chance.choice((1, 1, 3, 12)))
        await self.keys(*typed)
        return f"type {''.join(typed)!r}"

    async def edit(self) -> str:
        return await self.some(EDITS, 3)

    async def move(self) -> str:
        return await self.some(MOVES, 4)

    async def select(self) -> str:
        return await self.some(SELECTIONS, 4)

    async def undo(self) -> str:
        return await self.some(("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y"), 5)

    async def some(self, keys: tuple[str, ...], most: int) -> str:
        pressed = self.chance.choices(keys, k=self.chance.randint(1, most))
        await self.keys(*pressed)
        return " ".join(pressed)

    async def paste(self) -> str:
        text = self.chance.choice(TEXTS) * self.chance.choice((1, 1, 3))
        self.ui.wizard.screen.post_message(events.Paste(text))
        return f"paste {text[:60]!r} ({len(text)})"

    async def resize(self) -> str:
        width, height = self.chance.choice(SIZES)
        if self.ui.wizard.size != (width, height):
            self.drawn.forget()
        self.ui.wizard._driver._size = (width, height)
        self.ui.wizard.post_message(events.Resize(Size(width, height), Size(width, height)))
        return f"resize {width} {height}"

    async def whole_screen(self) -> str:
        await self.keys("f4")
        return "f4"

    async def go(self) -> str:
        address = self.chance.choice(self.addresses)
        screen = self.ui.wizard.screen
        if hasattr(screen, "go"):
            await screen.go(address)
        return f"go {address}"

    async def go_about(self) -> str:
        return await self.some(ABOUT, 2)

    async def look(self) -> str:
        theme = self.chance.choice(("eia-light", "eia-dark"))
        self.ui.wizard.action_theme("dark" if theme.endswith("dark") else "light")
        return theme

    async def hurry(self) -> str:
        """Presses many keys at once, without waiting in between."""
        pressed = self.chance.choices(
            [*EDITS, *MOVES, *SELECTIONS, "ctrl+z", "ctrl+y", "f4", "tab", "a", "b", " "], k=12
        )
        await self.keys(*pressed)
        return " ".join(pressed)

    async def mouse(self) -> str:
        """Clicks somewhere, drags, or turns the wheel."""
        width, height = self.ui.wizard.size
        places = [(self.chance.randrange(width), self.chance.randrange(height)) for _ in range(2)]
        kinds = self.chance.choice(
            ((events.MouseDown, events.MouseUp), (events.MouseDown, events.MouseMove, events.MouseUp),
             (events.MouseScrollDown,), (events.MouseScrollUp,)),
        )  # fmt: skip
        for kind in kinds:
            x, y = places[kind is events.MouseMove]
            self.ui.wizard._driver.send_message(
                kind(None, x, y, 0, 0, 1, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)
            )
        await self.wait_for_messages()
        return f"{' '.join(kind.__name__ for kind in kinds)} {places}"

    async def undo_all(self) -> str:
        """Undoes everything in an answer and redoes it: the text must be the same."""
        area = self.ui.wizard.focused
        if not isinstance(area, TextField):
            return "nothing to undo"
        text, many = area.text, len(area.history.undo_stack)
        for key in ("ctrl+z", "ctrl+y"):
            await self.keys(*[key] * many)
        assert area.text == text, f"after undo and redo, {text!r} is {area.text!r}"
        return f"ctrl+z and ctrl+y {many} times"


async def walk(seed: int, steps: int) -> int:
    """Does so many random steps with a new draft, and returns their number. Raises `AssertionError` at the first that goes wrong."""
    form = find_form(DEFAULT)
    path = new_draft(f"Random {seed}", form)
    addresses = tuple(asked.address for step in form.steps[:3] for asked in step.asked)
    chance = random.Random(seed)
    async with open_wizard(path, form=form, size=chance.choice(SIZES)) as ui:
        typist = Typist(ui, addresses, seed)
        try:
            for _ in range(steps):
                await typist.step()
        finally:
            if ui.wizard._exception:
                print(f"seed {seed} ended in step {typist.steps}, after {typist.actions[-12:]}")
    return steps


def fault(seed: int, steps: int) -> str:
    """What went wrong in so many steps, in a home folder of their own; "" if nothing did."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["EIA_WIZARD_HOME"] = folder
        try:
            asyncio.run(walk(seed, steps))
        except Exception as error:  # noqa: BLE001  anything that ends the program is a fault
            return str(error) or repr(error)
    return ""
