"""`figures` reads official figures as sentences, and puts them into the answer if that is wanted."""

from pathlib import Path

import pytest

from eia_tui.evidence.chosen_area import AREA
from eia_tui.evidence.topics import topics
from eia_tui.form.definition import Form
from eia_tui.plain.question_numbers import number_of
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.settings import read_settings
from tests.conftest import Run
from tests.plain.prompts import go_to, journalled, prompts, type_in
from tests.tui.test_figures import elsewhere  # noqa: F401  a fixture

pytestmark = pytest.mark.slow


def number(path: Path, address: str) -> int:
    """The number of a question."""
    return number_of(open_draft(path), address)


def talk(eia: Run, path: Path, *lines: str) -> str:
    completed = eia("--plain", path, typed="".join(f"{line}\n" for line in (*lines, "quit")))
    assert (completed.returncode, completed.stderr) == (0, "")
    return completed.stdout


def evidence(form: Form) -> str:
    return next(form.with_role("evidence")).address


def test_topics_are_read_as_sentences_and_put_in_as_a_table(path: Path, form: Form, eia: Run):
    go = f"go {number(path, evidence(form))}"
    output = talk(eia, path, go, "figures", "1, 99", "1 4", "yes", "More older people.")
    assert "Type numbers from 1 to" in output
    assert "Aged 65 and over: 148,100, 20.8%. Compared with: East Midlands 19.5%, England 18.4%." in output
    assert "Not adjusted for age: an older area has more disabled people" in output
    assert "|" not in output.split("Type yes to put")[0]
    written = str(open_draft(path).answer(evidence(form)))
    assert "| Aged 65 and over | 148,100 | 20.8% | 19.5% | 18.4% |" in written
    assert written.endswith("\n\nWhat this shows for this proposal: More older people.")


def test_a_command_at_the_question_what_figures_show_is_questioned_and_back_inserts_nothing(
    path: Path, form: Form, eia: Run
):
    at = number(path, evidence(form))
    question = (f"go {at}", "figures", "1", "yes")
    output = talk(eia, path, *question, "go 3", "back")
    assert "“go 3” is a command, and does not work at this question." in output
    assert open_draft(path).answer(evidence(form)) is None
    talk(eia, path, *question, "go 3", "go 3")
    assert str(open_draft(path).answer(evidence(form))).endswith("for this proposal: go 3")


def test_enter_alone_inserts_the_figures_without_words(path: Path, form: Form, eia: Run):
    output = talk(eia, path, f"go {number(path, evidence(form))}", "figures", "1", "yes", "")
    assert "Enter alone inserts only the figures:" in output
    assert "| --- |" in str(open_draft(path).answer(evidence(form)))


def test_nothing_is_put_in_without_a_yes(path: Path, form: Form, eia: Run):
    go = f"go {number(path, evidence(form))}"
    for answers in (["no"], ["back"], []):
        talk(eia, path, go, "figures", "1", *answers)
        assert open_draft(path).answer(evidence(form)) is None


def test_at_a_groups_question_its_figures_are_read_with_what_is_not_there(path: Path, form: Form, eia: Run):
    groups = {group for topic in topics() for group in topic.groups}
    steps = [step for step in form.steps if step.group and step.group.id in groups]
    step = next(step for step in steps if "pregnan" in step.address)
    output = talk(eia, path, f"go {number(path, step.asked[-1].address)}", "figures", "no")
    assert "Aged under 1: 6,600, 0.9%." in output
    assert "Births and maternities by area are not included." in output


def test_one_topic_is_read_by_its_name_and_an_answer_that_begins_with_the_word_is_an_answer(
    path: Path, form: Form, eia: Run
):
    go = f"go {number(path, evidence(form))}"
    assert "Hindu: 26,300, 3.7%." in talk(eia, path, go, "figures religion", "no")
    talk(eia, path, go, "figures show that more people ride than ever", ".")
    assert open_draft(path).answer(evidence(form)) == "figures show that more people ride than ever"


def test_asking_for_a_group_without_figures_gives_a_message_and_no_answer(path: Path, form: Form, eia: Run):
    output = talk(eia, path, f"go {number(path, evidence(form))}", "figures care experience")
    assert "There is no census figure on care experience" in output
    assert open_draft(path).answer(evidence(form)) is None


def test_the_area_is_asked_once(elsewhere: Form, eia: Run):  # noqa: F811
    path = new_draft("A policy", elsewhere)
    output = talk(eia, path, "figures", "Nowhere", "Norwich", "all", "1")
    assert "There are no figures for an area called 'Nowhere'" in output
    assert "Age, Norwich, Census 2021." in output
    assert len(read_settings().area) == 1
    assert "Age, Norwich" in talk(eia, path, "figures", "1")
    talk(eia, path, "figures area", "Blaby + Melton", "one")
    assert open_draft(path).answer(AREA) == ["E07000129", "E07000133"]
    assert len(read_settings().area) == 1
    assert "Age, Blaby and Melton" in talk(eia, path, "figures", "1")


def test_the_command_prints_figures_areas_and_json(eia: Run):
    import json

    whole = eia("figures", "Leicestershire", "--topic", "age")
    assert whole.returncode == 0
    assert "Aged 0 to 4: 36,000, 5.1%." in whole.stdout
    found = json.loads(eia("figures", "Leicestershire", "--json").stdout)
    assert found["area"] == {"code": "E10000018", "name": "Leicestershire"}
    assert {"topic", "table", "date", "source", "note", "rows"} <= set(found["topics"][0])
    rows = {row["category"]: row for topic in found["topics"] for row in topic["rows"]}
    assert rows["Aged 65 and over"]["percent"] == 20.8
    assert rows["Aged 65 and over"]["comparators"] == {"East Midlands": 19.5, "England": 18.4}
    usual = eia("figures", "--topic", "age")
    assert usual.stdout == whole.stdout, "without an area: that of the council whose form it is"
    listed = eia("figures", "--areas").stdout.splitlines()
    assert len(listed) == 371
    assert "E10000018 Leicestershire" in listed
    assert len(json.loads(eia("figures", "--areas", "--json").stdout)) == 371


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["Nowhere"], "There are no figures for an area called 'Nowhere'"),
        (["Leicester", "--topic", "care_experience"], "There is no census figure on care experience"),
        (["Leicester", "--topic", "births"], "Births and maternities by area are not included"),
        (["Leicester", "--topic", "nope"], "There is no topic 'nope': expected one of age, sex,"),
    ],
)
def test_what_cannot_be_printed_is_one_line(arguments: list[str], says: str, eia: Run):
    completed = eia("figures", *arguments)
    assert (completed.returncode, completed.stdout) == (2, "")
    (line,) = completed.stderr.splitlines()
    assert says in line


def test_what_figures_show_is_there_again_when_the_program_is_killed_meanwhile(path: Path, form: Form):
    with prompts(path) as terminal:
        go_to(terminal, number(path, evidence(form)))
        for typed, shown in (("figures", "Type the numbers"), ("1", "Insert them"), ("yes", "What do they show")):
            type_in(terminal, typed)
            terminal.until(shown.lower() if shown == "Insert them" else shown)
            terminal.settle()
        terminal.send("More older people")
        terminal.until("More older people")
        assert journalled(path, "More older people")
        terminal.kill()
    with prompts(path) as terminal:
        terminal.until("You had typed “More older people” when the program closed.")
