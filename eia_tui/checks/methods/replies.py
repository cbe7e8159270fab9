"""Finds what people said or asked for in a sentence about them, so that it can be looked for in other answers."""

import re
from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import group_words
from eia_tui.checks.methods.substance import STEM, stems

_REPORTING = LazyPattern(
    r"(?i)\b(?:said|says?|told(?: us)?|asked?|asks|wanted|wants?|wrote|fear(?:ed|s)?|afraid|worr(?:ied|y|ies)|"
    r"pointed out|reported|raised|felt|feel|need(?:ed|s)?|wish(?:ed)?|would like|prefer(?:red)?|request(?:ed)?|"
    r"suggested|mentioned|complained|explained|described|concern(?:s|ed)?|called for|found)\b"
    r"(?:\s+(?:that|for|of|about|to))?|:\**\s"
)
"""What stands before the words of those who were asked."""
_NAME = LazyPattern(r"(?<=\w )[A-Z][\w’'-]+")
_OF_REPORTING = LazyPattern(
    r"(?i)(?:said|told|asked|want|wants|wanted|wrote|fear\w*|favou\w*|oppos\w*|prefe\w*|repl\w+|unsur\w*|most\w*|sever\w*|"
    r"many|some\w*|main\w*|chief\w*|reaso\w*|worr\w+|meeti\w*|look\w*|like\w*|havin\w*|times?|thems\w*|anyth\w*|well|"
    r"enoug\w*|every\w*|peopl\w*|would|could|again\w*|among|view\w*|opini\w*|else|much|more|first|still|such|also|"
    r"thing\w*|make\w*|makin\w*|being|their|they|them|that|this|need\w*|wish\w*|know\w*)"
)
"""Words with which one tells what others said, whatever it was."""
_FEWEST_LEFT = 3
"""The fewest words of a request that no other answer has, if it is taken up nowhere."""
_FEWEST_WORDS = 3
"""Words after "said" or a colon that are enough to be what was said."""


@lru_cache(maxsize=1024)
def reported_stems(sentence: str) -> frozenset[str]:
    """The stems of what people said in a sentence: not who said it, and no names."""
    found = _REPORTING.search(sentence)
    words = sentence[found.end() :] if found and len(sentence[found.end() :].split()) >= _FEWEST_WORDS else sentence
    words = _NAME.sub(" ", re.sub(group_words(), " ", words, flags=re.IGNORECASE))
    words_of_substance = {
        word[:STEM].casefold() for word in re.findall(r"[A-Za-z][\w’'-]+", words) if not _OF_REPORTING.fullmatch(word)
    }
    return frozenset(words_of_substance & stems(words))


def reports_speech(sentence: str) -> bool:
    """Whether a sentence has the words of those who were asked after a verb of saying or a colon."""
    return _REPORTING.search(sentence) is not None


def is_taken_up(reported: frozenset[str], elsewhere: frozenset[str]) -> bool:
    """Whether most of what people said is in other answers, whose stems are given, or all but a word or two of it."""
    left = reported - elsewhere
    return len(left) < _FEWEST_LEFT or len(left) <= len(reported) - len(left)
