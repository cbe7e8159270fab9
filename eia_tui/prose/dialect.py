r"""The Markdown of an answer: only what an officer means by it; all else stays as typed.

CommonMark takes much of what people type for signs: four spaces, a row of dashes, `#` and `+` at the start of a
line, `a_b_c`, `2019. That year`, `&nbsp;`, `C:\new`. Here the signs are few: bullets (- or *), numbers of up to
three digits, `##` headings, **bold**, *italic*, [links](…), ![pictures](…), tables and > quotes.
"""

import re
from functools import cache
from types import SimpleNamespace

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_block import StateBlock, blockquote, list_block
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

# Characters that no scrubbed text holds stand for what Markdown would eat, until the text is read.
# The two for blanks count as white space beside an asterisk; the other never does.
AS_TYPED, SPACE, TAB = "\ufdd0", "\x0b", "\x0c"
_BLANKS = {ord(" "): SPACE, ord("\t"): TAB}
TYPED_AGAIN = {ord(AS_TYPED): "", ord(SPACE): " ", ord(TAB): "\t"}
"""Translates the text of a token back into what was typed."""

# Word has nine levels of list; each takes two of the parser's. What is deeper stays as typed.
_DEEPEST = 18

_NO_SIGN = re.compile(
    r"""^(?=[ \t]*(?:
        [+][ \t]                                    # "+ VAT"
      | \d{4,}[.)]                                  # "2019. That year"
      | \#[ \t]+(?![A-Z])                           # "# of people"
      | \#{1,6}[ \t]*$
      | >=?[ \t]*[\d£$€]                            # "> 65 years"
      | (?:[-*_][ \t]*){3,}$                        # a line of dashes, however spaced
      | (?:(?:[-*>]|\d{1,3}[.)])[ \t]*){10,}        # no one means ten signs in a row
    ))""",
    re.MULTILINE | re.VERBOSE,
)
_RULE_OF_TABLE = re.compile(r"^[^\n|-]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_ESCAPED_ANYWHERE, _ESCAPED_AT_START = "*[]|", "#>-+.)"
_LONGEST_NUMBER = 12


def tokens(text: str) -> list[Token]:
    """A scrubbed text as markdown-it's tokens; their text goes through `TYPED_AGAIN`."""
    if "|" in text and "-" in text:
        text = _widen_tables(text)
    return _parser().parse(_NO_SIGN.sub(AS_TYPED, text))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 100})
    parser.enable(["table"])
    parser.disable(["code", "fence", "hr", "lheading", "reference", "html_block"])
    parser.disable(["html_inline", "entity", "autolink", "backticks"])
    parser.block.ruler.at("list", _list, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.at("blockquote", _quote, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.inline.ruler.at("escape", _escape)
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.core.ruler.before("inline", "indent", _indent)
    # An address is kept as typed, backslashes and all; whoever prints it judges it.
    parser.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkTitle=helpers.parseLinkTitle,
        parseLinkDestination=_destination,
    )
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _destination(text: str, start: int, end: int) -> object:
    found = helpers.parseLinkDestination(text, start, end)
    if found.ok:
        found.str = text[start : found.pos].removeprefix("<").removesuffix(">")
    return found


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001  the parser's signature
    return state.level < _DEEPEST and list_block(state, start, end, silent)


def _quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    return state.level < _DEEPEST and blockquote(state, start, end, silent)


def _escape(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    r"""A backslash hides a sign, and nothing else: `\*` is an asterisk, `\\server\share` and `C:\new` are paths."""
    if state.src[state.pos] != "\\" or state.pos + 1 >= state.posMax:
        return False
    hidden = state.src[state.pos + 1]
    if hidden in _ESCAPED_AT_START:
        near = state.src[max(0, state.pos - _LONGEST_NUMBER) : state.pos].rpartition("\n")[2]
        if near.strip(f"0123456789 \t{SPACE}{TAB}{AS_TYPED}"):
            return False
    elif hidden not in _ESCAPED_ANYWHERE:
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content, token.markup, token.info = hidden, f"\\{hidden}", "escape"
    state.pos += 2
    return True


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Asterisks round words; a single one inside a word or between figures is a letter like others."""
    marker = state.src[state.pos]
    if silent or marker != "*":
        return False
    length = state.scanDelims(state.pos, True).length  # noqa: FBT003
    scanned = state.scanDelims(state.pos, length > 1)
    for _ in range(length):
        token = state.push("text", "", 0)
        token.content = marker
        index = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), length, index, -1, scanned.can_open, scanned.can_close))
    state.pos += length
    return True


def _indent(state: StateCore) -> None:
    """Keeps the blanks at the start of lines, outside lists and quotes, where the parser would drop them."""
    source: list[str] | None = None
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if opening.type != "paragraph_open" or opening.level or not opening.map:
            continue
        source = source or state.src.split("\n")
        first = source[opening.map[0]]
        blanks = first[: len(first) - len(first.lstrip(" \t"))]
        kept = blanks + inline.content.removeprefix(AS_TYPED)
        if kept[:1] in " \t" or "\n " in kept or "\n\t" in kept:
            inline.content = re.sub(r"(?m)^[ \t]+", lambda found: found.group().translate(_BLANKS), kept)


def _widen_tables(text: str) -> str:
    """Gives a table as many columns as its longest row has: Markdown drops the cells that its header does not name."""
    lines = text.split("\n")
    at = 1
    while at < len(lines):
        if "|" not in lines[at - 1] or "-" not in lines[at] or not _RULE_OF_TABLE.match(lines[at]):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and lines[end].strip(" \t>"):
            end += 1
        columns = _columns(lines[at - 1])
        missing = max((_columns(line) for line in lines[at + 1 : end]), default=0) - columns
        if missing > 0 and columns == _columns(lines[at]):
            lines[at - 1] = _closed(lines[at - 1]) + " |" * missing
            lines[at] = _closed(lines[at]) + "---|" * missing
        at = end + 1
    return "\n".join(lines)


def _columns(line: str) -> int:
    cells = escapedSplit(line.strip(" \t>"))
    return len(cells) - (cells[0] == "") - (len(cells) > 1 and cells[-1] == "")


def _closed(line: str) -> str:
    line = line.rstrip()
    return line if line.endswith("|") and not line.endswith("\\|") else f"{line} |"
