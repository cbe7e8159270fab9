"""The cache of the list of drafts."""

from pathlib import Path

import pytest

from eia_tui.draft.answer_counts import AnswerCounts
from eia_tui.storage.catalogue_cache import CachedEntry, CatalogueCache

STAMP = (1, 2)
ENTRY = CachedEntry(
    "Mobile library", "leicestershire-2024", AnswerCounts(1, 2, 3, 4), "drafting", 2, "review due 30 November 2027"
)


@pytest.mark.parametrize(("all_read", "rest"), [(False, ENTRY), (True, None)])
def test_entries_that_were_not_read_again_are_dropped_only_if_all_drafts_were_read(
    home: Path, all_read: bool, rest: CachedEntry | None
):
    first = CatalogueCache()
    for name in ("a", "b"):
        first.put(Path(name), STAMP, ENTRY)
    first.keep()
    second = CatalogueCache()
    assert second.get(Path("a"), STAMP) == ENTRY
    second.put(Path("c"), STAMP, ENTRY)
    second.keep(all_read=all_read)
    third = CatalogueCache()
    assert [third.get(Path(name), STAMP) for name in ("a", "b", "c")] == [ENTRY, rest, ENTRY]
