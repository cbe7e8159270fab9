"""Finds placeholder text in answers: a hint of the form, "xx", filler, DRAFT."""

import re
from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.facts import TextAnswer, printed_texts, question_name, written_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.drafting_notes import fills_space, is_drafting_note, is_to_the_writer
from eia_tui.checks.methods.leftovers import leftover
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Prose, Role
from eia_tui.system.text import shortened

_INSTRUCTION = (
    r"(?:please\s+)?(?:insert|add|enter|type|put|include|update|check|confirm|complete|delete|remove|expand|"
    r"fill|link|attach|chase|ask|get|find|"
    r"query|note|todo|to do|nb|tbc|tba|tbd|need|needs|more|who|what|when|where|why|is this|are these|do we|"
    r"can (?:you|we)|source|ref|reference|figures?|"
    r"number|date|text|paragraph|para|wording|details|example|x+|n+|\?+|…|\.{3})\b"
)
_NO_CITATION = r"(?!(?:source|ref|reference|figures?|date|note)\b[^\]?]*\d)"
"""That a word is no label of what is known: "[source: Finance, 2026]"."""
_GAP = (
    r"(?:amount|number|no\.?|sum|total|figure|percentage|per ?cent|date|day|month|year|period|provider|supplier|"
    r"wording|text|title|quote|rationale|"
    r"reasons?|explain|describe|detail|location|venue|saving|cost|price|fee|link|ref|reference|cabinet date|"
    r"job title|post title)s?"
)
"""What a word in brackets keeps a place for."""
_FILLER = LazyPattern(
    r"(?=[lLxXnN£\[<{(@#?])"  # rules out most positions of a text at once
    r"(?:(?i:lorem ipsum)|\bX{3,}\b|\bNNN+\b|\b[xX]{2,}(?:[/.-][xX]{2,})+\b"
    r"|£\s?(?:[xX]+|[nN]{2,}|\?+|TBC|tbc|\.{3}|_{2,})(?:k|m|bn)?(?![\w-])|\b(?:[xX]+|NN)\s?(?:%|per ?cent\b)|"
    r"\?{1,3}\s?%"
    rf"|(?i:[\[<{{]\s*{_NO_CITATION}{_INSTRUCTION}[^\]>}}]{{0,120}}[\]>}}](?!\())"
    r"|(?i:[\[<{][^\]>}\n]{0,60}\b(?:to (?:confirm|add|check|provide|complete|insert|update|supply|send|"
    r"advise|follow|be)|tbc|tba|goes here|here|please|\?)[^\]>}\n]{0,60}[\]>}](?!\())"
    r"|(?i:\(\s*(?:please\s+)?(?:insert|add|enter|type|tbc|tba|todo|check)\b[^()\n]{0,60}\))"
    r"|(?i:[\[<{(]\s*(?:x+|n+|\?+|…|\.{3}|_+)\s*[\])}>](?!\())"
    r"|(?i:(?<![\w.])@[a-z][\w.'’-]*(?:\s+[A-Z][\w'’-]*)?[,:]?\s+(?:please|pls|plz|can you|could you|to|for "
    r"you|over to|add|check|is this|do we|any|-|–))"
    rf"|(?i:\[(?:an? |your )?(?:[a-z]+ ){{0,2}}{_GAP}(?: (?:of|for|in|from|to) [a-z ]{{1,30}})?\](?!\())"
    r"|\[(?=[^\]]*[A-Z]{4})[A-Z][A-Z '’&/-]{2,50}\](?!\()"
    r"|£\s+(?=(?:per|an?|each|in|for|to|and|from|over|of)\b)|£[yzYZ]\b"
    r"|\?{4,}|#(?:REF|VALUE|DIV/0|NAME|NULL|NUM)[!?]|#N/A|<(?!(?:br|b|i|u|p|div|span|strong|em|li|ul|ol|td|tr|table|sub|sup)>)"
    r"[a-z]{3,}(?: [a-z]+){0,4}>)"
)
"""Placeholder text wherever it occurs: filler, a missing number, a note to a colleague, an instruction in brackets.

"[name]" is not included: published assessments replace names with it.
"""
_FILLER_LINE = LazyPattern(
    r"\W*(?i:xx\w*(?:/xx\w*)?|lorem[\s-]+ipsum|(?:insert|type|text)[\s-]+here|add[\s-]+text|placeholder|draft)\W*"
    r"|\W*\?{2,}\W*|\W*DRAFT\b\W+(?:\w+\W+){0,5}|(?i:\W*(?:add|insert|enter|type|put|"
    r"paste)\b[\w\s,'’]{0,60}\b(?:here|later|below)\W*)"
    r"|(?i:\W*(?:to ?do|note to self|fixme|nb|query|question for \w+|placeholder)\s*[:–-].{0,80})"
    r"|(?i:\W*n\.?b\.?[:\s]\s*(?:check|add|ask|update|confirm|needs?)\b.{0,80})"
    r"|(?i:\W*delete this(?:\s+(?:para\w*|sentence|section|text|line|row|box|bit|answer|one|note|part|page|heading|"
    r"table|column))?"
    r"(?:\W*|\s+(?:if|before|once|when|unless|later|please|after)\b.{0,60}))|(?i:\W*needs? (?:updating|checking|"
    r"confirming|completing)\b.{0,60})"
    r"|(?i:\W*(?:need|needs|must remember)\s+to\s+(?:add|check|ask|find|confirm|insert|get|write|chase)\b.{0,80})"
    r"|(?i:\W*(?:need|insert)\s+(?:more|further)\s+(?:detail|info\w*|evidence|data)\b.{0,40})"
    r"|(?i:\W*see\s+(?:my|your|his|her)\s+(?:e-?mail|note|message|comment)\b.{0,40})"
    r"|(?i:\W*insert\s+(?:para\w*|figures?|data|quote|stats|something)\b.{0,60})"
    r"|(?i:\W*(?:please|pls)\s+(?:add|insert|check|confirm|complete|update|fill|advise|provide)\b.{0,60})"
)
"""Placeholder text if there is nothing else on the line."""
_DATE_HINT = LazyPattern(r"(?i)\bd{1,2}[/.-]m{1,2}[/.-](?:y{2,4}|20\d\d)\b", needs=("d/m", "d.m", "d-m"))
_EMPTY = LazyPattern(
    r"\[\w+ (?:title|date|figure)\](?!\()|\(\s*(?i:source|ref|reference|dates?|year|"
    r"month|day|who|when|where|which|what|check|really|true|correct|right|still|(?:the |exact )?"
    r"(?:figures?|numbers?|amounts?|costs?|prices?|totals?|percentages?|names?)|%|"
    r"how (?:many|much|long|often)|post|job title|title|link|spelling|wording)\s*\?+\s*\)|"
    r"\{\{?[^{}\n]{2,60}\}\}?|\.{3}\s*(?i:more|add|text|details?|insert)\b[^.\n]{0,30}\.{3}|"
    r"\(\s*[A-Z]\w+\s+to\s+(?:add|check|confirm|update|complete|insert|verify)\b[^()\n]{0,40}\)|"
    r"(?i:\b(?:text|figures?|wording|details?|data|chart|table|quote|para\w*|map)\s+(?:to\s+(?:go|come)|goes)\s+"
    r"(?:in\s+)?here\b)|"
    r"(?<!Part )(?<!Schedule )(?<!Chapter )(?<!Article )"
    r"(?<!series )(?<!letters )(?<!plate )(?<!class )(?<!marked )(?<!size )\bX{2}\b"
    r"(?=\s+(?:[a-z]+ing )?(?:[a-z-]+ )?(?:[a-z]+s\b(?<!is)(?<!was)(?<!has)(?<!ss)|people|children|men|women|staff|"
    r"per\b|of\b))|"
    r"\bfrom X to Y\b|\b[XYZ] (?:people|residents|users|customers|visits|pupils|tenants|staff|years|months|weeks)\b|"
    r"\b(?:19|20)(?:XX?|xx|__|\?\?)(?!\w)|(?<![\w_])_{3,}(?![\w_])|(?<=\s)__(?=[\s.,;%])|__[/.]__|<<[^>\n]{2,60}>>|"
    r"£\s?\[\s*\]|#{3,}\s*$|(?i:\bblah\s+blah\b)|"
    r"(?i:\(\s*[^()\n]{0,40}\bto be (?:checked|confirmed|updated|added|verified)\b[^()\n]{0,40}\))"
)
"""Signs where a number, a name or a word is still to be put."""
_ASIDE = LazyPattern(
    r"[(\[](?!Question|Asked|Survey|Title|Topic|Theme)[A-Z][a-z]+\s+[–-]\s+[^)\]\n]{0,80}\?\s*[)\]]|"
    r"[\[<{]\s*(?:see|as per|from|per)\s+(?:my |the |his |her )?(?:e-?mails?|notes?|comments?|messages?|chat)\b"
    r"[^\]>}\n]{0,60}[\]>}](?!\()"
)
"""A question to somebody by name, or where a note to oneself is."""
_TO_SOMEBODY = LazyPattern(
    r"£{2,}|(?<!\w)\?{2,}\s+(?=[a-z])|\((?:NAMES?|WHO|POST|TITLE)\)|"
    r"^\W*[A-Z][a-z]+\s+[–-]\s+(?:is|are|can|could|do|does|have|has|please)\b[^.\n]{3,60}\?\s*$|"
    r"^\W*(?i:insert|paste in|add in)\s+(?:(?:the|a|an|our|latest)\s+)?(?:\w+\s+){0,3}?"
    r"(?:maps?|tables?|charts?|figures?|numbers?|data|graphs?|quotes?|text|paragraphs?|links?|names?|"
    r"dates?)\b[^.\n]{0,20}$"
)
"""An empty amount, a gap between signs, a question to somebody by name, or what is to be put in."""
_STARRED = LazyPattern(
    r"(?i)\*{3,}\s*(?:to )?(?:check|add|confirm|ask|update|chase|query|insert|find|get|needs?|to ?do|tbc|"
    r"nb)\b[^*\n]{0,60}\*{3,}",
    needs=("***",),
)
"""A day that is left open, and a note between stars."""
_LONGEST_FILLER_LINE = 80
"""Characters; a longer line is not just placeholder text."""
_ROLES_WITH_NAMES = {"contacts", "people", "responsible"}
_PARAGRAPHS = LazyPattern(r"\n\s*\n")
_ROLES_OF_PROSE: frozenset[Role | None] = frozenset([None, "evidence", "engagement", "benefits", "concerns", "reason"])
"""The roles of the answers that describe something, rather than say what is going to be done."""
_ONLY_TBC = LazyPattern(
    r"(?i)\W*(?:tbc|tba|tbd|t\.b\.c|to be (?:confirmed|advised|added|completed|inserted|determined))\W*"
)
"""A measure that is only a note that there is none yet."""
_REDACTED = LazyPattern(
    r"(?i)\[(?:names?|numbers?|telephone|phone|email|address|redacted)(?: (?:removed|number|address|redacted))?\]"
)
"""What published assessments write in place of a name or a number."""


@check(
    "placeholder",
    severity="block",
    category=Category.FORM,
    source="The form, whose hints are printed only where there is no answer yet.",
)
def placeholder(draft: Draft) -> Iterator[Problem]:
    """Answers that are the form's own hint, or that contain placeholder text."""
    questions = [question for question in draft.form.questions.values() if question.hint]
    hints = {_normalised(question.hint) for question in questions}
    longest_hint = max((2 * len(question.hint) for question in questions), default=0)
    for answer in printed_texts(draft):
        if len(answer.text) <= longest_hint and _normalised(answer.text) in hints:
            name = question_name(draft, answer.address)
            message = f"“{shortened(answer.text)}” in {name} is a hint of the form, not an answer"
            yield answer.address, f"{message}. Write the answer, or delete it."
    for answer in written_answers(draft):
        if left := next(filter(None, map(leftover, answer.text.split("\n"))), ""):
            message = f"“{shortened(left)}” in {question_name(draft, answer.address)} was left over"
            yield answer.address, f"{message} from a draft or from Word. Write the answer, or delete it."
            continue
        if note := _note_in(answer):
            message = f"“{shortened(note)}” in {question_name(draft, answer.address)} looks like a note to yourself"
            is_all = note == answer.text.strip()
            message = f"{message}. Write the answer, or delete it."
            yield (answer.address, message) if is_all else Guess(answer.address, message)
            continue
        text = _REDACTED.sub(" ", answer.text) if answer.question.role in _ROLES_WITH_NAMES else answer.text
        if _normalised(text) not in hints and (filler := filler_in(text)):
            message = f"“{shortened(filler)}” in {question_name(draft, answer.address)} looks like a note to yourself"
            yield answer.address, f"{message}. Write the answer, or delete it."


def _note_in(answer: TextAnswer) -> str:
    """The first line of an answer that is only a note about what is still to be written; "" if there is none.

    Not of measures and actions, where "copy the letter from the school" is what will be done.
    """
    if answer.question.role in ("mitigation", "plan") and _ONLY_TBC.fullmatch(answer.text):
        return answer.text.strip()
    if answer.question.role not in _ROLES_OF_PROSE or not isinstance(answer.question, Prose):
        return ""
    is_policy = answer.question.role is None
    for paragraph in map(str.strip, _PARAGRAPHS.split(answer.text)):
        if is_policy and (fills_space(paragraph) or is_to_the_writer(paragraph)):
            return paragraph
        if line := next(filter(is_drafting_note, paragraph.split("\n")), ""):
            return line.strip()
    return ""


@lru_cache(maxsize=1024)
def filler_in(text: str) -> str:
    """The first placeholder text of an answer; "" if there is none."""
    return next(filter(None, map(_filler, text.split("\n"))), "")


def _filler(line: str) -> str:
    """The placeholder text of a line; "" if there is none."""
    if len(line) <= _LONGEST_FILLER_LINE and _FILLER_LINE.fullmatch(f"{line} "):
        return line
    signs = (_FILLER, _DATE_HINT, _STARRED, _ASIDE, _EMPTY, _TO_SOMEBODY)
    return next((found.group() for sign in signs if (found := sign.search(line))), "")


def _normalised(text: str) -> str:
    """The words of a text in lower case, without punctuation."""
    return " ".join(re.findall(r"\w+", text.casefold()))
