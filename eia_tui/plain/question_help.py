"""The help on a question at the prompts: how to answer it, and the guidance that belongs to it."""

from collections.abc import Iterator

from eia_tui.form.definition import Asked, Step
from eia_tui.form.guidance import guidance_for, guidance_text, own_guidance, sources_text
from eia_tui.plain.answers import how_to_answer, wording


def question_help(step: Step, asked: Asked, *, whole: bool, closed: str = "") -> Iterator[str]:
    """The help on a question of a step, as lines; the `whole` help has the guidance on the equality duty as well.

    `closed` says why it cannot be answered; "" where it can.
    """
    yield from (*wording(asked, step.group), closed or how_to_answer(asked.question), "")
    entries = (guidance_for if whole else own_guidance)(step, asked.question)
    if len(entries) > 1:
        yield from (f"Help on: {', '.join(entry.title for entry in entries)}.", "")
    for entry in entries:
        sources = (f"- {line}" for line in sources_text(entry))
        yield from (f"{entry.title}.", guidance_text(entry), "Sources:", *sources, "")
