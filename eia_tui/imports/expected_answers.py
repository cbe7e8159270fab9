"""What a returned form probably prints: the answers of its draft, which only say how to read it."""

from functools import cache

from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Choice, Prose
from eia_tui.form.values import answer_text
from eia_tui.imports.label_matching import folded, is_altered
from eia_tui.prose.blocks import line_text, lines
from eia_tui.prose.markdown import read_prose


class ExpectedAnswers:
    """The answers of a draft, as paragraphs of its Word form."""

    def __init__(self, draft: Draft | None = None) -> None:
        """Without a draft nothing is expected."""
        self._draft = draft
        self._paragraphs = cache(self._read_paragraphs)

    def option(self, address: str) -> str:
        """The option that is chosen in the draft, by its id; "" if none is known."""
        if self._draft is None or not isinstance(self._draft.form.questions.get(address), Choice):
            return ""
        return str(self._draft.answer(address) or "")

    def has(self, address: str, text: str) -> bool:
        """Whether a text is a paragraph of the answer at an address, perhaps altered."""
        return any(folded(each) == folded(text) or is_altered(text, each) for each in self._paragraphs(address))

    def texts(self) -> list[str]:
        """The text of each answer."""
        return [] if self._draft is None else [" ".join(self._paragraphs(each)) for each in self._draft.form.questions]

    def _read_paragraphs(self, address: str) -> tuple[str, ...]:
        question = None if self._draft is None else self._draft.form.questions.get(address)
        if self._draft is None or question is None:
            return ()
        text = answer_text(question, self._draft.answer(address))
        if not isinstance(question, Prose):
            return (text,) if text else ()
        return tuple(filter(None, map(line_text, lines(read_prose(text)))))
