"""A short run of the torture program: ten kills, no draft unreadable, no more than a second lost."""

from pathlib import Path

import pytest

from tests.torture.torture import Torture

pytestmark = pytest.mark.slow(30)


def test_a_killed_wizard_loses_no_draft_and_at_most_a_second(home: Path):
    torture = Torture(home, seed=5)
    for _ in range(10):
        torture.kill()
    toll = torture.toll
    print(toll)
    assert (toll.kills, toll.unreadable, toll.wrong) == (10, 0, [])
    assert toll.words > 50
    assert toll.most_lost <= 1, toll
