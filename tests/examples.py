"""How many random examples Hypothesis tries: few in the suite, twenty times as many in CI."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

_TIMES = float(os.environ.get("EXAMPLES", "0.5"))
Test = Callable[..., Any]


def number_tried(number: int) -> int:
    """How many examples are tried where a test names a number: half as many, or as `EXAMPLES` says, in `.ci/run` tenfold."""
    return max(1, round(number * _TIMES))


def examples(number: int) -> Callable[[Test], Test]:
    """Decorator: Hypothesis tries that many examples, and the mark `examples` chooses the test in CI."""
    limits = settings(deadline=None, max_examples=number_tried(number), suppress_health_check=list(HealthCheck))
    return lambda test: pytest.mark.examples(limits(test))
