"""The cost of all checks on a draft, compared with reading its file, and on 2,000 long answers made of its texts.

usage: python tests/benchmarks/checks.py [DRAFT]      (the worked example by default)
"""

import re
import statistics
import sys
import time
import tomllib
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from eia_tui.checks import findings, findings_beside_questions
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form, Group, Section
from eia_tui.form.kinds import Prose
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft

QUESTIONS = 2000
LETTERS = 300
ROUNDS = 5


def many_answers(texts: list[str]) -> Draft:
    """A draft of a form of so many questions, each with a long answer."""
    groups = tuple(Group(id=f"g{number}", label=f"Group {number}") for number in range(12))
    questions = tuple(Prose(id=f"q{number}", label=f"Question {number}") for number in range(QUESTIONS // 12))
    form = Form(
        id="many",
        title="Many",
        sections=(Section(id="s", title="S", questions=questions, per_group=True),),
        groups=groups,
    )
    draft = Draft(form)
    for address, text in zip(form.questions, cycle(texts), strict=False):
        draft.put(address, text[:LETTERS])
    return draft


def median(do: Callable[[], object]) -> float:
    """The median time in seconds."""
    do()
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        do()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


if __name__ == "__main__":
    source = open_draft(find_draft(sys.argv[1] if len(sys.argv) > 1 else "example"))
    texts = [str(value) for _, question, value in source.answers() if isinstance(question, Prose)]
    file = find_draft(sys.argv[1] if len(sys.argv) > 1 else "example")
    read = median(lambda: tomllib.loads(file.read_text(encoding="utf-8")))
    began = time.perf_counter()
    first = findings(open_draft(file))
    took_first = time.perf_counter() - began
    took = median(lambda: findings(source))
    print(
        f"all checks of a draft, once loaded: {took * 1000:.1f} ms, {took / read:.0f} times reading it with tomllib "
        f"(goal: at most 25); the first time {took_first * 1000:.0f} ms; {len(first)} findings"
    )
    draft = many_answers(texts)
    written = [str(value) for _, _, value in draft.answers()]
    bare = median(lambda: [re.findall(r"\w+", text) for text in written])
    for description, do in (("all of it", findings), ("the findings beside the questions", findings_beside_questions)):
        took = median(lambda do=do: do(draft))  # type: ignore[misc]
        print(
            f"checks of {len(written):,} long answers, {description}: {took:.2f} s, {took / bare:.0f} times "
            "splitting their words"
        )
