"""Finds what was left over in a text: what Word writes where something is missing, and what colleagues wrote beside it.

Nobody writes these in an answer, so that they are certain wherever they are.
"""

from functools import lru_cache

from eia_tui.checks.methods.drafting_notes import is_shouted_note
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.sentences import split_sentences

_TO_DO = (
    r"(?:complete|confirm|check|add|amend|update|provide|supply|insert|include|advise|write|fill\s+in|expand|reword|"
    r"delete)"
)
_OF_TEXT = (
    r"(?:\s+(?:this|these|the|an?|some|more|all|our))*(?:\s+(?:here|text|something|wording|sentences?|para\w*|section|"
    r"box|figures?|numbers?|data|details?|lines?|bits?|part))?"
)
_MARKS = LazyPattern(
    r"\bCommented \[[A-Z]{1,4}\d{1,3}\]:?|\bFormatted: (?:Font|Indent|Normal|Left|Right|Centred|Centered|Justified|"
    r"List|Heading|Highlight|Not [Hh]ighlight|Bulleted|Numbered|Space|Tab|Tabs|English|Default|Underline|No underline|"
    r"Superscript|Keep|Style|Body|Border|Pattern|Line)\b[^.\n]{0,40}|"
    r"(?i:[(\[]\s*see (?:my |the |his |her |your )?comments? )[A-Z]{1,4}\d{1,3}\s*[)\]]"
)
"""What a comment or a change of format is called in the margin of a page, and words that point to one."""
_NOTES = LazyPattern(
    rf"\[[^\[\]\n]{{2,30}}\]\s+to\s+{_TO_DO}{_OF_TEXT}\s*(?=[.,;!?)]|$)"
    rf"|(?:^|(?<=[.;!?(\[])\s*)(?i:as (?:discussed|agreed|mentioned|per (?:our|my|your) [a-z-]{{3,10}})[,:]?\s+"
    rf"(?:please\s+|can you\s+|to\s+)?{_TO_DO}{_OF_TEXT})\s*(?=[.…!?)\]]|$)"
    r"|\b\w+(?:\s\d{1,2})?\s?:\s*(?:\.{4,}|…{2,})(?=\s|$)"
)
"""Who is to write something, what was said to whoever writes it, and dots where something is to be written."""
_LONGEST_PROMPT = 60
"""Characters of a line that may be a prompt of Word's without a full stop."""


@lru_cache(maxsize=4096)
def leftover(line: str) -> str:
    """The first words of a line that were left over; "" if there are none."""
    for pattern in (phrases("word_leftovers"), _MARKS, _NOTES):
        if found := pattern.search(line):
            return found.group().strip()
    if len(line) > _LONGEST_PROMPT and "." not in line and "!" not in line:
        return ""
    prompts = phrases("word_prompts")
    for sentence in split_sentences(line):
        if prompts.fullmatch(sentence.rpartition(":")[2].strip(" .*_|")) or (
            "!!" in sentence and is_shouted_note(sentence)
        ):
            return sentence
    return ""
