"""The topics of the figures: what they are about, how they are cited, and what must be said with them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from eia_tui.evidence.official_data import EVIDENCE, columns, evidence_folder
from eia_tui.form.library import own_table
from eia_tui.system.errors import UserError
from eia_tui.system.text import capitalised, quoted

OF_WHICH = "Of which "
"""The beginning of a category that is a sum of others."""
OUR_AREA = ", for our area itself"
FOR_AREA = "_area"
"""What is added to the id of a topic that is shown for the area itself only when asked for."""
_SHORTEST_THING = 4
"""Characters that a word needs to be looked up among the topics that there are no figures about."""


@dataclass(frozen=True, kw_only=True)
class Topic:
    """A table of figures: a base, and categories counted in it."""

    id: str
    label: str
    groups: Sequence[str]
    """The ids of the groups that it is shown beside, on any form."""
    table: str
    """The published table; "" for a council's own."""
    source: str = "census"
    """The id of its source; "" for a council's own."""
    categories: Sequence[str] = ()
    """Its categories without the base, as in the file."""
    main: Sequence[str] = ()
    """The labels of the categories that are put in, unless all are asked for; all if empty."""
    main_for: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The main categories beside a group, where they are others."""
    beside: Sequence[str] = ()
    """The labels of the categories shown beside a question; the main ones if empty."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Categories, as `category_label` has them, that need more words where they are alone."""
    of: str = ""
    unit: str = "Number"
    """The heading of its counts."""
    added_up: str = ""
    """How far a count may differ from the published one; "" where it is the published one."""
    say: str = ""
    for_area: bool = True
    exact: bool = False
    parts: str = ""
    source_url: str = ""

    def chosen(self, *, whole: bool = False, group: str = "") -> list[str]:
        """The categories to show: the main ones, also those beside a group, or all of them."""
        main = self.main_for.get(group, self.main)
        if whole or not main:
            return list(self.categories)
        by_label = {category_label(each): each for each in self.categories}
        return [by_label[label] for label in main]

    def printed(self, label: str) -> str:
        """A category in a table: its label, and who is counted if not everybody."""
        if not self.of:
            return label
        return f"{label[:-1]}; {self.of})" if label.endswith(")") else f"{label} ({self.of})"

    @property
    def is_asked_for(self) -> bool:
        """Whether it is shown only where somebody asks for it."""
        return self.id.endswith(FOR_AREA)

    @property
    def notes(self) -> list[str]:
        """What must be said with it: its caveat, and that it is added up from smaller areas."""
        added = f"Added up from smaller areas: counts may differ from the published ones {self.added_up}."
        return [each for each in (self.say, added if self.added_up else "") if each]


def category_label(category: str) -> str:
    """A category as readers see it."""
    return capitalised(category.removeprefix(OF_WHICH))


@cache
def settings_of_topics() -> Mapping[str, Any]:
    """The tables of topics.toml. Raises `UserError` if the file cannot be used."""
    return own_table(EVIDENCE, "topics.toml")


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic of the official figures. Raises `UserError`."""
    described = settings_of_topics()["topics"]
    if set(described) != set(columns()):
        raise UserError(f"{evidence_folder()}: topics.toml and figures.tsv.gz do not have the same topics")
    return tuple(Topic(id=name, categories=columns()[name][1][1:], **described[name]) for name in described)


def for_area_itself(topic: Topic) -> Topic:
    """A topic that is shown for England and Wales, for the area itself, because it was asked for."""
    return replace(topic, id=f"{topic.id}{FOR_AREA}", label=f"{topic.label}{OUR_AREA}", for_area=True)


def base_category(topic: Topic) -> str:
    """The category that the percentages of an official topic are worked out from."""
    return columns()[topic.id.removesuffix(FOR_AREA)][1][0]


def find_topics(among: Sequence[Topic], named: str) -> list[Topic]:
    """The topic with an id or label, or those about the group with an id. Raises `UserError`, with the ids there are.

    A topic that is shown only where somebody asks for it must be named itself.
    """
    wanted = _as_typed(named)
    for topic in among:
        if wanted in (topic.id.casefold().replace("_", " "), topic.label.casefold()):
            return [topic]
    offered = [topic for topic in among if not topic.is_asked_for]
    by_group = [topic for topic in offered if wanted in (group.replace("_", " ") for group in topic.groups)]
    if by_group:
        return by_group
    beginning = [topic for topic in offered if topic.label.casefold().startswith(wanted)] if wanted else []
    if len(beginning) == 1:
        return beginning
    if notes := missing_about_group(wanted) or _missing_thing(wanted):
        raise UserError(" ".join(notes).rstrip("."))
    raise UserError(f"There is no topic {quoted(named)}: expected one of {', '.join(topic.id for topic in among)}")


def missing_about_group(named: str) -> list[str]:
    """What is not there about the group with an id, as people type it: a sentence for each thing."""
    wanted = _as_typed(named)
    entries = settings_of_topics()["missing"]
    return [each["say"] for each in entries if wanted in map(_as_typed, each["groups"])]


def _missing_thing(wanted: str) -> list[str]:
    """The notes on a topic that there are no figures about, such as births."""
    if len(wanted) < _SHORTEST_THING:
        return []
    whole_words = re.compile(rf"\b{re.escape(wanted)}\b")
    return [each["say"] for each in settings_of_topics()["missing"] if whole_words.search(_as_typed(each["say"]))]


def _as_typed(name: str) -> str:
    """A name or an id in the form in which two are compared."""
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())


def missing_notes(groups: Sequence[str] | None = None) -> list[str]:
    """What is not there about these groups, or at all: a sentence for each thing that somebody would look for."""
    entries = settings_of_topics()["missing"]
    return [each["say"] for each in entries if groups is None or set(each["groups"]) & set(groups)]
