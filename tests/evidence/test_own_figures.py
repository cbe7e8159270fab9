"""A council's own figures win over the official ones, and a bad file is one line that names file and row."""

from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.evidence.areas import find_our_area
from eia_tui.evidence.figures import Figures, TopicFigures
from eia_tui.evidence.own_figures import OwnFigures, own_figures
from eia_tui.evidence.topics import topics
from eia_tui.evidence.writing import as_markdown
from eia_tui.form.definition import Form

HEAD = "area_code,area_name,topic,category,count,base,source,reference_date"
USERS = 'E10000018,,Library users,Aged 65 and over,"12,400",41200,Library register,2026-03-31'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of a form, with a folder for figures."""
    (tmp_path / "form" / "evidence").mkdir(parents=True)
    return tmp_path / "form"


def read(folder: Path, *rows: str, head: str = HEAD, name: str = "own.csv", encoding: str = "utf-8") -> OwnFigures:
    (folder / "evidence" / name).write_bytes("\n".join((head, *rows)).encode(encoding))
    return own_figures(folder)


def found(own: OwnFigures, topic: str, area: str = "Leicestershire") -> TopicFigures | None:
    figures = Figures(find_our_area(area), own)
    return next((figures.figures(each) for each in figures.topics() if each.label == topic), None)


def test_a_topic_of_the_councils_own_is_shown_with_its_source(folder: Path):
    users = found(read(folder, USERS), "Library users")
    assert users
    assert as_markdown([users]).split("\n") == [
        "| Library register, 31 March 2026 | Number | Leicestershire |",
        "| --- | --: | --: |",
        "| Aged 65 and over | 12,400 | 30.1% |",
        "",
        "Source: Library register, 31 March 2026.",
    ]


@pytest.mark.parametrize("by", ["id", "label"])
def test_own_figures_win_over_the_official_ones_for_their_area_only(by: str, folder: Path):
    topic = topics()[0]
    own = read(
        folder, f"E10000018,,{getattr(topic, by)},Aged 65 and over,160000,750000,ONS mid-year estimates,June 2025"
    )
    ours, other = found(own, topic.label), found(own, topic.label, "Leicester")
    assert ours
    assert other
    assert [(row.label, row.count, row.percent) for row in ours.rows] == [("Aged 65 and over", 160_000, 21.3)]
    assert "Source: ONS mid-year estimates, June 2025." in as_markdown([ours])
    assert "Census" not in as_markdown([ours])
    assert other.own is None


def test_figures_beside_the_form_win_over_those_beside_the_settings(folder: Path, home: Path):
    (home / "evidence").mkdir(parents=True)
    (home / "evidence" / "a.csv").write_text(f"{HEAD}\n{USERS.replace('12,400', '1')}\n", encoding="utf-8")
    shown = found(own_figures(None), "Library users")
    assert shown
    assert shown.rows[0].count is None  # fewer than ten
    shown = found(read(folder, USERS), "Library users")
    assert shown
    assert shown.rows[0].count == 12_400


def test_several_districts_need_the_figures_of_each(folder: Path):
    row = "{},,Users,All,{},100,Register,2026"
    own = read(folder, row.format("E07000129", 30), row.format("E07000133", 50))
    both = found(own, "Users", "Blaby + Melton")
    assert both
    assert (both.rows[0].count, both.rows[0].percent) == (80, 40.0)
    assert found(own, "Users", "Blaby + Charnwood") is None


def test_groups_put_a_topic_beside_the_questions_about_them(folder: Path, form: Form):
    group = form.groups[0].id
    own = read(folder, f"{USERS},{group}", head=f"{HEAD},groups")
    labels = [topic.label for topic in Figures(find_our_area("Leicestershire"), own).topics([group])]
    assert labels[0] == "Library users"


def test_the_source_is_that_of_the_areas_that_are_shown(folder: Path):
    row = "{},,Users,All,30,100,{},2026"
    own = read(
        folder,
        row.format("E07000129", "Register of Blaby"),
        row.format("E10000018", "Register of the county"),
        row.format("E12000004", "Register of the region"),
    )
    shown = found(own, "Users")
    assert shown
    text = as_markdown([shown])
    assert text.startswith("| Register of the county, 2026 | Number | Leicestershire | East Midlands |")
    assert text.endswith("Source: Register of the county, 2026; Register of the region, 2026.")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b"])
def test_a_line_break_in_a_cell_keeps_its_words_apart(end: str, folder: Path):
    shown = found(read(folder, USERS.replace("Library register", f'"Library{end}register"')), "Library users")
    assert shown
    assert as_markdown([shown]).endswith("Source: Library register, 31 March 2026.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_files_that_excel_saves_are_read(encoding: str, separator: str, folder: Path):
    head = HEAD.replace(",", separator).upper()
    row = separator.join(["", "Leicestershire", "Café users", "All", "30", "", "Register", "2026"])
    shown = found(read(folder, row, "", separator * 7, head=head, encoding=encoding), "Café users")
    assert shown
    assert (shown.rows[0].count, shown.rows[0].percent) == (30, None)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (USERS.replace("E10000018", "E99"), "row 3: there is no area 'E99'"),
        (USERS.replace("E10000018", ""), "row 3: there is no area ''"),
        (USERS.replace('"12,400"', "many"), "row 3: count is 'many', and should be a whole number"),
        (USERS.replace('"12,400"', "-5"), "row 3: count is '-5'"),
        (USERS.replace('"12,400"', "1.5"), "row 3: count is '1.5'"),
        (USERS.replace('"12,400"', "50000"), "row 3: the count 50,000 is larger than the base 41,200"),
        (USERS.replace('"12,400"', "12,400"), "row 3: it has 9 cells, and the heading 8"),
        (USERS.replace('"12,400"', ""), "row 3: count is empty"),
        (USERS.replace("Library register", ""), "row 3: source is empty"),
        (USERS.replace("10000018,", "10000019,Leicestershire"), "row 3: 'E10000019' is the code of Lincolnshire, and"),
        (USERS.replace("2026", "2025"), "row 3: row 2 has the same area, topic and category. Keep the newest of them"),
        ('"E10000018', "row"),
    ],
)
def test_a_bad_file_is_one_line_that_names_file_and_row_and_the_others_are_used(row: str, says: str, folder: Path):
    read(folder, USERS.replace("Library", "Museum"), name="good.csv")
    own = read(folder, USERS, row, name="bad.csv")
    (problem,) = own.problems
    assert f"{folder / 'evidence' / 'bad.csv'}, {says}" in problem
    assert "\n" not in problem
    assert [each.topic.label for each in own.topics] == ["Museum users"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "row 1: the column area_code is missing"),
        (b"area_code,area_name\nE10000018,x", "row 1: the column topic is missing"),
        (b"PK\x03\x04\x00\x00\xff\xfe", "is not a text file: save it as CSV UTF-8"),
    ],
)
def test_a_file_that_is_not_a_table_of_figures_gives_one_line(content: bytes, says: str, folder: Path):
    (folder / "evidence" / "own.csv").write_bytes(content)
    (problem,) = own_figures(folder).problems
    assert says in problem


def test_text_of_a_file_cannot_break_the_table(folder: Path):
    row = 'E10000018,,Users,"a | b\n\x1b[31m c",30,60,Register,2026'
    shown = found(read(folder, row), "Users")
    assert shown
    lines = as_markdown([shown]).split("\n")
    assert len(lines) == 5
    assert "\x1b" not in lines[2]
    assert r"a \| b" in lines[2]


def test_the_check_leaves_a_topic_alone_that_the_council_has_newer_figures_about(
    draft: Draft, folder: Path, home: Path
):
    from eia_tui.checks.figures import figure_differs

    draft.put(next(draft.form.with_role("evidence")).address, "In Leicestershire 21.3% are aged 65 and over.")
    assert list(figure_differs(draft))
    (home / "evidence").mkdir(parents=True)
    row = f"E10000018,,{topics()[0].id},Aged 65 and over,160000,750000,ONS mid-year estimates,June 2025"
    (home / "evidence" / "a.csv").write_text(f"{HEAD}\n{row}\n", encoding="utf-8")
    assert list(figure_differs(draft)) == []
