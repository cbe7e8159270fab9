"""Works out the figures of a topic for an area, beside those of the areas that it is compared with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eia_tui.evidence.areas import BOTH, Area, OurArea, area_with_code, comparators
from eia_tui.evidence.official_data import counts
from eia_tui.evidence.own_figures import OwnFigures, OwnTopic
from eia_tui.evidence.rounding import is_few, is_hidden, percent, rounded_count
from eia_tui.evidence.topics import FOR_AREA, Topic, base_category, category_label, for_area_itself, topics
from eia_tui.system.errors import UserError

Fraction = tuple[int, int]
"""A count, and the base that it is a part of."""


@dataclass(frozen=True)
class FigureRow:
    """The figures of one category."""

    category: str
    """As in the file, for other programs."""
    label: str
    """What readers see."""
    count: int | None
    """Rounded; None for fewer than ten."""
    percent: float | None
    """With one decimal; None where it would say too much about a few people, or the base is not known."""
    comparators: Mapping[str, float | None]
    """The percentages of the areas that it is compared with, by name."""


class TopicFigures(NamedTuple):
    """A topic for an area."""

    topic: Topic
    area: OurArea
    compared: tuple[OurArea, ...]
    rows: Sequence[FigureRow]
    own: OwnTopic | None = None
    """The council's own figures, where they win over the official ones."""


class Figures(NamedTuple):
    """All figures for an area: the official ones, and a council's own, which win."""

    area: OurArea
    own: OwnFigures

    def topics(self, groups: Sequence[str] | None = None) -> list[Topic]:
        """The topics about these groups, or all, a council's own first where they are not among the official ones."""
        own = [topic.topic for topic in self.own.topics if topic.topic.id not in {each.id for each in topics()}]
        found = [each for each in (*own, *topics()) if groups is None or set(each.groups) & set(groups)]
        return [each for topic in found for each in ((topic,) if topic.for_area else (topic, for_area_itself(topic)))]

    def figures(self, topic: Topic, *, whole: bool = False, group: str = "") -> TopicFigures | None:
        """The main figures of a topic, or the whole of it; None where nobody counted it for the area."""
        own = self.own.topic(topic.id)
        if own and (rows := own.for_areas(self.area.codes)):
            return self._own(own, rows)
        if not topic.source:
            return None
        area = self.area if topic.for_area else OurArea((_area(BOTH),))
        compared = comparators(area)
        fractions = official(topic, area)
        if not fractions:
            return None
        beside = [(each.name, official(topic, each)) for each in compared]
        chosen = [each for each in topic.chosen(whole=whole, group=group) if each in fractions]
        rows_ = [
            _row(each, fractions[each], {name: known.get(each) for name, known in beside}, topic) for each in chosen
        ]
        return TopicFigures(topic, area, compared, rows_)

    def _own(self, own: OwnTopic, rows: Mapping[str, tuple[int, int | None]]) -> TopicFigures:
        compared = tuple(each for each in comparators(self.area) if own.for_areas(each.codes))
        beside = {each.name: own.for_areas(each.codes) for each in compared}
        shown = [
            FigureRow(
                category,
                category,
                None if is_few(count) else count,
                None if is_few(count) else _share(count, base),
                {name: _share(*known.get(category, (0, None))) for name, known in beside.items()},
            )
            for category, (count, base) in rows.items()
        ]
        return TopicFigures(own.topic, self.area, compared, shown, own)


def _share(count: int, base: int | None) -> float | None:
    return percent(count, base) if base else None


def _area(code: str) -> Area:
    found = area_with_code(code)
    if found is None:
        raise UserError(f"figures.tsv.gz has no area {code}")
    return found


def official(topic: Topic, area: OurArea) -> dict[str, Fraction]:
    """The official counts of a topic and their base, summed over the parts of an area; empty where one has none."""
    name = topic.id.removesuffix(FOR_AREA)
    parts = [counts(code, name) for code in area.codes]
    if not all(parts):
        return {}
    base = sum(part[base_category(topic)] for part in parts)
    return {category: (sum(part[category] for part in parts), base) for category in topic.categories}


def _row(category: str, figure: Fraction, beside: Mapping[str, Fraction | None], topic: Topic) -> FigureRow:
    count, base = figure
    hidden = not topic.exact and is_hidden(count, base)
    shown = count if topic.exact else None if hidden or is_few(count) else rounded_count(count)
    shares = {name: percent(*other) if other else None for name, other in beside.items()}
    label = category_label(category)
    return FigureRow(category, topic.labels.get(label, label), shown, None if hidden else percent(count, base), shares)
