"""A short run of the torture program: ten kills, no draft unreadable, no more than a second lost."""

from pathlib import Path

import pytest

from tests.torture.torture import Torture

pytestmark = pytest.mark.slow(30)


def test_a_killed_wizard_loses_no_draft_and_at_most_a_second(home: Path):
    torture = Torture(home, seed=5)
    for _ in range(10):
        torture.kill()
    losses = torture.losses
    print(losses)
    assert (losses.kills, losses.unreadable, losses.problems) == (10, 0, [])
    assert losses.words > 50
    assert losses.most_lost <= 1, losses
