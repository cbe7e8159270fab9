"""What is in the draft can be read at the prompts, pictures can be added, and a command in a long answer is questioned."""

from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Line, Prose
from eia_tui.plain.reading import answer_lines, prose_lines
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft
from tests.approvals import put, signed
from tests.conftest import Run
from tests.images import png
from tests.plain.prompts import number

ANSWER = """## Who answered

- **412** residents
    - by letter
- [the minutes](https://example.org/minutes)

| Ward | Visits |
| --- | --- |
| North | 12 |
| South | 30 |

Chart: bars

![Bar chart: most are over 75.](pictures/a.png)"""


def test_read_reads_the_whole_answer_as_it_will_print(path: Path, eia: Run):
    at, asked = number(path, Prose)
    put(path, asked.address, ANSWER)
    shown = eia("--plain", path, typed=f"go {at}\nread\nquit\n").stdout
    assert "Type read to read all of it." in shown
    for line in (
        "Heading: Who answered",
        "- 412 residents",
        "  - by letter",
        "- the minutes (https://example.org/minutes)",
        "Table with 2 columns and 2 rows: Ward, Visits.",
        "Row 2. Ward: South; Visits: 30.",
        "Picture: Bar chart: most are over 75.",
    ):
        assert f"{line}\n" in shown
    assert "printed above the table: North: 12; South: 30." in shown
    assert open_draft(path).answer(asked.address) == ANSWER


@pytest.mark.parametrize("which", ["example", "signed"])
def test_read_all_reads_the_whole_form_also_where_it_can_only_be_read(which: str, path: Path, form: Form, eia: Run):
    draft = find_draft("example") if which == "example" else signed(path, form)
    shown = eia("--plain", draft, typed="read all\nquit\n").stdout
    for address, question in open_draft(draft).form.questions.items():
        value = open_draft(draft).answer(address)
        if isinstance(question, Line) and value:
            assert f"\n{question.label}\n{value}\n" in shown
    for group in form.groups:
        assert f"{group.label}." in shown
    assert "Row 1." in shown


def test_a_question_that_is_a_column_is_read_out_without_a_colon_behind_it():
    shown = list(answer_lines(example := open_draft(find_draft("example")), next(example.form.with_role("actions"))))
    assert any(line.startswith("What action is planned? ") for line in shown)
    shown += prose_lines("| Who answered? | Note: |\n| --- | --- |\n| Carers | by post |")
    assert shown[-1] == "Row 1. Who answered? Carers; Note: by post."
    assert not any("?:" in line or "::" in line for line in shown)
    assert (
        list(prose_lines("| Who | Note |\n| --- | --- |\n| Carers. | By post. |"))[-1]
        == "Row 1. Who: Carers. Note: By post."
    )


def test_a_picture_is_added_by_a_command_or_by_dropping_it_and_is_described(path: Path, tmp_path: Path, eia: Run):
    at, asked = number(path, Prose)
    file = tmp_path / "bus stop.png"
    file.write_bytes(png(4, 3))
    put(path, asked.address, "We looked.")
    eia("--plain", path, typed=f"go {at}\npicture {file}\nThe shelter, [broken]\nquit\n")
    first = open_draft(path).answer(asked.address)
    assert isinstance(first, str)
    assert first.startswith("We looked.\n\n![The shelter, \\[broken\\]](pictures/")
    shown = eia("--plain", path, typed=f"go {at}\n'{file}'\npicture\nAnother\nback\n{file}\nback\nquit\n").stdout
    assert "“bus stop.png” is a picture" in shown
    assert str(open_draft(path).answer(asked.address)).count("![") == 2
    shown = eia("--plain", path, typed=f"go {at}\nfile {file}\npicture {tmp_path / 'none.png'}\nquit\n").stdout
    assert f"type: picture {file}" in shown
    assert "none.png is not there" in shown
    assert str(open_draft(path).answer(asked.address)).count("![") == 2


@pytest.mark.parametrize(
    ("lines", "kept", "then"),
    [
        (["back", "back"], "One.", "back"),
        (["back", "text", "."], "One.\nback", ""),
        (["back", "."], "One.", ""),
        (["back", "Two.", "."], "One.\nback\nTwo.", ""),
        (["help", "."], "One.", ""),
        (["quit", "quit"], "One.", "quit"),
    ],
)
def test_a_command_in_a_long_answer_is_questioned(lines: list[str], kept: str, then: str, path: Path, eia: Run):
    at, asked = number(path, Prose)
    shown = eia("--plain", path, typed="\n".join([f"go {at}", "One.", *lines, "todo", ""])).stdout
    assert open_draft(path).answer(asked.address) == kept
    assert ("You are writing an answer" in shown) == ("help" in lines)
    if "help" not in lines:
        assert f"“{lines[0]}” is a command. To end the answer here and do that, type {lines[0]} again." in shown
    assert (shown.count(f"Question {at} of") == 2) == (then == "back")


def test_what_to_do_with_an_answer_that_is_there_is_explained_and_nothing_typed_is_lost(path: Path, eia: Run):
    at, asked = number(path, Prose)
    put(path, asked.address, "There before.")
    shown = eia("--plain", path, typed=f"go {at}\nNew.\n.\nforward\nkeep\nquit\n").stdout
    assert "“forward” is not one of these words." in shown
    assert "add to have it below the answer" in shown
    assert open_draft(path).answer(asked.address) == "There before."
    eia("--plain", path, typed=f"go {at}\nNew.\n.\nquit\n")
    assert open_draft(path).answer(asked.address) == "There before.\n\nNew."
