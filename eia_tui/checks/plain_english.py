"""Finds what makes an answer hard to read: long sentences, unexplained abbreviations, and wording to avoid."""

from collections.abc import Iterator
from itertools import groupby

from eia_tui.checks.facts import written_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.readable import LONGEST_READ
from eia_tui.checks.registry import Problem, check
from eia_tui.checks.spelling import form_wording
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Prose
from eia_tui.language.acronyms import unexplained_acronyms
from eia_tui.language.plain_english import LONGEST, AvoidedWords, Wording, long_sentences, wording_to_avoid
from eia_tui.system.text import listed, shortened

_QUOTED = 50
"""Characters of a sentence that a message quotes."""


@check(
    "wording",
    severity="advice",
    category=Category.FORM,
    source="templates/language/wording.toml, which gives the source of each piece of advice.",
)
def avoided_wording(draft: Draft) -> Iterator[Problem]:
    """One problem for each wording to avoid, in each answer that has it."""
    for answer in written_answers(draft):
        first_uses: dict[Wording, AvoidedWords] = {}
        for each in wording_to_avoid(answer.text):
            first_uses.setdefault(each.wording, each)
        for each in first_uses.values():
            yield answer.address, f"“{each.words}”: {each.wording.why} Write {each.wording.instead}."


@check(
    "acronym", severity="advice", category=Category.FORM, source="House view: spell out an abbreviation at first use."
)
def acronym(draft: Draft) -> Iterator[Problem]:
    """One problem for each answer with abbreviations that are used before they are spelt out in the form."""
    texts = ((answer.address, answer.text) for answer in written_answers(draft))
    unexplained = unexplained_acronyms(texts, form_wording(draft.form))
    for address, found in groupby(unexplained, key=lambda each: each.address):
        acronyms = [each.acronym for each in found]
        if len(acronyms) == 1:
            message = f"“{acronyms[0]}” is not spelt out where you first use it. Write it there"
        else:
            every = listed([f"“{acronym}”" for acronym in acronyms])
            message = f"{every} are not spelt out where you first use them. Write each there"
        yield address, f"{message} as “Its Full Name ({acronyms[0]})”."


@check(
    "long-sentence",
    severity="advice",
    category=Category.FORM,
    source="Government Digital Service, insidegovuk.blog.gov.uk, 4 August 2014: split sentences of more than 25 words. "
    "House view: those of more than 35 come first.",
)
def long_sentence(draft: Draft) -> Iterator[Problem]:
    """One problem for each answer with long sentences: how many there are, and how the longest begins."""
    for answer in written_answers(draft):
        found = long_sentences(answer.written[:LONGEST_READ]) if isinstance(answer.question, Prose) else ()
        if not found:
            continue
        longest = max(found, key=lambda sentence: sentence.words)
        beginning = shortened(answer.written[longest.start : longest.end], _QUOTED)
        if len(found) == 1:
            message = f"A sentence has {longest.words} words: “{beginning}”. Split it if you can"
        else:
            message = f"{len(found)} sentences have more than {LONGEST} words. The longest, with {longest.words}, is "
            message += f"“{beginning}”. Split them if you can"
        yield answer.address, f"{message}."
