"""Finds a few people who are counted in other ways than "4 of the 6 rangers": by a limit, a share, a thing they use.

`few_people` reads a count and what is told of it. Here are "No more than half a dozen Roma children attend", "2 out of
9 in the team use wheelchairs", "Hearing aids are worn by two of the ten wardens", "A Sikh cook and a pregnant cook".
"""

from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.methods.few_people import Few, few_people, is_characterised
from eia_tui.checks.methods.life_told import traits
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases

_SMALL = r"(?:[1-9]|one|two|three|four|five|six|seven|eight|nine)"
_SMALL_WHOLE = r"(?:[2-9]|1\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty)"
_LIMIT = LazyPattern(
    r"(?i)\b(?:no more than|not even|not more than|at most|fewer than|less than|under|barely|hardly|up to)\s+"
    rf"(?:half a dozen|a dozen|ten|10|{_SMALL})\s+(?!(?:in|out of|per|years?|months?|weeks?|days?|hours?|miles?|%)\b)"
    r"(?P<who>(?:[\w’'-]+\s+){1,3}?)"
    r"(?P<does>attend\w*|are|is|were|use[sd]?|live[sd]?|work\w*|come|came|have|had|go|rent\w*|keep\w*|kept|play\w*|belong\w*)\b",
    needs=("no more than", "not even", "not more than", "at most", "fewer", "less than", "under", "barely", "hardly",
           "up to"),
)  # fmt: skip
"""A limit below ten, of people of some kind, and what they do or are."""
_OUT_OF = LazyPattern(
    rf"(?i)\b{_SMALL}\s+(?:out of|in|of)\s+{_SMALL_WHOLE}\s+(?:in|on|of|at)\s+(?:the|our|this|its)\s+(?:\w+\s+)?"
    r"(?:team|crew|unit|class|staff|depot|office|rota|shift|section|panel|desk|group|house|home|ward|club)\b[^.;]{0,60}"
)
"""A share of a team so small that its people know each other."""
_BY_SO_FEW = LazyPattern(
    r"(?i)(?P<thing>(?:[\w’'-]+\s+){1,3}?)(?:is|are|was|were)\s+(?:worn|used|taken|spoken|needed|carried|kept|had)\s+by\s+"
    rf"(?:only\s+|just\s+)?{_SMALL}\s+of\s+(?:the|our|its)\s+(?:\w+\s+)?(?:[\w’'-]+)\b",
    needs=(" by ",),
)
_USED_FOR = LazyPattern(
    r"(?i)\b(?:hearing aids?|guide dogs?|assistance dogs?|insulin|inhalers?|wheelchairs?|crutches|walking frames?|"
    r"white canes?|prosthe\w+|false legs?|hijabs?|turbans?|headscar\w+|methadone|anti-?depressants?|bsl|sign language|"
    r"braille|screen readers?|oxygen|stoma\w*|epipens?)\b"
)
"""A thing that shows what somebody has or believes."""
_TWO_KINDS = LazyPattern(
    r"\b[Aa]n?\s+(?P<first>(?:[\w’-]+\s+){1,2}?)(?P<noun>[a-z]{3,})\s+and\s+an?\s+(?P<second>(?:[\w’-]+\s+){1,2}?)(?P<other>[a-z]{3,})\b",
    needs=(" and a",),
)
"""Two people, one of each kind: "a Sikh driver and a pregnant driver"."""
_ANYBODY = LazyPattern(
    r"(?i)\b(?:if|would|could|may|might|should|must|per|each|every|any|for example|such as|room for|seats?|share of|"
    r"rota of)\b"
)
_FACT_OF_KIND = LazyPattern(r"(?i)\s+(?:\w+\s+)?(?:is|are|was|were|has|have)\s+(?P<trait>[^.;,]{2,40})")
_VAGUE = LazyPattern(r"(?i)\b(?:children|child|parents?|carers?|famil(?:y|ies)|older|young(?:er)?|wom[ae]n|m[ae]n)\b")
"""Words for very many people, which by themselves tell nobody who somebody is."""
_ASIDE = LazyPattern(r"\s*\([^()]*\)")


@lru_cache(maxsize=4096)
def few_otherwise(sentence: str) -> tuple[Few, ...]:
    """The few people in a sentence who are counted in such a way, and of whom is told what could make them known."""
    return () if _ANYBODY.search(sentence) else tuple(_found(_ASIDE.sub(" ", sentence)))


def every_few(sentence: str) -> tuple[Few, ...]:
    """The few people in a sentence of whom is told what could make them known, however they are counted."""
    return few_people(sentence) + few_otherwise(sentence)


def _found(sentence: str) -> Iterator[Few]:
    for limit in _LIMIT.finditer(sentence):
        if is_characterised(limit["who"]):
            yield Few(limit.group().rsplit(maxsplit=1)[0], *limit.span())
    for share in _OUT_OF.finditer(sentence):
        if is_characterised(share.group()):
            yield Few(share.group().strip(), *share.span())
    for used in _BY_SO_FEW.finditer(sentence):
        if _USED_FOR.search(used["thing"]):
            yield Few(used.group().strip(), *used.span())
    for two in _TWO_KINDS.finditer(sentence):
        if all(_is_rare(two[name]) for name in ("first", "second")) and all(
            map(_is_worker, (two["noun"], two["other"]))
        ):
            yield Few(two.group(), *two.span())


def _is_rare(words: str) -> bool:
    """Whether words before a noun tell what few people are: their faith, origin or condition."""
    return traits().search(words) is not None or any(
        phrases(name).search(words) is not None for name in ("person_adjective", "condition")
    )


def _is_worker(noun: str) -> bool:
    """Whether a noun is one for a person, by its ending or by a list."""
    return noun.endswith(("er", "or", "ist", "ian", "ant", "man", "woman", "den", "ee")) or any(
        phrases(name).search(noun) is not None for name in ("counted", "post", "public")
    )


@lru_cache(maxsize=1024)
def is_of_a_kind(text: str, count: str) -> bool:
    """Whether a count is of people with a characteristic, as a fact: "2 Black users", "Two staff are pregnant"."""
    after = text[text.find(count) + len(count) :]
    told = _FACT_OF_KIND.match(after)
    return is_characterised(_VAGUE.sub(" ", f"{count} {told['trait'] if told else ''}"))
