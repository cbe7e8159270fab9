"""Whole assessments of invented policies: a reviewer passes the good ones and sends back the bad ones."""

from pathlib import Path

import pytest

from eia_tui.checks import findings
from eia_tui.storage.drafts import open_draft

HERE = Path(__file__).parent
SENT_BACK = {
    "online-enrolment": {
        "incomplete-action", "placeholder", "no-reason", "same-reason", "no-mitigation", "not-measured", "awaiting",
        "no-action", "vague-timescale", "past-timescale", "later-date", "missing-attachment", "personal-details",
        "team-owner", "orphan-action", "no-evidence", "no-source", "duty", "staff",
    },
    "grass-cutting": {
        "unanswered", "placeholder", "no-reason", "no-mitigation", "not-measured", "awaiting", "no-actions",
        "later-date", "missing-attachment", "personal-details", "no-evidence", "duty",
    },
}  # fmt: skip
"""For each bad one, the checks that find something in it."""


@pytest.mark.parametrize("path", sorted((HERE / "good").iterdir()), ids=lambda path: path.stem)
def test_a_good_assessment_has_only_advice(path: Path):
    assert [finding for finding in findings(open_draft(path)) if finding.severity != "advice"] == []


@pytest.mark.parametrize("path", sorted((HERE / "bad").iterdir()), ids=lambda path: path.stem)
def test_every_fault_of_a_bad_assessment_is_found(path: Path):
    found = {finding.check for finding in findings(open_draft(path))}
    assert SENT_BACK[path.stem] - found == set()


@pytest.mark.parametrize(
    ("path", "found", "not_found"),
    [
        (HERE / "bad" / "grass-cutting.toml", {"nobody-asked": "warn"}, "asked-no-group"),
        (HERE / "bad" / "online-enrolment.toml", {"asked-no-group": "warn"}, "wrong-law"),
    ],
    ids=["nobody was asked", "a panel was asked"],
)
def test_engagement_is_faulted_for_what_it_lacks(path: Path, found: dict[str, str], not_found: str):
    made = findings(open_draft(path))
    assert {each.check: each.severity for each in made if each.check in found} == found
    assert not_found not in {each.check for each in made}
    assert not any("has only the council's own people" in each.message for each in made)
