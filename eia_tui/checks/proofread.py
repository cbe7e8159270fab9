"""Proofreads a draft for spelling and plain English, answer by answer."""

from collections.abc import Iterator

from eia_tui.checks.draft_memo import DraftMemo
from eia_tui.checks.plain_english import acronym, avoided_wording, long_sentence
from eia_tui.checks.spelling import misspelt_words
from eia_tui.draft.draft import Draft
from eia_tui.form.values import answer_text
from eia_tui.prose.excerpt import excerpt


def proofread(draft: Draft) -> Iterator[tuple[str, list[str]]]:
    """Every answer with something to look at, in the form's order: its address, and a line for each thing."""
    draft = DraftMemo.of(draft)
    lines: dict[str, list[str]] = {}
    for each in misspelt_words(draft):
        text = answer_text(each.question, draft.answer(each.address))
        likely = ", ".join(each.suggestions)
        comment = f"{likely}?" if likely else "a name?" if each.misspelling.may_be_name else "not a known word"
        context = excerpt(text, each.misspelling.start, each.misspelling.end)
        lines.setdefault(each.address, []).append(f"{each.misspelling.word}: {comment} In: {context}")
    for check in (avoided_wording, acronym, long_sentence):
        for finding in check(draft):
            lines.setdefault(finding.address, []).append(finding.message)
    yield from ((address, lines[address]) for address, _, _ in draft.answers() if address in lines)
