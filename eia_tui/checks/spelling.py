"""Finds words that may be misspelt, in every answer that the officer writes."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from eia_tui.checks.facts import written_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.readable import LONGEST_READ
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Question
from eia_tui.form.values import answer_text
from eia_tui.language.lexicon import Lexicon
from eia_tui.language.spelling import Misspelling, is_near_word, misspellings, suggestions
from eia_tui.language.user_words import own_words

_ROLES_WITH_NAMES = {"people", "contacts", "responsible"}
"""Roles of questions that are answered with people's names."""
_MOST_LISTED = 5
"""The most words that a message lists."""


class MisspeltWord(NamedTuple):
    """A word that may be misspelt, and its answer."""

    address: str
    question: Question
    misspelling: Misspelling
    lexicon: Lexicon

    @property
    def suggestions(self) -> list[str]:
        """Words that may be meant, the most likely first; none for what may be a name."""
        return suggestions(self.misspelling, self.lexicon)


def lexicon(form: Form, ignored: frozenset[str] = frozenset()) -> Lexicon:
    """The known words for the answers to a form, with the words of the form and the officer's own word list.

    `ignored` are further words that are not to be reported.
    """
    return _lexicon(form_wording(form), own_words() | ignored)


@lru_cache(maxsize=4)
def _lexicon(wording: str, own: frozenset[str]) -> Lexicon:
    return Lexicon((wording, *own))


def form_wording(form: Form) -> str:
    """The wording of the form: its title, council, sections, groups and questions."""
    parts = [form.title, form.council]
    for section in form.sections:
        parts += [section.title, section.instruction]
    parts += [group.label for group in form.groups]
    parts += [text for question in form.questions.values() for text in (question.label, question.help, question.hint)]
    return "\n".join(parts)


def misspelt_words(draft: Draft, ignored: frozenset[str] = frozenset()) -> Iterator[MisspeltWord]:
    """Every word that may be misspelt, in the form's order.

    A capitalised word within a sentence is left out, unless an ordinary word is similar.
    """
    known = lexicon(draft.form, ignored)
    for answer in written_answers(draft):
        for misspelling in misspellings_in(answer.question, answer.written, known):
            if not misspelling.within_sentence or is_near_word(misspelling.word, known):
                yield MisspeltWord(answer.address, answer.question, misspelling, known)


def misspellings_in(question: Question, text: str, known: Lexicon) -> tuple[Misspelling, ...]:
    """The words of one answer that may be misspelt."""
    return misspellings(text, known, skip_names=question.role in _ROLES_WITH_NAMES)


def corrected(draft: Draft, word: MisspeltWord, correction: str, *, everywhere: bool) -> dict[str, str]:
    """The new answers, by address, with a word corrected at its position or, with `everywhere`, wherever it occurs."""
    wrong = (
        [other for other in misspelt_words(draft) if other.misspelling.word == word.misspelling.word]
        if everywhere
        else [word]
    )
    texts: dict[str, str] = {}
    for other in reversed(wrong):  # from the last, so that the positions before it stay valid
        text = texts.get(other.address, answer_text(other.question, draft.answer(other.address)))
        texts[other.address] = text[: other.misspelling.start] + correction + text[other.misspelling.end :]
    return texts


@check(
    "spelling",
    severity="advice",
    category=Category.FORM,
    source="The word lists in templates/language, the form's own wording and the officer's own words.",
)
def spelling(draft: Draft) -> Iterator[Problem]:
    """One problem for each answer with words that may be misspelt."""
    known = lexicon(draft.form)
    for answer in written_answers(draft):
        wrong = [
            misspelling
            for misspelling in misspellings_in(answer.question, answer.written[:LONGEST_READ], known)
            if not misspelling.may_be_name
        ]
        listed = list(dict.fromkeys(_with_suggestion(misspelling, known) for misspelling in wrong))
        if len(listed) == 1:
            yield answer.address, f"A word may be misspelt: {listed[0]}. Correct it, or add it to your own words."
        elif listed:
            more = f" and {len(listed) - _MOST_LISTED} more" if len(listed) > _MOST_LISTED else ""
            message = f"{len(listed)} words may be misspelt: {', '.join(listed[:_MOST_LISTED])}{more}"
            yield answer.address, f"{message}. Correct them, or add them to your own words."


def _with_suggestion(misspelling: Misspelling, known: Lexicon) -> str:
    likely = suggestions(misspelling, known)
    return f"{misspelling.word} ({likely[0]}?)" if likely else misspelling.word
