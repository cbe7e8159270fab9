"""A form that cannot be used is refused, with the file, the location in it, and what was expected."""

from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.library import find_form, shipped_folders
from eia_tui.form.loading import FormError, load_form

GOOD = """
id = "tiny"
title = "Tiny"
[[groups]]
id = "age"
label = "Age"
[[sections]]
id = "one"
title = "One"
[[sections.questions]]
id = "effect"
kind = "choice"
label = "Effect?"
options = [{ id = "yes", label = "Yes" }, { id = "no", label = "No", hides = ["why"] }]
[[sections.questions]]
id = "why"
kind = "prose"
label = "Why?"
when = { effect = "yes" }
"""


def load(text: str, folder: Path):
    (folder / "form.toml").write_text(text, encoding="utf-8")
    return load_form(folder)


def test_a_good_form_loads(tmp_path: Path):
    assert list(load(GOOD, tmp_path).questions) == ["one.effect", "one.why"]


def test_a_form_that_notepad_saved_as_utf_16_loads(tmp_path: Path):
    (tmp_path / "form.toml").write_text(GOOD.replace("Tiny", "Fach – ŵ"), encoding="utf-16")
    assert load_form(tmp_path).title == "Fach – ŵ"


@pytest.mark.parametrize(
    ("old", "new", "location", "expected"),
    [
        ('label = "Why?"', 'lable = "Why?"', "sections[0].questions[1]", "unknown key `lable`: did you mean `label`?"),
        ('label = "Why?"\n', "", "sections[0].questions[1]", "`label` is missing"),
        ('label = "Why?"', "label = 5", "sections[0].questions[1]", "`label`: input should be a valid string"),
        ('"prose"', '"text"', "sections[0].questions[1]", "unknown kind `text`: expected one of line, prose, date"),
        ('kind = "prose"\n', "", "sections[0].questions[1]", "`kind` is missing"),
        ('id = "why"', 'id = "effect"', "questions[1]", "'effect' is used twice"),
        ('id = "why"', 'id = "a.b"', "questions[1]", "expected a letter, followed by letters"),
        ("when = { effect", "when = { affect", "questions[1] (why)", "`when` names `affect`: expected a sibling"),
        ('effect = "yes" }', 'effect = "maybe" }', "questions[1] (why)", "expected one of yes, no"),
        ('hides = ["why"]', 'hides = ["who"]', "questions[0] (effect)", "hides `who`: expected a sibling"),
        ('id = "one"', 'id = "draft"', "sections[0] (draft)", "may not be called `draft`"),
        (
            'label = "Effect?"',
            'label = "E"\nwhen = { why = "x" }',
            "questions[0] (effect)",
            "decides whether it is asked",
        ),
        ('label = "Why?"', 'label = "W"\nrole = "boss"', "sections[0].questions[1]", "`role`"),
        ("[[groups]]", "[groups]", "the top", "must be a list of tables"),
        ('title = "One"', 'title = "One"\nper_group = "yes"', "sections[0]", "`per_group`"),
        ('title = "Tiny"', 'title = "Tiny"\ncolour = "red"', "the top", "unknown key `colour`"),
    ],
)
def test_a_fault_is_reported_with_its_location(old: str, new: str, location: str, expected: str, tmp_path: Path):
    assert old in GOOD
    with pytest.raises(FormError) as error:
        load(GOOD.replace(old, new, 1), tmp_path)
    assert str(tmp_path / "form.toml") in str(error.value)
    assert location in str(error.value)
    assert expected in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe\x00", b"id = ", b"x = " + b"[" * 5000, b"id = 'x'\ntitle = 'x'\nsections = []", b"\x00"],
)
def test_a_file_that_is_not_a_form_is_refused(content: bytes, tmp_path: Path):
    (tmp_path / "form.toml").write_bytes(content)
    with pytest.raises(FormError):
        load_form(tmp_path)


def test_a_form_with_too_many_questions_is_refused(tmp_path: Path):
    groups = "".join(f'[[groups]]\nid = "g{n}"\nlabel = "G"\n' for n in range(6_000))
    with pytest.raises(FormError, match="no officer could answer them"):
        load(GOOD.replace('[[groups]]\nid = "age"\nlabel = "Age"\n', groups), tmp_path)


@pytest.mark.parametrize("folder", list(shipped_folders()), ids=lambda folder: folder.name)
def test_a_shipped_form_loads_the_same_with_and_without_validation(folder: Path):
    assert load_form(folder) == load_form(folder, trusted=True)


def test_a_form_is_found_by_its_id_or_its_folder():
    by_id = find_form("leicestershire-2024")
    assert find_form(str(by_id.folder)) == by_id


def test_the_councils_form_has_six_numbered_sections_and_a_step_for_each_group(form: Form):
    assert [section.number for section in form.sections] == list("123456")
    assert len(form.steps) == 5 + len(form.groups)
    assert form.groups[0].label == "Age"
    assert form.groups[-1].label.startswith("Other groups: e.g., rural isolation, deprivation")
