"""Any text is exported to a valid file with its words intact, or refused with its address."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eia_tui.draft.draft import Draft
from eia_tui.exports.word.export import export
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.prose.scrub import scrub
from tests.conftest import WORD
from tests.examples import examples
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow

ADDRESSES = ["policy.name", "policy.completed", "objectives.proposal", "impact.age.benefits", "approval.policy_team"]
ANY = st.text(st.characters(exclude_categories=()), max_size=120)
SIGNS = st.text(st.sampled_from("ab19 *_[]()!|#>-+.`~\\/\n\t{}%&<\"':;=\ufffe\u00a0"), max_size=60)


@examples(40)
@given(st.lists(ANY | SIGNS, min_size=len(ADDRESSES), max_size=len(ADDRESSES)))
@example(["\ud83d", "\x00", '![a](<b c.png> "t")', "1.\n-\n>", "[x](\nhttps://example.org\n)"])
@example(["- - - a", "1. 2. 3. b", "|a|\n|-|\n|b|c|", "> - 1. c", "*a**b*c**"])
@example(["<?eia x?>", "]]>", "<!--", "&#0;", "{{p x }}{%tr for x in y %}"])
def test_every_text_is_printed(texts: list[str]):
    draft = Draft(find_form(DEFAULT))
    for address, text in zip(ADDRESSES, texts, strict=True):
        draft.put(address, text)
    # The export opens its file again and raises an error if a word is missing.
    paper = WordDocument(export(draft, WORD / "any-text.docx", overwrite=True).path)
    characters = {character for text in texts for character in scrub(text) if character.isalpha()}
    assert characters - set("htpsmailoexgr.") <= set(paper.text) | set("".join(addresses(texts)))


def addresses(texts: list[str]) -> list[str]:
    """The texts in round brackets: Word keeps the address of a link or a picture elsewhere."""
    return [text.partition("(")[2] for text in texts if "](" in text]


@pytest.mark.parametrize("name", ["\x1b[31mred\x07", "../../x", "CON", "a/b", "x" * 500, "‮evil", "...", "\n"])
def test_any_policy_name_gives_a_file_name(name: str, draft: Draft, tmp_path: Path):
    draft.put("policy.name", name)
    path = export(draft, tmp_path).path
    assert path.parent == tmp_path
    assert len(path.name) < 100
    assert path.name.isprintable()
