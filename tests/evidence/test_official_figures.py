"""The official figures: published totals, parts that add up, rounding, comparators, and what must be said."""

import gzip
import itertools
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.evidence.areas import Area, OurArea, areas, find_our_area
from eia_tui.evidence.figures import Figures, official
from eia_tui.evidence.official_data import columns, counts, evidence_folder, named_cells
from eia_tui.evidence.own_figures import OwnFigures
from eia_tui.evidence.rounding import is_hidden, percent, rounded_count
from eia_tui.evidence.topics import OF_WHICH, Topic, base_category, missing_notes, topics
from eia_tui.evidence.writing import as_list, as_markdown, as_sentences
from tests.conftest import ROOT

BY_ID = {topic.id: topic for topic in topics()}
WHOLES = [topic for topic in topics() if not topic.parts.startswith("none")]


def figures(area: str) -> Figures:
    return Figures(find_our_area(area), OwnFigures())


def count(area: str, topic: str, category: str = "") -> int:
    found = figures(area)
    base = base_category(BY_ID[topic])
    return sum(counts(code, topic)[category or base] for code in found.area.codes)


@pytest.mark.parametrize(
    ("area", "topic", "category", "published", "apart"),
    [
        # Office for National Statistics, Population and household estimates, England and Wales: Census 2021, 28 June 2022
        ("England and Wales", "age", "", 59_597_542, 4),
        ("England", "age", "", 56_490_048, 3),
        ("Wales", "age", "", 3_107_494, 2),
        # Office for National Statistics, Gender identity, England and Wales: Census 2021, 6 January 2023
        ("England and Wales", "gender_identity", "Not answered", 2_914_625, 5),
        ("England and Wales", "gender_identity", "Of which different from sex registered at birth", 262_113, 25),
        # The districts of the county, against its own table TS007
        ("Blaby + Charnwood + Harborough + Hinckley and Bosworth + Melton + North West Leicestershire + Oadby and Wigston",
         "age", "", 712_371, 25),
        ("Cumberland", "age", "", 273_244, 0),
        ("Westmorland and Furness", "age", "", 226_587, 0),
    ],
)  # fmt: skip
def test_the_totals_are_the_published_ones(area: str, topic: str, category: str, published: int, apart: int):
    assert abs(count(area, topic, category) - published) <= apart


@pytest.mark.parametrize("topic", WHOLES, ids=lambda topic: topic.id)
def test_the_parts_of_a_topic_add_up_to_its_base_in_every_area(topic: Topic):
    parts = [each for each in topic.categories if not each.startswith(OF_WHICH)]
    if not topic.parts:  # as in topics.toml: what has a colon is a part of the category before it
        parts = [each for each in parts if ": " not in each]
    assert len(parts) > 1
    for area in areas():
        found = counts(area.code, topic.id)
        assert sum(found[part] for part in parts) == found[base_category(topic)], area


def test_every_area_has_every_figure_but_the_indices_of_england():
    assert len(areas()) == 371
    missing = {topic.id for area in areas() for topic in topics() if not official(topic, OurArea((area,)))}
    (indices,) = missing
    welsh = [area for area in areas() if not official(BY_ID[indices], OurArea((area,)))]
    assert {area.country for area in welsh} == {"W92000004", "K04000001"}


def test_the_script_makes_the_shipped_file_of_a_table_with_the_same_numbers(tmp_path: Path):
    shipped = evidence_folder() / "figures.tsv.gz"
    rows = [line.split("\t") for line in gzip.decompress(shipped.read_bytes()).decode().split("\n")]
    table = tmp_path / "table.csv"
    quoted = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    table.write_text(quoted, encoding="utf-8")
    script = ROOT / "scripts" / "census_figures.py"
    made = subprocess.run([sys.executable, script, table, tmp_path], capture_output=True, text=True, check=True)
    assert made.stdout.startswith("371 areas, 52,215 numbers, ")
    assert (tmp_path / "figures.tsv.gz").read_bytes() == shipped.read_bytes()
    assert shipped.stat().st_size < 150_000


def test_topics_and_columns_are_the_same():
    assert set(columns()) == set(BY_ID)
    for topic in topics():
        assert topic.chosen()
        assert set(topic.chosen()) <= set(topic.categories)
        for group in topic.main_for:
            assert group in topic.groups
            assert topic.chosen(group=group)


def test_the_seed_of_the_check_is_what_the_census_says():
    """The published assessment prints 20.7% aged 65 and over, cut off instead of rounded."""
    found = figures("Leicestershire").figures(BY_ID[topics()[0].id])
    assert found
    row = next(row for row in found.rows if row.label == "Aged 65 and over")
    assert (row.count, row.percent, row.comparators) == (148_100, 20.8, {"East Midlands": 19.5, "England": 18.4})


@given(st.integers(0, 60_000_000))
def test_a_count_is_rounded_to_hundreds_or_to_tens_below_a_thousand(exact: int):
    to = 100 if exact >= 1_000 else 10
    assert rounded_count(exact) % to == 0
    assert abs(rounded_count(exact) - exact) <= to / 2


@given(
    st.integers(1, 60_000_000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))), st.integers(0, 3)
)
def test_a_share_is_rounded_to_its_decimals_with_halves_up(share: tuple[int, int], decimals: int):
    part, base = share
    rounded = percent(part, base, decimals)
    # in whole numbers: the distance is at most half a unit, and a half goes up
    units = round(rounded * 10**decimals)
    assert -base < 2 * (units * base - part * 100 * 10**decimals) <= base


def test_a_half_goes_up():
    assert (percent(205, 1000), percent(2085, 10_000), rounded_count(145), rounded_count(1_250)) == (
        20.5,
        20.9,
        150,
        1_300,
    )


@pytest.mark.parametrize("area", ["Isles of Scilly", "City of London"])
def test_nothing_under_ten_is_shown_in_a_very_small_area(area: str):
    found = figures(area)
    hidden = 0
    for topic in found.topics():
        each = found.figures(topic, whole=True)
        assert each
        exact = official(topic, each.area)
        for row in each.rows:
            if not topic.exact and is_hidden(*exact[row.category]):
                assert (row.count, row.percent) == (None, None)
                assert f"| {row.label}" in as_markdown([each])
                hidden += 1
    assert hidden > 3


@pytest.mark.parametrize(
    ("area", "beside"),
    [
        ("Leicestershire", ["East Midlands", "England"]),
        ("Leicester + Rutland", ["East Midlands", "England"]),
        ("Leicester + Norwich", ["England"]),
        ("Cardiff", ["Wales"]),
        ("Cardiff + Swansea", ["Wales"]),
        ("Cheshire West and Chester; Flintshire", ["England and Wales"]),
        ("East Midlands", ["England"]),
        ("England", ["England and Wales"]),
        ("England and Wales", []),
    ],
)
def test_an_area_is_compared_with_its_region_and_country(area: str, beside: list[str]):
    found = figures(area)
    each = found.figures(found.topics()[0])
    assert each
    assert [compared.name for compared in each.compared] == beside


def test_several_districts_together_are_the_sum_of_their_people():
    one, other, both = (figures(name) for name in ("Blaby", "Melton", "Blaby + Melton"))
    for topic in topics():
        parts = [official(topic, each.area) for each in (one, other)]
        for category, (counted, base) in official(topic, both.area).items():
            assert (counted, base) == tuple(map(sum, zip(*(part[category] for part in parts), strict=True)))


def test_gender_identity_is_that_of_england_and_wales_until_the_areas_own_is_asked_for():
    found = figures("Leicester")
    by_id = {topic.id: topic for topic in found.topics()}
    topic = next(topic for topic in topics() if not topic.for_area)
    default, asked = found.figures(by_id[topic.id]), found.figures(by_id[f"{topic.id}_area"])
    assert default
    assert asked
    assert (default.area.name, default.compared) == ("England and Wales", ())
    assert (asked.area.name, [each.name for each in asked.compared]) == ("Leicester", ["East Midlands", "England"])
    for each in (default, asked):
        for written in (as_markdown([each]), as_list([each]), "\n".join(as_sentences([each]))):
            assert topic.say in written
            assert "Official statistics in development" in written


@pytest.mark.parametrize("topic", topics(), ids=lambda topic: topic.id)
def test_the_caveat_of_a_topic_is_always_given(topic: Topic):
    found = figures("Leicestershire")
    for whole, group in itertools.product((False, True), ("", *topic.groups)):
        each = found.figures(topic, whole=whole, group=group)
        assert each
        for written in (as_markdown([each]), as_list([each]), "\n".join(as_sentences([each]))):
            assert topic.say in written
            assert topic.table in written
            assert "Open Government Licence v" in written
            if topic.added_up:
                assert "counts may differ from the published ones" in written


def test_missing_figures_are_named():
    groups = {group for topic in topics() for group in topic.groups}
    notes = " ".join(missing_notes())
    for words in ("care experience", "Births", "Languages by name", "Serving personnel", "Asylum seekers"):
        assert words in notes
    without = [note for note in missing_notes() if not any(note in missing_notes([group]) for group in groups)]
    assert without == [missing_notes()[0]]  # care experience, about which there is no topic


def test_areas_of_one_name_are_distinguished_and_the_council_of_today_comes_first():
    names = [area.name for area in areas()]
    twice: dict[str, list[Area]] = {
        name: [area for area in areas() if area.name == name] for name in names if names.count(name) > 1
    }
    assert set(twice) == {"Somerset", "North Yorkshire"}
    for now, then in twice.values():
        assert "2023" in now.label
        assert "county" in then.label
        assert find_our_area(now.name).codes == (now.code,)
        assert find_our_area(then.code).codes == (then.code,)
    assert len({area.label for area in areas()}) == len(named_cells())
