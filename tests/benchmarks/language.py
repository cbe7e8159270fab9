"""The cost of the language checks of an answer, compared with looking up each of its words in a set in the same run.

usage: python tests/benchmarks/language.py [DRAFT]      (the worked example by default)
"""

import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from eia_tui.checks.facts import written_answers
from eia_tui.checks.spelling import lexicon
from eia_tui.language.acronyms import unexplained_acronyms
from eia_tui.language.plain_english import long_sentences, wording_to_avoid
from eia_tui.language.spelling import misspellings
from eia_tui.prose.paste.clean import clean
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft

ROUNDS = 7
LONG = 45_000
"""Letters of an answer that runs to pages."""


def seconds(does: Callable[[int], object]) -> float:
    """The median time over some rounds. Each gets its number, so that no cached result is returned."""
    does(0)
    durations = []
    for number in range(1, ROUNDS + 1):
        start = time.perf_counter()
        does(number)
        durations.append(time.perf_counter() - start)
    return statistics.median(durations)


def main() -> None:
    """Prints the ratios."""
    draft = open_draft(find_draft(sys.argv[1] if len(sys.argv) > 1 else "example"))
    answers = "\n\n".join(answer.text for answer in written_answers(draft))
    text = (answers * (LONG // len(answers) + 1))[:LONG]
    known = lexicon(draft.form)
    words = frozenset(re.findall(r"\w+", text))
    bare = seconds(lambda number: [word in words for word in re.findall(r"\w+", f"{text}{number}")])
    total = 0.0
    for name, does in (
        ("spelling", lambda number: misspellings(f"{text}{number}", known)),
        ("long sentences", lambda number: long_sentences(f"{text}{number}")),
        ("wording", lambda number: wording_to_avoid(f"{text}{number}")),
        ("short forms", lambda number: list(unexplained_acronyms([("", f"{text}{number}")]))),
    ):
        duration = seconds(does)
        total += duration
        print(
            f"{name} in {LONG:,} letters: {duration * 1000:.1f} ms, {duration / bare:.1f} times words looked up in a set"
        )
    print(f"all of it: {total * 1000:.1f} ms, {total / bare:.1f} times (goal: under a tenth of a second)")
    million = (answers * (1_000_000 // len(answers) + 1))[:1_000_000]
    split = seconds(lambda number: f"{million}{number}".split("\n"))
    duration = seconds(lambda number: clean(f"{million}{number}"))
    print(
        f"a paste of 1,000,000 letters cleaned: {duration * 1000:.0f} ms, {duration / split:.0f} times split into lines"
    )


if __name__ == "__main__":
    main()
