"""Finds what a text points to: another answer of the form, or something attached or shown."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import collapse_spaces, is_one_of, phrases

_TO_ANSWER = LazyPattern(
    r"""(?ix)\b(?:
        (?:please\s+)?(?:see|refer\s+to|ref\.?|cf\.?|per|as\s+per|as\s+for|as\s+with|same\s+(?:as|for)|like|ditto|as\s+under|as\s+in|
        (?:covered|addressed|described|set\s+out|outlined|detailed|noted|mentioned|stated|explained|discussed|listed|dealt\s+with)
        \s+(?:in|under|at|by|above|below|elsewhere|earlier)|as\s+(?:already\s+)?(?:stated|described|noted|mentioned|outlined|set\s+out|discussed|detailed))
        (?:\s+(?:the|our|also|comments?|answers?|entry|entries|response|responses|details?|mitigation|concerns?|row|in|under|at|for|to))*
        \s*(?:above|below|elsewhere|earlier|previous\w*|other\s+(?:sections?|rows?|groups?|answers?|characteristics?|parts?)|
        (?:section|row|question|part|box|page|column)s?\s*\w{0,3}|preceding)?
      | (?:as|see)\s+(?:above|below|before|previously) | ditto | idem | (?:above|below)\s+(?:applies|apply)
    )"""
)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\w'’-]+")


@lru_cache(maxsize=2048)
def only_points(text: str, names: str) -> bool:
    """Whether an answer says nothing but where to look: "see above", "as per disability".

    `names` is a pattern of the words for the form's groups.
    """
    if not text.strip() or not _TO_ANSWER.search(text):
        return False
    rest = re.sub(names, " ", text, flags=re.IGNORECASE)
    words = [
        word
        for word in _word().findall(rest.casefold())
        if not is_one_of("pointing_words", word) and not word.isdigit()
    ]
    return len(words) <= 1 and len(text.split()) < 20


Kind: TypeAlias = Literal["picture", "table", "file"]
Where: TypeAlias = Literal["below", "above", "anywhere"]


class Reference(NamedTuple):
    """Words that refer to something shown or attached."""

    words: str
    kind: Kind
    where: Where

    @property
    def is_plain(self) -> bool:
        """Whether its words can hardly mean anything else: "attached", "Appendix B", "the chart below"."""
        return _PLAIN.search(self.words) is not None


_PLAIN = LazyPattern(
    r"(?i)attach|enclos|append|annex|appendi|embedded|\bapp\b|below|overleaf|above|opposite|underneath|over the page|"
    r"(?:figure|fig|chart|graph|table|schedule|exhibit)\.?\s*\w{1,2}\b"
)
_FEW_WORDS = r"(?:\s+[\w'’,-]+){0,6}?\s+"
_LABEL = r"(?:\s+(?:no\.?\s*)?\d{1,2}[a-z]?)?"
_NUMBERED = (
    r"\b(?:appendix|appendices|(?<!the )app\.?|annex|annexe|annexes|attachment|enclosure|exhibit|schedule)"
    r"(?:\s+|(?<=\.))"
    r"(?:no\.?\s*)?(?:[A-Z]\b|\d{1,2}\b|[ivx]+\b)(?!\s*(?:[(,][^.;]{0,30})?\s*(?:of|to|in)\s+(?:the|that|this)\s+[^.;]{0,50}\bAct\b)"
    r"(?!,?\s+(?:paragraphs?|paras?|parts?)\b)"
)
_NOT_OF_ANOTHER = r"(?!\s+(?:to|of|in)\s+(?:the|a|that|our|its)\s+(?!form\b|assessment\b|eia\b|document\b))"
"""That it is not part of another paper: "Appendix 2 of the Cabinet report"."""
_APPENDIX = r"(?:appendix|appendices|(?<!at the )annexe?(?=\s*(?:$|[.,;:()]|to\b|for\b|shows?\b)))\b"
"""An annex may also be a building, where people meet."""
_WITHIN = r"(?!\s+(?:the|a|an|zero|average|all|our|\d))"
_FIXED = (
    r"(?!\s+(?:[a-z]+s|will|would|can)\s+(?!is\b|as\b))(?!\s+(?:by|onto|with|on)\b)"
    r"(?!\s+to\s+(?!this|the (?:form|assessment|document|e-?mail|report)))"
)
"""What follows "attached" where something else is fixed to something: "the school to which it is attached lends"."""
_SHOWN: tuple[tuple[str, Where], ...] = (
    (rf"THING{_LABEL}{_FEW_WORDS}(?:below|overleaf|underneath|over the page|on the next page)\b{_WITHIN}", "below"),
    (
        r"\b(?:following|below|attached|enclosed|embedded|included|appended|accompanying)\s+(?!to\b)(?:[\w'’-]+\s+){0,3}?THING",
        "below",
    ),
    (r"THING\b[^.;]{0,50}\bsee (?:below|overleaf)\b", "below"),
    (
        r"THING\s+(?:that|which)\s+(?:accompan(?:y|ies)|(?:is|are)\s+(?:attached|enclosed|appended)|goes?\s+with|comes?\s+with)\b",
        "anywhere",
    ),
    (rf"THING{_LABEL}{_FEW_WORDS}(?<!stands )(?<!ranks )(?:above|opposite)\b{_WITHIN}", "above"),
    (
        (
            rf"THING{_LABEL}(?:\s+[\w'’-]+){{0,4}}\s+(?:is|are|has been|have been)?\s*(?:also\s+)?(?!\w+ (?:to|in|"
            rf"with) (?:each|every|all)\b)"
            r"(?:attached|enclosed|embedded|appended|annexed|included|inserted|pasted)\s*"
            r"(?:here|below|with|separately|as|to this|to the|at|in|for|\.|$|\))"
        ),
        "anywhere",
    ),
    (
        r"\b(?:is|are|see|please see|as|and|find|please find)\s+(?:also\s+)?(?:attached|enclosed|appended)\b" + _FIXED,
        "anywhere",
    ),
    (r"^\W*(?:attached|enclosed|appended)\b(?!\s+to\s)", "anywhere"),
    (r"\b(?:see|refer to)\s+(?:the\s+)?attach(?:ed|ment)s?\b", "anywhere"),
    (
        (
            r"(?:\bsee|\brefer to)\s+(?:the\s+|our\s+)?(?:spreadsheet|workbook|slides|map|graph|chart|"
            r"diagram|infographic)(?=\s+(?:for|of|by)\b|\W*$|\))"
        ),
        "anywhere",
    ),
    (r"\bat\s+the\s+(?:back|end|front|foot)\s+of\s+this\s+(?:form|document|assessment)\b", "anywhere"),
    (
        r"\b(?:analysis|report|paper|document|data|spreadsheet|summary|questionnaire)\s+accompan(?:y|ies)\s+th(?:is|e)\b",
        "anywhere",
    ),
    (r"\bsee\s+(?:the\s+|our\s+)?(?:[A-Z]\w+\s+)?(?:appendix|appendices|annex|annexes|annexe|annexure)\b", "anywhere"),
    (r"\bsee\s+(?:the\s+|this\s+|our\s+)?(?:web\s?)?links?\b", "anywhere"),
    (r"\b(?:in|on)\s+(?:the|a)\s+separate\s+(?:sheet|document|report|file|spreadsheet|paper|workbook)\b", "anywhere"),
    (r"\b(?:link|hyperlink)\s+(?:below|above|attached|here|provided)\b|\bclick\s+here\b", "anywhere"),
    (
        r"\b(?:saved|stored|filed|kept|held|available|found)\s+(?:with\s+this\s+(?:form|assessment|document)|(?:in|on)\s+(?:the|our)\s+(?:shared|project|team|network|g:?|s:?)\s*(?:folder|drive|area|site)|(?:in|on)\s+(?:share\s?point|teams))\b",
        "anywhere",
    ),
    (r"\bsee\s+(?:overleaf|over the page|separate (?:sheet|document|report|file|spreadsheet))", "anywhere"),
    (r"\b(?:figure|fig\.?|chart|graph)\s+\d{1,2}\b(?!\s*(?:%|per|people))", "anywhere"),
    (
        r"\b(?:as|what)\s+(?:the|this|our)\s+(?:\w+\s+)?(?:chart|graph|map|diagram|infographic)\s+(?:shows?|illustrates?|makes)\b",
        "anywhere",
    ),
    (
        r"^\W*(?:the|this)\s+(?:chart|graph|map|diagram|infographic)\s+(?:shows?|gives?|illustrates?|sets?)\b",
        "anywhere",
    ),
    (r"\btable\s+\d{1,2}\b\s+(?:shows?|gives?|sets?|lists?|has|contains|illustrates?|below|above)", "anywhere"),
    (
        rf"(?:\b(?:in|at|see|as|to|from|the|and|full \w+)\s+|\(|^\W*){_NUMBERED}{_NOT_OF_ANOTHER}",
        "anywhere",
    ),
    (
        rf"\b(?:in|see|at)\s+(?:the|an|our)\s+{_APPENDIX}{_NOT_OF_ANOTHER}",
        "anywhere",
    ),
    (
        (
            r"\(?(?:report|document|spreadsheet|file|chart|graph|table|results|data|survey)\s+"
            r"(?:attached|enclosed|embedded|appended)\b"
        ),
        "anywhere",
    ),
)
"""How an answer refers to something shown or attached, and where it is then. THING is any thing that can be."""


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
    ),
    "above": ("above", "opposite"),
    "anywhere": (),
}
"""Words of which one is in every reference to something below or above: most sentences have none."""


@cache
def _patterns() -> tuple[tuple[LazyPattern, Where], ...]:
    things = "|".join(phrases(name).pattern for name in ("shown_picture", "shown_table", "shown_file"))
    return tuple(
        (LazyPattern(pattern.replace("THING", f"(?P<thing>{things})"), re.IGNORECASE), where)
        for pattern, where in _SHOWN
    )


_NO_LONGER = LazyPattern(r"(?i)\b(?:no longer|not|rather than|instead of)\s+(?:\w+\s+)?$")
"""What is before a place where something is not: "no longer in an appendix"."""
_ITSELF = LazyPattern(
    r"(?i)\bthis (?:form|assessment|eia|document) (?:is |will be )?(?:attached|enclosed|appended)\W*$"
)
"""What is attached to another paper is this form itself."""
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
    return None


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
