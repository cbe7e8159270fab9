"""What a person does with figures: names the area once, chooses topics, and puts their figures into an answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eia_tui.checks.facts import group_answers
from eia_tui.draft.draft import Draft
from eia_tui.evidence.areas import OurArea
from eia_tui.evidence.chosen_area import area_of_codes, area_of_council, area_of_draft
from eia_tui.evidence.figures import Figures, TopicFigures
from eia_tui.evidence.own_figures import own_figures
from eia_tui.evidence.topics import Topic, category_label, find_topics, missing_notes
from eia_tui.evidence.writing import percent_text, source_name
from eia_tui.flows.dialogue import Dialogue
from eia_tui.form.definition import Group
from eia_tui.prose.word_count import count_words
from eia_tui.session.session import Session
from eia_tui.storage.settings import read_settings, save_settings

AREA = "area"
"""What is typed at the prompts to name another area."""
_FEW_WORDS = 4
"""Words up to which a concern may be "none identified"."""


def area_for(draft: Draft) -> OurArea | None:
    """The area whose figures are shown: the one that the draft names, or the settings, or the form's council."""
    return area_of_draft(draft) or area_of_codes(read_settings().area) or area_of_council(draft.form)


def figures_for(draft: Draft) -> Figures | None:
    """The figures for a draft; None while nobody has named the area."""
    area = area_for(draft)
    return Figures(area, own_figures(draft.form.folder if not draft.form.missing else None)) if area else None


def keep_area(session: Session, area: OurArea, *, only_this_draft: bool) -> None:
    """Keeps the area in the draft, or in the settings, for every draft that names no other. Raises `UserError`."""
    if only_this_draft or area_of_draft(session.draft):
        session.notes.name_area(area.codes)
    if not only_this_draft:
        save_settings(read_settings()._replace(area=area.codes))


@dataclass(frozen=True)
class AnotherArea:
    """What a dialogue answers where the person wants the figures of another area."""

    ticked: Sequence[str] = ()
    """The ids of the topics that are chosen by then."""


class FiguresOffer(NamedTuple):
    """The figures that are offered for an answer."""

    figures: Figures
    topics: Sequence[Topic]
    """The topics that are likely to be wanted, which come first; where the person named them, those."""
    why: str = ""
    """Why these come first, as a sentence."""
    ticked: Sequence[str] = ()
    """The ids of the topics that the person has chosen by now."""
    notes: Sequence[str] = ()
    """What there are no figures about."""
    group: str = ""
    """The id of the group that the answer is about: only what is about it is put in."""
    named: bool = False
    """Whether the person named the topics: then no others are asked about."""
    fits: bool = True
    """Whether there is an answer that they can be put into; else they are only read."""


async def choose_figures(
    dialogue: Dialogue, session: Session, group: Group | None, wanted: str = "", *, fits: bool = True
) -> Sequence[TopicFigures]:
    """Asks for the area if nobody has named it yet, and then which figures to put into an answer; () for none.

    `group` is the one that the answer is about, and `wanted` a topic that the person named. `fits` says whether there
    is an answer that figures can be put into. Raises `UserError`.
    """
    figures = figures_for(session.draft) or await name_area(dialogue, session)
    before: AnotherArea | None = None
    while figures:
        offer = _offer(figures, session.draft, group, wanted)._replace(fits=fits)
        if group and not offer.topics:
            for note in (*figures.own.problems, *offer.notes):
                await dialogue.report(note)
            return ()
        if before:
            offer = offer._replace(ticked=before.ticked)
        chosen = await dialogue.choose_figures(offer)
        if not isinstance(chosen, AnotherArea):
            return chosen or ()
        before = chosen
        figures = await name_area(dialogue, session) or figures
    return ()


async def name_area(dialogue: Dialogue, session: Session) -> Figures | None:
    """Asks for the area, and keeps it; its figures, None where the person goes back. Raises `UserError`."""
    named = await dialogue.name_area(area_for(session.draft))
    if named is None:
        return None
    area, only_this_draft = named
    keep_area(session, area, only_this_draft=only_this_draft)
    await dialogue.report(f"The area is {area.names}.")
    return figures_for(session.draft)


def _offer(figures: Figures, draft: Draft, group: Group | None, wanted: str) -> FiguresOffer:
    """What is offered: figures on the topic that was named, about the group, or else any. Raises `UserError`."""
    if wanted:
        return FiguresOffer(figures, find_topics(figures.topics(), wanted), group=group.id if group else "", named=True)
    if group:
        topics = [found.topic for found in group_figures(figures, group.id)]
        return FiguresOffer(figures, topics, notes=no_figures(figures, group.id), group=group.id)
    topics = affected_topics(figures, draft)
    why = "Those about the groups that you say are affected come first." if topics else ""
    return FiguresOffer(figures, topics, why, notes=missing_notes(affected_groups(draft)))


def affected_groups(draft: Draft) -> list[str]:
    """The ids of the groups that the officer says are affected, or writes concerns or benefits about."""
    found = []
    for answers in group_answers(draft):
        written = any(count_words(answers.text(role)) > _FEW_WORDS for role in ("concerns", "benefits"))
        if answers.effect == "affected" or (not answers.effect and written):
            found.append(answers.group.id)
    return found


def affected_topics(figures: Figures, draft: Draft) -> list[Topic]:
    """The topics about the groups that are affected; none that must be asked for."""
    groups = affected_groups(draft)
    return [topic for topic in figures.topics(groups) if not topic.is_asked_for] if groups else []


def group_figures(figures: Figures, group: str) -> list[TopicFigures]:
    """The main figures about a group."""
    topics = [topic for topic in figures.topics([group]) if not topic.is_asked_for]
    return [found for topic in topics if (found := figures.figures(topic, group=group))]


def beside_question(figures: Figures, group: str) -> Iterator[tuple[str, str]]:
    """The most telling figures about a group, beside its questions: pieces of text, each with its style."""
    areas = ""
    for found in group_figures(figures, group):
        beside = f"; in brackets {' and '.join(each.name for each in found.compared)}" if found.compared else ""
        named = f"{source_name(found)}: {found.area.name}{beside}\n"
        if named != areas:
            yield named, "italic"
        areas = named
        shown = () if group in found.topic.main_for else found.topic.beside
        for row in found.rows:
            if not shown or category_label(row.category) in shown:
                others = ", ".join(percent_text(share, "–") for share in row.comparators.values())
                share = percent_text(row.percent, "too few to show")
                yield f"• {row.label}: {share}{f' ({others})' if others else ''}\n", ""
        if found.topic.say and not found.own:
            yield f"{found.topic.say}\n", ""
    for note in no_figures(figures, group):
        yield f"{note}\n", ""


def no_figures(figures: Figures, group: str) -> list[str]:
    """What there are no figures about, a sentence for each: in the Census, or for the area."""
    lacking = [topic.label for topic in figures.topics([group]) if figures.figures(topic) is None]
    notes = missing_notes([group])
    if lacking:
        notes.append(f"There are no figures for {figures.area.names} about: {', '.join(lacking)}.")
    if not notes and not figures.topics([group]):
        notes.append("There are no official figures about this group.")
    return notes
