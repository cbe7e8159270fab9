"""Turns the private codes of symbol fonts (Wingdings, Wingdings 2 and 3, Webdings, Symbol) into Unicode characters."""

import re

_PRIVATE_CODES = 0xF000
FIRST, LAST = 0xF020, 0xF0FF
"""The private codes that Word uses for the 224 characters of any symbol font."""
TICKS = "✓✔☑☐☒✗✘✅❌✕✖❎☓🗸🗹🗴🗵🗶🗷"
"""Ticks, crosses and boxes, which have a meaning of their own: they stay when they are used as bullets."""
TICKS_AS_LETTERS = {"ü": "✓", "û": "✗", "þ": "☑", "ý": "☒", "¨": "☐"}
"""The letters that Word copies for a tick, cross or box of Wingdings when it does not copy the private code."""

# The code does not say which font it belongs to. These are the characters that people use in text, mostly ticks,
# crosses, boxes and arrows. If two fonts have a character there, this is the one more common in office documents.
_DRAWN = (
    " ✏✂✁👓🔔📖🕯☎✆✉✉📪📫📬📭"
    "📁📂📄📄📑🗄⌛⌨🖱🖲💻🖴💾💾✇✍"
    "✍✌👌👍👎☜☞☝☟✋☺😐☹💣☠✗"
    "✓☒☑☒☒✝✞✟✠✡☪☯✺☸♈♉"
    "♊✔β☐δεφγηι&&●❍■□"
    "□❑✖⬧⧫◆❖⬥☒ψ⌘❀✿▶∼□"
    "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹"
    "❺❻❼❽❾❿❧❧❦❦❧❧❦❦·•"
    "▪○○☐◉∞○▪☐♥✦↔←↑→↓"
    "°±◇≥×∝∂•÷≠≡≈…⏐⎯↵"
    "ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"
    "∠∇®©™∏√·➢∧∨⇔⇐⇑⇒←"
    "→↑↓↖↗↙↘⬅➔⬆⬇↖↗↙↘⇦"
    "⇨⇧⇩⇔⇳↖↗↙↘▭▫✗✓☒☑⊞"
)
# The characters of the font Symbol: those of a formula, which touch one another, or are beside = or <.
_SYMBOL = dict(
    enumerate(
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
        start=0x20,
    )
) | {0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA6: "ƒ", 0xB2: "″"}
_ALWAYS_DRAWN = frozenset(b"JKLOPQRSTlnoquvx")
_ALWAYS_SYMBOL = frozenset(b"!#%')+,-./0123456789:;<=>?[]_|")
_MATHS = "=<>≤≥±×÷+−\uf0b1\uf0b3\uf0b4\uf02b\uf02d\uf03c\uf03d\uf03e"
_LETTER_OR_MATHS = re.compile(rf"[\w{re.escape(_MATHS)}\uf030-\uf039\uf041-\uf07a]")
_BESIDE_MATHS = re.compile(rf"[{re.escape(_MATHS)}]\s?\Z|\A\s?[{re.escape(_MATHS)}]")
_SYMBOL_FONTS = re.compile(r"(?i)symbol$|wingdings|webdings")
_PRIVATE = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")
_LESS_OR_EQUAL = 0xA3
"""The code that is "≤" in Symbol and an empty box in Wingdings 2."""
_BOXES = re.compile("[\uf04f-\uf054]|\uf0a3[^\uf0a3]*\uf0a3|(?:^|[\n\t])[ ]*\uf0a3")
"""Evidence that it is a box: a box of Wingdings 2 nearby, a second one, or a position at the start of a line."""


def character_of(font: str, code: int) -> str:
    """The character that a code is shown as in a font, which may be any."""
    number = code - _PRIVATE_CODES if code in range(FIRST, LAST + 1) else code
    if not _SYMBOL_FONTS.match(font) or number not in range(0x20, 0x100):
        return chr(code)
    symbol = _SYMBOL.get(number) if font.casefold() == "symbol" else None
    return symbol or _DRAWN[number - 0x20]


def in_font(font: str, text: str) -> str:
    """A text with the private codes in it as a font shows them."""
    if not _SYMBOL_FONTS.match(font):
        return text
    return _PRIVATE.sub(lambda found: character_of(font, ord(found.group())), text)


def symbols_to_unicode(text: str) -> str:
    """The text with the private codes of symbol fonts replaced by the characters they are most likely shown as."""
    if not _PRIVATE.search(text):
        return text
    boxes = bool(_BOXES.search(text))

    def replacement(match: re.Match[str]) -> str:
        code = ord(match.group()) - _PRIVATE_CODES
        drawn, symbol = _DRAWN[code - 0x20], _SYMBOL.get(code, "")
        if not symbol or code in _ALWAYS_DRAWN:
            return drawn
        before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
        if code == _LESS_OR_EQUAL:
            return drawn if boxes or not re.match(r"\s?\d", after) else symbol
        is_beside_maths = _BESIDE_MATHS.search(before) or _BESIDE_MATHS.match(after)
        is_touching = _LETTER_OR_MATHS.match(before[-1:]) or _LETTER_OR_MATHS.match(after)
        return symbol if code in _ALWAYS_SYMBOL or is_beside_maths or is_touching else drawn

    return _PRIVATE.sub(replacement, text)
