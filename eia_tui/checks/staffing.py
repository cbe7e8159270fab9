"""Finds changes to the work of staff that no group's answers speak of."""

import re
from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.facts import (
    GroupAnswers,
    actions,
    answers_with_role,
    evidence_answers,
    group_answers,
    policy_answers,
    question_name,
)
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.left_out import not_looked_at
from eia_tui.checks.methods.negation import is_negated
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.others_work import (
    NOBODY_LOSES,
    NONE_AFFECTED,
    NOT_OURS,
    OF_ANYBODY,
    OF_EMPLOYMENT,
    SERVICE_MOVES,
    are_more,
    runs_otherwise,
    who_loses_work,
)
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import has_characteristic
from eia_tui.checks.methods.phrases import collapse_spaces, is_one_of, phrases
from eia_tui.checks.methods.sentences import clauses, sentences
from eia_tui.checks.methods.sources import shares
from eia_tui.checks.methods.tense import is_future, is_past
from eia_tui.checks.methods.this_plan import of_this_plan
from eia_tui.checks.methods.work_changes import WORK_CHANGES
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

KINDS = ("posts", "hours", "transfer", "place")
"""The kinds of change; templates/checks has a list of words for each, and one of words that answer it."""
_NEEDS_STAFF = ("transfer", "place", "hours")
"""Kinds whose words are also about other things: staff must be named in the sentence."""


_ROWS_OF_STAFF = 5
"""Groups whose answers name staff, from which a form has looked at what the change means for them."""
_POSTS = LazyPattern(r"(?i)\b(?:posts?|jobs?|redundan\w+|fte|headcount|restructur\w*)\b")
_STAYS = LazyPattern(
    r"(?i)\b(?:keeps?|kept(?! (?:at|in) )|same|unchanged|stays?|remains?|protected|as now|as before|no ?(?:one|"
    r"body) loses|no member of (?:the )?\w+ loses|"
    r"with their (?:consent|agreement)|"
    r"no change)\b|"
    r"\b(?:is|are|will be)\s+not\s+(?:planned|proposed|expected|needed|foreseen)\b|\b(?:is|are)\s+n['’]t\s+planned"
)
"""What stays as it is for staff, or is not planned: no change to their work."""
_NOBODY = LazyPattern(
    r"(?i)\b(?:no[- ]one|nobody|none of (?:the|our|these)|"
    r"no (?:[a-z-]+ ){1,4}?(?:or [a-z-]+ )?)(?:[a-z’'-]+ ){0,2}?(?:will|would|is|are|to be|lose|loses)\b"
    r"[^.;]{0,30}\b(?:redundant|los(?:e|es)|lost|affected|dismissed|hours|jobs?|posts?|transferred|moved|change\w*)\b"
)
"""That nobody loses a job or hours: "no teacher or assistant would lose hours"."""
_NEAR_AFTER, _NEAR_BEFORE = 60, 25
"""Characters between the word for staff and what happens to them, after it or before it."""
_COMPARED = LazyPattern(r"(?i)\b(?:represented|compared|profile|average|more|fewer|proportion)\b")
_WISHED = LazyPattern(
    r"(?i)\b(?:suggest\w*|wanted|prefer\w*|first choice|favoured|asked (?:for|why|whether|if)|would rather|ideas?|"
    r"wish\w*)\b"
)
"""What those who were asked would like is not what is proposed."""


@check(
    "staff",
    severity="warn",
    category=Category.POLICY,
    source="Equality Act 2010, section 149: staff are people too whom a policy affects.",
)
def staff(draft: Draft) -> Iterator[Problem]:
    """Posts, hours, employer or workplace change, and no group's answers speak of what that means for staff."""
    groups = group_answers(draft)
    if not groups or any(is_of_employment(action.text("action", "outcome")) for action in actions(draft)):
        return
    if any(NONE_AFFECTED.search(answer.text) for answer in policy_answers(draft)):
        return
    is_theirs = (
        sum(_staff_in(each.text("benefits", "concerns", "mitigation")) is not None for each in groups) >= _ROWS_OF_STAFF
    )
    for answer in [*answers_with_role(draft, "name"), *policy_answers(draft), *evidence_answers(draft)]:
        for sentence in of_this_plan(answer.text):
            kind, words = work_change(sentence.text)
            is_reported = answer.question.role == "engagement" and not is_future(sentence.text)
            if not kind or is_reported or (answer.question.role == "engagement" and _WISHED.search(sentence.text)):
                continue
            if kind in ("posts", "vacancies") and any(
                NOBODY_LOSES.search(each.text) for each in sentences(answer.text) if each.block == sentence.block
            ):
                continue
            who = _staff_in(sentence.text)
            named = who.group() if who else ""
            dealt_with = is_theirs and kind in ("hours", "place")
            speaks = any(speaks_of(kind, each, named) or speaks_of_work(each) for each in groups)
            if not speaks and not looked_at_staff(draft) and not dealt_with:
                message = (
                    f"“{words}” in “{question_name(draft, answer.address)}” changes the work of staff, and no "
                    "group's answers speak of that"
                )
                message = f"{message}. Say which staff are affected, by group, and what you will do."
                is_sure = answer.question.role not in ("evidence", "engagement")
                yield (answer.address, message) if is_sure else Guess(answer.address, message)
                return
    for answer in policy_answers(draft):
        if left := next((each.text for each in sentences(answer.text) if _staff_in(not_looked_at(each.text))), ""):
            message = f"“{shortened(left)}” leaves staff out, who are people too whom a policy affects"
            yield Guess(answer.address, f"{message}. Say which staff are affected, by group, and what you will do.")
            return
    if others := _forgotten_workers(draft):
        address, words = others
        message = f"“{shortened(words)}” ends the work of people of whom no group's answers and no action speak"
        yield Guess(address, f"{message}. Say who they are, by group, and what you will do.")
        return
    if address_and_words := _implied_change(draft):
        address, words = address_and_words
        message = f"“{shortened(words)}” changes the work of those who run the service, and no answer speaks of them"
        yield Guess(
            address, f"{message}. Say what it means for staff, by group, or that no job, hour or place changes."
        )
        return
    address, moved = _moved_place(draft)
    speaks = any(speaks_of("place", each) or speaks_of_work(each) for each in groups)
    if moved and not speaks and not looked_at_staff(draft):
        message = f"“{shortened(moved)}” moves a service, and no group's answers say what that means for its staff"
        yield Guess(address, f"{message}. Say which staff are affected, by group, and what you will do.")


_DESKS_MOVE = LazyPattern(
    r"(?i)\bmov(?:e|es|ing)\b[^.;:]{0,70}\b(?:offices?|staff|teams?|depot|headquarters)\b[^.;:]{0,50}\bto\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)*|"
    r"\b(?:desks?|staff|teams?)\b\W{0,4}\s+(?:will\s+|would\s+)?(?:all\s+)?(?:moves?|transfers?|relocates?)\s+to\b"
)
_OF_WORK_ONLY = LazyPattern(
    r"(?i)\b(?:tupe|lone[\s-]working|split[\s-]shifts?|contracted[\s-]hours|annualised|zero[\s-]hours|rosters?|"
    r"agency\s+(?:cover|staff|workers)|overtime|fixed[\s-]terms?)\b"
)
"""Words that are about the work of staff even where no word names them."""
_WORKPLACE = LazyPattern(
    r"(?i)\b(?:depots?|back[\s-]offices?|yards?|headquarters|workshops?)\b(?:\s+[\w’'-]+){0,3}?\s+"
    r"(?:(?:will|would|is\s+to)\s+)?(?:shuts?|closes?|moves?|merges?|be\s+(?:closed|sold|merged))\b"
)
_CONTRACTS = LazyPattern(
    r"(?i)\b(?:contracts|terms)\s+(?:of\s+\w+\s+)?(?:(?:will|would)\s+)?(?:moves?|changes?|go|drops?|falls?)\s+from\b"
)
_IN_BRACKETS = LazyPattern(r"\([^()]*\)")
_WITHOUT_STAFF = LazyPattern(r"(?i)\b(?:without|no)\s+(?:any\s+|a\s+member\s+of\s+)?staff\b")
_AT_A_DESK = LazyPattern(r"(?i)\b(?:desk|counter|front[- ]desk)\s+staff\b")
"""Who they are, which says nothing about where they work: "desk staff have it in their guide"."""
_MAY = LazyPattern(r"\b(?:may|might|could)\b")
"""What may be needed by somebody is not proposed."""
_FIRST_WORDS = 6
"""The words at the beginning of a sentence in which staff are its subject."""
_TO_A_ROLE = LazyPattern(r"(?i)\s+(?:an? |the )?(?:[a-z’'-]+ ){0,3}?(?:roles?|posts?|duties|jobs?)\b")
"""Where somebody moves to who goes to no other place."""
_CLIENTS = LazyPattern(r"(?i)\b(?:child(?:ren)?(?:['’]s)?|victims?|pupils?|residents?|older people|patients?)\b")
_POSTS_END = LazyPattern(
    r"(?i)\b(?:posts?|jobs?|roles?)\b(?:\s+(?:at|in|of|for)\s+[\w’'-]+){0,2}\s+(?:(?:will|would)\s+)?(?:ends?|go(?:es)?|close|cease|"
    r"disappears?|falls?\s+away|(?:is|are|be)\s+(?:lost|deleted|removed|cut|given\s+up|saved))\b(?!\s+(?:to|into|on|up|through|beyond|with\s+an?)\b)"
)


_WHO_WORK = LazyPattern(
    r"(?i)\b(?:those|people|everyone|everybody|anyone)\s+(?:who\s+(?:\w+\s+)?works?\b|on\s+the\s+(?:vans?|desks?|rounds?|counters?|wards?|team))"
)


@lru_cache(maxsize=8192)
def _staff_in(sentence: str) -> re.Match[str] | None:
    """The first word for staff in a sentence: a general one, or the plural of a post, such as "receptionists"."""
    found = next((each for each in phrases("staff").finditer(sentence) if not _is_outside(sentence, each)), None)
    found = found or _WHO_WORK.search(sentence)
    plurals = (
        word
        for word in re.finditer(r"[a-z]{4,}s\b", sentence, re.IGNORECASE)
        if is_one_of("post", word.group()[:-1]) and not _is_outside(sentence, word)
    )
    return found or next(plurals, None)


def _is_outside(sentence: str, staff: re.Match[str]) -> bool:
    """Whether a word for staff is part of a name for others: "shift workers"."""
    return any(each.start() <= staff.start() < each.end() for each in NOT_OURS.finditer(sentence))


def _one_post(sentence: str) -> re.Match[str] | None:
    """The first name of one post in a sentence: "the van's driver"."""
    return next((word for word in phrases("post").finditer(sentence)), None)


def names_staff(sentence: str) -> bool:
    """Whether a sentence is about staff or their posts."""
    return _staff_in(sentence) is not None or _POSTS.search(sentence) is not None


@lru_cache(maxsize=4096)
def work_change(sentence: str) -> tuple[str, str]:
    """The kind of change to the work of staff in a sentence, and its words; "" twice if there is none."""
    if _STAYS.search(sentence) or _NOBODY.search(sentence):
        return "", ""
    who = _staff_in(sentence)
    vacancy = phrases("vacancies").search(sentence)
    if (ends := _POSTS_END.search(sentence)) and not is_negated(sentence, ends.start()):
        return "posts", collapse_spaces(ends.group())
    if (desks := _DESKS_MOVE.search(sentence)) and not _TO_A_ROLE.match(sentence, desks.end()):
        return "place", collapse_spaces(desks.group().replace("*", ""))
    for kind, pattern in (
        ("place", _WORKPLACE),
        ("hours", _CONTRACTS),
        *OF_ANYBODY,
    ):
        if (found := pattern.search(sentence)) and not is_negated(sentence, found.start()):
            return kind, collapse_spaces(found.group())
    for kind in () if vacancy else KINDS:
        for found in phrases(f"{kind}_change").finditer(sentence):
            is_about_staff = kind not in _NEEDS_STAFF or who or _OF_WORK_ONLY.search(found.group())
            if (
                is_about_staff
                and not _MAY.search(sentence)
                and not is_negated(sentence, found.start())
                and not (kind != "posts" and _TO_A_ROLE.match(sentence, found.end()))
            ):
                return kind, collapse_spaces(found.group())
        who = who or (_one_post(sentence) if kind == "posts" else None)
        happens = WORK_CHANGES[kind].search(sentence) if who else None
        if (
            happens
            and who
            and _belongs(sentence, who, happens)
            and not is_negated(sentence, happens.start())
            and not (kind != "posts" and _TO_A_ROLE.match(sentence, happens.end()))
            and _is_proposed(sentence, happens.start())
        ):
            return kind, collapse_spaces(sentence[min(who.start(), happens.start()) : max(who.end(), happens.end())])
    if vacancy and not is_negated(sentence, vacancy.start()):
        return "vacancies", collapse_spaces(vacancy.group())
    return "", ""


_STAFF_DEALT_WITH = LazyPattern(
    r"(?i)\b(?:jobs?|posts?|roles?|redundan\w*|redeploy\w*|hours|rotas?|shifts?|tupe|transfer\w*|workforce|consult\w*|affected|union\w*|employ\w+|"
    r"contracts?|training|trained|briefed|told|asked|workshop)\b"
)


def _forgotten_workers(draft: Draft) -> tuple[str, str] | None:
    """The answer, and its sentence, in which others lose their work of whom no group's answer and no action speaks."""
    told = " ".join(
        [
            *(answers.text("benefits", "concerns", "mitigation", "reason", "plan") for answers in group_answers(draft)),
            *(action.text("action", "outcome") for action in actions(draft)),
        ]
    ).casefold()
    for answer in [*policy_answers(draft), *evidence_answers(draft)]:
        for sentence in sentences(answer.text):
            who = who_loses_work(sentence.text)
            if who and who not in told:
                return answer.address, sentence.text
    return None


@lru_cache(maxsize=1024)
def _deals_with_staff(text: str) -> bool:
    """Whether a sentence of a text says something of the work of staff."""
    return any(_staff_in(each.text) and _STAFF_DEALT_WITH.search(each.text) for each in sentences(text))


def _implied_change(draft: Draft) -> tuple[str, str] | None:
    """The answer, and its sentence, in which a service is run otherwise, where no answer says a word of its staff."""
    groups = (answers.text("benefits", "concerns", "mitigation", "reason", "plan") for answers in group_answers(draft))
    texts = [*groups, *(answer.text for answer in (*policy_answers(draft), *evidence_answers(draft)))]
    for text in texts:
        if _deals_with_staff(text):
            return None
    for answer in policy_answers(draft)[:1]:
        for sentence in of_this_plan(answer.text):
            if runs_otherwise(sentence.text):
                return answer.address, sentence.text
    return None


def _moved_place(draft: Draft) -> tuple[str, str]:
    """The answer, and its sentence, in which a service with staff goes to another place; "" twice if there is none."""
    answers = [*answers_with_role(draft, "name"), *policy_answers(draft)]
    if not any(phrases("staff").search(answer.text) for answer in (*answers, *evidence_answers(draft))):
        return "", ""
    for answer in answers:
        for sentence in of_this_plan(answer.text):
            if SERVICE_MOVES.search(sentence.text):
                return answer.address, sentence.text
    return "", ""


_WITH = LazyPattern(r"(?i)\b(?:with|without|by|to|from|for|beside|where) (?:an? |the |our |their )?(?:\w+ )?$")
"""Words before staff who only belong to what a sentence is about: "rooms in hostels with staff go from 58 to 40"."""


def _belongs(sentence: str, who: re.Match[str], happens: re.Match[str]) -> bool:
    """Whether what happens is near the word for staff and in its clause, so that it happens to them."""
    is_aside = happens.start() > who.end() and _WITH.search(sentence[: who.start()])
    if is_aside or are_more(sentence[: happens.start()][-_NEAR_BEFORE:], happens.group()):
        return False
    after = sentence[happens.end() : who.start()]
    return 0 <= happens.start() - who.end() <= _NEAR_AFTER or (
        0 <= who.start() - happens.end() <= _NEAR_BEFORE and not _OTHER_CLAUSE.search(after)
    )


_OTHER_CLAUSE = LazyPattern(r"(?i)[;:]|,(?!\s+(?:together|along)\s+with\b)|\b(?:which|that|where|who|because)\b")
_PRESENT_PASSIVE = LazyPattern(r"(?i)\b(?:is|are|be|being)\s+(?:\w+ly\s+|all\s+)?$")


def _is_proposed(sentence: str, position: int) -> bool:
    """Whether what stands at a position of a sentence is proposed, rather than what was."""
    return is_future(sentence) or not is_past(sentence) or _PRESENT_PASSIVE.search(sentence[:position]) is not None


_EACH_ASKED = LazyPattern(
    r"(?i)\b(?:each|every) (?:person|member of (?:the )?(?:staff|team)|employee|one|of (?:them|"
    r"the staff))\b(?: \w+){0,2}? "
    r"(?:was|were|has been|have been) (?:\w+ly )?(?:seen|met|asked|interviewed|spoken)\b"
)
"""What the change means was asked of the staff one by one."""


def looked_at_staff(draft: Draft) -> bool:
    """Whether each of the staff was asked, or the evidence says who they are: their age, sex or the like."""
    texts = [answer.text for answer in (*policy_answers(draft), *evidence_answers(draft))]
    return any(_EACH_ASKED.search(text) for text in texts) or any(
        (
            phrases("staff").search(_WITHOUT_STAFF.sub(" ", f"{sentence.lead} {_first_words(sentence.text)}"))
            or _describes_staff(sentence.text)
        )
        and has_characteristic(phrases("staff").sub(" ", sentence.text))
        and (shares(sentence.text) or numbers(sentence.text) or _COMPARED.search(sentence.text))
        for answer in answers_with_role(draft, "evidence")
        for sentence in sentences(answer.text)
    )


def _first_words(sentence: str) -> str:
    return " ".join(sentence.split()[:_FIRST_WORDS]) if ":" in sentence else ""


def _describes_staff(sentence: str) -> bool:
    """Whether a clause of a sentence says who the staff are, rather than whom they deal with."""
    return any(
        phrases("staff").search(clause) and has_characteristic(_CLIENTS.sub(" ", phrases("staff").sub(" ", clause)))
        for clause in clauses(_IN_BRACKETS.sub(" ", sentence))
    )


def is_of_employment(text: str) -> bool:
    """Whether a text is about the employment of staff."""
    return OF_EMPLOYMENT.search(text) is not None and _staff_in(text) is not None


def speaks_of_work(answers: GroupAnswers) -> bool:
    """Whether the answers about a group say what the change does to the employment of staff, whatever its kind."""
    return any(
        is_of_employment(sentence.text)
        for role in ("benefits", "concerns", "mitigation", "reason", "plan")
        for sentence in sentences(answers.text(role))
    )


@lru_cache(maxsize=4096)
def _without_others(sentence: str) -> str:
    """A sentence without people who work, and not for this service."""
    return NOT_OURS.sub(" ", _AT_A_DESK.sub("staff", sentence))


def speaks_of(kind: str, answers: GroupAnswers, named: str = "") -> bool:
    """Whether the answers about a group speak of staff and of this kind of change.

    `named` is the word for staff where the change is proposed, such as "advisers".
    """
    for role in ("benefits", "concerns", "mitigation", "reason", "plan"):
        for sentence in sentences(answers.text(role)):
            text = _without_others(sentence.text)
            begins = phrases("staff").search(" ".join(text.split()[:_FIRST_WORDS])) is not None
            answer = phrases("work_answer" if kind == "vacancies" else f"{kind}_answer")
            for clause in (text,) if begins else clauses(text):
                is_of_staff = phrases("staff").search(clause) or (named and named.lower() in clause.lower())
                if is_of_staff and answer.search(clause):
                    return True
            if any(answer.search(text, who.end(), who.end() + _NEAR_AFTER) for who in phrases("staff").finditer(text)):
                return True
    return False
