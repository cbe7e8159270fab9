"""Words that were typed at a choice or menu: kept, and offered at the questions that are answered in words."""

from eia_tui.flows.typed_lines import choices_before, keep_words, place_for_words, words_in_answers, written_after
from eia_tui.form.definition import Asked
from eia_tui.form.kinds import Choice, Choices, Prose
from eia_tui.form.values import answer_text
from eia_tui.plain.asking import can_go_on
from eia_tui.plain.console import say
from eia_tui.plain.input import Reply, source
from eia_tui.plain.reports import closed_line
from eia_tui.session.session import Session
from eia_tui.session.unfinished import line_typed_at, words_typed_at
from eia_tui.system.errors import UserError

_NOT_KEPT = "What you typed is not kept. Copy it to where you need it."
_AGAIN = "Press the up arrow to have it in the line."


class KeptWords:
    """The words at the choices of a draft. They are in its notes until a reply has them."""

    def __init__(self, session: Session) -> None:
        """What the notes have already is offered, too."""
        self._session = session
        self._said = ""
        """The choice at which it was just said that words are kept."""
        self._in_line = ""
        """What the line began with, to be deleted by Ctrl+U and Enter."""

    def keep(self, choice: Asked, words: str) -> None:
        """Keeps words that are none of the options of a choice, and says where they are offered. Raises `UserError`."""
        keep_words(self._session, choice.address, words)
        self._said = choice.address
        say(f"Your words are kept. {self._where(choice)}".strip())

    def keep_closed(self, asked: Asked, words: str) -> None:
        """Says that a draft may not change; keeps words that were typed at a question of one that is signed off."""
        say(closed_line(self._session))
        if len(words.split()) == 1:
            return
        if not self._session.allows_later_notes:
            say(_NOT_KEPT)
            return
        try:
            where = keep_words(self._session, asked.address, words)
        except UserError as error:
            say(str(error), _NOT_KEPT)
            return
        self._said = asked.address
        say(f"Your words are kept. If you start a revision, it offers them at “{where}”.")

    def keep_at_menu(self, words: str) -> str:
        """Keeps a sentence that was typed at a menu, and says where it is offered. Raises `UserError`."""
        if self._session.read_only:
            return ""
        return f"Your words are kept, and offered at “{keep_words(self._session, self._session.position, words)}”."

    def note_at_menu(self, line: str) -> None:
        """Notes a line at a menu that Enter was not pressed after; "" for none."""
        what = line_typed_at(place_for_words(self._session.draft, self._session.position))
        if line:
            self._session.unfinished.write(what, line)
        else:
            self._session.unfinished.drop(what)

    def _where(self, choice: Asked) -> str:
        """Where the words at a choice are offered, as a sentence."""
        if not written_after(self._session.draft, choice):
            return _AGAIN if source().can_begin_line else ""
        if choice.address in self._session.draft.form.questions:
            return "They are offered at the next question that is answered in words."
        return "They are offered at the parts of this row that are answered in words."

    def offer(self, asked: Asked, *, begun: str = "") -> str:
        """Says which words are kept from a question, or from a choice near it; what to begin its line with.

        That is what was `begun`, if anything was. The up arrow brings a line back: what the officer types next, such
        as a command, is not to be added to it.
        """
        if self._session.read_only:
            self._say_closed(asked)
            return ""
        self.forget_used()
        said, self._said = self._said, ""
        here = self._at(asked)
        if here and isinstance(asked.question, Choice | Choices):
            _remember(here)
            where = f"{self._where(asked)} Type clear to delete these words.".strip()
            say(*[f"You typed “{here}” here, which is not one of the options. {where}"] * (said != asked.address))
        elif here:
            begun = self._offer(here, "earlier", begun, " Type clear to delete it.")
        for choice in self._before(asked):
            begun = self._offer(self._at(choice), f"at “{choice.question.short_label}”", begun)
        self._in_line = begun
        return begun

    def _say_closed(self, asked: Asked) -> None:
        """Says which words are kept from a question where no answer can be given."""
        said, self._said = self._said, ""
        if (words := self._at(asked)) and said != asked.address:
            say(f"You typed “{words}” here. It is not in the answer, and is kept for a revision.")

    @staticmethod
    def _offer(words: str, where: str, begun: str, or_delete: str = "") -> str:
        """Says which words were typed where; what to begin the line with. The up arrow brings one line of them back."""
        again = bool(begun) or "\n" not in words
        how = f" {_AGAIN}" * source().can_begin_line if again else can_go_on()
        say(f"You typed “{words}” {where}. It is not in an answer yet.{how}{or_delete if again else ''}")
        if again:
            _remember(words)
        return begun if again else words

    def forget_used(self) -> None:
        """Forgets the words that are in an answer by now, also one that no choice is near."""
        for line in words_in_answers(self._session.draft):
            self._session.unfinished.forget(line.what)

    def offered(self, asked: Asked, reply: Reply) -> None:
        """Forgets the words from a question and from choices near it, once a reply has them or they were deleted."""
        for choice in [asked] * bool(self._at(asked)) + self._before(asked):
            words = self._at(choice)
            if _has(reply.text, words) or (words == self._in_line and not reply.text.strip()):
                self.forget(choice)

    def clear(self, choice: Asked) -> str:
        """Deletes the words from a choice, and says so; the up arrow brings them back. The words, "" for none."""
        words = self._at(choice)
        if not words:
            return ""
        self.forget(choice)
        _remember(words)
        answer = answer_text(choice.question, self._session.draft.answer(choice.address))
        answer = "" if isinstance(choice.question, Prose) else answer
        still = f" Your answer is still {answer}." if answer else ""
        say(f"Your words “{words}” are deleted. Type undo to restore them.{still}")
        return words

    def forget(self, choice: Asked) -> None:
        """Forgets the words from a choice."""
        if self._at(choice):
            self._session.unfinished.forget(words_typed_at(choice.address))

    def _before(self, asked: Asked) -> list[Asked]:
        return [each for each in choices_before(self._session.draft, asked) if self._at(each)]

    def _at(self, choice: Asked) -> str:
        return self._session.unfinished.text(words_typed_at(choice.address))


def _remember(words: str) -> None:
    """Has the up arrow bring words back, on one line."""
    source().remember(" ".join(words.split("\n")))


def _has(text: str, words: str) -> bool:
    """Whether a text has most of some words, which may have been corrected in it."""
    wanted = set(words.casefold().split())
    return 2 * len(wanted & set(text.casefold().split())) > len(wanted)
