"""Finds decisions on the proposal that were made before the assessment, and deeds that bind the council to it."""

from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.facts import answers_with_role, evidence_answers, policy_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.commitments import commitments, commits
from eia_tui.checks.methods.in_force import in_force
from eia_tui.checks.methods.negation import is_negated
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.settled import is_granted, settled
from eia_tui.checks.methods.substance import stems
from eia_tui.checks.methods.when import completion_date, days_in, months_in
from eia_tui.checks.methods.wishes import was_wished
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

_YEARS = LazyPattern(r"(?<![\d,£.])20\d\d\b(?!,\d)")
_BODY = (
    r"(?:the\s+)?(?:cabinet|council|full council|executive|committee|board|members|mayor|leader|director|lead "
    r"member|cabinet member|portfolio holder|executive member|chief executive|full cabinet|scrutiny|management team|"
    r"leadership team|smt|clt|cmt|corporate board|trustees)(?:\s+for\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+)?"
)
_DECIDED = (
    r"(?:agreed|approved|decided|settled|determined|authorised|signed off|endorsed|adopted|resolved|confirmed|voted|"
    r"ratified|sanctioned|"
    r"(?:taken|took|made) (?:the|its|their|a|this) (?:final |formal )?decision|given (?:the|its|their|final|"
    r"formal)? ?(?:go-ahead|approval|green light|consent)|gave (?:the|its|their) (?:go-ahead|approval|green light|"
    r"consent))"
)
_THE_CHANGE = (
    r"(?:(?:the|this|our)\s+(?:new\s+)?(?:policy|strategy|plan)\b|(?:the|this)\s+(?:new\s+)?[a-z]+\s+(?:on|in)\s+(?:\d|[A-Z])|(?:the\s+|this\s+|these\s+|"
    r"our\s+)?(?:\w+\s+){0,3}?(?:proposals?|changes?|closures?|closing|"
    r"cuts?|savings?|reductions?|scheme|model|list|tariff|rota|rates|criteria|"
    r"contract|increase|charges?|fees?|hours|opening\s+times|routes?|prices?|move|merger|transfer|withdrawal|restructure|reorganisation|timetable|"
    r"replacement|removal|ending|loss|relocation|switch|outsourcing|restructuring|conversion|sale|disposal|"
    r"to\s+(?!consult|ask|seek|look|explore|review|hold|begin|open|start|consider|carry)\w+))"
)
_DECISION = LazyPattern(
    rf"(?i)\b{_BODY}\s+(?:has\s+|have\s+|had\s+)?(?:already\s+|formally\s+|unanimously\s+|"
    rf"now\s+)?{_DECIDED}\s+(?:on\s+\d{{1,2}}\s+\w+\s+(?:20\d\d\s+)?)?(?:that\s+)?{_THE_CHANGE}"
    rf"|\b{_BODY}\s+(?:has\s+|have\s+|had\s+)?(?:already\s+|now\s+)?(?:taken|took|made|given|gave)\s+(?:the|its|"
    rf"their|a|this|final|formal)?\s*(?:final\s+|formal\s+)?(?:decision|go-ahead|approval|green light|consent)\b"
    r"|\bthe\s+(?:change|proposal|new\s+\w+)s?\s+(?:was|were|has\s+been|have\s+been)\s+(?:implemented|introduced|rolled\s+out|brought\s+in|put\s+in\s+place|launched|put\s+into\s+effect)\b"
    r"|\bnew\s+(?:\w+\s+){1,3}?(?:has|have)\s+(?:already\s+|now\s+)?been\s+(?:printed|posted|published|loaded|set\s+up|programmed|uploaded|issued|put\s+up|erected|installed)\b"
    r"|\b(?:staff|drivers|officers|crews?|workers|employees|tenants|users|parents|families|customers|residents)\s+(?:have\s+been\s+|were\s+)?(?:already\s+)?(?:notified|informed|told|advised)\s+of\s+(?:their|the)\s+(?:new\s+)?(?:routes?|rotas?|hours|place|office|base|school|date|times?|start|posts?)\b"
    rf"|\b(?:considered|assessed|looked at|written|carried out|completed|"
    rf"prepared)\s+after\s+{_BODY}\s+(?:had\s+)?{_DECIDED}\b"
    r"|\b(?:could|can)\s+no\s+longer\s+be\s+(?:changed|altered|stopped)\b|\bno\s+changes?\s+(?:to\s+(?:it|this|the\s+\w+)\s+)?(?:is|are|was|were)\s+(?:now\s+)?possible\b|\btoo\s+late\s+to\s+change\b"
    r"|\b(?:leader|mayor|council|cabinet|director|chief executive|"
    r"executive member)\s+(?:has\s+)?(?:already\s+)?announced\s+(?:the|its|that|a)\b"
    rf"|\b{_BODY}\s+(?:has|have|had)\s+already\s+(?:\w+ly\s+)?{_DECIDED}\b"
    rf"|\b{_BODY}\s+(?:has\s+|have\s+|had\s+)?(?:\w+ly\s+)?{_DECIDED}\s+(?:in\s+\w+\s+(?:20\d\d\s+)?)?that\s+[^.;]{{3,60}}\b(?:will|would|is\s+to|should)\b"
    rf"|\b(?:option|proposal|model|scenario)\s+(?:\d|[A-Z]\b)\s+(?:was|has\s+been)\s+(?:already\s+|formally\s+)?{_DECIDED}\s+by\s+{_BODY}"
    rf"|\b{_THE_CHANGE}\s+(?:of\s+(?:[\w’'-]+\s+){{1,5}}?)?(?:was|were|has\s+been|have\s+been)\s+(?:already\s+|formally\s+|unanimously\s+|"
    rf"now\s+)?{_DECIDED}\b"
    rf"|\b(?:it|this)\s+(?:was|has\s+been|had\s+been)\s+(?:already\s+|formally\s+)?{_DECIDED}\b(?!\s+(?:with|"
    r"by\s+the\s+forum))"
    r"|\b(?:form|assessment|eia)\s+(?:is|was|has\s+been|will\s+be)\s+(?:being\s+)?(?:completed|written|done|filled\s+in|carried\s+out)"
    r"[^.;]{0,50}\b(?:after|once|following)\s+the\s+decision|\b(?:form|assessment|eia)\s+(?:was|is|has\s+been)\s+(?:prepared|produced|drafted)[^.;]{0,30}"
    r"\b(?:after|once|following)\s+the\s+decision|\b(?:saving|reduction|cut|sum|money|income)s?\s+(?:has|have|was|were)\s+(?:already\s+(?:been\s+)?|(?:now\s+)?been\s+)"
    r"(?:taken|removed|built|included|counted|banked|assumed)\b|\bretrospective(?:ly)?\s+(?:assess|eia|equality)"
    rf"|\bdecision\s+(?:has\s+(?:already\s+)?been|was|is)\s+(?:already\s+)?(?:made|taken|final)"
    rf"|\b(?:has|have)\s+already\s+been\s+{_DECIDED}\b|\bfollowing\s+(?:its\s+|the\s+)?(?:approval|sign-?off|agreement|authorisation)\s+(?:by|at|"
    r"of)\b|\balready\s+(?:signed|let|awarded)\b.*\bcontract\b|\b(?:contract|lease|order)\s+(?:\w+\s+){0,6}?(?:(?:was|has\s+been)\s+"
    r"(?:already\s+)?|is\s+already\s+)(?:signed|let|awarded|placed)\b"
    r"|\bthe\s+(?:new|proposed|revised|changed)\s+(?:\w+\s+){1,3}?(?:has|have)\s+(?:already\s+|now\s+)?been\s+(?:in\s+(?:use|place|force|"
    r"operation)|used|applied|running|introduced|implemented|rolled\s+out)\b"
    r"|\bthe\s+(?:change|scheme|policy|proposal|new\s+\w+)\s+(?:is|was)\s+already\s+(?:in\s+(?:use|place|force|operation)|implemented|introduced|rolled\s+out|live|under\s*way)\b"
    r"|\b(?:notices?\s+(?:of\s+(?:closure|termination|redundancy|dismissal)|(?:ending|terminating|to\s+(?:end|quit|leave)))"
    r"|redundancy\s+notices?|dismissal\s+letters?)\b[^.;]{0,50}\b(?:were|was|ha(?:s|ve)\s+been)\s+(?:\w+ly\s+)?"
    r"(?:sent|served|given|issued)\b"
    r"|\bnotices?\s+(?:on|to|under|of)\s+(?:[\w’'-]+\s+){1,4}?(?:was|were|ha(?:s|ve)\s+been)\s+(?:\w+ly\s+)?(?:served|given|issued|sent)\b"
    r"|\b(?:provider|contractor|landlord|tenants?|operator|supplier|staff)\b[^.;]{0,30}\b(?:was|were|ha(?:s|ve)\s+been)\s+(?:given|issued\s+with|served\s+with|under)\s+(?:\w+\s+)?notice\b"
    r"|\b(?:letters?\s+of\s+(?:appointment|offer)|offer\s+letters|contracts\s+of\s+employment)\b[^.;]{0,20}\b(?:were|have\s+been|went|has\s+been)\b"
    r"|\b(?:staff|employees|team|tenants|users|parents|families|customers)\b[^.;]{0,40}\b(?:have|has|were)\s+(?:already\s+|now\s+)?(?:been\s+)?(?:told|informed|notified)\s+"
    r"(?:which|where|when|of\s+(?:their|the)\s+new|that\s+(?:it|the\s+\w+|they)\s+(?:will|is\s+to))\b"
    r"|\b(?:recruitment|building\s+work|works?|the\s+sale|marketing\s+of\s+the\s+\w+)\s+(?:for\s+[\w\s]{3,30}\s+)?(?:has|have)\s+(?:already\s+)?(?:begun|started)\b"
    r"|\b(?:there\s+is|with)\s+no\s+(?:going|turning)\s+back\b|\bthe\s+(?:decision|change)\s+(?:is|was)\s+a\s+foregone\b"
)
_CONCEDED = LazyPattern(
    r"(?i)\b(?:asked (?:for|that|us)|wanted|requested|suggested|wished|proposed|preferred)\b(?:[^.]|\.(?=\d)){3,160}"
    r"\b(?:this|that|it|which|both|these)\s+(?:has|have|was|were)\s+(?:now\s+|since\s+)?(?:been\s+)?"
    r"(?:agreed|accepted|adopted|taken up)\b"
)
"""What people asked for was agreed: that is no decision on the proposal."""
_OF_THIS = LazyPattern(r"(?i)\b(?:this|the (?:proposal|change|decision|new \w+))\b")
_NO_FIRST = LazyPattern(r"(?i)\W*(?:no|none|nothing|neither)\b")
_GONE = LazyPattern(
    r"(?i)\b(?:the|this|our|both|all)\s+(?P<thing>(?:[\w’'-]+\s+){1,5}?)(?:has|have)\s+(?:already\s+|now\s+|since\s+)?been\s+"
    r"(?:sold|let|disposed\s+of|closed|shut|removed|withdrawn|scrapped|decommissioned|demolished|terminated|cancelled|deleted|"
    r"outsourced|switched\s+off|handed\s+back|given\s+up|vacated|dismantled|taken\s+(?:down|out|away|off))\b"
)
_FOR_A_TIME = LazyPattern(
    r"(?i)\b(?:since|for (?:repairs?|years?|months?|weeks?)|temporar\w+|in 20\d\d|covid\w*|pandemic)\b"
)
_OF_A_BUDGET = LazyPattern(
    r"(?i)\b(?:budget|medium[- ]term|mtfs|capital programme|financial strategy|savings? targets?|corporate (?:plan|"
    r"strategy)|digital strategy)\b"
)
"""A sum or an aim that was set beforehand, within which the proposal may still be open."""
_NOT_DECIDED = LazyPattern(
    r"(?i)\b(?:consult\w*|draft|in principle|subject to|for comment|to ask|engagement|pilot|trial|"
    r"if|questions?|questionnaire|"
    r"equality (?:plan|objectives?|strategy|policy)|last time|previous|existing|before (?:it|cabinet|the "
    r"council) decides|no decision|not been|not yet|withdraw\w* the (?:\w+ )?(?:proposals?|plans?|ideas?|options?)|"
    r"postpone\w*|reject\w*|19\d\d)\b"
)


@check(
    "decided-already",
    severity="warn",
    category=Category.POLICY,
    source="R (Brown) v Secretary of State for Work and Pensions [2008] EWHC 3158 (Admin); Bracking v Secretary of "
    "State "
    "for Work and Pensions [2013] EWCA Civ 1345: due regard comes before the decision.",
)
def decided_already(draft: Draft) -> Iterator[Problem]:
    """A decision on the proposal that was made before the date of completion."""
    done = completion_date(draft)
    about = (*answers_with_role(draft, "name"), *policy_answers(draft)[:1])
    ours = frozenset(stem for answer in about for stem in stems(answer.text))
    for answer in [*policy_answers(draft), *evidence_answers(draft)]:
        reported = (
            *_decisions(answer.text),
            *_disposals(answer.text, ours),
            *commitments(answer.text),
            *in_force(answer.text),
        )
        for sentence in (*reported, *settled(answer.text, of_policy=answer.question.role is None, about=ours)):
            days = [day for _, day in (*days_in(sentence), *months_in(sentence))]
            years = [int(year) for year in _YEARS.findall(sentence)]
            lately = {done.year - 1, done.year} if done else {*years}
            is_long_ago = bool(years) and min(years) < min(lately) and not lately & {*years}
            is_to_come = done is not None and bool(days) and min(days) > done and not commits(sentence)
            if is_long_ago or is_to_come or is_granted(sentence):
                continue
            message = f"“{shortened(sentence)}” reads as if the decision came before this assessment"
            advice = "Say what is still open, and that those who decide will have this form in front of them"
            is_of_this = _OF_THIS.search(sentence) is not None
            if not _OF_A_BUDGET.search(sentence):
                is_of_this = is_of_this or bool(days) or bool(stems(sentence) & ours)
            if commits(sentence) and answer.question.role in ("evidence", "engagement"):
                is_of_this = False  # somebody may have been hired, or something bought, to find out
            yield (
                (answer.address, f"{message}. {advice}.")
                if is_of_this and sentence in reported
                else Guess(answer.address, f"{message}. {advice}.")
            )
            break


@lru_cache(maxsize=1024)
def _decisions(text: str) -> tuple[str, ...]:
    """The sentences of an answer that report a decision on the proposal."""
    every = sentences(text)
    return tuple(
        each.text
        for number, each in enumerate(every)
        if (decided := _DECISION.search(each.text))
        and not is_negated(each.text, decided.start())
        and not _NO_FIRST.match(each.text)
        and not _NOT_DECIDED.search(each.text)
        and not was_wished(each.text, every[number - 1].text if number else "")
        and not _CONCEDED.search(each.text)
    )


@lru_cache(maxsize=1024)
def _disposals(text: str, ours: frozenset[str]) -> tuple[str, ...]:
    """The sentences of an answer in which something of the proposal is gone already: "The second van has been sold"."""
    return tuple(
        each.text
        for each in sentences(text)
        if (found := _GONE.search(each.text))
        and not _NOT_DECIDED.search(each.text)
        and not _FOR_A_TIME.search(each.text)
        and stems(found["thing"]) & ours
    )
