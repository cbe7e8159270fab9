"""How many random examples Hypothesis tries: few in the suite, ten times as many in CI."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("EXAMPLES", "1"))
"""How many times as many examples are tried: a step of `.ci/run` sets it."""
Test = Callable[..., Any]


def examples(number: int) -> Callable[[Test], Test]:
    """Decorator: Hypothesis tries `number` examples, and the mark `examples` chooses the test in CI."""
    limits = settings(deadline=None, max_examples=number * TIMES, suppress_health_check=list(HealthCheck))
    return lambda test: pytest.mark.examples(limits(test))
