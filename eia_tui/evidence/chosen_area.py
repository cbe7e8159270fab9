"""The area whose figures a draft shows: the one that it names, or that of the council whose form it is."""

from collections.abc import Sequence

from eia_tui.draft.draft import NOTES, Draft
from eia_tui.evidence.areas import OurArea, area_named, together
from eia_tui.form.definition import Form
from eia_tui.system.errors import UserError

AREA = f"{NOTES}.area"
"""The address of the note that names it, by the codes of its parts."""


def area_of_draft(draft: Draft) -> OurArea | None:
    """The area that a draft names; None if it names none, or one that there are no figures for."""
    named = draft.answer(AREA)
    return area_of_codes([named] if isinstance(named, str) else named if isinstance(named, list) else [])


def area_of_council(form: Form) -> OurArea | None:
    """The area of the council whose form it is; None if there are no figures for a council of that name."""
    area = area_named(form.council)
    return OurArea((area,)) if area else None


def area_of_codes(named: Sequence[object]) -> OurArea | None:
    """The areas with these codes or names as one; None if there are none, one is not known, or two overlap."""
    found = [area_named(each) if isinstance(each, str) else None for each in named]
    known = [area for area in found if area]
    if not known or len(known) < len(found):
        return None
    try:
        return together(known)
    except UserError:
        return None
