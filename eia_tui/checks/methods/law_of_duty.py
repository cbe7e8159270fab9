"""What is often said wrongly of the equality duty itself, that of section 149, and what is right."""

from functools import lru_cache

from eia_tui.checks.methods.law_by_slots import HANDED_OVER
from eia_tui.checks.methods.law_exceptions import is_true_exception
from eia_tui.checks.methods.law_names import Misstatement
from eia_tui.checks.methods.patterns import LazyPattern

_PROVIDER = r"(?:provider|contractor|operator|supplier|company|trust|academy|charity|partner)"
_DUTY = (
    r"(?:equality\s+duty|equality\s+law|equality\s+legislation|equality\s+act|public\s+sector\s+equality\s+duty|psed|duty|"
    r"section\s+149|s\.?\s?149)"
)

ABOUT_DUTY = (
    Misstatement(
        rf"""\b{_DUTY}\b[^.;]{{0,60}}?\b(?:does\s+not|doesn['’]?t|do\s+not|will\s+not|is\s+not|isn['’]?t|cannot
          |not)\s+
            (?:\w+\s+){{0,2}}?(?:appl\w+|cover\w*|extend\w*|reach\w*|come\s+in(?:to)?|relevant|engaged?|required|arise\w*|triggered|needed|bind\w*)
          | \b(?:no|without\s+any|not\s+(?:under\s+)?(?:any|an?|the))\s+(?:\w+\s+){{0,2}}?
            (?:equality\s+(?:act\s+)?(?:duty|duties|obligation\w*)|psed)\b
          | \bno\s+(?:duty|duties|obligations?)\s+(?:here\s+)?under\s+(?:the\s+)?(?:equality\s+act|psed
              |section\s+149)
          | \bno\s+(?:need|requirement|obligation|duty)\s+to\s+(?:assess|consider|look\s+at)\b[^.;]{{0,40}}\bequality\b
          | \b{_DUTY}\b[^.;]{{0,20}}\bonly\s+(?:asks|requires|means|needs)\b[^.;]{{0,40}}\b(?:forms?|eia|consult\w*)\b
          | \b(?:most|majority)\b[^.;]{{0,50}}\b{_DUTY}\b[^.;]{{0,20}}\b(?:met|satisfied|discharged|complied)\b
          | \bno\s+(?:need|requirement|obligation|duty)\b[^.;]{{0,30}}\b(?:have\s+due\s+regard|consider\s+equality
            |comply\s+with\s+the\s+equality)
          | \bno\s+(?:legal|statutory)\s+(?:duty|obligation|requirement)\b[^.;]{{0,80}}\bequality\b
          | \bno\s+(?:due\s+)?regard\s+(?:need\s+be\s+had\s+)?(?:to|for)\s+(?:equality|the\s+(?:three\s+)?aims)
          | \b(?:all|only\s+thing)\b[^.;]{{0,40}}\b(?:has|have|needs?)\s+to\s+(?:do\s+is\s+)?(?:to\s+)?
            (?:avoid|not|refrain)\b[^.;]{{0,20}}\bdiscriminat
          | \b(?:discretionary|non-statutory|not\s+(?:a\s+)?statutory)\b[^.;]{{0,80}}\b(?:equality\s+(?:act
            |duty)|duty\s+does|eia)\b
          | \b(?:exempt\s+from|outside|beyond|not\s+(?:within|caught\s+by|subject\s+to|covered\s+by
              |bound\s+by))\s+(?:the\s+)?
            (?:(?:scope|reach|remit|ambit)\s+of\s+)?(?:the\s+)?(?:public\s+sector\s+)?
            (?:equality\s+(?:duty|act)|equality\b|psed|duty\b)""",
        "The duty covers everything that a council does, whether or not it must provide it: say how you considered the "
        "three aims.",
        r"\bbut\b[^.;]{0,50}\b(?:duty|act|psed|it)\s+(?:still\s+)?(?:applies|covers)\b|\bstill\s+applies\b|"
        r"\bapplies\s+to\s+it\s+(?:all\s+the\s+same|as\s+to|nevertheless)\b|\b(?:not|never|nothing)\s+(?:\w+\s+){0,3}?(?:outside|exempt|beyond)\b",
    ),
    Misstatement(
        r"""\b(?:overrid\w+|outweighs?|takes?\s+precedence\s+over|trumps?|prevails?\s+over|comes?\s+before)\s+(?:the\s+|our\s+)?(?:public\s+sector\s+)?(?:equality|psed|duty)
          | \b(?:full\s+|further\s+|separate\s+)?(?:assessment|eia|analysis)\s+is\s+(?:therefore\s+)?(?:not
            |un)\s?(?:needed|required|necessary)\b[^.;]{0,60}\b(?:monitor\w*|complain\w*|later)
          | \b(?:monitor\w*|complain\w*)\b[^.;]{0,90}\b(?:full\s+|further\s+)?(?:assessment|eia
            |analysis)\s+is\s+(?:therefore\s+)?(?:not|un)\s?(?:needed|required|necessary)
          | \b(?:equality\s+duty|psed|equality\s+impacts?)\b[^.;]{0,20}\bwill\s+be\s+(?:considered|assessed
            |looked\s+at|addressed)
            \b[^.;]{0,40}\b(?:when|once|after|later)\b
          | \bnot\b[^.;]{0,30}\b(?:proportionate|necessary|needed|required)\b[^.;]{0,10}\b(?:look\s+at|consider
            |assess|analyse)
            \b[^.;]{0,20}\b(?:each|every|all|individual)\b[^.;]{0,20}\b(?:characteristics?|groups?)\b
          | \bequality\b[^.;]{0,30}\b(?:was|were|is|has|had)\s+(?:not|never)\s+(?:been\s+)?(?:a\s+|an\s+)?
            (?:factor|consider\w*|relevant|looked\s+at|part\s+of)""",
        "Due regard is had before and when a decision is made, whatever else the council must do.",
        r"(?:\b(?:not|never|cannot)|n['’]t)\s+(?:overrid|outweigh|trump|prevail|take|come)",
    ),
    Misstatement(
        rf"""\b{_DUTY}\b[^.;]{{0,50}}\b(?:met|complied\s+with|satisfied|fulfilled|discharged)\b[^.;]{{0,30}}
            \b(?:automatically|by\s+definition|as\s+a\s+matter\s+of\s+course|by\s+virtue)\b
          | \bstatutory\s+(?:service|function)\b[^.;]{{0,60}}\b{_DUTY}\b[^.;]{{0,40}}\b(?:met|satisfied
              |fulfilled|complied)\b
          | \b{_DUTY}\b[^.;]{{0,40}}\b(?:only|solely|just|exclusively)\s+(?:applies|apply|covers?|concerns?|protects?
              |relates?|binds?|extends?)\b[^.;]{{0,20}}\b(?:employees|staff|employment|employers|workers
            |services|recruitment)\b
          | \b{_DUTY}\b[^.;]{{0,30}}\b(?:applies|apply|covers?|extends?|relates?|is|are)\s+(?:only|solely|just
              |limited|confined|restricted)\s+(?:to|about|for)\s+(?:[\w'’]+\s+){{0,4}}?
            (?:employees|staff|employment|workers|workforce|recruitment|employers?)\b
          | \b{_DUTY}\b[^.;]{{0,30}}\b(?:covers?|concerns?|protects?|binds?)\s+(?:only|solely|just)\s+
            (?:[\w'’]+\s+){{0,2}}?
            (?:employees|staff|employment|workers|workforce|recruitment|employers?)\b""",
        "The duty covers everything that a council does, for staff and for the public, and is met by what you weigh: "
        "say how you considered the three aims.",
    ),
    Misstatement(
        rf"""\b{_DUTY}\b[^.;]{{0,60}}
            \b(?:discharged|fulfilled|satisfied|complied\s+with|met|complete|done|over|ends?|ceases?
              |stops?)\b[^.;]{{0,30}}
            \b(?:need(?:s)?\s+not|no\s+(?:further|more)|nothing\s+(?:further|more|else)|by\s+(?:completing
              |filling|writing|this)
              |once|when\s+(?:the\s+)?(?:decision|cabinet|form)|with\s+(?:this|the)\s+(?:form|decision)
                |so\s+(?:there|no|nothing))\b
          | \b(?:once|after|with)\b[^.;]{{0,40}}\b(?:decision|decided?|cabinet|approv\w+)\b[^.;]{{0,40}}\b{_DUTY}\s+
            (?:is\s+(?:over|met|discharged|complete|done|fulfilled)|ends?|ceases?|stops?)\b
          | \b(?:by\s+)?(?:completing|filling\s+in|writing)\s+(?:of\s+)?(?:this|the|an)\s+(?:form|eia
            |assessment)\b[^.;]{{0,40}}
            \b(?:meets?|discharges?|fulfils?|satisfies|complies\s+with)\b[^.;]{{0,20}}\b{_DUTY}""",
        "The duty goes with all that a council does, after the decision as well (section 149 of the Equality Act): say "
        "how you will go on looking at the effects.",
        r"(?:\b(?:not|never|cannot)|n['’]t)\s+(?:be\s+|yet\s+|itself\s+|alone\s+)?(?:over|ends?|ended|cease|stop|meet|met|discharged?"
        r"|satisf(?:y|ied)|fulfil(?:led)?|comply)\b",
    ),
    Misstatement(
        rf"""\b(?:responsib\w+|duty|liab\w+|obligations?|equality)\b(?=[^.;]*\b(?:equalit\w+|duty|psed)\b
          |(?<=equality))[^.;]{{0,40}}\b(?:passes|pass|transfers?|falls?|lies|rests?|moves?|handed
            |sits)\b[^.;]{{0,25}}
            \b(?:to|on|with|upon)\s+the\s+(?:\w+\s+)?{_PROVIDER}\b
          | \b(?:equality|duty|psed|act)\b[^.;]{{0,30}}\b(?:is|are|becomes?
            |will\s+be)\s+(?:a\s+matter\s+for\s+)?the\s+(?:\w+\s+)?{_PROVIDER}['’]?s?\s*(?:responsibility|duty
              |matter|concern)?\s*(?=[.,;]|$)
          | \b(?:responsib\w+|liab\w+|dut(?:y|ies)|obligations?)\s+(?:for|under|on
              |as\s+to)\s+(?:the\s+)?equalit\w+\b[^.;]{{0,30}}
            \b(?:passe[sd]?|passes|transfers?|goes|moves?)\s+(?:over\s+)?(?:with|to|on|under)\b
          | \b{_PROVIDER}\s+(?:takes?|will\s+take|assumes?|inherits?)\s+(?:on|over)?\s*[^.;]{{0,40}}\b(?:duty
              |psed|responsib\w+)\b[^.;]{{0,30}}
            \b(?:in\s+place\s+of|instead\s+of|from)\s+(?:the\s+council|us|ourselves)\b
          | \b(?:equality\s+(?:duties|duty|matters|issues|law))\b[^.;]{{0,40}}\b(?:no\s+longer
            |not)\s+(?:the\s+council['’]s|ours|a\s+matter\s+for\s+(?:us|the\s+council))""",
        HANDED_OVER,
        r"\b(?:as\s+well|also|both|keeps?|remains?|stays?|but)\b",
    ),
)
"""Wrong statements about the duty: whom it binds, when, and how it is met."""
_OTHER_DUTY = LazyPattern(
    r"(?i)\b(?:covenant|best value|consultation|main|housing|relief|homelessness|prevention|stamp|import|excise|"
    r"licensing|safeguarding|planning|night|day|jury|weekend|patrol|on|off) dut(?:y|ies)\b"
    r"|\bduty (?:manager|officer|worker|social worker|solicitor|desk|team|rota|roster|phone|line)s?\b"
    r"|\b(?:financial|means|needs?|risk|care|carer['’]?s|family|social care|transport|travel|health|medical|housing|"
    r"heritage|environmental|fire|eligibility|benefits?|affordability|workplace|skills|reading|language|home|"
    r"occupational therapy|parking|traffic|safety|privacy|data protection) assessments?\b"
    r"|\bdut(?:y|ies) of (?!due regard|equality)\w+"
    r"|\bdut(?:y|ies) to (?!(?:have|pay|give) (?:due )?regard|(?:make |plan )?(?:reasonable )?adjust|(?:promote|"
    r"advance|meet|discharge|consider|assess|foster|eliminate|comply)\b)\w+"
)
"""Another duty or assessment than that of equality, which may well not be needed."""
_NOT_REACHED = LazyPattern(r"(?i)\bcovenant\b|\bpart of the (?:equality )?act\b")
"""Words of a sentence about another law, or about the duty towards the armed forces."""


@lru_cache(maxsize=4096)
def without_other_duties(sentence: str) -> str:
    """A sentence without other duties than that of equality, which may well not apply: "the housing duty".

    It is "" if the sentence is about what the equality duty itself does not reach, such as age in schools.
    """
    is_other = _NOT_REACHED.search(sentence) is not None or is_true_exception(sentence)
    return "" if is_other else _OTHER_DUTY.sub(" ", sentence)
