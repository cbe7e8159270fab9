"""Turns the private codes of symbol fonts (Wingdings, Wingdings 2 and 3, Webdings, Symbol) into Unicode characters."""

import re

FIRST, LAST = 0xF020, 0xF0FF
"""The codes under which Word keeps the 224 characters of a symbol font, whichever it is."""
TICKS = "✓✔☑☐☒✗✘✅❌✕✖❎☓🗸🗹🗴🗵🗶🗷"
"""Signs that say something by themselves: they stay, also where they stand for a bullet."""
TICKS_AS_LETTERS = {"ü": "✓", "û": "✗", "þ": "☑", "ý": "☒", "¨": "☐"}
"""What Word copies in place of a tick, a cross or a box of Wingdings where it does not copy its private code."""

# The code does not say which font it is of. These are the characters that people put into a text: ticks, crosses,
# boxes and arrows before all. Where two fonts have something there, the one that is used more in office documents.
_PICTURES = (
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
# What the font Symbol has there: the letters of a formula, which touch one another, or stand beside = or <.
_FORMULA = dict(
    enumerate(
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
        start=0x20,
    )
) | {0xA2: "′", 0xA3: "≤", 0xA4: "⁄", 0xA6: "ƒ", 0xB2: "″"}
_ALWAYS_PICTURE = frozenset(b"JKLOPQRSTlnoquvx")
_ALWAYS_FORMULA = frozenset(b"!#%')+,-./0123456789:;<=>?[]_|")
_MATHS = "=<>≤≥±×÷+−\uf0b1\uf0b3\uf0b4\uf02b\uf02d\uf03c\uf03d\uf03e"
_TOUCHES = re.compile(rf"[\w{re.escape(_MATHS)}\uf030-\uf039\uf041-\uf07a]")
_BESIDE_MATHS = re.compile(rf"[{re.escape(_MATHS)}]\s?\Z|\A\s?[{re.escape(_MATHS)}]")
_PRIVATE = re.compile(f"[{chr(FIRST)}-{chr(LAST)}]")
_AT_MOST = 0xA3
"""The code that is "≤" in Symbol and an empty box in Wingdings 2."""
_BOXES = re.compile("[\uf04f-\uf054]|\uf0a3[^\uf0a3]*\uf0a3|(?:^|[\n\t])[ ]*\uf0a3")
"""What shows that it is a box: one of Wingdings 2 beside it, another, or a place before all else on its line."""


def unsymboled(text: str) -> str:
    """The text with every private code of a symbol font as the character that its reader saw, as far as can be told."""
    if not _PRIVATE.search(text):
        return text
    boxes = bool(_BOXES.search(text))

    def unicode(found: re.Match[str]) -> str:
        code = ord(found.group()) - 0xF000
        drawn, written = _PICTURES[code - 0x20], _FORMULA.get(code, "")
        if not written or code in _ALWAYS_PICTURE:
            return drawn
        before, after = text[max(0, found.start() - 2) : found.start()], text[found.end() : found.end() + 2]
        if code == _AT_MOST:
            return drawn if boxes or not re.match(r"\s?\d", after) else written
        beside = _BESIDE_MATHS.search(before) or _BESIDE_MATHS.match(after)
        touched = _TOUCHES.match(before[-1:]) or _TOUCHES.match(after)
        return written if code in _ALWAYS_FORMULA or beside or touched else drawn

    return _PRIVATE.sub(unicode, text)
