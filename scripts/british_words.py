"""Makes the list of British words from the Hunspell dictionary en_GB-ise, which comes from the SCOWL word lists.

    npm pack dictionary-en-gb@3.0.0 && tar -xzf dictionary-en-gb-3.0.0.tgz
    python scripts/british_words.py package templates/language

The same dictionary always makes the same bytes. Words that the dictionary never suggests have a `!` before them.
"""

import gzip
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Affix:
    """One rule of an .aff file: what goes from a word, what comes to it, and to which words it applies."""

    before: bool
    crosses: bool
    """Whether it may be joined with one at the other end."""
    goes: str
    comes: str
    fits: re.Pattern[str]

    def applied(self, word: str) -> str | None:
        """The word with the affix; None where it takes none."""
        if not self.fits.search(word):
            return None
        if self.before:
            return self.comes + word.removeprefix(self.goes)
        return word.removesuffix(self.goes) + self.comes


def affixes(text: str) -> dict[str, list[Affix]]:
    """The rules of an .aff file by their flag."""
    found: dict[str, list[Affix]] = {}
    crosses: dict[str, bool] = {}
    for line in text.splitlines():
        match line.split():
            case ["PFX" | "SFX", flag, "Y" | "N" as joins, number] if number.isdecimal():
                crosses[flag] = joins == "Y"
            case ["PFX" | "SFX" as kind, flag, goes, comes, fits, *_]:
                before = kind == "PFX"
                pattern = re.compile(f"^{fits}" if before else f"{fits}$")
                rule = Affix(before, crosses[flag], goes.strip("0"), comes.strip("0"), pattern)
                found.setdefault(flag, []).append(rule)
    return found


def words(aff: str, dic: str) -> Iterator[str]:
    """Every word that the dictionary accepts, without possessives, which only add 's."""
    rules = affixes(aff)
    never = {line.split()[1] for line in aff.splitlines() if line.startswith("NOSUGGEST ")}
    for entry in dic.splitlines()[1:]:
        word, _, flags = entry.partition("/")
        if not word.strip() or any(letter.isdigit() for letter in word):
            continue
        mark = "!" if never & set(flags) else ""
        yield mark + word
        fitting = [rule for flag in flags for rule in rules.get(flag, ()) if rule.comes != "'s"]
        for rule in fitting:
            made = rule.applied(word)
            if made is None:
                continue
            yield mark + made
            if not rule.before and rule.crosses:
                yield from (
                    mark + both
                    for other in fitting
                    if other.before and other.crosses and (both := other.applied(made)) is not None
                )


def main() -> None:
    """Writes british.txt.gz and its licence into a folder."""
    package, folder = Path(sys.argv[1]), Path(sys.argv[2])
    aff, dic = ((package / f"index.{kind}").read_text(encoding="utf-8") for kind in ("aff", "dic"))
    listed = sorted(set(words(aff, dic)))
    content = gzip.compress("\n".join(listed).encode(), compresslevel=9, mtime=0)
    (folder / "british.txt.gz").write_bytes(content)
    (folder / "british-licence.txt").write_bytes((package / "license").read_bytes())
    print(f"{len(listed):,} words, {len(content):,} bytes")


if __name__ == "__main__":
    main()
