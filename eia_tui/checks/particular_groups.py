"""Checks what the law or the form asks about one group in particular."""

import re
from collections.abc import Iterator

from eia_tui.checks.facts import GroupAnswers, answers_with_role, group_answers, policy_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.counts import counts
from eia_tui.checks.methods.covenant_functions import is_covenant_function
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import collapse_spaces, first_match, is_about, is_one_of, mentions, phrases
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.slots import says
from eia_tui.checks.methods.sources import shares
from eia_tui.checks.methods.substance import begins_with_nothing, is_put_off
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Group
from eia_tui.form.kinds import Role
from eia_tui.system.text import shortened

_LONG_ANSWERS = 60
"""Words about marriage and civil partnership above which there may be more than the duty asks."""
_OFTEN = 2
"""Words for couples from which a long answer is about them."""
_EXPLAINED = LazyPattern(r"(?i)\bcovenant\b|\bnot (?:a |an )?(?:housing|education|health\w*)\b|\bdue regard\b")
_DISMISSES_COVENANT = LazyPattern(
    r"(?i)\bcovenant\b[^.;]{0,30}\b(?:no (?:bearing|relevance|application)|(?:does|do|is|was)(?: not|"
    r"n['’]t) (?:\w+ )?(?:apply|relevant|considered|looked))\b"
    r"(?![^.;]*\b(?:not (?:a |an )?(?:housing|education|health)|because|since)\b)|(?:\bnot|n['’]t) (?:consider|"
    r"look at)\b[^.;]{0,20}\bcovenant\b"
)
"""That the Covenant does not apply, and not why."""
_NOT_THE_SERVICE = LazyPattern(r"(?i)\b(?:not|no|never|\w+n['’]t)\b")
_COMPARED_WITH = LazyPattern(r"(?i)\b(?:couples?|married|marriage|spouses?|husbands?|wife|wives|civil partners?)\b")
"""Words with which people who are not married are only compared: "couples and single people pay the same"."""
_THAN = LazyPattern(
    r"(?i)\bthan\s+(?:[\w’'-]+\s+){0,3}?(?:couples?|married|those who are married|spouses?|people who are married)\b"
)
_COUPLES = (
    r"(?:married(?:\s+(?:couples?|people|partners|men|women))?|couples?|marriage|spouses?|husbands?|wife|wives|"
    r"civil partner\w*)"
)
_FEW = LazyPattern(
    r"(?i)\b(?:(?:very |so |only |relatively )?few|hardly any|scarcely any|not many|(?:a )?(?:minority|handful)|"
    r"(?:a |the )?(?:small|low|tiny) (?:number|share|proportion)|no|fewer|nobody|none|(?:not|n['’]t) (?:often |"
    r"usually |"
    r"generally |likely to be )?|rarely|seldom|less likely to be|unlikely to be|only \d+|\d+ (?:of|in) (?:the |"
    r"our )?\d+)"
    rf"(?:(?:\s+(?!pays?\b|gets?\b|treated\b)[\w’'-]+){{0,4}}?\s+|\s*){_COUPLES}\b"
    rf"(?:\s+(?:and|or|nor)\s+(?:in\s+)?(?:an?\s+)?{_COUPLES})?"
    rf"|\b(?:so|therefore|hence|thus)\b(?:\s+[\w’'-]+){{0,4}}?\s+{_COUPLES}\b[^.;]{{0,25}}"
    r"\b(?:not|n['’]t|un)\s?(?:\w+\s+)?(?:affected|concerned|relevant|an issue|arise|apply|come into)"
)
"""That there are few who are married: those few may well be treated worse than others."""
_UNMARRIED_COUPLES = LazyPattern(r"(?i)\b(?:unmarried|cohabiting)\s+(?:couples?|partners?)\b")
_LOOKED_AT_ELSEWHERE = LazyPattern(
    r"(?i)\b(?:looked at|dealt with|covered|considered|counted|described|set out|see|"
    r"answered)\s+(?:\w+\s+)?(?:under|in|with)\b"
)
_SEVERAL_MISSING, _ROOT = 3, 6
"""The named groups without a word from which an answer is reported."""
_LONG_ROW = 60
"""Words. A longer row speaks of those whom the change concerns: its writer has chosen them."""
_LINKS = frozenset(["and", "or", "other", "the", "e", "g", "eg", "for", "example", "including", "such", "as", "of"])


@check(
    "covenant",
    severity="warn",
    category=Category.POLICY,
    source="Armed Forces Act 2006, section 343AA: healthcare, education and housing functions.",
)
def covenant(draft: Draft) -> Iterator[Problem]:
    """A policy that is itself a housing, education or healthcare function, and no word about the Covenant."""
    for answers in group_answers(draft):
        if not is_about("covenant", answers.group):
            continue
        own = answers.text("benefits", "concerns", "mitigation", "reason", "plan")
        if (_EXPLAINED.search(own) and not _DISMISSES_COVENANT.search(own)) or (
            answers.effect != "not-affected" and not begins_with_nothing(answers.text("benefits", "concerns"))
        ):
            continue
        topic, is_main = _covenant_function(draft)
        is_looked_into = _LOOKED_INTO.search(own) is not None
        if topic and (is_main or not is_looked_into):
            message = (
                f"“{topic}” {'is' if is_main else 'may be part of'} a housing, education or healthcare function, where "
                "the law asks you to have due regard to the Armed Forces Covenant"
            )
            advice = "Check with your Covenant lead, and say what you found"
            address, message = answers.address("reason", "concerns"), f"{answers.name}: {message}. {advice}."
            yield (address, message) if is_main and not is_looked_into else Guess(address, message)


_LOOKED_INTO = LazyPattern(
    r"(?i)\b(?:asked|checked|told|officer|list|register|records?|welfare|champion|agreed|met|survey|posted|refunded|"
    r"20\d\d)\b"
)
"""How somebody knows that these families are not affected."""


def _covenant_function(draft: Draft) -> tuple[str, bool]:
    """The words that show that the policy itself is a function under the Covenant, and whether it is mainly that.

    "" if there are none. What its name or the beginning of the proposal says, the policy mainly is.
    """
    names = [answer.text for answer in answers_with_role(draft, "name")]
    told = [sentence.text for answer in policy_answers(draft) for sentence in sentences(answer.text)]
    for text in (*names, *told[:1]):
        function = phrases("covenant").search(text)
        if function and not _NOT_THE_SERVICE.search(text) and not phrases("covenant_aside").search(text):
            return collapse_spaces(function.group()), True
    return next((shortened(text) for text in told if is_covenant_function(text)), ""), False


@check(
    "marriage",
    severity="advice",
    category=Category.POLICY,
    source="Equality Act 2010, section 149(7) with section 149(1)(a), and section 8.",
)
def marriage(draft: Draft) -> Iterator[Problem]:
    """More about marriage and civil partnership than the duty asks, or about people who are not married."""
    for answers in group_answers(draft):
        text = answers.says("benefits", "concerns", "mitigation", "reason")
        if not is_about("marriage", answers.group):
            continue
        if found := next(
            (
                found
                for each in sentences(text)
                if (found := phrases("not_married").search(each.text))
                and (_THAN.search(each.text) or not _COMPARED_WITH.search(_without_unmarried(_FEW.sub(" ", each.text))))
                and not _LOOKED_AT_ELSEWHERE.search(each.text)
            ),
            None,
        ):
            message = (
                f"“{collapse_spaces(found.group())}” is not this characteristic, which is being married or in "
                "a civil partnership"
            )
            yield (
                answers.address("concerns", "reason"),
                f"{answers.name}: {message}. Move it to the group that it concerns.",
            )
        elif _is_about_others(answers):
            message = "you do not mention people who are married or in a civil partnership"
            yield (
                answers.address("concerns", "benefits"),
                f"{answers.name}: {message}. Say what it means for them, or move this to the group that it concerns.",
            )
        elif (
            len(text.split()) > _LONG_ANSWERS
            and len(_COMPARED_WITH.findall(text)) < _OFTEN
            and not _is_theirs(draft, answers.group, text)
        ):
            message = (
                "only the first aim, to end discrimination, applies here. Unless staff are affected, a line "
                "with the reason is enough"
            )
            yield answers.address("benefits", "reason"), f"{answers.name}: {message}."


def _without_unmarried(sentence: str) -> str:
    """A sentence without its words for those who are not married, which may have one for those who are: "ex-wives"."""
    return phrases("not_married").sub(" ", _UNMARRIED_COUPLES.sub(" ", sentence))


def _is_about_others(answers: GroupAnswers) -> bool:
    """Whether the concerns and benefits are about people, and have no word for being married or a civil partner."""
    columns = [answers.says(role) for role in ("benefits", "concerns")]
    text = "\n".join(column for column in columns if not (begins_with_nothing(column) or is_put_off(column)))
    return any(phrases(name).search(text) for name in ("public", "staff", "counted")) and not phrases(
        "of_marriage"
    ).search(text)


def _is_theirs(draft: Draft, group: Group, text: str) -> bool:
    """Whether a long answer about marriage has its reason: it is about staff, or the policy is about weddings."""
    policy = (*answers_with_role(draft, "name"), *policy_answers(draft))
    return phrases("staff").search(text) is not None or any(mentions(group).search(each.text) for each in policy)


@check(
    "other-groups-named",
    severity="advice",
    category=Category.NEGATIVES,
    source="The form, section 4, which names them: “Other groups: e.g., …”.",
)
def other_groups_named(draft: Draft) -> Iterator[Problem]:
    """A short row for other groups that does not speak of several of those that the form names."""
    for answers in group_answers(draft):
        named = _named_in(answers.group.label)
        text = answers.text("benefits", "concerns", "mitigation", "reason", "plan").casefold()
        if not named or not text:
            continue
        missing = [name for name in named if not _speaks_of(name, text)]
        different: list[str] = []
        for name in missing:  # "deprivation" and "deprived communities" are one
            if not any(name.casefold()[:_ROOT] in other.casefold() for other in different):
                different.append(name)
        is_short = len(text.split()) < _LONG_ROW
        if is_short and len(different) >= min(_SEVERAL_MISSING, len(named) - 1):
            message = f"the form names groups that you do not mention: {', '.join(different)}"
            yield (
                answers.address("concerns", "reason", "benefits"),
                f"{answers.name}: {message}. Write a line on each, even if only to say why it is not affected.",
            )


def _named_in(label: str) -> list[str]:
    """The groups that a label gives as examples: "Other groups: e.g., carers, refugees"."""
    _, found, examples = label.partition("e.g.")
    return [name.strip(" .") for name in examples.split(",") if name.strip(" .")] if found else []


def _speaks_of(name: str, text: str) -> bool:
    """Whether a text has a word of a named group, by its beginning, or another word for it."""
    words = [
        word
        for word in re.findall(r"[a-z]+", name.casefold())
        if word not in _LINKS and not is_one_of("any_group", word)
    ]
    own = any(re.search(rf"\b{word[:6]}", text) for word in words)
    return own or any(
        phrases(other).search(text)
        for other in ("poverty", "rurality", "health_gap", "migrants", "cared_for")
        if phrases(other).search(name)
    )


_SPACES = LazyPattern(
    r"(?i)\b(?:self-contained|cubicles?|(?:a|each|any|one|full|single)\s+rooms?|sides?|separate|changing)\b"
)
"""Words of a row that speaks of such places."""
_SESSIONS = ("session-of-one-sex", "session-for-one-sex")
"""Kinds of sentences in slots.toml."""
_ACCESSIBLE = LazyPattern(r"(?i)\b(?:changing\s+places?|accessible|disabled)\s+(?:\w+\s+)?(?:toilets?|wcs?|loos?)\b")
"""Toilets that are for one person, of any sex."""
_GOES_THERE = LazyPattern(
    r"(?i)\b(?:outreach|leaflets?|posters?|letters?|visit(?:s|ing)?|advice|advisers?|talks?|deliver\w*|stops?|clinics?|"
    r"workers?|nurses?|librarians?|class(?:es)?|sessions?|courses?)\b[^.;]{0,120}"
    r"\b(?:hostels?|refuges?|hospital wards?|safe houses?)\b"
)
"""Places where people live to whom the service goes, and which are not what is proposed."""
_AS_NOW = LazyPattern(
    r"(?i)\b(?:stays?|remains?|keeps?|kept|unchanged|as now|as before|(?:do|does|will|would|is|"
    r"are) not (?:be )?(?:chang\w+|affected|altered|part))\b"
)
"""What a proposal leaves as it is: "the café and the toilets stay free"."""


@check(
    "single-sex",
    severity="advice",
    category=Category.POLICY,
    source=(
        "For Women Scotland Ltd v The Scottish Ministers [2025] UKSC 16; Equality Act 2010, Schedule 3, "
        "paragraphs 26 to 28."
    ),
)
def single_sex(draft: Draft) -> Iterator[Problem]:
    """Toilets, changing rooms, wards or refuges, about which the rows for sex and gender reassignment say nothing."""
    for answer in policy_answers(draft):
        of_change = (each.text for each in sentences(answer.text) if not _AS_NOW.search(each.text))
        found = next(filter(None, map(_for_one_sex, of_change)), "")
        if not found:
            continue
        silent = [
            answers
            for answers in group_answers(draft)
            if is_about("single_sex", answers.group)
            and not _speaks_of_spaces(answers.text("benefits", "concerns", "mitigation", "reason", "plan"))
        ]
        for answers in silent:
            message = f"{answers.name}: you mention “{shortened(found)}” in the proposal, and nothing about that here"
            yield answers.address("concerns", "reason"), f"{message}. Say who may use which, and why."
        return


def _for_one_sex(sentence: str) -> str:
    """The words for a room, service or session that is for one sex, or where people undress or sleep; "" if none."""
    if phrases("not_for_one_sex").search(sentence):
        return ""
    found = first_match(phrases("for_one_sex"), _GOES_THERE.sub(" ", _ACCESSIBLE.sub(" ", sentence)))
    return found or (sentence if any(says(kind, sentence) for kind in _SESSIONS) else "")


def _speaks_of_spaces(row: str) -> bool:
    return _SPACES.search(row) is not None or phrases("for_one_sex").search(row) is not None


_SEX_ROLES: tuple[Role, ...] = ("benefits", "concerns", "reason")
_SEX_MEANS = "In the Equality Act, sex means being a man or a woman"
_MOVE_GENDER = "Move it to Gender Reassignment, or say what is true for women and for men"
_OF_ANOTHER = LazyPattern(r"\b\d+/\d+\b")
"""A share as a fraction, or one number against another."""
_BY_GENDER = LazyPattern(r"(?i)\bgenders?\b|\bidentif\w+ as (?:an? )?(?:fe)?male\b|\bnon-?binary\b")


@check(
    "sex-or-gender",
    severity="advice",
    category=Category.NEGATIVES,
    source=(
        "For Women Scotland Ltd v The Scottish Ministers [2025] UKSC 16: in the Act, sex means being a man or a woman."
    ),
)
def sex_or_gender(draft: Draft) -> Iterator[Problem]:
    """Gender, or figures about it, in the row for sex."""
    for answers in group_answers(draft):
        if not is_about("sex_figures", answers.group):
            continue
        every = [(role, each.text) for role in _SEX_ROLES for each in sentences(answers.text(role)) if not each.is_row]
        of_gender = [(role, text) for role, text in every if says("gender-for-sex", text)]
        for role, text in of_gender:
            if _BY_GENDER.search(text) and (shares(text) or counts(text) or _OF_ANOTHER.search(text)):
                message = f"“{shortened(text)}” gives figures by gender. {_SEX_MEANS}. Say which of the two was asked."
                yield answers.address(role), f"{answers.name}: {message}"
                return
        for role, text in of_gender[:1]:
            message = f"“{shortened(text)}” is about gender or gender identity. {_SEX_MEANS}. {_MOVE_GENDER}."
            yield Guess(answers.address(role), f"{answers.name}: {message}")
