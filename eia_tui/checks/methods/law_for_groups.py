"""What is often said wrongly of the law for people who seek asylum and disabled people, and what is right."""

from functools import lru_cache

from eia_tui.checks.methods.law_names import Misstatement
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences

MARRIAGE_AT_WORK = (
    "At work, being married or in a civil partnership is protected (section 8 of the Equality Act): say what the "
    "change means for these staff."
)
ABOUT_GROUPS = (
    Misstatement(
        r"""\badjustments?\b[^.;]{0,30}\bonly\b[^.;]{0,50}
            \b(?:told|tell|ask|asks|asked|declared?|registered|disclosed?|diagnos\w+)\b""",
        "In services the duty to make adjustments looks ahead: it does not wait until somebody asks (Schedule 2 to the "
        "Equality Act).",
        r"\b(?:not|\w+n['’]t)\s+only\b|\bat\s+work\b|\bemployees?\b|\bstaff\b",
    ),
    Misstatement(
        r"""\bsame\b[^.;]{0,60}\b(?:cannot|can\s+not|can['’]?t)\s+(?:\w+\s+)?(?:disadvantage|discriminate|harm)\b""",
        "One rule for all can still put some groups at a disadvantage: say who finds it harder to meet, and what you "
        "will do.",
    ),
    Misstatement(
        r"""\b(?:marriages?|married|marital|civil\s+partner\w*)\b[^.;]{0,60}(?:\b(?:not|never|no|nor)\b|n['’]t\b|\boutside\b)
            [^.;]{0,50}\b(?:protected|covered|characteristics?|appl(?:y|ies|icable)|act|law|duty)\b[^.;]{0,30}
            \b(?:at\s+work|in\s+the\s+workplace|(?:in|for|to|by|as\s+an)\s+(?:employment|employers?|employees|staff))\b
          | \b(?:marriages?|married|marital|civil\s+partner\w*)\b[^.;]{0,40}\bonly\b[^.;]{0,25}
            \b(?:services?|the\s+public|customers)\b
          | \b(?:at\s+work|in\s+the\s+workplace|in\s+employment|employers?|employment)\b[^.;]{0,40}
            (?:\b(?:not|never|no)\b|n['’]t\b)
            [^.;]{0,40}\b(?:marriages?|married|marital|civil\s+partner\w*)\b[^.;]{0,30}\b(?:protected|covered|characteristic)""",
        MARRIAGE_AT_WORK,
        r"\bservices?\b(?![^.;]{0,3}$)[^.;]*\bonly\b|\bonly\b[^.;]*\b(?:at\s+work|employment|workplace)\b|\b(?:but|except|unlike|whereas)\b"
        r"|\bdiscriminat\w*\b|\b(?:differently|rules?|policy|allowance)\b",
    ),
    Misstatement(
        r"""\b(?:asylum\s+seekers?|refugees?|migrants?)\b[^.;]{0,30}\b(?:(?:have|has)\s+no\s+(?:\w+\s+)?(?:protection|rights?)|(?:are|is)(?:\s+not|n['’]t)\s+(?:\w+\s+)?(?:protected|covered))\b
            [^.;]{0,25}\b(?:equality|act|duty)\b""",
        "Race includes nationality and ethnic or national origins (section 9 of the Equality Act), whatever somebody's "
        "status is.",
    ),
)
"""Wrong statements about these groups."""
_PUTS_ASIDE = LazyPattern(
    r"(?i)(?:\b(?:not|never|no|nor|nothing|outside|excluded|exempt)\b|n['’]t\b)[^.;]{0,50}"
    r"\b(?:protected|covered|covers?|characteristics?|applicable|appl(?:y|ies)|engaged|relevant|extends?|consider(?:ed)?|looked\s+at)\b"
)
_OF_THE_LAW = LazyPattern(
    r"(?i)\b(?:act|law|legally|statut\w+|dut(?:y|ies)|psed|protected|characteristics?|section\s+\d+)\b"
)
_RIGHTLY = LazyPattern(
    r"(?i)\b(?:first|aims?|limbs?|eliminat\w+|discriminat\w*|harass\w*|advanc\w+|good\s+relations|services?|at\s+work|single|unmarried|"
    r"differently|otherwise|whether|who)\b"
)
"""Words of a sentence that says what the law does say, or what does not depend on it."""


@lru_cache(maxsize=512)
def puts_marriage_aside(text: str) -> str:
    """The sentence about marriage and civil partnership which says that the law does not protect it; "" if none does.

    That is right for services, and wrong where a proposal is about people at work.
    """
    read = (each.text for each in sentences(text) if _PUTS_ASIDE.search(each.text) and _OF_THE_LAW.search(each.text))
    return next((each for each in read if not _RIGHTLY.search(each)), "")
