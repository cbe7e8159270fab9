"""Finds groups that the form says are not affected, or have no concern, where the evidence says otherwise."""

import re
from collections.abc import Iterator

from eia_tui.checks.facts import GroupAnswers, evidence_answers, group_answers, policy_answers, policy_words
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.negation import admits_gap
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.own_facts import rests_on_sameness, says_what_stays, says_what_was_found
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import names_group
from eia_tui.checks.methods.phrases import group_words
from eia_tui.checks.methods.replies import reports_speech
from eia_tui.checks.methods.sentences import Sentence, sentences
from eia_tui.checks.methods.showing import reports_study
from eia_tui.checks.methods.sources import shares
from eia_tui.checks.methods.substance import alike, gives_reason, says_nothing, stems
from eia_tui.checks.methods.trouble import asks_for_something, reports_difficulty
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.prose.table_syntax import row_cells
from eia_tui.system.text import shortened

_OF_AN_AREA = LazyPattern(
    r"(?i)\b(?:census(?: 20\d\d)?|ons|office for national statistics|nationally|in (?:england|britain|the uk))\b"
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
        is_measured = says_what_was_found(answers.text("reason"))
        has_fact = is_measured or _has_own_fact(answers, draft)
        if not has_fact and (row := _row_about(answers, draft)):
            message = f"{answers.name}: you say this group will not be affected, but section 3 says “{shortened(row)}”"
            yield Guess(answers.address("reason"), f"{message}. Say how both can be true, or change one of them.")
            continue
        for sentence in _sentences_about(answers, draft):
            if sum(names_group(each, sentence.text) for each in draft.form.groups) >= _MANY_GROUPS:
                continue  # a list of all groups says nothing of one
            is_excess = not (has_fact and is_measured) and _shows_excess(sentence, answers)
            is_excess = is_excess and not alike(answers.text("reason"), sentence.text)
            if is_excess or (not has_fact and _is_forgotten(sentence, answers)):
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


def _has_own_fact(answers: GroupAnswers, draft: Draft) -> bool:
    """Whether a reason has a fact about what changes, a figure or a study of its own, whatever section 3 says besides.

    That all are treated alike, or that nobody asks who they are, is no such fact: what the evidence has is ignored.
    """
    reason = answers.text("reason")
    if reports_study(reason) or shares(reason) or _PART_OF.search(reason):
        return True
    return (
        gives_reason(reason, policy_words(draft))
        and not rests_on_sameness(reason)
        and (says_what_stays(reason) or not names_group(answers.group, reason))
    )


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
        told = (each for each in read if not _CAPTION.match(each.text))
        yield from (each for each in told if names_group(answers.group, _PLACES.sub(" ", each.text)))


_CAPTION = LazyPattern(r"(?i)\W*(?:table|figure|fig\.?|chart|graph|map|source)\s*\d{0,2}[a-z]?\s*[:.–—-]\s")
"""What names a table or picture, and says nothing of the people in it."""
_MEETS_RULES = LazyPattern(r"(?i)\b(?:compl(?:y|ies|ied|iant|iance)|regulations?|standards?)\b")
"""That rules are met, which does not undo what people said is hard."""


def _reported_but_denied(answers: GroupAnswers, draft: Draft) -> str:
    """What people of a group said is hard, where the form has no concern for them; "" if they said nothing."""
    concern = answers.text("concerns")
    if not concern or not says_nothing(concern):
        return ""
    if lacking := _counted_without(answers, draft):
        return lacking
    if gives_reason(concern) and not _MEETS_RULES.search(concern):
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
