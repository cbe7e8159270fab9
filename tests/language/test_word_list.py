"""A script makes the word list from a Hunspell dictionary, with the same bytes each time."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from eia_tui.language.lexicon import Lexicon
from tests.conftest import ROOT

AFF = """SET UTF-8
NOSUGGEST !
PFX A Y 1
PFX A 0 re .
PFX B N 1
PFX B 0 un .
SFX D Y 3
SFX D 0 d e
SFX D y ied [^aeiou]y
SFX D 0 ed [^ey]
SFX M Y 1
SFX M 0 's .
"""
DIC = "6\nplay/AD\ncare/DM\ntidy/BD\nMonday/M\ndamn/!D\n1st/p\n"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The folder of a small dictionary, as the script reads it."""
    folder = tmp_path / "package"
    folder.mkdir()
    for name, content in (("index.aff", AFF), ("index.dic", DIC), ("license", "Ours.")):
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def make_list(package: Path, folder: Path) -> bytes:
    folder.mkdir()
    subprocess.run(
        [sys.executable, ROOT / "scripts" / "british_words.py", package, folder], check=True, capture_output=True
    )
    assert (folder / "british-licence.txt").read_text(encoding="utf-8") == "Ours."
    return (folder / "british.txt.gz").read_bytes()


def test_the_list_has_exactly_the_words_that_the_dictionary_accepts(package: Path, tmp_path: Path):
    words = gzip.decompress(make_list(package, tmp_path / "one")).decode().split("\n")
    assert words == sorted(
        [
            "play",
            "replay",
            "care",
            "cared",
            "tidy",
            "untidy",
            "tidied",
            "Monday",
            "!damn",
            "!damned",
        ]
    )


def test_the_same_dictionary_gives_the_same_bytes(package: Path, tmp_path: Path):
    assert make_list(package, tmp_path / "one") == make_list(package, tmp_path / "two")


def test_the_shipped_list_is_sorted_by_bytes_for_binary_search():
    lines = gzip.decompress((ROOT / "templates" / "language" / "british.txt.gz").read_bytes()).split(b"\n")
    assert lines == sorted(set(lines))
    assert len(lines) > 80_000


@pytest.mark.parametrize(
    "word",
    [
        "approvers",
        "funders",
        "closers",
        "aggressions",
        "walkable",
        "annum",
        "caddy",
        "rostered",
        "dippings",
        "retabled",
        "reinspecting",
        "mentorships",
        "toolshed",
        "quizsheets",
    ],
)
def test_a_word_formed_by_rule_from_a_known_one_is_known(word: str):
    assert Lexicon().knows(word)


@pytest.mark.parametrize(
    "word",
    [
        "beginer", "recievers", "comitments", "occurances", "childrens", "thes", "reguard", "reresenting", "meetingroom",
        "thisroom", "everytime", "atleast", "membershiped", "guestsroom",
    ],
)  # fmt: skip
def test_a_misspelt_word_is_not_taken_for_one_formed_by_rule(word: str):
    assert not Lexicon().knows(word)
