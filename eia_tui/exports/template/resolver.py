"""Resolves the expressions of a template to addresses of the form, without any answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

from jinja2 import nodes

from eia_tui.form.address import Address
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choices, Question, Rows
from eia_tui.form.stages import SIGNED_OFF


@dataclass(frozen=True)
class TagReference:
    """One expression of a template, and the questions that it refers to."""

    line: int
    source: str
    """The expression: `impact[group.id].concerns`."""
    addresses: tuple[str, ...]
    """The addresses of the questions: several in a loop over groups, `actions.plan.action` for a column of rows."""
    questions: tuple[Question, ...]
    """The question of each address."""
    printed: bool
    """Whether it is printed, not only tested in a condition or looped over."""
    error: str = ""
    """What is wrong with it; "" if it can be resolved."""


@dataclass(frozen=True)
class _Questions:
    """One or more questions of the form, each with its address."""

    questions: tuple[tuple[Address, Question], ...]


@dataclass(frozen=True)
class _Row:
    """A row of questions of the kind rows, in a loop."""

    addresses: tuple[Address, ...]
    question: Rows


@dataclass(frozen=True)
class _Table:
    """A section, the part of it for one group, or the part for each group in a loop."""

    addresses: tuple[Address, ...]
    keys: tuple[str, ...]
    """The ids that can be looked up in it."""


class _Text:
    """A text of the form, an id, an option or a loop counter: not an answer."""


class _Group:
    """One of the groups, in a loop."""


class _Groups:
    """All groups."""


class _Condition:
    """Whether the form is signed off: it can only be tested."""


_Target: TypeAlias = "_Questions | _Row | _Table | _Text | _Group | _Groups | _Condition"


class Resolver:
    """Resolves the expressions of templates of one form."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._sections = {section.id: section for section in form.sections}
        self._groups = tuple(group.id for group in form.groups)

    def references(self, tree: nodes.Node) -> Iterator[TagReference]:
        """Every expression of a parsed template, in its order."""
        yield from self._walk(tree, {}, printed=False)

    def _walk(self, node: nodes.Node, names: Mapping[str, _Target], *, printed: bool) -> Iterator[TagReference]:
        match node:
            case nodes.For():
                yield from self._walk(node.iter, names, printed=False)
                if not self._loopable(node.iter, names):
                    source = _source(node.iter)
                    error = f"`{source}` is not a list: a loop goes over groups, rows or choices"
                    yield TagReference(node.lineno, source, (), (), printed=False, error=error)
                inside = {**names, "loop": _Text(), **self._loop_names(node, names)}
                for each in (*([node.test] if node.test else []), *node.body):
                    yield from self._walk(each, inside, printed=False)
                for each in node.else_:
                    yield from self._walk(each, names, printed=False)
            case nodes.Output():
                for each in node.nodes:
                    yield from self._walk(each, names, printed=True)
            case nodes.If() | nodes.CondExpr():
                yield from self._walk(node.test, names, printed=False)
                others = [each for each in node.iter_child_nodes() if each is not node.test]
                for each in others:
                    yield from self._walk(each, names, printed=printed)
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                yield self._reference(node, names, printed=printed)
                if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
                    yield from self._walk(node.arg, names, printed=False)
            case _:
                for each in node.iter_child_nodes():
                    yield from self._walk(each, names, printed=printed)

    def _loopable(self, node: nodes.Node, names: Mapping[str, _Target]) -> bool:
        """Whether a loop may go over it; also if it cannot be resolved, which is reported elsewhere."""
        target = self._resolve(node, names)
        if isinstance(target, _Questions):
            return isinstance(target.questions[0][1], (Rows, Choices))
        return isinstance(target, (_Groups, str))

    def _loop_names(self, node: nodes.For, names: Mapping[str, _Target]) -> dict[str, _Target]:
        if not isinstance(node.target, nodes.Name):
            return {}
        target = self._resolve(node.iter, names)
        item: _Target = _Text()
        if isinstance(target, _Groups):
            item = _Group()
        elif isinstance(target, _Questions) and isinstance(target.questions[0][1], Rows):
            item = _Row(tuple(address for address, _ in target.questions), target.questions[0][1])
        return {node.target.name: item}

    def _reference(self, node: nodes.Expr, names: Mapping[str, _Target], *, printed: bool) -> TagReference:
        source = _source(node)
        target = self._resolve(node, names)
        if isinstance(target, str):
            return TagReference(node.lineno, source, (), (), printed, target)
        if isinstance(target, _Questions):
            addresses, questions = zip(*target.questions, strict=True)
            return TagReference(node.lineno, source, addresses, questions, printed)
        if printed and not isinstance(target, _Text):
            what = f"test it with `if {source}`" if isinstance(target, _Condition) else "name a question in it"
            return TagReference(node.lineno, source, (), (), printed, f"`{source}` is not an answer: {what}")
        return TagReference(node.lineno, source, (), (), printed)

    def _resolve(self, node: nodes.Node, names: Mapping[str, _Target]) -> "_Target | str":
        """What an expression refers to; a `str` with what is wrong with it if it cannot be resolved."""
        match node:
            case nodes.Name(name=name):
                return self._name(name, names)
            case nodes.Getattr(node=inner, attr=key):
                return self._key(inner, key, node, names)
            case nodes.Getitem(node=inner, arg=nodes.Const(value=key)):
                return self._key(inner, str(key), node, names)
            case nodes.Getitem(node=inner, arg=argument):
                target = self._resolve(inner, names)
                index = self._resolve(argument, names)
                if isinstance(target, _Table) and isinstance(index, _Text) and set(target.keys) == set(self._groups):
                    return self._tables(
                        [address.child(group) for address in target.addresses for group in self._groups]
                    )
                return target if isinstance(target, str) else f"`{_source(node)}` looks up nothing on the form"
            case _:
                return f"`{_source(node)}` is not an address"

    def _name(self, name: str, names: Mapping[str, _Target]) -> "_Target | str":
        if name in names:
            return names[name]
        if name == "groups":
            return _Groups()
        if name == SIGNED_OFF:
            return _Condition()
        if name not in self._sections:
            return _unknown(name, name, [*self._sections, "groups", SIGNED_OFF, *names])
        section = self._sections[name]
        if section.per_group:
            return _Table((Address(name),), self._groups)
        return self._tables([Address(name)])

    def _tables(self, addresses: list[Address]) -> _Table:
        section = self._sections[addresses[0].section]
        return _Table(tuple(addresses), tuple(question.id for question in section.questions))

    def _key(self, inner: nodes.Node, key: str, node: nodes.Node, names: Mapping[str, _Target]) -> "_Target | str":
        target = self._resolve(inner, names)
        source = _source(node)
        match target:
            case str():
                return target
            case _Table(addresses, keys):
                if key not in keys:
                    return _unknown(source, key, [*keys])
                if keys == self._groups and addresses[0] in self._sections and self._sections[addresses[0]].per_group:
                    return self._tables([addresses[0].child(key)])
                questions = [address.child(key) for address in addresses]
                return _Questions(tuple((address, self._form.questions[address]) for address in questions))
            case _Row(addresses, question):
                columns = {column.id: column for column in question.columns}
                if key not in columns:
                    return _unknown(source, key, [*columns])
                return _Questions(tuple((address.child(key), columns[key]) for address in addresses))
            case _Group():
                return _Text() if key in ("id", "label") else _unknown(source, key, ["id", "label"])
            case _Text():
                return target
            case _Questions(((_, Choices()),)):
                return target
            case _:
                return f"`{source}` looks up nothing on the form"


def _unknown(source: str, key: str, known: list[str]) -> str:
    close = get_close_matches(key, known, 1)
    suggestion = f": did you mean `{source.removesuffix(key)}{close[0]}`?" if close else ""
    return f"the tag `{source}` names nothing on the form{suggestion}"


def _source(node: nodes.Node) -> str:
    """An expression as it is typed in a template."""
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=inner, attr=key):
            return f"{_source(inner)}.{key}"
        case nodes.Getitem(node=inner, arg=argument):
            return f"{_source(inner)}[{_source(argument)}]"
        case nodes.Const(value=value):
            return repr(value)
        case _:
            return type(node).__name__.lower()
