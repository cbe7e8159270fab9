"""Decides whether a text says something of substance: a reason, a concern, or a measure that changes something."""

import re
from collections.abc import Collection
from functools import lru_cache

from eia_tui.checks.methods.assuring import only_assures
from eia_tui.checks.methods.attitudes import only_intends
from eia_tui.checks.methods.declining import declines_help
from eia_tui.checks.methods.leading_verb import leading_verb, says_what_will_be
from eia_tui.checks.methods.negation import is_refusal, leaves_it_to_them
from eia_tui.checks.methods.only_process import only_process
from eia_tui.checks.methods.own_facts import changes_only_this, says_what_stays
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import first_match, group_words, is_one_of, phrases
from eia_tui.checks.methods.pointing import only_points
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.silence import tells_who_was_asked
from eia_tui.checks.methods.slots import is_no_measure
from eia_tui.checks.methods.tense import is_future

_WORDS_OF_REASON = 3
"""The fewest words of substance that make a reason."""
_WORDS_OF_MEASURE = 2
"""The fewest words of substance that make a measure: "home visits"."""
_WORDS_OF_PHRASE = 5
"""The fewest words of a phrase that says enough with one word of substance."""
STEM = 5
"""The first characters of a word, by which it is compared with others."""
_FEWEST_SHARED, _LEAST_SHARE = 2, 0.4
"""The fewest stems that similar texts have in common, and the smallest share of those of the shorter text."""
_SHORT = 12
"""Words. A shorter answer that says that something is not known has no room for more."""
_WORDS_OF_CONCERN = 4
"""The fewest words of a real concern."""
_STOP = LazyPattern(
    r"\s*(?:$|[.,;:!()–—])|\s+-|-(?!\w)|\s+(?:as|because|since)\s(?!such\b)|"
    r"\s+(?:so far|to date|(?:that|which) (?:our|the|we|any\w*|was|were)|we (?:know|are aware)|(?:was|were|"
    r"has been|have been|is) "
    r"(?:\w+ly )?(?:raised|found|named|identified|expected|foreseen|reported|seen|called for|needed|required))\b"
)
"""What follows "none" or "neutral" if that is all; "none of the stops has a seat" and "neutral-coloured" say more."""
_WORD = LazyPattern(r"\w+(?:['’]\w+)?")
_SENTENCE = LazyPattern(r"[.!?;\n]+")
_NEGATIVE = LazyPattern(r"(?i)\b(?:no|not|none|nothing|never|neither|nor|without|cannot|\w+n['’]t)\b")
_ARTICLE = LazyPattern(r"(?i)^\W*(?:an?|the|one|two|three|four|five|each|\d+)\s")
_CONTRAST = LazyPattern(r"(?i)\b(?:but|however|although|though|except|unless|whereas|nevertheless)\b")
_GOES_ON = LazyPattern(rf"{_CONTRAST.pattern}|;\s")
"""Where "none needed" goes on with what there is: "None needed; a card is offered to each"."""
_COORDINATED = LazyPattern(r"(?i)(?:,\s*(?:and\s+|then\s+)?|;\s*|:\s+|\s+(?:and|then|so that|or)\s+)")
_CONCLUDES_NONE = LazyPattern(
    r"(?i)\bno (?:\w+ )?(?:concerns?|impacts?|effects?|barriers?|disadvantages?|differences?|problems?|"
    r"issues?)\b[^.,;]{0,40}\W*$|^\W*(?!.*\b(?:but|except)\b)[^.,;]{3,60}?\b(?:raised|named|saw|found|reported|expressed|foresaw|"
    r"mentioned) (?:none|no \w+|nothing)\b|^\W*(?:none|nothing) (?:was|were|has been) (?:found|raised|seen|"
    r"named)\b[^.;]*\W*$"
)
"""An answer, or its end, that comes to the conclusion that there is no concern."""
_DEPENDS = LazyPattern(
    r"(?i)\b(?:if|subject to|depending on|when|where|as far as|provided|should)\s+(?:the\s+|there\s+(?:is|are)\s+|"
    r"enough\s+|our\s+)*"
    r"(?:funding|funds|resources?|budgets?|capacity|money|finances)\b"
)
"""What a measure depends on, so that nobody can rely on it."""
_SPEAK_UP = LazyPattern(
    r"(?i)^\W*(?:[\w’'-]+\s+){0,5}?(?:can|may|should|could|is|are|will be)\s+(?:(?:always|also|still|wish|want|like|"
    r"welcome|free|"
    r"able|encouraged|asked|invited|"
    r"advised)\s+(?:to\s+)?)*(?:speak|talk|contact|approach|get in touch|tell|let (?:us|the|their|somebody|someone)|"
    r"raise|write to|complain)\b"
    r"(?![^.]*\b(?:to (?:have|get|book|use|keep|change|choose)|for (?:a|an|the|help)|who (?:will|can|has)|and (?:is|"
    r"are|get|will|have))\b)"
)
"""What is left to those affected: "staff can speak to their manager"."""
_HAS_SUBJECT = LazyPattern(
    r"(?i)instead\b|(?:those|they|we|people|everyone|each|every|nobody|no[- ]one|staff|the (?:\w+ ){1,4}?(?:will|"
    r"can|is|are|has|have|gets?|comes?|goes|runs?|keeps?|stays?|gives?|brings?|sends?|calls?|visits?|takes?|opens?|lends?))\b"
)
"""The beginning of a clause that is about somebody of its own, after one that only promises to think."""
_TREATS_ALIKE = LazyPattern(
    r"(?i)\b(?:same (?:way|rules?|terms|basis|prices?|service|footing|offer|standard|access|hours|manner|criteria|"
    r"process|conditions|"
    r"treatment|charges?|fees?|arrangements?|right|opportunit\w+)|(?:equally|alike|identical\w*|uniformly)|"
    r"(?:applied|applies|apply|available|open|offered|given|provided) to (?:everyone|everybody|all|any ?one|anybody|"
    r"every)|"
    r"both (?:men|boys|women|girls|males?|females?|sexes|genders)\b(?: and \w+)? (?:may|can|are|will)|"
    r"whatever (?:their|a person's|your|someone's)|regardless|irrespective|"
    r"(?:no|not) (?:(?!looks?\b|seems?\b)\w+ ){0,2}different(?:ly)?|"
    r"without (?:exception|distinction|regard)|open to (?:people|residents|men|women|anyone) of (?:all|every|any)|"
    r"by (?:anyone|anybody|everyone|everybody)|(?:as (?:to|for|with)|like|as) (?:every|any|all|other)\w*|one rule)\b"
)
"""Words which say that all are treated alike."""
_SAMENESS = LazyPattern(
    r"(?i)\b(?:(?:the|a) (?:very )?same (?!homes?\b|house|buildings?\b|street|room|famil|village|days?\b|week|month|"
    r"person|people)[a-z]+|no (?:distinction|preference)|(?:whatever|whoever|"
    r"regardless|irrespective)\b|"
    r"(?:nobody|no ?one)\b[^.;]{0,40}\b(?:more or less|less or more|favour\w*|singled out|placed at a disadvantage)|"
    r"one [a-z]+,? (?:one [a-z]+,? )*and one [a-z]+|alike|equally|identical\w*|"
    r"all (?:faiths|ages|races|religions|backgrounds|groups|abilities))\b"
)
"""Each way in which a sentence may say that all are treated alike."""
_NO_DISTINCTION = LazyPattern(
    r"(?i)^\W*(?:[\w'’-]+\s+){1,6}?(?:(?:draws?|makes?|recognises?|knows?) no distinction|"
    r"(?:does|do|will|would) not (?:distinguish|discriminate|differentiate))\b"
)
_FEWEST_SAMENESS = 2
"""A sentence which says so twice says nothing else."""
_AS_ALL_OTHERS = LazyPattern(
    r"(?i)\b(?:same|equal|equally|alike|in\s+the\s+same\s+boat|applies|apply|identical)\b[^.;]{0,40}(?:,\s*|\s+)(?:so|hence|therefore|thus|and\s+so)\s+(?:\w+\s+){0,2}?(?:no|not|none|nothing)"
    r"(?:\s+\w+)?(?:\s+(?:need\w*|required|necessary|action|mitigation|measures?|to\s+(?:add|do|mitigate))\b[^.;]{0,20}|\s*)$|"
    r"\b(?:offered?|offers?|provided?|get|gets|receive|treat(?:ed)?)\s+(?:\w+\s+)?the\s+same\s+(?:\w+\s+)?(?:as|to|for)\s+(?:for\s+)?(?:everyone|everybody|all|others|other|anyone)\b[^.;]{0,20}$"
)
"""A measure that treats people as all others lessens no difficulty of theirs."""
_DIGIT = LazyPattern(r"\d")
_PART_OF_THOSE = LazyPattern(r"\b\d[\d,]*\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)*\d")
"""How many of how many: what was counted is no assurance, even if it says that people answered alike."""
_KEEPS = LazyPattern(
    r"(?i)\bkeep (?!under|an eye|in mind|in touch|this|it|monitoring|reviewing|watching)|\blook(?:s|ed|ing)? after\b"
    r"|\bconsider\s+(?:[\w’'-]+\s+){0,2}?(?:applications?|claims?|requests?|appeals?|cases|bids)\b[^.;]*\b(?:until|within|up\s+to|after|before|by|from)\b"
    r"|\b(?:applications?|claims?|requests?|appeals?)\s+(?:will\s+be|are|is)\s+considered\b[^.;]*\b(?:until|within|up\s+to|after|before|by|from)\b"
    r"|\b(?:be|is|are) kept (?!under|in (?:mind|view|touch)|informed|up to date|aware|posted)"
)
"""What stays, or may be used: "keep the lower counter"; "keep under review" is no deed."""
_EXISTING = LazyPattern(
    r"(?i)\b(?:already|existing|currently|at present|as now|remains?|unchanged|stays? as|today|for years|in force|"
    r"(?:national|legal|statutory) (?:rules?|requirements?|guidance)|requires?|under the (?:\w+ )?(?:act|"
    r"policy|contract|rules)|is (?:in )?itself (?:the|an?) (?:answer|measure|remedy|help|mitigation)|"
    r"written into the (?:\w+ )?(?:scheme|policy|contract|lease|rules))\b"
)


@lru_cache(maxsize=4096)
def substance(text: str) -> tuple[str, ...]:
    """The words of a text without those that fit any group, effect or policy (the list "generic")."""
    return tuple(word for word in _WORD.findall(phrases("nothing").sub(" ", text)) if not _is_generic(word.casefold()))


@lru_cache(maxsize=20_000)
def _is_generic(word: str) -> bool:
    return is_one_of("generic", word)


@lru_cache(maxsize=20_000)
def _assures(word: str) -> bool:
    return is_one_of("assurance", word)


@lru_cache(maxsize=20_000)
def _is_filler(word: str) -> bool:
    return is_one_of("measure_filler", word)


def gives_reason(text: str, known: Collection[str] = (), fewest: int = _WORDS_OF_REASON) -> bool:
    """Whether a text that says that nothing changes for a group also says why.

    That everybody is treated the same is no reason. `known` are words in lower case of which one counts at most, such
    as those of the policy's name. `fewest` is the number of words of substance that make a reason.
    """
    specific = [word for word in map(str.casefold, _specific_words(text)) if not _assures(word) and not word.isdigit()]
    new = [word for word in specific if word not in known]
    if changes_only_this(text) and len(substance(text)) >= _WORDS_OF_MEASURE:
        return True
    return len(specific) >= fewest and len(new) >= fewest - 1


@lru_cache(maxsize=2048)
def _specific_words(text: str) -> tuple[str, ...]:
    """The words of substance of a text; where all are said to be treated alike, those about something else."""
    words: list[str] = []
    for sentence in sentences(text):
        if only_assures(sentence.text) or says_only_alike(sentence.text):
            continue
        said = phrases("assuring_idiom").sub(" ", sentence.text)
        if not _TREATS_ALIKE.search(said) or _PART_OF_THOSE.search(said):
            words += substance(said)
            continue
        rest = re.sub(group_words(), " ", said, flags=re.IGNORECASE)
        words += (word for word in substance(rest) if not is_one_of("access", word))
    return tuple(words)


@lru_cache(maxsize=4096)
def says_only_alike(sentence: str) -> bool:
    """Whether a sentence gives no other reason than that all are treated alike: "the same sum, the same ticket"."""
    if says_what_stays(sentence) or (tells_who_was_asked(sentence) and _DIGIT.search(sentence)):
        return False  # "The 24 answers of gay users gave the same worries as everyone's" is what was found
    if any(
        not _SAMENESS.search(part) and len(substance(part)) > _WORDS_OF_REASON for part in re.split(r"[;:]\s", sentence)
    ):
        return False
    return len(_SAMENESS.findall(sentence)) >= _FEWEST_SAMENESS or _NO_DISTINCTION.match(sentence) is not None


@lru_cache(maxsize=2048)
def says_nothing(text: str) -> bool:
    """Whether an answer says only that there is nothing to report, with or without a reason."""
    sentence = _first_sentence(text)
    nothing = begins_with_nothing(text) or bool(_NEGATIVE.search(sentence) and not substance(sentence))
    contrast = _CONTRAST.search(text)
    return nothing and not (contrast and len(substance(text[contrast.end() :])) >= _WORDS_OF_REASON)


def begins_with_nothing(text: str) -> bool:
    """Whether an answer is empty or begins with a phrase such as "no impact", whatever follows."""
    start = text.lstrip(" \t\n-–—*•.\"'“")
    alone = phrases("nothing_alone").match(start)
    return (
        bool(phrases("nothing").match(start))
        or bool(alone and _STOP.match(start, alone.end()))
        or not re.search(r"\w", start)
    )


def is_boilerplate(text: str) -> bool:
    """Whether an answer says that there is nothing to report and not why, or has only words that fit any group."""
    return (says_nothing(text) and not gives_reason(text)) or not substance(text)


def is_put_off(text: str) -> bool:
    """Whether an answer says only that something is not known, or will follow."""
    found = first_match(phrases("unmeasured"), text) or first_match(phrases("awaiting"), text)
    return bool(found) and len(text.split()) < _SHORT


def _plans_to_find_out(text: str) -> bool:
    """Whether an answer begins with what is not known, and continues with a plan to find it out."""
    return bool(phrases("unmeasured").search(_first_sentence(text)) and phrases("plan").search(text))


def _first_sentence(text: str) -> str:
    return next((sentence for sentence in _SENTENCE.split(text) if sentence.strip()), "")


@lru_cache(maxsize=2048)
def is_real_concern(text: str) -> bool:
    """Whether a concern says more than that there is none, that nothing is known yet, or where else to look."""
    rest = " ".join(line for line in text.split("\n") if not is_put_off(line))
    return (
        bool(rest.strip())
        and not (
            says_nothing(rest)
            or _CONCLUDES_NONE.search(rest)
            or _plans_to_find_out(rest)
            or only_points(rest, group_words())
        )
        and len(rest.split()) >= _WORDS_OF_CONCERN
    )


@lru_cache(maxsize=2048)
def is_real_mitigation(text: str) -> bool:
    """Whether a mitigation says what will change: not only that it will be considered, or where else to look."""
    return any(is_measure(each.text) and not is_no_measure(each.text) for each in sentences(text))


@lru_cache(maxsize=2048)
def is_promise(text: str) -> bool:
    """Whether a mitigation promises something, rather than only describing a rule or a service that exists already."""
    return any(
        is_measure(sentence.text) and not (_EXISTING.search(sentence.text) and not is_future(sentence.text))
        for sentence in sentences(text)
    )


_IS_ALLOWED = LazyPattern(
    r"(?i)^\W*(?:their|the|a|an|any|each|all|every|no)\s+(?:[\w’'-]+\s+){1,4}?(?:is|are)\s+(?:also\s+|still\s+|always\s+)?"
    r"(?:accepted|taken(?! into)|paid|waived|refunded|allowed|lent|covered|enough|halved|capped)\b"
)
"""What is accepted or paid for, in few words: "Their word is taken."."""


_OF_COVENANT = LazyPattern(
    r"(?i)\bcovenant\s+(?:legal\s+)?duty\b[^.;]*\b(?:not|outside)\b|\b(?:outside|not\s+(?:among|within|one\s+of))\b[^.;]*\bcovenant\b"
)
"""What the law covers, and no promise: "Paths are not housing, so the Covenant duty does not apply"."""


@lru_cache(maxsize=4096)
def is_measure(sentence: str) -> bool:
    """Whether a sentence says what is done or will be done for somebody: not an intention, and not a refusal."""
    if (
        is_refusal(sentence)
        or leaves_it_to_them(sentence)
        or declines_help(sentence)
        or only_process(sentence)
        or _DEPENDS.search(sentence)
        or _SPEAK_UP.search(sentence)
        or is_put_off(sentence)
        or only_points(sentence, group_words())
        or _is_general_rule(sentence)
        or _AS_ALL_OTHERS.search(sentence)
        or _OF_COVENANT.search(sentence)
    ):
        return False
    if phrases("equipment").fullmatch(sentence.strip(" .-*•")):
        return True
    if begins_with_nothing(sentence) and not is_future(sentence):
        contrast = _GOES_ON.search(sentence)
        return contrast is not None and is_measure(sentence[contrast.end() :])
    if _IS_ALLOWED.match(sentence):
        return True
    if _ARTICLE.match(sentence) and _hedge(sentence) is None and not is_future(sentence):
        return _says_enough(sentence)  # "a letter and map to each home": a thing, not a verb
    hedged = False
    for clause in filter(None, map(str.strip, _COORDINATED.split(sentence))):
        hedge = _hedge(clause)
        if hedge is None and hedged and not _HAS_SUBJECT.match(clause):
            continue  # "explore large print and free taxi rides": both are explored
        hedged = hedge == "strong"
        if not hedged and _says_enough(clause):
            return True
    hedge = _hedge(sentence)
    return (
        not hedged and hedge != "strong" and (_says_enough(sentence) or (hedge is None and _is_long_phrase(sentence)))
    )


@lru_cache(maxsize=2048)
def offers_a_contact(text: str) -> bool:
    """Whether a mitigation says whom people may speak to: that helps some, and leaves the first step to them."""
    return any(_SPEAK_UP.search(sentence.text) for sentence in sentences(text))


def _is_general_rule(sentence: str) -> bool:
    """Whether a sentence only names what is always so: a policy, the law, training, the way to complain."""
    if not phrases("general_rule").search(sentence):
        return False
    rest = phrases("general_rule").sub(" ", sentence)
    said = [word for word in map(str.casefold, substance(rest)) if not _is_filler(word) and not _assures(word)]
    return len(said) < _WORDS_OF_MEASURE


def _is_long_phrase(sentence: str) -> bool:
    """Whether a phrase without a verb names a thing and says more about it: "a member of staff at each door"."""
    return len(sentence.split()) >= _WORDS_OF_PHRASE and any(
        not _is_filler(word.casefold()) for word in substance(sentence)
    )


def _says_enough(clause: str) -> bool:
    specific = [
        word
        for word in _WORD.findall(clause)
        if not _is_filler(word.casefold())
        and not (_is_generic(word.casefold()) and not is_one_of("deed", word))
        and not (is_one_of("hedge", word) and not is_one_of("deed", word))
    ]
    return len(specific) >= _WORDS_OF_MEASURE


@lru_cache(maxsize=8192)
def _hedge(clause: str) -> str | None:
    """How a clause begins: "strong" or "weak" for a verb of intention, "deed" for another; None without a verb."""
    verb = leading_verb(clause)
    if only_intends(clause):
        return "strong"
    if is_one_of("strong_hedge", verb):
        return "deed" if _KEEPS.search(clause) else "strong"
    if is_one_of("hedge", verb):
        return "weak"
    return "deed" if says_what_will_be(clause) or is_one_of("deed", verb) else None


def stems(text: str) -> set[str]:
    """The beginnings of the words of substance of a text, so that "deliver" and "delivery" count as the same."""
    return set(_stems(text))


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:STEM].casefold() for word in substance(text) if len(word) >= STEM - 1)


def alike(one: str, other: str, common: Collection[str] = ()) -> bool:
    """Whether two texts are about the same thing: they share enough words of substance.

    `common` are stems that say little, because most answers have them.
    """
    first, second = stems(one) - set(common), stems(other) - set(common)
    shared = len(first & second)
    return shared >= _FEWEST_SHARED and shared >= _LEAST_SHARE * min(len(first), len(second))
