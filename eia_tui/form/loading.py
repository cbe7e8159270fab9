"""Loads a form from its folder, and reports what is wrong with it and where."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from eia_tui.form.definition import Form, Group, Section, deciding_siblings
from eia_tui.form.kinds import KINDS, Choice, Choices, Option, Question, Rows
from eia_tui.form.stages import SIGNED_OFF
from eia_tui.system.encodings import decode_unicode
from eia_tui.system.errors import UserError
from eia_tui.system.native import native_modules_needed
from eia_tui.system.paths import is_folder, read_file, something_at
from eia_tui.system.text import quoted
from eia_tui.system.toml import RefusedTomlError, read_toml

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Part = TypeVar("Part")

# Names that mean something else: `draft` in a draft's file, the others in a Word template.
_RESERVED_SECTIONS = {
    "draft": "the draft's own notes",
    "groups": "the form's groups in its Word template",
    SIGNED_OFF: "whether the draft is signed off, in its Word template",
}
_WORD_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_LOOSE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_UNKNOWN = {"unexpected_keyword_argument", "extra_forbidden"}
_LARGEST_FILE = 2_000_000
_MOST_QUESTIONS = 10_000
_ADAPTERS: "dict[object, TypeAdapter[Any]]" = {}
"""The validators by the class that they validate. Kept, because each is slow to make and a form has a hundred parts."""


class FormError(UserError):
    """A form.toml that cannot be used; the message names the file, the part of it, and what was expected."""


class _Builder(Protocol):
    """Builds one part of the form from its table; `location` is the path of the table in the file, for messages."""

    def __call__(self, part: type[Part], table: Mapping[str, object], location: str) -> Part: ...


@native_modules_needed()
def load_form(folder: Path, *, trusted: bool = False) -> Form:
    """The form in `folder`, or in the form.toml at that path. Raises `FormError`.

    `trusted` is for forms that come with the program, which the tests check: their parts are built without
    validation, because importing pydantic would slow down commands such as `list`. If that fails, the form is read
    again with validation, for its error message.
    """
    path = folder / "form.toml" if is_folder(folder) else folder
    table = _table(path)
    if trusted:
        try:
            return _form(table, path, _unchecked)
        except (TypeError, ValueError, AttributeError, KeyError):
            pass
    return _form(table, path, _checked(path))


def template_name(folder: Path) -> str:
    """The file name of the Word template of the form in `folder`, even if the rest of its form.toml is wrong.

    Raises `FormError` if the form.toml cannot be read.
    """
    name = _table(folder / "form.toml").get("template")
    return name if isinstance(name, str) else Form.template


def _table(path: Path) -> Mapping[str, object]:
    if not something_at(path):
        raise FormError(f"{path} does not exist: a form is a folder with a form.toml")
    try:
        content = read_file(path, _LARGEST_FILE, "a form.toml")
    except UserError as error:
        raise FormError(str(error)) from error
    try:
        return read_toml(decode_unicode(content))
    except UnicodeDecodeError as error:
        raise FormError(f"{path} is not UTF-8 text (byte {error.start}): save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise FormError(f"{path} is not TOML: {error}") from error
    except RefusedTomlError as error:
        raise FormError(f"{path} has {error}, which no form can have") from error
    except RecursionError as error:
        raise FormError(f"{path} is nested too deeply: expected sections with questions with columns") from error


def _unchecked(part: type[Part], table: Mapping[str, object], location: str) -> Part:  # noqa: ARG001  the signature of _Builder
    return part(**_with_tuples(table))


def _with_tuples(table: Mapping[str, object]) -> dict[str, object]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}


def _adapter(part: type[Part]) -> "TypeAdapter[Part]":
    from pydantic import TypeAdapter  # slower to import than everything else that `check` imports

    if part not in _ADAPTERS:
        _ADAPTERS[part] = TypeAdapter(part)
    return _ADAPTERS[part]


def _checked(path: Path) -> _Builder:
    from difflib import get_close_matches

    from pydantic import ValidationError
    from pydantic_core import ArgsKwargs

    def make(part: type[Part], table: Mapping[str, object], location: str) -> Part:
        try:
            made = _adapter(part).validate_python(ArgsKwargs((), _with_tuples(table)))
        except ValidationError as error:
            # A misspelt key is reported as unknown and as missing: say what the misspelling is.
            first = min(error.errors(), key=lambda detail: detail["type"] not in _UNKNOWN)
            *inside, key = [str(step) for step in first["loc"]] or [""]
            where = ".".join(step for step in (location, *inside) if step) or "the top"
            if first["type"] in _UNKNOWN:
                known = list(getattr(part, "__dataclass_fields__", {}))
                near = get_close_matches(key, known, 1)
                meant = f"did you mean `{near[0]}`?" if near else f"expected one of {', '.join(known)}"
                raise FormError(f"{path}: at {where}: unknown key `{key}`: {meant}") from error
            if first["type"] in {"missing", "missing_argument"}:
                raise FormError(f"{path}: at {where}: `{key}` is missing") from error
            raise FormError(f"{path}: at {where}: `{key}`: {first['msg'].lower()}") from error
        # pydantic would convert some values: "yes" must not become true.
        for key, given in _with_tuples(table).items():
            if type(value := getattr(made, key)) is not type(given) and not isinstance(given, (dict, Path)):
                where = location or "the top"
                raise FormError(
                    f"{path}: at {where}: `{key}`: expected {type(value).__name__}, and found {quoted(given)}"
                )
        return made

    return make


def _form(table: Mapping[str, object], path: Path, make: _Builder) -> Form:
    groups = tuple(make(Group, group, f"groups[{i}]") for i, group in enumerate(_tables(table, "groups", path, "")))
    sections = tuple(
        _section(section, f"sections[{i}]", groups, path, make)
        for i, section in enumerate(_tables(table, "sections", path, ""))
    )
    form = make(Form, {**table, "groups": groups, "sections": sections, "folder": path.parent}, "")
    _check_form(form, path)
    return form


def _section(
    table: Mapping[str, object], location: str, groups: Sequence[Group], path: Path, make: _Builder
) -> Section:
    questions = tuple(
        _question(question, f"{location}.questions[{i}]", groups, path, make)
        for i, question in enumerate(_tables(table, "questions", path, location))
    )
    return make(Section, {**table, "questions": questions}, location)


def _question(
    table: Mapping[str, object],
    location: str,
    groups: Sequence[Group],
    path: Path,
    make: _Builder,
    *,
    column: bool = False,
) -> Question:
    fields = dict(table)
    kind = fields.pop("kind", None)
    allowed = [name for name in KINDS if not (column and name == "rows")]
    if kind not in allowed:
        problem = "`kind` is missing" if kind is None else f"unknown kind `{kind}`"
        raise FormError(f"{path}: at {location}: {problem}: expected one of {', '.join(allowed)}")
    if fields.get("options") == "groups":
        fields["options"] = tuple(Option(group.id, group.label) for group in groups)
    elif isinstance(fields.get("options"), list):
        fields["options"] = tuple(
            make(Option, option, f"{location}.options[{i}]")
            for i, option in enumerate(_tables(table, "options", path, location))
        )
    if kind == "rows":
        fields["columns"] = tuple(
            _question(column_table, f"{location}.columns[{i}]", groups, path, make, column=True)
            for i, column_table in enumerate(_tables(table, "columns", path, location))
        )
    return make(KINDS[str(kind)], fields, location)


def _tables(table: Mapping[str, object], key: str, path: Path, location: str) -> list[Mapping[str, object]]:
    """The list of tables under `key`; empty without that key. Raises `FormError` if it is anything else."""
    tables = table.get(key, [])
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise FormError(f"{path}: at {location or 'the top'}: `{key}` must be a list of tables: [[{key}]]")
    return tables


def _check_form(form: Form, path: Path) -> None:
    """Checks what involves several parts: ids and their duplicates, reserved names, conditions, and the form's size."""

    def refuse(location: str, problem: str) -> None:
        raise FormError(f"{path}: at {location}: {problem}")

    if not _LOOSE_ID.fullmatch(form.id):
        refuse("the top", f"`id` {quoted(form.id)}: expected letters, digits, - and _")
    if not form.sections:
        refuse("the top", "`sections` is missing: a form has at least one section")
    if len(form.groups) * sum(len(section.questions) for section in form.sections) > _MOST_QUESTIONS:
        refuse("groups", f"more than {_MOST_QUESTIONS:,} questions in all: no officer could answer them")
    _check_ids([group.id for group in form.groups], "groups", _LOOSE_ID, refuse)
    _check_ids([section.id for section in form.sections], "sections", _WORD_ID, refuse)
    for i, section in enumerate(form.sections):
        location = f"sections[{i}] ({section.id})"
        if section.id in _RESERVED_SECTIONS:
            refuse(
                location,
                f"a section may not be called `{section.id}`, which is the name of {_RESERVED_SECTIONS[section.id]}",
            )
        if section.per_group and not form.groups:
            refuse(location, "`per_group` is set, and the form has no [[groups]]")
        if not section.questions:
            refuse(location, "`questions` is missing: a section has at least one question")
        _check_siblings(section.questions, location, "questions", refuse)
        for j, question in enumerate(section.questions):
            if isinstance(question, Rows):
                rows_at = f"{location}.questions[{j}] ({question.id})"
                if not question.columns:
                    refuse(rows_at, "`columns` is missing: rows have at least one column")
                _check_siblings(question.columns, rows_at, "columns", refuse)


class _Refuse(Protocol):
    def __call__(self, location: str, problem: str) -> None: ...


def _check_ids(ids: Sequence[str], location: str, pattern: re.Pattern[str], refuse: _Refuse) -> None:
    for i, id_ in enumerate(ids):
        if not pattern.fullmatch(id_):
            refuse(f"{location}[{i}]", f"`id` {quoted(id_)}: expected a letter, followed by letters, digits and _")
        if id_ in ids[:i]:
            refuse(f"{location}[{i}]", f"`id` {quoted(id_)} is used twice: every answer needs an address of its own")


def _check_siblings(siblings: Sequence[Question], location: str, key: str, refuse: _Refuse) -> None:
    ids = [question.id for question in siblings]
    _check_ids(ids, f"{location}.{key}", _WORD_ID, refuse)
    by_id = dict(zip(ids, siblings, strict=True))
    for i, question in enumerate(siblings):
        question_at = f"{location}.{key}[{i}] ({question.id})"
        for named, value in question.when.items():
            if named not in by_id or named == question.id:
                refuse(
                    question_at,
                    f"`when` names `{named}`: expected a sibling, one of {', '.join(set(ids) - {question.id})}",
                )
            sibling = by_id[named]
            if isinstance(sibling, (Choice, Choices)) and value not in (offered := [o.id for o in sibling.options]):
                refuse(
                    question_at, f"`when` expects `{named}` to be {quoted(value)}: expected one of {', '.join(offered)}"
                )
        if isinstance(question, (Choice, Choices)):
            if not question.options:
                refuse(question_at, "`options` is missing: a choice has at least one option")
            _check_ids([option.id for option in question.options], f"{question_at}.options", _LOOSE_ID, refuse)
            for option in question.options:
                for named in option.hides:
                    if named not in by_id or named == question.id:
                        refuse(
                            question_at,
                            f"the option `{option.id}` hides `{named}`: expected a sibling of `{question.id}`",
                        )
    for i, question in enumerate(siblings):
        seen, pending = set[str](), [question.id]
        while pending:
            deciding = deciding_siblings(by_id[pending.pop()], siblings) - seen
            if question.id in deciding:
                refuse(f"{location}.{key}[{i}] ({question.id})", "its own answer decides whether it is asked")
            seen |= deciding
            pending += deciding
