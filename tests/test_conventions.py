"""The conventions of the code: no question is named in the program, and modules, functions and classes are small."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import textual.widgets

import eia_tui
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Role, Rows
from eia_tui.form.library import shipped_folders
from eia_tui.form.loading import load_form
from tests.conftest import ROOT
from tests.other_systems import OF_OTHER_SYSTEMS

PACKAGE = ROOT / "eia_tui"
MODULES = sorted(PACKAGE.rglob("*.py"))
LINES, FUNCTION_LINES, METHODS = 400, 60, 25
FORMS = [load_form(folder) for folder in (*shipped_folders(), ROOT / "tests" / "forms" / "riverside")]
OWN_WORDS = {*get_args(Role), "title", "state"}
"""The roles of questions, which the program may name, and two words with another meaning: a picture's title, a folder."""


def ids(form: Form) -> Iterator[str]:
    """Every id of a form, and every address."""
    for step in form.steps:
        yield step.address
        yield step.section.id
        if step.group:
            yield step.group.id
        for asked in step.asked:
            yield asked.address
            yield asked.question.id
            if isinstance(asked.question, Rows):
                yield from (column.id for column in asked.question.columns)


@cache
def nodes(path: Path) -> list[ast.AST]:
    """The module at a path, and every node in it."""
    return [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """Every string in a module except docstrings, with its line."""
    docstrings = {id(node.value) for node in nodes(path) if isinstance(node, ast.Expr)}
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def test_no_id_and_no_address_of_a_question_is_in_the_program():
    named = {each for form in FORMS for each in ids(form)} - OWN_WORDS
    steps = tuple(f"{step.address}." for form in FORMS for step in form.steps)
    found = [
        f"{path}:{line}: {text}"
        for path in MODULES
        for line, text in texts(path)
        if text in named or text.startswith(steps)
    ]
    assert found == []


def test_the_scan_finds_an_id(tmp_path: Path):
    module = tmp_path / "module.py"
    module.write_text(f'"""Doc."""\nx = "{FORMS[0].steps[0].asked[1].question.id}"\n', encoding="utf-8")
    assert [text for _, text in texts(module)] == [FORMS[0].steps[0].asked[1].question.id]


def test_every_module_has_a_docstring():
    def first_line(path: Path) -> str:
        module = nodes(path)[0]
        assert isinstance(module, ast.Module)
        return (ast.get_docstring(module) or "").partition("\n")[0]

    modules = [path for path in MODULES if path.name != "__main__.py"]
    assert [path for path in modules if not first_line(path).endswith((".", "?"))] == []


def test_no_module_and_no_function_has_more_lines_than_allowed():
    lines = {path: path.read_text(encoding="utf-8").count("\n") for path in MODULES}
    assert {path: count for path, count in lines.items() if count > LINES} == {}
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (node.end_lineno or 0) - node.lineno >= FUNCTION_LINES
    ]
    assert long == []


def our_classes() -> list[type]:
    """Every class of the program."""
    found: dict[type, None] = {}
    for module in pkgutil.walk_packages(eia_tui.__path__, "eia_tui."):
        if not module.name.endswith("__main__") and module.name not in OF_OTHER_SYSTEMS:
            for _, each in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
                if each.__module__.startswith("eia_tui"):
                    found[each] = None
    return list(found)


def ours_in(one: type) -> list[type]:
    """A class and those that it inherits from, as far as they are classes of the program."""
    return [each for each in one.__mro__ if each.__module__.startswith("eia_tui")]


def test_at_most_one_class_of_ours_is_between_a_class_and_the_librarys():
    deep = {
        one.__qualname__: [each.__name__ for each in ours_in(one)] for one in our_classes() if len(ours_in(one)) > 2
    }
    assert deep == {}


def test_no_class_has_more_public_methods_than_allowed():
    large = {}
    for one in our_classes():
        library = {name for each in one.__mro__ if each not in ours_in(one) for name in vars(each)}
        public = {
            name
            for each in ours_in(one)
            for name, value in vars(each).items()
            if not name.startswith("_") and name not in library
            if inspect.isfunction(value) or isinstance(value, property | classmethod | staticmethod)
        }
        if len(public) > METHODS:
            large[one.__qualname__] = sorted(public)
    assert large == {}


_BY_HAND = re.compile(
    r'\b(?:address|rows|step|cell)\.r?(?:partition|split)\("\."|\{(?:\w+\.)*(?:address|rows|step)\}\.\{'
)
"""An address that is taken apart or put together as text."""


def test_addresses_are_put_together_and_taken_apart_in_one_place():
    own = {
        PACKAGE / "form" / "address.py",
        PACKAGE / "exports" / "template" / "scaffold.py",
    }  # expressions of templates
    found = [
        f"{path}: {each[0]}"
        for path in MODULES
        if path not in own
        for each in _BY_HAND.finditer(path.read_text("utf-8"))
    ]
    assert found == []
    assert _BY_HAND.search('row = address.rpartition(".")[0]')
    assert _BY_HAND.search('f"{self.address}.{number}"')


def test_no_message_doubles_the_backslashes_of_a_path():
    """`repr` would; `system.text.quoted` does not."""
    found = [
        f"{path}:{node.lineno}"
        for path in MODULES
        for node in nodes(path)
        if isinstance(node, ast.FormattedValue) and node.conversion == ord("r")
    ]
    assert found == []


def test_no_month_and_no_weekday_is_named_in_the_language_of_the_computer():
    """The formats of `strftime` would; `form/dates.py` has the English names."""
    named = re.compile(r"%[-_0^#]?[aAbB]")
    assert [f"{path}:{line}" for path in MODULES for line, text in texts(path) if named.search(text)] == []


ONLY_UNIX = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"}
NEEDS_UNIX = re.compile(r"symlink_to\(|mkfifo|mknod|geteuid|os\.fork|0o500|st_mode & 0o[0-7]{3} ==|#!/bin/sh")


def test_no_test_needs_unix_without_saying_so():
    """Windows' Python runs the tests as well: modules of Unix are imported where they are used, and tests are marked."""
    found = []
    for path in sorted((ROOT / "tests").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        tree, lines = ast.parse(source), source.split("\n")
        imports = [node for node in tree.body if isinstance(node, ast.Import)]
        found += [f"{path}:{each.lineno}" for each in imports if ONLY_UNIX & {name.name for name in each.names}]
        marks = [ast.unparse(node.value) for node in tree.body if isinstance(node, ast.Assign)]
        if any("skipif" in mark or mark.startswith("needs_") for mark in marks):
            continue
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
                marked = any(re.search("skipif|needs_", ast.unparse(each)) for each in node.decorator_list)
                if not marked and NEEDS_UNIX.search("\n".join(lines[node.lineno - 1 : node.end_lineno])):
                    found.append(f"{path}:{node.lineno}: {node.name}")
    assert found == []


def test_the_stylesheet_names_only_widgets_that_exist():
    """A widget that was renamed in Python only would lose its style."""
    style = (PACKAGE / "tui" / "wizard.tcss").read_text(encoding="utf-8")
    style = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    selectors = re.findall(r"(?:^|\})([^{}]+)\{", style)
    named = {name for selector in selectors for name in re.findall(r"(?<![\w.#$-])[A-Z]\w+", selector)}
    ours = {
        node.name
        for path in MODULES
        if path.is_relative_to(PACKAGE / "tui")
        for node in nodes(path)
        if isinstance(node, ast.ClassDef)
    }
    unknown = {name for name in named - ours if not hasattr(textual.widgets, name)}
    textuals = {
        "Screen",
        "ModalScreen",
        "CommandInput",
        "CommandList",
        "CommandPalette",
        "SearchIcon",
        "VerticalScroll",
    }
    assert unknown <= textuals
    assert len(named) > 15
