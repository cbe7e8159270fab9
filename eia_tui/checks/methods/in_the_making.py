"""Recognises what points to something on the page, what tells of unfinished research, and what is said to the writer.

They are recognised by their slots. The words of each slot are in templates/checks/in_the_making.toml.
"""

from datetime import date
from functools import lru_cache

from eia_tui.checks.methods.counts import counts
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.slots import begins_with, says
from eia_tui.checks.methods.sources import shares
from eia_tui.checks.methods.tense import is_going_on, is_past
from eia_tui.checks.methods.when import days_in, months_in

_SHOWN = ("shows-on-page", "shows-in-adjoining", "begins-what-is-shown", "includes-on-page")
_UNFINISHED = ("research-unfinished", "making-unfinished", "surely-unfinished")
_TO_THE_WRITER = ("guides-writer", "of-the-work")

_PARTS = LazyPattern(r"(?<=[.?!;:])\s+|\s+[-–—]\s+")
_OPENING = LazyPattern(
    r"(?i)\W*(?:(?:please|pls|plz|just|also|then|maybe|perhaps|ok|n\.?b\.?|must|to|"
    r"remember to|need to|needs to|we should|we need to|"
    r"(?-i:[A-Z][a-z]+|[A-Z]{2,4}),?(?:\s+(?:please|pls|to|can you|could you|will)))\b\W*)*"
)
"""What may be before an order: "Please", "NB", "JB please"."""
_NO_SUBJECT = LazyPattern(
    r"\W*(?:Will(?!\s+(?:close|open|shut|run|move|end|begin|start|stop|cost|charge|merge|cut|reduce|replace|build|"
    r"offer|provide|remain|stay|become|rise|fall|apply|affect|save|mean|allow|cover)\b)|"
    r"Can['’]t|Cannot|Couldn['’]t|Could|Haven['’]t|Hasn['’]t|Didn['’]t|Don['’]t know|Need|Needs|Still|Must|Might be|"
    r"Would be|Should be|Not done|Not sure|Not happy|Marking|Leaving|"
    r"(?:Left|Kept)(?!\s+(?:open|shut|closed|hand|turn\w*|side|free|clear|warm|on|off)\b)|"
    r"(?:Parking|Parked)(?=\s+(?:this|it|that|these|here|until|till|for now|the (?:wording|text|section|point))\b)|"
    r"Working on|Trying|Wrote|Struggling|Assuming|Guessing)\s(?!of\b)[^?]*"
)
"""A sentence that leaves out "I", such as "Will finish this when I am back", and not the service that it is about."""
_HAS_SUBJECT = LazyPattern(
    r"\W*(?:Working|Leaving|Left|Kept|Marking|Trying|Need)\s+"
    r"(?:(?!(?:until|till|when|while|as|if|because|since|what|who|which|whether|how|where|that|so)\b)[\w’'-]+\s+){1,6}?"
    r"(?:will|would|is|are|was|were|has|have|had|can|may|costs?)\b"
)
"""A sentence that leaves out nothing, as what it begins with does something: "Working on Sundays will be paid"."""
_FROM = LazyPattern(
    r"\W*(?:(?i:comment|query|note|question|edit|suggestion|thought|input)s?\s+(?:from|by|for|to)|"
    r"(?i:message|text|reply)\s+(?:(?:from|by)|(?:for|to)(?=\s+[A-Z])))\s+"
    r"\w+(?:\s\w+)?\s*[:–-].+|\W*(?i:example|e\.g\.|eg|prompt|hint|tip|instruction)s?\s*:.+"
)
"""What somebody else says of the text, or an example of an answer, with its label: "Comment from Sue: too long"."""


@lru_cache(maxsize=4096)
def is_shown_on_page(sentence: str) -> bool:
    """Whether a sentence points to something on its page: "Below is a snapshot of who comes"."""
    return any(says(kind, sentence) for kind in _SHOWN)


@lru_cache(maxsize=4096)
def is_unfinished(sentence: str, done: date) -> bool:
    """Whether a sentence tells of research that is not finished when the form is `done`, and gives no result of it."""
    is_named = any(says(kind, sentence) for kind in _UNFINISHED) or (
        is_going_on(sentence) and says("research-going-on", sentence)
    )
    if not is_named or shares(sentence) or counts(sentence):
        return False
    days = [day for _, day in (*days_in(sentence), *months_in(sentence))]
    return not days or max(days) > done


@lru_cache(maxsize=4096)
def is_about_the_text(paragraph: str) -> bool:
    """Whether a short paragraph about a proposal is an order, a hint or a thought about the writing of it."""
    if _FROM.fullmatch(paragraph) or any(says(kind, paragraph) for kind in _TO_THE_WRITER):
        return True
    for part in _PARTS.split(paragraph):
        opening = _OPENING.match(part)
        rest = part[opening.end() :] if opening else part
        if begins_with("writer_order", rest) or (begins_with("order", rest) and says("of-writing", paragraph)):
            return not is_past(part)
    return _NO_SUBJECT.fullmatch(paragraph) is not None and not _HAS_SUBJECT.match(paragraph)
