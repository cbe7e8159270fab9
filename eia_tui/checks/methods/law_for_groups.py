"""What is often said wrongly of the law for carers, people who seek asylum and disabled people, and what is right."""

from eia_tui.checks.methods.law_names import Misstatement

ABOUT_GROUPS = (
    Misstatement(
        r"""\badjustments?\b[^.;]{0,30}\bonly\b[^.;]{0,50}
            \b(?:told|tell|ask|asks|asked|declared?|registered|disclosed?|diagnos\w+)\b""",
        "In services the duty to make adjustments looks ahead: it does not wait until somebody asks (section 20, "
        "Schedule 2).",
        r"\b(?:not|\w+n['’]t)\s+only\b|\bat\s+work\b|\bemployees?\b|\bstaff\b",
    ),
    Misstatement(
        r"""\bsame\b[^.;]{0,60}\b(?:cannot|can\s+not|can['’]?t)\s+(?:\w+\s+)?(?:disadvantage|discriminate|harm)\b""",
        "One rule for all can still put some groups at a disadvantage: say who finds it harder to meet, and what you "
        "will do.",
    ),
    Misstatement(
        r"""\bcarers?\b[^.;]{0,20}\b(?:fall|are|lie)\s+outside\s+(?:the\s+)?(?:scope\s+of\s+(?:the\s+)?)?(?:equality\s+)?(?:act|law|duty)
          | \bcarers?\b[^.;]{0,30}\b(?:(?:have|has|enjoy)\s+no\s+(?:\w+\s+)?(?:protection|rights?)|(?:are
            |is)(?:\s+not|n['’]t)\s+(?:\w+\s+)?(?:protected|covered))\b
            [^.;]{0,25}\b(?:act|law|duty)\b""",
        "Carers of disabled or older people are protected by association (sections 13 and 19A), and have "
        "characteristics of their own.",
        r"\bassociation\b|\bcharacteristic\b",
    ),
    Misstatement(
        r"""\b(?:asylum\s+seekers?|refugees?|migrants?)\b[^.;]{0,30}\b(?:(?:have|has)\s+no\s+(?:\w+\s+)?(?:protection|rights?)|(?:are|is)(?:\s+not|n['’]t)\s+(?:\w+\s+)?(?:protected|covered))\b
            [^.;]{0,25}\b(?:equality|act|duty)\b""",
        "Race includes nationality and ethnic or national origins (section 9), whatever somebody's status is.",
    ),
)
"""Wrong statements about these groups."""
