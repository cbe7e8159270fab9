"""Decides whether a sentence tells so much of one certain person or family that others may know who it is."""

import re
from functools import cache, lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import has_characteristic
from eia_tui.checks.methods.phrases import is_one_of, name_words, phrases, words

_KIN = (
    r"(?:wife|husband|partner|widow|widower|son|daughter|mother|father|sister|brother|grandson|granddaughter|grandmother|grandfather|"
    r"grandchild|child|children|twins?|siblings?|sisters|brothers)"
)
_PERSON = (
    rf"(?:person|people|wom[ae]n|m[ae]n|lad(?:y|ies)|gentlem[ae]n|girls?|boys?|resident|tenant|pupil|student|patient|customer|user|reader|borrower|"
    rf"member(?: of (?:staff|the team|the crew))?|colleague|employee|worker|apprentice|volunteer|carer|parent|"
    rf"famil(?:y|ies)|household|couple|"
    rf"veteran|refugee|learner|applicant|driver|teacher|caretaker|cleaner|assistant|manager|officer|visitor|passenger|neighbour|teenager|pensioner|"
    rf"adult|baby|infant|trader|stallholder|swimmer|walker|neighbour|tutor|trainer|instructor|coach|registrar|warden|clerk|librarian|technician|nurse|"
    rf"lecturer|cook|chef|gardener|receptionist|supervisor|foreman|attendant|caller|hirer|post-?holder|occupant|licensee|owner|member|claimant|{_KIN})"
)
_ONLY_ONE = re.compile(
    rf"(?i)\b(?:the|our|its|their)\s+(?:one|only|sole|single)\s+(?!(?:way|time|thing)\b)(?:[\w’'-]+\s+){{0,3}}?{_PERSON}\b(?!['’])"
    rf"|\bone\s+of\s+(?:the|our|its|their)\s+(?:\w+\s+)?(?:[a-z]+(?:ers|ors|ars|ees|ists|ants|ians|women|men|boys|girls|pupils|residents|tenants|patients|parents|children|people)|staff)\b"
    rf"|\bonly\s+one\s+(?:[\w’'-]+\s+){{0,3}}?{_PERSON}\b"
)
"""One of a kind, in so many words: "the one Bangladeshi household", "one of the assistants"."""
_CERTAIN = re.compile(
    rf"(?i)\b(?:the|our)\s+(?:[\w’'-]+\s+){{0,3}}?{_PERSON}\s+(?:who|that|with|at|in|from|of)\b"
    rf"|^\W*(?:an?|one)\s+(?:[\w’'-]+\s+){{0,3}}?{_PERSON}\b"
    rf"|\b(?:a|the)\s+(?:family|group|set)\s+of\s+(?:two|three|four|five|six)\s+(?:\w+\s+)?{_PERSON}\b"
)
"""Somebody in particular: "the trans woman who runs the shop", "a family of three siblings"."""
_OF_MANY = LazyPattern(
    r"(?i)^(?:the|our)\s+(?!(?:[\w’'-]+\s+)*?(?:two|three|four|five|one)\b)(?:[\w’'-]+\s+)*?(?:people|women|men|children)\b"
)
"""Words for all of a kind: "the children in care"."""
_KIN_OF_ONE = re.compile(rf"\b(?:[Tt]he|[Oo]ur)\s+(?:[a-z-]+\s+){{0,2}}?[a-z]+(?:['’]s)\s+(?:[a-z-]+\s+)?{_KIN}\b")
"""The kin of somebody with an office: "the imam's wife"."""
_EXPECTING = LazyPattern(
    r"(?i)\b(?:expecting|is due in|due to give birth|on maternity leave|placed (?:with|in)|registered (?:blind|"
    r"disabled)|in recovery|came out|"
    r"transition\w*|sex change|seeking asylum|"
    r"on (?:the )?(?:child protection|sex offenders?) \w+|terminal\w*|diagnos\w+)\b"
)
"""Words for what is true of a person that no list of groups has."""
_NAMED_PLACE = LazyPattern(
    r"\b(?:in|at|of|from|near|on|for)\s+(?:the\s+)?(?:\d{1,3}[a-z]?\s+)?(?!(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Easter|Christmas|Ramadan|Eid|Year|Section|Table|Figure|Phase|Act|"
    r"Cabinet|English|Easy|Equality|Census|Britain|England|Covid|Universal)\b)[A-Z][a-z]+"
)
_UNIT = LazyPattern(
    r"(?i)\b(?:depot|branch|team|crew|office|post\s+office|shop|farm|block|village|hamlet|site|estate|street|lane|school|nursery|ward|home|hostel|"
    r"lodge|centre|hub|class|workshop|garden|stop)\b"
)
_ANYBODY = LazyPattern(
    r"(?i)^\W*(?:almost all|nearly all|most|many|all)\b|\b(?:if|whether|whoever|when|where|for example|such as|any|"
    r"each|every|(?-i:may)|might|could|can|some|no|"
    r"nobody|none|typical\w*|often|"
    r"usually|always|likely|policy)\b|\d\s?%|\bper cent\b|\b(?:in|out of)\s+(?:ten|five|four|three|every)\b"
)
"""Words of a sentence about anybody, or about many."""
_AGE = LazyPattern(
    r"(?i)\b(?:aged\s+)?(?:\d{1,3}|[a-z]+(?:teen|ty|ten|en|ine|ight)(?:-[a-z]+)?)[- ](?:years?|yrs?)[- ]old\b|"
    r"\b(?:man|lady|woman|lad|boy|girl|gentleman|widow\w*) of \d{1,3}\b|"
    r"\baged\s+\d{1,3}\b|\b(?:over|in (?:his|her)) (?:sixty|seventy|eighty|\w+ies)\b|"
    r"\bin (?:Year (?:1[0-3]|[1-9])|Reception)\b"
)
_WEEKDAY = LazyPattern(
    r"(?i)\b(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+\w+)?\s+(?:[\w’'-]+\s+)?(?:class|group|session|club|course|crew|shift|round|clinic|choir|lesson|stop)\b"
)
"""Where somebody is each week, as others know."""


_DID_SOMETHING = LazyPattern(
    r"\b[Tt]he [^.;,]{3,90}\bwho (?:has |had |recently )?"
    r"(?:[a-z]+ed|came|went|took|began|left|is|has|uses|lives|works|teaches|attends|runs)\b"
)
"""Somebody of whom something is told as a fact, whatever may happen to them."""
_IN_A_CASE = LazyPattern(
    r"(?i)\b(?:if|whether|whoever|for example|such as|any|each|every|nobody|none|typical\w*|policy)\b"
)


_ATTACHED = LazyPattern(
    r"(?:\s+(?:of|in|at|from|on|outside|near)\s+[^,.;:]{3,50})?,?\s+(?:with|who|whose|in a|on (?:a|crutches)|of|"
    r"fostering|using|known|carrying)\s[^.;:!?]{2,90}|"
)
"""What is told of a person right after the noun."""
_BODY = LazyPattern(
    r"^\s+of\s+(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*(?:\s+and\s+(?:of\s+)?(?:the\s+)?[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)?"
)
"""The name of the body that somebody is a member of: "of the Deaf Social Club"."""
_REPORTED = LazyPattern(
    r"(?i)\b(?:said|told|asked|wrote|rang|phoned|came|went|was|were|had|lost|fell|missed|stopped|left|wanted|couldn['’]t|"
    r"could not|didn['’]t|did not|complained|feared|felt|gave|took|needed|cried|died|moved|met|visited|used|"
    r"got|has been|has asked|has told|found|spoke|replied|objected)\b"
)
"""What one person did or said: "rang twice"."""
_TOLD_NOW = LazyPattern(
    r"(?i)\b(?:says|wants|asks|has|is|can['’]?t|cannot|lives|uses|needs|feels|fears|finds|rely|relies|won['’]t|doesn['’]t|"
    r"does not)\b"
)
_HEARD = LazyPattern(
    r"(?i)\b(?:met|heard from|spoke (?:to|with)|talked (?:to|with)|visited|interviewed|rang|from|by)\s+$"
)
_OF_THEIRS = LazyPattern(r"(?i)\b(?:his|her|he|she)\b")
_NOT_REPORTED = LazyPattern(
    r"(?i)\b(?:if|whether|whoever|for example|such as|any|each|every|nobody|none|typical\w*|policy|must|should|would|"
    r"may|might|will|shall|often|usually|always|per cent|on average)\b|\d\s?%"
)
_PLACE_AFTER = LazyPattern(
    r"\b(?:in|at|of|from|near|on|outside|beside|by|over|for|to)\s+(?:the\s+|our\s+)?(?:\w+\s+){0,4}?"
    r"(?P<name>(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Easter|Christmas|Ramadan|Eid|Section|Table|Figure|"
    r"Act|Cabinet|Braille|English|BSL|MS|HIV|NHS|GP)[a-z]*\b|\w+day\b)[A-Z][a-z]+)"
)
_VAGUE = LazyPattern(
    r"(?i)\b(?:disabled|older|elderly|young(?:er)?|adult|teenage|aged|wom[ae]n|m[ae]n|girls?|boys?)\b(?! of \d)"
)


@cache
def _post_in_person() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b[Oo]ur|\b[Tt]he)\s+(?:[a-z-]+\s+){{0,3}}?{phrases('post').pattern}(?:\s+(?:of|at|in|from)\s+[^,.;]{{3,40}})?,?\s+(?:herself|himself|who\s+(?:is|has|uses))\b",
        re.IGNORECASE,
    )


_FULL_NAME = LazyPattern(
    r"(?:^\W*|\b(?:spoke to|spoke with|talked to|met|by|asked|rang|visited|heard from)\s+)"
    r"(?P<name>[A-Z][a-z]+\s[A-Z][a-z]{2,})"
    r"(?=,\s+(?:an?|the|who|aged|\d)\b(?!\s+(?:\w+\s+)?(?:group|club|charity|network|forum|choir|association|society|cafe|café)\b)|\s+(?:who|has|from\s+the|of\s+the|told|says|cannot)\b)"
)
"""The first name and surname of a person whom the sentence describes: "Doreen Pask, a volunteer"."""


@lru_cache(maxsize=4096)
def tells_who_it_is(sentence: str) -> bool:
    """Whether a sentence is about one certain person, with a characteristic and where or as what others know them."""
    if _is_reported_of_one(sentence):
        return True
    certainly = _DID_SOMETHING.search(sentence)
    if (_IN_A_CASE if certainly else _ANYBODY).search(sentence):
        return False
    if (post := _post_in_person().search(sentence)) and _is_characterised(sentence[post.end() :]):
        return True
    if (person := _FULL_NAME.search(sentence)) and not any(
        is_one_of("organisation", word) or is_one_of("collective", word) for word in person["name"].casefold().split()
    ):
        return _is_characterised(sentence[person.end() :])
    named = _NAMED_PLACE.search(sentence) is not None or _WEEKDAY.search(sentence) is not None
    unit = _UNIT.search(sentence) is not None
    if kin := _KIN_OF_ONE.search(sentence):
        return named or _is_characterised(_without(sentence, kin))
    if only := _ONLY_ONE.search(sentence):
        if _is_characterised(only.group()):
            return True
        return (named or unit) and _is_characterised(sentence) and _is_characterised(_plain(sentence, only))
    certain = _CERTAIN.search(sentence)
    if certain and _OF_MANY.search(certain.group()):
        return False
    return certain is not None and named and _is_characterised(sentence) and _is_particular(sentence, certain)


@cache
def _one() -> re.Pattern[str]:
    """One person, with words before that describe them, in lower case or not: "the Polish mechanic"."""
    nouns = words([*name_words("worker"), *name_words("private_role")]).pattern
    return re.compile(
        rf"\b(?P<which>[Tt]he|[Aa]n?|[Oo]ne|[Oo]ur|[Aa]nother|[Tt]his)\s+"
        rf"(?P<like>(?:(?!(?:of|on|in|at|for|and|or|to|by|with|who|that|\d{{3,}})\b)[\w’'-]+\s+){{0,4}}?)"
        rf"(?P<who>(?i:{nouns}|couple|family|person|"
        r"[a-z]{3,}(?:er|or|ist|ian|smith|woman|man)(?=,|\s+(?:who|with|in|at|on|of|from|near|told|said|asked|rang|wrote|"
        r"came|was|is|has|had|wants)\b)))\b(?!\s+(?:groups?|forums?|clubs?|sessions?|panels?|networks?|"
        r"associations?|surveys?|meetings?|services?|centres?|rooms?|of the (?:council|board))\b|['’])"
    )


def _is_reported_of_one(sentence: str) -> bool:
    """Whether a sentence reports what one person did or said, with what is rare of them and a place by its name."""
    if _NOT_REPORTED.search(sentence):
        return False
    for one in _one().finditer(sentence):
        after = sentence[one.end() :]
        if f"{one['who'].casefold()}s" in name_words("no_people"):
            continue
        attached = _ATTACHED.match(after)
        near = one["like"] + _BODY.sub(" ", attached[0] if attached else "")
        is_told = _REPORTED.search(after) or _HEARD.search(sentence[: one.start()])
        if one["which"].lower() in ("the", "our", "one") or _AGE.search(one.group()):
            is_told = is_told or _TOLD_NOW.search(after)
        is_characterised = _is_characterised(_VAGUE.sub(" ", near)) or (
            _OF_THEIRS.search(after) is not None and phrases("condition").search(after) is not None
        )
        if is_told and is_characterised and _has_place(sentence, one.end()):
            return True
    return False


def _has_place(sentence: str, end: int) -> bool:
    """Whether a place with a name of its own follows: "in Nether Kegby", "outside Wigston market"."""
    return any(not has_characteristic(found["name"]) for found in _PLACE_AFTER.finditer(sentence, end))


def _is_particular(sentence: str, certain: re.Match[str]) -> bool:
    """Whether the words for a person are with a characteristic of theirs, or with an age."""
    near = sentence[certain.start() : certain.end() + 90]
    if certain.group().lower().startswith(("the ", "our ")) and _is_characterised(certain.group()):
        return True
    if phrases("visible_sign").search(near):
        return True
    return (has_characteristic(_ROLES.sub(" ", near)) or _EXPECTING.search(near) is not None) and (
        _AGE.search(sentence) is not None or " who " in near or _EXPECTING.search(near) is not None
    )


_ROLES = LazyPattern(
    rf"(?i)\b(?:{_PERSON}|children|young|youth|older|carers?|families|parents?|mothers?|fathers?|foster\w*|language\w*|rural|church\w*|mosque\w*|"
    r"temple\w*|faith\w*|generations?|students?|learning|age|sex)\b"
)
"""Words for anybody, and of groups, which do not show who somebody is."""


def _is_characterised(text: str) -> bool:
    return (
        has_characteristic(_ROLES.sub(" ", text))
        or _EXPECTING.search(text) is not None
        or phrases("condition").search(text) is not None
        or phrases("visible_sign").search(text) is not None
        or _AGE.search(text) is not None
    )


def _plain(sentence: str, found: re.Match[str]) -> str:
    return sentence[found.start() :]


def _without(sentence: str, found: re.Match[str]) -> str:
    return sentence[: found.start()] + sentence[found.end() :]
