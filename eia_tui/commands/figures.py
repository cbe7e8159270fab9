"""The command that prints official figures for an area, and the areas that there are."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eia_tui.commands.output import DONE, print_json, say, warn
from eia_tui.system.errors import UserError

if TYPE_CHECKING:  # the figures do not slow down the other commands
    from eia_tui.evidence.areas import OurArea
    from eia_tui.evidence.figures import Figures, TopicFigures


def run_figures(asked: argparse.Namespace) -> int:
    """Prints the figures for an area, or lists the areas."""
    from eia_tui.evidence.figures import Figures
    from eia_tui.evidence.own_figures import own_figures
    from eia_tui.evidence.topics import missing_notes
    from eia_tui.evidence.writing import as_json, as_sentences

    if asked.areas:
        return _list_areas(as_json=asked.json)
    figures = Figures(_area(asked.area), own_figures(_form_folder()))
    for problem in figures.own.problems:
        warn(problem)
    found = _found(figures, asked.topic or [])
    if asked.json:
        area = {"code": "+".join(figures.area.codes), "name": figures.area.names}
        print_json({"area": area, "topics": [as_json(each) for each in found]})
        return DONE
    for line in as_sentences(found):
        say(line)
    groups = list(dict.fromkeys(group for each in found for group in each.topic.groups))
    for note in missing_notes(groups if asked.topic else None):
        say(note)
    return DONE


def _list_areas(*, as_json: bool) -> int:
    from eia_tui.evidence.areas import areas

    if as_json:
        print_json([{"code": each.code, "name": each.name, "type": each.kind} for each in areas()])
    else:
        for each in areas():
            say(f"{each.code} {each.label}")
    return DONE


def _area(named: str | None) -> "OurArea":
    """The area that is named, or that of the settings, or of the council of the form of new drafts.

    Raises `UserError`.
    """
    from eia_tui.evidence.areas import find_our_area
    from eia_tui.evidence.chosen_area import area_of_codes, area_of_council
    from eia_tui.form.library import DEFAULT, find_form
    from eia_tui.storage.settings import read_settings

    if named is not None:
        return find_our_area(named)
    if usual := area_of_codes(read_settings().area) or area_of_council(find_form(DEFAULT)):
        return usual
    raise UserError(
        "Name an area, such as `eia-wizard figures Leicestershire`: `eia-wizard figures --areas` lists them"
    )


def _form_folder() -> Path:
    """The folder of the form of new drafts, which may hold a council's own figures."""
    from eia_tui.form.library import DEFAULT, templates_folder

    return templates_folder() / DEFAULT


def _found(figures: "Figures", wanted: Sequence[str]) -> list["TopicFigures"]:
    """The figures of the topics that are named, whole, or the main ones of all. Raises `UserError`."""
    from eia_tui.evidence.topics import find_topics

    if not wanted:
        topics = [topic for topic in figures.topics() if not topic.is_asked_for]
        return [found for topic in topics if (found := figures.figures(topic))]
    among = figures.topics()
    named = list({topic.id: topic for each in wanted for topic in find_topics(among, each)}.values())
    figured = [(topic, figures.figures(topic, whole=True)) for topic in named]
    if lacking := [topic.label for topic, each in figured if each is None]:
        warn(f"There are no figures for {figures.area.names} about: {', '.join(lacking)}")
    return [each for _, each in figured if each]
