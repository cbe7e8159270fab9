"""A list of phrases is found without its regular expression, and as that would find it."""

import re
from collections.abc import Iterator

import pytest

from eia_tui.checks.examples import all_examples
from eia_tui.checks.methods.phrase_list import PhraseList, pattern_of
from eia_tui.form.library import own_table

LISTS = {f"{file} {name}": listed for file in ("phrases", "groups") for name, listed in own_table("checks", f"{file}.toml")[file].items()}  # fmt: skip
TEXTS = [text for each in all_examples().values() for one in each.finds for text in one.values() if isinstance(text, str)]  # fmt: skip


def spans(found: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS)
def test_a_list_is_found_where_its_regular_expression_would_be(listed: list[str]):
    phrases, pattern = PhraseList(listed), re.compile(pattern_of(listed), re.IGNORECASE)
    own = [phrase.replace("*", "ing").title() for phrase in listed]
    for text in [*TEXTS[::7], *own, " – ".join(own), "-".join(own)]:
        assert spans(phrases.finditer(text)) == spans(pattern.finditer(text))
        assert bool(phrases.fullmatch(text)) == bool(pattern.fullmatch(text))


@pytest.mark.parametrize(
    ("phrases", "text"),
    [
        (["care home", "care home staff", "care*"], "Careful: care-home staff, care\nhome, careers"),
        (["don't drive", "n/a", "self-harm*", "0-19 service"], "I don't drive. N/A; self-harming. The 0-19 Service"),
        (["a b", "b a"], "a b a b"),
        (["(other) people", "men"], "Men and (other) people"),
        (["ab*", "men"], "About men"),
        (["été*"], "Étés"),
    ],
)
def test_odd_phrases_and_overlaps(phrases: list[str], text: str):
    found, pattern = PhraseList(phrases), re.compile(pattern_of(phrases), re.IGNORECASE)
    assert spans(found.finditer(text)) == spans(pattern.finditer(text)) != []
    assert found.findall(text) == pattern.findall(text)
    assert found.split(text) == pattern.split(text)
    assert found.split(text, 1) == pattern.split(text, 1)
    assert found.sub("", text) == pattern.sub("", text)
    for start in range(len(text)):
        for ours, theirs in ((found.match, pattern.match), (found.search, pattern.search), (found.fullmatch, pattern.fullmatch)):  # fmt: skip
            one, other = ours(text, start), theirs(text, start)
            assert (one and one.span()) == (other and other.span())
            assert (one and one.group()) == (other and other.group())
        cut, whole = found.search(text, 0, start), pattern.search(text, 0, start)
        assert (cut and cut.span()) == (whole and whole.span())
