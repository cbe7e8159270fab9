"""Finds words that may be misspelt, in every written answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Line, Prose, Question
from eia_tui.form.values import words
from eia_tui.language.lexicon import Lexicon
from eia_tui.language.spelling import Slip, near_a_word, slips, suggestions
from eia_tui.language.user_words import own_words

_PEOPLE = {"contacts", "officer", "responsible"}
"""Roles of questions that are answered with people's names."""
_MOST = 5


@dataclass(frozen=True)
class Misspelt:
    """A word that may be misspelt, and the answer that it stands in."""

    address: str
    question: Question
    slip: Slip
    lexicon: Lexicon

    @property
    def suggestions(self) -> list[str]:
        """What may be meant, the likeliest first; nothing for what may be a name."""
        return suggestions(self.slip, self.lexicon)


def lexicon(form: Form, ignored: frozenset[str] = frozenset()) -> Lexicon:
    """The words that are known to the answers of a form: its own wording, and the officer's own words, among them.

    `ignored` are those that are not to be listed for now.
    """
    return _lexicon(wording(form), own_words() | ignored)


@lru_cache(maxsize=4)
def _lexicon(wording: str, own: frozenset[str]) -> Lexicon:
    return Lexicon((wording, *own))


def wording(form: Form) -> str:
    """All that the form itself says: its title, council, sections, groups and questions."""
    parts = [form.title, form.council]
    for section in form.sections:
        parts += [section.title, section.instruction]
    parts += [group.label for group in form.groups]
    parts += [said for question in form.questions.values() for said in (question.label, question.help, question.hint)]
    return "\n".join(parts)


def written(draft: Draft) -> Iterator[tuple[str, Question, str]]:
    """Every written answer that is shown: address, question and text."""
    for address, question, value in draft.texts():
        if isinstance(question, Line | Prose):
            yield address, question, words(question, value)


def misspelt(draft: Draft, ignored: frozenset[str] = frozenset()) -> Iterator[Misspelt]:
    """Every word that may be misspelt, in the form's order; names among them only where they are like another word."""
    known = lexicon(draft.form, ignored)
    for address, question, text in written(draft):
        for slip in slips_in(question, text, known):
            if not slip.midway or near_a_word(slip.word, known):
                yield Misspelt(address, question, slip, known)


def slips_in(question: Question, text: str, known: Lexicon) -> tuple[Slip, ...]:
    """The words of one answer that may be misspelt."""
    return slips(text, known, names=question.role in _PEOPLE)


def mended(draft: Draft, each: Misspelt, by: str, *, everywhere: bool) -> dict[str, str]:
    """The answers, by address, as they read with a word mended at its place, or wherever the same word stands."""
    wrong = [other for other in misspelt(draft) if other.slip.word == each.slip.word] if everywhere else [each]
    texts: dict[str, str] = {}
    for other in reversed(wrong):  # from the last on, so that those before it stay where they were found
        text = texts.get(other.address, words(other.question, draft.answer(other.address)))
        texts[other.address] = text[: other.slip.start] + by + text[other.slip.end :]
    return texts


def spelling(draft: Draft) -> Iterator[Finding]:
    """One finding for each answer with words that may be misspelt."""
    known = lexicon(draft.form)
    for address, question, text in written(draft):
        wrong = [slip for slip in slips_in(question, text, known) if not slip.name]
        told = list(dict.fromkeys(_told(slip, known) for slip in wrong))
        if not told:
            continue
        more = f" and {len(told) - _MOST} more" if len(told) > _MOST else ""
        many = "A word" if len(told) == 1 else f"{len(told)} words"
        said = f"{many} may be misspelt: {', '.join(told[:_MOST])}{more}. Mend them, or add them to your own words."
        yield Finding("spelling", "advice", address, said)


def _told(slip: Slip, known: Lexicon) -> str:
    meant = suggestions(slip, known)
    return f"{slip.word} ({meant[0]}?)" if meant else slip.word
