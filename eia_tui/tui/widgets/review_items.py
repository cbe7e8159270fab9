"""What the review lists: where to start, then what was found by severity, like with like, and what is still to do."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from eia_tui.approvals.status import closed_reason
from eia_tui.checks.categories import category_of_finding
from eia_tui.checks.finding import SEVERITIES, SEVERITY_LABELS, Severity
from eia_tui.checks.report import ACCEPTED_LABEL, ReportEntry, ReviewReport, like_with_like
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WaitingItem, open_items
from eia_tui.draft.waiting_text import placed_text
from eia_tui.form.address import Address
from eia_tui.form.definition import Asked, Step
from eia_tui.system.text import plural

START_HERE = "Start here"
TO_SETTLE = "Comments and changes to settle"
NOT_SETTLED = "Comments and changes that were not settled"
_KINDS = {"comment": "Comment", "change": "Change", "conflict": "To decide", "ask": "To decide", "report": "To look at"}
UNANSWERED = "unanswered"
"""The check of questions without an answer: those of all sections are in one line."""
STYLE_LABEL = "Plain English"
TO_DO_LABEL = "To do"
"""The label of a step that is not done."""
STILL_TO_DO = "Still to do"
_NAMED = 3
"""How many of those that are folded are named."""
_FEW = 2
"""The most steps to do that are listed each on its own."""


@dataclass(frozen=True)
class ReviewItem:
    """A line of the review: a finding, a step that is not done yet, or several of one kind that Enter shows."""

    label: str
    """What it begins with: its severity where to start, otherwise the weakness that it is a sign of."""
    address: str
    message: str
    entry: ReportEntry | None = None
    heading: str = ""
    """The heading above it, on the first item below each."""
    fold: str = ""
    """The name under which several are folded into this line; "" for a single one."""
    waiting: WaitingItem | None = None
    """The comment or change that it is, if it is one."""
    under_fold: bool = False
    """Whether it is one of several that were folded, and is shown."""

    @property
    def is_urgent(self) -> bool:
        """Whether it must be fixed before the form is sent."""
        return self.entry is not None and self.entry.severity == "block" and self.entry.accepted is None


def to_do_item(step: Step, asked: Asked) -> ReviewItem:
    """The item of a step that is not done, with its first question that has no answer."""
    where = step.group.name if step.group else step.section.heading
    return ReviewItem(TO_DO_LABEL, asked.address, f"{where}: “{asked.question.short_label}” has no answer yet.")


def review_items(
    draft: Draft, report: ReviewReport, to_do: Sequence[ReviewItem], opened: Container[str], only: Severity | None
) -> list[ReviewItem]:
    """The items for a report and for the steps `to_do`. `opened` are the folds that are open.

    With `only`, just the findings of that severity.
    """
    items: list[ReviewItem] = []
    if only is None:
        items += _under(
            NOT_SETTLED if closed_reason(draft) else TO_SETTLE,
            [ReviewItem(_KINDS[item.kind], "", placed_text(draft, item), waiting=item) for item in open_items(draft)],
        )
        listed_above = (entry.finding.check == "to-settle" for entry in report.start)
        start = [
            _item(draft, entry, SEVERITY_LABELS[entry.severity])
            for entry, above in zip(report.start, listed_above, strict=True)
            if not above
        ]
        items += _under(START_HERE, start)
    for severity in SEVERITIES if only is None else (only,):
        left = [
            [
                entry
                for entry in in_section
                if entry.severity == severity and not entry.accepted and entry.finding.check != "to-settle"
            ]
            for _, in_section in report.sections
        ]
        unanswered = [entry for in_section in left for entry in in_section if entry.finding.check == UNANSWERED]
        listed = _like_with_like(draft, unanswered, opened)
        for in_section in left:
            rest = [entry for entry in in_section if entry.finding.check != UNANSWERED]
            listed += _like_with_like(draft, rest, opened)
        if severity == "advice":
            listed += _style(draft, report, opened)
        items += _under(SEVERITY_LABELS[severity], listed)
    if only is None:
        items += _under(STILL_TO_DO, list(_folded(to_do, _together(report, to_do), STILL_TO_DO, opened)))
    accepted = [entry for _, entries in report.sections for entry in entries if entry.accepted]
    items += _under(ACCEPTED_LABEL, [_item(draft, entry) for entry in accepted if only in (None, entry.severity)])
    return items


def _under(heading: str, items: Sequence[ReviewItem]) -> list[ReviewItem]:
    return [replace(item, heading="" if number else heading) for number, item in enumerate(items)]


def _like_with_like(draft: Draft, entries: Sequence[ReportEntry], opened: Container[str]) -> list[ReviewItem]:
    """The entries of a section, those that are alike in one line."""
    items: list[ReviewItem] = []
    for alike in like_with_like(entries):
        singles = [_item(draft, entry) for entry in alike]
        first = alike[0]
        if len(alike) == 1:
            items += singles
            continue
        if first.finding.check == UNANSWERED:
            names = list(dict.fromkeys(_place(draft, entry.finding.address) for entry in alike))
            rest = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            together = f"{plural(len(alike), 'question')} with no answer yet (Enter lists them): "
            together += f"{', '.join(names[:_NAMED])}{rest}."
        else:
            together = f"{len(alike)} like this (Enter lists them). {first.finding.message}"
        fold = f"{first.severity} {first.finding.check} {Address(first.finding.address).section}"
        items += _below(singles[0].label, together, singles, fold, opened)
    return items


def _folded(singles: Sequence[ReviewItem], together: str, fold: str, opened: Container[str]) -> Iterator[ReviewItem]:
    """One line for all of them where they are many, with each below it if that is open."""
    if len(singles) <= _FEW:
        yield from singles
        return
    yield from _below(singles[0].label, together, singles, fold, opened)


def _below(
    label: str, together: str, singles: Sequence[ReviewItem], fold: str, opened: Container[str]
) -> Iterator[ReviewItem]:
    """One line for all of them, with each below it if that is open."""
    is_open = fold in opened
    yield ReviewItem(label, "", f"{'▾' if is_open else '▸'} {together}", singles[0].entry, fold=fold)
    if is_open:
        yield from (replace(each, under_fold=True) for each in singles)


def _style(draft: Draft, report: ReviewReport, opened: Container[str]) -> Iterator[ReviewItem]:
    if report.style_line:
        singles = [_item(draft, entry, STYLE_LABEL) for entry in report.style]
        together = report.style_line.removeprefix(f"{STYLE_LABEL}: ")
        yield from _below(STYLE_LABEL, together, singles, STYLE_LABEL, opened)


def _together(report: ReviewReport, to_do: Sequence[ReviewItem]) -> str:
    """The steps to do in a line, beside those where something must be fixed and is listed above."""
    what = "other step" if any(entry.severity == "block" for entry in report.entries) else "step"
    return f"{plural(len(to_do), what)} with questions that have no answer yet (Enter lists them)."


def _item(draft: Draft, entry: ReportEntry, label: str = "") -> ReviewItem:
    finding = entry.finding
    sentences = [finding.message, entry.same_for, str(entry.accepted or "")]
    label = ACCEPTED_LABEL if entry.accepted else label or category_of_finding(draft, finding)
    return ReviewItem(label, finding.address, " ".join(filter(None, sentences)), entry)


def _place(draft: Draft, address: str) -> str:
    """The group that an address is about, or else what its question is called."""
    step = next((step for step in draft.form.steps if step.address.overlaps(address)), None)
    if step and step.group:
        return step.group.name
    question = draft.form.questions.get(Address(address))
    return f"“{question.short_label}”" if question else address
