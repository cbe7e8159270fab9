"""Finds words that may be misspelt, in every written answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from eia_tui.checks.facts import written_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Question
from eia_tui.form.values import answer_text
from eia_tui.language.lexicon import Lexicon
from eia_tui.language.spelling import Misspelling, misspellings, near_a_word, suggestions
from eia_tui.language.user_words import own_words

_PEOPLE = {"contacts", "officer", "responsible"}
"""Roles of questions that are answered with people's names."""
_MOST = 5
"""Words that a message lists."""


@dataclass(frozen=True)
class Misspelt:
    """A word that may be misspelt, and its answer."""

    address: str
    question: Question
    slip: Misspelling
    lexicon: Lexicon

    @property
    def suggestions(self) -> list[str]:
        """Words that may be meant, the most likely first; none for what may be a name."""
        return suggestions(self.slip, self.lexicon)


def lexicon(form: Form, ignored: frozenset[str] = frozenset()) -> Lexicon:
    """The known words for the answers to a form, with the words of the form and the officer's own word list.

    `ignored` are further words that are not to be reported.
    """
    return _lexicon(wording(form), own_words() | ignored)


@lru_cache(maxsize=4)
def _lexicon(wording: str, own: frozenset[str]) -> Lexicon:
    return Lexicon((wording, *own))


def wording(form: Form) -> str:
    """The wording of the form: its title, council, sections, groups and questions."""
    parts = [form.title, form.council]
    for section in form.sections:
        parts += [section.title, section.instruction]
    parts += [group.label for group in form.groups]
    parts += [text for question in form.questions.values() for text in (question.label, question.help, question.hint)]
    return "\n".join(parts)


def written(draft: Draft) -> Iterator[tuple[str, Question, str]]:
    """Every written answer that is shown: address, question and text."""
    return ((answer.address, answer.question, answer.text) for answer in written_answers(draft))


def misspelt(draft: Draft, ignored: frozenset[str] = frozenset()) -> Iterator[Misspelt]:
    """Every word that may be misspelt, in the form's order; names only if they are similar to another word."""
    known = lexicon(draft.form, ignored)
    for address, question, text in written(draft):
        for slip in slips_in(question, text, known):
            if not slip.midway or near_a_word(slip.word, known):
                yield Misspelt(address, question, slip, known)


def slips_in(question: Question, text: str, known: Lexicon) -> tuple[Misspelling, ...]:
    """The words of one answer that may be misspelt."""
    return misspellings(text, known, names=question.role in _PEOPLE)


def corrected(draft: Draft, each: Misspelt, by: str, *, everywhere: bool) -> dict[str, str]:
    """The new answers, by address, with a word replaced at one position or, with `everywhere`, wherever it occurs."""
    wrong = [other for other in misspelt(draft) if other.slip.word == each.slip.word] if everywhere else [each]
    texts: dict[str, str] = {}
    for other in reversed(wrong):  # from the last, so that the positions before it stay valid
        text = texts.get(other.address, answer_text(other.question, draft.answer(other.address)))
        texts[other.address] = text[: other.slip.start] + by + text[other.slip.end :]
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
        wrong = [slip for slip in slips_in(answer.question, answer.text, known) if not slip.name]
        listed = list(dict.fromkeys(_with_suggestion(slip, known) for slip in wrong))
        if len(listed) == 1:
            yield answer.address, f"A word may be misspelt: {listed[0]}. Correct it, or add it to your own words."
        elif listed:
            more = f" and {len(listed) - _MOST} more" if len(listed) > _MOST else ""
            message = f"{len(listed)} words may be misspelt: {', '.join(listed[:_MOST])}{more}"
            yield answer.address, f"{message}. Correct them, or add them to your own words."


def _with_suggestion(slip: Misspelling, known: Lexicon) -> str:
    likely = suggestions(slip, known)
    return f"{slip.word} ({likely[0]}?)" if likely else slip.word
