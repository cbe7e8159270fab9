"""Checks that each group that, according to the form, is not affected has a reason of its own."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

from eia_tui.checks.facts import GroupAnswers, evidence_answers, group_answers, policy_answers, policy_words
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.negation import admits_gap
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import names_group
from eia_tui.checks.methods.phrases import group_words, is_about, names_of_groups
from eia_tui.checks.methods.replies import reports_speech
from eia_tui.checks.methods.sentences import Sentence, sentences
from eia_tui.checks.methods.showing import reports_study
from eia_tui.checks.methods.sources import shares
from eia_tui.checks.methods.substance import (
    alike,
    gives_reason,
    is_boilerplate,
    is_put_off,
    says_nothing,
    says_only_alike,
    stems,
    substance,
)
from eia_tui.checks.methods.trouble import asks_for_something, reports_difficulty
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Role
from eia_tui.prose.table_syntax import row_cells
from eia_tui.system.text import listed, shortened

_SOURCE = (
    "The form, section 4: “If a group will not be affected by the proposal please state so.” The EHRC's research, "
    "which names the analysis of impact as a weakness of assessments; and R (Bridges) v South Wales Police [2020] EWCA "
    "Civ 1058, paragraphs 175 to 182: the courts look closely at a policy that looks neutral."
)
_GROUPS_WITH_SAME_ANSWER = 2
"""The number of groups from which the same answer is reported."""
_GROUPS_WITH_SAME_MITIGATION = 3
"""One measure may well answer the concerns of two groups."""
_WORDS_OF_REASON, _WORDS_ABOUT_MARRIAGE = 3, 2
"""The fewest words of substance in a reason; about marriage and civil partnership a short one is enough."""
_FEWEST_WORDS = 3
"""A shorter answer is not compared."""
_FEWEST_STEMS, _SHARE_IN_COMMON = 4, 0.55
"""The stems of two answers that are compared in other words, and the share in common from which one is a copy.

Of 64 assessments, no two answers that were written for their groups have more than 0.44.
"""
_SHARE_OF_SHORTER = 0.8
"""The share of the stems of the shorter answer from which it is a part of the longer one."""
_COMPARED_IN_OTHER_WORDS: tuple[Role, ...] = ("reason", "concerns")
_COPY_AND_PASTE = "Reviewers read that as copy and paste: say what is true for each"
_EFFECTS: tuple[Role, ...] = ("benefits", "concerns")
_HOW_TO_KNOW = "In a sentence or two, say how you know: who uses it, what you checked, whom you asked"
_OF_AN_AREA = LazyPattern(
    r"(?i)\b(?:census(?: 20\d\d)?|ons|office for national statistics|nationally|in (?:england|britain|the uk))\b"
)
_BOTH_STATUSES = LazyPattern(
    r"(?i)\b(?:spouses?|married|husbands?|wi(?:fe|ves)|marriages?)\b[^.;]{0,60}\bcivil partner\w*|"
    r"\bcivil partner\w*[^.;]{0,60}\b(?:spouses?|married|"
    r"marriages?)\b|\bwhether [^.;]{0,30}\b(?:is|are) married\b|\bmarital status\b"
)
_MORE_LIKELY = LazyPattern(
    r"(?i)\b(?:more likely|less likely|disproportionate\w*|over-?represented|under-?represented|twice as|"
    r"three times|four times|"
    r"most affected|hardest hit|most likely|higher (?:proportion|share|rate|percentage|number|than)|lower "
    r"(?:than|rate|take-up)|"
    r"(?:larger|bigger|greater|smaller) (?:share|proportion|number)s?|more often|most of (?:the|our|those)|majority|"
    r"rely (?:most|more)|depend (?:most|more)|heavily reliant|"
    r"far more|many more|mainly|mostly|"
    r"particularly|especially|double the|worst|more than (?:any|other))\b"
)
_COMPARED = LazyPattern(
    r"(?i)\b(?:compared|against|than|but only|while only|whereas|versus|vs|average|of all|of the population|"
    r"of residents)\b"
)
_NOTHING_FOUND = LazyPattern(r"(?i)\b(?:no|not|nobody|none|nothing|never|neither|\w+n['’]t|too few|fewer than)\b")
_CITES = LazyPattern(
    r"(?i)\b(?:told us|said|wrote|replied|raised|repl(?:y|ies)|comments?|networks?|forum|associations?|club|"
    r"respondents?|consult\w+|survey|"
    r"(?:we|was|were) asked|asked (?:us|them|in|for)|meetings?)\b"
)
"""Words of a reason that rests on what people said or what was counted."""
_STEMS_OF_ANSWER = 3
"""The words that a reason and a sentence of the evidence have in common, at least, where one answers the other."""
_WORDS_OF_NAME, _STEMS_OF_TOPIC = 14, 2
_NOTHING_RAISED = LazyPattern(
    r"(?i)\b(?:content|happy|fine|pleased|agreed|support\w*|welcom\w*|positive|glad|satisfied|for the|in favour|"
    r"liked)\b"
)
_LACKS = LazyPattern(
    r"(?i)\b(?:do not|don['’]t|cannot|have no|has no|without|unable "
    r"to)\s+(?:(?:[a-z’'-]+\s+){0,3}?[a-z’'-]{4,})(?=\W)"
)
"""What people lack or cannot do."""
_EVERYBODY = LazyPattern(r"(?i)\W*(?:all|everybody|everyone|total|overall|average|whole)\b")
_PERCENT_CELL = LazyPattern(r"(\d{1,3}(?:\.\d+)?)\s?%")
_FAR = 10
"""Percentage points between a group's share in a table and everybody's, from which the group stands out."""
_DIFFERENCE = 5
"""Percentage points between two shares in a sentence that make an excess."""


@check("no-reason", severity="warn", category=Category.NEGATIVES, source=_SOURCE)
def no_reason(draft: Draft) -> Iterator[Problem]:
    """Groups that are not affected according to the form, without a reason."""
    known = policy_words(draft)
    for answers in group_answers(draft):
        if answers.effect == "not-affected":
            fewest = _WORDS_ABOUT_MARRIAGE if is_about("marriage", answers.group) else _WORDS_OF_REASON
            is_of_both = is_about("marriage", answers.group) and _BOTH_STATUSES.search(answers.text("reason"))
            if is_of_both and len(substance(answers.text("reason"))) >= _WORDS_ABOUT_MARRIAGE:
                continue  # that spouses and civil partners are treated alike is what matters
            reason = answers.text("reason").strip()
            if not reports_study(reason) and not gives_reason(reason, known, fewest):
                alike_only = [each.text for each in sentences(reason) if says_only_alike(each.text)]
                message = "you say this group will not be affected, but not why"
                if alike_only:
                    message = f"“{shortened(alike_only[-1])}” is no reason: what is the same for all can still be "
                    message += "harder for this group"
                elif reason:
                    message = f"your reason (“{shortened(reason)}”) does not say how you know"
                message = f"{message}. {_HOW_TO_KNOW}"
                yield answers.address("reason"), f"{answers.name}: {message}."
            continue
        effects = [role for role in _EFFECTS if answers.text(role)]
        others = [text for role in ("mitigation", "plan") if (text := answers.text(role))]
        if effects and all(map(is_boilerplate, [*map(answers.text, effects), *others])):
            quoted = shortened(answers.text(effects[0]))
            message = f"you say “{quoted}”, but not why. {_HOW_TO_KNOW}"
            yield answers.address(effects[0]), f"{answers.name}: {message}."


@check("same-reason", severity="warn", category=Category.NEGATIVES, source=_SOURCE)
def same_reason(draft: Draft) -> Iterator[Problem]:
    """The same answer for two or more groups, in the same words but for the group's name, or in other words."""
    same: dict[tuple[Role, tuple[str, ...]], list[GroupAnswers]] = {}
    names = names_of_groups(draft.form.groups)
    for answers in group_answers(draft):
        for role in ("reason", *_EFFECTS, "mitigation"):
            text = answers.text(role)
            words = _without_groups(text, names)
            says_none = answers.effect == "affected" and is_boilerplate(text)
            if len(text.split()) >= _FEWEST_WORDS and words and not is_put_off(text) and not says_none:
                same.setdefault((role, words), []).append(answers)
    for (role, _), alike_answers in same.items():
        text = alike_answers[0].text(role)
        fewest = (
            _GROUPS_WITH_SAME_MITIGATION if role == "mitigation" or is_boilerplate(text) else _GROUPS_WITH_SAME_ANSWER
        )
        if len(alike_answers) >= fewest:
            groups = [answers.name for answers in alike_answers]
            what = "reason" if role == "reason" else "answer"
            message = f"You give the same {what} for {listed(groups)} (“{shortened(text)}”)"
            yield alike_answers[0].address(role), f"{message}. {_COPY_AND_PASTE}."
    reworded = {(role, other.address(role)): (role, one, other) for role, one, other in _reworded(draft)}
    for role, one, other in reworded.values():
        message = (
            f"You give {one.name} and {other.name} the same answer in other words (“{shortened(other.text(role))}”)"
        )
        yield other.address(role), f"{message}. {_COPY_AND_PASTE}."


def _reworded(draft: Draft) -> Iterator[tuple[Role, GroupAnswers, GroupAnswers]]:
    """The reasons or concerns of two groups that have nearly the same words of substance, in whatever order."""
    names = names_of_groups(draft.form.groups)
    for role in _COMPARED_IN_OTHER_WORDS:
        texts = [(answers, _stems_without_groups(answers.text(role), names)) for answers in group_answers(draft)]
        for (one, here), (other, there) in combinations(texts, 2):
            shared, shorter = len(here & there), min(len(here), len(there))
            is_copy = shared >= _SHARE_IN_COMMON * len(here | there)
            is_part = shared > _FEWEST_STEMS and shared >= _SHARE_OF_SHORTER * shorter
            if (
                shorter >= _FEWEST_STEMS
                and (is_copy or is_part)
                and _without_groups(one.text(role), names) != _without_groups(other.text(role), names)
            ):
                yield role, one, other


@lru_cache(maxsize=1024)
def _stems_without_groups(text: str, names: str) -> frozenset[str]:
    """The stems of an answer, without those of words for a group."""
    return frozenset(stems(re.sub(names, " ", text, flags=re.IGNORECASE)))


@lru_cache(maxsize=1024)
def _without_groups(text: str, names: str) -> tuple[str, ...]:
    """The words of an answer, without any word for a group: what is left is the same if only the group differs."""
    rest = re.sub(names, " ", text, flags=re.IGNORECASE)
    specific = tuple(word.casefold() for word in substance(rest))
    return specific if len(specific) >= _FEWEST_WORDS else tuple(re.findall(r"\w+", rest.casefold()))


@check(
    "contradicts-evidence",
    severity="warn",
    category=Category.NEGATIVES,
    source="Equality Act 2010, section 149: due regard to what the evidence shows.",
)
def contradicts_evidence(draft: Draft) -> Iterator[Problem]:
    """A group that is not affected according to the form, and more affected than others according to the evidence."""
    for answers in group_answers(draft):
        if answers.effect != "not-affected":
            if found := _reported_but_denied(answers, draft):
                message = f"you write that there is no concern, but section 3 says “{shortened(found)}”"
                yield (
                    answers.address("concerns"),
                    f"{answers.name}: {message}. Say what you will do about it, or why it is no concern.",
                )
            continue
        if row := _row_about(answers, draft):
            message = f"{answers.name}: you say this group will not be affected, but section 3 says “{shortened(row)}”"
            yield Guess(answers.address("reason"), f"{message}. Say how both can be true, or change one of them.")
            continue
        for sentence in _sentences_about(answers, draft):
            if sum(names_group(each, sentence.text) for each in draft.form.groups) >= _MANY_GROUPS:
                continue  # a list of all groups says nothing of one
            if (_shows_excess(sentence, answers) and not alike(answers.text("reason"), sentence.text)) or _is_forgotten(
                sentence, answers
            ):
                quoted = shortened(sentence.text)
                message = f"{answers.name}: you say this group will not be affected, but section 3 says “{quoted}”"
                message = f"{message}. Say how both can be true, or change one of them."
                is_counted = reports_difficulty(sentence.text) and numbers(sentence.text) != ()
                is_hard = is_counted or _shows_excess(sentence, answers)
                of_all = _is_about_all_residents(draft, sentence)
                if of_all and not reports_difficulty(sentence.text):
                    continue
                is_hard = is_hard and not of_all
                address = answers.address("reason")
                yield (address, message) if is_hard else Guess(address, message)
                break


_MANY_GROUPS = 5
_LABEL = LazyPattern(r"^\W*[^:.]{2,60}:\**\s")
_REPLIED = LazyPattern(r"(?i)\b(?:gave a religion|repl(?:y|ies|ied)|respon\w+|answered|took part|attended|came to)\b")
_PART_OF = LazyPattern(r"(?i)\b(?:\d+ of (?:the )?\d+|half|a third|a quarter)\b")


def _is_about_all_residents(draft: Draft, sentence: Sentence) -> bool:
    """Whether a sentence gives what the Census says of an area, and has no word of the proposal."""
    own = {stem for answer in policy_answers(draft) for stem in stems(answer.text)}
    return _OF_AN_AREA.search(sentence.text) is not None and not own & stems(_OF_AN_AREA.sub(" ", sentence.text))


def _row_about(answers: GroupAnswers, draft: Draft) -> str:
    """A row of a table in which a group stands out, or said something, as its words; "" if there is none."""
    reason = answers.text("reason")
    if _CITES.search(reason):
        return ""
    for answer in evidence_answers(draft):
        header: list[str] = []
        whole: list[str] = []
        for sentence in sentences(answer.text):
            if not sentence.is_row:
                header, whole = [], []
                continue
            cells = [cell.strip(" *_") for cell in row_cells(sentence.text)]
            header = header or cells
            if _EVERYBODY.match(cells[0]):
                whole = cells
            elif names_group(answers.group, cells[0]):
                row = " ".join(cells[1:])
                is_reply = (
                    answer.question.role == "engagement" and not numbers(cells[-1]) and _says_something(cells[-1])
                )
                differs = _differs(header, whole, cells)
                if (differs or is_reply) and len(stems(reason) & stems(row)) < _STEMS_OF_ANSWER:
                    return f"{cells[0]}: {differs or cells[-1]}"
    return ""


def _says_something(cell: str) -> bool:
    """Whether the last cell of a row about those who were met says what they raised."""
    return len(stems(cell)) >= _STEMS_OF_TOPIC and not _NOTHING_FOUND.search(cell) and not _NOTHING_RAISED.search(cell)


def _differs(header: list[str], whole: list[str], cells: list[str]) -> str:
    """The share of a group beside that of everybody, if it is far from it; "" if it is not."""
    for column, own, all_of_them in zip(header[1:], cells[1:], whole[1:], strict=False):
        one, other = (_PERCENT_CELL.fullmatch(cell) for cell in (own, all_of_them))
        if one and other and abs(float(one[1]) - float(other[1])) >= _FAR:
            return f"{column} {own}, everybody {all_of_them}"
    return ""


_PLACES = LazyPattern(
    r"(?i)\b(?:church|chapel|temple|mosque|school|nursery|barracks)\s+(?:halls?|car parks?|parking|street|road|lane|"
    r"yard|rooms?|gates?|grounds|building)\b"
)


def _sentences_about(answers: GroupAnswers, draft: Draft) -> Iterator[Sentence]:
    for answer in evidence_answers(draft):
        read = sentences(answer.text)
        yield from (each for each in read if names_group(answers.group, _PLACES.sub(" ", each.text)))


def _reported_but_denied(answers: GroupAnswers, draft: Draft) -> str:
    """What people of a group said is hard, where the form has no concern for them; "" if they said nothing."""
    concern = answers.text("concerns")
    if not concern or not says_nothing(concern):
        return ""
    if lacking := _counted_without(answers, draft):
        return lacking
    if gives_reason(concern):
        return ""
    return next(
        (
            each.text
            for each in _sentences_about(answers, draft)
            if reports_difficulty(each.text) and not each.is_row and not _NOTHING_FOUND.search(each.text)
        ),
        "",
    )


def _counted_without(answers: GroupAnswers, draft: Draft) -> str:
    """The share of a group who lack something, by the evidence; "" if there is none."""
    if answers.effect != "affected":
        return ""
    for answer in evidence_answers(draft):
        every = sentences(answer.text)
        for number, sentence in enumerate(every):
            before = every[number - 1].text if number and every[number - 1].block == sentence.block else ""
            if (
                any(map(_LACKS.search, (sentence.text, before)))
                and shares(sentence.text)
                and not sentence.is_row
                and names_group(answers.group, sentence.text)
            ):
                return sentence.text
    return ""


def _is_forgotten(sentence: Sentence, answers: GroupAnswers) -> bool:
    """Whether the evidence has a difficulty or a count of the group that the reason for "not affected" ignores."""
    if (
        sentence.is_row
        or sentence.is_heading
        or admits_gap(sentence.text, group_words())
        or _NOTHING_FOUND.search(sentence.text)
    ):
        return False
    reason = answers.text("reason")
    shared = len(stems(reason) & stems(sentence.text))
    if _names_a_topic(sentence, answers):
        return shared < _STEMS_OF_ANSWER and not _CITES.search(reason)
    if (
        reports_difficulty(sentence.text)
        or asks_for_something(sentence.text)
        or (
            reports_speech(_LABEL.sub("", sentence.text))
            and not _NOTHING_RAISED.search(sentence.text)
            and "told us" not in reason
        )
    ):
        return shared < _STEMS_OF_ANSWER and not _CITES.search(reason)
    has_own_figure = bool(shares(reason)) or _PART_OF.search(reason) is not None
    if _REPLIED.search(sentence.text):
        return False  # how many of a group replied says nothing of what the change means for them
    is_count = any(number.kind == "count" for number in numbers(sentence.text))
    return not shared and is_count and not has_own_figure and not _CITES.search(reason)


def _names_a_topic(sentence: Sentence, answers: GroupAnswers) -> bool:
    """Whether an item of a list says who was met and, after a colon, what they spoke of: "mosques: early prayer"."""
    who, colon, topic = sentence.text.partition(": ")
    return bool(
        colon
        and len(who.split()) <= _WORDS_OF_NAME
        and len(stems(topic)) >= _STEMS_OF_TOPIC
        and names_group(answers.group, who)
        and not numbers(topic)
        and not _NOTHING_RAISED.search(topic)
    )


def _shows_excess(sentence: Sentence, answers: GroupAnswers) -> bool:
    """Whether a sentence says that the group is more concerned than others, in words or by two shares."""
    if sentence.is_row:
        return False
    found = _MORE_LIKELY.search(sentence.text)
    if found and not re.search(r"(?i)\b(?:no|not|\w+n['’]t|nor|neither)\b", sentence.text):
        beginning = sentence.text[: found.end() + 40]
        return names_group(answers.group, beginning)
    numbers = [
        float(number)
        for share in shares(sentence.text)
        if (number := share.rstrip("% ").replace(",", "")).replace(".", "", 1).isdigit()
    ]
    return len(numbers) == 2 and numbers[0] - numbers[1] > _DIFFERENCE and bool(_COMPARED.search(sentence.text))
