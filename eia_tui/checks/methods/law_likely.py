"""What sentences probably say wrongly of the law, whatever words they choose, and what is right.

They are put together from what is claimed and what it is claimed from, so that one may be right: each is a suggestion.
"""

import re
from functools import cache, lru_cache

from eia_tui.checks.methods.law_names import Misstatement
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences

_NOT = r"(?:\b(?:not|no|never|cannot|nobody|nothing)\b|n['’]t\b)"
_LAWFUL = (
    rf"(?:{_NOT}[^.;]{{0,40}}\b(?:discriminat\w*|unlawful|illegal|breach\w*|brok\w+)\b"
    rf"|\bdiscriminat\w*[^.;]{{0,30}}\bruled\s+out\b|"
    r"\b(?:satisf\w+|meets?|compl\w+|fulfil\w*|in\s+line\s+with|keeps?\s+us|wants?|guarantee\w*|"
    r"ensur\w+)\b[^.;]{0,40}"
    r"\b(?:law|lawful|act|legislation|equality\s+\w+|legal)\b|\b(?:perfectly\s+|therefore\s+|"
    r"entirely\s+)(?:lawful|legal)\b|"
    r"\bis\s+what\s+the\s+law\b|\bwithin\s+(?:the\s+)?(?:\w+\s+)?(?:law|act|legislation)\b|\b(?:law|act"
    r"|legislation)\b[^.;]{0,15}\b(?:complied|satisfied|met|observed)\b)"
)
_SAME = (
    r"(?:\b(?:same|equal|equally|identical|identically|alike|uniform\w*)\b|\b(?:no|"
    r"without)\s+(?:\w+\s+)?(?:distinction|difference)s?\b|"
    r"\bone\s+(?:size|rule|price|policy)\b|\bacross\s+the\s+board\b)"
)
_WHO = (
    r"(?:pregnan\w+|non-?binary\s+\w+|trans\s+\w+|bisexual\s+\w+|gypsies|travellers|heterosexual\s+\w+|atheists?|humanists?|men|boys|white\s+\w+|straight\s+\w+|christians?|english"
    r"|scottish|welsh|british|young\s+people)"
)

LIKELY_ERRORS = (
    Misstatement(
        rf"""{_SAME}[^.;]{{0,110}}?{_LAWFUL} | {_LAWFUL}[^.;]{{0,60}}\b(?:because|as|since|when|if|"
        rf"where)\b[^.;]{{0,60}}{_SAME}""",
        "One rule for all can still put some groups at a disadvantage: say who finds it harder to meet.",
        rf"""\b(?:but|however|though|although|still|harder|hits?|even|indirect\w*|disadvantage\w*|enough|alone
            |can\s+(?:still|put|hit|be|disadvantage|discriminate)|may|rather|hours?\s+as)\b
          | {_NOT}[^.;]{{0,20}}{_SAME}|\bequal\s+(?:opportunit|pay)""",
    ),
    Misstatement(
        rf"""\bdiscriminat\w*\b[^.;]{{0,30}}\b(?:has|have|must|needs?)\s+(?:to\s+)?be\s+(?:\w+ly\s+)?(?:intended
            |deliberate|meant|intentional)\b
          | \b(?:un(?:intended|intentional)|accidental
            |inadvertent)\s+(?:\w+\s+)?discriminat\w*[^.;]{{0,40}}(?:{_NOT}|\b(?:lawful|allowed|permitted)\b)
          | {_NOT}\s+(?:mean|meant|intend|intended|know|knew|aware|set\s+out)\b[^.;]{{0,70}}(?:{_NOT}|\b(?:so
            |therefore|hence)\b)[^.;]{{0,40}}\b(?:discriminat\w*|unlawful\w*|law|act)\b""",
        "The duty asks you to look at disadvantages, whatever was intended (section 149(3) of the Equality Act): say "
        "whom the rule puts at one.",
        r"\b(?:but|however|even|whether|needs?\s+no|matters?\s+not)\b",
    ),
    Misstatement(
        rf"""\badjust\w*\b[^.;]{{0,50}}\b(?:when|once|if|unless|until|after)\b[^.;]{{0,40}}\b(?:ask\w*|complain\w*
            |request\w*)\b[^.;]{{0,40}}\b(?:law|act|duty|requires?|required)\b
          | \bno\s+(?:duty|need|obligation)\s+to\s+(?:make|provide|put)\b[^.;]{{0,50}}\b(?:until|unless
            |before)\b[^.;]{{0,50}}\b(?:wants?|asks?|comes?|needs?)\b
      | (?:{_NOT}\s+(?:need|have\s+to)|\bneed\s+not)\b[^.;]{{0,30}}\badjust\w*\b[^.;]{{0,50}}\b(?:ask\w*
            |complain\w*|request\w*)\b
          | \b(?:charg\w+|pay|paid|bill\w*)\b[^.;]{{0,30}}\bfor\s+(?:an?\s+|the\s+|any\s+
            |their\s+)?(?:reasonable\s+)?adjust\w*
          | \badjust\w*\b[^.;]{{0,20}}\bonly\s+(?:\w+\s+)?reasonable\b""",
        "For services the duty to make adjustments looks ahead (Schedule 2 to the Equality Act): plan for them before "
        "anybody asks, and say who pays.",
        r"\b(?:nobody|no\s+one|never|without|in\s+advance|ahead|beforehand)\b|\bnot\s+(?:be\s+)?(?:charge|pay"
        r"|wait)\w*",
    ),
    Misstatement(
        rf"""\b(?:without|no|lack\w*)\s+(?:an?\s+)?(?:grc|certificate|diagnosis|surgery|operation
            |papers?)\b[^.;]{{0,40}}{_NOT}\s+(?:\w+\s+)?(?:protected|covered|disabled|counted)\b
          | \b{_WHO}\b[^.;]{{0,30}}{_NOT}\s+(?:\w+\s+)?(?:protect\w*|covered|a\s+race|a\s+protected)\b
          | \bcarers?\b[^.;]{{0,50}}\bno\s+(?:\w+\s+)?(?:rights?|protection)\b
          | \b(?:only|solely|just)\s+(?:protected|covered)\s+(?:at\s+work|in\s+employment|as\s+employees
            |by\s+employ\w+)\b
          | \bact\b[^.;]{{0,30}}\bonly\s+(?:protects?|covers?|applies)\b[^.;]{{0,40}}\b(?:minorit\w+|women|visible
            |at\s+work|employ\w+|staff)\b""",
        "The Act protects people of every sex, ethnic group and sexual orientation, of any religion or none, and those "
        "linked with them, in services as at work; it asks for no papers.",
        r"\bfrom\s+(?:the\s+)?(?:rain|weather|wind|traffic|sun)\b|\b(?:grant|scheme|insurance|policy|fare|pass)\b",
    ),
    Misstatement(
        r"""\b(?:cost|costs|savings?|money|budget|finances?)\b[^.;]{0,30}\b(?:justif(?:y|ies)|is\s+enough|suffices?
            |is\s+a\s+(?:\w+\s+){0,2}?defence)\b[^.;]{0,40}\bdiscriminat\w*
          | \bdiscriminat\w*\b[^.;]{0,40}\bjustified\s+(?:by|on\s+the\s+grounds?\s+of)\s+(?:the\s+)?(?:cost|saving
            |money|budget)""",
        "Saving money is seldom enough on its own: say what else the aim is, and why a milder way would not reach it.",
        r"\b(?:not|never|cannot)\b|n['’]t\b",
    ),
    Misstatement(
        rf"""(?:{_NOT}\s+(?:allowed|able|permitted|lawful)|\b(?:cannot|unlawful|illegal|against\s+the\s+law)\b
            |\bcan['’]t\b)[^.;]{{0,40}}\b(?:giv\w+|offer\w*|put\w*|favour\w*)\b
            [^.;]{{0,40}}\b(?:priority|preference|first|extra|more|better)\b[^.;]{{0,60}}\b(?:discriminat\w*
            |unlawful|law|unfair)\b
          | \b(?:duty|act)\b[^.;]{{0,20}}\b(?:forbids?|prohibits?|bans?|outlaws?|stops?
            |prevents?|bars?|rules?\s+out)\b[^.;]{{0,40}}\b(?:asking|ask|collecting|recording|cuts?|chang\w+|reduc\w+|clos\w+
            |charg\w+)\b""",
        "Meeting needs may mean treating some people more favourably (section 149(6) of the Equality Act), and an "
        "effect may be lawful where it is weighed and justified.",
        r"\b(?:but|however|unless|does\s+not|never)\b",
    ),
    Misstatement(
        r"""\b(?:to\s+give|giv\w+|treat\w*|offer\w*|reserv\w+|help\w*|favour\w*|priority|preference|extra|adjust\w*|large\s+print|braille
            |interpreters?|ramps?|lifts?|easy\s+read|making|providing)\b[^.;]{0,60}\b(?:would
            |will|is|be|amounts?|counts?|means?)\b[^.;]{0,20}\b(?:discriminat\w*|unlawful)\b[^.;]{0,12}\b(?:against
            |to|towards)\s+(?:the\s+|all\s+)?(?:others?|rest|everyone|everybody|remaining|non-?disabled|able-?bodied
            |majority|men|those\s+who|(?:hearing|sighted|non-disabled|able-bodied)\s+\w+|other\s+(?:customers|users|people|residents|tenants|staff|visitors|pupils|readers))\b""",
        "Meeting the needs of a group may mean treating its people more favourably (section 149(6) of the Equality "
        "Act): say which needs these are.",
        rf"{_NOT}\s+(?:\w+\s+)?(?:discriminat\w*|unlawful|be)\b|\bno\s+discriminat|\b(?:asked|wondered|whether)\b|\bwould\s+not\b",
    ),
    Misstatement(
        r"""\b(?:act|law|duty|legislation)\b[^.;]{0,15}\b(?:lets?|allows?|permits?|entitles?|excuses?)\s+(?:us|the\s+\w+|councils|officers|it)\s+(?:to\s+|from\s+)?(?:ignor\w+
            |disregard\w*|leav\w+\s+(?:\w+\s+)?out|overlook\w*|discount|skip\w*|omit\w*)\b""",
        "The duty covers people of every group, however few: say what the change means for them.",
        r"\b(?:not|never|nothing)\b|n['’]t\b",
    ),
    Misstatement(
        r"""\b(?:charg\w+|fees?|pay|pays|paid|costs?)\b[^.;]{0,50}\b(?:large\s+print|braille|interpret\w+|bsl|easy\s+read
            |hearing\s+loop|audio)\b[^.;]{0,60}\b(?:act|law|lawful|legal\w*|permit\w*|allow\w*)\b
          | \b(?:interpret\w+|braille|large\s+print|bsl)\b[^.;]{0,50}\b(?:paid|charged|billed
            |met)\s+(?:for\s+)?(?:by|to)\s+(?:the\s+)?(?:customer|user|resident|applicant|person|tenant)s?\b""",
        "Who needs this in order to use the service should not pay for it: make it free, or ask your legal team.",
        r"\b(?:not|never|no|nothing|free)\b|n['’]t\b",
    ),
    Misstatement(
        rf"""\b(?:equality\s+(?:law|act)|(?<!\w\s)the\s+act|section\s+(?:19|149)|psed)\b[^.;]{{0,60}}{_SAME}
          | \bunder\s+the\s+(?:equality\s+)?act\b[^.;]{{0,30}}\b(?:every\w*|all|people)\b[^.;]{{0,30}}{_SAME}""",
        "The Act does not ask for the same treatment of all: a rule that is the same for all may put a group at a "
        "disadvantage.",
        rf"{_NOT}|\b(?:but|opportunit\w+|pay|harder|rather|disadvantag\w*|same\s+(?:day|time|year|duty|act|way\s+as))\b",
    ),
    Misstatement(
        rf"""\b(?:depression|anxiety|long\s+covid|dyslexia|autism|adhd|cancer|hiv|diabetes|epilepsy|asthma
            |migraines?|arthritis|mental\s+(?:health|illness|ill[- ]health)|menopaus\w+|ms|disfigurement\w*)\b
            [^.;]{{0,40}}{_NOT}[^.;]{{0,15}}
            \b(?:a\s+disabilit(?:y|ies)|disabilities|disabled|impairments?)\b
          | {_NOT}\s+(?:\w+\s+)?(?:a\s+)?(?:disabilit(?:y|ies)|disabled)\b[^.;]{{0,30}}\b(?:unless|until|without
            |as\s+it)\b[^.;]{{0,40}}\b(?:certif\w+|doctor|gp|diagnos\w+|list\w*|regist\w+)\b""",
        "A disability is any impairment with a substantial and long-term effect on daily life (section 6 of the "
        "Equality Act): no list, "
        "diagnosis or certificate decides it.",
        r"\b(?:data|recorded|asked|survey|form|said|say|themselves)\b",
    ),
    Misstatement(
        rf"""\b(?:age|sex|race|religio\w+|belief|sexual\s+orientation|gender\s+reassignment|disabilit\w+
            |pregnancy)\b[^.;]{{0,25}}(?:{_NOT}[^.;]{{0,20}}\b(?:covered|protected|appl\w+|count\w*)\b[^.;]{{0,20}}
            \b(?:outside|beyond|except\s+(?:at|in)|in\s+services?|for\s+services?)\b
            |\bonly\s+(?:\w+\s+)?(?:covered|protected|appl\w+|counts?|matters?)?[^.;]{{0,12}}\b(?:employment|at\s+work
            |the\s+workplace|employers?)\b)
          | \b(?:age|sex|race|religious|disability|gender)\s+discrimination\s+(?:is
            |remains)\s+(?:\w+ly\s+)?(?:legal|lawful|allowed|permitted|fine)\b""",
        "The Act covers services and all that a council does, as well as work (section 149 of the Equality Act).",
        r"\b(?:where|if|when|section\s+28|justif\w+|under\s+18s?|proportionate)\b",
    ),
    Misstatement(
        r"""\b(?:lawful\w*|legal\w*|permission|licen[cs]ed?)\b[^.;]{0,40}\b(?:so|therefore|hence|means)\b[^.;]{0,15}
            \bequalit\w+\b[^.;]{0,25}\b(?:dealt|met|covered|settled|satisfied|considered|done)\b
          | \b(?:sav\w+\s+money|savings?|costs?|budget)\b[^.;]{0,30}\blegitimate\s+aim\b[^.;]{0,40}?
            \b(?:own|alone|itself|justif\w+)\b""",
        "That something is lawful or saves money does not show that its effects were weighed: say what you weighed "
        "against them.",
        r"\b(?:not|never|cannot)\b|n['’]t\b",
    ),
)
_OF_LAW = LazyPattern(
    r"(?i)\b(?:law|laws|duty|lawful|legal\w*|illegal|unlawful\w*|act|legislation|discriminat\w*|adjust\w*|protect\w*|"
    r"covered|carers?|race|breach\w*|permission|licen[cs]\w+|disabilit\w+|legitimate|interpret\w+|braille)\b"
)


@cache
def _patterns(error: Misstatement) -> tuple[LazyPattern, LazyPattern]:
    flags = re.IGNORECASE | re.VERBOSE
    return LazyPattern(error.pattern, flags), LazyPattern(error.but_not, flags)


@lru_cache(maxsize=1024)
def probably_misstated(text: str) -> tuple[str, str]:
    """The first sentence of a text that probably misstates the law, and what the law is; "" twice if there is none."""
    for sentence in sentences(text):
        if _OF_LAW.search(sentence.text):
            for error in LIKELY_ERRORS:
                pattern, but_not = _patterns(error)
                if pattern.search(sentence.text) and not but_not.search(sentence.text):
                    return sentence.text, error.law
    return "", ""
