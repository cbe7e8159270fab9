"""Official figures at the prompts: read as sentences, and put into the answer on request."""

from collections.abc import Sequence

from eia_tui.evidence.areas import OurArea, find_our_area
from eia_tui.evidence.figures import TopicFigures
from eia_tui.evidence.topics import Topic, find_topics, missing_about_group
from eia_tui.evidence.writing import as_sentences, put_in
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.figures import AREA, FiguresOffer, figures_for
from eia_tui.plain.asking import Back, asked_line, noting
from eia_tui.plain.console import INTERRUPTED, Ended, Quit, ask, numbered, say
from eia_tui.plain.typed_numbers import typed_numbers
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError

_WHICH = "Which area are the figures for? For example, Leicestershire, or Blaby + Melton."
ANOTHER = "Type figures area to name another area, and figures and a topic's name for one topic."


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


async def read_figures(dialogue: Dialogue, offer: FiguresOffer) -> Sequence[TopicFigures] | None:
    """Reads figures out: of the topics that were named, of the group, or of those that are chosen.

    They are returned where there is an answer to put them into, and the person wants that; else None.
    Raises `Ended` for quit.
    """
    say(*offer.figures.own.problems)
    chosen = offer.topics if offer.named or offer.group else await _choose(dialogue, offer)
    group = "" if offer.named else offer.group
    found = [each for topic in chosen if (each := offer.figures.figures(topic, group=group))]
    say(*as_sentences(found))
    if offer.group and not offer.named:
        say(*offer.notes)
    if not found or not offer.fits:
        return None
    ways = (Way("yes", "Insert them into your answer"), Way("no", "Go back to the question"))
    wants = await dialogue.choose("These are the figures", "They can be part of your answer.", ways)
    return found if wants == "yes" else None


async def _choose(dialogue: Dialogue, offer: FiguresOffer) -> list[Topic]:
    """The topics whose numbers are typed."""
    figures = offer.figures
    topics = [topic for topic in figures.topics() if figures.figures(topic)]
    say(f"Figures for {figures.area.names}.", *numbered([topic.label for topic in topics]))
    known = [number for number, topic in enumerate(topics, 1) if topic in offer.topics]
    listed = ", ".join(map(str, known))
    or_affected = f", or affected for {listed}, which are about the groups that are affected" if known else ""
    while True:
        typed = await dialogue.ask(f"Type the numbers of the topics, such as 1, 3 or 2 to 5{or_affected}.", "Read")
        if typed is None:
            return []
        affected = known if typed.strip().casefold() == "affected" else []
        if wanted := affected or typed_numbers(typed, len(topics)):
            return [topics[number - 1] for number in wanted]
        say(f"Type numbers from 1 to {len(topics)}.")


def with_figures(text: str, found: Sequence[TopicFigures], *, narrow: bool) -> str | None:
    """An answer with figures at its end, and what the person says that they show; None for `back`.

    Raises `Quit`, `TakenOver` and `WindowClosed`.
    """
    written, _ = put_in(text, len(text), found, narrow=narrow)
    try:
        shows = asked_line(
            lambda prompt: noting(lambda: ask(prompt)),
            "What do they show for this proposal? Enter alone inserts only the figures:",
        )
    except Back:
        return None
    except (Quit, *INTERRUPTED):
        raise
    except Ended:
        shows = ""
    return f"{text}{written}{shows}"


async def ask_area(dialogue: Dialogue, now: OurArea | None) -> tuple[OurArea, bool] | None:
    """Asks for the area until there are figures for it; the area, and whether it is for this draft only."""
    if now:
        say(f"The area is {now.names}.")
    while typed := await dialogue.ask(_WHICH, "Next"):
        try:
            area = find_our_area(typed)
        except UserError as error:
            say(f"{error}.")
            continue
        ways = (Way("all", "Use it for all your drafts"), Way("one", "Use it only for this draft"))
        word = await dialogue.choose(area.names, "Which drafts is it for?", ways)
        return (area, word == "one") if word else None
    return None
