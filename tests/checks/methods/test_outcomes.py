"""What an expected outcome says."""

import pytest

from eia_tui.checks.methods.outcomes import says_no_result


@pytest.mark.parametrize(
    ("outcome", "nothing"),
    [
        ("Ladder repainted by the pool", True),
        ("Rota agreed with coaches", True),
        ("The ladder is built.", True),
        ("Coaches are aware", True),
        ("Beginners reached", False),
        ("Queues halved", False),
        ("Nobody waits at the ladder", False),
        ("Boys and girls in equal numbers", False),
    ],
)
def test_what_was_done_is_no_result(outcome: str, nothing: bool):
    assert bool(says_no_result(outcome)) == nothing
