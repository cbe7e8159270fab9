"""On Windows every character arrives, however the console splits it, and a keyboard that is lost ends the wizard."""

import asyncio
import itertools
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.pilot import Pilot

from eia_tui.form.definition import Form
from eia_tui.storage.drafts import open_draft
from eia_tui.tui.app import Wizard, run_wizard
from tests.tui.windows_console import Released, WindowsConsole, our_reader, pasted, units


def read_events(reads: list[Any]) -> list[events.Event]:
    """What the wizard gets from what a console gives in several reads."""
    received: list[Any] = []
    ended = threading.Event()
    with pytest.MonkeyPatch.context() as patch:
        thread_class: Any = our_reader(patch, WindowsConsole(reads, ended.set))
        app = SimpleNamespace(
            log=SimpleNamespace(error=received.append), call_later=lambda _, error: received.append(error)
        )
        thread = thread_class(None, app, ended, received.append)
        thread.on_size_change = lambda *_: None
        thread.run()
    assert [each for each in received if not isinstance(each, events.Event)] == []
    return received


def typed(reads: list[Any]) -> str:
    """The characters in that."""
    return "".join(
        each.text if isinstance(each, events.Paste) else each.character or ""
        for each in read_events(reads)
        if isinstance(each, events.Paste | events.Key)
    )


@pytest.mark.parametrize(
    "reads",
    [
        [["\ud83d"], ["\ude00"], ["a"]],
        [["\ud83d", "\ude00"], ["a"]],
        [["a", "\ud83d"], ["\ude00", "b"]],
        [["\ud83d"], [(100, 40)], ["\ude00"]],
    ],
)
def test_a_character_whose_halves_come_in_two_reads_arrives(reads: list[Any]):
    expected = "".join(each for each in itertools.chain(*reads) if isinstance(each, str))
    assert typed(reads) == expected.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


@pytest.mark.parametrize(
    ("reads", "expected"),
    [
        ([["\ud83d"], ["a"], ["b"]], "\ufffdab"),
        ([["\ude00"], ["a"]], "\ufffda"),
        ([["\ude00", "\ud83d"], ["a"]], "\ufffd\ufffda"),
        ([["\ud83d", "\ud83d"], ["\ude00", "a"]], "\ufffd😀a"),
    ],
)
def test_half_a_character_never_stops_the_keyboard(reads: list[Any], expected: str):
    assert typed(reads) == expected


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60), st.lists(st.integers(1, 60), max_size=8))
def test_any_text_arrives_wherever_the_console_splits_it(text: str, cuts: list[int]):
    each = units(text)
    edges = [0, *sorted({cut for cut in cuts if cut < len(each)}), len(each)]
    reads = [each[start:end] for start, end in itertools.pairwise(edges)]
    assert typed([read for read in reads if read]) == text


@pytest.mark.parametrize("character", ["£", "–", "é", "\u00a0"])
def test_a_character_that_is_typed_by_its_number_arrives(character: str):
    assert typed([["a"], ["\0", Released(character)], ["\0", Released("\0"), "b"]]) == f"a{character}b"


@pytest.mark.parametrize("text", ["Who\tWhy\rOld\tslow – dark", "•\tThe stop\r•\tIt’s late 😀", "Ü\tÉ"])
def test_a_paste_into_the_classic_console_is_one_and_complete(text: str):
    (paste,) = read_events([pasted(text)])
    assert isinstance(paste, events.Paste)
    assert paste.text == text


def test_a_long_text_that_comes_just_before_the_end_arrives():
    assert typed([units("a" * 41)]) == "a" * 41


def test_a_paste_whose_end_has_not_come_is_handed_over_when_the_window_is_closed(monkeypatch: pytest.MonkeyPatch):
    text, over = "A first line\rand the next – 😀", threading.Event()
    received: list[Any] = []
    read = threading.Event()
    thread_class: Any = our_reader(
        monkeypatch, WindowsConsole([units(f"\x1b[200~{text[:9]}"), units(text[9:])], read.set)
    )
    from eia_tui.tui.windows_terminal import ConsoleDriver

    driver = object.__new__(ConsoleDriver)
    driver._event_thread = thread_class(None, None, over, received.append)
    driver._event_thread.start()
    try:
        assert read.wait(20)
        assert received == []
        driver.finish_paste()
        while driver.is_finishing_paste:
            time.sleep(0.001)
    finally:
        over.set()
        driver._event_thread.join()
    assert [each.text for each in received] == [text]


@pytest.mark.parametrize(("event", "ends"), [(0, False), (1, False), (2, True), (5, True), (6, True)])
def test_closing_the_window_ends_the_program_and_ctrl_c_does_not(
    event: int, ends: bool, monkeypatch: pytest.MonkeyPatch
):
    console, ended, handlers = WindowsConsole([], lambda: None), [], list[Any]()
    console.SetConsoleCtrlHandler = lambda handler, _: handlers.append(handler)  # type: ignore[attr-defined]
    our_reader(monkeypatch, console)
    from eia_tui.tui import windows_terminal

    monkeypatch.setattr("ctypes.WINFUNCTYPE", lambda *_: lambda handler: handler, raising=False)
    monkeypatch.setattr(windows_terminal, "_LAST_SECONDS", 0)
    windows_terminal.when_closed(lambda: ended.append(event))
    (handler,) = handlers
    assert handler(event) == ends
    assert bool(ended) == ends


@pytest.mark.parametrize("reads", [[None], [["w"], None]], ids=["at once", "later"])
def test_a_keyboard_that_is_lost_saves_says_so_and_ends(
    reads: list[Any], path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
):
    """The real wizard, and the thread that would read a console of Windows, which the console stops answering."""
    lost = threading.Event()
    thread_class: Any = our_reader(monkeypatch, WindowsConsole(reads, lost.set))

    async def use(pilot: Pilot[None]) -> None:
        wizard = pilot.app
        assert isinstance(wizard, Wizard)
        await pilot.press(*"words")
        thread = thread_class(asyncio.get_running_loop(), wizard, lost, wizard._driver.process_message)  # type: ignore[union-attr]
        thread.start()
        for _ in range(1000):
            if not wizard.is_running or wizard._exit:
                return
            await asyncio.sleep(0.01)
        lost.set()
        wizard.exit()

    run = Wizard.run
    monkeypatch.setattr(Wizard, "run", lambda wizard: run(wizard, headless=True, size=(80, 24), auto_pilot=use))
    with pytest.raises(RuntimeError) as raised:
        run_wizard(form, path)
    assert raised.value.__notes__ == [
        "The keyboard could not be read any more: start the program again",
        "Your work is saved.",
    ]
    assert (
        open_draft(path)
        .name.removeprefix("Mobile library timetable")
        .startswith("words" if reads[0] is None else "wordsw")
    )
