"""Checks that the evidence is there, has a source, and is about the groups that are affected."""

import re
from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.facts import (
    GroupAnswers,
    TextAnswer,
    evidence_answers,
    group_answers,
    policy_answers,
    prose_answers,
    question_name,
)
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.counts import counts
from eia_tui.checks.methods.leftovers import leftover
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import names_group
from eia_tui.checks.methods.phrases import is_about
from eia_tui.checks.methods.sentences import LIST_ITEM, Sentence, sentences
from eia_tui.checks.methods.shown import Reference, shown_thing
from eia_tui.checks.methods.sources import shares, unsourced
from eia_tui.checks.methods.substance import is_real_concern
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.values import is_answered
from eia_tui.system.text import agreeing, listed, shortened

_SECTION_3 = "The form, section 3: “What does it show?”"
_LINK = LazyPattern(r"\]\((?:https?|mailto):|https?://|www\.", re.IGNORECASE)
_PICTURE = LazyPattern(r"!\[")
_TABLE = LazyPattern(r"^\s*\|.*\|", re.MULTILINE)
_REPORTS = LazyPattern(
    r"(?i)\b(?:told|said|says?|asked|replied|wrote|raised|pointed out|survey|census|register|records show|forum|"
    r"network|panel|club|"
    r"union|saw|heard|met|visited|checked|looked at|compared|counted|advised?)\b|\b20\d\d\)"
)
"""Words that the row itself gives evidence of what people said, or of what was counted."""
_FEW_MISSING, _MANY_COVERED = 2, 5
"""Evidence about so many groups is thorough, and one or two without it do not change a reviewer's mind."""
_RATIO = LazyPattern(
    r"(?i)(?P<part>\d+|one|two|three|four)\s+(?:in|out of)\s+(?:every\s+)?(?P<whole>\d+|three|four|five|six|"
    r"seven|eight|nine|ten)"
)
_RATIO_WORDS = {
    word: str(number)
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
}
_FRACTION = LazyPattern(r"(?i)(?P<part>one|two|three|four)[\s-](?P<whole>thirds?|quarters?|fifths?|tenths?)\b")
_FRACTIONS = {"third": 3, "quart": 4, "fifth": 5, "tenth": 10}
_PERCENTS = LazyPattern(r"(\d{1,3}(?:\.\d+)?)\s?(?:%|per ?cent)")
_ROUGHLY = 2
"""Percentage points by which a fraction in words may differ from the percentage that it rounds."""
_YEAR = LazyPattern(r"\b(?:19|20)\d\d\b")
_NUMBER = LazyPattern(r"\d[\d,.]*\d|\d")


@check("missing-attachment", severity="warn", category=Category.EVIDENCE, source=_SECTION_3)
def missing_attachment(draft: Draft) -> Iterator[Problem]:
    """An answer that refers to something attached or shown, where there is no such link, picture or table."""
    has_table = False
    for answer in prose_answers(draft):
        for sentence in sentences(answer.text):
            found = None if sentence.is_row or leftover(sentence.text) else shown_thing(sentence.text)
            is_earlier = found and found.kind == "table" and found.where == "above" and has_table
            if not found or is_earlier or _is_there(found, sentence, answer.text):
                continue
            name = question_name(draft, answer.address)
            advice = "Add it as a link, table or picture, or sum it up in a sentence"
            if found.where == "anywhere" and _has_shown(answer.text, found):
                message = f"{name} refers to something that is not beside it (“{shortened(found.words, 40)}”)"
            else:
                message = f"{name} mentions something that is not there (“{shortened(found.words, 40)}”)"
                if found.is_plain:
                    yield answer.address, f"{message}. {advice}."
                    break
            yield Guess(answer.address, f"{message}. {advice}.")
            break
        has_table = has_table or _TABLE.search(answer.text) is not None


def _is_there(found: Reference, sentence: Sentence, text: str) -> bool:
    """Whether what a sentence refers to is in its line, or in the part of the answer that it points to."""
    line = text[sentence.start : sentence.end]
    if _LINK.search(line) or _PICTURE.search(line):
        return True
    if found.where == "below":
        part = text[sentence.end :]
        if found.kind == "file":
            return bool(_TABLE.search(part) or _PICTURE.search(part) or _LINK.search(part))
    else:
        part = text[: sentence.start] if found.where == "above" else _section(text, sentence)
    return _has_shown(part, found) or (found.is_label and _has_shown(text, found) and text.count(found.words) > 1)


def _has_shown(part: str, found: Reference) -> bool:
    """Whether a part of an answer has a picture or table, whichever a sentence refers to; a file never is."""
    if found.kind == "table" and "list" in found.words.lower() and any(map(LIST_ITEM.match, part.splitlines())):
        return True
    is_table = found.kind == "table" and _TABLE.search(part) is not None
    return is_table or (found.kind != "file" and _PICTURE.search(part) is not None)


def _section(text: str, sentence: Sentence) -> str:
    """The part of an answer between the headings before and after a sentence."""
    headings = [each for each in sentences(text) if each.is_heading]
    start = max((each.start for each in headings if each.start <= sentence.start), default=0)
    return text[start : min((each.start for each in headings if each.start > sentence.start), default=len(text))]


@check(
    "no-evidence",
    severity="advice",
    category=Category.EVIDENCE,
    source="R (Bridges) v South Wales Police [2020] EWCA Civ 1058: a duty to acquire what is not available; and "
    "R (Rahman) v Birmingham City Council [2011] EWHC 944 (Admin): the assessment did not focus on the "
    "disadvantage caused.",
)
def no_evidence(draft: Draft) -> Iterator[Problem]:
    """A group with an effect or a real concern that the evidence does not mention.

    Evidence in the group's own row counts. Beside an evidence question without an answer it is not asked for.
    """
    asked = [each for each in draft.all_shown() if each.question.role in ("evidence", "engagement")]
    if not asked or not all(is_answered(draft.answer(each.address)) for each in asked):
        return
    evidence = "\n".join(answer.text for answer in evidence_answers(draft))
    missing: list[GroupAnswers] = []
    covered = 0
    for answers in group_answers(draft):
        own = answers.text("benefits", "concerns")
        concern = answers.text("concerns")
        affected = is_real_concern(concern) or (answers.effect == "affected" and not concern)
        if (
            affected
            and not is_about("marriage", answers.group)
            and not names_group(answers.group, evidence)
            and not (shares(own) or counts(own) or _REPORTS.search(own))
        ):
            missing.append(answers)
        elif affected:
            covered += 1
    if len(missing) > _FEW_MISSING or (missing and covered < _MANY_COVERED):
        names = listed([answers.name for answers in missing])
        message = f"Section 3 does not mention {names}, though you say that they are affected"
        yield (
            missing[0].address("concerns", "benefits"),
            f"{message}. Add what you know, or say how you will find out.",
        )


def _is_dated(text: str, figure: str) -> bool:
    """Whether the paragraph with a figure names a year."""
    return any(figure in paragraph and _YEAR.search(paragraph) for paragraph in re.split(r"\n\s*\n", text))


def _is_worked_out(text: str, share: str) -> bool:
    """Whether a share follows from the numbers beside it: "6 of 43 (14%)", "four in five (31 of 39)"."""
    number = r"\d[\d,]*"
    before = rf"\d of (?:the |our )?{number}(?: [\w’'-]+){{0,3}} \({re.escape(share)}"
    after = rf"{re.escape(share)}\b[^.;()]{{0,80}}\({number} of (?:the |our )?{number}\)"
    return re.search(rf"{before}|{after}", text) is not None


def _is_rough(text: str, count: str) -> bool:
    """Whether a count is about so many: nobody has counted them."""
    return (
        not shares(count)
        and re.search(rf"(?i)\b(?:about|around|some|up to|roughly|nearly|almost|over)\s+{re.escape(count)}", text)
        is not None
    )


_DIFFERENCE = LazyPattern(r"(?i)\s+(?:more|fewer|higher|lower)\b")
_HEDGE = r"(?i)\b(?:about|around|roughly|nearly|almost|over|just under|more than|less than)\s+"


def _is_rounded(text: str, share: str, evidence: str) -> bool:
    """Whether a share rounds one of the evidence in so many words, "almost one in four", or is how two of it differ."""
    at = text.find(share)
    if _DIFFERENCE.match(text, at + len(share)):
        return True
    ratio = _RATIO.fullmatch(share.strip())
    part, whole = (
        (_RATIO_WORDS.get(ratio[name].lower(), ratio[name]) for name in ("part", "whole")) if ratio else ("", "")
    )
    if not (part.isdigit() and whole.isdigit() and re.search(_HEDGE + re.escape(share), text)):
        return False
    return any(abs(each - 100 * int(part) / int(whole)) <= _ROUGHLY for each in _percents(evidence))


_FEW = 10
"""Numbers as small as this are in most texts."""


def _has_number(text: str, number: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d]|,\d|\.\d)", text) is not None


def _is_in(evidence: str, figure: str) -> bool:
    """Whether the evidence has a figure as well: a percentage as one, or "one in four" in these words or as 25%.

    A fraction in words may be rounded. Words such as "most of the members" are no figure that anybody could look for.
    """
    if ratio := _RATIO.fullmatch(figure.strip()):
        part, whole = (_RATIO_WORDS.get(ratio[name].lower(), ratio[name]) for name in ("part", "whole"))
        percent = 100 * int(part) / int(whole) if part.isdigit() and whole.isdigit() and int(whole) else 0
        if part.isdigit() and int(part) > _FEW and all(_has_number(evidence, number) for number in (part, whole)):
            return True
        as_percent = rf"(?<![\d.]){percent:.0f}(?:\.0)?\s?%" if percent == round(percent) else r"(?!)"
        return figure.lower() in evidence.lower() or re.search(as_percent, evidence) is not None
    if fraction := _FRACTION.match(figure.strip()):
        near = round(100 * int(_RATIO_WORDS[fraction["part"].lower()]) / _FRACTIONS[fraction["whole"].lower()[:5]])
        is_near = any(abs(each - near) <= _ROUGHLY for each in _percents(evidence))
        return fraction.group().lower() in evidence.lower() or is_near
    found = _NUMBER.findall(figure)
    if not found:
        return True
    if "%" in figure or "per cent" in figure.lower():
        return re.search(rf"(?<![\d.,]){re.escape(found[0])}\s?(?:%|per ?cent|\|)", evidence) is not None
    return any(_has_number(evidence, number) for number in found)


@lru_cache(maxsize=64)
def _percents(text: str) -> tuple[float, ...]:
    return tuple(map(float, _PERCENTS.findall(text)))


@check("no-source", severity="advice", category=Category.EVIDENCE, source=_SECTION_3)
def no_source(draft: Draft) -> Iterator[Problem]:
    """A figure without a source in its sentence, or in the heading or lead-in above it.

    Outside the evidence, a figure that the evidence has as well needs no source of its own, nor one of a group that is
    in the proposal or its rationale: it is asked for there.
    """
    evidence = evidence_answers(draft)
    policy = policy_answers(draft)
    known_to_policy = "\n".join(answer.text for answer in (*evidence, *policy[:1]))
    known_to_groups = "\n".join(answer.text for answer in (*evidence, *policy))
    addresses = {answer.address for answer in evidence}
    others = [*policy]
    others += [
        answer
        for group in group_answers(draft)
        for role, answer in group.answers.items()
        if role in ("benefits", "concerns", "reason")
    ]
    without: list[tuple[TextAnswer, tuple[str, ...]]] = []
    for answer in [*evidence, *others]:
        role = answer.question.role
        figures = unsourced(answer.text, cites_itself=role == "engagement", of_anything=role == "evidence")
        if answer.address not in addresses:
            known = known_to_policy if answer.question.role is None else known_to_groups
            figures = tuple(figure for figure in figures if not _is_in(known, figure))
        if answer.question.role in (None, "engagement"):  # how many a proposal is for, or came, is plain
            figures = tuple(figure for figure in figures if shares(figure) and not _is_dated(answer.text, figure))
        elif answer.question.role != "evidence":
            figures = tuple(
                each
                for each in figures
                if not _is_rough(answer.text, each)
                and not _is_worked_out(answer.text, each)
                and not _is_rounded(answer.text, each, known_to_groups)
            )
        if figures:
            without.append((answer, figures))
    if without:
        answer, figures = without[0]
        more = f" and {len(figures) - 1} more" if len(figures) > 1 else ""
        message = f"{question_name(draft, answer.address)} has no source for “{figures[0]}”{more}"
        if len(without) > 1:
            names = [f"{question_name(draft, other.address)} (“{figures[0]}”)" for other, figures in without[1:]]
            message += f", and neither {agreeing(len(names), 'has')} {listed(names)}"
        yield answer.address, f"{message}. Say beside each figure where it comes from, and of which year it is."
