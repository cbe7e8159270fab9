"""One thing that a reviewer would say."""

from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["block", "warn", "advice"]


@dataclass(frozen=True)
class Finding:
    """What a check found, and where."""

    check: str
    severity: Severity
    address: str
    """The answer that it is about, or the beginning that a step's answers share."""
    message: str
    """What a reviewer would say, and what to do, in plain English."""

    def as_json(self) -> dict[str, str]:
        """The finding as `check --json` prints it."""
        return asdict(self)
