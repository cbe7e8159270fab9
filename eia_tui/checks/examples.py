"""The examples of each check: answers in which it finds something, and answers that it passes."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, TypeAlias

from eia_tui.form.library import own_table
from eia_tui.form.values import Value

Example: TypeAlias = Mapping[str, Value]
"""Answers by the role of the question. The keys "actions" and "others" are explained in the file."""


class Examples(NamedTuple):
    """The examples of one check."""

    finds: tuple[Example, ...] = ()
    passes: tuple[Example, ...] = ()


@cache
def all_examples() -> Mapping[str, Examples]:
    """The examples in templates/checks/examples.toml, by the name of the check."""
    loaded = own_table("checks", "examples.toml")
    return {name: Examples(tuple(table["finds"]), tuple(table["passes"])) for name, table in loaded.items()}
