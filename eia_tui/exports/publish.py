"""Writes the copy of a draft for publication, without contacts and without personal details nobody accepted."""

import copy
from dataclasses import dataclass
from pathlib import Path

from eia_tui.checks.acceptance import acceptance
from eia_tui.checks.finding import Finding
from eia_tui.checks.personal_details import personal_details
from eia_tui.checks.small_numbers import small_number
from eia_tui.draft.draft import Draft
from eia_tui.exports.registry import exporter_for
from eia_tui.form.kinds import Line, Prose
from eia_tui.system.errors import UserError
from eia_tui.system.paths import is_folder
from eia_tui.system.text import plural

_LEFT_OUT = "Left out of the published copy."


class PrivateDetailsError(UserError):
    """A draft is not published because it contains personal details."""

    def __init__(self, findings: list[Finding]) -> None:
        """Takes the findings that nobody has accepted."""
        self.findings = findings
        answers = f"{plural(len(findings), 'answer')} {'holds' if len(findings) == 1 else 'hold'}"
        where = ", ".join(finding.address for finding in findings)
        super().__init__(
            f"It is not published: {answers} personal details ({where}). Remove them, or accept them with a reason"
        )


@dataclass(frozen=True)
class Published:
    """A written copy."""

    path: Path
    warnings: tuple[str, ...]
    """Warnings: what is missing from it, and what to consider before it is published."""


def publish(draft: Draft, target: Path | None = None, *, overwrite: bool = False, suffix: str = ".docx") -> Published:
    """Writes the copy for publication to `target`, whose suffix decides the kind of file (see `exporter_for`).

    In a folder (None is the current one) the file gets the policy's name and `suffix`. Unless `overwrite` is set, an
    existing file is kept and the next free name used. Raises `PrivateDetailsError`, `UserError`.
    """
    if draft.form.missing:  # which answers are contacts is not known either
        raise UserError(f"{draft.form.missing}. It cannot be published without it")
    found = [finding for finding in personal_details(draft) if not acceptance(draft, finding)]
    if found:
        raise PrivateDetailsError(found)
    public = without_contacts(draft)
    exporter = exporter_for(suffix if target is None or is_folder(target) else target, publish=True)
    path = exporter.path(draft, target, " - for publication")
    exported = exporter.write(public, path, overwrite=overwrite, strip_metadata=True)
    small = [finding.message for finding in small_number(public) if not acceptance(draft, finding)]
    return Published(exported.path, (*exported.warnings, *small))


def without_contacts(draft: Draft) -> Draft:
    """A copy of the draft in which answers to questions with the role contacts are replaced with a note."""
    public = Draft(draft.form, copy.deepcopy(draft.document), draft.folder)
    for asked in draft.form.with_role("contacts"):
        if draft.answer(asked.address) is not None:
            public.put(asked.address, _LEFT_OUT if isinstance(asked.question, Line | Prose) else None)
    return public
