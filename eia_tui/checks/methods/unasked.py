"""Decides whether a paragraph about engagement reports that nobody from outside was asked, whatever it says instead."""

import re
from functools import lru_cache
from typing import Literal, TypeAlias

from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import group_words, phrases
from eia_tui.checks.methods.slots import says
from eia_tui.checks.methods.tense import is_future, is_past

Instead: TypeAlias = Literal["", "nobody", "later", "told", "insiders"]
"""What is reported instead of asking: nobody was asked or will be later, people were told, or talks with one's own."""

_ASK = (
    r"(?:asked|consulted|engaged(?:\s+with)?|approached|spoken\s+(?:to|with)|contacted|involved|invited|surveyed|"
    r"interviewed|canvassed|listened\s+to)"
)
_ASKING = (
    r"(?:engagement|consultations?|surveys?|involvement|feedback|contact|discussions?|"
    r"co-production|outreach|participation)"
)
_NOBODY = LazyPattern(
    rf"(?i)^\W*(?:none\b(?!\s+(?:of|who|whom)\b)|nil\b|n\s?/\s?a\b|not\s+(?:applicable|needed|required|necessary|relevant|undertaken|done|carried\s+out|at\s+this|yet|(?:deemed|considered|felt|thought|judged|seen)\b)\b)|"
    rf"^\W*(?:{_ASKING}|consulted)\W+(?:none|nil|n/a|not\s+(?:applicable|needed|required|yet))\b|"
    rf"^\W*(?:[\w’'-]+\s+){{0,4}}?no\s+(?:\w+\s+){{0,2}}?{_ASKING}\s*(?:$|[.;,(]|has\b|have\b|had\b|(?:is|was|were|are)\s+(?:\w+\s+)?(?:needed|required|necessary|planned|proposed|undertaken|carried|held|done|possible|appropriate)\b|took\b|to\s+date|yet|at\s+this|so\s+far|required|needed|necessary|planned|undertaken|with\b|on\b|as\b|because\b)|"
    rf"\b(?:(?:was|were|been|is|are)\s*(?:not|n['’]t|never)|(?:has|have|had)\s*(?:not|n['’]t|never)(?:\s+yet)?\s+been|not\s+been)\s+(?:\w+ly\s+|yet\s+)?{_ASK}\b|"
    rf"^\W*(?:no[- ]one|nobody)\b[^.;:]{{0,30}}?\b(?:was|were|has|have|is)\s+(?:yet\s+|been\s+)*{_ASK}\b|"
    r"(?:\bnot|n['’]t)\s+(?:\w+\s+){0,3}?(?:necessary|needed|required|proportionate|appropriate|possible|practical|feasible|warranted|worth\w*)\s+to\s+(?:consult|engage|ask|survey|involve|hold)\b|"
    rf"\b(?:does|do|did|will|would)\s*(?:not|n['’]t)\s+(?:warrant|need|require|merit|call\s+for|justify|trigger)\s+(?:an?\s+|any\s+|the\s+)?(?:\w+\s+){{0,2}}?{_ASKING}\b|"
    r"\b(?:did|do|could|have)\s*(?:not|n['’]t)\s+(?:therefore\s+)?(?:consult|engage|survey|canvass)(?:ed)?\b|"
    r"(?:\bno|\bnot|n['’]t)\s+(?:been\s+)?(?:\w+\s+)?time\s+to\s+(?:speak|ask|consult|engage|survey|talk|meet)\b|"
    r"\b(?:nobody|no[- ]one)\s+outside\b|^\W*(?:we\s+)?plan(?:s|ned|ning)?\s+(?:to\s+\w+\s+)?(?:an?\s+|the\s+)?"
    r"(?:\w+\s+)?(?:survey|consultation|engagement|workshops?)\b|"
    rf"\b{_ASKING}\b[^.;]{{0,40}}?\b(?:was|were|is|are|has\s+been)\s*(?:not|n['’]t)\s+(?:been\s+)?(?:\w+\s+){{0,2}}?(?:possible|needed|required|necessary|undertaken|carried\s+out|held|done|appropriate|proportionate|started)\b|"
    rf"^\W*{_ASKING}\s+not\s+(?:\w+\s+)?(?:possible|needed|required|necessary|undertaken|carried|held|done|started)\b|"
    rf"\b(?:rely|relying|relies|relied)\s+on\s+(?:the\s+)?(?:\w+\s+){{0,2}}?(?:national|government\w*|earlier|previous|department\w*|regional)\s+{_ASKING}\b"
)
"""Nobody was asked, or nobody need be."""
_WILL_ASK = LazyPattern(
    rf"(?i)^\W*(?:[\w’'-]+\s+){{0,4}}?(?:{_ASKING}|consult\w*|ask\w*|engag\w*|survey\w*)\b",
    needs=("eng", "cons", "ask", "surv", "feedb", "involv"),
)
_NAMES_OF_OFFICES = LazyPattern(
    r"(?i)\b(?:parish|town|district|community)\s+(?:and\s+(?:parish|town)\s+)?(?:council\w*|clerks?)|\bschools?\s+forum\b|\bschool\s+(?:heads?|staff|governors?)\b|"
    r"\b(?:adults?|children['’]?s?|family|customer|community|youth|public|people|housing|disability|equalit\w+|carers?['’]?)\s+(?:and\s+\w+\s+)?(?:services?|teams?|officers?|leads?|managers?|health|sector|commissioner\w*|directorate|networks?\s+lead)\b|"
    r"\b(?:services?['’]?s?|residents['’]|tenants['’]|customers['’]|users['’])\s+(?:magazine|newsletter|handbook|manager|officer)\b|\bmembers?\s+services?\b|\bpublic\s+(?:consultation|notice|meeting|health|affairs)\b|"
    r"\bbus(?:iness)?\s+(?:partners?|operators?|compan\w+)\b|\bservice\s+users\b(?=[^.]*\bnot\b)"
)
"""Names with a word for people who are not those people."""
_ANY_ANSWER = LazyPattern(
    r"(?i)\b(?:told\s+us|said|wanted|repl(?:y|ied|ies)|respon\w+|wrote\s+back|came\s+back|answered|feared|worried|preferred|voted|chose|opposed|objected|favoured|asked\s+(?:for|that|whether|us)|took\s+part|filled)\b"
)
_OUTSIDERS = LazyPattern(
    r"\b(?!Scrutiny\b|Working\b|Steering\b|Task\b|Project\b|Reference\b|Officer\b|Leadership\b|Management\b)[A-Z][\w’'-]+\s+"
    r"(?:Group|Network|Club|Society|Association|Alliance|Centre|Church|Panel|Union of|Voice)\b|"
    r"(?i:\btold\s+us\b|\bwas\s+promised\b|\b(?:opened|chaired)\s+the\b|\bmeets\s+(?:on|in)\b|\bdecides\b)"
)
"""A group with a name of its own, and what is no talk about a proposal or what its people said."""
_VIEW = LazyPattern(
    r"(?i)\b(?:wants?|wanted|would\s+(?:like|rather)|prefers?|preferred|wish(?:es|ed)|hoped?|fear(?:s|ed)?|worr(?:y|ies|ied)|afraid|liked?|dislike[sd]?|"
    r"asked\s+(?:us\s+)?(?:for|that|to)|said\s+that|felt|raised|objected|complained|"
    r"(?:do|did|does)(?:\s+not|n['’]t)\s+(?:know|want|like|trust|feel|see|understand|mind))\b"
)
"""What people think, want or do not know."""
_OWN_WORKERS = LazyPattern(r"(?i)\b(?:unions?|unison|gmb|unite|drivers|crews?)\b")
_OPEN_TO_ALL = LazyPattern(
    r"(?i)\b(?:social\s+media|media\s+releases?|press\s+releases?|(?:the|our|council['’]s)\s+web\s?(?:site|page)|online\s+(?:survey|questionnaire|form)|"
    r"posters|librar(?:y|ies)|local\s+(?:paper|radio|press)|survey\s+link|(?:all|any)\s+(?:\w+\s+)?groups\s+(?:have|were|are|can|may)|open\s+to\s+(?:all|every\w*|anyone|the\s+public)|formal\s+consultation|public\s+consultation)\b"
)
"""Where whoever likes can take part, besides those who were told of it by name."""
_SURVEY_RAN = LazyPattern(r"(?i)\b(?:survey|questionnaire)\b[^.;]{0,40}?\b(?:ran|was\s+open|opened|closed|asked)\b")
_MANY = 10
"""As many people are more than the heads of a department."""


@lru_cache(maxsize=512)
def is_reported_instead(paragraph: str) -> Instead:
    """What a paragraph about engagement reports instead of asking those affected; "" if they were asked.

    What staff and their unions think may stand in a paragraph of its own; that they were in contact is not enough.
    """
    counted = max((each.value for each in numbers(paragraph) if each.kind == "count"), default=0)
    if counted >= _MANY and _ANY_ANSWER.search(paragraph):
        return ""
    if _NOBODY.search(paragraph) and not (counted > 1 and _ANY_ANSWER.search(paragraph)):
        return "nobody"
    if _WILL_ASK.match(paragraph) and is_future(paragraph) and not is_past(paragraph):
        return "later"
    if counted >= _MANY or any(each.kind == "percent" for each in numbers(paragraph)):
        return ""
    tells_views = _VIEW.search(paragraph) is not None
    if says("only-sent-out", paragraph) and not tells_views and not _SURVEY_RAN.search(paragraph):
        return "told"
    own = _NAMES_OF_OFFICES.sub(" officers ", paragraph)
    if phrases("public").search(own) or _OUTSIDERS.search(own) or re.search(group_words(), own, re.IGNORECASE):
        return ""
    if tells_views and (phrases("staff").search(paragraph) or _OWN_WORKERS.search(paragraph)):
        return ""
    return "insiders" if says("only-insiders", paragraph) and not _OPEN_TO_ALL.search(paragraph) else ""
