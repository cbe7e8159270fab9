"""The few things that a template may say: print an answer, ask `if`, and loop over groups, rows and choices.

A template comes from anywhere. Jinja would let it call methods, define macros and count to a billion, so what it
says is read before it runs: a word outside this list is refused, and nothing of the template is executed. What is
left can only look up plain data and can only loop as often as there are rows, within a budget.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from eia_tui.system.errors import UserError

_SPOKEN: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.Filter, nodes.Test, nodes.Concat, nodes.List, nodes.Tuple,
)  # fmt: skip
FILTERS = (
    "capitalize", "count", "default", "e", "escape", "first", "join", "last", "length", "lower",
    "title", "trim", "upper",
)  # fmt: skip
TESTS = ("defined", "eq", "equalto", "in", "ne", "none", "sameas", "undefined")
_OF_LOOPS = ("first", "index", "index0", "last", "length", "revindex", "revindex0")
_MOST_OUTPUT = 200_000_000
_FEWEST_ROUNDS = 2_000


class Budget:
    """How many rounds all the loops of a template may make together."""

    def __init__(self, template_length: int) -> None:
        # A hostile template is long and loops often; what it may print in all stays within memory.
        self.left = max(_FEWEST_ROUNDS, _MOST_OUTPUT // max(template_length, 1))

    def spend(self) -> None:
        """Counts one round. Raises `UserError` when there are no more."""
        self.left -= 1
        if self.left < 0:
            raise UserError("The template loops more often than any form: it is refused")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja, as far as a council's form needs it."""

    def __init__(self, filters: Mapping[str, Callable[..., object]]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, optimized=False)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS} | dict(filters)
        self.tests = {name: self.tests[name] for name in TESTS}

    def compile(self, source: str) -> CodeType:  # type: ignore[override]  # no more of it is used
        """A part of a template as Python; one that was met before is not read again."""
        return _compiled(source)

    def read_anew(self, source: str) -> CodeType:
        """A part of a template as Python."""
        code: CodeType = super().compile(source)
        return code

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:  # Jinja's own signature
        """Jinja's hook between reading and compiling: nothing is compiled that is not spoken here."""
        for line, said in refused(source):
            raise TemplateSyntaxError(said, line)
        return super()._generate(source, *args, **kwargs)

    def getattr(self, obj: Any, attribute: str) -> Any:  # Jinja's own signature
        """A dot looks up a key of plain data, or one of a loop's counters; never a method."""
        if isinstance(obj, LoopContext) and attribute in _OF_LOOPS:
            return super().getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # Jinja's own signature
        """A bracket looks up a key of plain data."""
        if isinstance(obj, Undefined):
            return obj[argument]
        if isinstance(obj, dict) and isinstance(argument, str) and argument in obj:
            return obj[argument]
        return self.undefined(obj=obj, name=argument)


@lru_cache(maxsize=16)
def _compiled(source: str) -> CodeType:
    # Filters are looked up by their names when the code runs: it serves every export with the template.
    return Sandbox({STYLED: str}).read_anew(source)


def refused(template: nodes.Template) -> list[tuple[int, str]]:
    """What a template says that it may not: the line, and what is wrong with it."""
    found: list[tuple[int, str]] = []
    for node in _all(template):
        if not isinstance(node, _SPOKEN):
            what = type(node).__name__.lower()
            found.append((node.lineno, f"a template may print, loop and ask `if`, and nothing else ({what})"))
        elif isinstance(node, nodes.Filter) and node.name not in (*FILTERS, STYLED):
            found.append((node.lineno, f"no filter {node.name!r}: expected one of {', '.join(FILTERS)}"))
        elif isinstance(node, nodes.Test) and node.name not in TESTS:
            found.append((node.lineno, f"no test {node.name!r}: expected one of {', '.join(TESTS)}"))
        elif isinstance(node, nodes.For) and node.recursive:
            found.append((node.lineno, "a loop may not call itself"))
        elif isinstance(node, nodes.For) and not isinstance(node.iter, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            found.append((node.lineno, "a loop goes over groups, rows or choices"))
        elif isinstance(node, nodes.Const) and isinstance(node.value, str) and "<" in node.value:
            found.append((node.lineno, "a text in a tag holds no <"))
    return sorted(found)


def _all(template: nodes.Template) -> list[nodes.Node]:
    """Every node, without recursion: a hostile template is nested deep."""
    found: list[nodes.Node] = [template]
    for node in found:
        found.extend(node.iter_child_nodes())
    return found


STYLED = "styled"
"""The filter by which a prose tag hands on how its own paragraph looks; the program writes it, no one else."""
