"""Finds where a text refers to something attached or shown: a file, a picture, a table, an appendix."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from eia_tui.checks.methods.in_the_making import is_shown_on_page
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import collapse_spaces, phrases
from eia_tui.checks.methods.shown_words import SHOWN, SHOWN_IN_OTHER_WORDS, Where

Kind: TypeAlias = Literal["picture", "table", "file"]


class Reference(NamedTuple):
    """Words that refer to something shown or attached."""

    words: str
    kind: Kind
    where: Where
    is_loose: bool = False
    """Whether its words may mean something else as well."""

    @property
    def is_plain(self) -> bool:
        """Whether its words can hardly mean anything else: "attached", "Appendix B", "the chart below"."""
        return not self.is_loose and _PLAIN.search(self.words) is not None

    @property
    def is_label(self) -> bool:
        """Whether they are a name that may be below a picture or above a table as well: "Figure 2"."""
        return _LABELLED.fullmatch(self.words) is not None


_LABELLED = LazyPattern(r"(?i)(?:figure|fig\.?|chart|graph|table|map|diagram|picture|image|photo)\s?\d{1,2}")
_PLAIN = LazyPattern(
    r"(?i)attach|enclos|append|annex|appendi|embedded|\bapp\b|below|overleaf|above|opposite|underneath|over the page|"
    r"(?:figure|fig|chart|graph|table|schedule|exhibit)\.?\s*\w{1,2}\b"
)

_NEEDED = {
    "below": (
        "below",
        "overleaf",
        "underneath",
        "page",
        "following",
        "attach",
        "enclos",
        "embed",
        "includ",
        "append",
        "accompan",
        "the right",
        "the left",
        "see over",
        "next ",
        "previous ",
        "last ",
        "follow",
        "over the",
        "pasted",
        " here",
    ),
    "above": ("above", "opposite"),
    "anywhere": (),
}
"""Words of which one is in every reference to something below or above: most sentences have none."""


@cache
def _patterns() -> tuple[tuple[LazyPattern, Where], ...]:
    things = "|".join(phrases(name).pattern for name in ("shown_picture", "shown_table", "shown_file"))
    every = (*((pattern, where, ()) for pattern, where in SHOWN), *SHOWN_IN_OTHER_WORDS)
    return tuple(
        (LazyPattern(pattern.replace("THING", f"(?P<thing>{things})"), re.IGNORECASE, needs), where)
        for pattern, where, needs in every
    )


_NO_LONGER = LazyPattern(r"(?i)\b(?:no longer|not|rather than|instead of)\s+(?:\w+\s+)?$")
"""What is before a place where something is not: "no longer in an appendix"."""
_ITSELF = LazyPattern(
    r"(?i)\bthis (?:form|assessment|eia|document) (?:is |will be )?(?:attached|enclosed|appended|"
    r"(?:goes|comes|travels|sent|put|reads?) (?:with|alongside) (?:the |their |its )?\w+)\W*$"
)
"""What is attached to another paper is this form itself."""
_TO_PEOPLE = LazyPattern(
    r"(?i)(?<=attachment)\s+(?:theory|styles?|disorders?|issues|needs|work|parenting|aware|(?:and|or)\s+(?:bonding|trauma|loss|"
    r"resilience|belonging))\b"
)
"""What follows "attachment" where it is what a child feels."""
_WITH_A_LETTER = LazyPattern(
    r"(?i)\b(?:enclosed|attached|sent|inserted)\s+(?:with|to|in|inside)\s+(?:the|each|every|an?|all|our|their|its)\s+"
    r"(?:[\w’'-]+\s+){0,5}?(?:bills?|letters?|statements?|notices?|bins?|magazines?|newsletters?|newspapers?|tickets?|mailing|mailings|"
    r"demands?|envelopes?|lockers?|gates?|doors?|railings?)\b"
)
"""What was enclosed with something else that people got: "the form enclosed with the rent letter"."""
_SCHEDULE = LazyPattern(r"(?i)\bschedules?\s*\d+")
_OF_LAW = LazyPattern(
    r"(?i)\b(?:act|acts|regulations?|order|law|duty|psed|section|para(?:graph)?s?\s*\d+|equality|code|legislation|characteristics?)\b"
)
"""Words of a sentence in which a numbered Schedule is one of an Act."""
_DOCUMENT = LazyPattern(r"(?i)spreadsheet|workbook|document|report|file|pdf|slides|presentation|paper|letter")
_ATTACHED = LazyPattern(r"(?i)attach|enclos|append|annex|appendi|embedded|\bapp\b")


@lru_cache(maxsize=4096)
def shown_thing(sentence: str) -> Reference | None:
    """What a sentence says is attached or shown elsewhere in the answer; None if it does not."""
    lower = sentence.lower()
    shown = {where for where, needed in _NEEDED.items() if not needed or any(word in lower for word in needed)}
    for pattern, where in _patterns():
        for found in _matches(pattern, sentence) if where in shown else ():
            if _NO_LONGER.search(sentence[: found.start()]) or _ITSELF.search(sentence[: found.end()]):
                continue
            if _WITH_A_LETTER.search(sentence):
                continue
            if _TO_PEOPLE.match(sentence, found.end()) or _is_of_law(sentence, found.group()):
                continue
            thing = found.groupdict().get("thing") or found.group()
            words = collapse_spaces(found.group()).strip(" .(")
            if (
                where != "anywhere"
                and _kind(thing) == "file"
                and not _ATTACHED.search(words)
                and not _DOCUMENT.search(thing)
            ):
                continue  # "the results below" are in the words that follow
            kind = "file" if where == "anywhere" and _ATTACHED.search(words) else _kind(thing)
            return Reference(words, kind, where)
    if _BY_OTHERS.search(sentence):
        return None
    if loosely := _LOOSELY.search(sentence):
        return Reference(collapse_spaces(loosely.group()).strip(" .("), _kind(sentence), "anywhere", is_loose=True)
    if is_shown_on_page(sentence):
        return Reference(sentence, _kind(sentence), "anywhere", is_loose=True)
    return None


def _is_of_law(sentence: str, words: str) -> bool:
    return _SCHEDULE.search(words) is not None and _OF_LAW.search(sentence) is not None


_BY_OTHERS = LazyPattern(
    r"(?i)^\W*(?:people|parents|applicants|residents|tenants|customers|users|those|families|pupils|drivers|callers|members|anyone|they)\b[^.;]{0,30}\b(?:attach|enclose|include|add|send|sent)"
)
"""What other people attach to papers of their own."""
_TURN = (
    r"(?=\W*$|\s*[(:,]|\s+(?:is|are|was|were|shows?|gives?|sets?|lists?|has|have|"
    r"holds?|with|for|from|to\s+(?:view|see)|you|we|tells?|compares?|explains?|says?|"
    r"breaks?|summarises?|contains?|details|covers|records|makes?|depicts?|illustrates?)\b)"
)
"""What follows a place on the page, where "below" and "attached" are said of what is shown."""
_PAPER = (
    r"(?:charts?|graphs?|graphics?|tables?|diagrams?|maps?|pictograms?|box|grid|photos?|photographs?|pictures?|images?|pyramids?|figures?|profiles?|extracts?|dashboard|"
    r"infographics?|data|illustrations?|summary|lists?|breakdown|timeline|plans?|drawings?|(?:case\s+)?stud(?:y|ies)|notes|reports?|results|spreadsheets?|sheets?|letters?|minutes|"
    r"docs?|documents?|files?|folder|pdf|workbook|slides|statistics|numbers|replies|responses|comments|answers|evidence|analysis|log|survey|questionnaire|copy|copies|output|cloud|specification|register|details)"
)
_LOOSELY = LazyPattern(
    r"(?i)\b(?:see|per|within|found\s+in|refer\s+to)\s+(?:the\s+)?enc(?:s|losures?)?\b|\benc\.?\s+\d|^\W*(?:insert|enc|item|fig|pic|slide|tab|sheet|exhibit)\.?\s+"
    r"(?:\d{1,2}|[A-H])\s*[:–-]|\bpics?\s+\d{1,2}\b|\bsee\s+(?:the\s+)?(?:photo\w*|pics?|tab|sheet|slide|dashboard|pictures?)\b(?!\s+(?:of|card|id)\b)"
    r"|\b(?:follow|use|on|at|via|using|through|from|open|click)\s+(?:this|the)\s+(?:hyper|web)?link\b(?!\s+(?:road|worker|bus|path|group|officer))|^\W*(?:hyper)?links?\s*:|\blinked\s+here\b"
    r"|\b(?:accessed|found|viewed|downloaded|opened|seen|read|available|located)\s+here\W*$|\b(?:pdf|file|excel|word)\s+icon\b"
    r"|\[(?:file|doc|document|pdf|excel|xls|object|icon|ole object|embedded object)[^\]]*\](?!\()"
    r"|\bas\s+(?:per|in|on)\s+(?:the\s+)?(?:diagram|chart|graph|table|picture|plan|drawing|sketch)\b(?!\s+(?:of|in|for|at|that|agreed)\b)"
    r"|\b(?:within|under|at|the)\s+(?:appendix|annex|appendices)\b(?=\W*$|\s+(?:[A-Z0-9]\b|contains?|gives?|shows?|has|lists?|holds?|sets?))"
    r"|\btables\s+\d|\b(?:doc|document|paper|file|evidence)\s+\d{1,2}\b"
    r"|\b(?:assessment|profile|report|survey|summary|analysis|map|table|chart|plan|minutes|notes|data|breakdown|figures)\b(?:\s+20\d\d)?\s*[-–—:,]\s*"
    r"(?:annexed|appended|attached|enclosed)\W*$"
    r"|\bas\s+(?:you\s+)?(?:can\s+(?:be\s+seen|see)|seen|shown)\s+(?:from|in|on|by)\s+(?:the\s+)?(?:bars?|lines?|slices?|dots|columns?|curves?|shading|peaks?)\b"
    r"|\b(?:the\s+)(?:bars|slices|dots|shading|curves?|peaks?|dotted\s+line)\s+(?:shows?|gives?|tells?|makes?)\b"
    r"|^\W*(?:screen\s?-?(?:shots?|grabs?|prints?)|photos?|photographs?|extracts?|snips?|print-?outs?|pictures?|scans?|exports?)\s+(?:from|of)\b[^.;]{0,60}:\s*$"
    rf"|\b{_PAPER}(?:\s+\d{{1,2}})?\s+(?:(?:is|are|has\s+been|have\s+been)\s+)?(?:alongside|opposite|above|below|underneath|beneath\s+this|at+a?t?a?ch?(?:ed|d)|enclosed|appended|adjacent|overleaf|(?:to|on)\s+the\s+(?:right|left)){_TURN}"
    rf"|\b{_PAPER}\b[^.;]{{0,40}}\s(?:at\s+the\s+(?:top|bottom|foot|end|back)|on\s+(?:the\s+)?(?:last|first|next|back|facing|other)\s+pages?|in\s+the\s+(?:back|end|last|next)\s+pages?|on\s+page\s+\d+|after\s+the\s+signature|beneath\s+this\s+\w+)(?=\W*$|\s+(?:of\s+(?:page|p\.|this)|with|shows?|makes?|gives?|sets?)\b)"
    rf"|\b(?:the|our|an?|both|all)?\s*(?:at+a?t?a?ch?(?:ed|d)|enclosed|appended|annexed)\s+(?!to\b)(?:\w+\s+){{0,2}}{_PAPER}\b|\bthe\s+at+a?t?a?ch?(?:ed|d)\s+(?:to|for|shows?|gives?|sets?|\W*$)|\b(?:is|are)\s+at+a?t?a?ch?(?:ed|d)\b\s*(?:for|as|\W*$|\()"
    rf"|\b(?:{_PAPER}|letters|which)\b[^.;]{{0,50}}?\s(?:presented|set\s+out|given|shown|displayed|reproduced|listed|summarised|provided|tabulated|plotted|dropped(?:\s+in)?|copied|pasted(?:\s+in)?|inserted|included|printed|added|supplied|embedded)\s+(?:[\w-]+\s+){{0,3}}?"
    r"(?:below|overleaf|underneath|alongside|(?:at|on|in)\s+the\s+(?:bottom|end|foot|back|next\s+page|last\s+page)|as\s+an?\s+(?:picture|image|pdf|word\s+\w+|link|file|attachment|insert|object)|here)\W*(?:$|\(|,|alongside)"
    r"|\b(?:infographics?|graphics?|booklets?|maps?|plans?|papers?|documents?|letters?|tables?|charts?|photos?|reports?|sheets?|slides)\s+accompan(?:y|ies|ying)\s+(?:this|the)\s+(?:proposal|form|assessment|report)\b|\binserts?\s+\d{1,2}\s+(?:at|in|has|shows|gives)\b|^\W*see\s+(?:also\s+)?(?:table|figure|chart|graph|map|diagram)\s+\d{1,2}\b(?!\s+(?:of|in|on)\b)",
)
"""What points to a thing on the page, or beside it, in words that may mean something else as well."""


def _matches(pattern: LazyPattern, sentence: str) -> Iterator[re.Match[str]]:
    """Every match, also one inside another: "the results are in the graph overleaf" has "the graph overleaf" in it."""
    at = 0
    while found := pattern.search(sentence, at):
        yield found
        at = found.start() + 1


def _kind(thing: str) -> Kind:
    if phrases("shown_table").search(thing):
        return "table"
    return "picture" if phrases("shown_picture").search(thing) else "file"
