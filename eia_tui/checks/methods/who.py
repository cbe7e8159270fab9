"""Decides whether a text names who does something: one person or one post, not a team or a firm."""

import re
from functools import cache, lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of, phrases
from eia_tui.language.lexicon import is_common_word

_PARTS = LazyPattern(r"(?i)[,;/&()\[\]+]|\s[–—-]\s|\b(?:and|with|or|plus|supported by|via|then)\b")
_LABEL_OR_NUMBER = LazyPattern(r":|\S*[\d@]\S*")
"""What is beside a name: "Lead:", a telephone number, an email address."""
_NAME_DOES = LazyPattern(
    r"((?:[A-Z][\w'’-]*\.? ){1,3}[A-Z][\w'’-]*)(?:,[^,.;]{1,60},)?(?: \([^()]{1,60}\))? "
    r"(?:will|is to|is going to|has agreed|has been asked|and [A-Z])\b"
)
"""A name, with a post after it or not, before what its person does."""
_SENTENCE = LazyPattern(r"(?<=[.;!?])\s+|\n")
_NAME_ALONE = LazyPattern(
    r"\W*(?:[Bb]y |(?:Owner|Lead|Who):? )?((?:[A-Z][\w'’-]*\.? ){1,3}[A-Z][\w'’-]*)(?:,? [^.;:]{0,20}\d{4})?\W*"
)
"""A name that is the whole sentence, with a date after it or not: "Dev Patel, July 2027."."""
_BEFORE_TOPIC = LazyPattern(r"(?i)\b(?:of|for|in|from|at|within|to|on)\b|:")
_WORD = LazyPattern(r"[^\W\d_](?:[\w'’.-]*\w)?")
_PARTNER_POST = LazyPattern(
    r"(?!(?i:.*\b(?:delivery|external|strategic|commissioned|community|voluntary|sector|contract\w*|framework|private|third|lead|"
    r"health|nhs|service|care|local|our|the|key|managed|technology|supply|joint|council)\b[ ]partner$))"
    r"(?:[A-Z][\w’'&-]*[ ](?:[a-z]+[ ])?)+[Pp]artner"
)
"""A post such as "Learning and Development Partner"; a "Delivery Partner" is a firm."""
_MASTER = LazyPattern(r"(?:[A-Z][\w’'-]* )+[Mm]aster|[A-Z][a-z]+master")
_OF_AN_AREA = LazyPattern(r"[A-Z][\w’'-]*[ ](?:of|in)[ ](?:[A-Z][\w’'-]*[ ]){1,2}[A-Z][\w’'-]*(?<!s)")
"""A post after what it is for, "Front of House Manager"."""
_OF_A_TRADE = LazyPattern(r"(?!co-?worker|by-?)[a-z-]{2,}(?:worker|keeper|handyperson|tradesperson|groundsperson)")
"""A post in one word with what is done: "Caseworker", "Bookkeeper"."""
_INITIALS = LazyPattern(r"(?:[A-Z]\.?){1,3}")
_OWNED_BY = LazyPattern(r"(?i)(?:'s|’s|s'|s’)\s+(?:team|office|department|group)\b")
_MOST_NAMES = 4
"""Words in a person's name, at most."""


_VACANT = LazyPattern(
    r"(?i)(?<=[a-z])\s*(?:\([^()]*\b(?:vacan\w+|to be (?:appointed|recruited|filled)|not yet (?:filled|"
    r"appointed))\b[^()]*\)|"
    r"[-–—,:]\s*(?:post )?(?:vacan\w+|to be (?:appointed|recruited|filled))\b.*)$"
)
"""A post that nobody has now is a post: "Service Manager (vacancy)"."""


@lru_cache(maxsize=1024)
def is_one_person(owner: str) -> bool:
    """Whether the owner of an action is a person or a post, alone or among others."""
    owner = _VACANT.sub(" ", owner)
    if phrases("nobody").search(owner):
        return False
    return any(_is_post(part) or _is_person(part) for part in _PARTS.split(owner) if part.strip())


def divided(owner: str) -> list[str]:
    """The names, posts and teams that an owner lists, each as it is written."""
    return [part.strip(" .*-–—•") for part in _PARTS.split(owner) if part.strip(" .*-–—•")]


@lru_cache(maxsize=1024)
def owners_named(owner: str) -> int:
    """How many posts, people and teams an owner names, one or many of each: "Manager and parish clerks"."""
    parts = [part.strip(" .") for part in _PARTS.split(owner) if part.strip(" .")]
    return sum(_is_post(part) or _is_person(part) or _is_several(part) for part in parts)


def _is_several(part: str) -> bool:
    last = part.rsplit(maxsplit=1)[-1].casefold()
    return is_one_of("collective", last) or (last.endswith("s") and is_one_of("post", last[:-1]))


@lru_cache(maxsize=4096)
def names_who(text: str) -> bool:
    """Whether a sentence names a post, as "the Contracts Manager will ask"."""
    return phrases("post").search(text) is not None


def names_person(text: str) -> bool:
    """Whether a text names a person who does something: "Dev Patel will ask", or "Dev Patel, July 2027"."""
    alone = (_NAME_ALONE.fullmatch(sentence) for sentence in _SENTENCE.split(text))
    return any(_is_person(found[1]) for found in (*_NAME_DOES.finditer(text), *filter(None, alone)))


def people_named(text: str) -> list[str]:
    """The names of people in a list of who took part, in its order.

    Beside a post, as in "Grace Young, Service Manager", a name may also be ordinary words.
    """
    names: list[str] = []
    for line in text.splitlines():
        pieces = (piece for part in _PARTS.split(line) for piece in _LABEL_OR_NUMBER.split(part))
        parts = [" ".join(piece.strip(" .*-–—•\t").split()) for piece in pieces]
        beside_post = any(_is_post(part) for part in parts if part)
        names += [part for part in parts if _is_person(part) or (beside_post and _may_be_name(part))]
    return names


def _may_be_name(part: str) -> bool:
    """Whether two or three words with capitals could be a name: no post, and no organisation."""
    words = part.split()
    return (
        len(words) in (2, 3)
        and all(re.fullmatch(r"[A-Z][a-z'’-]*[a-zA-Z'’-]*", word) for word in words)
        and not any(is_one_of("organisation", word) for word in words)
        and not is_one_of("collective", words[-1])
        and not _is_post(part)
    )


def _is_post(part: str) -> bool:
    """Whether a few words name one post: "Service Manager", "AD Housing", "Sister in charge"."""
    if _OWNED_BY.search(part):
        return False
    words = _WORD.findall(_BEFORE_TOPIC.split(part.strip(), maxsplit=1)[0])
    if not words or is_one_of("collective", words[-1]):
        return False
    if _OF_AN_AREA.fullmatch(part.strip()) and phrases("post").search(part.rsplit(maxsplit=1)[-1]):
        return True
    if is_one_of("post_abbreviation", words[0]) and sum(map(str.isupper, words[0])) > 1:
        return True
    if any(pattern.fullmatch(part.strip()) for pattern in (_PARTNER_POST, _MASTER)):
        return True
    return bool(phrases("post").search(" ".join(words))) or any(map(_is_post_noun, words))


@cache
def _is_post_noun(word: str) -> bool:
    """Whether a word is the name of somebody who does something, by its ending: "accountant", "planner"."""
    lower = word.lower()
    if _OF_A_TRADE.fullmatch(lower):
        return True
    return (
        re.fullmatch(
            r"[a-z-]{2,}(?:ist|ician|arian|eer|ographer|ologist|countant|ultant|veyor|tor|ger|iser|izer|master|writer)",
            lower,
        )
        is not None
        and not is_one_of("no_post", lower)
        and (word.islower() or is_common_word(lower))
    )


def _is_person(part: str) -> bool:
    """Whether a few words are a person's name: two to four with capitals, of which the first is no ordinary word."""
    words = part.split()
    if not 1 < len(words) <= _MOST_NAMES or phrases("title").match(part):
        return bool(phrases("title").match(part)) and len(words) > 1
    if words[0].casefold() == "the" or not all(
        word[0].isupper() or word in ("de", "van", "al", "bin") for word in words
    ):
        return False
    names = [word for word in words if not _INITIALS.fullmatch(word)]
    return (
        bool(names)
        and not any(is_one_of("organisation", word.strip(".")) for word in words)
        and not any(word.isupper() and len(word) > 2 for word in names)
        and (len(names) < len(words) or not is_common_word(names[0].lower()) or "-" in names[-1])
    )
