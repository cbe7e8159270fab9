"""Fixtures for the tests of the screens."""

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.loading import load_form
from tests.conftest import ROOT


@pytest.fixture
def other_form() -> Form:
    """A form unlike the council's."""
    return load_form(ROOT / "tests" / "forms" / "riverside")
