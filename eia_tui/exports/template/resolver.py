"""Says which addresses a template's expressions mean, without an answer at hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

from jinja2 import nodes

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choices, Question, Rows


@dataclass(frozen=True)
class Said:
    """One expression of a template."""

    line: int
    typed: str
    """What it looks up, as `impact[group.id].concerns`."""
    addresses: tuple[str, ...]
    """The answers that it means; more than one in a loop over groups. A row's are as `actions.plan.action`."""
    questions: tuple[Question, ...]
    printed: bool
    """Whether it is printed, and not only asked for."""
    unknown: str = ""
    """What is wrong with it, where it means nothing on the form."""


@dataclass(frozen=True)
class _Answers:
    at: tuple[tuple[str, Question], ...]


@dataclass(frozen=True)
class _Row:
    addresses: tuple[str, ...]
    question: Rows


@dataclass(frozen=True)
class _Table:
    """A section, or one group's part of it, or that of the group a loop has come to."""

    addresses: tuple[str, ...]
    keys: tuple[str, ...]


class _Word:
    """Words of the form, an id, an option or a counter: printed as they are."""


class _Group:
    """The group that a loop has come to."""


class _Groups:
    """All groups, to loop over."""


_Meant: TypeAlias = "_Answers | _Row | _Table | _Word | _Group | _Groups"


class Meaning:
    """Reads the expressions of a template in the light of a form."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._sections = {section.id: section for section in form.sections}
        self._groups = tuple(group.id for group in form.groups)

    def of(self, tree: nodes.Node) -> Iterator[Said]:
        """Every expression of a template, in its order."""
        yield from self._read(tree, {}, printed=False)

    def _read(self, node: nodes.Node, names: Mapping[str, _Meant], *, printed: bool) -> Iterator[Said]:
        match node:
            case nodes.For():
                yield from self._read(node.iter, names, printed=False)
                if not self._loopable(node.iter, names):
                    typed = _typed(node.iter)
                    wrong = f"`{typed}` is no list: a loop goes over groups, rows or choices"
                    yield Said(node.lineno, typed, (), (), printed=False, unknown=wrong)
                inside = {**names, "loop": _Word(), **self._targets(node, names)}
                for each in (*([node.test] if node.test else []), *node.body):
                    yield from self._read(each, inside, printed=False)
                for each in node.else_:
                    yield from self._read(each, names, printed=False)
            case nodes.Output():
                for each in node.nodes:
                    yield from self._read(each, names, printed=True)
            case nodes.If() | nodes.CondExpr():
                yield from self._read(node.test, names, printed=False)
                others = [each for each in node.iter_child_nodes() if each is not node.test]
                for each in others:
                    yield from self._read(each, names, printed=printed)
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                yield self._said(node, names, printed=printed)
                if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
                    yield from self._read(node.arg, names, printed=False)
            case _:
                for each in node.iter_child_nodes():
                    yield from self._read(each, names, printed=printed)

    def _loopable(self, node: nodes.Node, names: Mapping[str, _Meant]) -> bool:
        """Whether a loop may go over it; what means nothing at all is said already."""
        meant = self._resolve(node, names)
        if isinstance(meant, _Answers):
            return isinstance(meant.at[0][1], (Rows, Choices))
        return isinstance(meant, (_Groups, str))

    def _targets(self, node: nodes.For, names: Mapping[str, _Meant]) -> dict[str, _Meant]:
        if not isinstance(node.target, nodes.Name):
            return {}
        meant = self._resolve(node.iter, names)
        item: _Meant = _Word()
        if isinstance(meant, _Groups):
            item = _Group()
        elif isinstance(meant, _Answers) and isinstance(meant.at[0][1], Rows):
            item = _Row(tuple(address for address, _ in meant.at), meant.at[0][1])
        return {node.target.name: item}

    def _said(self, node: nodes.Expr, names: Mapping[str, _Meant], *, printed: bool) -> Said:
        typed = _typed(node)
        meant = self._resolve(node, names)
        if isinstance(meant, str):
            return Said(node.lineno, typed, (), (), printed, meant)
        if isinstance(meant, _Answers):
            addresses, questions = zip(*meant.at, strict=True)
            return Said(node.lineno, typed, addresses, questions, printed)
        if printed and not isinstance(meant, _Word):
            return Said(node.lineno, typed, (), (), printed, f"`{typed}` is no answer: name a question in it")
        return Said(node.lineno, typed, (), (), printed)

    def _resolve(self, node: nodes.Node, names: Mapping[str, _Meant]) -> "_Meant | str":
        """What an expression means; a text where it means nothing: what is wrong with it."""
        match node:
            case nodes.Name(name=name):
                return self._name(name, names)
            case nodes.Getattr(node=inner, attr=key):
                return self._key(inner, key, node, names)
            case nodes.Getitem(node=inner, arg=nodes.Const(value=key)):
                return self._key(inner, str(key), node, names)
            case nodes.Getitem(node=inner, arg=argument):
                meant = self._resolve(inner, names)
                index = self._resolve(argument, names)
                if isinstance(meant, _Table) and isinstance(index, _Word) and set(meant.keys) == set(self._groups):
                    return self._tables([f"{address}.{group}" for address in meant.addresses for group in self._groups])
                return meant if isinstance(meant, str) else f"`{_typed(node)}` looks up nothing on the form"
            case _:
                return f"`{_typed(node)}` is no address"

    def _name(self, name: str, names: Mapping[str, _Meant]) -> "_Meant | str":
        if name in names:
            return names[name]
        if name == "groups":
            return _Groups()
        if name not in self._sections:
            return _meaning_nothing(name, name, [*self._sections, "groups", *names])
        section = self._sections[name]
        if section.per_group:
            return _Table((name,), self._groups)
        return self._tables([name])

    def _tables(self, addresses: list[str]) -> _Table:
        section = self._sections[addresses[0].split(".")[0]]
        return _Table(tuple(addresses), tuple(question.id for question in section.questions))

    def _key(self, inner: nodes.Node, key: str, node: nodes.Node, names: Mapping[str, _Meant]) -> "_Meant | str":
        meant = self._resolve(inner, names)
        typed = _typed(node)
        match meant:
            case str():
                return meant
            case _Table(addresses, keys):
                if key not in keys:
                    return _meaning_nothing(typed, key, [*keys])
                if keys == self._groups and addresses[0] in self._sections and self._sections[addresses[0]].per_group:
                    return self._tables([f"{addresses[0]}.{key}"])
                found = [f"{address}.{key}" for address in addresses]
                return _Answers(tuple((address, self._form.questions[address]) for address in found))
            case _Row(addresses, question):
                columns = {column.id: column for column in question.columns}
                if key not in columns:
                    return _meaning_nothing(typed, key, [*columns])
                return _Answers(tuple((f"{address}.{key}", columns[key]) for address in addresses))
            case _Group():
                return _Word() if key in ("id", "label") else _meaning_nothing(typed, key, ["id", "label"])
            case _Word():
                return meant
            case _Answers(((_, Choices()),)):
                return meant
            case _:
                return f"`{typed}` looks up nothing on the form"


def _meaning_nothing(typed: str, key: str, known: list[str]) -> str:
    near = get_close_matches(key, known, 1)
    meant = f": did you mean `{typed.removesuffix(key)}{near[0]}`?" if near else ""
    return f"the tag `{typed}` names nothing on the form{meant}"


def _typed(node: nodes.Node) -> str:
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=inner, attr=key):
            return f"{_typed(inner)}.{key}"
        case nodes.Getitem(node=inner, arg=argument):
            return f"{_typed(inner)}[{_typed(argument)}]"
        case nodes.Const(value=value):
            return repr(value)
        case _:
            return type(node).__name__.lower()
