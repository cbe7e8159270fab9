"""Reads a council's form from its folder, and says what is wrong with it and where."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from eia_tui.form.definition import Form, Group, Section, governors
from eia_tui.form.kinds import KINDS, Choice, Choices, Option, Question, Rows
from eia_tui.system.errors import UserError
from eia_tui.system.paths import is_folder, read_file, something_at
from eia_tui.system.toml import RefusedTomlError, read_toml

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Built = TypeVar("Built")

# A draft keeps its own notes under `draft`; a template loops over `groups`.
_RESERVED_SECTIONS = {"draft": "the draft's own notes", "groups": "the form's groups in its Word template"}
_WORD_ID = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_LOOSE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_UNKNOWN = {"unexpected_keyword_argument", "extra_forbidden"}
_LARGEST_FILE = 2_000_000
_MOST_QUESTIONS = 10_000
_ADAPTERS: "dict[object, TypeAdapter[Any]]" = {}
"""What checks a part of a form, by its class. Each is dear to make, and a form has a hundred parts."""


class FormError(UserError):
    """A form.toml that cannot be used: names the file, the place in it and what was expected there."""


class _Make(Protocol):
    """Makes one part of the form from its table, which stands at `place` in the file."""

    def __call__(self, part: type[Built], table: Mapping[str, object], place: str) -> Built: ...


def load_form(folder: Path, *, trusted: bool = False) -> Form:
    """The form in `folder`, from its form.toml.

    A `trusted` form is one that we ship and whose every part the tests have checked: it is built as it stands,
    which spares `list` and `check` the time that the checking library takes to start. If it cannot be built it
    is read again with all checks, for their message.
    Raises `FormError`.
    """
    path = folder / "form.toml" if is_folder(folder) else folder
    table = _table(path)
    if trusted:
        try:
            return _form(table, path, _as_it_stands)
        except (TypeError, ValueError, AttributeError, KeyError):
            pass
    return _form(table, path, _checked(path))


def template_name(folder: Path) -> str:
    """The name of the Word template of the form in `folder`, also where the rest of its form.toml cannot be used.

    Raises `FormError` where the form.toml cannot be read.
    """
    name = _table(folder / "form.toml").get("template")
    return name if isinstance(name, str) else Form.template


def _table(path: Path) -> Mapping[str, object]:
    if not something_at(path):
        raise FormError(f"{path} is not there: a form is a folder that holds a form.toml")
    try:
        content = read_file(path, _LARGEST_FILE, "a form.toml")
    except UserError as refusal:
        raise FormError(str(refusal)) from refusal
    try:
        return read_toml(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise FormError(f"{path} is not UTF-8 text (byte {error.start}): save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise FormError(f"{path} is not TOML: {error}") from error
    except RefusedTomlError as error:
        raise FormError(f"{path} holds {error}: no form does") from error
    except RecursionError as error:
        raise FormError(
            f"{path} is nested too deep: expected sections that hold questions that hold columns"
        ) from error


def _as_it_stands(part: type[Built], table: Mapping[str, object], place: str) -> Built:  # noqa: ARG001  a _Make
    return part(**_with_tuples(table))


def _with_tuples(table: Mapping[str, object]) -> dict[str, object]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}


def _adapter(part: type[Built]) -> "TypeAdapter[Built]":
    from pydantic import TypeAdapter  # costs more than all else that `check` imports

    if part not in _ADAPTERS:
        _ADAPTERS[part] = TypeAdapter(part)
    return _ADAPTERS[part]


def _checked(path: Path) -> _Make:
    from difflib import get_close_matches

    from pydantic import ValidationError
    from pydantic_core import ArgsKwargs

    def make(part: type[Built], table: Mapping[str, object], place: str) -> Built:
        try:
            made = _adapter(part).validate_python(ArgsKwargs((), _with_tuples(table)))
        except ValidationError as error:
            # A misspelt key is missing as well: the misspelling is what to mend.
            first = min(error.errors(), key=lambda each: each["type"] not in _UNKNOWN)
            *inside, key = [str(step) for step in first["loc"]] or [""]
            where = ".".join(step for step in (place, *inside) if step) or "the top"
            if first["type"] in _UNKNOWN:
                known = list(getattr(part, "__dataclass_fields__", {}))
                near = get_close_matches(key, known, 1)
                meant = f"did you mean `{near[0]}`?" if near else f"expected one of {', '.join(known)}"
                raise FormError(f"{path}: at {where}: unknown key `{key}`: {meant}") from error
            if first["type"] in {"missing", "missing_argument"}:
                raise FormError(f"{path}: at {where}: `{key}` is missing") from error
            raise FormError(f"{path}: at {where}: `{key}`: {first['msg'].lower()}") from error
        # Nothing is converted: "yes" is no true.
        for key, given in _with_tuples(table).items():
            if type(found := getattr(made, key)) is not type(given) and not isinstance(given, (dict, Path)):
                where = place or "the top"
                raise FormError(f"{path}: at {where}: `{key}`: expected {type(found).__name__}, and found {given!r}")
        return made

    return make


def _form(table: Mapping[str, object], path: Path, make: _Make) -> Form:
    groups = tuple(make(Group, group, f"groups[{i}]") for i, group in enumerate(_tables(table, "groups", path, "")))
    sections = tuple(
        _section(section, f"sections[{i}]", groups, path, make)
        for i, section in enumerate(_tables(table, "sections", path, ""))
    )
    form = make(Form, {**table, "groups": groups, "sections": sections, "folder": path.parent}, "")
    _refuse_unusable(form, path)
    return form


def _section(table: Mapping[str, object], place: str, groups: Sequence[Group], path: Path, make: _Make) -> Section:
    questions = tuple(
        _question(question, f"{place}.questions[{i}]", groups, path, make)
        for i, question in enumerate(_tables(table, "questions", path, place))
    )
    return make(Section, {**table, "questions": questions}, place)


def _question(
    table: Mapping[str, object], place: str, groups: Sequence[Group], path: Path, make: _Make, *, column: bool = False
) -> Question:
    fields = dict(table)
    kind = fields.pop("kind", None)
    allowed = [name for name in KINDS if not (column and name == "rows")]
    if kind not in allowed:
        said = "`kind` is missing" if kind is None else f"unknown kind `{kind}`"
        raise FormError(f"{path}: at {place}: {said}: expected one of {', '.join(allowed)}")
    if fields.get("options") == "groups":
        fields["options"] = tuple(Option(group.id, group.label) for group in groups)
    elif isinstance(fields.get("options"), list):
        fields["options"] = tuple(
            make(Option, option, f"{place}.options[{i}]")
            for i, option in enumerate(_tables(table, "options", path, place))
        )
    if kind == "rows":
        fields["columns"] = tuple(
            _question(each, f"{place}.columns[{i}]", groups, path, make, column=True)
            for i, each in enumerate(_tables(table, "columns", path, place))
        )
    return make(KINDS[str(kind)], fields, place)


def _tables(table: Mapping[str, object], key: str, path: Path, place: str) -> list[Mapping[str, object]]:
    """The list of tables under `key`; none where the key is absent."""
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise FormError(f"{path}: at {place or 'the top'}: `{key}` must be a list of tables, as [[{key}]]")
    return found


def _refuse_unusable(form: Form, path: Path) -> None:
    """Refuses what no single part shows: ids that cannot be addresses or are asked twice, and idle conditions."""

    def refuse(place: str, wrong: str) -> None:
        raise FormError(f"{path}: at {place}: {wrong}")

    if not _LOOSE_ID.fullmatch(form.id):
        refuse("the top", f"`id` {form.id!r}: expected letters, digits, - and _")
    if not form.sections:
        refuse("the top", "`sections` is missing: a form asks something")
    if len(form.groups) * sum(len(section.questions) for section in form.sections) > _MOST_QUESTIONS:
        refuse("groups", f"more than {_MOST_QUESTIONS:,} questions in all: no officer could answer them")
    _refuse_ids([group.id for group in form.groups], "groups", _LOOSE_ID, refuse)
    _refuse_ids([section.id for section in form.sections], "sections", _WORD_ID, refuse)
    for i, section in enumerate(form.sections):
        place = f"sections[{i}] ({section.id})"
        if section.id in _RESERVED_SECTIONS:
            refuse(
                place, f"a section may not be called `{section.id}`: that name is for {_RESERVED_SECTIONS[section.id]}"
            )
        if section.per_group and not form.groups:
            refuse(place, "`per_group` is set, and the form has no [[groups]]")
        if not section.questions:
            refuse(place, "`questions` is missing: a section asks something")
        _refuse_siblings(section.questions, place, "questions", refuse)
        for j, question in enumerate(section.questions):
            if isinstance(question, Rows):
                inside = f"{place}.questions[{j}] ({question.id})"
                if not question.columns:
                    refuse(inside, "`columns` is missing: rows are made of columns")
                _refuse_siblings(question.columns, inside, "columns", refuse)


class _Refuse(Protocol):
    def __call__(self, place: str, wrong: str) -> None: ...


def _refuse_ids(ids: Sequence[str], place: str, pattern: re.Pattern[str], refuse: _Refuse) -> None:
    for i, id_ in enumerate(ids):
        if not pattern.fullmatch(id_):
            refuse(f"{place}[{i}]", f"`id` {id_!r}: expected a letter, then letters, digits and _")
        if id_ in ids[:i]:
            refuse(f"{place}[{i}]", f"`id` {id_!r} is asked twice: every answer has one address")


def _refuse_siblings(siblings: Sequence[Question], place: str, key: str, refuse: _Refuse) -> None:
    ids = [each.id for each in siblings]
    _refuse_ids(ids, f"{place}.{key}", _WORD_ID, refuse)
    by_id = dict(zip(ids, siblings, strict=True))
    for i, question in enumerate(siblings):
        here = f"{place}.{key}[{i}] ({question.id})"
        for named, value in question.when.items():
            if named not in by_id or named == question.id:
                refuse(
                    here, f"`when` names `{named}`: expected a sibling, one of {', '.join(set(ids) - {question.id})}"
                )
            sibling = by_id[named]
            if isinstance(sibling, (Choice, Choices)) and value not in (offered := [o.id for o in sibling.options]):
                refuse(here, f"`when` waits for `{named}` to be {value!r}: expected one of {', '.join(offered)}")
        if isinstance(question, (Choice, Choices)):
            if not question.options:
                refuse(here, "`options` is missing: a choice offers options")
            _refuse_ids([option.id for option in question.options], f"{here}.options", _LOOSE_ID, refuse)
            for option in question.options:
                for named in option.hides:
                    if named not in by_id or named == question.id:
                        refuse(here, f"the option `{option.id}` hides `{named}`: expected a sibling of `{question.id}`")
    for i, question in enumerate(siblings):
        seen, waiting = set[str](), [question.id]
        while waiting:
            above = governors(by_id[waiting.pop()], siblings) - seen
            if question.id in above:
                refuse(f"{place}.{key}[{i}] ({question.id})", "its own answer decides whether it is asked")
            seen |= above
            waiting += above
