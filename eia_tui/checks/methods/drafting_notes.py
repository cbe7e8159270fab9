"""Recognises a line that is a note of whoever writes the form: what is still to be written, copied, checked or cut."""

from functools import lru_cache

from eia_tui.checks.methods.in_the_making import is_about_the_text
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.pending import is_note
from eia_tui.checks.methods.tense import is_past

_LONGEST = 80
"""Characters; a longer line is not just a note."""
_VERB = LazyPattern(
    r"(?i)\b(?:is|are|was|were|has|have|had|will|would|can|cannot|may|might|does|do|did|means?|\w+n['’]t)\b"
)
"""A verb that makes a sentence of a line: "a section of the path is steep"."""
_PART = (
    r"(?:(?:some|more|a|the|short|new|further|another|one)\s+)*(?:something|bits?|paras?|paragraphs?|sentences?|"
    r"lines?|sections?|text|words?|wording|"
    r"info(?:rmation)?|stuff|blurb|stats|quotes?|narrative)"
)
_WITHOUT_VERB = LazyPattern(
    rf"(?i)\W*{_PART}\s+(?:about|on|re|regarding|covering|from|for)\b.+"
    r"|\W*(?:[\w’']+\s+){0,3}(?:rationale|background|text|wording|bits?|paras?|paragraph|section|figures?|numbers|"
    r"stats|data|quotes?|details?|info|"
    r"answer|case|reasons?|costs?|savings?|narrative|comments?)(?:\s+(?:about|on|re|from|of|for)\s+.{2,40})?\s+here\W*"
    r"|.{3,60}\b(?:goes|go|to go|to come|needed|required|wanted|missing)\s+(?:in\s+)?here\W*"
    r"|\W*(?:\w+\s+){1,2}(?:text|wording|para|narrative|blurb|goes here)\W*"
    r"|.{0,40}(?:max\w*|up to|no more than|limit(?: of)?|approx\w*)?\W*\b\d+(?:\s?[-–]\s?\d+)?\s+(?:words|lines|"
    r"sentences|"
    r"paras?|paragraphs|bullets?|pages?)\b\W*(?:max\w*|limit|only|at most)?\W*"
)
"""Words for a part of the text and what it is to be about, a place for it, or its length."""
_TO_WRITE = LazyPattern(
    r"(?i)\W*(?:(?:still|we|i|also)\s+){0,2}(?:needs?|must|want|have)\s+(?:to\s+)?(?:say|mention|add|include|write|put|"
    r"check|ask|find|confirm|insert|chase|cover|reference|refer|something|more on|figures?|numbers|stats|data|text|"
    r"wording|input|a (?:line|para|paragraph|sentence|quote|figure))\b.+"
    r"|\W*(?:cop(?:y|ied)(?!\s+of\b)|(?:cut|copy)\s+(?:and|&)\s+paste\w*|pasted?|lift(?:ed)?|c&p)\s+(?:\w+"
    r"\s+){0,3}?(?:from|"
    r"of|out of)\b.+"
    r"|\W*(?:re-?word|re-?write|re-?draft|re-?phrase|shorten|tidy|expand|beef up|tighten|simplify)\s+(?:this|these|"
    r"here|that|it|the "
    r"(?:above|below|text|wording|para\w*|section|sentence))\b.*|\W*(?:re-?word|re-?write|re-?draft|re-?phrase)\W*"
    r"|\W*(?:delete|remove|cut|strike|keep|omit)\s+(?:(?:this|the)\s+\w+\s+)?(?:as|if|unless|once|when|where|before|"
    r"after|whichever|one|either)\s+"
    r"(?:not|appropriate|applicable|needed|required|no longer|relevant|of|does)\b.*"
    r"|.*\((?:please\s+)?delete\b.{0,30}\)\W*"
    r"|\W*(?:click|tap)\b.{0,20}\b(?:to|here)\b.*|\W*(?:enter|type|start typing|choose|select)\s+(?:your |an? |"
    r"some |the )?(?:text|item|"
    r"answer|response|rationale|details?|date|here|option)\W*(?:here|below|from .*)?\W*"
    r"|\W*write\s+(?:your|the)\s+(?:answer|response|rationale|text)\b.*"
    r"|\W*(?:please\s+)?(?:describe|explain|outline|state|set out|summarise|specify|justify)"
    r"\s+(?:briefly\s+|in brief\s+|here\s+)?(?:why|how|what|who|"
    r"your|any|(?:the|a)\s+(?:\w+\s+)?(?:reasons?|rationale|drivers?|background|context|purpose|need|case|proposal|"
    r"evidence|summary|overview)\b).*"
    r"|\W*use plain english\b.*|\W*avoid (?:jargon|acronyms)\b.*|\W*guidance(?: notes?)?\s*:.+|"
    r"\W*see (?:the )?guidance\b.+\b(?:complete|fill in)\b.*"
    r"|.*\btrack(?:ed)? changes\b.*|\W*(?:the )?(?:highlighted|yellow|red) (?:bits?|text|parts?|sections?|wording|"
    r"words?|figures?)\b.{0,20}"
    r"\b(?:needs?|to be|still|to check|to update|tbc)\b.*"
    r"|\W*see\s+(?:[\w’' ]{1,25}['’]s?|my|your|his|her|the)\s+(?:e-?mails?|notes?|comments?|messages?|edits|"
    r"changes)\W*(?:\w+\W*){0,4}"
    r"|\W*see\s+(?:comments?|notes?|edits|changes|e-?mails?)\s+(?:from|by|of|in)\b.+"
    r"|\W*\(?\s*(?:para|text|wording|bit|section|words?|copy)\s+from\b.+\)"
    r"|\W*needs? (?:sign[- ]off|input|checking|approval|more|work|a check|a rewrite)\b.*"
)
"""What the writer, or whoever fills in the form, is told to do."""
_ASKED = LazyPattern(
    r"(?i).*\w\s?\?{2,}.*"
    r"|\W*(?:and\s+|but\s+)?(?:is|are|was|isn['’]t|aren['’]t)\s+(?:this|these|that|it|those)\s+(?:still\s+|really"
    r"\s+|all\s+)?(?:right|ok|okay|correct|true|up to date|"
    r"needed|accurate|the latest|enough|relevant|the same)\b.{0,30}\?\W*"
    r"|.{0,20}\b(?:can|could|should|shall|do|must)\s+(?:we|i|you)\s+(?:need to |want to |please )?(?:say|mention|"
    r"put|add|check|include|confirm|send|quote|"
    r"reword|cut|delete|look at|finish|complete|write|draft|do|update|fill)\b.{0,50}\?\W*"
    r"|\W*(?:note|query|question|message|comment|over)\s+(?:to|for)\s+(?:[A-Z]|self|all|me)\w*\s*[:–,-].+"
    r"|\W*(?:dn|drafting note|author['’]?s? note|editor['’]?s? note)\s*[:–-].+"
)
_FROM_SOMEBODY = LazyPattern(
    r"\W*[A-Z]\w+['’]s? (?:bit|section|part|para\w*|text|input|comments?|piece|draft|turn)\W*"
    r"|\W*(?:[A-Z]{2,3}|[A-Z][a-z]+)\s*[:–-]\s+(?:can|could|please|pls|is|are|do|does|have|has|to|what|where)\b.+\?\W*"
)
"""What belongs to a colleague, or asks one: "Sunita's bit", "MW: can we say this?"."""
_SHOUTED = LazyPattern(
    r"\W*(?:[A-Z0-9'’&/-]+\s+)*(?:NEED|NEEDS|HERE|CHECK|REWORD|REWRITE|REDO|UPDATE|ADD|DELETE|INSERT|MISSING|TBC|"
    r"DRAFT|TODO|CONFIRM|COMPLETE|"
    r"EXPAND|FIX)\b(?:\s+[A-Z0-9'’&/-]+)*\W*"
)
_MARKER = LazyPattern(r"\s*(?:[-+•]|\d{1,3}[.)])\s|\s*\|")
_TEXT = (
    r"(?:sentences?|para\w*|sections?|wording|text|rationale|summary|references?|ref|quotes?|bullets?|figures?|"
    r"stats|data|details?|info\w*|something|"
    r"lines?|bits?|notes?|background|context|numbers|evidence|links?|this|these|box|costs?|savings?|words?|"
    r"examples?|more|dates?|names?)"
)
_TO_THE_WRITER = LazyPattern(
    rf"(?i)\W*(?:please\s+|pls\s+|also\s+|then\s+|just\s+)?(?:add|include|insert|put|mention|describe|expand|update|"
    rf"check|double[\s-]check|confirm|chase|fill|draft|"
    rf"summarise|complete|cite|quote|tidy|verify|query|copy|need|needs|want)\s+(?:in\s+|up\s+|out"
    rf"\s+)?(?:(?:a|an|the|some|any|our|your|one|short|more|new|latest|final)\s+)*{_TEXT}"
    rf"(?:\s+(?:about|on|re|for|from|with|of|in|to|as|once|when|if|before|after|later|here|below|above)\b.*|\s*:.*|\W*)"
    r"|\W*ask\s+(?:(?-i:[A-Z])|legal|finance|hr|comms|policy|procurement|estates|the\s+\w+\s+(?:team|officer|manager)|my|"
    r"our)\w*\b[^:]{2,60}"
    r"|\W*(?:check\s+with|speak\s+(?:to|with)|talk\s+to|chase|liaise\s+with|run\s+(?:this\s+|it\s+)?past|"
    r"query\s+with|confirm\s+with|find\s+out|come\s+back\s+to)\s+.{3,60}"
    r"|\W*(?:why|what|who|when|where|how|which|is|are|do|does|did|can|could|should|shall|will|would|has|have|"
    r"any)\b[^.?]*\?\W*"
    r"|.{0,40}\b(?:goes|go|needs?|still|put|to\s+go|belongs)\b.{0,20}\bthis\s+(?:section|box|answer|field|para\w*|"
    r"bit|question|template)\b(?!\s+of\b)"
    r".{0,30}|\W*this\s+(?:section|box|answer|field|para\w*|bit|question)\s+(?:is|was|needs?|still|to|has|will|"
    r"should)\b.*"
    r"|\W*(?:i['’]?m\s+|still\s+|we['’]re\s+)?(?:not\s+sure|unsure|don['’]?t\s+know|no\s+idea|unclear|dunno)"
    r"\s+(?:what|how|if|whether|about|who|why|of)\b.*|\W*I(?:['’](?:ll|ve|m|d))?\s+[a-z].*"
    r"|\W*(?:as\s+per|same\s+(?:text\s+|wording\s+)?as|refer\s+to|see)\s+[^.,\[\]/]{3,50}\W*"
    r"|\W*(?:awaiting|waiting\s+(?:for|on)|pending)\s+[^,]{3,60}"
    r"|(?:[\w’']+\W+){0,6}\((?:[^()]*\b)?(?:bullet\s+points?|bullets|optional|if\s+applicable|as\s+appropriate|in"
    r"\s+brief|briefly|max\w*|one\s+line|to\s+be\s+\w+|draft|insert|[\w\s]{1,20}\bto\s+(?:confirm|check|add|draft|"
    r"write|supply|provide|update|follow|complete))[^()]*\)\W*"
    r"|\W*(?:the\s+)?(?:text|wording|bits?|parts?|figures?|words?|passages?|sections?)\s+(?:in|marked|highlighted|"
    r"shown)\s+(?:in\s+)?(?:blue|red|yellow|green|italics?|bold|brackets|grey)\b.*"
    r"|\W*[A-Z][\w'’ ]{1,30}\s+to\s+(?:(?:please|also|then|draft|re-?draft|write(?:\s+up)?|finish|sort|fill"
    r"\s+in)\W*(?:\w+\W*){0,2}|"
    rf"(?:add|approve|check|confirm|provide|supply|send|review|amend|agree|update|complete|cover|expand|do|clear)"
    rf"\s+(?:(?:a|the|our|some|final)\s+)?{_TEXT}\b.*)"
)
"""What is said to whoever writes or reads a draft of the answer about the proposal."""
_LEFT = LazyPattern(
    r"(?i)(?:[^.;:]{2,50}?\s)?(?:still\s+)?to\s+be\s+(?:written|supplied|provided|added|inserted|completed|drafted|"
    r"confirmed|updated|reworded|rewritten|checked|filled in|finished)\b"
    r"(?:\s+(?:by|with|from|once|when|after|later|in|here|before)\b.*)?\W*"
)
"""What is to be written."""
_RULE = LazyPattern(r"\s*([-*_])(?:\s*\1){2,}\s*")
"""A line across the page in Markdown."""
_ALONE = LazyPattern(
    r"(?i)\W*(?:test(?:ing)?(?:\W+test(?:ing)?)*|asdf\w*|qwerty\w*|(?:blah\W*)+|abc|xyz|foo(?:bar)?|sample|"
    r"dummy(?: text)?|something|stuff|n/?k|lorem|not known|unknown|don['’]?t know|to ?do|fill in(?: later)?|later|"
    r"to (?:follow|come)|pending|none yet|nothing yet|"
    r"(?:more )?(?:to come|later|here|soon)|coming soon|(?:work )?in progress|wip|under construction|"
    r"to be (?:finished|done|drafted|decided|agreed)|"
    r"tb[acd]|to be (?:confirmed|completed|advised|written|supplied|provided|added)|ditto|idem|as (?:before|"
    r"previous(?:ly)?|last (?:time|year)|above)|same (?:again|as (?:before|previous\w*|last (?:time|year)|above)))\W*"
)
"""What is no answer where a paragraph says nothing else."""


@lru_cache(maxsize=4096)
def is_drafting_note(line: str) -> bool:
    """Whether a line says nothing but what somebody has still to write, copy, check or cut."""
    if len(line) > _LONGEST or not line.strip() or _MARKER.match(line):
        return False
    if is_shouted_note(line):
        return True
    return bool(
        _TO_WRITE.fullmatch(line)
        or _ASKED.fullmatch(line)
        or _FROM_SOMEBODY.fullmatch(line)
        or (_WITHOUT_VERB.fullmatch(line) and not _VERB.search(line) and not is_past(line))
    )


def is_shouted_note(line: str) -> bool:
    """Whether a line in capitals says what is still to be done: "NEED COSTS HERE"."""
    return any(map(str.isalpha, line)) and _SHOUTED.fullmatch(line) is not None


@lru_cache(maxsize=4096)
def fills_space(paragraph: str) -> bool:
    """Whether a paragraph has no word, or only one that fills the space: "...", "test", "ditto", "TBC"."""
    if len(paragraph) > _LONGEST or _RULE.fullmatch(paragraph):
        return False
    return not any(map(str.isalnum, paragraph)) or _ALONE.fullmatch(paragraph) is not None


@lru_cache(maxsize=4096)
def is_to_the_writer(paragraph: str) -> bool:
    """Whether a paragraph about the proposal is rather said to whoever writes it: "Ask Legal about the wording".

    An order, a question without an answer or "see the business case" says nothing about what is proposed.
    """
    if len(paragraph) > _LONGEST or _MARKER.match(paragraph):
        return False
    is_left = not _VERB.search(paragraph) and not is_past(paragraph) and _LEFT.fullmatch(paragraph) is not None
    if is_left or _TO_THE_WRITER.fullmatch(paragraph) is not None or is_note(paragraph):
        return True
    return is_about_the_text(paragraph)
