"""`constraints.txt` pins every package that the program and its tests install, within the ranges of pyproject.toml."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
REQUIRED = [Requirement(line) for line in [*PROJECT["dependencies"], *EXTRAS["test"], *EXTRAS["static"]]]
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PINNED = {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in LINES)}


def installed(requirements: list[Requirement]) -> Iterator[str]:
    """The packages that these requirements install, by name, and their own requirements, as far as they are installed."""
    seen: set[tuple[str, str]] = set()
    waiting = [(each.name, extra) for each in requirements for extra in ("", *each.extras)]
    while waiting:
        name, extra = waiting.pop()
        if (name, extra) in seen:
            continue
        seen.add((name, extra))
        try:
            lines = requires(name) or []
        except PackageNotFoundError:  # the README's test command does not install the extra "static"
            continue
        yield canonicalize_name(name)
        for each in map(Requirement, lines):
            if not each.marker or each.marker.evaluate({"extra": extra}):
                waiting += [(each.name, inner) for inner in ("", *each.extras)]


def test_each_line_pins_one_package_to_one_version():
    assert len(PINNED) == len(LINES)
    for line in LINES:
        assert re.fullmatch(r"[\w.-]+==[\w.+!]+", line), line


@pytest.mark.parametrize("required", REQUIRED, ids=str)
def test_each_dependency_is_pinned_within_its_range(required: Requirement):
    name = canonicalize_name(required.name)
    assert name in PINNED
    assert PINNED[name] in required.specifier


def test_whatever_a_dependency_installs_is_pinned_too():
    names = set(installed(REQUIRED))
    assert len(names) > 20
    assert names <= set(PINNED)


def test_the_extras_are_those_that_are_pinned():
    assert set(EXTRAS) == {"test", "static"}


def test_the_bundle_has_the_same_versions():
    listed = (ROOT / "scripts" / "bundle" / "wheels.txt").read_text(encoding="utf-8")
    bundled = dict(re.findall(r"^([\w.-]+)==(\S+)", listed, re.MULTILINE))
    assert {canonicalize_name(each.name) for each in map(Requirement, PROJECT["dependencies"])} <= set(bundled)
    for name, version in bundled.items():
        assert PINNED[canonicalize_name(name)] == version, f"{name}: scripts/bundle/build --renew"
