"""Writes the copy of a draft for publication: no contacts, comments or names of staff, no details nobody accepted."""

import copy
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from eia_tui.approvals.status import is_signed_off
from eia_tui.checks.acceptance import acceptance
from eia_tui.checks.finding import Finding
from eia_tui.checks.personal_details import details_of_stages, personal_details
from eia_tui.checks.small_numbers import small_number
from eia_tui.draft.draft import Draft
from eia_tui.exports.registry import exporter_for
from eia_tui.exports.staff_names import NamedPlace, names_in, places_of, replace_names
from eia_tui.form.definition import Asked
from eia_tui.form.kinds import Line, Prose, Role
from eia_tui.form.values import answer_text, is_answered
from eia_tui.system.errors import UserError
from eia_tui.system.paths import is_folder
from eia_tui.system.text import agreeing, plural
from eia_tui.word.carried import LEFT_OUT

OPTIONAL: Mapping[str, tuple[str, tuple[Role, ...]]] = {
    "comments": ("the reviewers' comments", ("comments",)),
    "names": ("the names of staff", ("people", "officer")),
}
"""What is left out unless asked for: for each word that asks for it, what it is, and the roles of its questions."""
DETAILS = "details"
"""The word that publishes personal details which nobody has accepted."""
NamesElsewhere: TypeAlias = Literal["refuse", "keep", "replace"]
_WITH_NAMES = {"contacts", "people", "officer"}
"""The roles of questions whose answers name people."""


class PrivateDetailsError(UserError):
    """A draft is not published because it contains personal details."""

    def __init__(self, findings: list[Finding]) -> None:
        """Takes the findings that nobody has accepted."""
        self.findings = findings
        answers = f"{plural(len(findings), 'answer')} {agreeing(len(findings), 'has')}"
        where = ", ".join(finding.address for finding in findings)
        super().__init__(
            f"It is not published: {answers} personal details ({where}). Remove them, or accept them with a reason"
        )


class NamesLeftError(UserError):
    """A draft is not published yet, because names of staff that the copy leaves out are elsewhere in it."""

    def __init__(self, places: list[NamedPlace]) -> None:
        """Takes where they are."""
        self.places = places
        names = ", ".join(dict.fromkeys(f"“{place.name}”" for place in places))
        super().__init__(f"It is not published: names of staff are still in its answers ({names})")


@dataclass(frozen=True)
class Published:
    """A written copy."""

    path: Path
    warnings: tuple[str, ...]
    """Warnings: what is missing from it, and what to consider before it is published."""
    left_out: str = ""
    """What was left out of it, as a sentence; "" for nothing."""


def publish(
    draft: Draft,
    target: Path | None = None,
    *,
    overwrite: bool = False,
    suffix: str = ".docx",
    include: Collection[str] = (),
    names: NamesElsewhere = "refuse",
) -> Published:
    """Writes the copy for publication to `target`, whose suffix decides the kind of file (see `exporter_for`).

    In a folder (None is the current one) the file gets the policy's name and `suffix`. Unless `overwrite` is set, an
    existing file is kept and the next free name used. `include` has the keys of `OPTIONAL` that are not left out, and
    `DETAILS` where personal details are published although nobody has accepted them. `names` says what is done with
    names of staff that are left out in one place and still there in another. The draft itself does not change. Raises
    `PrivateDetailsError`, `NamesLeftError`, `UserError`.
    """
    public, left_out = _public(draft, include, names)
    exporter = exporter_for(suffix if target is None or is_folder(target) else target, publish=True)
    path = exporter.path(draft, target, " - for publication")
    # What is left out of the copy may be in a box whose being filled in signs the form off.
    signed_off = is_signed_off(draft)
    exported = exporter.write(public, path, overwrite=overwrite, strip_metadata=True, signed_off=signed_off)
    small = [finding.message for finding in small_number(public) if not acceptance(draft, finding)]
    notes = [_what_is_missing(draft, left_out), "" if "names" in include else _where_names_may_be(public)]
    return Published(exported.path, (*exported.warnings, *small), " ".join(filter(None, notes)))


def _text(draft: Draft, asked: Asked) -> str:
    return answer_text(asked.question, draft.answer(asked.address))


def require_publishable(draft: Draft, include: Collection[str], names: NamesElsewhere) -> None:
    """Raises what `publish` would raise about the content of a draft, before anything is written."""
    _public(draft, include, names)


def _public(draft: Draft, include: Collection[str], names: NamesElsewhere) -> tuple[Draft, list[Asked]]:
    """The draft as it is published, and the questions whose answers are left out."""
    if draft.form.missing:  # which answers are private is not known either
        raise UserError(f"{draft.form.missing}. It cannot be published without it")
    public = Draft(draft.form, copy.deepcopy(draft.document), draft.folder)
    left_out = _private(draft, ("contacts", *(each for each in OPTIONAL if each not in include)))
    for asked in left_out:
        public.put(asked.address, LEFT_OUT if isinstance(asked.question, Line | Prose) else None)
    details = () if DETAILS in include else (*personal_details(public), *details_of_stages(public))
    if found := [finding for finding in details if not acceptance(draft, finding)]:
        raise PrivateDetailsError(found)
    staff = names_in(_text(draft, asked) for asked in left_out if asked.question.role in _WITH_NAMES)
    if names == "replace":
        replace_names(public, staff)
    elif names == "refuse" and (places := places_of(public, staff)):
        raise NamesLeftError(places)
    return public, left_out


def optional_parts(draft: Draft) -> dict[str, str]:
    """What the draft has of `OPTIONAL`: the word that asks for it, and what it is."""
    return {word: name for word, (name, _) in OPTIONAL.items() if _private(draft, (word,))}


def _private(draft: Draft, words: Collection[str]) -> list[Asked]:
    """The answered questions that words such as "contacts" or a key of `OPTIONAL` name, in the form's order."""
    roles = {role for word in words for role in (OPTIONAL[word][1] if word in OPTIONAL else (word,))}
    asked = (each for step in draft.form.steps for each in step.asked if each.question.role in roles)
    return [each for each in asked if is_answered(draft.answer(each.address))]


def _what_is_missing(draft: Draft, left_out: Collection[Asked]) -> str:
    labels = ", ".join(f"“{draft.label(asked.address, briefly=True)}”" for asked in left_out)
    return f"Left out of this copy: {labels}. Your draft keeps everything." if labels else ""


def _where_names_may_be(draft: Draft) -> str:
    """A sentence where the action plan says who does what: only a person can tell a name there from a job title."""
    cells = (cell for asked in draft.form.with_role("actions") for row in draft.cells(asked) for cell in row)
    if not any(column.role == "responsible" and is_answered(value) for _, column, value in cells):
        return ""
    return "Who is responsible in the action plan is not left out: check it for people's names."
