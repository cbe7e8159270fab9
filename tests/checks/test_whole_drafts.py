"""Whole assessments, good and bad, of invented policies: a reviewer lets the good ones pass, and sends the bad ones back."""

from pathlib import Path

import pytest

from eia_tui.checks import findings
from eia_tui.storage.drafts import open_draft

HERE = Path(__file__).parent
SENT_BACK = {
    "online-enrolment": {
        "incomplete-action", "placeholder", "no-reason", "same-reason", "no-mitigation", "not-measured", "awaiting",
        "no-action", "vague-timescale", "past-timescale", "later-date", "missing-attachment", "personal-details",
        "small-number", "team-owner", "orphan-action", "no-evidence", "no-source", "duty", "staff",
    },
    "grass-cutting": {
        "unanswered", "placeholder", "no-reason", "no-mitigation", "not-measured", "awaiting", "no-actions",
        "later-date", "missing-attachment", "personal-details", "no-evidence", "duty",
    },
}  # fmt: skip
"""For each bad one, what a reviewer says of it."""


@pytest.mark.parametrize("path", sorted((HERE / "good").iterdir()), ids=lambda path: path.stem)
def test_nothing_is_sent_back_of_a_good_assessment(path: Path):
    assert [finding for finding in findings(open_draft(path)) if finding.severity != "advice"] == []


@pytest.mark.parametrize("path", sorted((HERE / "bad").iterdir()), ids=lambda path: path.stem)
def test_all_that_a_reviewer_would_say_of_a_bad_one_is_found(path: Path):
    found = {finding.check for finding in findings(open_draft(path))}
    assert SENT_BACK[path.stem] - found == set()
