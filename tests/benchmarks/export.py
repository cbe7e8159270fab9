"""Prints the cost of the export and the commands compared with the bare libraries, as ratios from one run.

usage: python tests/benchmarks/export.py [DRAFT]    without a draft, the worked example
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from docxtpl import DocxTemplate

from eia_tui.draft.draft import Draft
from eia_tui.exports.word.export import export
from eia_tui.form.kinds import Rows
from eia_tui.form.values import Value, answer_text
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft

ROUNDS = 25


def best(*jobs: Callable[[], object]) -> list[float]:
    """The shortest time of each job in seconds. The jobs take turns, so that other work of the machine affects all of them."""
    for job in jobs:
        job()
    times: list[list[float]] = [[] for _ in jobs]
    for _ in range(ROUNDS):
        for job, kept in zip(jobs, times, strict=True):
            start = time.perf_counter()
            job()
            kept.append(time.perf_counter() - start)
    return [min(each) for each in times]


def plain(draft: Draft) -> dict[str, object]:
    """The same answers as plain strings, as a script with docxtpl alone would have them."""
    tree: dict[str, object] = {"groups": [{"id": group.id, "label": group.label} for group in draft.form.groups]}
    for address, question in draft.form.questions.items():
        value: object = draft.answer(address)
        if isinstance(question, Rows):
            value = [{c.id: answer_text(c, row.get(c.id)) for c in question.columns} for row in value or []]  # type: ignore[union-attr, attr-defined]
        else:
            value = answer_text(question, draft.answer(address))
        *path, last = address.split(".")
        table = tree
        for key in path:
            table = table.setdefault(key, {})  # type: ignore[assignment]
        table[last] = value
    return tree


def bare(draft: Draft) -> None:
    template = DocxTemplate(draft.form.template_path)
    template.render(plain(draft), autoescape=True)
    template.save(BytesIO())


def with_prose(draft: Draft, times: int) -> Draft:
    """The draft with every long answer repeated."""
    longer = Draft(draft.form, {**draft.document}, draft.folder)

    def repeat(value: Value) -> Value:
        if isinstance(value, dict):
            return {key: repeat(each) for key, each in value.items()}
        return "\n\n".join([value] * times) if isinstance(value, str) and len(value) > 40 else value

    longer.document = {key: value if key == "draft" else repeat(value) for key, value in draft.document.items()}
    return longer


def started(*command: str) -> Callable[[], object]:
    # As installed: with the bytecode that pip leaves beside each module.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run([sys.executable, *command], capture_output=True, env=environment, check=False)


def main() -> None:
    path = find_draft(sys.argv[1] if len(sys.argv) > 1 else "example")
    draft = open_draft(path)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.docx"
        ours, theirs = best(lambda: export(draft, out, overwrite=True), lambda: bare(draft))
        print(
            f"export against bare docxtpl: {ours / theirs:.2f} times (goal 1.5): {ours * 1e3:.0f} to {theirs * 1e3:.0f} ms"
        )
        tenfold = with_prose(draft, 10)
        ten, one = best(lambda: export(tenfold, out, overwrite=True), lambda: export(draft, out, overwrite=True))
        print(
            f"ten times the prose against once: {ten / one:.2f} times (goal 12): {ten * 1e3:.0f} to {one * 1e3:.0f} ms"
        )
    pydantic = started("-c", "import pydantic")
    for command in (["--help"], ["list"], ["check", str(path)]):
        ours, theirs = best(started("-m", "eia_tui", *command), pydantic)
        comparison = f"{command[0]} against `import pydantic`"
        print(f"{comparison}: {ours / theirs:.2f} times (goal 1.5): {ours * 1e3:.0f} to {theirs * 1e3:.0f} ms")


if __name__ == "__main__":
    main()
