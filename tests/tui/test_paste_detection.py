"""On a console that does not mark pastes, pastes and typing are still told apart."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from eia_tui.form.definition import Form
from eia_tui.tui import paste_detection as bursts
from eia_tui.tui.paste_detection import Burst, LearningParser, keys_of, parted
from tests.form_counts import step_line
from tests.tui.wizard_driver import open_wizard

PASTE, PASTED = "\x1b[200~", "\x1b[201~"


@contextmanager
def clock() -> Iterator[list[float]]:
    """A clock that the test moves."""
    now = [0.0]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bursts, "get_time", lambda: now[0])
        yield now


def read(*chunks: str, parser: LearningParser | None = None) -> list[Message]:
    """The events read from chunks of console input, once it has been quiet for a while."""
    with clock() as now:
        parser = parser or LearningParser(brackets=False)
        received = [event for chunk in chunks for event in [*parser.feed(chunk), *parser.tick()]]
        now[0] += 1
        return [*received, *parser.tick()]


def described(events_: list[Message]) -> list[str]:
    return [
        f"paste {event.text}" if isinstance(event, events.Paste) else event.key
        for event in events_
        if isinstance(event, events.Paste | events.Key)
    ]


@pytest.mark.parametrize(
    ("chunks", "expected"),
    [
        (["a"], ["a"]),
        (["ab\t"], ["a", "b", "tab"]),
        (["\t\t"], ["tab", "tab"]),
        (["a\tb"], ["paste a\tb"]),
        (["\uf0b7\ta\u00a0b\u00ad\u200b – “c”\r"], ["paste \uf0b7\ta\u00a0b\u00ad\u200b – “c”\r"]),
        (["\tab", "\t"], ["tab", "a", "b", "tab"]),
        (["\t" + "x" * 41 + "\t"], ["tab", "paste " + "x" * 41 + "\t"]),
        (["\ta\tb\rc\td"], ["paste \ta\tb\rc\td"]),
        (["ab\t", "cd"], ["paste ab\tcd"]),
        (["one\rtwo\r"], ["paste one\rtwo\r"]),
        (["x" * 41], ["paste " + "x" * 41]),
        (["a\tb", "more", "\rend"], ["paste a\tbmore\rend"]),
        (["a\tb", "\x1b[A"], ["paste a\tb", "up"]),
        (["\x1b[A"], ["up"]),
        ([f"{PASTE}a\tb{PASTED}"], ["paste a\tb"]),
        ([PASTE + "a\tb", "c\td" * 20, "end" + PASTED, "ef"], ["paste a\tb" + "c\td" * 20 + "end", "e", "f"]),
        ([PASTE[:3], PASTE[3:] + "a\tb", "c\td", PASTED[:4], PASTED[4:]], ["paste a\tbc\td"]),
        (["\x1b", "[1;5C"], ["ctrl+right"]),
    ],
)
def test_text_that_arrives_at_once_is_a_paste_and_text_that_arrives_slowly_is_typed(
    chunks: list[str], expected: list[str]
):
    assert described(read(*chunks)) == expected


PAGE = "one\rtwo\tbeside\rthree\rfour"
YES, NO = "\x1b[?2004;2$y", "\x1b[?2004;0$y"


@pytest.mark.parametrize(
    ("chunks", "expected"),
    [
        (["ab\tcd\r"], ["a", "b", "tab", "c", "d", "enter"]),
        (["x" * 41 + "\r"], ["x"] * 41 + ["enter"]),
        (["\t\t", "a\tb\rc\td"], ["tab", "tab", "a", "tab", "b", "enter", "c", "tab", "d"]),
        ([PAGE], [f"paste {PAGE}"]),
        ([YES, PAGE], [f"type {PAGE}"]),
        ([YES[:4], YES[4:], PAGE], [f"type {PAGE}"]),
        ([f"{PASTE}a\tb{PASTED}{PAGE}"], ["paste a\tb", f"type {PAGE}"]),
        ([NO, "a\tb"], ["paste a\tb"]),
        ([NO, f"{PASTE}a\tb{PASTED}", "a\tb"], ["paste a\tb", "type a\tb"]),
        (["\x1ba"], ["escape", "a"]),
        (["\x1b", "a"], ["escape", "a"]),
        (["\x1b\t"], ["escape", "tab"]),
        (["\x1b1\x1bb next"], ["escape", "1", "escape", "b", "space", "n", "e", "x", "t"]),
        (["one\x1bOne"], ["o", "n", "e", "escape", "O", "n", "e"]),
        (["\x1b\x1b[A\x1bOP\x1b[15~a\x1b", "b"], ["escape", "up", "f1", "f5", "a", "escape", "b"]),
        (["\x1bb", "\x1bf", "\x1b\x7f"], ["ctrl+left", "ctrl+right", "ctrl+w"]),
        ([f"{PASTE}a\x1bb\tc{PASTED}\x1bd"], ["paste ab\tc", "escape", "d"]),
    ],
)
def test_every_key_keeps_its_meaning_if_the_terminal_marks_pastes(chunks: list[str], expected: list[str]):
    named = {"\r": "enter", "\t": "tab"}
    keys = [
        key
        for each in expected
        for key in ([named.get(letter, letter) for letter in each[5:]] if each.startswith("type ") else [each])
    ]
    assert described(read(*chunks, parser=LearningParser())) == keys


@pytest.mark.parametrize("until", range(1, len(PASTED)))
def test_a_paste_ends_even_if_the_rest_of_its_last_mark_is_late(until: int):
    parser = LearningParser()
    with pytest.MonkeyPatch.context() as patch:
        now = [0.0]
        patch.setattr(bursts, "get_time", lambda: now[0])
        received = [*parser.feed(f"{PASTE}a\tb{PASTED[:until]}")]
        now[0] += 10
        received += [*parser.tick(), *parser.feed(f"{PASTED[until:]}c")]
    assert described(received) == ["paste a\tb", "c"]


def read_slowly(*chunks: str, pause: float, parser: LearningParser | None = None) -> list[str]:
    """What is read of chunks with a pause after each, in which the terminal is looked at every tenth of a second."""
    received: list[Message] = []
    with clock() as now:
        parser = parser or LearningParser(brackets=True)
        for chunk in chunks:
            received += parser.feed(chunk)
            for _ in range(round(pause * 10)):
                now[0] += 0.1
                received += parser.tick()
    return described(received)


ANSWERS = {
    "a cursor report": "\x1b[?12;40R",
    "device attributes": "\x1b[?62;22;52c",
    "the second device attributes": "\x1b[>41;354;0c",
    "a colour": "\x1b]11;rgb:ffff/ffff/dddd\x1b\\",
    "a colour, ended by a bell": "\x1b]10;rgb:00/00/00\x07",
    "a name": "\x1bP>|XTerm(380)\x1b\\",
    "a setting": "\x1bP1$r0m\x1b\\",
    "kitty's keys": "\x1b[?1u",
    "kitty's pictures": "\x1b_Gi=31;OK\x1b\\",
    "a mode": "\x1b[?2026;2$y",
    "the size in characters": "\x1b[8;24;80t",
    "the status": "\x1b[0n",
    "the colours of the desktop": "\x1b[?997;1n",
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_of_the_terminal_types_nothing_however_late_and_cut_it_comes(answer: str):
    for at in range(len(answer)):
        for pause in (0.0, 0.4, 1.5):
            chunks = [each for each in (answer[:at], f"{answer[at:]}a") if each]
            typed = read_slowly(*chunks, pause=pause)
            assert [key for key in typed if key != "escape"] == ["a"], (at, pause)
            assert ("escape" in typed) == (at == 1 and pause > 0), (at, pause)


@pytest.mark.parametrize(
    ("sequence", "key"),
    [("\x1b[A", "up"), ("\x1bOP", "f1"), ("\x1b[15~", "f5"), ("\x1b[1;5C", "ctrl+right"), ("\x1b[Z", "shift+tab")],
)
def test_a_key_whose_sequence_is_cut_by_a_slow_line_is_that_key(sequence: str, key: str):
    for at in range(1, len(sequence)):
        typed = read_slowly("a", sequence[:at], sequence[at:], "b", pause=0.4)
        assert [each for each in typed if each != "escape"] == ["a", key, "b"], at


def test_signs_that_begin_a_sequence_are_typed_after_esc():
    for text in ("[", "[x]", "Only", "[1] see", "]", "P", "O"):
        assert "".join(read_slowly("\x1b", *text, pause=0.7)).replace("space", " ") == "escape" + "".join(
            {"[": "left_square_bracket", "]": "right_square_bracket"}.get(each, each) for each in text
        )


@pytest.mark.parametrize("until", range(1, len(PASTE)))
def test_a_paste_is_one_even_if_the_rest_of_its_first_mark_is_late(until: int):
    typed = read_slowly(PASTE[:until], f"{PASTE[until:]}a\tb\rc{PASTED}", "d", pause=0.4)
    assert [each for each in typed if each != "escape"] == ["paste a\tb\rc", "d"]


def test_a_paste_whose_end_never_comes_is_pasted_after_a_while_and_the_keys_work_again():
    lines = "one\ttwo\r" * 9
    assert read_slowly(f"{PASTE}{lines}", pause=2.5) == [f"paste {lines}"]
    assert read_slowly(f"{PASTE}{lines}", "\x1b[18~", pause=2.5)[1:] == ["f7"]
    # Keys that are pressed because nothing happens do not make the wait longer.
    pressed = read_slowly(f"{PASTE}{lines}", "\t", "x", "\x1b", "y", pause=0.6)
    assert pressed[0] == f"paste {lines}\tx"
    # The rest of it may come after all.
    late = read_slowly(f"{PASTE}{lines}", lines, f"end{PASTED}", "a", "\t", pause=2.5)
    assert late == [f"paste {lines}", f"paste {lines}", "paste end", "a", "tab"]


def test_a_paste_whose_end_has_not_come_when_the_input_ends_is_there():
    parser = LearningParser()
    assert described([*parser.feed(f"{PASTE}a\tb\x1b[20"), *parser.feed("")]) == ["paste a\tb"]


def test_keys_and_colours_in_a_pasted_log_are_not_text():
    assert described(read(f"{PASTE}\x1b[31mred\x1b[0m and \x1b]8;;http://x\x07plain{PASTED}")) == [
        "paste red and plain"
    ]


ODD = [
    "\x1b",
    "[",
    "O",
    "<",
    "M",
    "0",
    "97:65",
    ";",
    "9" * 30,
    "u",
    "~",
    "t",
    "é",
    "\x9b",
    "48",
    "$y",
    "?",
    PASTE,
    PASTED,
]


@given(st.lists(st.sampled_from(ODD), max_size=12))
def test_no_unusual_sequence_stops_the_reader(pieces: list[str]):
    parser = LearningParser()
    read(*pieces, parser=parser)
    assert described(read("u" * 40 + PASTED + "\x1ba", parser=parser))[-2:] == ["escape", "a"]


@given(st.lists(st.text(st.sampled_from("ab \t\r\x1b\u00e9"), max_size=60)))
def test_no_character_is_lost_however_it_arrives(chunks: list[str]):
    sent = "".join(chunks).replace("\x1b", "")
    chunks = [chunk.replace("\x1b", "") for chunk in chunks if chunk.replace("\x1b", "")]
    letters = "".join(
        event.text if isinstance(event, Burst) else event.character or ""
        for event in read(*chunks)
        if isinstance(event, events.Key | events.Paste)
    )
    assert letters == sent


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("one\ttwo\r", True, ("one\ttwo\r", "")),
        ("one\r\ttwo\t", True, ("one\r\ttwo", "\t")),
        ("one\rtwo\r", False, ("one\rtwo", "\r")),
        ("one\ttwo\t", False, ("", "one\ttwo\t")),
        ("one\ttwo\rthree\tfour\r", False, ("one\ttwo\rthree\tfour", "\r")),
    ],
)
def test_a_tab_in_a_burst_is_text_in_a_long_answer(text: str, lines: bool, expected: tuple[str, str]):
    assert parted(text, lines=lines) == expected


def test_a_burst_outside_a_field_is_read_as_keys():
    assert [key.key for key in keys_of("n A\r\n\t")] == ["n", "space", "A", "enter", "tab"]


async def test_many_lines_at_once_are_a_paste_in_a_long_answer_and_typed_in_a_line(path: Path, form: Form):
    """For a terminal that has not yet answered whether it marks pastes."""
    address = next(asked.address for asked in form.with_role("evidence"))
    first, second = (asked.address for asked in form.steps[0].asked[:2])
    async with open_wizard(path) as ui:
        await ui.go(address)
        ui.wizard.post_message(Burst("Group\tCount\rAge\t12\rSex\t30\r", sure=False))
        await ui.until(lambda: "| Age | 12 |" in str(ui.wizard.session.draft.answer(address)))
        await ui.go(first)
        await ui.press("end")
        ui.wizard.post_message(Burst(" here\rLibraries\r", sure=False))
        await ui.until(lambda: ui.wizard.session.draft.answer(second) == "Libraries")
        assert ui.wizard.session.draft.answer(first) == "Mobile library timetable here"


async def test_a_burst_goes_into_the_answer_and_leaves_the_focus_where_it_is(path: Path, form: Form):
    address = next(asked.address for asked in form.with_role("evidence"))
    async with open_wizard(path) as ui:
        await ui.go(address)
        ui.wizard.post_message(Burst("Group\tCount\rAge\t12\rSex\t30\r"))
        await ui.until(lambda: ui.wizard.session.draft.answer(address))
        assert ui.focused_address == address
        assert "| Age | 12 |" in str(ui.wizard.session.draft.answer(address))
        name = next(asked.address for asked in form.with_role("name"))
        await ui.go(name)
        await ui.press("end")
        ui.wizard.post_message(Burst(" two\rlines\r"))
        await ui.until(lambda: ui.focused_address != name)
        assert ui.wizard.session.draft.answer(name) == "Mobile library timetable two lines"
        assert "2 lines were joined into one" in ui.notices


async def test_ctrl_v_pastes_the_systems_clipboard(path: Path, form: Form, monkeypatch: pytest.MonkeyPatch):
    address = next(asked.address for asked in form.with_role("evidence"))
    name = next(asked.address for asked in form.with_role("name"))
    monkeypatch.setattr("eia_tui.system.desktop.read_clipboard", lambda: "\u2022\tone\r\n\u2022\ttwo\r\n")
    async with open_wizard(path) as ui:
        await ui.go(address)
        await ui.press("ctrl+v")
        assert ui.wizard.session.draft.answer(address) == "- one\n- two"
        await ui.go(name)
        await ui.press("end", "ctrl+v")
        assert "\u2022 one \u2022 two" in str(ui.wizard.session.draft.answer(name))


async def test_a_key_that_comes_after_a_burst_takes_effect_after_it(path: Path, form: Form):
    name = next(asked.address for asked in form.with_role("name"))
    second = next(asked.address for asked in form.steps[0].asked if asked.address != name)
    async with open_wizard(path) as ui:
        await ui.go(name)
        ui.wizard.post_message(Burst("\tLibraries"))
        ui.wizard.post_message(events.Key("f8", None))
        await ui.until(lambda: step_line(2) in ui.lines[0])
        await ui.pilot.pause(0.2)
        assert ui.wizard.session.draft.answer(second) == "Libraries"
