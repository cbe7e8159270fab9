"""Makes each command die or fail at each of its system calls, then runs it again and checks the result.

usage: python -m tests.torture.calls [COMMAND ...] [--fault killed|EIO|...] [--every N] [--pulled-out]; exit code 1 if there is any problem
"""

import argparse
import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from eia_tui.approvals.audit_log import log_entries
from eia_tui.approvals.status import is_signed_off
from eia_tui.checks import findings
from eia_tui.checks.acceptance import acceptances, may_be_accepted
from eia_tui.commands.cli import main
from eia_tui.exports.comments import ENDING
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.form.stages import stage_addresses, stages
from eia_tui.session.recovery import unsaved, unsaved_differences
from eia_tui.session.session import Session
from eia_tui.storage.draft_paths import draft_files
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import numbered_versions, versions
from eia_tui.storage.sent_versions import integrity_problems
from tests.approvals import SIGNER, answered, put, ready, sent, signed
from tests.forked_program import warm_up
from tests.torture.system_calls import InterceptedCalls

KILLED = "killed"
FAULTS = (KILLED, "EIO", "ENOSPC", "EPERM", "EACCES", "EINTR", "EROFS", "ENOENT", "ESTALE")
"""What happens at a call: the program dies, or the call fails with an error."""
_DIED = 7
_WORD = re.compile(rf" - v(\d+) for ((?:(?!{re.escape(Path(ENDING).stem)}).)*?)( \(\d+\))?\.docx")
"""The Word form of a version; the comments and replies that go with it are a file beside it."""


class Calls(InterceptedCalls):
    """Counts the system calls for files below one folder, and makes one of them fail."""

    def __init__(self, folder: Path, at: int, fault: str, *, all_after: bool = False) -> None:
        """`at` is the number of the call, from 0; with `all_after` every later one fails as well."""
        super().__init__(folder)
        self.at, self.kind, self.all_after = at, fault, all_after
        self.made = 0

    def fault(self) -> OSError | None:
        """The error of the call; ends the program instead if the fault is `KILLED`."""
        number, self.made = self.made, self.made + 1
        if number != self.at and not (self.all_after and number > self.at):
            return None
        if self.kind == KILLED:
            os._exit(_DIED)
        code = getattr(errno, self.kind)
        return OSError(code, os.strerror(code))


class Scene:
    """A command, the drafts before it, and what must be true when it has succeeded."""

    once = False
    """Whether the same command would do something else after it has succeeded."""
    error_if_repeated = ""
    """The error of the repeated command if the first one succeeded but could not report it."""

    def __init__(self, form: Form) -> None:
        """`form` is the form of the drafts."""
        self.form = form
        self.prose = next(
            address
            for address, question in form.questions.items()
            if isinstance(question, Prose) and question.role == "evidence" and address not in stage_addresses(form)
        )
        self.texts = [f"Text {name}, counted by the survey of May 2026." for name in ("alpha", "beta", "gamma")]

    def prepare(self) -> list[str]:
        """Makes the draft. Returns the command with its arguments."""
        raise NotImplementedError

    def succeeded(self, path: Path) -> bool:
        """Whether the draft shows that the command has succeeded."""
        raise NotImplementedError

    def _draft(self) -> Path:
        path = new_draft("Mobile library timetable", self.form)
        ready(path, self.form)
        for text in self.texts:
            put(path, self.prose, text)
        return path


class Send(Scene):
    """The first version is sent."""

    def prepare(self) -> list[str]:
        return ["send", str(self._draft()), "1"]

    def succeeded(self, path: Path) -> bool:
        return [(each.event, each.version) for each in log_entries(open_draft(path))] == [("sent", 1)] and len(
            numbered_versions(path)
        ) == 1


class SendAgain(Scene):
    """A second version is sent to the same stage, which has answered."""

    def prepare(self) -> list[str]:
        path = self._draft()
        sent(path, 0)
        answered(path, 0, "returned", "Say more about carers.")
        put(path, self.prose, "Text delta, counted by the survey of June 2026.")
        return ["send", str(path), "1"]

    def succeeded(self, path: Path) -> bool:
        events = [(each.event, each.version) for each in log_entries(open_draft(path))]
        return events == [("sent", 1), ("answered", 1), ("sent", 2)] and len(numbered_versions(path)) == 2


class Record(Scene):
    """The answer of a stage is recorded."""

    def prepare(self) -> list[str]:
        path = self._draft()
        sent(path, 0)
        comments = path.parents[2] / "comments.txt"
        comments.write_text("Say more about carers and cost.", encoding="utf-8")
        return ["record", str(path), "1", "--outcome", "returned", "--comments-file", str(comments)]

    def succeeded(self, path: Path) -> bool:
        draft = open_draft(path)
        box = str(draft.answer(stages(self.form)[0].addresses["comments"]))
        return [each.event for each in log_entries(draft)] == ["sent", "answered"] and box.count("about carers") == 1


class SignOff(Scene):
    """The last stage signs off."""

    error_if_repeated = "was signed off on"

    def prepare(self) -> list[str]:
        path = self._draft()
        last = len(stages(self.form))
        for stage in range(last - 1):
            sent(path, stage)
            answered(path, stage, "agreed")
        sent(path, last - 1)
        return ["record", str(path), str(last), "--outcome", "agreed", "--by", SIGNER]

    def succeeded(self, path: Path) -> bool:
        return is_signed_off(Session.at(path, read_only=True).draft)


class Restore(Scene):
    """An earlier version is restored."""

    once = True

    def prepare(self) -> list[str]:
        path = self._draft()
        sent(path, 0)
        put(path, self.prose, "Text delta, counted by the survey of June 2026.")
        kept = versions(path)
        number = next(at for at, each in enumerate(reversed(kept), 1) if b"Text beta" in each.content())
        return ["restore", str(path), str(number)]

    def succeeded(self, path: Path) -> bool:
        return open_draft(path).answer(self.prose) == self.texts[1]


class Revise(Scene):
    """A revision of a signed-off draft is started."""

    def prepare(self) -> list[str]:
        path = self._draft()
        return ["revise", str(signed(path, self.form, {self.prose: self.texts[-1]}))]

    def succeeded(self, path: Path) -> bool:
        revisions = [each for each in draft_files() if each != path]
        return bool(revisions) and all(log_entries(open_draft(each))[-1].event == "revised" for each in revisions)


class Accept(Scene):
    """A finding is accepted."""

    def prepare(self) -> list[str]:
        path = self._draft()
        put(path, self.prose, "Mr John Smith of 12 High Street, born 1 May 1960, told us on 0116 496 0000.")
        finding = next(each for each in findings(open_draft(path)) if may_be_accepted(each))
        return ["accept", str(path), finding.check, finding.address, "--reason", "He wants it so"]

    def succeeded(self, path: Path) -> bool:
        return [each.reason for each in acceptances(open_draft(path))] == ["He wants it so"]


SCENES: Mapping[str, type[Scene]] = {
    "send": Send, "send-again": SendAgain, "record": Record, "sign-off": SignOff, "restore": Restore, "revise": Revise,
    "accept": Accept,
}  # fmt: skip


class Sweep:
    """One command with a fault at each of its system calls in turn."""

    def __init__(self, name: str, folder: Path) -> None:
        """`folder` must be the value of `EIA_WIZARD_HOME`."""
        warm_up()  # or each child would compile the patterns of the checks
        self.name = name
        self.scene = SCENES[name](find_form(DEFAULT))
        self.home = folder
        self._output = folder.parent / f"{folder.name}-output.txt"
        self._kept = folder.parent / f"{folder.name}-before"
        self.command = self.scene.prepare()
        self.path = Path(self.command[1])
        shutil.copytree(folder, self._kept)

    def run(self, at: int, fault: str, *, all_after: bool = False) -> tuple[bool, list[str]]:
        """Runs it with a fault at call number `at`, and again without. Returns whether there was such a call, and problems."""
        shutil.rmtree(self.home)
        shutil.copytree(self._kept, self.home)
        code, calls_made = self._in_a_child(Calls(self.home, at, fault, all_after=all_after))
        problems = [*self._check_exit(code, fault), *self._check_drafts("after it")]
        if code == 0 and self.scene.once:
            return calls_made > at, problems
        again, _ = self._in_a_child(Calls(self.home, -1, fault))
        refused = self._output.read_text(encoding="utf-8")
        if again and not (again == 2 and self.scene.error_if_repeated and self.scene.error_if_repeated in refused):
            problems.append(f"run again it ended with {again}: {refused}")
        problems += self._check_drafts("run again")
        if not self.scene.succeeded(self.path):
            problems.append("run again it has not succeeded")
        return calls_made > at, problems

    def _in_a_child(self, calls: Calls) -> tuple[int, int]:
        """The exit code of the command, and the number of its system calls."""
        counted = self._output.with_suffix(".count")
        counted.write_text(str(1 << 30))  # if it dies, it has made the call in question
        child = os.fork()
        if child == 0:
            handle = os.open(self._output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(handle, 1)
            os.dup2(handle, 2)
            sys.stdout, sys.stderr = (os.fdopen(each, "w", encoding="utf-8") for each in (1, 2))
            code = 99
            try:
                with calls:
                    code = main(self.command)
                counted.write_text(str(calls.made))
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status), int(counted.read_text())

    def _check_exit(self, code: int, fault: str) -> Iterator[str]:
        """The problems of an exit code and its output."""
        output = self._output.read_text(encoding="utf-8")
        if fault == KILLED:
            return
        if code not in (0, 2) or "mistake in the program" in output or "Traceback" in output:
            yield f"it ended with {code}: {output}"
        elif code == 2 and output.count("\n") != 1:
            yield f"it printed more than a line: {output}"

    def _check_drafts(self, when: str) -> Iterator[str]:
        """The problems of the drafts after a command has ended."""
        text = ""
        for path in draft_files():
            draft = open_draft(path)
            yield from (f"{when}: {each}" for each in integrity_problems(path, draft))
            text += path.read_text(encoding="utf-8") + "".join(each.content().decode() for each in versions(path))
            numbers = [each.number for each in numbered_versions(path)]
            if len(set(numbers)) < len(numbers):
                yield f"{when} two versions have one number: {numbers}"
            words = [match.groups() for each in path.parent.iterdir() if (match := _WORD.search(each.name))]
            if any(twice for *_, twice in words) or len({number for number, *_ in words}) < len({*words}):
                yield f"{when} two Word files have one number: {words}"
            session = Session.at(path)
            if (
                session.draft_file
                and (recovered := unsaved(session))
                and not unsaved_differences(session.draft, recovered[0])
            ):
                yield f"{when} unsaved answers are offered that do not differ"
            session.leave()
        yield from (f"{when} {each!r} is lost" for each in self.scene.texts if each not in text)


def sweep(one: Sweep, fault: str, *, step: int = 1, first: int = 0, all_after: bool = False) -> tuple[int, list[str]]:
    """Runs a command with a fault at every call, or every `step` calls. Returns the number of runs, and all problems.

    With `all_after` every later call fails as well, as on a drive that was unplugged.
    """
    problems: list[str] = []
    at, times = first, 0
    while True:
        made, new = one.run(at, fault, all_after=all_after)
        problems += [f"{one.name}, {fault} at call {at}: {each}" for each in new]
        if not made:
            return times, problems
        at, times = at + step, times + 1


def _main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.torture.calls")
    parser.add_argument("commands", nargs="*", metavar="COMMAND", help=", ".join(SCENES))
    parser.add_argument("--fault", choices=FAULTS, action="append")
    parser.add_argument("--every", type=int, default=1, help="only every so many calls")
    parser.add_argument("--pulled-out", action="store_true", help="every later call fails as well")
    options = parser.parse_args()
    bad = 0
    for name in options.commands or SCENES:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "home"
            os.environ["EIA_WIZARD_HOME"] = str(home)
            one = Sweep(name, home)
            for fault in options.fault or FAULTS:
                times, problems = sweep(one, fault, step=options.every, all_after=options.pulled_out)
                print(f"{name}: {fault} at each of {times} calls, {len(problems)} problems", flush=True)
                print(*problems, sep="\n", end="\n" if problems else "", flush=True)
                bad += len(problems)
    return bool(bad)


if __name__ == "__main__":
    sys.exit(_main())
