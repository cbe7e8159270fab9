"""A short run of the sweep: each command is killed, or fails, at some of its system calls, and is run again.

`.ci/run` makes a longer one.
"""

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
    ("fault", "pulled_out", "first"), [(KILLED, False, 5), ("EIO", False, 4), ("EIO", True, 2)], ids=str
)
def test_a_command_that_failed_at_any_call_completes_when_run_again(
    name: str, fault: str, pulled_out: bool, first: int, home: Path
):
    times, problems = sweep(name, fault, home, step=160, first=first, all_after=pulled_out)
    assert times
    assert not problems
