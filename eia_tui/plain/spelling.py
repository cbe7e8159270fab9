"""Goes through the words that may be misspelt at the prompts, and corrects them."""

from collections.abc import Callable

from eia_tui.checks.spelling import MisspeltWord, corrected, misspelt_words
from eia_tui.draft.waiting_text import introduced
from eia_tui.flows.dialogue import Dialogue
from eia_tui.form.values import Value, answer_text
from eia_tui.language.user_words import add_own_word
from eia_tui.plain.console import numbered, say
from eia_tui.plain.typed_numbers import typed_numbers
from eia_tui.prose.excerpt import excerpt
from eia_tui.session.session import Session

_LEAVE, _ADD = "next", "add"


async def correct_words(
    dialogue: Dialogue, session: Session, changed: Callable[[str, Value | None, Value | None], object]
) -> None:
    """Asks about each word from the first answer on, until the person goes back, and corrects it where it is.

    `changed` gets the address of each answer that was corrected, and the answer before and after. Raises `UserError`.
    """
    session.refuse_read_only()
    order = {address: number for number, (address, _, _) in enumerate(session.draft.answers())}

    def place(word: MisspeltWord) -> tuple[int, int]:
        return order.get(word.address, 0), word.misspelling.start

    here, words = (-1, -1), 0
    while word := next((each for each in _words(session) if place(each) > here), None):
        words += 1
        here = place(word)
        if not await _correct(dialogue, session, word, changed):
            return
    say("There are no more words to check." if words else "No word is misspelt.")


def _words(session: Session) -> list[MisspeltWord]:
    return list(misspelt_words(session.draft, frozenset(session.ignored)))


async def _correct(
    dialogue: Dialogue,
    session: Session,
    word: MisspeltWord,
    changed: Callable[[str, Value | None, Value | None], object],
) -> bool:
    """Corrects a word, leaves it, or adds it to the known words; False where the person goes back."""
    draft, wrong = session.draft, word.misspelling
    say(
        introduced(draft.label(word.address)),
        excerpt(answer_text(word.question, draft.answer(word.address)), wrong.start, wrong.end),
    )
    say(f"{wrong.word}: is this a name?" if wrong.may_be_name else f"{wrong.word}: is this misspelt?")
    suggested = word.suggestions
    say(*numbered(suggested))
    number = "its number or " if suggested else ""
    typed = await dialogue.ask(
        f"Type {number}the right spelling, {_LEAVE} to leave it as it is, or {_ADD} to add it to your words.", "Replace"
    )
    if typed is None:
        return False
    if typed == _ADD:
        add_own_word(wrong.word)
    elif typed != _LEAVE:
        numbers = typed_numbers(typed, len(suggested)) or ()
        right = suggested[numbers[0] - 1] if len(numbers) == 1 else typed
        for address, text in corrected(draft, word, right, everywhere=False).items():
            before = draft.answer(address)
            session.put(address, text)
            changed(address, before, draft.answer(address))
        say(f"{wrong.word} is now {right}.")
    return True
