"""The present, and local times of any moment.

Windows has no local time before 1970, which is what the clock of a stick or camera may say.
"""

from datetime import UTC, date, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def now() -> datetime:
    """The current local time."""
    return datetime.now().astimezone()


def today() -> date:
    """The officer's own day."""
    return now().date()


def local_time(moment: datetime) -> datetime:
    """A moment, which has a time zone, in local time; unchanged where the system has no local time for it."""
    try:
        return moment.astimezone()
    except (OSError, OverflowError, ValueError):
        return moment


def time_of_file(seconds: float) -> datetime:
    """The local time of a file's time stamp. Raises OverflowError if that is outside the calendar."""
    return local_time(EPOCH + timedelta(seconds=seconds))
