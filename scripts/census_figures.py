"""Makes the compact file of official figures from the table that `templates/evidence/README.md` describes.

    python scripts/census_figures.py areas_wide.csv templates/evidence

One line an area, with tabs between the cells, compressed; the first line names the columns. Nothing is worked out and
nothing left out: the same table always makes the same bytes, and the script reads them back and compares every number.
"""

import csv
import gzip
import sys
from pathlib import Path

NAMED = 5
"""Columns before the figures: code, name, type, region, county."""


def compact(table: list[list[str]]) -> bytes:
    """The table as compressed lines. Raises `ValueError` for a cell that the format cannot hold."""
    for row in table:
        if len(row) != len(table[0]) or any("\t" in cell or "\n" in cell for cell in row):
            raise ValueError(f"{row[:2]}: a cell too many or too few, or a tab or a line break in one")
    for row in table[1:]:
        if wrong := [cell for cell in row[NAMED:] if cell and not (cell.isascii() and cell.isdecimal())]:
            raise ValueError(f"{row[:2]}: {wrong[0]} is not a whole number")
    return gzip.compress("\n".join("\t".join(row) for row in table).encode(), compresslevel=9, mtime=0)


def main() -> None:
    """Writes figures.tsv.gz into a folder, and says how many numbers it holds."""
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    with source.open(encoding="utf-8", newline="") as file:
        table = list(csv.reader(file))
    content = compact(table)
    (folder / "figures.tsv.gz").write_bytes(content)
    written = (folder / "figures.tsv.gz").read_bytes()
    back = [line.split("\t") for line in gzip.decompress(written).decode().split("\n")]
    same = sum(
        here == there for one, other in zip(table, back, strict=True) for here, there in zip(one, other, strict=True)
    )
    if back != table:
        raise SystemExit("What was written differs from the table")
    numbers = sum(bool(cell) for row in table[1:] for cell in row[NAMED:])
    print(
        f"{len(table) - 1} areas, {numbers:,} numbers, {same:,} cells equal those of the table, {len(content):,} bytes"
    )


if __name__ == "__main__":
    main()
