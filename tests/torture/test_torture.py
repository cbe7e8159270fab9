"""A short run of the torture program, of which `.ci/run` makes a longer one: no draft unreadable, no more than a second lost."""

from pathlib import Path

import pytest

from tests.torture.torture import Torture

pytestmark = pytest.mark.slow(15)
_KILLS = 4


def test_a_killed_wizard_loses_no_draft_and_at_most_a_second(home: Path):
    torture = Torture(home, seed=5)
    for _ in range(_KILLS):
        torture.kill()
    losses = torture.losses
    print(losses)
    assert (losses.kills, losses.unreadable, losses.problems) == (_KILLS, 0, [])
    assert losses.words > 20
    assert losses.most_lost <= 1, losses
