"""Finds what makes an answer hard to read: long sentences, short forms that nobody spelt out, and wording to avoid."""

from collections.abc import Iterator

from eia_tui.checks.finding import Finding
from eia_tui.checks.spelling import wording, written
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Prose
from eia_tui.language.acronyms import unspelt
from eia_tui.language.plain_english import LONGEST, avoided, long_sentences

_BEGINNING = 50


def long_sentence(draft: Draft) -> Iterator[Finding]:
    """One finding for each answer with sentences of more than 25 words: how many, and how the longest begins."""
    for address, question, text in written(draft):
        found = long_sentences(text) if isinstance(question, Prose) else ()
        if not found:
            continue
        longest = max(found, key=lambda each: each.words)
        begins = " ".join(text[longest.start : longest.end].split())[:_BEGINNING].rsplit(" ", 1)[0]
        if len(found) == 1:
            said = f"A sentence of {longest.words} words, “{begins}…”"
        else:
            said = f"{len(found)} sentences of more than {LONGEST} words; the longest, “{begins}…”, has {longest.words}"
        yield Finding(
            "long-sentence", "advice", address, f"{said}. Split it where you can, so that it is taken in at once."
        )


def acronym(draft: Draft) -> Iterator[Finding]:
    """One finding for each short form that the whole form uses before it spells it out."""
    texts = ((address, text) for address, _, text in written(draft))
    for each in unspelt(texts, wording(draft.form)):
        said = (
            f"“{each.acronym}” is not spelt out where it first stands. Write it as “Its Whole Name ({each.acronym})”."
        )
        yield Finding("acronym", "advice", each.address, said)


def avoided_wording(draft: Draft) -> Iterator[Finding]:
    """One finding for each wording that readers avoid, in each answer where it stands."""
    for address, _, text in written(draft):
        seen = set()
        for each in avoided(text):
            if each.wording not in seen:
                seen.add(each.wording)
                said = f"“{each.words}”: {each.wording.why} Write {each.wording.instead}."
                yield Finding("wording", "advice", address, said)
