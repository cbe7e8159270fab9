"""What is often said wrongly of laws and protected characteristics by their names, and what is right."""

from typing import NamedTuple


class Misstatement(NamedTuple):
    """A way to state the law wrongly, and what the law is."""

    pattern: str
    """Words that misstate the law, in any case; spaces in the pattern are for reading only."""
    law: str
    """What the law is, as advice."""
    but_not: str = ""
    """Words with which a sentence states it rightly all the same; "" if there are none."""


NAMES_OF_LAW = (
    Misstatement(
        r"""\b(?:low\s+incomes?|poor(?:er)?\s+people|homeless\s+people|working\s+class|rural\s+(?:people|residents|communities)
          |deprived\s+(?:people|areas|communities))\b[^.;]{0,40}\b(?:is|are)\s+(?:also\s+)?protected\s+(?:by|under)\s+the\s+(?:equality\s+)?act\b""",
        "Income, class and place are no protected characteristics in England: say what the change means for these "
        "people all the same.",
        r"\b(?:not|\w+n['’]t|no)\b",
    ),
    Misstatement(
        r"""\bprotected\s+characteristics?\s+(?:of|called|named|known\s+as|is|are|namely|such\s+as|like|under\s+the\s+act,?\s+of)\s+["“‘']?(?:the\s+)?
            (?:gender(?!\s+re-?assignment)|gender\s+identity|sexuality|sexual\s+preference|ethnicity|nationality|disablement|
              class|social\s+class|poverty|deprivation|rurality|socio-economic\s+\w+|car(?:ers?|ing)
              |care[- ]\w+|language|citizenship|
              armed\s+forces|veterans?|homelessness|parenthood|family\s+status|marital\s+status|transgender(?:ism)?|transsexualism)\b
          | \b(?:protected\s+|nine\s+)characteristics?\b[^.;]{0,40}(?:[:(–-]|,\s*(?:including|such\s+as
              |e\.?g\.?|namely))[^.;]{0,120}\b(?:gender(?!\s+re-?assign)|gender\s+identity|sexuality|marital\s+status
            |ethnicity|nationality|social\s+class|transgender)\b
          | ^\W*(?:\w+\s+){0,2}?(?:gender(?!\s+re-?assignment)|gender\s+identity|sexuality|ethnicity
              |nationality|class|poverty|carers?|language|marital\s+status|socio-?economic\s+(?:disadvantage|status|background)
              |deprivation|rurality|income|homelessness)\b
            [^.;]{0,40}\b(?:is|are)\s+(?:also\s+)?(?:a|one\s+of\s+the(?:\s+nine)?)\s+protected\s+characteristics?\b""",
        "The nine protected characteristics are age, disability, gender reassignment, marriage and civil partnership, "
        "pregnancy and maternity, race, religion or belief, sex, and sexual orientation: use their names.",
        r"\b(?:not|\w+n['’]t|as\s+if|although|though|treat\w*|besides|beyond)\b"
        r"|\brace\b[^.;)]{0,12}\b(?:includ\w+|cover\w*|that\s+is|meaning)\b",
    ),
    Misstatement(
        r"""\b(?:equal\s+pay\s+act(?:\s+1970)?|race\s+relations\s+\(amendment\)\s+act|employment\s+equality\s+\([^)]*\)\s+regulations
          |employment\s+equality\s+(?:age|religion|sexual)\w*[\w\s]{0,20}regulations|sex\s+discrimination\s+\(gender\s+reassignment\)\s+regulations)\b""",
        "The Equality Act 2010 replaced that law in England, Wales and Scotland: refer to it instead.",
        r"\b(?:replaced|repealed|formerly|history|until\s+2010|before\s+2010)\b",
    ),
    Misstatement(
        r"""\b(?:equality\s+act|psed|equality\s+duty|section\s+149)\b[^.;]{0,40}\b(?:gives?|grants?|guarantees?|confers?|requires?|obliges?|makes?)\b
            [^.;]{0,40}\b(?:right\s+to\s+be\s+consulted|(?:duty|us|council)\s+to\s+consult|consultation\s+(?:mandatory|compulsory))\b""",
        "The Act has no duty to consult as such: due regard needs enough evidence, for which people are often asked.",
        r"\b(?:not|\w+n['’]t|no)\b",
    ),
    Misstatement(
        r"""\b(?:addict\w*|alcoholi\w+|smok\w+|drug\s+us\w+|hay\s?fever|kleptomania\w*)\b[^.;]{0,60}\b(?:protected|disabled|a\s+disability)\b
            [^.;]{0,40}\b(?:act|law|under|characteristic)\b""",
        "Addiction to alcohol, nicotine or drugs is not itself an impairment (Equality Act 2010 (Disability) "
        "Regulations "
        "2010, regulation 3); what it has led to may be.",
        r"\b(?:not|\w+n['’]t|unless|although|though|itself|caused|result\w*)\b",
    ),
    Misstatement(
        r"""\b(?:gyps(?:y|ies)|romany|roma|travellers?|jew(?:s|ish\s+people)|sikhs?)\b[^.;]{0,60}\b(?:not|\w+n['’]t|no|never)\b[^.;]{0,30}
            \b(?:ethnic\s+(?:group|minorit\w+)|race|racial|protected|covered)\b""",
        "Romany Gypsies, Irish Travellers, Jews and Sikhs are ethnic groups (section 9 of the Equality Act).",
        r"\b(?:told\s+us|said|asked|believed|thought)\b",
    ),
    Misstatement(
        r"""\b(?:six|seven|eight|ten)\s+(?:equality\s+|protected\s+)?(?:strands|characteristics)\b[^.;]{0,60}\b(?:act|law|protected)\b
          | \b(?:act|law|protected)\b[^.;]{0,40}\b(?:six|seven|eight|ten)\s+(?:equality\s+|protected\s+)?(?:strands
            |characteristics)\b
          | \bequality\s+strands\b|\b(?:nine|protected)\s+strands\b""",
        "The Act has nine protected characteristics: use their names.",
        r"\b(?:not|\w+n['’]t|formerly|once|treat\w*)\b",
    ),
    Misstatement(
        r"""\bdata\s+protection\s+act\s+1998\b""",
        "The Data Protection Act 2018 and the UK GDPR replaced that Act.",
        r"\b(?:replaced|repealed|formerly|until\s+2018|before\s+2018)\b",
    ),
    Misstatement(
        r"""\bnational\s+assistance\s+act\s+1948\b|\bnhs\s+and\s+community\s+care\s+act\s+1990\b|\bfair\s+access\s+to\s+care\s+services\b""",
        "For adults in England, the Care Act 2014 replaced that law.",
        r"\b(?:replaced|repealed|formerly|until\s+201[45]|before\s+201[45])\b",
    ),
    Misstatement(
        r"""(?<!\band\s)(?<!social\s)(?<!community\s)\bcare\s+act\s+(?!2014)(?:19|20)\d\d\b|\bchildren\s+and\s+families\s+act\s+(?!2014)(?:19|20)\d\d\b
          |\bhuman\s+rights\s+act\s+(?!1998)(?:19|20)\d\d\b|\bmental\s+capacity\s+act\s+(?!2005|\(amend)(?:19|20)\d\d\b
          |(?<!\b(?:and|for)\s)(?<!of\s)(?<!disabled\s)\bchildren\s+act\s+(?!1989|2004|1948|1975)(?:19|20)\d\d\b|\bgender\s+recognition\s+act\s+(?!2004)(?:19|20)\d\d\b
          |\bhomelessness\s+reduction\s+act\s+(?!2017)(?:19|20)\d\d\b|\bautism\s+act\s+(?!2009)(?:19|20)\d\d\b
          |\bpublic\s+libraries\s+and\s+museums\s+act\s+(?!1964)(?:19|20)\d\d\b|\bchildren\s+and\s+social\s+work\s+act\s+(?!2017)(?:19|20)\d\d\b
          |\bcivil\s+partnerships?\s+act\s+(?!2004|2019)(?:19|20)\d\d\b|\bprocurement\s+act\s+(?!2023)(?:19|20)\d\d\b""",
        "No Act of that name has that year: check it at legislation.gov.uk.",
    ),
)
"""Wrong statements about names: of laws that are no more, of what the Act protects, and of what it asks for."""
