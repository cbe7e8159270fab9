"""The areas that there are figures for: found by what people type, put together, and compared with larger ones."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from eia_tui.evidence.official_data import named_cells
from eia_tui.evidence.topics import settings_of_topics
from eia_tui.system.errors import UserError
from eia_tui.system.text import quoted

ENGLAND, WALES, BOTH = "E92000001", "W92000004", "K04000001"
_KINDS = {
    "unitary (from April 2023)": "unitary council from April 2023",
    "Welsh unitary": "Welsh council",
    "unitary": "unitary council",
    "county": "county council's area",
}
_COUNCIL = re.compile(
    r"\b(?:metropolitan borough|county borough|london borough|royal borough|borough|district|county|city|unitary)?"
    r"[ ]?(?:council|corporation|authority)\b(?P<behind>.*)"
)
_BEFORE = re.compile(
    r"^(?:the )?(?:(?:london|royal|metropolitan) borough of |city and county of |county of |city of )?(?:the )?"
    r"(?:cyngor )?(?:bwrdeistref sirol |sir |dinas )?"
)
_JOINED = re.compile(r"(\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)")
_BEHIND = re.compile(r",? (?:city of|county of|city|county)$")
_MOST_PARTS = 7
"""Parts that a name is looked for in, with what joins them: "Bournemouth, Christchurch and Poole" has five."""
_MOST_NAMES = 3
"""The most areas put together whose names are in the heading of a table."""


@dataclass(frozen=True)
class Area:
    """A council's area, a region or a country, as the official figures know it."""

    code: str
    name: str
    kind: str
    region: str
    """The code of the region, or country, that it is in; "" for a region and a country."""
    county: str

    @property
    def label(self) -> str:
        """Its name, with its kind if another area has the same name."""
        return f"{self.name} ({_KINDS.get(self.kind, self.kind)})" if self.name in _shared_names() else self.name

    @property
    def country(self) -> str:
        """The code of the country that it is in, or of England and Wales together."""
        return BOTH if self.code == BOTH else WALES if self.code.startswith("W") else ENGLAND


class OurArea(NamedTuple):
    """One area, or several districts together, as one."""

    parts: tuple[Area, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its parts."""
        return tuple(part.code for part in self.parts)

    @property
    def names(self) -> str:
        """The names of all its parts, as in a sentence."""
        *first, last = [part.name for part in self.parts]
        return f"{', '.join(first)} and {last}" if first else last

    @property
    def name(self) -> str:
        """What it is called in a heading."""
        return self.names if len(self.parts) <= _MOST_NAMES else f"{len(self.parts)} areas together"


@cache
def areas() -> tuple[Area, ...]:
    """Every area; of two with one name the council of today comes first, and otherwise they are in order of name."""
    renamed = settings_of_topics()["names"]
    found = [Area(code, renamed.get(code, name), *rest) for code, name, *rest in named_cells()]
    return tuple(sorted(found, key=lambda area: (area.name.casefold(), area.kind == "county")))


@cache
def _shared_names() -> frozenset[str]:
    return frozenset(name for name, many in Counter(area.name for area in areas()).items() if many > 1)


@cache
def _by_code() -> dict[str, Area]:
    return {area.code: area for area in areas()}


def area_with_code(code: str) -> Area | None:
    """The area with a code; None if there is none."""
    return _by_code().get(code.strip().upper())


def _plain(text: str) -> str:
    """A name as it is compared: small letters, no accents or marks, "and" for "&"."""
    joined = re.sub(r"[+;]", ",", text.casefold().replace("&", " and "))
    letters = unicodedata.normalize("NFKD", joined)
    return " ".join(re.sub(r"[^a-z0-9, ]", "", letters.replace("-", " ")).split())


def _core(plain: str) -> str:
    """A plain name without what councils put around it: "Leicester City Council", "Bristol, City of"."""
    core = _COUNCIL.sub("", plain).strip(" ,")
    return _BEHIND.sub("", _BEFORE.sub("", core)).replace(",", "").strip()


@cache
def _by_name() -> dict[str, Area]:
    """Areas by every way to write their names; the whole names win over the shortened ones."""
    known: dict[str, Area] = {}
    for area in areas():
        known.setdefault(_plain(area.name), area)
        known.setdefault(_plain(area.label), area)
    for name, code in settings_of_topics()["known_as"].items():
        known.setdefault(name, _by_code()[code])
    for area in areas():
        known.setdefault(_core(_plain(area.name)), area)
    return known


def area_named(text: str) -> Area | None:
    """The area with a name or a code, as people and councils write it; None if there is none, or there are several."""
    plain = _plain(text)
    if not plain:
        return None
    if (found := _COUNCIL.search(plain)) and any(map(_known, re.split(r",| and ", found["behind"]))):
        return None  # two councils
    return _known(plain)


def _known(plain: str) -> Area | None:
    """The area with a plain name or code."""
    plain = plain.strip(" ,")
    for written in (plain, _COUNCIL.sub("", plain).strip(" ,"), _core(plain)):
        if written and (found := area_with_code(written) or _by_name().get(written)):
            return found
    return None


def areas_like(text: str) -> list[Area]:
    """The areas whose name or code has what was typed in it, those that begin with it first; all for a blank text."""
    wanted = _plain(text)
    exact = area_named(text)
    known = {code for name, code in settings_of_topics()["known_as"].items() if name.startswith(wanted)}
    found = [
        area
        for area in areas()
        if wanted in _plain(area.label) or area.code.casefold().startswith(wanted) or area.code in known
    ]
    found.sort(key=lambda area: (area != exact, not _plain(area.label).startswith(wanted)))
    return [exact, *found] if exact and exact not in found else found


def find_our_area(text: str) -> OurArea:
    """The area, or the areas joined by `+`, `;`, commas or "and", that a text names. Raises `UserError`."""
    pieces = [piece.strip() for piece in re.split(r"[+;]", text) if piece.strip()]
    return together(area for piece in pieces or [""] for area in _joined(piece) or [_required(piece)])


def _joined(text: str) -> list[Area]:
    """The areas that a text joins by commas or "and", which names have as well; empty if a part is not an area."""
    found, parts = [], _JOINED.split(text.strip(" ,"))
    while parts:
        whole = ((end, area_named("".join(parts[:end]))) for end in range(min(len(parts), _MOST_PARTS), 0, -2))
        end, area = next((each for each in whole if each[1]), (0, None))
        if area is None:
            return []
        found.append(area)
        parts = parts[end + 1 :]
    return found


def _required(text: str) -> Area:
    if found := area_named(text):
        return found
    like = areas_like(text) if text.strip() else []
    if len(like) == 1:
        return like[0]
    similar = f"Did you mean {', '.join(area.label for area in like[:5])}?" if like else "They cover England and Wales."
    raise UserError(
        f"There are no figures for an area called {quoted(text)}. {similar} `eia-wizard figures --areas` lists them"
    )


def together(parts: Iterable[Area]) -> OurArea:
    """Several areas as one, each once. Raises `UserError` if people would be counted twice, or there is no area."""
    ours = tuple(dict.fromkeys(parts))
    if not ours:
        raise UserError("Name an area: `eia-wizard figures --areas` lists them")
    for part in ours:
        for other in ours:
            if other != part and other.code in _areas_around(part):
                raise UserError(f"{part.name} is part of {other.label}: name one of the two")
            if other != part and other.name == part.name:
                raise UserError(f"{part.label} and {other.label} are the same place: name one of the two")
    return OurArea(ours)


def _areas_around(area: Area) -> set[str]:
    """The codes of the larger areas that an area is part of."""
    held_by: Mapping[str, str] = settings_of_topics()["held_by"]
    around = {area.region, area.country, BOTH}
    for code in (area.county, held_by.get(area.code, ""), held_by.get(held_by.get(area.code, ""), "")):
        if larger := area_with_code(code):
            around |= {each.code for each in areas() if each.name == larger.name}
    return around - {area.code, ""}


def comparators(ours: OurArea) -> tuple[OurArea, ...]:
    """What an area is compared with: its own region and England; Wales for a Welsh council."""
    if any(part.code == BOTH for part in ours.parts):
        return ()
    countries = {part.country for part in ours.parts}
    if len(countries) > 1 or ours.codes[0] in countries:
        return (_single(BOTH),)
    country = countries.pop()
    regions = {part.region for part in ours.parts if part.region != country}
    own = [_single(regions.pop())] if len(regions) == 1 and "" not in regions else []
    return (*own, _single(country))


def _single(code: str) -> OurArea:
    return OurArea((_by_code()[code],))
