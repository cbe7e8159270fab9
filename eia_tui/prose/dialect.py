r"""The Markdown inside a line: only what officers use on purpose; everything else stays as typed.

CommonMark reads much ordinary text as Markdown: `a_b_c`, `&nbsp;`, `C:\new`. Here there are few markers: **bold**,
*italic*, [links](…) and ![pictures](…). Those at the start of a line are in `block_structure`.
"""

from functools import cache
from types import SimpleNamespace

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from eia_tui.prose.emphasis import stars
from eia_tui.prose.escapes import escapes


def tokens(text: str) -> list[Token]:
    """The text of a paragraph or cell as tokens of markdown-it, and of `emphasis` for asterisks."""
    parser = _parser()
    result: list[Token] = []
    parser.inline.parse(text, parser, {}, result)
    return result


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": 100})
    parser.disable(["html_inline", "entity", "autolink", "backticks", "balance_pairs", "fragments_join"])
    parser.inline.ruler.at("escape", _escape)
    parser.inline.ruler.at("emphasis", stars)
    parser.inline.ruler.at("newline", _newline)
    parser.inline.ruler2.disable("emphasis")
    # Addresses stay as typed, with backslashes. `safe_link` checks them.
    parser.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkTitle=helpers.parseLinkTitle,
        parseLinkDestination=_destination,
    )
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _destination(text: str, start: int, end: int) -> object:
    result = helpers.parseLinkDestination(text, start, end)
    if result.ok:
        result.str = text[start : result.pos].removeprefix("<").removesuffix(">")
    return result


def _newline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the parser's signature
    """A line break stays a line break, with the spaces after it."""
    if state.src[state.pos] != "\n":
        return False
    if not silent:
        state.push("softbreak", "br", 0)
    state.pos += 1
    return True


def _escape(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if not escapes(state.src, state.pos):
        return False
    if not silent:
        escaped = state.src[state.pos + 1]
        token = state.push("text_special", "", 0)
        token.content, token.markup, token.info = escaped, f"\\{escaped}", "escape"
    state.pos += 2
    return True
