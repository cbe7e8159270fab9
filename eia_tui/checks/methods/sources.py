"""Decides how a figure is known: whether its sentence, or the heading above it, names a source."""

import re
from functools import lru_cache

from eia_tui.checks.methods.counts import counts, counts_of_anything
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.sentences import LIST_ITEM, Sentence, sentences
from eia_tui.checks.methods.substance import stems

_NUMBER_WORD = r"(?:half|a (?:third|quarter|fifth|tenth)|(?:two|three|four)[ -](?:thirds|quarters|fifths)|most)"
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_OF_PEOPLE = (
    r"(?:people|residents|users|customers|households|homes|pupils|tenants|members|borrowers|parents|children|visitors|patients|staff|those|them|"
    r"families|adults|women|men|girls|boys|burials|deaths|births|carers|learners|veterans|electors|appeals|"
    r"[a-z-]*(?:holders|owners|drivers)|[a-z-]{3,}(?:ants|ists|inees|oyees|icers|ainers|itors|ectors|ickers|iders|orers|eavers|ellers))"
)
_SHARE = LazyPattern(
    r"(?i)(?<![\w.£/])\d[\d,.]*\s?(?:%|per ?cent\b|percentage points)"
    rf"|\b(?:\d+|{_SMALL})\s+(?:in|out of)\s+(?:every\s+)?(?:\d+|{_SMALL}|twelve|twenty|a hundred)\b"
    r"(?!\s+(?:days|hours|weeks|months|minutes|years)\b)"
    r"|\b(?:fall(?:en|s|ing)?|fell|ris(?:en|es|ing)|rose|drop(?:ped|s)|gr(?:own|ew|ows)|up|down|increased?|decreased?|declined?)\s+by\s+(?:nearly\s+|almost\s+|over\s+|about\s+|around\s+|more\s+than\s+)?"
    rf"{_NUMBER_WORD}\b"
    rf"|\b{_NUMBER_WORD}\s+of\s+(?:the|our|its)\s+(?:parish|ward|population|workforce|village|borough|town|community|estate|intake|caseload|membership|waiting\s+list|audience|rota|crew|team|neighbourhood)\s+(?:is|are|has|have|was|were|live|lives)\b"
    rf"|\b{_NUMBER_WORD}\s+of\s+(?:all\s+|our\s+|the\s+|its\s+)?(?:\d+\s+)?(?:[a-z-]+\s+){{0,3}}?{_OF_PEOPLE}\b"
    rf"|\b(?:twice|thrice|(?:\d+|{_SMALL})\s+times)\s+(?:as|more|less)\s+(?:likely|many|high|often|common)\b"
    r"|\b(?:double|treble|triple|half|twice)\s+the\s+(?:\w+\s+)?(?:average|rate|proportion|share|figure|number)\b"
    rf"|\b(?:\d+|{_SMALL})\s+(?:percentage\s+)?points\s+(?:lower|higher|more|less|below|above|behind|ahead)\b"
    rf"|\b(?:\d+|{_SMALL})\s+years\s+(?:lower|higher|shorter|longer)\b"
    r"|\b(?:number|numbered|total|totalled)\s+(?:about\s+|around\s+|some\s+|nearly\s+|over\s+)?\d[\d,]*\b|\bof\s+whom\s+(?:only\s+|about\s+)?\d+\b"
    r"|\b(?:average|avg|mean|median|typical)\s+(?:age|income|wait|rent|pay)\b[^.;]{0,25}?\b\d[\d,.]*\b"
)
_OF_A_THING = LazyPattern(
    r"(?i)\s+of\s+(?:its|the|their|this)\s+(?:\w+\s+)?(?:length|area|width|floor|route|road|cost|costs|budget|price|space|site|land|building)\b"
)
"""What a share is of, if not of people."""
_GRADIENT = LazyPattern(r"(?i)\b(?:ramps?|slipways?|slopes?|gradients?|hills?|kerbs?|banks?|inclines?|crossfalls?)\b")
_OF_A_PRICE = LazyPattern(r"(?i)\b(?:rise|increase|cut|discount|reduction|uplift)\s+of\s+(?:about\s+)?$")
_YEAR = LazyPattern(r"(?<![\d,])(?:19|20)\d\d\b")
_SOURCE_LINE = LazyPattern(
    r"(?i)^\W*(?:\*|_)?\(?sources?\b|^\W*(?:all\s+)?figures\s+(?:are\s+)?from\b|^\W*based on\b|\bsame source\b"
)
_OF_ALL = LazyPattern(
    r"(?i)\bunless\s+(?:\w+\s+){0,2}?(?:stated|named|noted|said|given|shown|otherwise)\b|\bthroughout\W*$|"
    r"^\W*all\s+(?:of\s+)?(?:(?:the|these|our)\s+)?(?:figures\s+|numbers\s+|data\s+)?(?:below\s+|here\s+)?(?:are\s+|come\s+|taken\s+)?from\b"
)
"""Words of a sentence that gives the source of all figures of an answer."""
_LEADS_ONE = LazyPattern(r"(?i)\*\*[^*]*\b(?:not|\w+n['’]t|unknown|gaps?|limits?)\b[^*]*\*\*")
"""A lead-in about what is not known: the source that it names is not that of other paragraphs."""
_PROFILE_LABEL = LazyPattern(r"(?i)^\W*(?:\w+\s+){0,3}profiles?\s*[:–—-]")
"""A profile of which nobody says whose it is is no source."""
_GIVEN_ABOVE = LazyPattern(
    r"(?i)\b(?:referred to|mentioned|given|named|shown|counted|set out) above\b|\bsame (?:sources?|sample|survey|"
    r"records?|returns?|data|database|register|system|figures|extract|period|report|log|analysis|dates?|day)\b"
)
_COUNTED_BY = LazyPattern(
    r"(?i)\b(?:examined|counted|rang|asked|surveyed|checked|analysed|sampled|drawn|measured|took part|pilot|trial|"
    r"counters?|sales|accounts|files|forms|model|extract)\b"
)
"""How something was counted, beside the year."""
_REFERS_BACK = LazyPattern(
    r"(?i)\b(?:these|they|them|those|its?|the same|also|again|the (?:rest|others?|remainder)|of which|here)\b|"
    r"^\W*(?:another|a further)\b"
)
_NAMES_SOURCE = LazyPattern(r"(?i)(?:^|[.;(*]\s*)\W*sources?\s*:")
_OF_THE_NUMBER = LazyPattern(r"(?i)\bof\s+(?:(?:the|these|those|our|all)\s+)?(?P<number>\d[\d,]+)(?![\d%])")
"""People who were counted above: "Ages of the 442"."""
_OF_TIME = LazyPattern(r"(?:years?|month\w*|weeks?|days?|hours?|times?)")
_UNNAMED = LazyPattern(
    r"(?i)^\W*(?:(?:national|recent|other|many|several|some|various|the|most)\s+)*(?:studies|research|evidence|reports|surveys|experts|"
    r"statistics|stats|figures|data|polls|papers)\s+(?:\w+ly\s+)?(?:shows?|says?|suggests?|finds?|indicates?|tells?|says?|proves?|demonstrates?)\b"
    r"|^\W*it(?: is|['’]s) (?:widely |well |generally )?(?:known|accepted|thought|believed|estimated|reported)\b|"
    r"^\W*reportedly\b"
)
"""The beginning of a sentence which says that there is a source, and not which one."""
_SOME_STUDY = LazyPattern(
    r"(?i)\b(?:an?|one|another|some|several)\s+(?:national|recent|regional|academic|university|newspaper|media|previous|earlier|big|large)\s+"
    r"(?:\w+\s+)?(?:poll|survey|study|studies|surveys|polls|report|reports|research)\b|"
    r"\baccording\s+to\s+(?:an?|one|some|several|many|recent|various)\s+(?:\w+\s+)?(?:reports?|stud(?:y|ies)|articles?|surveys?|polls?|experts?|sources?|people|papers?)\b"
)


@lru_cache(maxsize=8192)
def shares(sentence: str) -> tuple[str, ...]:
    """The percentages and shares in a sentence."""
    return tuple(found.group() for found in _SHARE.finditer(sentence) if not _is_of_a_thing(sentence, found))


def _is_of_a_thing(sentence: str, share: re.Match[str]) -> bool:
    """Whether a share is of a length or a budget, or the rise of a price that the sentence gives."""
    if _OF_A_THING.match(sentence, share.end()) or (
        share.group().startswith("1 in ") and _GRADIENT.search(sentence[: share.start()])
    ):
        return True
    return "£" in sentence and _OF_A_PRICE.search(sentence[: share.start()]) is not None


@lru_cache(maxsize=8192)
def has_source(text: str) -> bool:
    """Whether a sentence names a source, or the year that its figures are of."""
    named = phrases("source_noun").search(_PROFILE_LABEL.sub(" ", text))
    return named is not None or _YEAR.search(text) is not None


@lru_cache(maxsize=8192)
def has_dated_source(text: str) -> bool:
    """Whether a text names a source with its year, so that what follows may rest on it."""
    return phrases("source_noun").search(text) is not None and _YEAR.search(text) is not None


_NEARBY, _ROWS_NEARBY = 100, 400
"""Sentences before and after a figure, or a row of a table, that are read for its source: about three pages."""


@lru_cache(maxsize=1024)
def unsourced(text: str, *, cites_itself: bool = False, of_anything: bool = False) -> tuple[str, ...]:
    """The figures of an answer for which neither the sentence nor a heading above it gives a source.

    With `cites_itself`, for an answer about a survey or a consultation, one that it names with its year is the
    source of all figures after it. With `of_anything`, more counts than those of people are figures.
    """
    all_sentences = sentences(text)
    figures_in = _any_figure if of_anything else _figure
    if any(_OF_ALL.search(each.text) and has_source(each.text) for each in all_sentences if not each.is_row):
        all_sentences = tuple(each for each in all_sentences if _UNNAMED.search(each.text))
    if cites_itself:
        first = next(
            (n for n, each in enumerate(all_sentences) if has_dated_source(each.with_lead)), len(all_sentences)
        )
        all_sentences = all_sentences[:first]
    return tuple(
        found[0]
        for at, sentence in enumerate(all_sentences)
        if (found := figures_in(sentence))
        and not _NOT_RECORDED.search(sentence.text)
        and _is_unsourced(text, *_nearby(all_sentences, at), cites_itself=cites_itself)
    )


def _nearby(every: tuple[Sentence, ...], at: int) -> tuple[tuple[Sentence, ...], int]:
    """The sentences around one that its source may be in, and which of them it is."""
    reach = _ROWS_NEARBY if every[at].is_row else _NEARBY
    first = max(0, at - reach)
    return every[first : at + reach], at - first


def _is_unsourced(text: str, every: tuple[Sentence, ...], number: int, *, cites_itself: bool) -> bool:
    """Whether nothing around a sentence with a figure is its source; `text` is the whole answer."""
    sentence = every[number]
    if cites_itself and (sentence.is_row or _reports_replies(every, sentence)):
        return False
    if not _is_prediction(sentence) and _is_sourced(every, number, alone=_is_sourced_by_item(text, every, number)):
        return False
    has_count_only = not shares(_IN_BRACKETS.sub(" ", sentence.text))
    if has_count_only and _has_register(every[:number], sentence):
        return False
    return not _is_in_sourced_list(text, every, number) and not _counts_on(every, number)


def _figure(sentence: Sentence) -> tuple[str, ...]:
    return shares(sentence.text) or counts(sentence.text) or _unnamed(sentence)


def _any_figure(sentence: Sentence) -> tuple[str, ...]:
    return _figure(sentence) or (() if sentence.is_row else counts_of_anything(sentence.text))


def _unnamed(sentence: Sentence) -> tuple[str, ...]:
    """The words with which a sentence says that there is a source, and not which one: "Research shows"."""
    found = None if sentence.is_row else _UNNAMED.search(sentence.text)
    return (found.group().strip(),) if found else ()


_IN_BRACKETS = LazyPattern(r"(?<=[\w,’'] )\(\d+(?:\.\d+)?(?:%| per cent)[^()]*\)")
"""The share that a number before it is: "915 work part-time (32%)"."""
_REGISTER = LazyPattern(
    r"(?i)\b(?:systems?|database|register|records|log|headcount|payroll|case ?work|returns)\b[^.;]{0,40}\b20\d\d"
)


def _has_register(before: tuple[Sentence, ...], sentence: Sentence) -> bool:
    """Whether an answer says above from which of the council's own registers its numbers are, and of when.

    A paragraph of its own without a label goes on with that only if it shares a word with it.
    """
    registers = [each for each in before if _REGISTER.search(each.text)]
    first = next((each for each in before if each.block == sentence.block), sentence)
    if first.with_label.startswith("**") or sentence.is_row or sentence.lead.endswith(":"):
        return bool(registers)
    near = [each for each in registers if each.block >= sentence.block - 1]
    return any(each.block == sentence.block or _goes_on(sentence.text, each.text) for each in near)


_NOT_RECORDED = LazyPattern(
    r"(?i)\b(?:leave|leaves|left) (?:it|this|the \w+|that) blank\b|\b(?:on record|recorded|known|held|stated|"
    r"answered) for (?:only |about |some )*\w+|"
    r"\bnot (?:stated|recorded|known|given)\b|"
    r"\b(?:has|have|had) no (?:[\w’'-]+ ){1,3}(?:recorded|on record|stated)\b|"
    r"(?:%|per cent) (?:is |are )?complete\b|\bcompleteness\b"
    r"|\b(?:should|(?:is|are) (?:to|expected to)|we (?:aim|hope|want|expect)[^.;]{0,30}to) (?:fall|rise|drop|grow|go|"
    r"come|be cut|shrink)\b"
)
"""How complete the records themselves are, or what is aimed at."""


def _reports_replies(every: tuple[Sentence, ...], sentence: Sentence) -> bool:
    """Whether the paragraph of a sentence says how many replied, or that people were asked."""
    return any(_REPLIES.search(each.with_lead) for each in every if each.block == sentence.block)


_REPLIES = LazyPattern(
    r"(?i)\b(?:\d[\d,]* (?:\w+ )?(?:replies|responses|answers|forms|comments)|replied|respondents|survey|"
    r"questionnaire)\b"
)


def _is_in_sourced_list(text: str, every: tuple[Sentence, ...], number: int) -> bool:
    """Whether a sentence is in a list of which the paragraph above names its source with the year."""
    if every[number].is_row or not LIST_ITEM.match(text, every[number].start):
        return False
    above = next(
        (each for each in reversed(every[:number]) if each.is_heading or not LIST_ITEM.match(text, each.start)), None
    )
    if above is None or above.is_heading or above.is_row:
        return False
    if _is_headed_by_source(every[:number]):
        return True
    return any(has_dated_source(each.text) for each in every[:number] if each.block == above.block)


def _is_headed_by_source(before: tuple[Sentence, ...]) -> bool:
    """Whether the first words under the last heading are a source with its year, and nothing else."""
    heading = max((number for number, each in enumerate(before) if each.is_heading), default=len(before))
    first = before[heading + 1 : heading + 2]
    return any(has_dated_source(each.text) and len(each.text.split()) <= _WORDS_OF_SOURCE for each in first)


def _counts_on(every: tuple[Sentence, ...], number: int) -> bool:
    """Whether a sentence goes on with a number of the sentence before it on its line, which gives the year."""
    before, sentence = every[max(number - 1, 0)], every[number]
    is_next = number > 0 and before.start == sentence.start and not sentence.is_row and not shares(sentence.text)
    is_counted = (counts_of_anything(before.text) or _NUMBER_FIRST.match(before.text)) and _YEAR.search(before.text)
    return is_next and bool(is_counted) and _OF_THEM.search(sentence.text) is not None


def _goes_on(sentence: str, before: str) -> bool:
    """Whether a sentence goes on with what a paragraph before it is about: it refers back, or shares a word with it."""
    return _REFERS_BACK.search(sentence) is not None or bool(
        {stem for stem in stems(sentence) & stems(before) if not _OF_TIME.fullmatch(stem)}
    )


_PREDICTS = LazyPattern(
    r"(?i)\b(?:is|are)\s+(?:\w+\s+)?likely\s+to\b|\bit\s+is\s+(?:thought|believed|expected|assumed)\b|"
    r"\b(?:would|will|may|might|could)\s+(?:\w+\s+)?(?:give\s+up|stop|leave|drop\s+out|go\s+elsewhere|move\s+away|stay\s+away)\b"
)
"""What people may do, which no register has."""


def _is_prediction(sentence: Sentence) -> bool:
    """Whether a sentence gives the share of people who may do something, and no source of its own for it."""
    return (
        not sentence.is_row
        and _PREDICTS.search(sentence.text) is not None
        and bool(shares(sentence.text))
        and (not has_source(sentence.text))
    )


def _was_counted(before: tuple[Sentence, ...], sentence: Sentence) -> bool:
    """Whether a sentence gives shares of a number that the answer has above, where its source is."""
    of_all = _OF_THE_NUMBER.search(sentence.text)
    number = of_all and re.compile(rf"(?<![\d,.]){re.escape(of_all['number'])}(?![\d%]|,\d)")
    return bool(number and any(number.search(each.with_lead) for each in before))


_SOURCE_IN_BRACKETS = LazyPattern(r"\([^()]*\b20\d\d[^()]*\)")
_FEWEST_ITEMS = 2
_WORDS_OF_SOURCE = 9
"""Words at most of a line that only names a source: "Telecare database at 31 March 2026."."""
_NUMBER_FIRST = LazyPattern(r"\W*\d[\d,]*\s+[a-z]")
_OF_THEM = LazyPattern(r"(?i)\b(?:them|these|of which|the (?:others?|rest))\b")


def _is_sourced_by_item(text: str, every: tuple[Sentence, ...], number: int) -> bool:
    """Whether a sentence is an item of a list in which other items each give their source in brackets."""
    sentence = every[number]
    if sentence.is_row or not LIST_ITEM.match(text, sentence.start):
        return False
    others = {
        each.start
        for each in every
        if each.block == sentence.block and each.start != sentence.start and _SOURCE_IN_BRACKETS.search(each.text)
    }
    return len(others) >= _FEWEST_ITEMS


def _is_sourced(all_sentences: tuple[Sentence, ...], number: int, *, alone: bool) -> bool:
    """Whether a sentence has a source: its own, or one above or below it; `alone`, only in its own line or lead."""
    sentence = all_sentences[number]
    is_unnamed = _UNNAMED.search(sentence.text) or _SOME_STUDY.search(sentence.text)
    if is_unnamed and not sentence.is_row and not _YEAR.search(sentence.text):
        return False
    if has_source(sentence.text) or phrases("source_noun").search(sentence.lead) or _YEAR.search(sentence.lead):
        return True
    if _GIVEN_ABOVE.search(sentence.text) or _was_counted(all_sentences[:number], sentence):
        return True
    for later in all_sentences[number + 1 :]:  # "(Register, October 2026.)" at the end of the paragraph
        if later.block != sentence.block or later.is_heading:
            break
        if later.text.startswith("(") and has_source(later.text):
            return True
    for earlier in reversed(all_sentences[:number]):  # a sentence before it in the same paragraph that names the source
        if earlier.block != sentence.block or earlier.is_heading or (alone and earlier.start != sentence.start):
            break
        labels = earlier.with_label.startswith("**") and _YEAR.search(earlier.label or earlier.text)
        is_counted = _YEAR.search(earlier.text) and _COUNTED_BY.search(earlier.text)
        if (
            labels
            or is_counted
            or _GIVEN_ABOVE.search(earlier.text)
            or has_dated_source(earlier.text)
            or phrases("named_source").search(earlier.text)
        ):
            return True
    for earlier in reversed(
        all_sentences[:number]
    ):  # the paragraphs under a lead-in in bold type that gives the source
        if earlier.is_heading:
            break
        if (label := earlier.label or earlier.text).startswith("**"):
            under = [each.with_label for each in all_sentences if each.block == earlier.block]
            distance = sentence.block - earlier.block
            is_near = (
                distance <= 1
                and not _LEADS_ONE.match(label)
                and (not distance or _goes_on(sentence.text, " ".join(under)))
            )
            is_named = _GIVEN_ABOVE.search(label) or any(map(_NAMES_SOURCE.search, under))
            if is_named or has_dated_source(label) or (is_near and any(map(has_dated_source, under))):
                return True
            break
    for later in all_sentences[number + 1 :]:  # "Source: ..." below
        if later.is_heading or later.block > sentence.block + 1:
            break
        if _SOURCE_LINE.search(later.text) or (sentence.is_row and not later.is_row and has_dated_source(later.text)):
            return True
        if sentence.is_row and has_source(later.text):
            return True
    above = (
        next((each for each in reversed(all_sentences[:number]) if not each.is_row), None) if sentence.is_row else None
    )
    return above is not None and any(
        has_dated_source(each.text) for each in all_sentences[:number] if each.block == above.block
    )
