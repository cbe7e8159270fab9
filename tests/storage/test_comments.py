"""Comments in a draft's file are kept by a save, and nothing else is taken for a comment."""

import tomllib
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.draft.draft import ID
from eia_tui.flows.revise import revise
from eia_tui.form.definition import Form
from eia_tui.session.conflict_copies import Copy, copies, keep_as_draft, take_copy
from eia_tui.session.recovery import keep_mine, restore, save_in, take_theirs
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import restore_version, versions
from eia_tui.storage.operations import duplicate_draft, rename_draft
from eia_tui.storage.toml_comments import comments_in, with_comments
from tests.approvals import sign
from tests.conftest import Run

COMMENTED = """\
# Kept by the equality team.
# Ask us before you change it.

# What the program notes
[draft] # do not edit
format = 1
form = "leicestershire-2024"

[policy]
# as the committee calls it
name = "Mobile library # timetable" # not "the bus"
department = '# no comment' # one ' quote
people = \"\"\"
Jo # not a comment
# nor this, "quoted" \\\\\\\"\"\" nor this # one
\"\"\"   # after the text
contacts = '''
# nor this ''' # after

[[actions.plan]]
action = "First" # first row

# about the second row
[[actions.plan]]
action = "Second"
groups = [ # whom
  "age", # the young
  "disability", # and others
  # and nobody else
]

[elsewhere.table] # not on the form
x = { y = "# none" } # inline
# the end
"""


@pytest.fixture
def path(form: Form) -> Path:
    """A draft with comments wherever a file can have them."""
    path = new_draft("Mobile library # timetable", form)
    path.write_text(COMMENTED, encoding="utf-8")
    return path


def texts(path: Path) -> list[str]:
    return sorted(comment.text for comment in comments_in(path.read_text(encoding="utf-8")))


ALL = sorted(comment.text for comment in comments_in(COMMENTED))


def test_every_comment_is_found_and_nothing_in_an_answer_counts_as_one():
    assert sorted([
        "# Kept by the equality team.", "# Ask us before you change it.", "# What the program notes", "# do not edit",
        "# as the committee calls it", '# not "the bus"', "# one ' quote", "# after the text", "# after", "# first row",
        "# about the second row", "# whom", "# the young", "# and others", "# and nobody else", "# not on the form",
        "# inline", "# the end",
    ]) == ALL  # fmt: skip


def test_a_save_keeps_each_comment_in_its_place_and_another_save_moves_none(path: Path):
    before = open_draft(path).document
    session = Session.at(path)
    session.put(ID, "0123456789")
    before["draft"] |= {"id": "0123456789"}  # type: ignore[operator]
    third = list(session.draft.all_shown())[3].address
    for text in ("# 1", "# 2"):
        session.put(third, text)
        session.save()
    session.leave()
    first = path.read_text(encoding="utf-8")
    assert texts(path) == ALL
    lines = first.splitlines()
    assert lines[:4] == [*COMMENTED.splitlines()[:2], "", "# What the program notes"]
    assert lines[lines.index("# as the committee calls it") + 2].startswith("name = ")
    assert first.endswith("# the end\n")
    session = Session.at(path)
    session.put(third, before["policy"]["contacts"])  # type: ignore[index, call-overload]
    session.save()
    session.leave()
    assert open_draft(path).document == before
    assert texts(path) == ALL
    session = Session.at(path)
    session.put(third, "# 2")
    session.save()
    session.leave()
    assert path.read_text(encoding="utf-8") == first


def test_opening_and_closing_changes_no_byte(path: Path):
    before = path.read_bytes()
    session = Session.at(path)
    session.save()
    session.leave()
    assert path.read_bytes() == before


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_saved_by_notepad_keeps_its_comments(encoding: str, path: Path):
    path.write_bytes(COMMENTED.replace("\n", "\r\n").encode(encoding))
    session = Session.at(path)
    session.put(next(session.draft.all_shown()).address, "Another")
    session.save()
    session.leave()
    assert texts(path) == ALL


def test_a_comment_stays_in_the_file_when_its_answer_is_deleted(path: Path):
    session = Session.at(path)
    for asked in list(session.draft.all_shown()):
        session.put(asked.address, None)
    session.save()
    session.leave()
    assert texts(path) == ALL


def test_prompts_and_commands_keep_comments_too(path: Path, eia: Run):
    eia(path, typed="go 2\nLibraries\nquit\n")
    assert open_draft(path).answer(list(open_draft(path).all_shown())[1].address) == "Libraries"
    assert texts(path) == ALL
    rename_draft(path, "Another name")
    assert open_draft(path).name == "Another name"
    assert texts(path) == ALL
    restore_version(path, versions(path)[0])
    assert texts(path) == ALL


def test_a_duplicate_and_a_revision_have_the_comments_of_the_original(path: Path, form: Form):
    assert texts(duplicate_draft(path)) == texts(path) == ALL
    assert texts(revise(sign(path, form))) == texts(path) == ALL


@pytest.mark.parametrize("in_session", [False, True])
def test_a_restored_version_brings_its_comments_and_the_current_ones_stay(path: Path, in_session: bool):
    session = Session.at(path)
    session.put(list(session.draft.all_shown())[3].address, "Changed")
    session.save()
    session.leave()
    path.write_text(
        path.read_text(encoding="utf-8").replace("# first row\n", "") + "# present only\n", encoding="utf-8"
    )
    if in_session:
        session = Session.at(path)
        restore(session, versions(path)[0])
        session.leave()
    else:
        restore_version(path, versions(path)[0])
    assert texts(path) == sorted([*ALL, "# present only"])


def copy_beside(path: Path) -> Path:
    """A conflict copy as from OneDrive, with another answer and a comment of its own."""
    copy = path.with_name("draft-LAPTOP.toml")
    copy.write_text(COMMENTED.replace("First", "Theirs") + "# theirs only\n", encoding="utf-8")
    return copy


def test_comments_of_a_copy_stay_with_its_answers(path: Path):
    copy_beside(path)
    session = Session.at(path)
    (copy,) = copies(session)
    assert isinstance(copy, Copy)
    assert texts(keep_as_draft(session, copy)) == sorted([*ALL, "# theirs only"])
    assert texts(path) == ALL
    copy_beside(path)
    take_copy(session, copy)
    session.leave()
    assert texts(path) == sorted([*ALL, "# theirs only"])


def test_comments_from_another_program_are_kept_with_ours(path: Path, tmp_path: Path):
    for choose in (take_theirs, keep_mine):
        session = Session.at(path)
        session.put(next(session.draft.all_shown()).address, f"Mine by {choose.__name__}")
        path.write_text(path.read_text(encoding="utf-8") + f"# theirs by {choose.__name__}\n", encoding="utf-8")
        choose(session)
        session.leave()
    assert texts(path) == sorted([*ALL, "# theirs by take_theirs", "# theirs by keep_mine"])
    session = Session.at(path)
    path.write_text("no = TOML = at all # x", encoding="utf-8")
    keep_mine(session)
    save_in(session, tmp_path / "elsewhere")
    session.leave()
    assert texts(session.path) == texts(path) != []


TEXTS = st.text(st.sampled_from("a#\"'\\\n[]{}=. é"), max_size=12)
KEYS = st.text(st.sampled_from("ab#.\"' é"), min_size=1, max_size=4)
VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, max_size=5), st.data())
def test_any_file_has_exactly_the_comments_that_were_added(document: dict[str, object], data: st.DataObject):
    plain = tomli_w.dumps(document, multiline_strings=True)
    assert comments_in(plain) == []
    lines, added = plain.split("\n"), []
    for number, line in reversed(list(enumerate(lines))):
        comment = f"# said {number} \"\"\" ''' [ ="
        if not data.draw(st.booleans()):
            continue
        above = "\n".join([*lines[:number], comment, *lines[number:]])
        beside = "\n".join([*lines[:number], f"{line}  {comment}", *lines[number + 1 :]])
        for changed in data.draw(st.permutations((above, beside))):
            if _says(changed) == document:
                lines = changed.split("\n")
                added.append(comment)
                break
    found = comments_in("\n".join(lines))
    assert sorted(each.text for each in found) == sorted(added)
    kept = with_comments(plain, found)
    assert tomllib.loads(kept) == document
    assert sorted(each.text for each in comments_in(kept)) == sorted(added)
    assert with_comments(plain, comments_in(kept)) == kept


def _says(text: str) -> object:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
