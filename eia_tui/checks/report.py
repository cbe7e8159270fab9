"""The findings as an officer reads them: a verdict, where to start, one numbered entry for each fault, and style."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from eia_tui.approvals.status import SignOff, sign_off
from eia_tui.checks import findings_and_doubts
from eia_tui.checks.acceptance import Acceptance, acceptance
from eia_tui.checks.draft_memo import DraftMemo
from eia_tui.checks.finding import SEVERITIES, SEVERITY_LABELS, STYLE, Finding, Severity
from eia_tui.checks.same_fault import by_fault, role_of, step_of
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Section
from eia_tui.system.errors import UserError
from eia_tui.system.text import listed, plural

TO_SETTLE = "to-settle"
"""The check that finds what reviewers said and nobody has settled: they sent that back already."""
ACCEPTED_LABEL = "Accepted"
"""The label of a finding that somebody accepted, in place of its severity."""
_NO_EVIDENCE = frozenset(["awaiting", "nobody-asked"])
"""Checks that find that there is no evidence: before what is wrong with it."""
_NOT_MITIGATED = frozenset(["no-mitigation", "no-action", "no-actions", "refused"])
"""Checks that find concerns about which nothing is done, or nobody is down to do it."""
_ELSEWHERE = 4
"""The number of the last part of the form from which to start."""
_WHOLE_FORM = "The whole form"
"""The heading over findings that are about no section."""
_BY_HAND = "Signed off by hand: the boxes of the sign-off are filled in. If nobody has signed it, empty them."
_FIRST = 3
"""How many entries are where to start."""
_FEW = 2
"""The most entries of one check that are not put together."""
_NAMED = 3
"""How many that are like an entry are named."""


class ReportEntry(NamedTuple):
    """One fault: a finding, and the others that are signs of the same fault."""

    number: int
    """Counted from 1; `accept` takes it."""
    finding: Finding
    also: tuple[Finding, ...]
    accepted: Acceptance | None
    """The acceptance of the finding, if the others are accepted as well."""
    group: str = ""
    """The group that the finding is about; "" for none."""
    groups: tuple[str, ...] = ()
    """The other groups that the others are about, where the same words were pasted for them."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The finding and the others, which are accepted together."""
        return (self.finding, *self.also)

    @property
    def severity(self) -> Severity:
        """How serious the fault is."""
        return self.finding.severity

    @property
    def same_for(self) -> str:
        """A sentence that says for which other groups the same was pasted; "" for none."""
        return f"The same goes for {listed(self.groups)}." if self.groups else ""


class ReviewReport(NamedTuple):
    """What the checks found in a draft."""

    sections: Sequence[tuple[Section | None, Sequence[ReportEntry]]]
    """Each section of the form with faults, in the form's order: of each, the most serious first.

    None is the whole form, and comes first.
    """
    start: Sequence[ReportEntry]
    """The three that unlock most, if there are more than three that a reviewer would send back."""
    style: Sequence[ReportEntry]
    """Suggestions about spelling and plain English, in the form's order."""
    left_out: Sequence[Finding] = ()
    """Suggestions that are probably wrong, and have no entry."""
    signed_off: SignOff | None = None
    """How the draft is signed off: if that closed it, what was found can only be put right in a revision."""

    @property
    def entries(self) -> list[ReportEntry]:
        """All entries, in the order of their numbers."""
        return [*(entry for _, entries in self.sections for entry in entries), *self.style]

    def entry(self, number: int) -> ReportEntry:
        """The entry with a number. Raises `UserError` if there is none."""
        if not 0 < number <= len(self.entries):
            raise UserError(f"There is no finding {number}: check lists them with their numbers")
        return self.entries[number - 1]

    def _left(self, severity: Severity) -> int:
        """How many faults of a severity nobody has accepted, without what reviewers said: they know that."""
        left = (entry.finding for _, entries in self.sections for entry in entries if not entry.accepted)
        return sum(finding.severity == severity and finding.check != TO_SETTLE for finding in left)

    @property
    def is_ready(self) -> bool:
        """Whether nothing that was found speaks against sending the assessment."""
        faults = (entry for _, entries in self.sections for entry in entries if not entry.accepted)
        return all(entry.severity == "advice" for entry in faults)

    @property
    def likely(self) -> int:
        """How many things a reviewer is likely to send back."""
        return self._left("warn")

    @property
    def verdict(self) -> str:
        """Whether the assessment is ready to be sent, in a sentence. Accepted findings do not count."""
        entries = [entry for _, entries in self.sections for entry in entries]
        to_settle = sum(entry.finding.check == TO_SETTLE and not entry.accepted for entry in entries)
        to_fix, likely = self._left("block"), self.likely
        suggestions = self._left("advice") + bool(self.style_line)
        if self.signed_off:
            sentence, before = (
                ("Signed off.", "For a revision") if self.signed_off.entry else (_BY_HAND, "Still to put right")
            )
            if to_fix + likely:
                sentence += f" {before}: {plural(to_fix + likely, 'thing')} a reviewer is likely to send back."
        elif to_fix or to_settle:
            parts = [f"{plural(to_fix, 'thing')} to fix before you send it"] if to_fix else []
            parts += [f"{plural(to_settle, 'comment')} to settle"] if to_settle else []
            things = f"{likely}" if to_fix else plural(likely, "thing")
            parts += [f"{things} that a reviewer is likely to send back"] if likely else []
            sentence = f"Not ready: {listed(parts)}."
        elif likely:
            sentence = f"Not ready: a reviewer is likely to send back {plural(likely, 'thing')}."
        else:
            sentence = "You can send it: nothing was found that a reviewer is likely to send back."
        weaker = len(self.left_out)
        besides = f", and {plural(weaker, 'weaker one')} not listed" if weaker else ""
        return f"{sentence} {plural(suggestions, 'suggestion')}{besides}." if suggestions else sentence

    @property
    def style_line(self) -> str:
        """The suggestions about style in a line; "" if there are none."""
        left = [entry.finding for entry in self.style if not entry.accepted]
        answers = {check: len({each.address for each in left if each.check == check}) for check in STYLE}
        parts = [f"{STYLE[check]} in {plural(count, 'answer')}" for check, count in answers.items() if count]
        return f"Plain English: {', '.join(parts)}." if parts else ""


def report_on(draft: Draft) -> ReviewReport:
    """Runs every check on a draft, and puts what they find in order."""
    memo = DraftMemo.of(draft)
    found, left_out = findings_and_doubts(memo)
    faults = by_fault(memo, [each for each in found if each.check not in STYLE])
    checks = list(dict.fromkeys(each.check for each in found))
    faults.sort(
        key=lambda fault: (
            _section(draft, fault[0]), SEVERITIES.index(fault[0].severity), checks.index(fault[0].check)
        )
    )  # fmt: skip
    style = sorted(([each] for each in found if each.check in STYLE), key=lambda fault: _position(draft, fault[0]))
    entries = [
        ReportEntry(number, fault[0], tuple(fault[1:]), _acceptance_of_all(memo, fault), *_groups(draft, fault))
        for number, fault in enumerate([*faults, *style], start=1)
    ]
    sections = [
        (draft.form.sections[number] if number >= 0 else None, list(in_section))
        for number, in_section in groupby(entries[: len(faults)], key=lambda entry: _section(draft, entry.finding))
    ]
    start = _where_to_start(draft, entries[: len(faults)])
    return ReviewReport(sections, start, entries[len(faults) :], left_out, sign_off(draft))


def like_with_like(entries: Sequence[ReportEntry]) -> list[list[ReportEntry]]:
    """The entries of a section in lists: those of one check and severity are together if they are more than two."""
    kinds: dict[tuple[object, ...], list[ReportEntry]] = {}
    for entry in entries:
        kinds.setdefault((entry.severity, entry.finding.check, bool(entry.accepted)), []).append(entry)
    return [alike for kind in kinds.values() for alike in ([kind] if len(kind) > _FEW else [[each] for each in kind])]


def report_lines(
    report: ReviewReport,
    *,
    place: Callable[[Finding], str] = lambda _: "",
    after: Callable[[Finding], str] = lambda _: "",
    verbose: bool = False,
) -> Iterator[str]:
    """The verdict, where to start, the entries under their sections, and style, as plain lines.

    `place` comes before a finding and `after` behind it. With `verbose`, each suggestion about style has a line, and so
    has each that was left out.
    """

    def line(entry: ReportEntry) -> str:
        label = ACCEPTED_LABEL if entry.accepted else SEVERITY_LABELS[entry.severity]
        why = f" {entry.accepted}" if entry.accepted else ""
        said = message(entry.finding.message)
        return f"{entry.number}. {place(entry.finding)}{label}: {said}{why}{after(entry.finding)}"

    def message(text: str) -> str:
        headings = (f"{section.heading}: " for section, _ in report.sections if section)
        rest = next((text.removeprefix(heading) for heading in headings if text.startswith(heading)), "")
        return f"{rest[:1].upper()}{rest[1:]}" if rest else text

    yield report.verdict
    if report.start:
        yield from ("", "Start here", *(f"{line(entry)}{_like_it(report, entry)}" for entry in report.start))
    for section, entries in report.sections:
        yield from ("", _heading(section))
        for alike in like_with_like(entries):
            if len(alike) > 1:
                yield f"{len(alike)} like this:"
            for entry in alike:
                yield line(entry)
                if entry.same_for:
                    yield f"   {entry.same_for}"
                for finding in entry.also:
                    if verbose or (_is_other_sign(entry, finding) and not entry.groups):
                        yield f"   Also: {message(finding.message)}{after(finding)}"
    if verbose and report.left_out:
        weaker = (f"{place(each)}{message(each.message)}{after(each)}" for each in report.left_out)
        yield from ("", "Weaker suggestions, which are probably wrong", *weaker)
    if verbose and report.style:
        yield from ("", "Plain English", *map(line, report.style))
    elif report.style_line:
        yield from ("", report.style_line)


def _is_other_sign(entry: ReportEntry, finding: Finding) -> bool:
    """Whether the message of one of the others of an entry says something else that has to be done."""
    is_of_kind = finding.check in (entry.finding.check, "incomplete-action")
    return is_of_kind and finding.message != entry.finding.message


def _like_it(report: ReviewReport, first: ReportEntry) -> str:
    """Which others that are not where to start are like an entry that is; "" for none."""
    kind = (first.severity, first.finding.check)
    if first != [each for each in report.start if (each.severity, each.finding.check) == kind][-1]:
        return ""
    others = [
        f"{entry.number} ({entry.group})" if entry.group else str(entry.number)
        for _, entries in report.sections
        if first in entries
        for entry in entries
        if (entry.severity, entry.finding.check) == kind and not entry.accepted and entry not in report.start
    ]
    rest = [f"{len(others) - _NAMED} more"] if others[_NAMED:] else []
    return f" Like it: {listed([*others[:_NAMED], *rest])}." if others else ""


def _heading(section: Section | None) -> str:
    if section is None:
        return _WHOLE_FORM
    return f"Section {section.number}: {section.title}" if section.number else section.title


def _where_to_start(draft: Draft, entries: Sequence[ReportEntry]) -> list[ReportEntry]:
    """The three that unlock most: of what must be fixed, and then of the rest, one of each part of the form at a time.

    The parts are the evidence, the groups, what is done about their concerns, and the action plan; and last whatever
    else there is. Of a part comes first what is missing, and then what is wrong in most places.
    """
    serious = [entry for entry in entries if entry.severity != "advice" and not entry.accepted]
    if len(serious) <= _FIRST:
        return []
    count = Counter(entry.finding.check for entry in serious)
    serious.sort(key=lambda entry: (not _is_missing(draft, entry), -count[entry.finding.check]))
    met: dict[tuple[Severity, int], int] = {}
    ranked: list[tuple[int, int, int, ReportEntry]] = []
    for entry in serious:
        part = _part(draft, entry)
        turn = met[entry.severity, part] = met.get((entry.severity, part), -1) + 1
        ranked.append((SEVERITIES.index(entry.severity), turn if part < _ELSEWHERE else len(serious), part, entry))
    ranked.sort(key=lambda item: item[:3])
    return [entry for *_, entry in ranked[:_FIRST]]


def _is_missing(draft: Draft, entry: ReportEntry) -> bool:
    """Whether an entry is about what is not there, rather than about what is wrong with it."""
    check = entry.finding.check
    return check == "unanswered" or (check in _NO_EVIDENCE and _part(draft, entry) == 0)


def _part(draft: Draft, entry: ReportEntry) -> int:
    """The part that an entry is about: the evidence, the groups, their mitigations, the action plan, or the rest."""
    finding = entry.finding
    if role_of(draft, finding) in ("evidence", "engagement"):
        return 0
    if finding.check in _NOT_MITIGATED:
        return 2
    step = step_of(draft, finding.address)
    if step and step.group:
        return 1
    return 3 if role_of(draft, finding) == "actions" else _ELSEWHERE


def _section(draft: Draft, finding: Finding) -> int:
    """The position of the section that a finding is about; -1 for none, as where the form itself is missing."""
    if finding.check == "no-form":
        return -1
    step = step_of(draft, finding.address)
    return draft.form.sections.index(step.section) if step else -1


def _position(draft: Draft, finding: Finding) -> int:
    step = step_of(draft, finding.address)
    return draft.form.steps.index(step) if step else -1


def _groups(draft: Draft, fault: Sequence[Finding]) -> tuple[str, tuple[str, ...]]:
    """The group that the first finding of a fault is about, or "", and the others that its further findings name."""
    first, *others = fault
    names = [
        step.group.name if (step := step_of(draft, each.address)) and step.group else "" for each in (first, *others)
    ]
    if first.check == "same-reason":
        return names[0], ()  # its message names them all
    same = (name for name, each in zip(names[1:], others, strict=True) if each.check == first.check)
    return names[0], tuple(dict.fromkeys(name for name in same if name not in ("", names[0])))


def _acceptance_of_all(draft: Draft, fault: Sequence[Finding]) -> Acceptance | None:
    accepted = [acceptance(draft, finding) for finding in fault]
    return accepted[0] if all(accepted) else None
