r"""The Markdown inside a line: only what an officer means by it; all else stays as typed.

CommonMark takes much of what people type for signs: `a_b_c`, `&nbsp;`, `C:\new`. Here the signs are few: **bold**,
*italic*, [links](…) and ![pictures](…). `structure` has those at the start of a line.
"""

from functools import cache
from types import SimpleNamespace

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from eia_tui.prose.emphasis import stars

_ESCAPED_ANYWHERE, _ESCAPED_AT_START = "*[]|", "#>-+.)"
_LONGEST_NUMBER = 12


def tokens(text: str) -> list[Token]:
    """The text of a paragraph or cell as markdown-it's tokens, and those of `emphasis`."""
    parser = _parser()
    found: list[Token] = []
    parser.inline.parse(text, parser, {}, found)
    return found


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 100})
    parser.disable(["html_inline", "entity", "autolink", "backticks", "balance_pairs", "fragments_join"])
    parser.inline.ruler.at("escape", _escape)
    parser.inline.ruler.at("emphasis", stars)
    parser.inline.ruler.at("newline", _newline)
    parser.inline.ruler2.disable("emphasis")
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


def _newline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the parser's signature
    """A line break is one, and the blanks behind it stay."""
    if state.src[state.pos] != "\n":
        return False
    if not silent:
        state.push("softbreak", "br", 0)
    state.pos += 1
    return True


def _escape(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    r"""A backslash hides a sign, and nothing else: `\*` is an asterisk, `\\server\share` and `C:\new` are paths."""
    if state.src[state.pos] != "\\" or state.pos + 1 >= state.posMax:
        return False
    hidden = state.src[state.pos + 1]
    if hidden in _ESCAPED_AT_START:
        near = state.src[max(0, state.pos - _LONGEST_NUMBER) : state.pos].rpartition("\n")[2]
        if near.strip("0123456789 \t"):
            return False
    elif hidden not in _ESCAPED_ANYWHERE:
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content, token.markup, token.info = hidden, f"\\{hidden}", "escape"
    state.pos += 2
    return True
