"""The Word forms that were read into a draft, so that its earlier versions can say which is from before one."""

from collections.abc import Mapping

from eia_tui.draft.draft import NOTES, Draft
from eia_tui.form.values import Value

READ_FORMS = f"{NOTES}.imports"
"""The address of the list, among the program's own notes."""


def with_form(draft: Draft, name: str, at: str) -> list[Value]:
    """The list with another file, by its name, and when it was read."""
    return [*_listed(draft), {"file": name, "at": at}]


def forms_read_between(older: Draft, newer: Draft) -> list[str]:
    """The names of the files that were read into a draft after one version of it and before another."""
    before = _listed(older)
    return [str(each.get("file", "")) for each in _listed(newer) if each not in before]


def _listed(draft: Draft) -> list[Mapping[str, Value]]:
    listed = draft.answer(READ_FORMS)
    return [each for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else []
