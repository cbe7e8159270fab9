"""What is in the draft can be read at the prompts, pictures can be added, and a command in a long answer is questioned."""

from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Line, Prose, Rows
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


def test_a_command_with_an_argument_never_becomes_a_line_of_a_long_answer_unsaid(path: Path, eia: Run):
    at, asked = number(path, Prose)
    lines = ["One.", "go 82", "change 1", "read all", "Two.", "delete 2", "text", "."]
    shown = eia("--plain", path, typed="\n".join([f"go {at}", *lines, "quit", ""])).stdout
    assert open_draft(path).answer(asked.address) == "One.\nTwo.\ndelete 2"
    for command in ("go 82", "change 1", "read all"):
        assert f"“{command}” was not done, and is not in the answer." in shown


def test_a_command_for_a_row_is_no_answer_to_another_question(path: Path, eia: Run):
    rows, asked = number(path, Rows)
    typed = f"go 2\nchange 1\ngo {rows}\nadd Write to carers\n.\ndelete 1\nsay copy 1\ntake 3\ndone\nquit\n"
    shown = eia("--plain", path, typed=typed).stdout
    assert f"If you mean the command, type go {rows}, and then change 1." in shown
    assert "If “change 1” is your answer, type: say change 1" in shown
    assert "If you mean the command, type done to go back to the rows, and then delete 1." in shown
    draft = open_draft(path)
    assert draft.answer(asked.address) == [{"action": "Write to carers", "responsible": "copy 1"}]
    assert "change 1" not in [value for _, _, value in draft.answers()]


@pytest.mark.parametrize(("word", "row"), [("done", 0), ("back", 1), ("next", 2)])
def test_a_command_of_the_row_ends_the_long_answer_of_a_cell(path: Path, eia: Run, word: str, row: int):
    at, asked = number(path, Rows)
    shown = eia("--plain", path, typed=f"go {at}\nadd\nWrite to carers\n{word}\n{word}\nquit\n").stdout
    assert open_draft(path).answer(asked.address) == [{"action": "Write to carers"}]
    after = shown.partition("Saved")[2]
    assert ("Row 1, 1 of" in after, "Row 1, 3 of" in after) == (row == 1, False)
    assert ("1 row in all" in after) == (row == 0)


def test_a_command_for_a_row_is_questioned_as_a_reason(path: Path, eia: Run):
    shown = eia("--plain", path, typed="send 1\ndelete 1\nreview date\nback\nquit\n").stdout
    for line in ("delete 1", "review date"):
        assert f"“{line}” is a command, and does not work at this question." in shown


def test_next_after_a_long_answer_goes_to_the_next_question_and_no_further(path: Path, eia: Run):
    at, _ = number(path, Prose)
    shown = eia("--plain", path, typed=f"go {at}\nOne.\nnext\nnext\nquit\n").stdout
    assert shown.rpartition("Question ")[2].startswith(f"{at + 1} of")
