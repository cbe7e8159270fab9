"""What a person does with figures: names the area once, chooses topics, and puts their figures into an answer."""

from collections.abc import Iterator
from dataclasses import replace

from eia_tui.checks.facts import group_answers
from eia_tui.draft.draft import Draft
from eia_tui.evidence.areas import OurArea
from eia_tui.evidence.chosen_area import area_of_codes, area_of_council, area_of_draft
from eia_tui.evidence.figures import Figures, TopicFigures
from eia_tui.evidence.own_figures import own_figures
from eia_tui.evidence.topics import Topic, category_label, missing_notes
from eia_tui.evidence.writing import percent_text, source_name
from eia_tui.prose.word_count import count_words
from eia_tui.session.session import Session
from eia_tui.storage.settings import read_settings, save_settings

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
        save_settings(replace(read_settings(), area=area.codes))


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
