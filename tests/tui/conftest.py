"""A draft on disk to sit at."""

from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.loading import load_form
from eia_tui.storage.drafts import new_draft
from tests.conftest import ROOT


@pytest.fixture
def path(form: Form) -> Path:
    """A new draft of the council's form."""
    return new_draft("Mobile library timetable", form)


@pytest.fixture
def other_form() -> Form:
    """A form unlike the council's."""
    return load_form(ROOT / "tests" / "forms" / "riverside")
