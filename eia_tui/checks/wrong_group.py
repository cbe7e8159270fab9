"""Finds answers about a group that are about another one, and groups that are only looked at alone."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from eia_tui.checks.facts import GroupAnswers, evidence_answers, group_answers, policy_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import is_age, names_group
from eia_tui.checks.methods.phrases import collapse_spaces, confused_with, is_about, mentions, not_theirs, phrases
from eia_tui.checks.methods.pointing import only_points
from eia_tui.checks.methods.sentences import Sentence, sentences
from eia_tui.checks.methods.substance import is_real_concern, stems
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Group
from eia_tui.form.kinds import Role
from eia_tui.system.text import shortened

_ROLES: tuple[Role, ...] = ("benefits", "concerns", "mitigation", "reason")
_FOR_EACH_GROUP = "The form, section 4: “for those from the following groups”."
_WORDS, _WORDS_BESIDE_OWN = 2, 3
"""The different words for another group that make an answer one about it, without and beside words for its own."""
_TOGETHER = LazyPattern(
    r"(?i)\b(?:both|together|at once|combin\w+|intersect\w*|all (?:two|three|four|of these|these|parts)|several of|"
    r"same time|in addition|on top|"
    r"add(?:s|ed)? up|meets? (?:all|several|both|every|most|language)|most to (?:lose|rearrange)|with the least|"
    r"twice over|doubly|even more|"
    r"who (?:is|are) (?:also|both|\w+ and (?:also )?)|and (?:who )?also|where (?:both|several|all)|as well as being|"
    r"hit by all|least to spare|more than one (?:characteristic|group)|(?:in|by) several (?:ways|groups)|come together|"
    r"several (?:of these|groups|characteristics)|overlap\w*)\b"
)
"""Words of a sentence about people who belong to two groups."""
_TWO_IN_ONE = LazyPattern(
    r"(?i)\b(?:older|younger|young|disabled|deaf|blind|autistic|muslim|black|asian|lesbian|gay|trans|pregnant|refugee)\s+"
    r"(?:women|men|mothers|fathers|girls|boys|parents|carers|veterans)\b[^.;]{0,60}\b(?:most|least|worst|hardest|"
    r"more than)\b"
)
"""People of two groups who are worse off than others: "disabled women are the most likely to be misread"."""
_OF_TWO_GROUPS = LazyPattern(
    r"(?i)\b(?:older|elderly|younger|young|disabled|deaf|blind|autistic|muslim|jewish|sikh|hindu|black|asian|polish|roma|traveller|"
    r"ethnic minority|minority ethnic|lesbian|gay|bisexual|trans|pregnant|refugee|single|lone|unpaid|widowed|"
    r"low-paid|poor)\s+"
    r"(?:women|men|mothers|fathers|girls|boys|carers|veterans)\b"
)
_OF_AN_AGE = LazyPattern(
    r"(?i)\b(?:user|woman|man|person|reader|visitor|resident|tenant|member|driver|parent|carer|veteran|someone|somebody|"
    r"patient|borrower|passenger|customer)\s+(?:of|aged|over)\s+(?:1[6-9]|[2-9]\d)\b"
)
"""Somebody of an age, whom the rest of a concern may put into another group: "a Polish user of 80"."""
_HEADED = LazyPattern(
    r"(?i)^\W*(?:\d+\.\s*)?(?:intersect\w*|being in (?:two|several|more than one)\b|(?:people|residents|"
    r"those) affected in several ways|"
    r"more than one (?:characteristic|group)|"
    r"combined effects?|several (?:characteristics|groups) (?:at once|together))\b"
)
"""The beginning of a paragraph about people who belong to several groups."""
_MOTHERS = LazyPattern(r"(?i)mothers?|wom[ae]n|females?")
"""Words for women, which an answer about pregnancy has as well."""
_NAMED_TOGETHER = LazyPattern(
    r"(?i)\blesbian\w*,?\s+gay(?:,|\s+(?:and|or))?\s+bisexual\w*(?:,|\s+(?:and|or))?\s+trans\w*"
)
"""Groups that are often named in one breath, which says nothing of one of them."""
_NOT_A_GROUP = LazyPattern(
    r"(?i)\bforced marriages?\b|\b(?:spouse|partner|marriage) visas?\b|\bfaith schools?\b|\bchurch (?:hall|"
    r"car park)s?\b"
)
"""Things that have the name of a group in theirs."""
_POINTS_THERE = LazyPattern(
    r"(?i)(?<![^.;])[^.;]*\b(?:included|dealt with|looked at|covered|considered|described|counted|set out|answered)\s+"
    r"(?:\w+ )?(?:under|in|with)\s+[^.;]*"
)
"""A sentence which says in which row something is looked at."""
_OF_COUPLES = LazyPattern(
    r"(?i)\bsame[- ]sex\b|\b(?:gay|bisexual|lesbian|straight|heterosexual)\s+(?:men|man|wom[ae]n)\b|\b(?:mother|"
    r"mum) and (?:a )?(?:father|"
    r"dad)\b|"
    r"\b(?:wom[ae]n|m[ae]n)\b[^.;,]{0,20}\b(?:her wife|his husband|their (?:wives|husbands))\b"
)
"""Words for women and men that say whom they live with."""
_NONE_OF_IT = LazyPattern(
    r"(?i)\b(?:no|nor|neither|not|any)\s+(?:an?\s+|by\s+|the\s+)?(?:sex|gender|title|orientation|religion)\b"
)
"""What a form or a card does not ask for."""
_SENTENCE_ROLES: tuple[Role, ...] = ("benefits", "concerns", "reason")
_WORDS_OF_SUBJECT = 9
"""The words at the beginning of a sentence that hold whom it is about."""
_FEWEST_TOGETHER = 3
"""Sentences about a group that name another one as well, from which a form has looked at both."""
_FEWEST_CONCERNS = 9
"""A form with fewer concerns has little to put together."""


@check(
    "belongs-elsewhere",
    severity="warn",
    category=Category.NEGATIVES,
    source=f"{_FOR_EACH_GROUP} Equality Act 2010, section 9: race includes ethnic origins.",
)
def belongs_elsewhere(draft: Draft) -> Iterator[Problem]:
    """An answer about one group that speaks of another group instead."""
    rows = group_answers(draft)
    for answers in rows:
        if confused := _confused_in(answers, rows):
            address, message = confused
            yield Guess(address, f"{answers.name}: {message}. Move it there, and say here what is true for this group.")
            continue
        for other in rows if is_age(answers.group) or not _is_everywhere(answers.group) else ():
            if is_about("sex_figures", other.group) and answers.group.id not in confused_with(other.group):
                continue  # words for women and men are in answers about anybody
            if other is not answers and not _is_everywhere(other.group) and (found := _role_about(answers, other)):
                role, is_whole_row = found
                message = f"{answers.name}: this is about {other.group.name} rather than {answers.name}"
                message = f"{message}. Move it there, and say here what the change means for {answers.name}."
                is_sure = (
                    is_whole_row
                    and len(_words_for(other.group, answers.says(*_ROLES))) > _WORDS
                    and any(
                        _words_for(other.group, " ".join(each.text.split()[:_WORDS_OF_SUBJECT]))
                        for each in sentences(answers.says(role))
                    )
                )
                yield (answers.address(role), message) if is_sure else Guess(answers.address(role), message)
                break
    yield from _peoples(rows)


def _confused_in(answers: GroupAnswers, rows: list[GroupAnswers]) -> tuple[str, str] | None:
    """The answer of a group, and what is wrong, where a sentence is about people who are taken for this group."""
    others = [row.group for row in rows if row.group.id in confused_with(answers.group)]
    texts = {row.group.id: row.says(*_ROLES) for row in rows}
    not_of_it = not_theirs(answers.group)
    for role in _SENTENCE_ROLES:
        for sentence in sentences(answers.says(role)):
            text = _NONE_OF_IT.sub(" ", _without_pointers(sentence.text))
            if _is_of_trans_people(answers.group):
                text = _WORD_SEX.sub(" ", text)
            subject = " ".join(text.split()[:_WORDS_OF_SUBJECT])
            about = [group for group in others if _words_for(group, subject)]
            not_theirs_here = not_of_it and not_of_it.search(_COMPARED_WITH.split(subject)[0])
            about = [group for group in about if not _LISTED_WITH.search(text)]
            if not (about or not_theirs_here) or _words_for(answers.group, text) or _TOGETHER.search(text):
                continue
            for group in about:
                if not _is_mostly_in(sentence.text, texts[group.id]):
                    return answers.address(role), f"“{shortened(sentence.text)}” is about {group.name}"
            if not_theirs_here:
                words = collapse_spaces(not_theirs_here.group())
                return answers.address(role), f"“{words}” in “{shortened(sentence.text)}” names people of another group"
    return None


_COMPARED_WITH = LazyPattern(r"(?i)\b(?:against|than|compared with|compared to|as against)\b")
_LISTED_WITH = LazyPattern(
    r"(?i)\b[a-z]+(?: [a-z]+)?, (?:[a-z]+(?: [a-z]+)?, )*[a-z]+ and (?:worship|prayer|faith|festivals|belief)\b"
)
"""What people of a group need, of which one thing is of another group as well: "hair care, food and worship"."""
_WORD_SEX = LazyPattern(r"(?i)\bsex(?:es)?\b|\b(?:wo)?men['’]s\b|\bgender\b|\btitles?\b")
"""Words that an answer about trans people needs: "the form asks for no title and no sex"."""


def _is_of_trans_people(group: Group) -> bool:
    return is_about("single_sex", group) and not is_about("sex_figures", group)


def _is_mostly_in(sentence: str, there: str) -> bool:
    """Whether most of what a sentence says is in another row as well."""
    own = stems(sentence)
    return len(own & stems(there)) > len(own) / 2


def _peoples(rows: list[GroupAnswers]) -> Iterator[Problem]:
    """Ethnic groups under religion, of whom the row for race says nothing."""
    home = next((answers for answers in rows if is_about("peoples", answers.group)), None)
    for answers in rows if home else ():
        if home and is_about("no_peoples", answers.group) and not phrases("peoples").search(home.says(*_ROLES)):
            for role in ("benefits", "concerns", "reason"):
                if found := phrases("peoples").search(answers.says(role)):
                    words = collapse_spaces(found.group())
                    message = f"“{words}” names an ethnic group, which is protected under {home.name}"
                    yield answers.address(role), f"{answers.name}: {message}. Say there what the change means for them."
                    return


def _is_everywhere(group: Group) -> bool:
    """Whether words for a group are in the answers about any other: ages, and the examples of other groups."""
    return is_age(group) or "e.g." in group.label


def _role_about(answers: GroupAnswers, other: GroupAnswers) -> tuple[Role, bool] | None:
    """The first of a group's answers that is about another group, and whether the row as a whole is; None if none is.

    Where the group itself is named elsewhere in its row, one answer about another may be meant so.
    """
    whole = answers.says(*_ROLES)
    if _is_of_trans_people(answers.group):
        whole = _WORD_SEX.sub(" ", whole)
    found = _words_for(other.group, whole)
    own = len(_words_for(answers.group, whole)) or (
        names_group(answers.group, whole) and not is_about("sex_figures", answers.group)
    )
    if found and only_points(whole, mentions(other.group).pattern):
        return None
    of_other = len(found) >= _WORDS or (found and sum(found.values()) >= _WORDS)
    is_instead = of_other and not own
    has_no_row = len(found) >= _WORDS and other.effect == "not-affected" and answers.effect == "affected"
    for role in _ROLES:
        words, own_words = _words_for(other.group, answers.says(role)), _words_for(answers.group, answers.says(role))
        if is_about("women_are_theirs", other.group):
            own_words = {word: count for word, count in own_words.items() if not _MOTHERS.fullmatch(word)}
        only_here = (
            role == "concerns"
            and len(words) >= _WORDS
            and not (is_about("women_are_theirs", answers.group) and is_about("sex_figures", other.group) and own)
            and not own_words
            and (is_about("women_are_theirs", other.group) or not names_group(answers.group, answers.says(role)))
        )
        if (words and (is_instead or has_no_row or only_here)) or (
            role != "mitigation" and len(words) >= _WORDS_BESIDE_OWN and len(words) > len(own_words)
        ):
            return role, bool(is_instead)
    return None


@lru_cache(maxsize=8192)
def _words_for(group: Group, text: str) -> Mapping[str, int]:
    """The different words of a text that mention a group, with how often each does."""
    own = _without_pointers(text)
    if is_about("sex_figures", group):
        own = _OF_COUPLES.sub(" ", own)
    return Counter(word.casefold() for word in mentions(group).findall(own))


@lru_cache(maxsize=1024)
def _without_pointers(text: str) -> str:
    """A text without the sentences that only say in which row something is, or name several groups in one breath."""
    return _POINTS_THERE.sub(" ", _NAMED_TOGETHER.sub(" ", _NOT_A_GROUP.sub(" ", text)))


@lru_cache(maxsize=1024)
def _on_several(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text with words for people who belong to several groups."""
    return tuple(each for each in sentences(text) if _TOGETHER.search(each.text) or _TWO_IN_ONE.search(each.text))


@check(
    "no-intersection",
    severity="advice",
    category=Category.NEGATIVES,
    source="Audit Wales, Equality Impact Assessments: More than a Tick Box Exercise? (2022): none of the "
    "assessments that it read "
    "looked at people who belong to several groups.",
)
def no_intersection(draft: Draft) -> Iterator[Problem]:
    """Concerns for several groups, and no sentence about people who belong to two of them."""
    rows = group_answers(draft)
    concerned = [answers for answers in rows if is_real_concern(answers.text("concerns"))]
    if len(concerned) < _FEWEST_CONCERNS:
        return
    texts = [answers.text("benefits", "concerns", "mitigation") for answers in rows]
    texts += [answer.text for answer in (*policy_answers(draft), *evidence_answers(draft))]
    for text in texts:
        for line in text.split("\n"):
            if _HEADED.match(line) and _groups_in(rows, line) > 1:
                return
        for sentence in _on_several(text):
            if _groups_in(rows, sentence.text) > 1:
                return
    if any(_is_of_two_groups(rows, each.text) for answers in rows for each in sentences(answers.text("concerns"))):
        return
    beside = (each for answers in rows for each in sentences(answers.text("benefits", "concerns", "mitigation")))
    if sum(_groups_in(rows, each.text) > 1 for each in beside) >= _FEWEST_TOGETHER:
        return
    message = "You look at each group alone, and not at people who belong to several, such as older disabled women"
    yield (
        concerned[0].address("concerns"),
        f"{message}. Say who meets several of these effects at once, and what helps them.",
    )


_OTHER_CHANGES = LazyPattern(
    r"(?i)\b(?:other|earlier|recent|further|same time|same month|at the same time|also (?:rise|rises|going up|"
    r"close|closing|lose|face|pay)|already (?:lost|pay|paying|affected)|"
    r"on top of)\b[^.;]{0,60}\b(?:chang\w*|ris\w+|increas\w+|cuts?|clos\w+|charg\w+|reductions?|savings?|proposals?)\b|"
    r"\b(?:ends?|closes?|rises?|stops?|shuts?|goes? up)\b[^.;]{0,25}\bin the same (?:week|month|quarter|year)\b|"
    r"\b(?:is|are|was|were)\s+(?:also\s+)?(?:clos\w+|ending|ended|cut|shut\w*|rising|withdrawn|reduced|"
    r"going up)\b[^.;]{0,30}\b(?:too|as well|in 20\d\d|in [A-Z])"
)
_OF_THE_SAME = LazyPattern(
    r"(?i)\b(?:of (?:the|these|those)(?: same)? [\d,]+|same (?:people|persons|families|households|residents|"
    r"customers|users|villages|areas|group)|"
    r"of whom|also (?:use|have|receive|live|pay|lose|face)|both|same town|too|as well)\b"
)
_ADDED_UP = LazyPattern(
    r"(?i)\b(?:cumulativ\w+|together|combined|in total|taken with|on top of|add(?:s|ed)? up|both (?:changes|rises|"
    r"charges|cuts)|as well as the|"
    r"same (?:month|time|people|villages)|overlap\w*|beside the assessment)\b"
)


_OUT_OF_SCOPE = LazyPattern(
    r"(?i)\b(?:changes?|decisions?|charges?|cuts?|increases?|rises?|closures?|they|these|those|this|effects?|proposals?|matters?)\b[^.;]{0,70}\b"
    r"(?:(?:out of|outside|beyond|not (?:with)?in|not part of)\s+(?:the\s+)?(?:scope|remit|terms|"
    r"part)?\s*(?:of\s+)?(?:this|the|our)\s+(?:assessment|eia|form|proposal|exercise|review)"
    r"|(?:has|have|will have|had) (?:its|their) own (?:assessments?|eias?)|not (?:considered|looked at|assessed|"
    r"taken into account) (?:here|in this))"
)
"""What else meets people is not looked at, because others decide it or it has a form of its own."""


@check(
    "not-added-up",
    severity="advice",
    category=Category.NEGATIVES,
    source="House view: several changes at once may be hard where each alone is not.",
)
def not_added_up(draft: Draft) -> Iterator[Problem]:
    """Other changes that meet the same people by the evidence, and no answer about a group that adds them up."""
    rows = group_answers(draft)
    for answer in (*policy_answers(draft), *evidence_answers(draft)):
        if found := _put_out_of_scope(answer.text):
            message = f"“{shortened(found)}” leaves out what meets the same people at the same time"
            yield (
                answer.address,
                f"{message}. Say what all of it together means for them: whose decision it is does not matter.",
            )
            return
    for answer in evidence_answers(draft):
        found = _meets_the_same(answer.text)
        if found and not any(_ADDED_UP.search(answers.text("concerns", "mitigation")) for answers in rows):
            message = f"“{shortened(found)}” shows that other changes meet the same people"
            message = f"{message}, and section 4 looks at this one alone"
            yield answer.address, f"{message}. Say what all of them together mean for those people, and what helps."
            return


@lru_cache(maxsize=512)
def _put_out_of_scope(text: str) -> str:
    """The sentence which says that other changes are not looked at; "" if there is none."""
    return next((each.text for each in sentences(text) if _OUT_OF_SCOPE.search(each.text)), "")


@lru_cache(maxsize=512)
def _meets_the_same(text: str) -> str:
    """The sentence which says that other changes meet the same people; "" if there is none."""
    every = sentences(text)
    for sentence in every:
        if sentence.is_row or not _OF_THE_SAME.search(sentence.with_lead):
            continue
        near = " ".join(each.text for each in every if each.block == sentence.block)
        if _OTHER_CHANGES.search(near) or _OTHER_CHANGES.search(sentence.lead):
            return sentence.text
    return ""


def _is_of_two_groups(rows: list[GroupAnswers], concern: str) -> bool:
    """Whether a concern is about people who belong to two groups: "disabled women", "a Polish user of 80"."""
    named = _groups_in(rows, concern)
    return (_OF_TWO_GROUPS.search(concern) is not None and named > 1) or (
        _OF_AN_AGE.search(concern) is not None and named > 0
    )


def _groups_in(rows: list[GroupAnswers], sentence: str) -> int:
    """How many groups a sentence names; people in poverty and those far from services are one more."""
    named = [answers.group for answers in rows if names_group(answers.group, sentence)]
    hardship = phrases("poverty").search(sentence) or phrases("rurality").search(sentence)
    return len(named) + (hardship is not None and len(named) == 1)
