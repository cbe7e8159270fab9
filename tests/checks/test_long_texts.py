"""A very long text is checked quickly, whatever was pasted: while a check runs, the program seems to hang."""

import time
from collections.abc import Callable

import pytest

from eia_tui.checks import findings, open_findings
from eia_tui.language.plain_english import long_sentences
from eia_tui.prose.word_count import count_words
from tests.checks.conftest import Answer

PASTED_LETTERS = 20_000
"""Letters of what is compared with as many letters of prose."""
LONGER_THAN_PROSE = 4
"""How much longer than as many letters of plain sentences any text may take. It was a hundred times and more."""
FEW, MANY = 25_000, 100_000
LONGER_THAN_FEW = 8
"""How much longer four times the letters may take: 16 times, where each is compared with every other."""


def _repeated(unit: str, before: str = "", after: str = "") -> Callable[[int], str]:
    return lambda letters: f"{before}{unit * (letters // len(unit))}{after}"


PASTED: dict[str, Callable[[int], str]] = {
    "blanks": _repeated(" ", "We asked people", "there"),
    "tabs and no-break spaces": _repeated("\t\u00a0", "We asked people", "there"),
    "blank lines": _repeated(" \n", "We asked people", "there"),
    "unbroken letters": _repeated("a"),
    "letters and hyphens": _repeated("no-"),
    "unbroken digits": _repeated("1"),
    "digits and slashes": _repeated("1/"),
    "percent signs": _repeated("1 2 3 % of "),
    "commas": _repeated("a, "),
    "brackets": _repeated("("),
    "bars": _repeated("| "),
    "dashes": _repeated("-", after=" end"),
    "full stops": _repeated(".", after=" end"),
    "brackets and letters": _repeated("(a ", after=" end"),
    "initials": _repeated("A. ", after=" end"),
    "a table's header and dashes": _repeated("-", "| Group | Count |", " end"),
    "a table's header and brackets": _repeated("(a ", "| Group | Count |", " end"),
    "a picture as text": _repeated("iVBORw0KGgoAAAANSUhEUg", "40% ![x](data:image/png;base64,", ")"),
    "a picture without its beginning": _repeated("iVBORw0KGg+/"),
    "words that no sentence ends": _repeated("older people said "),
    "short lines": lambda letters: "\n".join(f"row {number}" for number in range(letters // 9)),
    "names": lambda letters: " ".join(f"Z{chr(97 + n % 26)}q{chr(97 + n // 26 % 26)}x" for n in range(letters // 6)),
}
"""What people paste by mistake, by how many letters it has."""


def _prose(letters: int) -> str:
    sentences = (
        f"The bus at stop {letters} was full on {day} days, and people who use a wheelchair waited. "
        for day in range(letters)
    )
    return "".join(sentences)[:letters]


def _many_lines(letters: int) -> str:
    lines = (f"- On {day} days people waited at stop {letters}.\n" for day in range(letters))
    return "".join(lines)[:letters]


def _seconds(answer: Answer, evidence: str, other: str = "They may wait.") -> float:
    """The time of the processor for all checks of a draft with these texts, the second in two answers."""
    draft = answer(
        {"evidence": evidence, "effect": "affected", "concerns": other, "mitigation": "A member of staff helps."},
        [{"action": other, "responsible": "Library Manager", "timescale": "May 2027"}],
    )
    started = time.process_time()
    count_words(evidence)
    long_sentences(evidence)
    findings(draft)
    return time.process_time() - started


@pytest.fixture(scope="module")
def seconds_of_prose() -> list[float]:
    """The time for plain sentences, once it has been measured."""
    return []


@pytest.mark.parametrize("pasted", PASTED)
def test_what_was_pasted_takes_no_longer_than_so_many_letters_of_prose(
    pasted: str, answer: Answer, seconds_of_prose: list[float]
):
    if not seconds_of_prose:
        _seconds(answer, "The lists are read.")
        seconds_of_prose.append(_seconds(answer, *[_prose(PASTED_LETTERS)] * 2))
    assert _seconds(answer, *[PASTED[pasted](PASTED_LETTERS)] * 2) < LONGER_THAN_PROSE * seconds_of_prose[0]


@pytest.mark.parametrize("text", [_prose, _many_lines])
def test_a_text_that_is_four_times_as_long_takes_about_four_times_as_long(text: Callable[[int], str], answer: Answer):
    _seconds(answer, "The lists are read.")
    few = _seconds(answer, text(FEW))
    assert _seconds(answer, text(MANY)) < LONGER_THAN_FEW * few


def test_the_checks_stop_once_nobody_wants_to_know(answer: Answer):
    asked = []

    def is_wanted() -> bool:
        asked.append(1)
        return len(asked) < 3

    assert open_findings(answer({"evidence": "xxx"}), is_wanted) == []
    assert len(asked) == 3
