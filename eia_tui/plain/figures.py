"""Official figures at the prompts: read as sentences, and put into the answer on request."""

from collections.abc import Sequence

from eia_tui.evidence.areas import find_our_area
from eia_tui.evidence.figures import Figures, TopicFigures
from eia_tui.evidence.topics import Topic, find_topics, missing_about_group
from eia_tui.evidence.writing import as_sentences, put_in
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.figures import affected_topics, area_for, figures_for, group_figures, keep_area, no_figures
from eia_tui.form.definition import Asked, Group
from eia_tui.form.kinds import Prose
from eia_tui.form.values import answer_text
from eia_tui.plain.console import numbered, say
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError

AREA = "area"
"""What is typed after `figures` to name another area."""
_WHICH = "Which area are the figures for? Such as Leicestershire, or Blaby + Melton."
_ANOTHER = "Type figures area to name another area, and figures and a topic's name for one topic."


def is_topic_or_area(session: Session, rest: str) -> bool:
    """Whether what was typed after `figures` belongs to it: nothing, a topic, or that another area is wanted."""
    if not rest or rest.casefold() == AREA:
        return True
    if len(rest.split()) > 8:  # longer than any topic: an answer that begins with the word
        return False
    figures = figures_for(session.draft)
    if figures is None:
        return False
    try:
        return bool(find_topics(figures.topics(), rest))
    except UserError:
        return bool(missing_about_group(rest))


async def read_figures(
    dialogue: Dialogue, session: Session, asked: Asked | None, group: Group | None, rest: str
) -> str | None:
    """Reads figures out, and asks whether to put them in: the text of the answer with them, or None.

    Raises `UserError`, and `Ended` for quit.
    """
    if rest.casefold() == AREA:
        await _name_area(dialogue, session)
        return None
    figures = figures_for(session.draft)
    if figures is None:
        await _name_area(dialogue, session)
        if (figures := figures_for(session.draft)) is None:
            return None
    say(*figures.own.problems)
    found = await _found(dialogue, session, figures, group, rest)
    say(*as_sentences(found))
    if group and not rest:
        say(*no_figures(figures, group.id))
    if not found or asked is None or not isinstance(asked.question, Prose) or session.read_only:
        say(_ANOTHER)
        return None
    text = answer_text(asked.question, session.draft.answer(asked.address))
    with_figures = await _put_in(dialogue, text, found, narrow=group is not None)
    if with_figures is None:
        say(_ANOTHER)
    return with_figures


async def _found(
    dialogue: Dialogue, session: Session, figures: Figures, group: Group | None, rest: str
) -> list[TopicFigures]:
    """The figures that are wanted: of the topic that was typed, of the group, or of the topics that are chosen."""
    if rest:
        chosen = find_topics(figures.topics(), rest)
    elif group:
        return group_figures(figures, group.id)
    else:
        chosen = await _choose(dialogue, figures, affected_topics(figures, session.draft))
    return [found for topic in chosen if (found := figures.figures(topic))]


async def _choose(dialogue: Dialogue, figures: Figures, affected: Sequence[Topic]) -> list[Topic]:
    """The topics whose numbers are typed."""
    topics = [topic for topic in figures.topics() if figures.figures(topic)]
    say(f"Figures for {figures.area.names}.", *numbered([topic.label for topic in topics]))
    known = [str(number) for number, topic in enumerate(topics, 1) if topic in affected]
    or_affected = f", or affected for {', '.join(known)}, about the groups that are affected" if known else ""
    while True:
        typed = await dialogue.ask(f"Type the numbers of the topics, such as 1, 3{or_affected}.", "Read")
        if typed is None:
            return []
        wanted = known if known and typed.strip().casefold() == "affected" else typed.replace(",", " ").split()
        if all(each.isdecimal() and 0 < int(each) <= len(topics) for each in wanted):
            return [topics[int(each) - 1] for each in dict.fromkeys(wanted)]
        say(f"Type numbers from 1 to {len(topics)}.")


async def _put_in(dialogue: Dialogue, text: str, found: Sequence[TopicFigures], *, narrow: bool) -> str | None:
    ways = (Way("yes", "Put them into your answer"), Way("no", "Go back to the question"))
    if await dialogue.choose("These are the figures", "They can be part of your answer.", ways) != "yes":
        return None
    written, _ = put_in(text, len(text), found, narrow=narrow)
    shows = await dialogue.ask("What do they show for this proposal?", "Insert")
    return f"{text}{written}{shows or ''}"


async def _name_area(dialogue: Dialogue, session: Session) -> None:
    """Asks for the area until there are figures for it, and for which drafts it is."""
    if now := area_for(session.draft):
        say(f"The area is {now.names}.")
    while typed := await dialogue.ask(_WHICH, "Next"):
        try:
            area = find_our_area(typed)
        except UserError as error:
            say(f"{error}.")
            continue
        ways = (Way("all", "Use it for all my drafts"), Way("one", "Use it only for this draft"))
        if word := await dialogue.choose(area.names, "It is kept.", ways):
            keep_area(session, area, only_this_draft=word == "one")
            say(f"The area is {area.names}.")
        return
