"""Word forms that came back, each with what an import must give, and the comparison of both.

The files in `returned/` are of the draft `base/draft.toml`, which is sent first. A case expects in `NAME.expect.toml`:
`exit`; `says`, words of the output; `told`, all that is reported; `comments`, `changes`, `conflicts` and `ask`, all
that waits; `kept` and `unchanged`, answers that stay as the draft has them; and `answers` and `emptied`, those that
differ from the draft once the changes are taken and what was asked is said yes to.
"""

import json
import shutil
import tomllib
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.values import Value, is_answered
from eia_tui.imports.same_answer import same_answer
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from tests.approvals import sent
from tests.conftest import Run

FOLDER = Path(__file__).parent / "returned"
CASES = {path.name.partition(".")[0]: path for path in sorted(FOLDER.glob("*.expect.toml"))}
_KINDS = {
    "changes of looks only": "changes of looks",
    "a sign-off is not taken from Word": "sign-off",
    "table made simpler": "simplified",
    "a part in another format": "part not read",
}
"""What a case calls the kind of a report, where the program calls it otherwise."""
_CARRIED = ("docProps/custom.xml", "customXml/")
_RELATIONS = ("_rels/.rels", "word/_rels/document.xml.rels")
_TYPES = "[Content_Types].xml"


def expected(name: str) -> dict[str, Any]:
    """What a case expects."""
    return tomllib.loads(CASES[name].read_text(encoding="utf-8"))


def file_of(name: str) -> Path:
    """The Word file of a case."""
    return next(path for path in FOLDER.glob(f"{name}.*") if path.suffix != ".toml")


def send_base(form: Form) -> tuple[Path, Path]:
    """A new draft with the answers that all cases begin with, which is sent; and the Word file that was sent."""
    path = new_draft("Charges for garden waste", form)
    shutil.copyfile(FOLDER / "base" / "draft.toml", path)
    return path, sent(path, 0, anyway="trial").path


def change_draft(path: Path, content: Path) -> None:
    """Gives a draft other answers, as an officer who goes on after it was sent."""
    session = Session.at(path)
    now = Draft(session.draft.form, tomllib.loads(content.read_text(encoding="utf-8")))
    for address in now.form.questions:
        session.put(address, now.answer(address))
    session.save()
    session.leave()


def carrying(file: Path, of: Path) -> bytes:
    """A file with the property and the part with which another was exported, if it can be opened at all."""
    content, written = file.read_bytes(), BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(of) as export, zipfile.ZipFile(written, "w") as new:
        if _TYPES not in old.namelist():
            return content
        for name in old.namelist():
            wanted = _with_carried(old, export, name) if name in (*_RELATIONS, _TYPES) else old.read(name)
            new.writestr(name, wanted)
        for name in export.namelist():
            if name.startswith(_CARRIED):
                new.writestr(name, export.read(name))
    return written.getvalue()


def _with_carried(old: zipfile.ZipFile, export: zipfile.ZipFile, name: str) -> bytes:
    """The relationships or content types of a file, with those for what an export carries."""
    root, more = etree.fromstring(old.read(name)), etree.fromstring(export.read(name))
    for number, each in enumerate(
        each for each in more if "custom" in (each.get("Target") or each.get("PartName", ""))
    ):
        if each.get("Id"):
            each.set("Id", f"carried{number}")
        root.append(each)
    return etree.tostring(root)


class Outcome:
    """What the command did with a file, and then with what waited."""

    def __init__(self, eia: Run, file: Path, path: Path, case: Mapping[str, Any]) -> None:
        """Imports a file into the draft of all cases."""
        self._case = case
        self.before = open_draft(path)
        content = path.read_bytes()
        done = eia("import", file, "--into", path, "--json")
        self.exit, self.output = done.returncode, done.stderr
        if self.exit == 2:
            assert path.read_bytes() == content
            assert done.stderr.count("\n") == 1
        elif "says" in case:
            self.output = eia("import", file, "--into", path, "--try").stdout
        result = json.loads(done.stdout) if self.exit < 2 else {}
        self.waiting: list[dict[str, Any]] = result.get("waiting", [])
        self.reports: list[dict[str, Any]] = result.get("told", [])
        self.imported = open_draft(path)
        self._take(eia, path, result)
        self.settled = open_draft(path)

    def _take(self, eia: Run, path: Path, result: Mapping[str, Any]) -> None:
        """Takes each tracked change and says yes where that is all there is to say."""
        numbers = [
            str(each["number"])
            for each in self.waiting
            if each["kind"] == "change" or (each["kind"] == "ask" and (each["option"] or not each["is"]))
        ]
        assert bool(result.get("changed")) == bool(self._differing(self.before, self.imported))
        if numbers:
            taken = eia("comments", path, "take", *numbers)
            assert taken.returncode < 2, taken.stderr
            assert taken.stderr == ""

    @staticmethod
    def _differing(old: Draft, new: Draft) -> dict[str, Value | None]:
        return {
            address: new.answer(address)
            for address, question in new.form.questions.items()
            if not same_answer(question, old.answer(address), new.answer(address))
        }

    def problems(self) -> list[str]:
        """Everything that is not as the case expects."""
        case = self._case
        found = [] if self.exit == case["exit"] else [f"exit {self.exit}, not {case['exit']}"]
        if case.get("says", "") not in self.output:
            found.append(f"does not say “{case['says']}”: {self.output}")
        found += self._reports(case.get("told", []))
        found += self._items(case)
        found += [
            f"{each} changed"
            for each in self._changed(self.imported, [*case.get("kept", []), *case.get("unchanged", [])])
        ]
        found += self._answers(case)
        return found

    def _changed(self, now: Draft, addresses: Sequence[str]) -> list[str]:
        return [each for each in addresses if self.before.answer(each) != now.answer(each)]

    def _reports(self, wanted: Sequence[Mapping[str, str]]) -> list[str]:
        left = list(self.reports)
        problems = []
        for each in wanted:
            kind = _KINDS.get(each["kind"], each["kind"])
            fitting = (
                report
                for report in left
                if report["kind"] == kind
                and each.get("text", "") in report["text"]
                and each.get("where", "") in (*report["on"], "")
            )
            if report := next(fitting, None):
                left.remove(report)
            else:
                problems.append(f"not reported: {each}")
        return problems + [f"reported as well: {each}" for each in left]

    def _items(self, case: Mapping[str, Any]) -> list[str]:
        """What waits: comments, changes, conflicts and what is asked, no more and no fewer."""
        wanted = Counter(
            [
                *(
                    ("comment", _addresses(each["on"]), each["author"], each["text"])
                    for each in case.get("comments", [])
                ),
                *(("change", *_change(each)) for each in case.get("changes", [])),
                *(("conflict", (each,), "", "") for each in case.get("conflicts", [])),
                *(("ask", (), "", each) for each in case.get("ask", [])),
            ]
        )
        there = Counter(_waits(each, case) for each in self.waiting)
        return [f"should wait: {each}" for each in wanted - there] + [
            f"waits as well: {each}" for each in there - wanted
        ]

    def _answers(self, case: Mapping[str, Any]) -> list[str]:
        answers: dict[str, Value | None] = {**case.get("answers", {}), **dict.fromkeys(case.get("emptied", []))}
        emptied = [each.removesuffix(" was emptied") for each in case.get("ask", []) if each.endswith(" was emptied")]
        answers |= dict.fromkeys(emptied)
        differing = self._differing(self.before, self.settled)
        problems = [f"{each} is {differing[each]!r}" for each in differing if each not in answers]
        for address, value in answers.items():
            question, now = self.settled.form.questions[address], self.settled.answer(address)
            if is_answered(now) != is_answered(value) or (is_answered(now) and not same_answer(question, value, now)):
                problems.append(f"{address} is {now!r}, not {value!r}")
            if isinstance(value, list) and value != now:  # also the columns that are not printed
                problems.append(f"{address} is {now!r}, not {value!r}")
        return problems


def _addresses(on: str | list[str]) -> tuple[str, ...]:
    return tuple(on) if isinstance(on, list) else tuple(filter(None, [on]))


def _change(case: Mapping[str, str]) -> tuple[tuple[str, ...], str, str]:
    """How a tracked change is compared: where it is, whose it is, and what it does."""
    on = tuple(filter(None, [case["address"], case.get("to", "")]))
    did = {"moved away": "moved", "deleted in an insertion": "deleted"}.get(case["kind"], case["kind"])
    return on, case["author"], " ".join(f"{did} {case.get('was', '')} {case.get('is', '')}".split())


def _waits(item: Mapping[str, Any], case: Mapping[str, Any]) -> tuple[str, tuple[str, ...], str, str]:
    match item["kind"]:
        case "change":
            did = (
                "moved"
                if item["text"]
                else "replaced"
                if item["was"] and item["is"]
                else "inserted"
                if item["is"]
                else "deleted"
            )
            texts = [_change(each)[2] for each in case.get("changes", [])]
            whole = f"{did} {item['was']} {item['is']}"
            shown = " ".join(whole.split())
            return "change", tuple(item["on"]), item["by"], shown if shown in texts else did
        case "comment":
            return "comment", tuple(item["on"]), item["by"], item["text"]
        case "conflict":
            return "conflict", tuple(item["on"]), "", ""
        case _:
            return "ask", (), "", item["text"]
