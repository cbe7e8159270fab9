"""One complete run of each mode in a real terminal: the wizard and the prompts write the same Word form."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form, Step
from eia_tui.form.kinds import Choice, Choices, Date, Line, Prose, Question, Rows
from eia_tui.form.stages import stage_addresses, stage_that_fills_in
from eia_tui.form.values import answer_text
from eia_tui.storage.catalogue import list_drafts
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.position import last_position
from eia_tui.word.ooxml import w
from tests.approvals import ready
from tests.conftest import ROOT, WORD, Run
from tests.form_counts import STEPS, step_line
from tests.imports.sent_back import NAMESPACES, SentBack, council_map, elements, p
from tests.plain.test_interview import typed
from tests.sample_answers import sample
from tests.terminal import KEYS, Terminal, eia
from tests.word_document import WordDocument

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal in Python"),
]
NAME = "Mobile library timetable"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"


def answered(form: Form, groups: int | None = None) -> list[Step]:
    """The steps that are filled in: all, or those of the first groups and of none."""
    return [step for step in form.steps if step.group is None or step.group in form.groups[:groups]]


def expected(form: Form, groups: int | None = None) -> Draft:
    """The draft as a run fills it in."""
    draft = Draft(form, {})
    for step in answered(form, groups):
        for asked in step.asked:
            if asked in draft.shown(step):
                draft.put(
                    asked.address, NAME if asked.question.role == "name" else sample(asked.address, asked.question)
                )
    return draft


def focused_lines(screen: str) -> list[str]:
    """The lines of the focused field."""
    return [line.split("║")[1] for line in screen.splitlines() if "║" in line]


def answer(terminal: Terminal, address: str, question: Question) -> None:
    """Answers the focused question, and leaves it with Tab."""
    value = sample(address, question)
    match question:
        case Line() | Date():
            terminal.send(answer_text(question, value))
        case Prose():
            terminal.send(f"{PASTE}{value}{PASTED}")
        case Choice():
            terminal.send("1")
        case Choices():
            terminal.send("12")
        case Rows():
            for number in (1, 2):
                terminal.press("a")
                for column in question.columns:
                    answer(terminal, f"{address} {number} {column.id}", column)
                terminal.settle()
                terminal.press("escape")
            terminal.until("2 ")
    terminal.send("\t")


@pytest.mark.slow(20)
@pytest.mark.parametrize(("size", "groups"), [((80, 24), None), ((120, 40), 1)])
def test_a_draft_goes_from_an_empty_home_to_the_word_form_and_again_after_a_kill(
    size: tuple[int, int], groups: int | None, form: Form, home: Path, eia_plain: str
):
    environment = {"EIA_WIZARD_HOME": str(home)}
    filled = expected(form, groups)
    with Terminal(eia(), size, environment) as terminal:
        terminal.until("Welcome.")
        terminal.press("enter")
        terminal.send(NAME)
        terminal.settle()
        terminal.press("enter")
        terminal.until(step_line(1), "Name of policy")  # it has the name already, and is at the next question
        for number, step in enumerate(form.steps, 1):
            terminal.until(step_line(number))
            if any(asked.question.role == "signed" for asked in step.asked):
                terminal.press("tab")  # from the status of the approvals
            for asked in filled.shown(step) if step in answered(form, groups) else ():
                if asked.question.role == "name":
                    continue
                if stage_that_fills_in(form, asked.address):
                    terminal.send(" ")
                    terminal.until("this box is for them")
                    terminal.press("down", "enter")
                    terminal.press("backspace")
                answer(terminal, asked.address, asked.question)
            terminal.settle()
            terminal.press("f8")
        terminal.until("Review and export", "Check your answers")
        terminal.press("x")
        terminal.until("The Word form is at")
        terminal.press("f7", "tab", "tab")
        terminal.until(step_line(STEPS - 1), "Saved ")
        (entry,) = list_drafts()
        position = [asked.address for asked in filled.shown(form.steps[-1])][1]
        for _ in range(50):  # the position is written within a second, unless the machine is busy
            terminal.settle(0.2)
            if last_position(entry.path) == position:
                break
        screen_before = terminal.text
    draft = open_draft(entry.path)
    for asked in filled.all_shown():
        assert draft.answer(asked.address) == filled.answer(asked.address), asked.address
    with Terminal(eia(NAME), size, environment) as terminal:
        terminal.until(step_line(STEPS - 1), "║")
        terminal.settle()
        assert focused_lines(terminal.text) == focused_lines(screen_before) != []
        terminal.press("f9", "x")
        terminal.until("The Word form is at")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    first, second = sorted(entry.path.parent.glob("*.docx"))
    same = WordDocument(export(filled, home / "same.docx").path).text if groups else eia_plain
    assert WordDocument(first).text == WordDocument(second).text == same
    (WORD / f"from-the-screens-{size[0]}.docx").write_bytes(first.read_bytes())


def edit_in_word(file: Path, path: Path, target: Path) -> Path:
    """Saves a Word form as a colleague sends it back: with a comment, and changes with and without tracking."""
    draft = open_draft(path)
    back = SentBack.opened(file, draft, council_map())
    first, second, third = (group.label for group in draft.form.groups[:3])
    by = 'w:id="9" w:author="Reviewer A" w:date="2026-11-20T10:00:00Z"'
    comment = f"<w:comment {by}><w:p><w:r><w:t>Source?</w:t></w:r></w:p></w:comment>"
    content = f"<w:comments {NAMESPACES}>{comment}</w:comments>".encode()
    back.relate("rComments", "comments", "comments.xml", content=content)
    back.cell(first, 1)[-1].extend(elements('<w:r><w:commentReference w:id="9"/></w:r>'))
    inserted = f"<w:ins {by}><w:r><w:t>Some share one.</w:t></w:r></w:ins>"
    back.cell(first, 2).findall(w("p"))[0].append(elements(inserted)[0])
    back.put(second, p("Most will not know."), 2)
    back.put(third, p(""), 2)
    return back.save(target)


def send_version(terminal: Terminal, number: int, *, steps: int) -> None:
    """Sends a version from the review; its way is so many below the first."""
    terminal.press("s")
    terminal.until("Departmental Equalities Group", "Status: ", "Go back")
    terminal.press(*["down"] * steps, "enter")
    terminal.until(f"Send version {number} to")
    terminal.press("down", "enter")
    terminal.until(f"Version {number} is ready")
    terminal.press("escape")


@pytest.mark.slow(20)
def test_a_form_is_sent_comes_back_from_a_colleague_is_settled_and_sent_again(home: Path, form: Form, tmp_path: Path):
    path = new_draft(NAME, form)
    name = next(asked.address for asked in form.with_role("name"))
    concerns = [asked.address for asked in form.with_role("concerns")]
    draft = ready(path, form, {name: NAME})
    with Terminal(eia(NAME), (80, 24), {"EIA_WIZARD_HOME": str(home)}) as terminal:
        terminal.until(step_line(1))
        terminal.press("f9")
        terminal.until("Send to the Departmental")
        send_version(terminal, 1, steps=0)
        terminal.until("Record what the Departmental")
        reply = edit_in_word(next(path.parent.glob("*v1*.docx")), path, tmp_path / "Reply.docx")
        terminal.press("s")
        terminal.until("Read their Word file")
        terminal.press("down", "down", "down", "enter")
        terminal.until("Which Word file came back?")
        terminal.send(f"{PASTE}{reply}{PASTED}")
        terminal.until("Press Enter to use the file at this path")
        terminal.press("enter")
        terminal.until("Keep the change", "Most will not know.")
        terminal.press("enter")
        terminal.until("Also in this file", "3 to settle", "F12 shows the draft as it was")
        terminal.press("enter")
        terminal.until("Comments and changes to settle")
        terminal.press("enter")
        terminal.until("This is empty in Word.", "Take it out")
        terminal.press("enter")
        terminal.until("A tracked change on", "Take the change")
        terminal.press("enter")
        terminal.until("A comment on", "Source?", "Mark it as done")
        terminal.press("down", "enter")
        terminal.until("Every comment and change is settled.")
        send_version(terminal, 2, steps=1)
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    settled = open_draft(path)
    answers = [settled.answer(each) for each in concerns[:3]]
    assert answers == [
        f"{draft.answer(concerns[0])}".replace(":\n", ":Some share one.\n", 1),
        "Most will not know.",
        None,
    ]
    text = WordDocument(next(path.parent.glob("*v2*.docx"))).text
    assert ["Some share one." in text, "Source?" in text] == [True, False]


@pytest.fixture(scope="module")
def eia_plain(form: Form, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of the Word form that the plain prompts write for the same answers, typed by a script."""
    home = tmp_path_factory.mktemp("plain")
    lines = [f"new {NAME}"]
    for asked in expected(form).all_shown():
        if asked.question.role != "name":
            first, *rest = typed(asked.address, asked.question)
            lines += [first, *(["write"] if asked.address in stage_addresses(form) else []), *rest]
    lines += ["export", "quit"]
    completed = subprocess.run(
        eia("--plain"),
        input="\n".join(lines) + "\n",
        env=os.environ | {"EIA_WIZARD_HOME": str(home), "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    word = Path(completed.stdout.partition("The Word form is at ")[2].splitlines()[0])
    (WORD / "from-plain-prompts.docx").write_bytes(word.read_bytes())
    return WordDocument(word).text


def test_plain_prompts_in_a_real_terminal_draw_nothing_and_accept_long_lines(home: Path, form: Form):
    with Terminal(eia("--plain"), (80, 24), {"EIA_WIZARD_HOME": str(home)}) as terminal:
        terminal.until("new, import, example, screens or quit:")
        terminal.send("new Winter gritting\n")
        terminal.until(f"Question 2 of {len(form.questions)}.")
        terminal.send("go 3\n")
        terminal.until(f"Question 3 of {len(form.questions)}.")
        long = "word " * 2000
        terminal.send(f"{long}\n.\n")
        terminal.until(f"Question 4 of {len(form.questions)}.")
        terminal.send("quit\n")
        assert terminal.ended() == 0
    (entry,) = list_drafts()
    third = list(open_draft(entry.path).all_shown())[2]
    assert open_draft(entry.path).answer(third.address) == long
    assert third.question in form.questions.values()


def test_a_terminal_that_cannot_show_screens_gets_the_plain_prompts(home: Path, eia_dumb: str):
    assert "new, import, example, screens or quit:" in eia_dumb


@pytest.fixture
def eia_dumb(home: Path) -> str:
    """The screen of a terminal with TERM=dumb."""
    with Terminal(eia(), (80, 24), {"EIA_WIZARD_HOME": str(home), "TERM": "dumb"}) as terminal:
        return terminal.until("quit:")


def test_a_missing_draft_gives_one_line_and_no_screen(home: Path):
    with Terminal(eia("nowhere"), (120, 24), {"EIA_WIZARD_HOME": str(home)}) as terminal:
        assert terminal.ended() == 2
        assert terminal.text.startswith("eia-wizard: There is no draft 'nowhere'")


def test_no_screen_opens_a_connection(home: Path, tmp_path: Path, eia: Run):
    watch = tmp_path / "watch.py"
    watch.write_text(
        "import sys\n"
        "def watch(event, arguments):\n"
        "    if event in ('socket.connect', 'socket.bind', 'socket.getaddrinfo', 'socket.sendto'):\n"
        f"        open({str(tmp_path / 'seen')!r}, 'a').write(event)\n"
        "sys.addaudithook(watch)\n"
        "from eia_tui.commands.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n",
        encoding="utf-8",
    )
    environment = {"EIA_WIZARD_HOME": str(home), "PYTHONPATH": str(ROOT)}
    with Terminal([sys.executable, str(watch), "example"], (100, 30), environment) as terminal:
        terminal.until(step_line(1))
        terminal.press("f9", "x")
        terminal.until("The Word form is at")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    assert not (tmp_path / "seen").exists()


def test_a_bug_ends_in_one_line_with_every_word_saved(home: Path, form: Form, tmp_path: Path):
    broken = tmp_path / "broken.py"
    broken.write_text(
        "import sys\n"
        "from eia_tui.tui.screens.form import FormScreen\n"
        "FormScreen.action_help = lambda self: 1 / 0\n"
        "from eia_tui.commands.cli import main\n"
        "sys.exit(main(sys.argv[1:]))\n",
        encoding="utf-8",
    )
    environment = {"EIA_WIZARD_HOME": str(home), "PYTHONPATH": str(ROOT)}
    path = new_draft("Mobile library", form)
    with Terminal([sys.executable, str(broken), str(path)], (100, 30), environment) as terminal:
        terminal.until(step_line(1))
        terminal.settle()
        terminal.send(" van")
        terminal.settle(0.3)
        terminal.send(KEYS["f6"])
        assert terminal.ended() == 2
        assert "Traceback" not in terminal.text
        # From the cursor on: this terminal has one screen, and a line may end within a word.
        assert "Sorry,somethingwentwrong.Detailsarein" in "".join(terminal.text.split())
    assert "ZeroDivisionError" in (home / "state" / "last-error.txt").read_text(encoding="utf-8")
    assert open_draft(path).name == "Mobile library van"
