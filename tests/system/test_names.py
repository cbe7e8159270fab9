"""A policy's name is shown on one line everywhere, whatever its content."""

import json
from pathlib import Path

import docx
import pytest

from eia_tui.form.definition import Form
from eia_tui.storage.catalogue import list_drafts
from eia_tui.storage.drafts import new_draft, open_draft
from tests.conftest import Run
from tests.tui.wizard_driver import open_wizard

BREAKS = ["\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029", "\n\n  ", "\t\n"]
ids = [ascii(each)[1:-1] for each in BREAKS]


def named(name: str, form: Form) -> Path:
    """A draft of this name that another program has written."""
    path = new_draft("Parks", form)
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace('"Parks"', json.dumps(name)), encoding="utf-8")
    return path


@pytest.mark.parametrize("line_break", BREAKS, ids=ids)
def test_a_line_break_in_a_name_prints_no_second_line(line_break: str, form: Form):
    path = named(f"Parks{line_break}saved: 100 of 100", form)
    draft = open_draft(path)
    (entry,) = list_drafts()
    assert draft.name == entry.name == "Parks saved: 100 of 100"
    assert len(draft.title.splitlines()) == 1


def test_invisible_characters_in_a_name_print_no_second_line(form: Form):
    draft = open_draft(named("Parks\x1cand\x1dponds\x1e", form))
    assert len(draft.name.splitlines()) == len(draft.title.splitlines()) == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Parks\nLibrary", "Parks\u2028Library", "Parks\u202eLibrary"], ids=ascii)
def test_every_command_shows_a_name_on_one_line(name: str, form: Form, eia: Run):
    path = named(name, form)
    shown = open_draft(path).name
    assert len(eia("list").stdout.splitlines()) == 1
    status = eia("status", path).stdout.splitlines()
    assert status[0].startswith(f"{shown}: ")
    assert shown in eia("--plain", typed="quit\n").stdout
    assert len(eia("new", name).stdout.splitlines()) == 1
    written = Path(eia("export", path).stdout.strip())
    assert written.is_file()
    assert "\n" not in docx.Document(str(written)).core_properties.title
    assert json.loads(eia("list", "--json").stdout)[0]["name"] in {shown, "Parks Library"}


async def test_the_first_screen_shows_a_name_on_one_line(form: Form):
    named("Parks\nLibrary", form)
    async with open_wizard() as ui:
        await ui.until(lambda: "Parks Library" in ui.screen)
