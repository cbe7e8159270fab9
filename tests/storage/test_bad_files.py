"""Any file opens as a draft with everything kept, or one line says what is wrong with it."""

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.checks import findings
from eia_tui.draft.draft import NOTES
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from eia_tui.form.values import answer_text
from eia_tui.session.session import Session
from eia_tui.storage.codec import encode_draft, read_document
from eia_tui.storage.drafts import new_draft, open_draft, open_version
from eia_tui.storage.history import keep_version
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from tests.conftest import Run

pytestmark = pytest.mark.slow

TOML = '[draft]\nformat = 1\nform = "leicestershire-2024"\n[policy]\nname = "Café at the library"\n'


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + TOML.encode(),
        TOML.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + TOML.replace("\n", "\r\n").encode(),
        TOML.encode("utf-16"),
        b"\xfe\xff" + TOML.encode("utf-16-be"),
        TOML.encode("utf-16-le"),
    ],
    ids=["byte-order mark", "Windows line ends", "both", "Notepad's Unicode", "big-endian", "UTF-16 without a mark"],
)
def test_a_draft_saved_by_notepad_opens(content: bytes, tmp_path: Path):
    path = tmp_path / "draft.toml"
    path.write_bytes(content)
    assert open_draft(path).name == "Café at the library"
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[policy\n", r"at line 1, column 8\); correct that line"),
        (TOML.encode("cp1252"), r"is not UTF-8 text \(line 5\): save it as UTF-8"),
        (TOML.encode("utf-16")[:-1], "is not UTF-8 text"),
        (b"[draft]\nformat = 99\n", "was written by a newer eia-wizard"),
        (b"x = " + b"[" * 1000 + b"]" * 1000, "it has content that no draft has"),
        (".".join(["a"] * 1000).encode() + b" = 1", "it has content that no draft has"),
        (b"\x00" * 500, "is not a draft"),
        (".".join(["a"] * 200_000).encode() + b" = 1", "it has content that no draft has"),
        (b"x = {" + ".".join(["a"] * 200_000).encode() + b" = 1}", "it has content that no draft has"),
        (b"[" + ".".join(["a"] * 200_000).encode() + b"]", "it has content that no draft has"),
        (b"x = 0x" + b"f" * 9000, "it has content that no draft has"),
        (b'[draft]\nform = "../../evil"\n', "is not installed"),
        (b'[draft]\nform = "x"\nform_folder = "\\\\\\\\server\\\\share"\n', "is on another machine"),
    ],
    ids=[
        "not TOML",
        "cp1252",
        "cut",
        "newer",
        "deep lists",
        "deep tables",
        "zeros",
        "endless key",
        "endless key within",
        "endless table",
        "endless number",
        "climbing form",
        "UNC form",
    ],
)
def test_a_file_that_cannot_be_opened_gives_one_line_and_stays_unchanged(
    content: bytes, message: str, tmp_path: Path, eia: Run
):
    path = tmp_path / "draft.toml"
    path.write_bytes(content)
    with pytest.raises(UserError, match=message) as error:
        open_draft(path)
    assert "\n" not in str(error.value)
    for command in ("check", "export"):
        completed = eia(command, path)
        assert completed.returncode == 2
        assert completed.stderr.count("\n") == 1
    assert path.read_bytes() == content


@pytest.mark.skipif(os.name == "nt", reason="a pipe with a name in a folder is a thing of Unix")
def test_a_pipe_is_refused_without_blocking(tmp_path: Path, eia: Run):
    os.mkfifo(tmp_path / "draft.toml")
    with pytest.raises(UserError, match="is not a file"):
        open_draft(tmp_path / "draft.toml")
    assert eia("check", tmp_path / "draft.toml").returncode == 2


def test_a_file_of_two_hundred_megabytes_is_refused_unread(tmp_path: Path):
    path = tmp_path / "draft.toml"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UserError, match="larger than 50 MB"):
        open_draft(path)


def test_a_folder_is_refused(tmp_path: Path):
    with pytest.raises(UserError, match="is not a file"):
        open_draft(tmp_path)


def test_an_empty_file_opens_as_a_draft_without_answers(tmp_path: Path):
    path = tmp_path / "draft.toml"
    path.write_bytes(b"")
    assert not list(open_draft(path).answers())


def test_answers_of_the_wrong_type_are_shown_as_text_and_kept(form: Form, tmp_path: Path):
    path = tmp_path / "draft.toml"
    questions = list(form.questions)[:8]
    lines = [f"{each} = {value}" for each, value in zip(questions, WRONG, strict=False)]
    path.write_text("\n".join(lines), encoding="utf-8")
    before = tomllib.loads(path.read_text(encoding="utf-8"))
    draft = open_draft(path)
    for address in questions[: len(WRONG)]:
        assert answer_text(form.questions[address], draft.answer(address))
    session = Session.at(path)
    session.put(list(form.questions)[9], "Something else.")
    session.save()
    session.leave()
    after = tomllib.loads(path.read_text(encoding="utf-8"))
    for section in before:
        assert before[section].items() <= after[section].items()


WRONG = ["7", "true", "[1, 2]", "{ a = 1 }", "2026-01-01", "1.5", "[[1], [2]]"]


def test_a_text_with_many_full_stops_is_not_a_long_key(tmp_path: Path):
    path = tmp_path / "draft.toml"
    text = f"x = 1 and {'a.' * 500}b. {'www.' * 200}x ... = {'.' * 300}"
    path.write_text(f'[policy]\nname = "{text}"\n[other]\nx = """\n{text}\n"""\n', encoding="utf-8")
    assert open_draft(path).name == text


def test_a_form_that_is_not_installed_opens_and_says_what_is_missing(form: Form, tmp_path: Path, eia: Run):
    path = tmp_path / "draft.toml"
    path.write_text(
        '[draft]\nformat = 1\nform = "elsewhere-2031"\n[service]\ntitle = "Parks"\nsize = 3\n'
        '[effects.cats]\nsaid = "They like boxes."\n[[steps.list]]\nwhat = "Buy boxes"\nwhen = "May"\n',
        encoding="utf-8",
    )
    before = path.read_bytes()
    draft = open_draft(path)
    assert "elsewhere-2031" in draft.form.missing
    assert [str(value) for _, _, value in draft.answers()] == ["Parks", "3", "They like boxes.", "Buy boxes", "May"]
    [blocking] = [finding for finding in findings(draft) if finding.severity == "block"]
    assert blocking.check == "no-form"
    assert "elsewhere-2031" in blocking.message
    with pytest.raises(UserError, match="The Word form cannot be made without it"):
        export(draft, tmp_path)
    assert path.read_bytes() == before
    assert tomllib.loads(encode_draft(draft).decode()) == tomllib.loads(before.decode())
    completed = eia("export", path)
    assert (completed.returncode, completed.stderr.count("\n")) == (2, 1)
    listed = eia("check", path)
    assert listed.returncode == 1
    assert "is not installed" in listed.stdout


def test_control_characters_in_a_draft_do_not_reach_the_terminal(tmp_path: Path, eia: Run):
    path = tmp_path / "draft.toml"
    path.write_text(
        '[draft]\nform = "gone\\u001b[2J"\n["a\\u001b[31m"]\n"b\\u001b[0m" = "c\\u001b]0;title\\u0007"\n',
        encoding="utf-8",
    )
    keep_version(path, path.read_bytes(), now())
    for command in (["check", path], ["history", path], ["--plain", path], ["export", path]):
        completed = eia(*command, typed="next\nlist\nquit\n")
        assert "\x1b" not in completed.stdout + completed.stderr


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_a_draft_or_give_one_clear_line(content: bytes):
    try:
        draft = open_version(Path("draft.toml"), content)
    except UserError as error:
        assert "\n" not in str(error)  # noqa: PT017  either is right
    else:
        assert read_document(encode_draft(draft), "d") == draft.document
        assert NOTES in draft.document


def test_plain_prompts_offer_the_versions_of_a_damaged_draft(form: Form, eia: Run):
    path = new_draft("Mobile library", form)
    keep_version(path, path.read_bytes(), now())
    path.write_bytes(b"[broken\n")
    completed = eia("--plain", path)
    assert completed.returncode == 2
    assert "at line 1" in completed.stderr
    assert "It has 1 earlier version. Open it again to restore one" in completed.stderr
    assert eia("restore", "mobile-library", "1").returncode == 0
    assert "Mobile library" in eia("--plain", path, typed="quit\n").stdout
