"""Tells what the Act really leaves out from what is said to be left out and is not.

Left out are: from the duty, age as regards education and services to pupils in schools, and community homes
(Schedule 18, paragraph 1); from the rules on services, the age of under-18s, and marriage and civil partnership
(section 28); from the second and third aims of the duty, marriage and civil partnership (section 149).
"""

import re
from functools import lru_cache

from eia_tui.checks.methods.law_names import Misstatement
from eia_tui.checks.methods.patterns import LazyPattern

_FLAGS = re.IGNORECASE | re.VERBOSE
_ACT = (
    r"(?:equality\s+(?:act|law|legislation|duty|rules)|psed|(?<!care\s)(?:the|this)\s+(?:2010\s+)?(?:act|duty|law)(?:\s+on\s+equality)?"
    r"|section\s+(?:149|28)|s\.?\s?149|schedule\s+18)"
)
_NOT_COVERED = (
    r"(?:(?:\b(?:not|never|nobody|no\s+one|nothing|nor|neither)\b|n['’]t\b)|\b(?:no|without|little)\s+(?:\w+\s+)?(?:protection|rights?|claim|cover)\b"
    r"|\b(?:outside|beyond|exempt\w*|exclud\w+|silent|disappl\w+|ignores?|omits?)\b|\b(?:leaves?|left|takes?|taken|owes?|owed)\s+(?:\w+\s+){0,3}?out\b)"
)
_SERVICES = (
    r"(?:rules?\s+(?:\w+\s+){0,2}?(?:on|for|about)\s+services|(?:in|on|of|from|providing)\s+(?:\w+\s+)?services|part\s+3"
    r"|section\s+28|first\s+aim|first\s+of)"
)
_UNDER_18 = r"(?:under[- ]?(?:18|eighteen)s?|below\s+18|children|child|young\s+people|teenagers|minors|pupils)"
_TRUE = LazyPattern(
    rf"""^(?=.*\b(?:marriage|married|civil\s+partners?(?:hips?)?)\b)(?=.*\b{_SERVICES}\b)(?!.*\b(?:employ\w+|at\s+work|staff)\b)
      | ^(?=.*\b(?:age|ages|aged)\b)(?=.*\b(?:schools?|pupils?|community\s+homes?)\b)
        (?=.*\b(?:duty|act|149|schedule\s+18)\b)
        (?!.*\b(?:youth|leisure|librar\w+|play|all\s+services|every\s+service)\b)
      | ^(?=.*\b(?:age|ages)\b)(?=.*{_UNDER_18})(?=.*(?:\b{_SERVICES}\b|\bage\s+discrimination\b))
        (?!.*\bduty\s+(?:does|do|is|will)\b)""",
    _FLAGS | re.DOTALL,
)
"""A sentence about what the Act leaves out, as it is."""

_OF_CHILDREN = (
    rf"\b(?:schools?|education|pupils?|community\s+homes?|youth\s+(?:clubs?|work|services?|centres?)|{_UNDER_18})\b"
)
SCHEDULE_18 = Misstatement(
    rf"""{_ACT}\b[^.;]{{0,60}}?{_NOT_COVERED}[^.;]{{0,60}}?{_OF_CHILDREN}
      | {_OF_CHILDREN}[^.;]{{0,40}}?{_NOT_COVERED}[^.;]{{0,40}}?\b{_ACT}
      | (?:\b(?:in|at|for|about|of|towards)\s+|\bis\s+about\s+){_OF_CHILDREN}[^.;]{{0,20}}?\b{_ACT}\b
            [^.;]{{0,60}}?{_NOT_COVERED}
      | {_ACT}\b[^.;]{{0,40}}?{_OF_CHILDREN}[^.;]{{0,20}}?\bout\s+of\s+(?:the|this|our)\s+duty""",
    "The equality duty covers children, schools and education. Only age is left out of it, and only for education and "
    "services to pupils in schools and for community homes (Schedule 18 to the Equality Act): say what you weighed for "
    "the rest.",
    r"\b(?:only|solely|just)\s+(?:\w+\s+)?age\b|\bcovenant\b|\b(?:also|too|as\s+well|still|all\s+the\s+same|though|but|nobody|anyone)\b"
    r"|(?:\b(?:not|never)|n['’]t)\s+(?:\w+\s+)?(?:outside|exempt|excluded|beyond|left\s+out)|\bschools?\s+(?:duty|act|transport\s+act)\b"
    r"|\b(?:education|children|schools?|care)(?:['’]s)?\s+(?:and\s+\w+\s+)?act\b|\bn(?:o|ot)\s+(?:a\s+)?(?:statutory|legal)\b|\bunder\s+the\s+duty\b",
)
CARERS = Misstatement(
    rf"""^(?=.*\b(?:carers?|caring|car(?:e|es)\s+for\s+(?:someone|somebody|others|a\b|an\b|relatives|family))\b)(?=.*\b(?:{_ACT}|protect\w*)\b)
          (?=.*(?:\bcarers?\b[^.;]{{0,30}}?{_NOT_COVERED}[^.;]{{0,40}}?\b(?:{_ACT}|equality)
            |{_ACT}\b[^.;]{{0,40}}?{_NOT_COVERED}[^.;]{{0,40}}?\bcar(?:ers?|ing)\b
            |{_ACT}\b[^.;]{{0,20}}?\bcarers\b[^.;]{{0,20}}?{_NOT_COVERED}
            |\b(?:nobody|no\s+one)\s+is\s+protected\b[^.;]{{0,30}}\b(?:car(?:e|es|ing)\s+for|carer)\b))""",
    "Being a carer is no protected characteristic, but the Equality Act can protect carers through the person they "
    "care for (sections 13 and 19A of the Equality Act): say what the change means for them.",
    r"\bassociation\b|\bcharacteristics?\b|\bthrough\s+(?:the|whom)\b|\bin\s+their\s+own\s+right\b|\b(?:section|s\.?)\s?(?:13|19)"
    r"|\bcare(?:rs['’]?)?\s+act\b|\b(?:insurance|grant|scheme|policy|allowance|pass)\b",
)


@lru_cache(maxsize=4096)
def is_true_exception(sentence: str) -> bool:
    """Whether a sentence is about what the Act leaves out, and says it as it is."""
    return _TRUE.search(sentence) is not None and not _TOO_WIDE.search(sentence)


_TOO_WIDE = LazyPattern(
    r"""\bas\s+regards\s+(?!(?:their\s+|the\s+|his\s+|her\s+)?ages?\b)\w+
      | \bn(?:ot|o)\b[^.;]{0,30}\b(?:disability|race|sex|religion|faith)\b
      | \bnot\s+a\s+protected\b""",
    _FLAGS,
)
"""The sentence leaves out more than the Act does."""
