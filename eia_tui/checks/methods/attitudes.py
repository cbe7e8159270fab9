"""Decides whether a clause only says what somebody feels, hopes or means to keep in mind."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern

_PASSED_ON = LazyPattern(
    r"(?i)\b(?:be|is|are)\s+(?:\w+ly\s+)?(?:asked|encouraged|expected|advised|urged|reminded|recommended|"
    r"invited)\s+to\b"
)
"""What others are asked or encouraged to do is an intention of ours."""
_HOPES = LazyPattern(
    r"(?i)\W*(?:(?:hopefully|ideally|with luck)\b,?|(?:we|i|the (?:council|service|team)|officers|it is|"
    r"it's)\s+(?:hope[sd]?|expect(?:s|ed)?|trusts?|"
    r"believed?s?|"
    r"anticipate[sd]?|envisage[sd]?|assume[sd]?|wants?|wish(?:es)?|would like|aspires?|intends? for)\b)"
)
"""What is hoped for is no measure: "we hope that neighbours will share lifts"."""
_ATTITUDE = LazyPattern(
    r"(?i)\b(?:be|been|is|are|remain|stay|being)\s+(?:(?:very|fully|always|as|more|particularly|especially|also)\s+)*"
    r"(?:sensitive|mindful|aware|flexible|responsive|considerate|alert|careful|understanding|supportive|conscious|"
    r"attentive|"
    r"sympathetic|inclusive|welcoming|respectful|proactive|vigilant|committed|willing|keen|sympathetic)\b"
    r"|\b(?:to\s+be|be|been|being|are|is)\s+(?:\w+ly\s+)?(?:factored\s+in|taken\s+on\s+board|borne\s+in\s+mind|"
    r"built\s+in(?!to)|kept\s+in\s+view|embedded|mainstreamed)\b"
    r"|\b(?:exercises?|uses?|apply|applies|show)\s+(?:\w+\s+){0,2}?(?:judge?ment|discretion|common\s+sense|"
    r"flexibility|sensitivity|understanding|compassion)\b"
    r"|\b(?:views|feedback|findings|results|lessons|comments|experiences?|learning|needs)\s+(?:will|would|to|"
    r"shall|can|should)\s+(?:help\s+(?:to\s+)?)?(?:inform|shape|feed|influence|guide|steer)\b"
    r"|\b(?:do|doing|try|trying)\s+(?:our|their|its|my)\s+(?:very\s+)?(?:best|utmost)\b|\b(?:everything|all|what|"
    r"whatever)\s+(?:that\s+)?(?:we|they|it|officers|staff)\s+(?:reasonably\s+)?can\b"
    r"|\b(?:issues?|concerns?|problems?|needs|impacts?|queries|difficulties|matters|barriers|"
    r"anything)\s+(?:(?:that|which)\s+\w+\s+|raised\s+|identified\s+|arising\s+)?(?:will|would|can|could|to|shall|"
    r"are|is)\s+(?:be\s+)?"
    r"(?:picked\s+up|dealt\s+with|addressed|resolved|raised|managed|handled|followed\s+up|reviewed|considered|"
    r"looked\s+(?:at|into)|fed\s+back|escalated|discussed|monitored|mitigated)\b"
    r"|\b(?:standing|regular)\s+(?:agenda\s+)?item\b|\bon\s+(?:the|its|every)\s+(?:\w+\s+){0,2}?agenda\b"
    r"|\b(?:ensur(?:e|es|ed|ing)|make\s+sure|work(?:s|ing)?\s+towards|strive\s+for)\s+(?:that\s+)?(?:[\w’'-]+\s+){0,6}?"
    r"(?:accessible|inclusive|fair\w*|equitabl\w+|appropriat\w+|compliant|considered|included|supported|informed|"
    r"aware|understood|welcom\w+|reflected|consulted|engaged|involved|treated\s+\w+|minimi[sz]ed|disadvantaged)\W*$"
    r"|\b(?:build|strengthen|maintain|develop|foster|improve|deepen)(?:s|ing|ed)?\s+(?:\w+\s+)?(?:relationships?|"
    r"relations|links|"
    r"partnerships?|partnership\s+working|dialogue|understanding|trust|engagement)\b"
    r"|\bembed(?:ding|ded)?\s+(?:equalit\w+|inclusi\w+|learning|good\s+practice|best\s+practice)\b|\bwatching\s+brief\b"
    r"|\bshar(?:e|ing)\s+(?:the\s+)?(?:learning|lessons|good\s+practice|best\s+practice|intelligence)\b"
    r"|\bwork(?:ing)?\s+closely\b"
    r"|\brais(?:e|ed|es|ing)\s+(?:\w+\s+)?awareness\b"
    r"|\btakes?\s+(?:\w+\s+){1,4}?seriously\b"
    r"|\b(?:feedback|comments|suggestions|views|complaints|concerns|queries|ideas)\s+(?:will|would|are|is|"
    r"can)\s+(?:always\s+)?(?:be\s+)?(?:welcomed?|listened|heard|noted|taken\s+on|acted\s+(?:up)?on)\b"
    r"|^\W*(?:\w+\s+){1,3}(?:has|have|had)\s+(?:all\s+|already\s+)?been\s+(?:informed|told|notified|made\s+aware)\W*$"
    r"|\bapproach\s+(?:will|would|shall)\s+be\s+(?:adopted|taken|used|followed)\b|\b(?:fed|feeds?|feed)\s+into\b|"
    r"\bat\s+the\s+(?:heart|centre|forefront)\s+of\b"
    r"|\bin\s+a\s+(?:\w+\s+)?(?:way|manner)\s+(?:that|which)\s+(?:is\s+)?(?:respects?|sensitive|suits?|inclusive|"
    r"takes?|reflects?)\b"
    r"|\b(?:borne|bear|bearing|kept|keep|keeping|have|had)\s+(?:\w+\s+){0,3}?in\s+mind\b"
    r"|\b(?:take|taken|taking)\s+(?:\w+\s+){0,3}?into\s+(?:account|consideration)\b"
    r"|\b(?:give|given|giving|pay|paid|have|having)\s+(?:\w+\s+){0,2}?(?:consideration|thought|attention|regard|"
    r"weight|heed)\b"
)
"""What is felt or thought and changes nothing: "managers will be sensitive to their needs"."""


@lru_cache(maxsize=8192)
def only_intends(clause: str) -> bool:
    """Whether a clause is an attitude, a hope or a request to others, and no deed: "managers will be sensitive"."""
    return bool(_PASSED_ON.search(clause) or _HOPES.match(clause) or _ATTITUDE.search(clause))
