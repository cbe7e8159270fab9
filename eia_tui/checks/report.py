"""The findings as an officer reads them: a verdict, where to start, one numbered entry for each fault, and style."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from eia_tui.approvals.status import SignOff, sign_off
from eia_tui.checks import findings_and_doubts
from eia_tui.checks.acceptance import Acceptance, acceptance
from eia_tui.checks.draft_memo import DraftMemo
from eia_tui.checks.finding import SEVERITIES, SEVERITY_LABELS, STYLE, Finding, Severity
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Section, Step
from eia_tui.form.kinds import Role
from eia_tui.form.values import answer_text
from eia_tui.system.errors import UserError
from eia_tui.system.text import listed, plural

TO_SETTLE = "to-settle"
"""The check that finds what reviewers said and nobody has settled: they sent that back already."""
ACCEPTED_LABEL = "Accepted"
"""The label of a finding that somebody accepted, in place of its severity."""
_WHOLE_FORM = "The whole form"
_BY_HAND = "Signed off by hand: the boxes of the sign-off are filled in. If nobody has signed it, empty them."
"""The heading over findings that are about no section."""
_QUOTED = re.compile(r"“([^”]*)”")
_SAYS_TOO_LITTLE = frozenset(
    [
        "duty", "hedged-action", "no-basis", "no-mitigation", "no-reason", "only-information", "outcome-is-action",
        "shows-nothing", "slogan", "vague-promise", "wrong-law",
    ]
)  # fmt: skip
"""Checks of sentences that say too little: several that quote the same words are one fault."""
_WORDS_OF_NOTE = 3
"""Words of an answer that is nothing but a note, such as "To be confirmed"."""
_FIRST = 3
"""How many entries are where to start."""


class ReportEntry(NamedTuple):
    """One fault: a finding, and the others that are signs of the same fault."""

    number: int
    """Counted from 1; `accept` takes it."""
    finding: Finding
    also: tuple[Finding, ...]
    accepted: Acceptance | None
    """The acceptance of the finding, if the others are accepted as well."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The finding and the others, which are accepted together."""
        return (self.finding, *self.also)

    @property
    def severity(self) -> Severity:
        """How serious the fault is."""
        return self.finding.severity


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
    faults = _faults(memo, [each for each in found if each.check not in STYLE])
    faults.sort(key=lambda fault: (_section(draft, fault[0]), SEVERITIES.index(fault[0].severity)))
    style = sorted(([each] for each in found if each.check in STYLE), key=lambda fault: _position(draft, fault[0]))
    entries = [
        ReportEntry(number, fault[0], tuple(fault[1:]), _acceptance_of_all(memo, fault))
        for number, fault in enumerate([*faults, *style], start=1)
    ]
    sections = [
        (draft.form.sections[number] if number >= 0 else None, list(in_section))
        for number, in_section in groupby(entries[: len(faults)], key=lambda entry: _section(draft, entry.finding))
    ]
    start = _where_to_start(draft, entries[: len(faults)])
    return ReviewReport(sections, start, entries[len(faults) :], left_out, sign_off(draft))


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
        finding = entry.finding
        return f"{entry.number}. {place(finding)}{label}: {message(finding)}{why}{after(finding)}"

    def message(finding: Finding) -> str:
        headings = (f"{section.heading}: " for section, _ in report.sections if section)
        text = next((finding.message.removeprefix(h) for h in headings if finding.message.startswith(h)), "")
        return f"{text[:1].upper()}{text[1:]}" if text else finding.message

    yield report.verdict
    if report.start:
        yield from ("", "Start here", *map(line, report.start))
    for section, entries in report.sections:
        yield from ("", _heading(section))
        for entry in entries:
            yield line(entry)
            for finding in entry.also:
                if verbose or finding.check == entry.finding.check:
                    yield f"   Also: {message(finding)}{after(finding)}"
    if verbose and report.left_out:
        weaker = (f"{place(each)}{message(each)}{after(each)}" for each in report.left_out)
        yield from ("", "Weaker suggestions, which are probably wrong", *weaker)
    if verbose and report.style:
        yield from ("", "Plain English", *map(line, report.style))
    elif report.style_line:
        yield from ("", report.style_line)


def _heading(section: Section | None) -> str:
    if section is None:
        return _WHOLE_FORM
    return f"Section {section.number}: {section.title}" if section.number else section.title


def _faults(draft: Draft, found: Sequence[Finding]) -> list[list[Finding]]:
    """The findings by fault: first the one that says most, then those that are signs of the same."""
    faults: list[list[Finding]] = []
    for finding in sorted(found, key=lambda each: each.check not in ("same-reason", "unanswered")):
        same = next((fault for fault in faults if _is_same_fault(draft, fault[0], finding)), None)
        if same:
            same.append(finding)
        else:
            faults.append([finding])
    order = {id(finding): number for number, finding in enumerate(found)}
    return sorted(faults, key=lambda fault: order[id(fault[0])])


def _is_same_fault(draft: Draft, first: Finding, other: Finding) -> bool:
    """Whether a finding is another sign of a fault that was found already."""
    both_empty = {first.check, other.check} <= _SAYS_TOO_LITTLE and first.address == other.address
    if both_empty and _quoted(first) and _quoted(first) == _quoted(other):
        return True
    match first.check, other.check:
        case "same-reason", "no-reason":
            return _own_words(draft, first.address) == _own_words(draft, other.address)
        case "personal-details", "named-person":
            return first.address == other.address
        case "unanswered", "no-evidence":
            return _role(draft, first) == "evidence"
        case ("sign-off-order", "sign-off-order") | ("single-sex", "single-sex"):
            return True
        case (
            ("placeholder", "awaiting")
            | ("awaiting", "placeholder")
            | ("no-mitigation", "refused" | "awaiting" | "pointed-elsewhere")
            | ("no-reason", "pointed-elsewhere")
            | ("wrong-law", "duty")
        ):
            return first.address == other.address
        case "placeholder", "no-mitigation" | "not-measured" | "plan-incomplete":
            return first.address == other.address and len(_own_words(draft, first.address)) <= _WORDS_OF_NOTE
        case "nobody-asked", "asked-no-group" | "asked-something-else" | "asked-online-only" | "awaiting":
            return first.address == other.address
    return False


def _quoted(finding: Finding) -> str:
    """The words of the answer that a message is about; "" if it quotes none."""
    found = _QUOTED.search(finding.message)
    return found[1].rstrip("….") if found else ""


def _own_words(draft: Draft, address: str) -> list[str]:
    """The words of an answer without those of its group's name, by which answers for several groups are compared."""
    question = draft.form.questions.get(address)
    text = answer_text(question, draft.answer(address)) if question else ""
    step = _step(draft, address)
    name = _words(step.group.name) if step and step.group else []
    return [word for word in _words(text) if word not in name]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _where_to_start(draft: Draft, entries: Sequence[ReportEntry]) -> list[ReportEntry]:
    """The three that unlock most: of what must be fixed, and then of the rest, one of each part of the form at a time.

    The parts are the evidence, the groups, and the action plan; and last whatever else there is.
    """
    serious = [entry for entry in entries if entry.severity != "advice" and not entry.accepted]
    if len(serious) <= _FIRST:
        return []
    met: dict[tuple[Severity, int], int] = {}
    ranked: list[tuple[int, int, int, ReportEntry]] = []
    for entry in serious:
        part = _part(draft, entry.finding)
        turn = met[entry.severity, part] = met.get((entry.severity, part), -1) + 1
        ranked.append((SEVERITIES.index(entry.severity), turn if part < 3 else len(serious), part, entry))
    ranked.sort(key=lambda item: item[:3])
    return [entry for *_, entry in ranked[:_FIRST]]


def _part(draft: Draft, finding: Finding) -> int:
    """The part of the form that a finding is about: 0 the evidence, 1 the groups, 2 the action plan, 3 the rest."""
    step = _step(draft, finding.address)
    if _role(draft, finding) in ("evidence", "engagement"):
        return 0
    if step and step.group:
        return 1
    return 2 if _role(draft, finding) == "actions" else 3


def _role(draft: Draft, finding: Finding) -> Role | None:
    question = draft.form.questions.get(draft.answer_address(finding.address))
    return question.role if question else None


def _step(draft: Draft, address: str) -> Step | None:
    return next((step for step in draft.form.steps if step.address.overlaps(address)), None)


def _section(draft: Draft, finding: Finding) -> int:
    """The position of the section that a finding is about; -1 for none, as where the form itself is missing."""
    if finding.check == "no-form":
        return -1
    step = _step(draft, finding.address)
    return draft.form.sections.index(step.section) if step else -1


def _position(draft: Draft, finding: Finding) -> int:
    step = _step(draft, finding.address)
    return draft.form.steps.index(step) if step else -1


def _acceptance_of_all(draft: Draft, fault: Sequence[Finding]) -> Acceptance | None:
    accepted = [acceptance(draft, finding) for finding in fault]
    return accepted[0] if all(accepted) else None
