"""Words that were typed at a choice: kept, and offered at the questions after it that are answered in words."""

from eia_tui.flows.typed_lines import choices_before, written_after
from eia_tui.form.definition import Asked
from eia_tui.form.values import answer_text
from eia_tui.plain.asking import can_go_on
from eia_tui.plain.console import say
from eia_tui.plain.input import Reply, source
from eia_tui.session.session import Session
from eia_tui.session.unfinished import words_typed_at

_WHERE = "They are offered at the next question that is answered in words."


class KeptWords:
    """The words at the choices of a draft. They are in its notes until a reply has them."""

    def __init__(self, session: Session) -> None:
        """What the notes have already is offered, too."""
        self._session = session
        self._said = ""
        """The choice at which it was just said that words are kept."""

    def keep(self, choice: Asked, words: str) -> None:
        """Keeps words that are none of the options of a choice, and says where they are offered. Raises `UserError`.

        Those at a choice that no question follows, as in a row, are brought back by the up arrow only.
        """
        if not written_after(self._session.draft, choice):
            say(*["Press the up arrow to have your words in the line again."] * source().can_begin_line)
            return
        before = self._at(choice)
        together = before if words in before else f"{before}\n{words}".strip()
        self._session.unfinished.write(words_typed_at(choice.address), together)
        self._session.put_unfinished()
        self._said = choice.address
        say(f"Your words are kept. {_WHERE}")

    def offer(self, asked: Asked) -> str:
        """Says which words are kept from a question, or from a choice before it; what to begin its line with.

        The up arrow brings a line back: what the officer types next, such as a command, is not to be added to it.
        """
        said, self._said = self._said, ""
        if (words := self._at(asked)) and said != asked.address:
            say(
                f"You typed “{words}” here, which is not one of the options. {_WHERE} Type clear to delete these words."
            )
        for choice in self._before(asked):
            words = self._at(choice)
            is_line = "\n" not in words
            how = (" Press the up arrow to have it in the line." * source().can_begin_line) if is_line else can_go_on()
            say(f"You typed “{words}” at “{choice.question.short_label}”. It is not in an answer yet.{how}")
            if not is_line:
                return words
            source().remember(words)
        return ""

    def offered(self, asked: Asked, reply: Reply) -> None:
        """Forgets the words from choices before a question, once a reply has them."""
        for choice in self._before(asked):
            if _has(reply.text, self._at(choice)):
                self.forget(choice)

    def clear(self, choice: Asked) -> bool:
        """Deletes the words from a choice, and says so; the up arrow brings them back. Whether there were any."""
        words = self._at(choice)
        if not words:
            return False
        self.forget(choice)
        source().remember(" ".join(words.split("\n")))
        answer = answer_text(choice.question, self._session.draft.answer(choice.address))
        still = f" Your answer is still {answer}." if answer else ""
        say(f"Your words “{words}” are deleted.{still}")
        return True

    def forget(self, choice: Asked) -> None:
        """Forgets the words from a choice."""
        if self._at(choice):
            self._session.unfinished.forget(words_typed_at(choice.address))

    def _before(self, asked: Asked) -> list[Asked]:
        return [each for each in choices_before(self._session.draft, asked) if self._at(each)]

    def _at(self, choice: Asked) -> str:
        return self._session.unfinished.text(words_typed_at(choice.address))


def _has(text: str, words: str) -> bool:
    """Whether a text has most of some words, which may have been corrected in it."""
    wanted = set(words.casefold().split())
    return 2 * len(wanted & set(text.casefold().split())) > len(wanted)
