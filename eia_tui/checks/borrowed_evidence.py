"""Finds evidence of another place that is taken to hold here."""

from collections.abc import Collection, Iterator
from functools import lru_cache

from eia_tui.checks.facts import (
    answers_with_role,
    own_councils,
    written_answers,
)
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.councils import councils
from eia_tui.checks.methods.elsewhere import counts_own_people, is_of_elsewhere, speaks_of_own
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.sources import shares
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.evidence.areas import OurArea
from eia_tui.evidence.chosen_area import area_of_council
from eia_tui.evidence.mentions import areas_named
from eia_tui.system.text import shortened

_ASSUMED = LazyPattern(
    r"(?i)\b(?:assum\w+|presum\w+|will be the case|expected|taken? (?:it )?(?:that|to be)|we expect|likely to be|"
    r"no reason to (?:think|"
    r"believe)|apply|applies|holds?|true|same|similar)\b"
)
_NOT_ASSUMED = LazyPattern(
    r"(?i)\b(?:may|might|need|will|would|does|do|can)\s?(?:not|n['’]t)\s+(?:\w+\s+)?(?:hold|apply|be (?:true|"
    r"the same|similar|expected|assumed))\b"
    r"|\bnot\s+(?:the\s+)?(?:same|similar|true|assumed|expected)\b|\b(?:whether|if)\b[^.;]{0,40}\b(?:holds?|applies|"
    r"same|true)\b"
)
"""Words which say that what was found elsewhere may not be true here."""
_ABOUT_HERE = LazyPattern(
    r"(?i)\b(?:here|for us|our (?:area|residents|county|borough|city|district|council)|locally|"
    r"in the (?:county|borough|city|district))\b"
)
_YEAR = LazyPattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SOME = LazyPattern(r"(?i)\b(?:few|most|many|half|majority|a third|a quarter)\b")
_IN_PLACE = LazyPattern(r"\b(?:[Ii]n|[Oo]f|[Ff]or|[Ff]rom|[Aa]cross|[Aa]t|[Bb]y)\s+(?:[A-Z][a-z]+)")
_ELSEWHERE = LazyPattern(
    r"(?i)\b(?:an?other|one|a|an|some|other|similar|neighbouring)\s+(?:\w+\s+){0,2}?(?:boroughs?|councils?|"
    r"authorit(?:y|ies)|count(?:y|ies)|cit(?:y|ies)|towns?)\b"
)
"""Another place that is not named."""
_SAME_AS_THERE = LazyPattern(
    r"(?i)\b(?:same|similar(?:ly)?|likewise|no different|equally|alike|holds? (?:true )?(?:for|here|in))\b"
)
_TAKEN_FOR = LazyPattern(
    r"(?i)\b(?:expect\w*|be taken|assum\w*|presum\w*|think|believe|suppos\w*|likely|conclude\w*|infer\w*|no doubt|"
    r"safe to say|can be said|no reason|every reason)\b"
)
_OURS = LazyPattern(r"(?i)\b(?:our|ours|us|here|we|locally)\b")
_SO_HERE = LazyPattern(
    r"(?i)\b(?:(?:have|has|is|are|was|were|can|we)\s+(?:therefore\s+|thus\s+|so\s+|also\s+)?(?:assum\w+|presum\w+|"
    r"expect\w*|estimat\w+)|on this basis|from this|based on (?:this|these|that|their))\b"
)
"""Words that take what was found elsewhere for what is to be expected."""
_SENTENCES_BEFORE = 3
_NEXT_DOOR = LazyPattern(
    r"\b(?i:next door)\b|\b(?i:other|another|neighbouring|nearby|similar)\s+(?:\w+\s+)?(?i:councils?|"
    r"authorit\w+|areas?|trusts?|"
    r"towns?|cit(?:y|ies)|count(?:y|ies)|hospitals?|universit\w+)\b|\b(?:[Ii]n|[Oo]f|[Ff]rom|[Aa]t)\s+(?:the"
    r"\s+)?(?P<place>[A-Z][a-z]{3,})"
)


_NATIONAL = LazyPattern(
    r"(?i)\b(?:natsal(?:-\d)?|family resources survey|labour force survey|annual population survey|"
    r"health survey for england|"
    r"active lives|gp patient survey|"
    r"understanding society|crime survey|national travel survey|british social attitudes|english housing survey|"
    r"opinions and lifestyle survey|"
    r"community life survey|carers uk|alzheimer['’]?s society|joseph rowntree foundation|resolution foundation|"
    r"national (?:survey|figures?|data|statistics|average)|uk[- ]wide|nationally|ofcom|stonewall|scope|mencap|"
    r"rnib|age uk|"
    r"government figures|nhs england|great britain)\b|\b(?-i:Mind|Scope|Sense|Citizens Advice|Refuge|Shelter|"
    r"Crisis|NSPCC|Barnardo)\b|\bONS\b(?!\s+(?:mid|pop|small))"
)
_OUR_PEOPLE = LazyPattern(
    r"(?i)\b(?:our|these|this|the (?:\w+ )?(?:centre|service|library|park|parks|pool|scheme|hub|"
    r"school)['’]s?)\s+(?:[\w,]+\s+)?(?:users?|customers?|visitors?|residents?|tenants?|pupils?|students?|"
    r"borrowers?|passengers?|staff|members?|patients?|clients?|callers?|applicants?|readers?|parks?|libraries|"
    r"centres?|service|schools?)\b"
    r"|\b(?:people|those|residents|families|adults|children) (?:who|that) (?:use|visit|attend|come|"
    r"live in the (?:county|borough|district|city)|call|apply|travel)\b"
    r"|\bpeople in (?:the|our) (?:county|borough|district|city|area|town)\b"
    r"|\b(?:users|visitors|customers|borrowers|passengers|callers|tenants)\s+(?:here\b|are|have|live|of)\b|"
    r"\b(?:residents|people|adults) (?:who|here)\b"
)
_COMPARES = LazyPattern(
    r"(?i)\b(?:compared|against|than|while|whereas|but|nationally|in england|in great britain|in the uk|"
    r"of the population|of all adults|similar|close to|"
    r"so we|would be|suggests?|expect\w*|may|might|could|estimat\w*|if)\b"
)


@lru_cache(maxsize=4096)
def _is_national_as_ours(sentence: str) -> bool:
    """Whether a sentence gives a share of the council's own users and takes it from a survey of the whole country."""
    return (
        _NATIONAL.search(sentence) is not None
        and _OUR_PEOPLE.search(sentence) is not None
        and bool(shares(sentence))
        and not _COMPARES.search(sentence)
    )


@lru_cache(maxsize=4096)
def _areas_named(text: str) -> tuple[OurArea, ...]:
    return tuple(areas_named(text))


def _other_places(draft: Draft, text: str) -> list[str]:
    """The districts, cities and counties that a text names, other than the council's own and those in it."""
    ours = area_of_council(draft.form)
    codes = {part.code for part in ours.parts} if ours else set()
    found = (part for named in _areas_named(text) for part in named.parts)
    return [
        part.name
        for part in found
        if part.region and part.code not in codes and part.county not in codes and part.kind != "region"
    ]


def _of_elsewhere(draft: Draft, text: str) -> str:
    """The first sentence of evidence about people elsewhere beside which none is about one's own; "" if there is none.

    Beside it are the sentences before and after it in its paragraph.
    """
    own = own_councils(draft)
    every = sentences(text)
    for number, sentence in enumerate(every):
        near = [each.text for each in every[max(number - 1, 0) : number + 2] if each.block == sentence.block]
        if any(speaks_of_own(each) or any(name in each for name in own) for each in near):
            continue
        if number and every[number - 1].start == sentence.start and counts_own_people(every[number - 1].text):
            continue
        places = [*_other_places(draft, sentence.text), *_SHORT_COUNTY.findall(sentence.text)]
        if is_of_elsewhere(sentence, tuple(name.partition(",")[0] for name in places)):
            return sentence.text
    return ""


_SHORT_COUNTY = LazyPattern(
    r"\b(?:Notts|Lincs|Northants|Staffs|Cambs|Lancs|Hants|Herts|Bucks|Beds|Glos|Oxon|Wilts|Derbys|Shrops|Worcs|"
    r"Warks|Berks)\b"
)


@lru_cache(maxsize=512)
def _assumed_after(text: str) -> str:
    """The sentence which assumes something here, soon after one about another place; "" if there is none."""
    every = sentences(text)
    for number, sentence in enumerate(every):
        if not (_SO_HERE.search(sentence.text) and _OURS.search(sentence.text)):
            continue
        near = every[max(0, number - _SENTENCES_BEFORE) : number]
        if any(_ELSEWHERE.search(each.text) for each in near if each.block == sentence.block):
            return sentence.text
    return ""


def _inferred(draft: Draft, text: str) -> str:
    """The sentence which says that what was found elsewhere can be expected here, unseen; "" if there is none."""
    if assumed := _assumed_after(text):
        return assumed
    every = sentences(text)
    elsewhere = " ".join(answer.text for answer in written_answers(draft) if answer.text != text)
    for number, sentence in enumerate(every):
        words = sentence.text
        if not (_SAME_AS_THERE.search(words) and _TAKEN_FOR.search(words) and _OURS.search(words)):
            continue
        both = f"{every[number - 1].text} {words}" if number else words
        there = _NEXT_DOOR.search(both)
        if there and not (there["place"] and (there["place"] in elsewhere or both.count(there["place"]) > 2)):
            return words
    return ""


def _is_assumed(text: str, own: Collection[str] = ()) -> bool:
    """Whether a text assumes that the same is true here, or in one's own council."""
    return bool(
        _ASSUMED.search(_NOT_ASSUMED.sub(" ", text)) and (_ABOUT_HERE.search(text) or any(name in text for name in own))
    )


@check(
    "borrowed-evidence",
    severity="warn",
    category=Category.EVIDENCE,
    source="R (Bridges) v South Wales Police [2020] EWCA Civ 1058: a duty to acquire what is not available.",
)
def borrowed_evidence(draft: Draft) -> Iterator[Problem]:
    """Figures of another place that have no year, or that are assumed to hold here."""
    own = set(own_councils(draft))
    reported: set[str] = set()
    for answer in answers_with_role(draft, "evidence"):
        every = sentences(answer.text)
        for number, sentence in enumerate(every):
            if sentence.is_row or not (
                _SOME.search(sentence.text)
                or _ELSEWHERE.search(sentence.text)
                or any(each.kind != "money" for each in numbers(sentence.text))
            ):
                continue
            others = [name for name in councils(sentence.with_lead) if name not in own]
            if not others and _IN_PLACE.search(sentence.text) and not any(name in sentence.text for name in own):
                others = _other_places(draft, sentence.text)
            if not others and (somewhere := _ELSEWHERE.search(sentence.text)):
                others = [somewhere.group()] if _is_assumed(sentence.text) else []
            if not others:
                continue
            following = every[number + 1].text if number + 1 < len(every) else ""
            assumed = any(_is_assumed(text, own) for text in (sentence.text, following))
            beside = " ".join(each.text for each in every if each.block == sentence.block)
            if assumed or not _YEAR.search(f"{sentence.lead} {beside}"):
                message = f"“{shortened(sentence.text)}” is about another place ({others[0]})"
                what = "and you assume the same here" if assumed else "and gives no year"
                reported.add(answer.address)
                message = f"{message}, {what}. Use figures of your own area, or say why these are good enough."
                yield (answer.address, message) if assumed else Guess(answer.address, message)
                break
        if answer.address not in reported and (elsewhere := _of_elsewhere(draft, answer.text)):
            message = f"“{shortened(elsewhere)}” is about people elsewhere or in the whole country"
            reported.add(answer.address)
            yield Guess(answer.address, f"{message}. Set figures of your own beside it, or say why it holds here.")
    for answer in answers_with_role(draft, "evidence", "benefits", "concerns", "reason"):
        found = next(
            (each.text for each in sentences(answer.text) if not each.is_row and _is_national_as_ours(each.text)), ""
        )
        if found and answer.address not in reported:
            message = f"“{shortened(found)}” gives the figure of a national survey for people here"
            yield Guess(
                answer.address,
                f"{message}. Count those who use your service, or say that the figure is of the whole country.",
            )
            reported.add(answer.address)
        if answer.address not in reported and (found := _inferred(draft, answer.text)):
            message = f"“{shortened(found)}” assumes that what was found elsewhere is true here as well"
            advice = "Use figures of your own area, or say why those are good enough"
            yield Guess(answer.address, f"{message}. {advice}.")
