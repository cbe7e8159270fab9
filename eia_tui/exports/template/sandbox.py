"""Restricts templates to printing answers, testing them with `if`, and looping over groups, rows and choices.

A template can come from anywhere, and Jinja would let it call methods, define macros and count to a billion. So its
syntax tree is checked before it runs: if it has a node that is not allowed, nothing of the template is executed. The
rest can only look up plain data, and loop over it within a budget.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import CodeType
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from eia_tui.system.errors import UserError
from eia_tui.system.text import quoted

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem,
    nodes.For, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.Filter, nodes.Test, nodes.Concat, nodes.List, nodes.Tuple,
)  # fmt: skip
FILTERS = (
    "capitalize", "count", "default", "e", "escape", "first", "join", "last", "length", "lower",
    "title", "trim", "upper",
)  # fmt: skip
TESTS = ("defined", "eq", "equalto", "in", "ne", "none", "sameas", "undefined")
_LOOP_ATTRIBUTES = ("first", "index", "index0", "last", "length", "revindex", "revindex0")
_MOST_OUTPUT = 200_000_000
_LEAST_ITERATIONS = 2_000


class Budget:
    """How many iterations all loops of a template may have together."""

    def __init__(self, template_length: int) -> None:
        # A hostile template is long and loops often: what it prints in all must fit into memory.
        self.left = max(_LEAST_ITERATIONS, _MOST_OUTPUT // max(template_length, 1))

    def spend(self) -> None:
        """Counts one iteration. Raises `UserError` if there were too many."""
        self.left -= 1
        if self.left < 0:
            raise UserError("The template loops more often than any form needs: it is refused")


class Sandbox(ImmutableSandboxedEnvironment):
    """The part of Jinja that a council's form needs."""

    def __init__(self, filters: Mapping[str, Callable[..., object]]) -> None:
        """`filters` are used beside, or instead of, those of `FILTERS`."""
        super().__init__(autoescape=True, undefined=StrictUndefined, optimized=False)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS} | dict(filters)
        self.tests = {name: self.tests[name] for name in TESTS}

    def compile(self, source: str) -> CodeType:  # type: ignore[override]  # nothing else of its signature is used
        """A part of a template as compiled Python, which is kept for later exports."""
        return _compiled(source)

    def compile_uncached(self, source: str) -> CodeType:
        """A part of a template as compiled Python. Raises `TemplateSyntaxError` for what is not allowed."""
        code: CodeType = super().compile(source)
        return code

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:  # Jinja's own signature
        """Jinja's hook between parsing and compiling: raises an error for what is not allowed."""
        for line, message in violations(source):
            raise TemplateSyntaxError(message, line)
        return super()._generate(source, *args, **kwargs)

    def getattr(self, obj: Any, attribute: str) -> Any:  # Jinja's own signature
        """Looks up a key of plain data or a counter of a loop, never a method."""
        if isinstance(obj, LoopContext) and attribute in _LOOP_ATTRIBUTES:
            return super().getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # Jinja's own signature
        """Looks up a key of plain data."""
        if isinstance(obj, Undefined):
            return obj[argument]
        if isinstance(obj, dict) and isinstance(argument, str) and argument in obj:
            return obj[argument]
        return self.undefined(obj=obj, name=argument)


@lru_cache(maxsize=16)
def _compiled(source: str) -> CodeType:
    # Filters are looked up by name when the code runs, so that it can be used for every export with the template.
    return Sandbox({STYLED: str}).compile_uncached(source)


def violations(template: nodes.Template) -> list[tuple[int, str]]:
    """What a parsed template does that is not allowed: the line of each, and a message."""
    problems: list[tuple[int, str]] = []
    for node in _all(template):
        if not isinstance(node, _ALLOWED):
            name = type(node).__name__.lower()
            problems.append((node.lineno, f"a template may only print, loop and use `if` ({name})"))
        elif isinstance(node, nodes.Filter) and node.name not in (*FILTERS, STYLED):
            problems.append((node.lineno, f"no filter {quoted(node.name)}: expected one of {', '.join(FILTERS)}"))
        elif isinstance(node, nodes.Test) and node.name not in TESTS:
            problems.append((node.lineno, f"no test {quoted(node.name)}: expected one of {', '.join(TESTS)}"))
        elif isinstance(node, nodes.For) and node.recursive:
            problems.append((node.lineno, "a loop may not call itself"))
        elif isinstance(node, nodes.For) and not isinstance(node.iter, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            problems.append((node.lineno, "a loop goes over groups, rows or choices"))
        elif isinstance(node, nodes.Const) and isinstance(node.value, str) and "<" in node.value:
            problems.append((node.lineno, "a text in a tag may not contain <"))
    return sorted(problems)


def _all(template: nodes.Template) -> list[nodes.Node]:
    """Every node, found without recursion, since a hostile template may be nested deep."""
    every: list[nodes.Node] = [template]
    for node in every:  # grows by the children of each
        every.extend(node.iter_child_nodes())
    return every


STYLED = "styled"
"""The filter with the number of the format of a prose tag's paragraph. Only the program may write it into a tag."""
