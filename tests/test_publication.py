"""The published copy has nothing private in it, and is accessible."""

import copy
import os
import re
import shutil
import struct
import subprocess
import zipfile
import zlib
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given

from eia_tui.checks import findings
from eia_tui.checks.acceptance import ACCEPTED, accept
from eia_tui.commands.parser import INCLUDABLE
from eia_tui.draft.draft import Draft
from eia_tui.exports.html.page import write_page
from eia_tui.exports.publish import DETAILS, OPTIONAL, NamesLeftError, PrivateDetailsError, publish
from eia_tui.exports.staff_names import names_in
from eia_tui.exports.word.verify import LostWordsError
from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.export import publish as publish_flow
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.form.loading import load_form
from eia_tui.prose.pictures import measure
from eia_tui.prose.strip_metadata import without_metadata
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.storage.sent_versions import integrity_problems
from eia_tui.system.errors import UserError
from tests.approvals import ready, signed
from tests.conftest import ROOT, WORD, Run
from tests.examples import examples
from tests.exports.test_any_text import ANY, SIGNS
from tests.flows.scripted import ScriptedDialogue
from tests.images import jpeg, png
from tests.sample_answers import filled
from tests.tui.wizard_driver import open_wizard
from tests.validator import node
from tests.web_page import WebPage
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow

AUDIT = ROOT / "tests" / "pages"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
PHONE = "01162 496 0000"
HOSTILE = """\
# A heading <b>bold</b>

<script>alert(1)</script> & "quotes" 'single' </main> <!-- no -->

| One <i> | | Three |
|---|:-:|--:|
| a | averyveryverylongwordthatneverendsandgoesonandonandonandonandonandonandon | 3 |

- an item

  # a heading inside

  1. nested
- https://example.org/averyverylongaddress/thatneverends/andgoesonandonandonandonandonandonandonandonandonandon

> said by somebody

| A </svg> | One <i> | "Two" |
|---|--:|--:|
| <script>alert(1)</script> averyveryverylongwordthatneverendsandgoesonandonandonandonandonandonandon | 20.8% | 1% |
| b | 0% | 100% |
Chart: bars, A "title" </figure> & <b>more</b>

| Site | 2021 | 2022 | 2023 | 2024 |
|---|--:|--:|--:|--:|
| North and a long name | £1,200.50 | £1 | £2 | £3 |
| South | £1,200.50 | £1 | £2 | £3 |
| West | £1,200.50 | £1 | £2 | £3 |
Chart: columns

![a picture that is "not" there](pictures/none.png) [a link](https://example.org/?a=1&b="2") [bad](javascript:alert(1))
"""


@pytest.fixture
def prose(form: Form) -> str:
    """The address of a long answer."""
    return next(asked.address for asked in form.with_role("evidence"))


def contacts(form: Form) -> str:
    return next(asked.address for asked in form.with_role("contacts"))


# --- private content ---


@pytest.mark.parametrize("name", ["copy.docx", "copy.html"])
def test_contacts_are_not_in_the_published_copy(form: Form, tmp_path: Path, name: str):
    draft = filled(form)
    draft.put(contacts(form), f"Somebody, {PHONE}")
    published = publish(draft, tmp_path / name)
    if name.endswith(".docx"):
        with zipfile.ZipFile(published.path) as package:
            content = "".join(package.read(each).decode(errors="replace") for each in package.namelist())
        shutil.copy(published.path, WORD / "published.docx")
    else:
        content = published.path.read_text(encoding="utf-8")
    assert PHONE not in content
    assert "Somebody" not in content
    assert "Left out of the published copy." in content
    assert draft.answer(contacts(form)) == f"Somebody, {PHONE}"


@pytest.mark.parametrize("name", ["copy.docx", "copy.html"])
@pytest.mark.parametrize("include", [(), ("comments",), ("names",), ("comments", "names")])
def test_comments_and_names_are_published_only_if_they_are_asked_for(
    form: Form, tmp_path: Path, name: str, include: tuple[str, ...]
):
    draft = filled(form)
    before = copy.deepcopy(draft.document)
    published = publish(draft, tmp_path / name, include=include)
    content = (
        "\n".join(WordDocument(published.path).text.splitlines())
        if name.endswith(".docx")
        else WebPage(published.path).text
    )
    for word, (_, roles) in OPTIONAL.items():
        asked = [each for role in roles for each in form.with_role(role)]
        assert asked
        for each in asked:
            marker = f"for {each.address}"
            label = draft.label(each.address, briefly=True)
            assert (marker in content, label in published.left_out) == (
                (True, False) if word in include else (False, True)
            )
    assert draft.document == before
    assert "Your draft keeps everything." in published.left_out


def test_the_signed_off_record_keeps_its_comments_and_names(form: Form, eia: Run):
    path = new_draft("Mobile library timetable", form)
    signed(path, form)
    before = path.read_bytes()
    assert eia("export", path, "--publish").returncode == 0
    assert path.read_bytes() == before
    assert not list(integrity_problems(path, open_draft(path)))


def test_personal_details_in_what_is_left_out_do_not_prevent_publication(form: Form, tmp_path: Path):
    draft = filled(form)
    comments = next(form.with_role("comments")).address
    draft.put(comments, "Write to somebody@example.org about it.")
    assert publish(draft, tmp_path / "copy.html").path.is_file()
    with pytest.raises(PrivateDetailsError, match=comments):
        publish(draft, tmp_path / "copy.html", include=("comments",))


def test_names_in_the_action_plan_are_left_to_the_officer(form: Form, tmp_path: Path):
    warned = publish(filled(form), tmp_path / "one.html").left_out
    assert "check it for people's names" in warned
    plan = next(form.with_role("actions")).address
    draft = filled(form)
    draft.put(plan, None)
    assert "action plan" not in publish(draft, tmp_path / "two.html").left_out


def test_personal_details_prevent_publication_until_they_are_accepted(form: Form, prose: str, tmp_path: Path):
    draft = filled(form)
    draft.put(prose, "Write to somebody@example.org about it.")
    with pytest.raises(PrivateDetailsError, match=prose):
        publish(draft, tmp_path / "copy.html")
    assert not list(tmp_path.iterdir())
    [finding] = [each for each in findings(draft) if each.check == "personal-details"]
    draft.put(ACCEPTED, accept(draft, finding, "It is the public address of the team", date(2026, 11, 23)))
    assert publish(draft, tmp_path / "copy.html").path.is_file()
    draft.put(prose, "Write to somebody.else@example.org about it.")
    with pytest.raises(PrivateDetailsError):
        publish(draft, tmp_path / "copy.html")


def test_nothing_is_published_while_the_form_is_missing(form: Form, tmp_path: Path):
    path = new_draft("Mobile library timetable", form)
    path.write_bytes(path.read_bytes().replace(form.id.encode(), b"another-form"))
    draft = open_draft(path)
    assert draft.form.missing
    with pytest.raises(UserError, match="cannot be published"):
        publish(draft, tmp_path / "copy.html")
    assert not (tmp_path / "copy.html").exists()


def test_small_numbers_are_reported(form: Form, prose: str, tmp_path: Path):
    draft = filled(form)
    assert publish(draft, tmp_path / "one.html").warnings == ()
    draft.put(prose, "3 people with cerebral palsy use the service.")
    [warning] = publish(draft, tmp_path / "two.html").warnings
    assert "3 people" in warning


def noted(content: bytes) -> bytes:
    """A PNG or JPEG with a location in its metadata."""
    secret = b"SECRET PLACE"
    if content.startswith(b"\x89PNG"):
        chunk = b"tEXtWhere\0" + secret
        text = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        return content[:33] + text + content[33:] + secret
    blocks = b"".join(
        bytes((0xFF, marker)) + struct.pack(">H", len(secret) + 8) + b"Noted\0" + secret
        for marker in (0xE1, 0xED, 0xFE)
    )
    start = 2 if content[2:4] != b"\xff\xe1" else 4 + int.from_bytes(content[4:6], "big")
    return content[:start] + blocks + content[start:] + secret


@pytest.mark.parametrize("content", [png(40, 20), jpeg(40, 20), jpeg(40, 20, 6), jpeg(40, 20, 2), jpeg(40, 20, 7)])
def test_pictures_are_published_without_the_metadata_of_a_camera(
    form: Form, prose: str, tmp_path: Path, content: bytes
):
    before = measure(noted(content), "x")
    after = measure(without_metadata(before).content, "x")
    assert after._replace(content=b"") == before._replace(content=b"")
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "x.png").write_bytes(noted(content))
    draft = filled(form)
    draft.folder = tmp_path
    draft.put(prose, "![What it shows](pictures/x.png)")
    word = publish(draft, tmp_path / "copy.docx").path
    with zipfile.ZipFile(word) as package:
        media = [package.read(name) for name in package.namelist() if name.startswith("word/media/")]
    assert after.content in media
    assert not any(b"SECRET" in each for each in media)
    page = publish(draft, tmp_path / "copy.html").path
    [(_, image)] = [each for each in WebPage(page).tags if each[0] == "img"]
    assert image["alt"] == "What it shows"
    assert b"SECRET" not in page.read_bytes()


def test_personal_details_of_a_draft_that_is_signed_off_are_published_only_if_you_say_so(
    form: Form, prose: str, eia: Run
):
    path = new_draft("Mobile library timetable", form)
    signed(path, form, {prose: "Write to jane.roe@example.org about it."})
    refused = eia("export", path, "--publish")
    assert (refused.returncode, "--include details" in refused.stderr) == (2, True)
    session = Session.at(path)
    dialogue = ScriptedDialogue("none", "back", "none", "publish")
    for written in (False, True):
        run_flow(publish_flow(dialogue, session, "html"))
        assert bool(list(path.parent.glob("*publication*.html"))) == written
    assert "an email address" in dialogue.asked[1]
    assert not list(integrity_problems(path, open_draft(path)))


NAMED = "Margaret Oakes (Head of Libraries), Dev Patel - Equalities Officer"


def named_elsewhere(form: Form, prose: str) -> Draft:
    """A draft in which names of staff are also in other answers."""
    draft = filled(form)
    draft.put(next(form.with_role("people")).address, NAMED)
    draft.put(prose, "Equalities Officer Dev Patel will ask. [Plan](https://example.org/Oakes)\n\nMrs Oakes led it.")
    rows = next(form.with_role("actions"))
    responsible = next(each.id for each in rows.question.columns if each.role == "responsible")  # type: ignore[union-attr]
    draft.put(f"{rows.address}.1.{responsible}", "Dev Patel")
    return draft


def test_names_that_were_left_out_are_listed_wherever_else_they_are(form: Form, prose: str, tmp_path: Path):
    draft = named_elsewhere(form, prose)
    with pytest.raises(NamesLeftError) as left:
        publish(draft, tmp_path / "copy.html")
    assert not (tmp_path / "copy.html").exists()
    places = {(each.address, each.name) for each in left.value.places}
    action = next(each for each, _ in places if each != prose)
    assert places == {(prose, "Dev Patel"), (prose, "Oakes"), (action, "Dev Patel")}
    assert not publish(draft, tmp_path / "all.html", include=("names",)).left_out.count("elsewhere")


def test_names_can_be_replaced_in_the_copy_and_stay_in_the_draft(form: Form, prose: str, tmp_path: Path):
    draft = named_elsewhere(form, prose)
    before = copy.deepcopy(draft.document)
    page = publish(draft, tmp_path / "copy.html", names="replace").path.read_text(encoding="utf-8")
    assert "Patel" not in page
    assert page.count("Oakes") == 1  # the address of a link
    assert "Equalities Officer [name] will ask." in page
    assert draft.document == before
    assert "Dev Patel" in publish(draft, tmp_path / "kept.html", names="keep").path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("people", "names"),
    [
        (NAMED, ["Margaret Oakes", "Dev Patel"]),
        ("- Grace Young, Service Manager\n- Mark Brown, Legal Officer", ["Grace Young", "Mark Brown"]),
        ("Lead: Priya Shah 0116 496 0000; priya@example.org", ["Priya Shah"]),
        ("Library Service Manager (lead officer)\nAge UK, Carers Centre, Leicestershire County Council", []),
    ],
)
def test_a_name_in_a_list_of_people_is_neither_a_post_nor_an_organisation(people: str, names: list[str]):
    assert names_in([people]) == names


def test_the_flow_and_the_command_ask_about_names_before_a_file_is_made(form: Form, prose: str, eia: Run):
    path = new_draft("Mobile library timetable", form)
    save_draft(named_elsewhere(form, prose), path)
    session = Session.at(path)
    dialogue = ScriptedDialogue("none", "back", "none", "replace")
    run_flow(publish_flow(dialogue, session, "html"))
    assert not list(path.parent.glob("*publication*"))
    assert "“Dev Patel” in “" in dialogue.asked[1]
    run_flow(publish_flow(dialogue, session, "html"))
    assert list(path.parent.glob("*publication*.html"))
    session.leave()
    refused = eia("export", path, "--publish")
    assert (refused.returncode, "--names-elsewhere replace" in refused.stderr) == (2, True)
    assert "“Dev Patel” in “" in refused.stdout
    assert eia("export", path, "--publish", "--names-elsewhere", "replace", "-o", "x.html").returncode == 0


def test_a_warning_says_that_a_copy_is_of_a_draft_that_is_not_signed_off(form: Form):
    path = new_draft("Mobile library timetable", form)
    signed_off = new_draft("Another policy", form)
    ready(path, form)
    signed(signed_off, form)
    for each, warned in ((path, True), (signed_off, False)):
        session = Session.at(each)
        dialogue = ScriptedDialogue("back")
        run_flow(publish_flow(dialogue, session))
        assert ("not signed off yet" in dialogue.asked[0]) == warned
        session.leave()


def test_answers_that_the_form_does_not_print_are_not_on_the_page(tmp_path: Path):
    other = load_form(ROOT / "tests" / "forms" / "riverside")
    section = next(section for section in other.sections if section.per_group)
    asked, *rest = section.questions
    hidden = replace(section, questions=(replace(asked, printed=False), *rest))
    form = replace(other, sections=tuple(hidden if each is section else each for each in other.sections))
    draft = filled(form)
    address = f"{section.id}.{form.groups[0].id}.{asked.id}"
    draft.put(address, "Only for the officer")
    assert "Only for the officer" not in write_page(draft, tmp_path / "page.html").path.read_text(encoding="utf-8")


# --- the page ---


def _pages(tmp_path: Path, form: Form, prose: str, example: Draft) -> list[Path]:
    """Pages of all kinds: full, empty, hostile, of another council, signed off."""
    other = load_form(ROOT / "tests" / "forms" / "riverside")
    hostile = filled(
        form, lambda address, question: HOSTILE if isinstance(question, Prose) else f"<b>{address}</b> & “x”"
    )
    bare_ = filled(form)
    bare_.put(next(asked.address for asked in form.with_role("signed")), None)
    drafts = [example, filled(form), Draft(form), hostile, filled(other), Draft(other), bare_]
    return [write_page(draft, tmp_path / f"{number}.html").path for number, draft in enumerate(drafts)]


@pytest.mark.slow(25)
def test_every_page_passes_axe_and_fits_a_narrow_window(tmp_path: Path, form: Form, prose: str, example: Draft):
    browser = os.environ.get("BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not (node() and browser):
        assert not os.environ.get("CI"), "CI must have Node and Chromium: there the pages are always audited"
        pytest.skip("Node or a Chromium is not installed: axe comes from npm, and needs a browser")
    pages = _pages(tmp_path, form, prose, example)
    wrong = tmp_path / "wrong.html"
    wrong.write_text(
        "<p style='width:900px'>No title, no language</p><img src='https://example.org/x.png'>", encoding="utf-8"
    )
    audit = [str(node()), "audit.mjs"]
    environment = os.environ | {"BROWSER": browser}
    completed = subprocess.run(
        [*audit, wrong, *pages], cwd=AUDIT, env=environment, capture_output=True, text=True, check=False
    )
    assert completed.returncode == 1, completed.stdout + completed.stderr
    *found, total = completed.stdout.splitlines()
    assert total.startswith(f"{len(pages) + 1} pages audited, ")
    assert [each for each in found if not each.startswith(str(wrong))] == []
    for each in ("html-has-lang", "image-alt", "wide in a window of 320", "asks for https"):
        assert each in completed.stdout, completed.stdout


def test_the_page_has_headings_in_order_real_tables_and_nothing_that_runs(
    tmp_path: Path, form: Form, prose: str, example: Draft
):
    for path in _pages(tmp_path, form, prose, example):
        outline = WebPage(path)
        tags = [tag for tag, _ in outline.tags]
        assert not {"script", "iframe", "link", "b", "i"} & set(tags), path
        assert tags.count("h1") == tags.count("main") == tags.count("title") == 1
        levels = [int(tag[1]) for tag in tags if tag[0] == "h" and tag[1:].isdecimal()]
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert dict(outline.tags)["html"]["lang"] == "en-GB"
        assert all(each["scope"] == "col" for tag, each in outline.tags if tag == "th")
        assert not any(str(each.get("href")).startswith("javascript") for _, each in outline.tags)
        ids = [each["id"] for _, each in outline.tags if "id" in each]
        assert len(ids) == len(set(ids))


def test_every_group_and_every_question_that_is_printed_is_a_heading(tmp_path: Path, form: Form):
    draft = filled(form)
    page = " ".join(WebPage(write_page(draft, tmp_path / "page.html").path).text.split())
    for group in form.groups:
        assert group.label in page
    for asked in draft.all_shown():
        if asked.question.printed:
            assert " ".join(asked.question.label.split()) in page


def test_only_a_page_that_is_not_signed_off_is_called_a_draft(tmp_path: Path, form: Form):
    draft = filled(form)
    assert "Draft: not signed off yet" not in WebPage(write_page(draft, tmp_path / "signed.html").path).text
    for asked in form.with_role("signed"):
        draft.put(asked.address, None)
    assert "Draft: not signed off yet" in WebPage(write_page(draft, tmp_path / "draft.html").path).text


@examples(20)
@given(text=ANY | SIGNS)
def test_any_text_is_on_the_page(tmp_path: Path, form: Form, prose: str, text: str):
    draft = Draft(form)
    draft.put(prose, text)
    write_page(draft, tmp_path / "page.html", overwrite=True)  # verifies its own output


def test_a_picture_that_is_the_header_of_a_column_is_on_the_page(tmp_path: Path, form: Form, prose: str):
    draft = Draft(form, {"draft": {"format": 1, "form": form.id}}, tmp_path)
    draft.put(prose, "| | ![A bus](bus.png) |\n| --- | --- |\n| Blaby | 12 |")
    page = write_page(draft, tmp_path / "page.html").path.read_text(encoding="utf-8")
    assert '<th scope="col">[Picture missing: A bus]</th>' in page


def test_a_page_that_lost_a_word_is_not_kept(tmp_path: Path, form: Form, prose: str, monkeypatch: pytest.MonkeyPatch):
    draft = Draft(form)
    draft.put(prose, "Every word of it")
    monkeypatch.setattr("eia_tui.exports.html.page.read_prose", lambda _: ())
    with pytest.raises(LostWordsError, match=prose):
        write_page(draft, tmp_path / "page.html")
    assert not list(tmp_path.iterdir())


# --- in the commands, screens and prompts ---


def test_the_command_publishes_as_word_and_as_a_page(eia: Run, tmp_path: Path):
    word = eia("export", "example", "--publish")
    assert word.returncode == 0
    assert word.stdout.strip().endswith("Mobile library timetable - for publication.docx")
    WordDocument(Path(word.stdout.strip()))
    page = eia("export", "example", "--publish", "-o", tmp_path / "page.html")
    assert (page.returncode, page.stdout.strip()) == (0, str(tmp_path / "page.html"))
    again = eia("export", "example", "--publish", "-o", tmp_path / "page.html")
    assert again.stdout.strip() == str(tmp_path / "page (2).html")
    plain = eia("export", "example", "-o", tmp_path / "other.html")
    assert (plain.returncode, "--publish" in plain.stderr) == (2, True)


def test_the_command_says_what_it_left_out_and_includes_what_it_is_asked_to(eia: Run, tmp_path: Path, example: Draft):
    assert set(INCLUDABLE) == {*OPTIONAL, DETAILS}
    comments = next(example.form.with_role("comments"))
    label = example.label(comments.address, briefly=True)
    without = eia("export", "example", "--publish", "-o", tmp_path / "one.html")
    assert f"“{label}”" in without.stderr
    assert len(without.stdout.splitlines()) == 1
    with_them = eia("export", "example", "--publish", "--include", "comments", "-o", tmp_path / "two.html")
    assert f"“{label}”" not in with_them.stderr
    refused = eia("export", "example", "--include", "comments")
    assert (refused.returncode, "add --publish" in refused.stderr) == (2, True)


def test_the_command_lists_personal_details(eia: Run, form: Form, prose: str):
    path = new_draft("Mobile library timetable", form)
    draft = open_draft(path)
    draft.put(prose, "Write to somebody@example.org about it.")
    save_draft(draft, path)
    completed = eia("export", path, "--publish")
    assert (completed.returncode, completed.stderr.count("\n")) == (2, 1)
    assert prose in completed.stderr
    assert completed.stdout.startswith("Likely to be returned: ")


def test_details_are_to_be_removed_first_only_in_a_draft_that_can_change(form: Form):
    path = new_draft("Mobile library timetable", form)

    def says_so() -> bool:
        session, dialogue = Session.at(path), ScriptedDialogue("back")
        run_flow(publish_flow(dialogue, session))
        session.leave()
        return "Remove or accept personal details first." in dialogue.asked[0]

    assert says_so()
    signed(path, form)
    assert not says_so()


async def test_the_review_makes_a_page_beside_the_draft(form: Form):
    path = new_draft("Mobile library timetable", form)
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.press("f9", "p", "enter")
        await ui.until(lambda: "The copy for publication is ready" in ui.screen)
        assert "Open its folder" in ui.screen
    assert (path.parent / "Mobile library timetable - for publication.html").is_file()


async def test_the_review_asks_what_the_public_may_read(form: Form):
    path = new_draft("Mobile library timetable", form)
    draft = open_draft(path)
    comments = next(form.with_role("comments")).address
    draft.put(comments, "They would like a quieter room")
    save_draft(draft, path)
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.press("f9", "p", "enter")
        await ui.until(lambda: "What may the public read?" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "The copy for publication is ready" in ui.screen)
        assert "Left out of this copy" in ui.screen
    page = path.parent / "Mobile library timetable - for publication.html"
    assert "quieter room" not in page.read_text(encoding="utf-8")


def test_the_prompts_include_the_comments_if_asked(eia: Run, form: Form):
    path = new_draft("Mobile library timetable", form)
    draft = open_draft(path)
    draft.put(next(form.with_role("comments")).address, "They would like a quieter room")
    save_draft(draft, path)
    completed = eia(path, typed="publish page\nback\npublish page\ncomments\nquit\n")
    assert completed.stdout.count("The copy for publication is at") == 1
    [page] = path.parent.glob("*for publication*")
    assert "quieter room" in page.read_text(encoding="utf-8")


def test_the_prompts_publish_a_word_file_and_a_page(eia: Run, form: Form):
    path = new_draft("Mobile library timetable", form)
    completed = eia(path, typed="publish\npublish page\nquit\n")
    assert completed.stdout.count("The copy for publication is at") == 2
    assert {each.suffix for each in path.parent.glob("*for publication*")} == {".docx", ".html"}


def test_on_paper_a_heading_stays_with_its_answer_and_a_row_whole():
    css = (ROOT / "eia_tui" / "exports" / "html" / "page.css").read_text(encoding="utf-8")
    on_paper = css.partition("@media print {")[2]
    assert re.search(r"h2, h3, h4[^{]*{ break-after: avoid; }", on_paper)
    assert re.search(r"tr, figure[^{]*{ break-inside: avoid; }", on_paper)
