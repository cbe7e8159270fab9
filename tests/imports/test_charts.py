"""A chart in a form that came back gives its line and its table again, also after somebody edited either in Word."""

import pytest
from lxml import etree

from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.imports.form_map import FormMap
from eia_tui.word.ooxml import A, C, w
from tests.imports.sent_back import SentBack, text

pytestmark = pytest.mark.slow

TABLE = "| Ward | Share |\n| --- | --: |\n| North | 20.8% |\n| South | 7% |"
ANSWER = f"Before.\n\n{TABLE}\nChart: bars, Share of visits\n\nBetween.\n\n{TABLE}\nChart: columns\n\nAfter."


@pytest.fixture
def address(form: Form) -> str:
    return next(form.with_role("evidence")).address


@pytest.fixture
def charted(form: Form, form_map: FormMap, address: str) -> SentBack:
    draft = Draft(form, {"draft": {"format": 1, "form": form.id}})
    draft.put(address, ANSWER)
    return SentBack(draft, form_map)


def drawings(sent_back: SentBack) -> list[etree._Element]:
    return [next(each.iterancestors(w("p"))) for each in sent_back.body.iter(f"{{{C}}}chart")]


def cell(sent_back: SentBack, words: str) -> etree._Element:
    return next(each for each in sent_back.body.iter(w("t")) if each.text == words)


def test_the_line_and_the_table_come_back(charted: SentBack, address: str):
    returned = charted.read()
    assert returned.answers[address] == ANSWER
    assert charted.changed(returned) == {}
    assert returned.accepted.reports == []


def test_a_changed_number_comes_back_with_the_chart(charted: SentBack, address: str):
    cell(charted, "20.8%").text = "20.9%"
    returned = charted.read()
    assert returned.answers[address] == ANSWER.replace("20.8%", "20.9%", 1)
    assert returned.accepted.reports == []


def test_a_title_that_was_changed_in_word_comes_back(charted: SentBack, address: str):
    part = etree.fromstring(charted.parts["word/charts/eia1.xml"])
    next(part.iter(f"{{{A}}}t")).text = "Visits, in per cent"
    charted.parts["word/charts/eia1.xml"] = etree.tostring(part)
    assert charted.read().answers[address] == ANSWER.replace("Share of visits", "Visits, in per cent")


def test_a_chart_that_was_deleted_in_word_leaves_the_table_without_one(charted: SentBack, address: str):
    first, _ = drawings(charted)
    first.getparent().remove(first)
    returned = charted.read()
    assert returned.answers[address] == ANSWER.replace("\nChart: bars, Share of visits", "")
    assert charted.changed(returned) == {address: returned.answers[address]}


def test_where_the_table_can_have_no_chart_any_more_the_line_stays_and_is_reported(charted: SentBack, address: str):
    cell(charted, "20.8%").text = "about a fifth"
    returned = charted.read()
    answer = str(returned.answers[address])
    assert "| North | about a fifth |" in answer
    assert "Chart: bars, Share of visits" in answer
    (report,) = returned.accepted.reports
    assert report.kind == "part not read"
    assert "Chart: bars, Share of visits" in report.text


def test_a_chart_of_no_table_is_reported_with_its_title(charted: SentBack, address: str):
    for each in list(charted.body.iter(w("tbl"))):
        if text(each).startswith("Ward"):
            each.getparent().remove(each)
    returned = charted.read()
    assert returned.answers[address] == "Before.\n\nBetween.\n\nAfter."
    assert [report.text for report in returned.accepted.reports] == [
        "a chart that is of no table below it: Share of visits",
        "a chart that is of no table below it",
    ]


def test_a_chart_of_another_kind_is_reported(charted: SentBack, address: str):
    charted.parts["word/charts/eia1.xml"] = charted.parts["word/charts/eia1.xml"].replace(b"barDir", b"varyColors")
    returned = charted.read()
    assert returned.answers[address] == ANSWER.replace("\nChart: bars, Share of visits", "")
    (report,) = returned.accepted.reports
    assert (report.kind, report.on) == ("part not read", (address,))
    assert "a chart" in report.text
