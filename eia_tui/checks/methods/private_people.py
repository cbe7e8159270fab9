"""Finds the names of private people in a sentence, and whether it tells more of them than the name.

A first name shows a person where something is told of somebody: "Bernard Cope, a plot holder", "feedback from Jo".
The names of office holders, places and organisations are none: "Alison Grey, Head of Libraries", "Jesse Owen Park".
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from eia_tui.checks.methods.family_names import families
from eia_tui.checks.methods.life_told import DECADE, tells_of_a_life, tells_privately
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import has_characteristic
from eia_tui.checks.methods.phrase_list import PhraseList
from eia_tui.checks.methods.phrases import name_words, phrases, words
from eia_tui.language.lexicon import is_common_word

_WORD = r"(?:Mc|Mac|O['’])?[A-Z][a-zà-ÿ]+(?:[-’'](?!s\b)[A-Za-z][a-zà-ÿ]+)*"
_CHAIN = LazyPattern(
    rf"(?<![\w@/&-])(?<!\w['’]){_WORD}(?:\s+(?:(?:de|da|dos|das|del|van|von|der|al|el|bin|bint|ibn)\s+)?(?:{_WORD}|[A-Z]\b\.?(?!\w)|[A-Z]{{2}}\b(?=['’])))*(?![\w@/])"
)
"""Words with a capital in a row, initials included."""
_MOST_WORDS = 5
"""A longer row of words with capitals is a title or a list."""
_FULL = 2
"""Words of a first name and a surname."""
_TITLED = LazyPattern(
    r"(?<![Tt]he )\b(?:(?:Mr|Mrs|Ms|Miss|Mx|Master)\.?\s+(?:(?:and|&)\s+(?:Mr|Mrs|Ms|Miss|Mx)\.?\s+)?|"
    r"(?:Dr|Sgt|Cpl)\.?\s+(?=\w+(?:['’]s\s+(?:patient|client|wife|husband|son|daughter)|,\s+(?:an?|our|the)\s+"
    r"(?:patient|tenant|customer|resident|user|carer|parent|reader)\b)))(?:[A-Z]\.?\s+)*"
    r"(?!Justice\b|Mayor\b|Speaker\b|President\b|Chair\w*\b)[A-Z](?:[\w'’-]*\w)?(?:\s+[A-Z](?:[\w'’-]*\w))*"
)
_OFFICE_BEFORE = LazyPattern(
    r"\b(?i:cllr|councillor|lord|lady|sir|dame|mayor|mp|rev|reverend|fr|father|bishop|canon|imam|rabbi|pastor|professor|"
    r"prof|saint|st|king|queen|prince|princess|the|baroness|baron|alderman|judge|justice|inspector|sergeant|commissioner|"
    r"pc|dr)\.?,?\s+(?:[A-Z]\w*\.?\s+)*$"
)
_FORMER = LazyPattern(r"(?i)\b(?:ex-|former |retired |late )[\w’-]+\s+(?:[a-z’-]+\s+)?$")
_OF_ORGANISATION = LazyPattern(
    r"\s*(?:,|\()?\s*(?:of|from|for|at)\s+(?:the\s+)?(?:[A-Z][\w'’&]*\s+)*(?:UK|Trust|Forum|Association|Society|Centre|Union|"
    r"Mencap|Scope|Mind|Unison|UNISON|Unite|GMB|Council|Foundation|Network|Charity|Action|Alliance|Federation|Mosque|"
    r"Church|Temple|Gurdwara|Synagogue)\b(?!\s+[A-Z])"
)
_SPEAKS = (
    r"(?:said|says|told|tells|thinks?|thought|wants?|wanted|wrote|writes|asked|asks|objects?|objected|is|was|are|were|has|"
    r"have|had|hasn['’]t|isn['’]t|wasn['’]t|doesn['’]t|didn['’]t|can['’]?t|cannot|can|could|couldn['’]t|would|wouldn['’]t|came|comes|rang|phoned|emailed|"
    r"puts?|feels?|felt|uses?|used|lives?|lived|lost|fell|needs?|needed|likes?|loves?|hates?|finds?|found|agreed|agrees|disagreed|"
    r"disagrees|supports?|supported|replied|complained|explained|described|worries|fears|feared|sent|minds|visits?|attends?|"
    r"attended|relies|depends|struggles?|struggled|suffers|prefers|preferred|hopes|went|gets|got|walks|drives|works|"
    r"reads|swims|plays|joined|left|stopped|started|suggested|reported|mentioned|missed|would\s+like|lies|sits|"
    r"cares|looks|copes|goes|takes|took|gave|does|did|died|sleeps|stays|cried|begged|refused|applied|posted|tweeted|commented|"
    r"signed|will|may|might|won['’]t|fell|raised|pointed|accepts?|welcomed|welcomes|opposes?|opposed|rents?|owns?)"
)
_TELLS = LazyPattern(
    rf"\s+(?:and\s+[\w’'-]+\s+(?:[A-Z][\w’'-]+\s+|[a-z]+\s+)?)?(?:[a-z]+ly\s+|also\s+|still\s+|both\s+)?{_SPEAKS}\b"
    r"|['’](?:s|d|ll)\s+(?:a|an|the|got|been|not|going|very|so|afraid|worried)\b"
    rf"|,\s+{DECADE}"
    r"|,?\s+(?:who|whose)\b|,?\s*\(?(?:aged\s+)?\d{1,3}\b(?=\s*[,)]|\s+(?:and|who|has|is|with)\b)"
)
"""What is told of somebody after the name."""
_IN_BRACKETS = r"\s*\((?![^()]*\b(?:19|20)\d\d\b(?!,))[^()]{2,}\)"
_DESCRIBED = LazyPattern(
    rf"{_IN_BRACKETS}|,\s+(?:an?|our|their|my|his|her|the|blind|deaf|disabled|autistic|pregnant|gay|retired)\b"
)
_BELONGS = LazyPattern(
    r",?\s+(?:next\s+door|(?:up|down|over)\s+(?:at|the)\b|(?:opposite|behind|above|below)\s+(?:the|our|us)\b|"
    r"(?:(?:at|in|on)\s+(?:stall|pitch|plot|flat|room|table|number|no\.?|berth|unit)|at)\s+"
    r"\d{1,3}[a-z]?\b(?!\s*(?:%|[ap]m\b|\w+\s+20|[:.]\d))|"
    r"(?:from|of)\s+the\s+\w+|(?:at|in|on|near|opposite)\s+the\s+(?:end|corner|top|bottom|last|first|flat|house|bungalow|"
    r"caravan|hostel|refuge)\b|(?:in|at|on|from|of|near)\s+(?:\d+[a-z]?\s+)?"
    r"(?!Jan|Feb|Mar|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\w+day\b)[A-Z])|\s*,\s+(?:\d+[a-z]?\s+[A-Z]|[A-Z]\w+\s+[A-Z]\w+)"
)
"""Where somebody lives, works or belongs, after the name."""
_OWN = LazyPattern(r"['’]s?\s+(?:[a-z-]+\s+){0,2}?[a-z]{2,}")
"""What is somebody's: "Rosie Dann's anxiety"."""
_HIS_WORK = LazyPattern(
    r"['’]s\s+(?:petition|letter|e-?mail|comment|point|idea|suggestion|request|visa|story|complaint|reply)\b"
)
_OF_PLACE = LazyPattern(
    r"(?i)\s+(?:has|have|had|is|are|was|were)\s+(?:more|fewer|the|\d|many|most|few|about|no|an?\s+(?:high|low|large|popul|ward|town)\w*)\b"
)
"""What is said of a place rather than of a person."""
_KIN = LazyPattern(
    r"(?i)['’]s?\s+(?:[a-z-]+\s+){0,2}?(?:wife|husband|partner|sons?|daughters?|mum|mother|dad|father|brothers?|sisters?|"
    r"child|children|nan|gran\w*|carer|family|baby|home|house|flat|garden)\b"
)
_UP_TO_NAME = LazyPattern(r"(?:,|\s(?:of|for|at|in)\s[^,;.]{3,40},)?\s+")
_APPOSITION = LazyPattern(r"(?:\s[A-Z][\w'’-]+)?\s*(?:[,(]|\bis\s+(?:our|the|its|a)\b)(?![^,;()]*\d)[^,;()]{0,70}")
"""What follows a name and may be an office: ", chair of the forum"."""
_GIVEN_BY = LazyPattern(
    r"(?i)\b(?:(?:spoke|spoken|talked|spoke\s+again|listened|chatted|wrote|replied|apologi[sz]ed)\s+(?:to|with|w/)|w/|heard\s+(?:\w+\s+){0,2}from|"
    r"(?:i|we|officers?|wardens?|they|staff)\s+(?:\w+\s+)?(?:met(?:\s+with)?|interviewed|visited|rang|phoned|asked|helped|know|saw)|"
    r"thanks,|thanks\s+(?:go\s+)?to|thank\s+you\s+to|thank(?:ing)?|according\s+to|as|signed(?:\s+by)?|"
    r"(?:feedback|comments?|letters?|e-?mails?|calls?|quotes?|quotation|views?|repl(?:y|ies)|responses?|objections?|complaints?|"
    r"petitions?|photos?|notes?|messages?|story|case|came(?:\s+in)?|words?|tweets?|posts?|point|question|statement)\b[^.;]{0,40}?\s(?:from|by|of)|"
    r"(?:emailed|raised|written|sent|presented|put|made|signed|got\s+up|handed\s+in|given|started|organised|drawn|posted|"
    r"suggested|reported|told|drawn\s+up)\s+(?:\w+\s+){0,2}?(?:in\s+)?(?:by|from)|"
    r"(?:named|called|surname(?:d)?|names?\s+(?:is|was|are)|name['’]s|i['’]m|i\s+am|in\s+question\s+(?:is|was)|known\s+as|belongs?\s+to)|"
    r"(?:call|contact|ring|text|phone|e-?mail|ask|ask\s+for|facebook|twitter|re|person|friend|namely|such\s+as|objector|respondent|complainant)[:,]?)"
    r"\s+[\"“'‘]?$|[\"”'’]\s*[-–—]\s*$"
)
"""What is before the name of somebody from whom the council heard."""
_LIKE = LazyPattern(
    r"(?:(?:Both|But|And|When|While|As|Then|Also|Even|Only|After|Since|Because|Later|Ex-\w+|Former \w+|Retired \w+|"
    r"Young|Old|Little|Poor|Elderly|Dear|Disabled|Blind|Deaf|Pregnant)\s+)+"
)
"""Words with a capital before a name at the beginning of a sentence."""
_GOES_ON = LazyPattern(
    r"\s*(?:[,;(.–—]|-\s|['’]s?\s+[a-z])|\s+(?:and|&|who|is|has|was|had|can|cannot|can['’]t|could|would|will|needs|wants|"
    r"does|doesn['’]t|did|didn['’]t|at|in|on|of|from|with|near|by|for|to|as|because|since|about|over|under|\w+ed|\w+s)\b"
)
"""What follows a name that is somebody's, and not a part of another name."""
_CAPITAL = LazyPattern(r"\s+[A-Z]")
_FROM = LazyPattern(r"\s+from\s+(?:the\s+)?[\w ]{2,24}\s(?:has|is|was|told)\b")
_OF_AGE = LazyPattern(r",\s+(?:aged\s+)?\d{1,3},|\s\((?:aged\s+\d{1,3}|\d{1,3},)")
_OF_A_THING = LazyPattern(
    r"\s+(?:(?:is|was|will\s+be|would\s+be|has\s+been)\s+(?:\w+ly\s+)?"
    r"(?:priced|costed|operated|booked|launched|procured|tendered|rebranded|commissioned|"
    r"licensed|timetabled|refurbished|a\s+(?:\w+\s+)?(?:bus|service|scheme|firm|company|app|provider|route|brand|charity|club))\b|(?:costs|serves|connects|operates)\b)"
)
"""What is told of a firm, a route or a scheme, and of no person."""
_NEXT_WORD = LazyPattern(r"(?:['’]s?)?\s+([A-Za-z]+)")
_OF_STRANGER = LazyPattern(
    r"(?:\s+(?:from|in)\s+(?:the\s+)?\w+(?:\s\w+)?)?(?:\s+is\s+\d\d\b(?!\s*(?:%|per))|"
    r",\s+(?:aged\s+)?\d\d,?\s+(?:who|from|of|has|is|and|uses|in)\b|\s\((?:aged\s+\d\d|\d\d,\s[a-z]))|"
    rf",\s+{DECADE}|"
    r"['’]s\s+(?:\w+\s+)?(?:wife|husband|partner|son|daughter|mum|mother|dad|father|brother|sister|nan|carer|baby)\b|"
    r"\s+(?:from|in)\s+(?:the\s+)?\w+(?:\s\w+)?\s+(?:told us|has|said)\s+(?:that\s+)?(?:he|she|his|her)\b"
)
"""What is told of nobody but a person, after a word that may be a name."""
_BELIEVERS = LazyPattern(r"(?:[a-z](?:ists|ians|ites)|Brethren|Witnesses|Saints|Friends)$")
"""The end of a name for all who hold a belief: "Plymouth Brethren"."""
_SAYS = LazyPattern(
    r"\s+(?:\w+ly\s+)?(?:said|says|told|thinks?|wants?|wanted|wrote|objects?|objected|rang|phoned|feels?|felt|lives?|lost|fears?|"
    r"feared|hates?|loves?|complained|posted|tweeted|signed|came|can['’]t|cannot|"
    r"has\s+(?:an?\s+)?(?:ms|asthma|epilepsy|dementia|cancer|no)|uses\s+a|relies|struggles)\b|,\s+(?:who|a|an|our)\s"
)
_MET = LazyPattern(
    r"(?i)\b(?:(?:spoke|spoken|talked|chatted)\s+(?:to|with)|interviewed|thanks\s+(?:go\s+)?to|thank\s+you\s+to|"
    r"signed(?:\s+by)?|according\s+to|phoned|rang|"
    r"(?:post|letter|e-?mail|comment|message|note|reply|call|tweet|complaint|objection|quote)s?\s+(?:from|by))\s+[\"“'‘]?$"
)
_INITIALS = LazyPattern(
    r"\b(?i:letters?|e-?mails?|comments?|complaints?|objections?|petition|repl(?:y|ies)|notes?|signed|views?|spoke\s+to)\b"
    r"[^.;]{0,30}?(?:\s|:\s)(?P<name>(?:[A-Z]\.\s?){1,3}[A-Z][a-z]+(?:-[A-Z][a-z]+)?)"
)
_STARTS = LazyPattern(
    r"(?:^|\(|[.;:!?–—]\s|,\s(?:and\s|as\s)?|\b(?:and|that|because|but|so|while|when|as|where)\s)\W*$"
)
"""Where a sentence or a clause begins."""


class PrivatePerson(NamedTuple):
    """The name of a private person in a sentence."""

    words: str
    start: int
    end: int


@cache
def _beginnings() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    first, also_word, after = (frozenset(name_words(each)) for each in ("first", "first_and_word", "bears_a_name"))
    return first, also_word, after


@cache
def _roles() -> re.Pattern[str]:
    roles = words(each for role in name_words("private_role") for each in (role, f"{role}s")).pattern
    return re.compile(
        rf"(?i)(?:{roles}(?:\s+(?:is|was))?|\b(?:mum|mother|dad|father|wife|husband|"
        rf"son|daughter|sister|brother|parents?|carer|friend|widow|partner|nan|gran)\s+of|"
        r"\b(?:ex-|former |retired |late )[\w’-]+(?:\s+[a-z’-]+)?),?\s+$"
    )


_INVENTED = LazyPattern(
    r"(?i)\b(?:made[- ]up|fictional|fictitious|invented|imaginary|personas?|in (?:the|this|our) example)\b"
)
"""Words for somebody who does not exist."""
_OF_THEIRS = LazyPattern(
    r"(?i)\b(?:his|her|she|he|himself|herself)\b(?!\s+(?:said|asked|wrote|thinks?|wants?|likes?|would))|"
    r"^,?\s+(?:is|was|has|had|can|cannot|can['’]t|lives|needs|uses|relies)\b"
    r"(?!\s+(?:\w+ly\s+)?(?:in\s+favour|against|asked|said|written|of\s+the|happy|unhappy|keen|for\b|pleased|content))"
)
"""What is of somebody besides their view."""


@lru_cache(maxsize=4096)
def private_people(sentence: str) -> tuple[PrivatePerson, ...]:
    """The private people whom a sentence names, in order."""
    if _INVENTED.search(sentence):
        return ()
    titled = (*titled_people(sentence), *_by_initials(sentence), *_families(sentence))
    by_name = (
        each
        for each in _by_first_name(sentence)
        if all(each.start >= one.end or each.end <= one.start for one in titled)
    )
    return (*titled, *by_name)


def titled_people(sentence: str) -> Iterator[PrivatePerson]:
    """Those named with a title: "Mrs Okafor"."""
    for found in _TITLED.finditer(sentence):
        person = PrivatePerson(found.group(), *found.span())
        if not _has_office(sentence, *found.span()) and not _is_thing(sentence, person):
            yield person


def _by_initials(sentence: str) -> Iterator[PrivatePerson]:
    """Those named with initials as who wrote something: "letter from T. Osgood"."""
    for found in _INITIALS.finditer(sentence):
        person = PrivatePerson(found["name"], *found.span("name"))
        if not _has_office(sentence, *found.span("name")) and not _is_thing(sentence, person):
            yield person


def _families(sentence: str) -> Iterator[PrivatePerson]:
    for start, end in families(sentence):
        yield PrivatePerson(sentence[start:end], start, end)


def _by_first_name(sentence: str) -> Iterator[PrivatePerson]:
    first, also_word, _ = _beginnings()
    for chain in _CHAIN.finditer(sentence):
        parts = chain.group().split()
        for number, part in enumerate(parts[:_MOST_WORDS]):
            key = re.split("[-’']", part.casefold())[0]
            is_sure = key in first or part.casefold() in first
            if not is_sure and key not in also_word:
                continue
            start = chain.start() + len(" ".join(parts[:number])) + bool(number)
            person = PrivatePerson(sentence[start : chain.end()], start, chain.end())
            if _is_private(sentence, person, chain.start(), is_sure=is_sure):
                yield person
            break
        else:
            yield from _after_role(sentence, chain)


def _after_role(sentence: str, chain: re.Match[str]) -> Iterator[PrivatePerson]:
    """A name that no list has, after what somebody is, or of words that are no others: "swimmer Tadgh Breen"."""
    start = chain.start()
    if role := _roles().search(chain.group().split()[0] + " "):
        start += role.end()
    person = PrivatePerson(sentence[start : chain.end()], start, chain.end())
    if not person.words or _is_thing(sentence, person):
        return
    if _roles().search(sentence[:start]):
        is_one = _tells(sentence, person) if " " in person.words else sentence[person.end :].startswith(",")
        is_one = is_one and not is_common_word(person.words.split()[0].casefold())
    else:
        is_one = _is_told_of_stranger(sentence, person)
    if is_one and (role or not _has_office(sentence, person.start, person.end)):
        yield person


def _is_told_of_stranger(sentence: str, person: PrivatePerson) -> bool:
    """Whether words that are no ordinary ones are somebody's name, by what is told: "Farouk is 64"."""
    before, after = sentence[: person.start], sentence[person.end :]
    is_full = " " in person.words
    told = _OF_STRANGER.match(after) or (is_full and (_SAYS.match(after) or _MET.search(before)))
    if not told or not (_STARTS.search(before) or _MET.search(before)) or _BELIEVERS.search(person.words):
        return False
    if has_characteristic(person.words) or phrases("person_adjective").search(person.words):
        return False
    parts = re.split(r"[\s-]+", person.words)
    return not any(is_common_word(part.casefold()) for part in parts if len(part.strip(".")) > 1)


def _is_private(sentence: str, person: PrivatePerson, chain_start: int, *, is_sure: bool) -> bool:
    """Whether a name is of somebody of whom something is told, who holds no office."""
    if _is_thing(sentence, person) or _has_office(sentence, person.start, person.end):
        return False
    before = sentence[: person.start]
    is_full = " " in person.words
    if _roles().search(before) or (_is_worker_before(before) and tells_of_a_life(sentence)):
        return is_sure or is_full
    heard_from = _GIVEN_BY.search(before) is not None
    if is_full and is_sure and _GOES_ON.match(sentence, person.end) and tells_privately(_around(sentence, person)):
        return True
    after = sentence[person.end :]
    if chain_start < person.start and not heard_from and not _LIKE.fullmatch(sentence[chain_start : person.start]):
        return False
    if not is_full and not is_sure:
        return _OF_AGE.match(after) is not None or (_FROM.match(after) is not None and tells_of_a_life(after))
    if is_full and is_sure and (_OWN.match(after) or (_DESCRIBED.match(after) and tells_of_a_life(after))):
        return True
    if is_full and not is_sure and _OF_PLACE.match(after):
        return False
    start = _STARTS.search(sentence[:chain_start]) if chain_start < person.start else _STARTS.search(before)
    return heard_from or (start is not None and _tells(sentence, person))


def _tells(sentence: str, person: PrivatePerson) -> bool:
    """Whether something is told of somebody after the name."""
    after = sentence[person.end :]
    if (
        _role_after(after)
        or _HIS_WORK.match(after)
        or _TELLS.match(after)
        or _KIN.match(after)
        or _BELONGS.match(after)
        or _DESCRIBED.match(after)
    ):
        return True
    return " " in person.words and _OWN.match(after) is not None


def _is_thing(sentence: str, person: PrivatePerson) -> bool:
    """Whether a name is that of a place, an organisation, an event or a brand: "Agatha Christie club"."""
    after = sentence[person.end :]
    following = _NEXT_WORD.match(after)
    if _OF_A_THING.match(after):
        return True
    if person.words.endswith(("'s", "’s")) and _CAPITAL.match(after):
        return True  # "Mr Mistry's Bakery"
    if _roles().search(sentence[: person.start]) and len(person.words.split()) == _FULL:
        return False  # "my mother, Elsie Ward"
    if person.words.rsplit(maxsplit=1)[-1].casefold() in _beginnings()[2] or phrases("brand").match(person.words):
        return True
    return following is not None and following[1].casefold() in _beginnings()[2] - {"and"} and not _TELLS.match(after)


@cache
def _speaks_for() -> PhraseList:
    return words(name_words("speaks_for"))


def _around(sentence: str, person: PrivatePerson) -> str:
    """What a sentence says besides a name."""
    return f"{sentence[: person.start]} {sentence[person.end :]}"


def tells_more(sentence: str, person: PrivatePerson) -> bool:
    """Whether a sentence tells more of a private person than the name: health, home, age, family, where they belong."""
    after = sentence[person.end :]
    return (
        tells_privately(_around(sentence, person))
        or _OF_THEIRS.search(after) is not None
        or _BELONGS.match(after) is not None
        or _KIN.match(after) is not None
        or re.match(r",\s+who\s+(?:has|have|is|lives?)\b", after) is not None
        or re.match(_IN_BRACKETS, after) is not None
    )


def _has_office(sentence: str, start: int, end: int) -> bool:
    """Whether a name is that of somebody who holds an office, or speaks for an organisation."""
    before, after = sentence[max(0, start - 60) : start], sentence[end : end + 90]
    is_past = _FORMER.search(before) is not None and tells_of_a_life(sentence)
    if (_OFFICE_BEFORE.search(before) and not is_past) or _OF_ORGANISATION.match(after):
        return True
    role = _roles().search(sentence[:start])
    for found in (*phrases("post").finditer(before), *_speaks_for().finditer(before)):
        if _UP_TO_NAME.fullmatch(before[found.end() :]):
            starts = start - len(before) + found.start()
            if _is_lowly(found.group()) and tells_of_a_life(sentence):
                return False
            return role is None or (" " in found.group() and starts <= role.start())
    apposition = _APPOSITION.match(after)
    if apposition is None:
        return False
    post = phrases("post").search(apposition.group()) or _speaks_for().search(apposition.group())
    return post is not None and not (_is_lowly(post.group()) and tells_of_a_life(sentence))


def _is_worker_before(before: str) -> bool:
    """Whether a text ends in what somebody works as: "our receptionist "."""
    last = (before.split() or [""])[-1]
    return last.casefold() in name_words("worker") and before.endswith(" ")


def _role_after(after: str) -> bool:
    """Whether a name is followed by what somebody is: ", prisoner on licence"."""
    return after.startswith((", ", " (", " - ", " – ")) and _private_roles().match(after.lstrip(", (-–")) is not None


@cache
def _private_roles() -> PhraseList:
    return words(name_words("private_role"))


def _is_lowly(post: str) -> bool:
    """Whether a post is that of a worker who answers for nothing in public: "our driver Steve has a bad back"."""
    return post.casefold() in name_words("worker")
