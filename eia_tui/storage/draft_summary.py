"""What the list says about a draft, read from its file."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from eia_tui.approvals.status import approval_summary
from eia_tui.draft.draft import REVIEW_DATE, Draft
from eia_tui.draft.waiting import open_items
from eia_tui.form.dates import show_date
from eia_tui.form.library import is_shipped
from eia_tui.form.values import is_answered
from eia_tui.prose.scrub import display_line
from eia_tui.storage.catalogue_cache import CachedEntry
from eia_tui.storage.draft_paths import short_name
from eia_tui.storage.drafts import open_draft


class DraftSummary(NamedTuple):
    """What the list says about a draft."""

    entry: CachedEntry
    stays: bool
    """Whether it stays the same as long as the file does. A form of the user's own may change without it."""


def read_summary(path: Path) -> DraftSummary:
    """What the list says about the draft in a file. Raises `UserError` if it cannot be opened."""
    draft = open_draft(path)
    on = draft.answer(REVIEW_DATE)
    entry = CachedEntry(
        name=draft.name or display_line(short_name(path)),
        form=display_line(draft.form.id),
        progress=draft.progress(),
        status=display_line(status_for_list(draft)),
        to_settle=len(open_items(draft)),
        review=f"review due {show_date(on)}" if type(on) is date else "",
    )
    return DraftSummary(entry, is_shipped(draft.form))


def status_for_list(draft: Draft) -> str:
    """The status of a draft for the list: of its approvals if there are any, else "drafting" or "just begun"."""
    if approval := approval_summary(draft):
        return approval
    names = {asked.address for asked in draft.form.with_role("name")}
    started = any(is_answered(value) for address, _, value in draft.answers() if address not in names)
    return "drafting" if started else "just begun"
