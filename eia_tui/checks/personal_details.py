"""Finds personal details that would be published with the form."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from eia_tui.checks.facts import (
    TextAnswer,
    answers_with_role,
    prose_answers,
    question_name,
    stage_texts,
    written_answers,
)
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.contact_details import contact_details
from eia_tui.checks.methods.life_told import tells_of_a_life
from eia_tui.checks.methods.one_person import tells_who_it_is
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.private_people import PrivatePerson, private_people, tells_more, titled_people
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import listed, shortened

_OF_PLANS = ("plan", "mitigation", "action", "outcome")
"""The roles of answers that may name who will do something."""
_OF_OFFICES = ("email", "telephone")
"""Details that an office can have as well as a person."""
_ONE_OF_AGE = LazyPattern(
    r"(?i)\b(?:a|an|one|the|our|her|his)\s+(?:[a-z]+\s+){0,2}?(?:\d{1,3}|[a-z]+)[-\s]years?[-\s]old\b|"
    r"\b(?:boy|girl|man|woman|son|daughter|mother|father|pupil|tenant|resident)\b[^.]{0,20}\b(?:aged|who "
    r"is|of)\s+\d{1,3}\b(?!\s*(?:per|%|people|miles|metres|minutes))"
)
_STORY = LazyPattern(
    r"(?i)\b(?:who|whose|his|her)\s+(?:\w+\s+){0,4}?(?:father|mother|parents?|husband|wife|partner|son|daughter|brother|sister|child|children|family|"
    r"came to us|was sent|was placed|ran away|died|left|lost|moved)\b"
)
"""What happened to one person or their family."""
_ONE_PERSON = LazyPattern(
    r"\b(?:[Tt]he|[Aa]|[Oo]ne|[Oo]ur)\s+(?:(?:only|young|old|elderly|former|late|local|new)\s+){0,2}(?:widow|widower|partner|wife|husband|mother|father|son|daughter|"
    r"sister|brother|man|woman|boy|girl|postmaster|postmistress|carer|parent|grandmother|grandfather|resident|"
    r"tenant|pupil|student|patient|customer|employee|learner|couple|family|head ?teacher|caretaker|vicar|shopkeeper|"
    r"landlord|farmer)\b"
    r"(?!(?:\s+(?:and|or)\s+[\w’'-]+)?\s+(?:groups?|forums?|clubs?|sessions?|panels?|networks?|councils?|associations?|"
    r"drop-?ins?|surveys?|meetings?|governors?|bays?|rooms?|services?|centres?)\b)(?:\s+[\w’'-]+){0,8}?\s+"
    r"(?:of|at|in|from)\s+(?:the\s+)?[A-Z][a-z]+(?:\s+[A-Z][a-z]+)+"
)
"""One person, by kin or office, and a place of two names."""
_NAME_AND_AGE = LazyPattern(
    r"(?:^|[.;:]\s+)\W*(?!In\b|On\b|By\b|Of\b|Section\b|Table\b|Action\b)[A-Z][a-z]+,\s+(?:aged\s+)?\d{1,2},\s+(?:who|whose|has|is|lives|from|an?)\b"
)
_FULL_NAME_AND_AGE = LazyPattern(
    r"\b(?!The\b|In\b|On\b|Aged?\b|Census\b|Table\b|Key\b|Year\b)[A-Z][a-z]+\s+[A-Z][a-z]+"
    r"(?:\s*\(aged\s+\d{1,2}\)|,\s*(?:aged\s+)?\d{1,2},?\s+(?:who|from|of|has|is|and|uses)\b)"
)
"""A name of two words with an age: "Ada Mole (aged 9)"."""
_KIN_OF_NAMED = LazyPattern(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sgt|Cpl|Major|Captain|Rev\.?|Father|Pastor|Imam|Rabbi|PC|Cllr)\.?\s+[A-Z][\w-]+['’]s\s+(?:\w+\s+)?(?:wife|husband|partner|son|daughter|mother|father|brother|sister|child|children|patients?|pupils?|tenants?|clients?|family)\b"
)
"""Somebody known by a person who is named."""
_EVENT_OF_A_LIFE = LazyPattern(
    r"(?i)\b(?:died|killed|drowned|murder\w*|fire|crash|accident|arrested|attacked|evicted|excluded|expelled|biting|"
    r"bereaved|(?:lost|losing) (?:his|her|their)|sacked|dismissed)\b"
)
_DWELLING = LazyPattern(
    r"(?i)\b(?:flat|house|room|plot|number|no\.?) \d+[a-z]?\b(?=[^.]*\b(?:at|in|on|of) (?:[A-Z]|the ))"
)
_SOME_PLACE = LazyPattern(r"\b(?:in|at|of|from|on|near)\s+(?:the\s+)?(?:[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*)")
_WITH_A_SIGN = LazyPattern(
    r"\b(?:[Tt]he|[Oo]ur)\s+(?:(?!only\b)[a-z-]+\s+){0,2}?"
    r"(?:man|woman|lady|gentleman|boy|girl|person|[a-z]+(?:er|or|ist|ent|ant|ee|man|ian)|pupil|couple)\s+"
    r"(?:with|who\s+(?:has|uses|wears|walks|comes|carries|needs)|in|on)\s+(?P<sign>[^,.;:]{3,70})"
)
_REPORTS_ON_ONE = LazyPattern(
    r"(?i)\b(?:told|said|asked|wrote|complained|felt|feared|minds|lives|sits|comes|came|attends|works|has been|was|"
    r"had|would|finds)\b"
)
_ANY_PERSON = LazyPattern(
    r"(?i)\b(?:if|whether|whoever|(?:each|every)(?! (?:\w+day|week|month|morning|evening|"
    r"time)\b)|any|when|where|for example|such as)\b"
)
"""What may be true of anybody: "the driver with a walking frame can ask"."""
_FEWEST_FACTS = 3
_SOMEBODY = LazyPattern(
    r"\W*(?:(?:A|An|One)\s+(?:[a-z-]+\s+){0,2}?(?:man|woman|boy|girl|mother|father|widow|widower|carer|parent|resident|tenant|"
    r"borrower|customer|user|pupil|student|patient|volunteer|neighbour|driver|member|visitor|reader|swimmer)\b"
    r"|The\s+(?P<office>(?:retired|former|only|local|village)\s+[a-z]+)\b|(?P<name>(?!(?:Men|Women|People|Staff|Children|Youth|Any\w+|Every\w+|Some\w+|No\w+)\b)[A-Z][a-z]+(?<!s))(?:\s+(?:from|of|in|at)\s+[A-Z]\w+(?:\s+[A-Z]\w+)?)?,\s+who\b)"
)
"""The beginning of a sentence about one person."""
_OLD = LazyPattern(
    r"(?i),\s*(?:aged\s+)?\d{2}\s*(?:,|\band\b|who)|\b(?:aged|is)\s+\d{2}\b|\bin (?:his|her|their) \w+ies\b"
)
_IN_A_PLACE = LazyPattern(
    r"\b(?:in|at|of|from|near)\s+(?:[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*|the\s+(?:old|new|last|end)\s+[a-z]+)"
)
_LIFE = LazyPattern(
    r"(?i)\bwho\s+(?:drives|runs|keeps|cleans|teaches|works|minds|plays|sings|rings)\b|\bwhose\s+(?:son|daughter|husband|wife|"
    r"partner|mother|father|brother|sister)\b"
)
_NOT_A_PLACE = LazyPattern(
    r"^\w+\s+(?:the\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Easter|Christmas|Year|Section|Table|"
    r"Figure|Act|Phase)\b"
)


@check(
    "personal-details",
    severity="warn",
    category=Category.FORM,
    source="House view: assessments are published, and personal details are not.",
)
def personal_details(draft: Draft) -> Iterator[Problem]:
    """A private person's address, telephone or other number; or their name beside their health, home or family."""
    for answer in written_answers(draft):
        if answer.question.role == "contacts":
            continue
        if details := contact_details(answer.text):
            name = question_name(draft, answer.address)
            message = f"There {_be(details)} {listed(details)} in {name}, and this form is published"
            yield answer.address, f"{message}. {_take_out(details, 'Take', 'out')}."
    policy = _policy_name(draft)
    for answer in _about_people(draft):
        if found := _named_with_more(answer, policy):
            words, is_sure = found
            message = f"“{shortened(words)}” names somebody and tells about them, and this form is published"
            problem = answer.address, f"{message}. Leave out the name, and what gives them away."
            yield problem if is_sure else Guess(*problem)


@check(
    "details-of-stages",
    severity="advice",
    category=Category.FORM,
    source="House view: assessments are published, and personal details are not.",
)
def details_of_stages(draft: Draft) -> Iterator[Problem]:
    """Personal details in the box of an approval stage, which only a copy with their comments publishes."""
    for answer in stage_texts(draft):
        if details := contact_details(answer.text):
            message = f"There {_be(details)} {listed(details)} in what {question_name(draft, answer.address)} said"
            yield answer.address, f"{message}. {_take_out(details, 'Leave', 'out of the copy for publication')}."


def _be(details: Sequence[str]) -> str:
    return "are" if len(details) > 1 else "is"


def _take_out(details: Sequence[str], verb: str, where: str) -> str:
    """What to do about details: only what an office may have as well can be public."""
    one = len(details) == 1
    pronoun, public = ("it", "it is a public one") if one else ("them", "they are public ones")
    office = all(any(word in each for word in _OF_OFFICES) for each in details)
    return f"{verb} {pronoun} {where}{f' unless {public}' if office else ''}"


@check(
    "named-person",
    severity="warn",
    category=Category.FORM,
    source="UK GDPR, article 4(1): a person who can be identified, directly or indirectly.",
)
def named_person(draft: Draft) -> Iterator[Problem]:
    """The name of a private person, or one without a name who can be known by age, place and condition together."""
    policy = _policy_name(draft)
    for answer in _about_people(draft):
        advice = "Write “a resident” or “one tenant”, and leave out what gives them away"
        if words := _who_can_be_known(answer.text):
            message = f"“{shortened(words)}” lets readers know who this is, and this form is published"
            yield answer.address, f"{message}. {advice}."
        elif words := _who_may_be_known(answer, policy):
            message = f"“{shortened(words)}” may let readers work out who this is, and this form is published"
            yield Guess(answer.address, f"{message}. {advice}.")


def _about_people(draft: Draft) -> Iterator[TextAnswer]:
    """The long answers in which nobody should be named."""
    return (answer for answer in prose_answers(draft) if answer.question.role not in ("people", "contacts"))


def _policy_name(draft: Draft) -> str:
    """The name of the policy, in which the service that it is about may have a name: "Valley Rosie, a shared car"."""
    return " ".join(answer.text for answer in answers_with_role(draft, "name"))


def _people_in(sentence: str, policy: str) -> list[PrivatePerson]:
    """The private people in a sentence, and not the service that the policy is about."""
    return [each for each in private_people(sentence) if " " not in each.words or each.words not in policy]


def _named_with_more(answer: TextAnswer, policy: str) -> tuple[str, bool] | None:
    """The first sentence that names a private person and tells more of them, and whether that is certain."""
    guess = None
    for sentence in sentences(answer.text):
        people = [each for each in _people_in(sentence.text, policy) if tells_more(sentence.text, each)]
        if people and tells_of_a_life(sentence.text):
            return sentence.text, True
        if people and not guess and answer.question.role not in _OF_PLANS:
            guess = sentence.text, False
    return guess


def _who_may_be_known(answer: TextAnswer, policy: str) -> str:
    """The name of somebody, or the sentence that tells who it is, where that is likely; "" if there is none."""
    for sentence in sentences(answer.text):
        people = _people_in(sentence.text, policy)
        if people and (answer.question.role not in _OF_PLANS or tells_of_a_life(sentence.text)):
            return people[0].words
        if tells_who_it_is(sentence.text):
            return sentence.text
    return ""


@lru_cache(maxsize=1024)
def _who_can_be_known(text: str) -> str:
    """The name of a person in a text, or the sentence from which one can be known; "" if there is none."""
    for sentence in sentences(text):
        if titled := next(titled_people(sentence.text), None):
            return titled.words
        if _is_recognisable(sentence.text):
            return sentence.text
    return ""


def _is_recognisable(sentence: str) -> bool:
    """Whether one person is described by an age, a place and a condition or a story of their own."""
    return (
        (
            _ONE_OF_AGE.search(sentence) is not None
            and any(not _NOT_A_PLACE.match(found.group()) for found in _SOME_PLACE.finditer(sentence))
            and (phrases("condition").search(sentence) is not None or _STORY.search(sentence) is not None)
        )
        or (
            _ONE_PERSON.search(sentence) is not None
            and (
                phrases("condition").search(_ONE_PERSON.sub(" ", sentence)) is not None
                or _EVENT_OF_A_LIFE.search(sentence) is not None
            )
        )
        or _is_visibly_one_person(sentence)
        or _has_three_facts(sentence)
        or _NAME_AND_AGE.search(sentence) is not None
        or _FULL_NAME_AND_AGE.search(sentence) is not None
        or _KIN_OF_NAMED.search(sentence) is not None
        or (_DWELLING.search(sentence) is not None and phrases("condition").search(sentence) is not None)
    )


def _has_three_facts(sentence: str) -> bool:
    """Whether three facts about one person show who it is: age, place, condition, office or name, and life."""
    one = _SOMEBODY.match(sentence)
    if not one or _ANY_PERSON.search(sentence):
        return False
    facts = (
        _OLD.search(sentence) is not None,
        any(not _NOT_A_PLACE.match(found.group()) for found in _IN_A_PLACE.finditer(sentence)),
        phrases("condition").search(sentence) is not None,
        one["office"] is not None or one["name"] is not None,
        _LIFE.search(sentence) is not None,
    )
    return sum(facts) >= _FEWEST_FACTS


def _is_visibly_one_person(sentence: str) -> bool:
    """Whether one certain person is described by what everybody can see: "the man with the assistance dog told us"."""
    found = _WITH_A_SIGN.search(sentence)
    return (
        found is not None
        and phrases("visible_sign").search(found["sign"]) is not None
        and _REPORTS_ON_ONE.search(sentence[found.start() :]) is not None
        and not _ANY_PERSON.search(sentence)
    )
