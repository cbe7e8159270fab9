"""Finds sentences that misstate equality law, and says what the law is.

No message cites a section that was not read again: see `checks/law_sources.py`.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from eia_tui.checks.methods.law_by_slots import LAW_BY_SLOTS, NINE, OF_THE_DUTY
from eia_tui.checks.methods.law_exceptions import CARERS, SCHEDULE_18, is_true_exception
from eia_tui.checks.methods.law_for_groups import ABOUT_GROUPS
from eia_tui.checks.methods.law_names import NAMES_OF_LAW, Misstatement
from eia_tui.checks.methods.law_of_duty import ABOUT_DUTY, without_other_duties
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.slots import says

_OF_LAW = LazyPattern(
    r"(?i)\b(?:law\w*|legal\w*|illegal\w*|unlawful\w*|statut\w*|duty|duties|psed|act|dda|section|s\.?\s?149|"
    r"exempt\w*|discriminat\w*|"
    r"protected|protection|covered|cover|disadvantage[ds]?|adjustments?|favourabl\w*|preferential\w*|positive action|"
    r"eias?|gdpr|regulations|access|certificates?|surgery|registered|characteristics?|special treatment|unfair\w*|"
    r"outweigh\w*"
    r"|majority|too few|too small|equality|justif\w*|negligible|minimal|insignificant|immaterial|no need to|"
    r"nothing (?:further|more|else)|outnumber\w*|ethnic groups?|"
    r"not (?:looked|considered|a concern)|left out)\b"
)
"""A sentence without any of these words states no law."""
_BY_ASSOCIATION = LazyPattern(
    r"(?i)\b(?:because\s+of|through)\s+(?:the|a)\s+person\b|\bcared\s+for\b|\bby\s+association\b"
)
"""How the Act protects carers."""


_ERRORS = (
    CARERS,
    SCHEDULE_18,
    *ABOUT_DUTY,
    Misstatement(
        r"""\b(?:same|equal(?:ly)?|identical(?:ly)?|alike|one\s+(?:policy|rule)\s+for\s+(?:all|everyone
          |everybody)|no\s+exceptions?|
            consistent(?:ly)?|everyone|everybody|regardless|irrespective|whatever|universal(?:ly)?|appl(?:y|ies)\s+to\s+all)\b
            [^.;]{0,110}?
            \b(?:(?:so|therefore|hence|thus|which\s+means|means|mean|and\s+so|it\s+follows|as\s+such
              |consequently)\b[^.;]{0,60}?
                (?:lawful|legal|complian\w+|comply|complies
                |(?:no|not|cannot|can['’]?t|never|nobody|no\s+one)\b[^.;]{0,40}(?:discriminat\w*
                  |disadvantage[ds]?|unlawful|breach))
              |(?:cannot|can['’]?t|can\s+not|could\s+not|is\s+not|isn['’]?t
                |not\s+be)\s+(?:\w+\s+){0,2}?(?:discriminat\w*|unlawful|unfair\w*))
          | ^\W*(?:as|since|because|given\s+that|where|if)\b[^.;]{0,60}\b(?:same|equal\w*|identical\w*|alike
              |all|every\w*)\b
            [^.;]{0,80}\b(?:(?:no|not|cannot|never)\b[^.;]{0,25}\bdiscriminat\w*
              |(?:complies|compliant|meets|satisf\w+|lawful|in\s+line\s+with|consistent\s+with
                |fulfil\w*)\b[^.;]{0,30}\b(?:act|duty|law|legislation|lawful)\b)
          | \b(?:lawful|(?:no|not|cannot|can['’]?t)\s(?:be\s)?(?:\w+\s)?discriminat\w*)\b[^.;]{0,50}
            \b(?:because|as|since|when|if|where)\b[^.;]{0,80}\b(?:same|equal\w*|alike|identical\w*|everyone
              |everybody|all)\b
          | \b(?:law|duty|act|section\s+149|legally)\b[^.;]{0,40}\b(?:obliges?|obliged|requires?|required|means
            |says|must|bound|demands?)\b[^.;]{0,40}
            \b(?:treat\w*|treatment)\b[^.;]{0,40}\b(?:same|identical\w*|alike|equally|no\s+differen\w+)\b""",
        "One rule for all can still put some groups at a disadvantage: say who finds it harder to meet, and what you "
        "will do.",
        r"\b(?:does\s+not|doesn['’]t|not\s+(?:mean|require|oblige)|rather\s+than)\b[^.;]{0,60}\b(?:same"
        r"|identical\w*|alike|equally)\b",
    ),
    Misstatement(
        r"""\b(?:duty|equality\s+act|psed|law)\b[^.;]{0,60}\b(?:may\s+not|must\s+not|cannot|prohibits?|forbids?
          |prevents?|not\s+allowed|
            does\s+not\s+allow|no\s+council\s+may)\b[^.;]{0,60}\b(?:negative|adverse|detrimental
              |any)\s(?:\w+\s)?(?:impacts?|effects?|changes?)
          | \b(?:law|duty|act|psed|section\s+149)\b[^.;]{0,50}\b(?:to|must|shall|obliged?s?|requires?)\b[^.;]{0,30}
            \b(?:eliminate|remove|end|avoid|prevent)\s+(?:all|any|every)\s+(?:\w+\s+){0,2}?
            (?:disadvantages?|inequalit\w+|impacts?|effects?|barriers?)\b""",
        "The duty is to have due regard to its three aims: an adverse effect may be lawful where it is weighed and "
        "justified.",
    ),
    Misstatement(
        r"""\b(?:only|must\s+be|unless|if)\b[^.;]{0,40}\b(?:registered\s(?:as\s)?(?:disabled|blind)
          |blue\s+badge|in\s+receipt\s+of\s(?:pip|disability))\b
            [^.;]{0,40}\b(?:protected|covered|counts?|disabled\s(?:in\s+law|under)|equality\s+act)
          | \b(?:protected|covered|equality\s+act)\b[^.;]{0,40}\bonly\b[^.;]{0,30}\bregistered\s+disabled
          | \b(?:have|has|need|needs|must)\s+(?:to\s+)?be\s+(?:officially\s+
              |formally\s+)?registered\b[^.;]{0,30}\b(?:protected|covered|act)\b
          | \badjustments?\b[^.;]{0,50}\b(?:only|unless|provided|as\s+long\s+as)\b[^.;]{0,60}
            \b(?:registered|diagnos\w+|medical|doctor['’]?s?|gp|letter|proof|certificate|blue\s+badge|pip)\b""",
        "The Act protects everybody whose impairment has a substantial and long-term effect (section 6 of the Equality "
        "Act), registered or not.",
        r"\b(?:not\s+only|no\s+proof|without)\b",
    ),
    Misstatement(
        r"""\b(?:gender\s+reassignment|trans(?:gender)?\s(?:people|person|women|men|staff|users))\b[^.;]{0,60}
            \b(?:only|unless|must|requires?|need)\b[^.;]{0,60}
            \b(?:certificate|surgery|operation|medical(?:ly)?|hormones?|transitioned|diagnos\w+)
          | \bonly\b[^.;]{0,40}\b(?:certificate|surgery|operation)\b[^.;]{0,40}\b(?:protected|covered)\b
          | \b(?:protection|protected|covers?|covered|applies)\b[^.;]{0,30}\bonly\b[^.;]{0,50}\b(?:certificate
            |surgery|operation)\b
          | \b(?:without|no)\s+(?:an?\s+)?(?:gender\s+recognition\s+)?certificate\b[^.;]{0,30}(?:\bnot
            |n['’]t)\s+(?:\w+\s+)?(?:protected|covered)""",
        "The Act protects whoever proposes to change, is changing or has changed (section 7 of the Equality Act), "
        "without papers or treatment.",
    ),
    Misstatement(
        r"""\b(?:cannot|can['’]?t|not\s(?:be\s)?(?:allowed|able|lawful|possible)|unlawful|illegal
          |discriminat\w+)\b[^.;]{0,60}
            \b(?:more\s+favourabl\w+|special\s+treatment|preferential\w*|positive\s+discrimination
              |favour\s(?:one|any)\s+group)\b[^.;]{0,40}
            \b(?:disabled|disability|group|characteristic|them)\b
          | \bpositive\s+action\b[^.;]{0,40}\b(?:unlawful|illegal|not\s+(?:allowed|permitted|lawful)
            |discriminat\w+)\b""",
        "Meeting needs may mean treating some people more favourably (section 149(6) of the Equality Act): say whose "
        "needs these are.",
    ),
    Misstatement(
        r"""\b(?:dda|disability\s+discrimination\s+act|race\s+relations\s+act|sex\s+discrimination\s+act
          |race\s+equality\s+duty|
            disability\s+equality\s+duty|gender\s+equality\s+duty)\b(?![^.;]*\b(?:northern\s+ireland|replaced|repealed|
            until\s+2010|before\s+2010|no\s+longer)\b)""",
        "The Equality Act 2010 replaced that Act in England, Wales and Scotland: refer to it instead.",
        r"\b(?:replaced|repealed|formerly|history|until\s+2010|before\s+2010)\b"
        r"|\b(?:was|were|been)\s+\w+(?:\s+\w+)?\s+(?:under|because\s+of|to\s+meet)\b|\bpredat\w+"
        r"|\b(?:exhibition|exhibits?|display|museum|archives?|theme|anniversary|histor\w+|talks?|lecture)\b",
    ),
    Misstatement(
        r"""\bno\s+(?:direct|deliberate|overt|intentional)\s+discriminat\w*\b[^.;]{0,60}
            \b(?:lawful|complied|complies|comply|compliant|met|satisf\w+|no\s+(?:breach|issue|impact|effect|concern))\b
          | \b(?:lawful|complied|complies|comply|compliant)\b[^.;]{0,50}\b(?:no
              |not)\b[^.;]{0,15}\bdirect(?:ly)?\s+discriminat\w*
          | \bindirect\s+discrimination\b[^.;]{0,40}\b(?:cannot|can\s+not|can['’]t|could\s+not|not)\b[^.;]{0,60}
            \b(?:same|equal\w*|identical\w*|all|everyone|everybody)\b""",
        "A rule that is the same for all can still put a group at a disadvantage, and the duty asks for more than not "
        "to discriminate (section 149 of the Equality Act): say who finds it harder.",
        r"\b(?:but|however|although|even\s+(?:if|though))\b",
    ),
    Misstatement(
        r"""\b(?:eias?|equality\s+impact\s+assessments?|this\s+(?:form|assessment)|assessments?)\b[^.;]{0,30}
            \b(?:is|are)\s+(?:a\s+|an\s+)?(?:legal(?:ly)?\s+|statutory\s+)(?:requirements?|required|obligations?|dut(?:y|ies))\b
          | \b(?:equality\s+act|law|act)\b[^.;]{0,30}\b(?:requires?|obliges?)\s+(?:us\s+|councils\s+|the\s+council\s+)?
            (?:to\s+(?:complete|write|carry\s+out|do|produce)\s+)?(?:an?\s+)?(?:eias?|equality\s+impact\s+assessments?)\b
          | \b(?:must|has\s+to|have\s+to|obliged|required|bound)\b[^.;]{0,40}\b(?:eias?
              |equality\s+impact\s+assessments?)\b
            [^.;]{0,40}\b(?:by\s+law|under\s+the\s+(?:equality\s+)?act|by\s+statute|in\s+law)\b
          | \b(?:legal(?:ly)?|statut\w+)\s+(?:required|obliged|bound|requirement|duty|obligation)\b[^.;]{0,40}
            \b(?:complete|write|carry\s+out|do|produce|conduct|undertake)\s+(?:an?\s+|this\s+)?(?:eias?|equality\s+impact\s+assessments?)\b""",
        "In England the law asks for due regard (section 149 of the Equality Act), and not for a form: this one shows "
        "that you had it.",
        r"\b(?:not|\w+n['’]t|no|wales|scotland)\b",
    ),
    Misstatement(
        r"""\bdiscriminat\w*\b[^.;]{0,80}\b(?:(?:no|not|without|nobody|never|\w+n['’]t)\b[^.;]{0,25}\b(?:inten(?:d
          |t|tion|ded|tional)\w*|deliberate\w*|on\s+purpose|mean[ts]?)\b)
          | \bonly\s+(?:deliberate|intentional|intended)\s+discriminat\w*\b
          | \b(?:no|not|without|nobody|\w+n['’]t)\s+(?:\w+\s+){0,4}?(?:inten(?:d|ds|t|tion|ded|tional)
            |deliberate\w*|mean[ts]?)\b[^.;]{0,50}
            \b(?:so|therefore|hence|means|cannot|not|no)\b[^.;]{0,40}\b(?:discriminat\w*|unlawful)""",
        "The duty asks you to look at disadvantages, whatever was intended (section 149(3) of the Equality Act): say "
        "whom the rule puts at one.",
        r"\b(?:ends?|ending|removes?|eliminates?|tackles?)\s+(?:\w+\s+)?discrimination\b|\bneeds?\s+no\s+intention|\bwhether\s+or\s+not\b|\beven\s+(?:if|where|when|without)\b|\bbut\b",
    ),
    Misstatement(
        r"""^\W*(?:\w+\s+){0,3}?(?:age|children|young\s+people|under[- ]?18s|older\s+people|men|boys
          |white\s+(?:british\s+)?people|christians?|atheists?|
            heterosexual\s+people|straight\s+people|sex|race|religion)\s+(?:is|are)
            (?:\s+not|n['’]t)\s+(?:a\s+|one\s+of\s+the\s+)?(?:protected|covered|included|one\s+of)\b
          | \bonly\s+(?:women|ethnic\s+minorit\w+|minority\s+ethnic\s+people|older\s+people
            |gay\s+people)\s+are\s+(?:protected|covered)\b""",
        "The Equality Act protects people of every age, sex, ethnic group, religion or none, and sexual orientation, "
        "with few exceptions, such as under-18s from age discrimination in services (section 28 of the Equality Act).",
        r"\b(?:from\s+(?:the\s+)?(?:charge|fee|change|rain|weather)|by\s+(?:the\s+)?(?:insurance|scheme"
        r"|census|survey|figures|cap))\b",
    ),
    Misstatement(
        r"""\b(?:needs?|interests?|effects?|impacts?|wishes)\s+(?:of|on|for)\s+(?:a|an|the
          |so)?\s*(?:\w+\s+)?(?:minorit(?:y|ies)|few|small\s+(?:number|group))\b[^.;]{0,40}
            \b(?:cannot|can\s+not|can['’]t|not|never)\b[^.;]{0,20}\b(?:outweigh|override|come\s+before
              |take\s+(?:priority|precedence)|stand\s+in\s+the\s+way|prevail)
          | \b(?:benefits?|gains?|good|interests?)\s+(?:to|for|of)\s+(?:the\s+)?(?:majority|most
            |many)\b[^.;]{0,30}\boutweighs?\b
          | \b(?:majority|most\s+(?:people|residents|users))\b[^.;]{0,40}\b(?:outweighs?|come[s]?\s+first
            |takes?\s+(?:priority|precedence)|prevails?|override[s]?)\b
          | \b(?:only|just|very\s+few|so\s+few|so\s+low|outnumber\w*|most\s+(?:people\s+)?gain
            |the\s+few\s+who)\b[^.;]{0,80}\b(?:so|therefore|thus|hence|and|that|are)\b[^.;]{0,40}
            \b(?:negligible|minimal|insignificant|immaterial|no\s+need\s+to\s+(?:look|consider|assess|go)|nothing\s+(?:further|more|else)\s+(?:need|needs|has)
              |not\s+(?:a\s+(?:concern|worry|problem)|looked\s+into|considered\s+further|looked\s+at)|(?:was
            |were)\s+left\s+out)\b
          | \btoo\s+(?:few|small)\b[^.;]{0,60}\b(?:to\s+(?:be\s+)?(?:matter|significant|count|material|warrant
            |justify|amount\s+to)|
            for\s+(?:the\s+duty|there\s+to\s+be|an?\s+(?:effect|impact)))""",
        "The size of a group decides nothing on its own: the duty asks for due regard to the needs of people who are "
        "few as well (section 149(3) of the Equality Act).",
        r"\b(?:sample|figures?|numbers?\s+(?:of\s+replies|to\s+(?:publish|show))|statistic\w*|conclusions?"
        r"|published?|breakdown)\b",
    ),
    Misstatement(
        r"""\b(?:seven|eight|ten|eleven|twelve|thirteen)\s+protected\s+characteristics?\b""",
        "The Equality Act has nine protected characteristics; the others on this form are the council's own choice.",
        r"\b(?:other|of\s+the|remaining|all\s+but|act\s+and)\b",
    ),
    Misstatement(
        r"""\b(?:armed\s+forces|veterans?|military\s+service|carers?|caring|care[- ](?:experience\w*|leavers?)
          |poverty|deprivation|rurality|socio-economic\s+\w+|class|homelessness)\b
            [^.;]{0,30}\b(?:is|are)\s+(?:also\s+)?(?:a\s+
              |one\s+of\s+the\s+(?:nine\s+)?)?(?:legally\s+)?protected\s+(?:characteristics?)?[^.;]{0,15}
            \b(?:under|in|by|of)\s+the\s+(?:equality\s+)?(?:act|law)\b""",
        NINE,
        r"\b(?:not|\w+n['’]t|as\s+if|although|though|treat\w*|association)\b",
    ),
    Misstatement(
        r"""\b(?:no\s+(?:need|duty|requirement|obligation)|not\s+(?:have\s+to|need\s+to|required|obliged)
          |n['’]t\s+(?:have|need)\s+to|need\s+not|only\s+(?:have|need|required|obliged)\s+to)\b
            [^.;]{0,40}\badjust\w*\b[^.;]{0,30}\b(?:until|unless|before|if|when|once)\b[^.;]{0,30}\b(?:asks?
              |asked|requests?|requested|complain\w*|comes?)\b
          | \badjust\w*\b[^.;]{0,40}\b(?:only|not)\b[^.;]{0,40}\b(?:once|when|if|until|unless|after)\b[^.;]{0,40}
            \b(?:asks?|asked|requests?|requested|complain\w*|comes?\s+forward|tells?|discloses?|identif\w+)\b
          | \badjustments?\b[^.;]{0,30}\b(?:are|is)\s+(?:only\s+)?(?:owed|due|required)\s+(?:only\s+)?(?:to
            |for)\s+(?:employees|staff)\b""",
        "For services the duty to make adjustments is owed in advance, to disabled people generally (Schedule 2 to the "
        "Equality Act): plan for them before anybody asks.",
        r"\bnot\s+(?:only|just|merely)\b|\b(?:ahead|in\s+advance|beforehand|anticipat\w+)\b",
    ),
    Misstatement(
        r"""(?<!in)\bdirect(?:ly)?\s+discriminat\w*\b[^.;]{0,50}\b(?:can|may|is|are
            |be)\s+(?:\w+\s+){0,2}?(?:justified|lawful|allowed)\b""",
        "What can be justified differs between direct and indirect discrimination: ask your legal team which this is.",
        r"\b(?:not|cannot|never|\w+n['’]t|age|unless)\b",
    ),
    Misstatement(
        r"""\b(?:gdpr|data\s+protection(?:\s+(?:act|law|rules))?)\b[^.;]{0,50}
            \b(?:prevents?|prohibits?|forbids?|stops?|bars?|means?|not\s+(?:allow|permit)\w*|cannot|may\s+not
              |must\s+not)\b[^.;]{0,50}
            \b(?:ask\w*|collect\w*|record\w*|hold\w*|monitor\w*|gather\w*)\b
          | \b(?:cannot|may\s+not|not\s+allowed|not\s+permitted)\b[^.;]{0,30}\b(?:ask|collect|record|hold
            |monitor)\b[^.;]{0,60}\b(?:because\s+of|due\s+to|under)\s+(?:the\s+)?(?:gdpr|data\s+protection)""",
        "Many councils ask about characteristics in order to check equality. Ask your data protection officer how, and "
        "say how you will find out.",
        r"\b(?:names?|addresses|longer\s+than|publish\w*|identif\w*|children['’]s\s+records|cctv|footage|pictures)\b",
    ),
    Misstatement(
        r"""\bequality\s+act\s+(?!2010|2006)(?:19|20)\d\d\b|\bequalities\s+act\b
          | \b2006\b[^.;]{0,60}\b(?:section\s+149|s\.?\s?149|public\s+sector\s+equality
              |general\s+(?:equality\s+)?duty|protected\s+characteristics?)\b
          | \b(?:section\s+149|public\s+sector\s+equality\s+duty
              |protected\s+characteristics?)\b[^.;]{0,40}\bequality\s+act\s+2006\b""",
        "The law is the Equality Act 2010.",
        r"\b(?:replaced|repealed|established|set\s+up)\b|\bequality\s+act\s+2010\b",
    ),
    Misstatement(
        r"""\b(?:due\s+regard|public\s+sector\s+equality\s+duty|psed|(?:general\s+)?equality\s+duty)\b[^.;]{0,60}\b(?:section|sect|s\.?)\s?
            (?!149|150|153|155|156|157|14\b|1\b|343)\d{1,3}\b
          | \bsection\s(?!149|150|153|155|156|157|1\b
              |343)\d{1,3}\b[^.;]{0,40}\b(?:public\s+sector\s+equality\s+duty|psed)\b""",
        "The public sector equality duty is in section 149 of the Equality Act 2010.",
        r"\b(?:section|s\.?)\s?149\b|\b(?:children|care|housing|covenant|human\s+rights|education)\s+act\b|\barmed\s+forces\b",
    ),
    *ABOUT_GROUPS,
    *NAMES_OF_LAW,
)


@cache
def _patterns(error: Misstatement) -> tuple[LazyPattern, LazyPattern | None]:
    flags = re.IGNORECASE | re.VERBOSE
    return LazyPattern(error.pattern, flags), LazyPattern(error.but_not, flags) if error.but_not else None


@lru_cache(maxsize=1024)
def misstated(text: str) -> tuple[str, str]:
    """The first sentence of a text that misstates the law, and what the law is; "" twice if there is none."""
    return next(_misstated(text), ("", ""))


def _misstated(text: str) -> Iterator[tuple[str, str]]:
    for sentence in sentences(text):
        if _OF_LAW.search(sentence.text) and not is_true_exception(sentence.text):
            for error in _ERRORS:
                if _states(error, sentence.text):
                    yield sentence.text, error.law
            for kind, law in LAW_BY_SLOTS.items():
                if says(kind, sentence.text) and not _BY_ASSOCIATION.search(sentence.text):
                    yield sentence.text, law


def _states(error: Misstatement, sentence: str) -> bool:
    if error in ABOUT_DUTY or error is SCHEDULE_18:
        sentence = without_other_duties(sentence)
    pattern, but_not = _patterns(error)
    return pattern.search(sentence) is not None and not (but_not and but_not.search(sentence))


@lru_cache(maxsize=4096)
def misstates_duty(sentence: str) -> bool:
    """Whether a sentence says wrongly whom the equality duty binds, and when, or that it does not apply."""
    return (
        _OF_LAW.search(sentence) is not None
        and not is_true_exception(sentence)
        and (any(_states(error, sentence) for error in ABOUT_DUTY) or any(says(kind, sentence) for kind in OF_THE_DUTY))
    )
