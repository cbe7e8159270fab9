"""Answers made from the form, so that tests name no questions."""

from collections.abc import Callable
from datetime import date

from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice, Choices, Date, Line, Prose, Question, Rows
from eia_tui.form.values import Value


def sample(address: str, question: Question) -> Value:
    """An answer that fits a question and is unique to its address."""
    match question:
        case Line():
            return f"A line for {address}"
        case Prose():
            return f"Some **words** for {address}:\n\n- first of {address}\n- second\n\n1. one\n2. two"
        case Date():
            # Completed, then considered, then signed: the dates must be in order.
            days = {"completed": 3, "considered": 5 + len(address) % 10, "signed": 25}
            return date(2026, 9, days.get(question.role or "", 1 + len(address) % 28))
        case Choice():
            return question.options[0].id
        case Choices():
            return [option.id for option in question.options[:2]]
        case Rows():
            return [{c.id: sample(f"{address} {n} {c.id}", c) for c in question.columns} for n in (1, 2)]


def filled(form: Form, answer: Callable[[str, Question], Value] = sample) -> Draft:
    """A draft with every question answered."""
    draft = Draft(form, {"draft": {"format": 1, "form": form.id}})
    for address, question in form.questions.items():
        draft.put(address, answer(address, question))
    return draft
