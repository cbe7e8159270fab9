"""The comments and replies of a draft: what each reviewer said about which version, and what became of it."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from eia_tui.approvals.audit_log import log_entries, standing_answers
from eia_tui.approvals.status import StageStatus, entries_since_revision
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WaitingItem, open_items, waiting_items
from eia_tui.draft.waiting_text import introduced, item_place, reply_text, said_text, sentence
from eia_tui.form.stages import stages
from eia_tui.system.text import plural

HEADING = "Comments and replies"


class Remarks(NamedTuple):
    """What one reviewer said about one version, or in one Word file."""

    heading: str
    """Who, and about what: for a stage with the outcome, the day and the version."""
    said: str
    """All that a stage said, where it is not among the items: the form may have no box for it."""
    items: Sequence[WaitingItem]
    on_form: bool = False
    """Whether the form shows all of it, in the stage's own box."""


def comments_and_replies(draft: Draft) -> list[Remarks]:
    """What the stages said since the last revision started, the oldest first, and then what came back in Word files.

    Of what was settled before that revision, the draft that was revised has the list.
    """
    left = waiting_items(draft)
    found: list[Remarks] = []
    of_form = {stage.id: stage for stage in stages(draft.form)}
    for answer in standing_answers(entries_since_revision(draft)):
        stage = of_form.get(answer.stage)
        name = stage.name if stage else answer.stage
        items = [each for each in left if (each.by, each.file) == (name, version_file(answer.version))]
        left = [each for each in left if each not in items]
        if items or answer.comments.strip():
            said = "" if items else answer.comments.strip()
            what = StageStatus(stage, answer, answer) if stage else f"version {answer.version}"
            has_box = stage is not None and "comments" in stage.addresses
            found.append(Remarks(f"{name}: {what}", said, items, on_form=has_box and not items))
    known = {version_file(entry.version) for entry in log_entries(draft)}
    for by, file in dict.fromkeys((each.by, each.file) for each in left):
        where = f", {file}" if file in known else f", in “{file}”" if file else ""
        items = [each for each in left if (each.by, each.file) == (by, file)]
        found.append(Remarks(f"{by or 'A reviewer'}{where}", "", items))
    return found


def version_file(version: int) -> str:
    """What a comment on a version that was sent is about."""
    return f"version {version}"


def comment_lines(draft: Draft, hint: Callable[[WaitingItem], str] = lambda _: "") -> Iterator[str]:
    """The comments and replies as lines; none where nobody commented. `hint` is added to what is not settled."""
    for remarks in comments_and_replies(draft):
        yield from remarks_lines(draft, remarks, hint)


def remarks_lines(draft: Draft, remarks: Remarks, hint: Callable[[WaitingItem], str] = lambda _: "") -> Iterator[str]:
    """What one reviewer said, each comment with its number and its reply below it."""
    yield f"{remarks.heading}."
    if remarks.said:
        yield f"“{remarks.said}”"
    for item in remarks.items:
        said, place = said_text(item), introduced(item_place(draft, item)) if item.on else ""
        # A stage often begins a comment with what it is about.
        about = "" if said.casefold().startswith(place.casefold()) else f"{place} "
        yield sentence(f"{item.number}. {about}{said}")
        reply = f"Reply: {item.reply}" if item.state == "answered" else reply_text(item)
        yield f"   {sentence(reply)}{hint(item) if item.is_open else ''}"


def comments_summary(draft: Draft) -> str:
    """How many there are, and how many are to settle, as "Comments and replies: 3, 1 to settle"; "" for none.

    What a stage said without asking for anything has no number in the list, and is counted apart.
    """
    all_of_them = comments_and_replies(draft)
    many, apart = sum(len(each.items) for each in all_of_them), sum(not each.items for each in all_of_them)
    left = len(open_items(draft))
    counts = [
        *([str(many)] if many else []),
        *([plural(apart, "other remark" if many else "remark")] if apart else []),
        *([f"{left} to settle"] if left else []),
    ]
    return f"{HEADING}: {', '.join(counts)}" if all_of_them else ""
