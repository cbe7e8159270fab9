"""A short run of the sweep: each command is killed, or fails, at some of its system calls, and is run again.

`.ci/run` makes a longer one.
"""

import os
from pathlib import Path

import pytest

from tests.torture.calls import KILLED, SCENES, Sweep, sweep

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="Windows cannot fork; the same calls are made there"),
]


@pytest.mark.parametrize("name", SCENES)
def test_a_command_that_failed_at_any_call_completes_when_run_again(name: str, home: Path):
    one = Sweep(name, home)
    for fault, pulled_out, first in ((KILLED, False, 5), ("EIO", False, 4), ("EIO", True, 2)):
        times, problems = sweep(one, fault, step=160, first=first, all_after=pulled_out)
        assert times
        assert not problems
