"""Decides whether an expected outcome says what will be different, or only that something was done."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import has_characteristic, names_people
from eia_tui.checks.methods.phrases import phrases

_DEED_DONE = LazyPattern(
    r"(?i)^\W*(?:[\w'’/-]+\s+){0,7}?(?:(?:is|are|will be|has been|have been|be|being|was|were|"
    r"now)\s+)?(?:fully\s+|all\s+)?"
    r"(?:in place|completed?|done|trained|published|produced|delivered|held|updated|developed|revised|"
    r"implemented|issued|"
    r"circulated|distributed|sent|printed|posted|shared|launched|installed|written|drafted|carried out|undertaken|"
    r"approved|agreed|"
    r"signed|arranged|"
    r"reviewed|available|embedded|established|set up|created|adopted|ready|up and running|live|met|achieved|"
    r"recruited|appointed|booked|informed|taken place|gone out|gone live|"
    r"happened|under ?way|discharged|actioned|fitted|displayed|"
    r"(?:(?<=log )|(?<=list )|(?<=record )|(?<=sheet is )|(?<=log is )|(?<=list is ))(?:maintained|kept)|"
    r"provided|offered|consulted|briefed|logged|built|added|translated|bought|purchased|rolled out|drawn up|put up|up|"
    r"introduced|opened|secured|amended|redesigned|signed up|included|finalised|submitted|commissioned|collected|"
    r"notified|advertised|identified)"
    r"(?:\s+(?:in full|on time|on the website|online|(?:at|in|on|to|by|with|w/|for|from|into|"
    r"across) (?:[\w’'-]+ ?){1,4}|"
    r"to all|by then|by the deadline|to a (?:high|good) standard|"
    r"successfully|as planned|to staff|to "
    r"everyone|and (?:\w+\s?){1,2}))?\W*$"
)
_THING_DONE = LazyPattern(
    r"(?i)^\W*(?:[\w'’/-]+\s+){1,4}?(?!need|remov|clos|halv|resolv|settl|hous|narrow|sav|protect|reach|restor|avoid|prevent|solv|eas|improv|reduc|"
    r"increas|shar|treat|includ)[a-z]{2,}ed(?:\s+(?:up|out|in|down|over|at|on|to|by|with|w/|for|from|into|across|outside|inside|near|along|round)"
    r"(?:\s+[\w’'-]+){0,4})?\W*$"
)
"""A thing and what was done with it: "crossing painted outside the school"."""
_THING_THERE = LazyPattern(
    r"(?i)^\W*(?:[\w’'/-]+\s+){1,4}?(?:(?:is|are|now|all)\s+)*(?:in (?:use|operation|force|service)|on "
    r"(?:the|all|every|each) "
    r"(?:walls?|doors?|bins?|site|website|web|intranet|shelves|notice ?boards?|buses|vehicles|system|form))\W*$"
)
"""A thing, and that it is there: "new form in use"."""
_NOT_MEASURED = LazyPattern(
    r"(?i)\b(?:(?:is|are|be|feel|become|made|more|better|greater|raised?|increased?|"
    r"improved?)\s+(?:\w+\s+)?(?:aware\w*|informed|supported|engaged|"
    r"involved|understood|valued|empowered|confident)|awareness|understanding|support(?:ed)? (?:is|was|"
    r"will be) (?:given|provided|offered|in place)|"
    r"(?:needs?|concerns?|issues?|impacts?|risks?|barriers?|effects?) (?:is|are|will be)?\s*(?:met|addressed|"
    r"mitigated|minimised|considered|understood|"
    r"reduced|managed)|(?:good|better|improved|positive|successful|effective|smooth|fair|fairer|robust|transparent|"
    r"consistent|happier|inclusive) \w+|(?:reduced|lower|less|minimised) risk\b|it works|people know|(?:is|"
    r"are) (?:\w+ )?(?:welcoming|accessible|inclusive|fair|suitable|appropriate|effective|user-friendly)|"
    r"(?:staff|people|residents|users) know)\b|"
    r"\bfeels?\s+that\b|^\W*(?:full\s+)?complian(?:ce|t)\b|\bcompl(?:y|ies|iance) with\b|\b(?:needs?|views?|"
    r"voices?)\b[^.;]{0,40}\b(?:taken into account|recognised|respected|heard|"
    r"listened to|considered)\b"
)
"""An outcome that nobody can see or count: "staff are aware of the needs of disabled visitors"."""
SEEN = LazyPattern(
    r"(?i)\b(?:no one|nobody|no \w+ \w+|equal|gaps?|half|double|fewer|less|able to|can|could|each|every|"
    r"at or above|same as|as many|as now|"
    r"without|lower|higher|rise\w*|fall\w*|"
    r"survey\w*|count\w*|share of|number of|know how)\b"
)
"""Words of a result that can be seen or counted."""
RESULT = LazyPattern(
    r"(?i)\b(?:no one|nobody|no \w+ \w+|fewer|less|more|better|higher|lower|least|most|every|each|able to|can|"
    r"could|without|"
    r"reduc\w+|increas\w+|improv\w+|rise\w*|fall\w*|falls?|know how|feel\w*|continue to|at or above|same as|"
    r"as many|so that)\b"
)
_THINGS_DONE = LazyPattern(
    r"(?i)^\W*(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|a dozen)\s+"
    r"(?:(?!(?:in|of|out|from|for|to|who)\b)[\w’'-]+\s+){1,4}?(?:(?:are|is|were|be)\s+)?(?:given out|put up|"
    r"handed out|printed|distributed|sent(?: out)?|purchased|"
    r"bought|installed|fitted|held|delivered|issued|published|in place|running|produced|made|set up|laid|posted|"
    r"erected|"
    r"displayed|ordered|hired|completed|available)(?:\s+(?:by|in|before|at|on|across|to)\s+[^.;,]{1,30})?\W*$"
)
"""How many things are made or given out, which says nothing of the people whom they are for."""


@lru_cache(maxsize=1024)
def counts_things_done(sentence: str) -> bool:
    """Whether a sentence only counts what is bought or given out: "500 leaflets given out"."""
    return (
        _THINGS_DONE.match(sentence) is not None
        and not RESULT.search(sentence)
        and not phrases("counted").search(sentence)
        and not has_characteristic(sentence)
    )


@lru_cache(maxsize=2048)
def says_no_result(sentence: str) -> bool:
    """Whether a sentence says that a deed is done or that people are aware, and nothing that can be seen."""
    is_done = _DEED_DONE.match(sentence) or (
        not names_people(sentence) and (_THING_DONE.match(sentence) or _THING_THERE.match(sentence))
    )
    is_only_done = is_done and not RESULT.search(sentence)
    return is_only_done or (_NOT_MEASURED.search(sentence) is not None and not SEEN.search(sentence))
