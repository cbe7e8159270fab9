"""Finds what was taken from elsewhere: another council's name, another policy's title, evidence of another place."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import combinations, zip_longest

from eia_tui.checks.facts import (
    TextAnswer,
    actions,
    answers_with_role,
    evidence_answers,
    group_answers,
    own_councils,
    policy_answers,
    prose_answers,
    question_name,
    written_answers,
)
from eia_tui.checks.finding import Category
from eia_tui.checks.incomplete_actions import about_action
from eia_tui.checks.methods.councils import councils
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.places import places
from eia_tui.checks.methods.same_deed import is_deed_again
from eia_tui.checks.methods.sentences import LIST_ITEM, Sentence, sentences
from eia_tui.checks.methods.services import services
from eia_tui.checks.methods.substance import stems
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.evidence.areas import areas
from eia_tui.evidence.chosen_area import area_of_council
from eia_tui.system.text import shortened

_COMPARES = LazyPattern(
    r"(?i)\b(?:neighbour\w*|neighboring|joint\w*|shared?|partner\w*|together|border\w*|also|like|as in|similar\w*|"
    r"such as|compar\w*|other councils?|"
    r"benchmark\w*|visited|learn\w*|example|judgment|court|case|v\b|R \(|study|research|reports? (?:of|by|from)|"
    r"published|elsewhere|found that|showed that|has found|hosted|run by|"
    r"owned by|our own|than|councils? (?:of|in)|"
    r"and (?:our|us)|with us|asked|told|former|until|moved?|moves|from another|other areas?|trial|pilot\w*)\b"
)
"""Words of a sentence in which another council may well be named."""
_OF_US = LazyPattern(
    r"(?:\s(?:will|would|is|are|has|have|was|aims?|wants?|proposes?|plans?|offers?|provides?|recognises?|considers?|believes?|commits?|intends?|must|can)\b"
    r"|['’]s?\s)"
)
"""What follows a council's name where it does something, or has something."""
_OWN_BODY = LazyPattern(
    r"\s(?:[A-Z][\w’'-]+\s(?:and\s|of\s|for\s)?){0,3}(?:Panel|Committee|Cabinet|Board|Executive|Scrutiny|Directorate|"
    r"Department|website|web pages?|offices?|policy|strategy|logo|budget|staff|employees|officers?|residents|"
    r"services?)\b"
)
"""What follows a council's name where it is that of one of its own bodies or things: "Corporate Parenting Panel"."""
_PUBLISHED_ON = LazyPattern(r"(?i)\b(?:is|are|be|was|were) published (?:on|in|by)\b")
_TITLE = LazyPattern(
    r"\b(?:[Tt]his|[Tt]he (?:new|proposed|revised|draft|updated))\s+(?P<title>(?:[A-Z]?[\w’'-]+\s+){1,4}?)"
    r"(?P<kind>[Pp]olicy|[Ss]trategy|[Ss]cheme|[Pp]rogramme|[Tt]imetable|[Cc]ontract|[Cc]harter|[Cc]ode|[Rr]estructure|[Ss]ervice|[Cc]entre|[Rr]ota|[Tt]ariff)\b"
)
_NO_TITLE = LazyPattern(
    r"\b(?:the|an?|its|our|their|this|that|to|is|are|was|were|has|have|will|would|can|may|means|gives|makes|lets|helps|keeps|"
    r"brings|puts|takes|sets|leaves|offers|uses|adds|allows)\b"
)
"""A verb or an article, which no title has: "the new scheme keeps the service"."""
_EMPTY = LazyPattern(
    r"new|proposed|revised|draft|updated|whole|present|current|same|councils?|our|own|county", re.IGNORECASE
)
_MANY_NEED = LazyPattern(r"schools|care|parks|roads|parking|libraries")
"""Services that many people use on their way: words about them in a benefit or a concern are no sign of a paste."""
_WORDS_OF_ROW = 3
_USERS = LazyPattern(r"(?i)\b(?:\w+ )?(?:users|members|borrowers|readers|tenants|pupils|swimmers|visitors|customers)\b")
_WORDS_OF_SENTENCE = 10
_NO_LAST_WORD = LazyPattern(
    r"(?i)(?:and|the|of|but|or|an?|which|because|including|such as|between|into|their|our|will|would|are|is|be|"
    r"also|than|as|whose|if|when|while|its|your|every|very|namely|unless|although|whether|where|who|might|should|"
    r"could)(?:,|\.{3}|…)?"
)
"""A word that cannot end a sentence."""
_BREAKS_OFF = LazyPattern(
    r"(?i)\b(?:able|due|needs?|want(?:s|ed)?|going|order|likely|has|have|had|according|subject|next|as well as|so as|"
    r"prior|owing|in addition|in relation|with regard) to$|\b(?:for (?:example|instance)|as a result of|because of|"
    r"(?:have|has|had) not been|and (?:put|set|draw|carry|give|hand|send) (?:up|out)|"
    r"in case of|on behalf of|i\.e\.|e\.g\.|such as)$|\w\s*(?:,|\(| [-–—])$"
)
"""How a text ends that has lost its end, or is only punctuated wrongly."""
_ENDS_WITH_VERB = LazyPattern(
    r"(?i)\b(?:know|knows|knew|known|heard|hears?|think|thought|speak|spoke|consist\w*|made|aware|dream\w*|"
    r"approve\w*|dispose\w*|take care|"
    r"make use|out|part|proud|afraid|sure|instead) of$|\b(?:as|where|what|who|how|than|like|so|yes|"
    r"that)\s+(?:they|it|we|you|things?)\s+(?:are|is|will|would)$|"
    r"\b(?:by|since|until|and|or|knows?|says?|sees?|asks?) (?:where|who|whether|when)$|"
    r"\b(?:as|where|what|who|how|than|like|whatever|however|whoever)(?:\s+[\w’'-]+){1,5}\s+(?:are|is|will|would|be)$"
)
"""How a sentence ends with such a word after all: "stay as they are"."""
_LAST_LETTERS, _FEWEST_WORDS, _WORDS_SHOWN = 200, 3, 5
_ACTING_ONCE = 1


@check(
    "other-council",
    severity="warn",
    category=Category.FORM,
    source="House view: what was copied from another assessment was not thought about for this one.",
)
def other_council(draft: Draft) -> Iterator[Problem]:
    """Another council that acts in one answer as if it were one's own."""
    own = set(own_councils(draft))
    named = Counter(name for answer in prose_answers(draft) for name in set(councils(answer.text)))
    found_at: set[str] = set()
    for answer in prose_answers(draft):
        for name in councils(answer.text):
            if name in own or named[name] > _ACTING_ONCE or _is_in_our_area(draft, name):
                continue
            acting = next((each.text for each in sentences(answer.text) if _acts(each, name)), "")
            if found := acting or _is_named_once(draft, answer, name):
                message = (
                    f"“{shortened(found)}” in {question_name(draft, answer.address)} names another council ({name})"
                )
                message = (
                    f"{message}. If this was copied, write what is true here; if not, say what they have to do with it."
                )
                is_sure = acting and answer.question.role not in (None, "evidence", "engagement", "people")
                found_at.add(answer.address)
                yield (answer.address, message) if is_sure else Guess(answer.address, message)
    for answer, name, sentence in _other_places(draft):
        if answer.address not in found_at:
            message = f"“{shortened(sentence)}” in {question_name(draft, answer.address)} names another area ({name})"
            advice = "If this was copied, write what is true here; if not, say what it has to do with it"
            yield Guess(answer.address, f"{message}. {advice}.")


def _other_places(draft: Draft) -> Iterator[tuple[TextAnswer, str, str]]:
    """Answers about groups and actions that name the area of another council, which no other answer names."""
    ours = {part.code for part in area.parts} if (area := area_of_council(draft.form)) else set()
    own = {each.name for each in areas() if each.code in ours or each.county in ours}
    every = [(answer, places(answer.text)) for answer in prose_answers(draft)]
    named = Counter(name for _, names in every for name in names)
    for answer, names in every:
        if answer.question.role not in ("benefits", "concerns", "mitigation", "reason", "action", "outcome"):
            continue
        for name in names:
            sentence = next((each.text for each in sentences(answer.text) if name in each.text), "")
            if name not in own and named[name] == 1 and not _COMPARES.search(sentence):
                yield answer, name, sentence
                break


def _is_named_once(draft: Draft, answer: TextAnswer, name: str) -> str:
    """The sentence of an answer in which another council is named that nothing else on the form speaks of; or "".

    Whatever it does there: in what is proposed and in what it means for people, one expects one's own council.
    """
    if answer.question.role in ("evidence", "engagement", "people", "contacts", "responsible"):
        return ""
    full = re.compile(
        rf"{re.escape(name)}\s(?:County|District|Borough|City|Town|Metropolitan|Unitary)\s(?:Borough\s)?Council\b"
    )
    place = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    if sum(len(place.findall(each.text)) for each in written_answers(draft)) > 1:
        return ""
    return next(
        (
            each.text
            for each in sentences(answer.text)
            if full.search(each.text) and not _COMPARES.search(_PUBLISHED_ON.sub(" ", each.text))
        ),
        "",
    )


def _acts(sentence: Sentence, name: str) -> bool:
    """Whether a council does something in a sentence, and the sentence does not compare or share."""
    at = sentence.text.find(name)
    if at < 0 or _COMPARES.search(_PUBLISHED_ON.sub(" ", sentence.text)):
        return False
    after = re.sub(
        r"^\s(?:(?:County|District|Borough|City|Town|Metropolitan|Unitary)\s)*Council\b",
        "",
        sentence.text[at + len(name) :],
    )
    return _OF_US.match(after) is not None or _OWN_BODY.match(after) is not None


def _is_in_our_area(draft: Draft, name: str) -> bool:
    """Whether a council of that name is a district of the form's own county, which may well do something."""
    ours = area_of_council(draft.form)
    codes = {part.code for part in ours.parts} if ours else set()
    return any(name in area.name or area.name in name for area in areas() if area.county in codes)


@check(
    "other-policy",
    severity="warn",
    category=Category.FORM,
    source="House view: what was copied from another assessment was not thought about for this one.",
)
def other_policy(draft: Draft) -> Iterator[Problem]:
    """An answer about a group that speaks of "this" policy by a name that nothing else on the form has."""
    answers = [answer for group in group_answers(draft) for answer in group.answers.values() if answer.text]
    if not policy_answers(draft):
        return
    own = " ".join(answer.text for answer in _about_policy(draft))
    for answer in answers:
        for sentence in sentences(answer.text):
            for found in _TITLE.finditer(sentence.text):
                if _NO_TITLE.search(found["title"]):
                    continue
                words = [
                    word for word in re.findall(r"[\w’'-]+", found["title"].casefold()) if not _EMPTY.fullmatch(word)
                ]
                title = stems(" ".join(words)) or set(words)
                elsewhere = " ".join(other.text for other in answers if other is not answer)
                if (
                    words
                    and not (title & (stems(own) | _words(own)))
                    and not (title & (stems(elsewhere) | _words(elsewhere)))
                ):
                    message = (
                        f"“{found.group()}” in {question_name(draft, answer.address)} is the name of something "
                        f"else than this proposal"
                    )
                    message = f"{message}. If this was copied, write what this proposal means for the group."
                    is_title = found.group()[:4].casefold() == "this" or found["title"][:1].isupper()
                    yield (answer.address, message) if is_title else Guess(answer.address, message)
                    break


def _about_policy(draft: Draft) -> Iterator[TextAnswer]:
    yield from answers_with_role(draft, "name", "department")
    yield from policy_answers(draft)
    yield from evidence_answers(draft)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w’'-]+", text.casefold()))


@check(
    "other-service",
    severity="warn",
    category=Category.FORM,
    source="House view: what was copied from another assessment was not thought about for this one.",
)
def other_service(draft: Draft) -> Iterator[Problem]:
    """An answer about a group that is about another service than the rest of the form."""
    if not policy_answers(draft):
        return
    about = " ".join(answer.text for answer in _about_policy(draft))
    answers = [answer for group in group_answers(draft) for answer in group.answers.values() if answer.text]
    ours = services(about)
    if not ours:
        return
    for answer in answers:
        if answer.question.role not in ("reason", "benefits", "concerns"):
            continue
        theirs = services(_without_those_asked(answer.text))
        others = " ".join(other.text for other in answers if other is not answer)
        foreign = [name for name in theirs if name not in ours and name not in services(others)]
        if (
            foreign
            and not set(theirs) & set(ours)
            and theirs[foreign[0]] > 1
            and (answer.question.role == "reason" or not _MANY_NEED.fullmatch(foreign[0]))
        ):
            name = question_name(draft, answer.address)
            message = f"{name} is about {foreign[0]}, which nothing else on the form mentions"
            message = f"{message}. If this was copied, write what this proposal means for the group."
            yield (answer.address, message) if answer.question.role == "reason" else Guess(answer.address, message)
    for answer, name in _rows_of_others(draft, ours):
        message = f"{question_name(draft, answer.address)} is about {name}, which no concern of another group mentions"
        message = f"{message}. If this was copied, write what this proposal means for the group."
        yield Guess(answer.address, message)


_BODY_ASKED = LazyPattern(
    r"(?i)\b(?:asked|consulted|sent\s+(?:the|this|our|a\s+copy)|replied|wrote\s+back|told\s+us|said|answered|met|spoke|rang|e-?mailed|checked\s+with)\b"
)
"""Somebody was asked, or said something."""


@lru_cache(maxsize=1024)
def _without_those_asked(text: str) -> str:
    """A text without the sentences in which a body was asked that may belong to another service: a museum, a school."""
    every = (each.text for each in sentences(text))
    return " ".join(each for each in every if not _BODY_ASKED.search(each) or _USERS.search(each))


def _rows_of_others(draft: Draft, ours: Collection[str]) -> Iterator[tuple[TextAnswer, str]]:
    """The concerns of groups whose concerns and mitigation both speak of the users of another service, with its name.

    Many people use libraries or schools, so an answer of one column may name them with good reason.
    """
    groups = group_answers(draft)
    for group in groups:
        there = services(group.text("concerns"))
        answered = services(group.text("mitigation"))
        others = [other.text("concerns") for other in groups if other is not group]
        for name in there:
            if (
                name in answered
                and name not in ours
                and there[name] + answered[name] >= _WORDS_OF_ROW
                and _USERS.search(group.text("concerns"))
                and _USERS.search(group.text("mitigation"))
                and not any(name in services(text) for text in others)
            ):
                yield group.answers["concerns"], name


@check(
    "pasted-twice",
    severity="warn",
    category=Category.FORM,
    source="House view: what stands twice was pasted, and one of the two places lacks its own answer.",
)
def pasted_twice(draft: Draft) -> Iterator[Problem]:
    """A long sentence that two answers share or one has twice, or an action that is another in slightly other words."""
    seen: dict[str, str] = {}
    for answer in (*policy_answers(draft), *evidence_answers(draft)):
        for sentence in sentences(answer.text):
            words = " ".join(re.findall(r"\w+", sentence.text.casefold()))
            if sentence.is_row or words.count(" ") < _WORDS_OF_SENTENCE:
                continue
            if words in seen:
                name = question_name(draft, answer.address)
                message = f"“{shortened(sentence.text)}” in {name} is also in {seen[words]}"
                yield answer.address, f"{message}. Keep it where it belongs, and write here what this question asks."
                break
            seen[words] = question_name(draft, answer.address)
    for one, other in combinations(actions(draft), 2):
        if same := is_deed_again(one.text("action"), other.text("action")):
            message = f"is action {one.number} in other words (“{shortened(other.text('action'))}”)"
            problem = about_action(other, "action", message, "Delete one of them, or say what it adds")
            is_sure = same == "all" and one.text("responsible", "timescale") == other.text("responsible", "timescale")
            yield problem if is_sure else Guess(*problem)


@check(
    "unfinished",
    severity="warn",
    category=Category.FORM,
    source="House view: a sentence that breaks off may have lost what mattered.",
)
def unfinished(draft: Draft) -> Iterator[Problem]:
    """A paragraph that ends in the middle of a sentence."""
    for answer in prose_answers(draft):
        end, is_sure = _broken_off(answer.text)
        if end:
            where = f"“…{end}” in {question_name(draft, answer.address)}"
            if is_sure:
                yield answer.address, f"{where} breaks off. Finish the sentence, or delete it."
            else:
                message = f"{where} may have lost its end. Finish the sentence, or delete these words."
                yield Guess(answer.address, message)


@lru_cache(maxsize=1024)
def _broken_off(text: str) -> tuple[str, bool]:
    """The last words of a paragraph that breaks off, and whether that is sure; "" if none does."""
    paragraphs = re.split(r"\n\s*\n", text)
    for paragraph, following in zip_longest(paragraphs, paragraphs[1:], fillvalue=""):
        last = paragraph.rstrip().rsplit("\n", 1)[-1]
        if LIST_ITEM.match(following) and not LIST_ITEM.match(last):
            continue  # a list goes on with the sentence: "offered to anyone who"
        words = last[-_LAST_LETTERS:].split()
        if len(words) < _FEWEST_WORDS or "|" in last or last.lstrip().startswith("#"):
            continue
        if _NO_LAST_WORD.fullmatch(words[-1]) and not _ENDS_WITH_VERB.search(last[-_LAST_LETTERS:].rstrip()):
            return " ".join(words[-_WORDS_SHOWN:]), True
    end = text[-_LAST_LETTERS:].rstrip("*_ \n")
    words = end.split()
    is_broken = len(words) >= _FEWEST_WORDS and _BREAKS_OFF.search(end) and "|" not in end.rsplit("\n", 1)[-1]
    return (" ".join(words[-_WORDS_SHOWN:]) if is_broken else ""), False
