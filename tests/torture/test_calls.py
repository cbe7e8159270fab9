"""A short run of the sweep: each command is killed, or fails, at some of its system calls, and is run again."""

import os
from pathlib import Path

import pytest

from tests.torture.calls import KILLED, SCENES, sweep

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Windows cannot fork; the same calls are made there"),
]


@pytest.mark.parametrize("name", SCENES)
@pytest.mark.parametrize(
    ("fault", "pulled_out", "first"), [(KILLED, False, 10), ("EIO", False, 8), ("EIO", True, 4)], ids=str
)
def test_a_command_that_went_wrong_anywhere_is_run_again_and_all_is_as_it_must_be(
    name: str, fault: str, pulled_out: bool, first: int, home: Path
):
    times, problems = sweep(name, fault, home, step=40, first=first, all_after=pulled_out)
    assert times
    assert not problems
