"""Our two themes, dark letters on paper and light ones on slate: every letter at 7:1 or better on its ground."""

from textual.theme import Theme

LOOKS = {"light": "paper", "dark": "slate"}
"""The theme for each look that the settings know."""


def _theme(
    name: str, *, dark: bool, ink: str, ground: str, field: str, bar: str, mark: str, line: str, alert: str
) -> Theme:
    """`ink` on `ground`, in fields, and on the bars; `mark` is the ground of what is in hand, `line` what frames it."""
    inverse = ground if dark else "#ffffff"
    return Theme(
        name=name,
        dark=dark,
        primary=mark, secondary=mark, accent=mark, foreground=ink, background=ground, surface=field, panel=bar,
        warning=alert, error=alert, success=mark,
        variables={
            "ink": ink, "inverse": inverse, "mark": mark, "line": line, "alert": alert, "bar": bar, "field": field,
            "block-cursor-foreground": inverse, "block-cursor-background": mark,
            "block-cursor-blurred-foreground": ink, "block-cursor-blurred-background": bar,
            "border": mark, "border-blurred": line,
            "footer-foreground": ink, "footer-background": bar, "footer-key-foreground": ink,
            "footer-description-foreground": ink,
            "input-cursor-background": ink, "input-cursor-foreground": field,
            "input-selection-background": mark, "input-selection-foreground": inverse,
            "scrollbar": line, "scrollbar-hover": mark, "scrollbar-active": mark, "scrollbar-background": bar,
            "scrollbar-background-hover": bar, "scrollbar-background-active": bar, "scrollbar-corner-color": bar,
        },
    )  # fmt: skip


THEMES = (
    _theme("paper", dark=False, ink="#1c1f24", ground="#f7f5f0", field="#ffffff", bar="#e4e7ec", mark="#1d4279",
           line="#6b7280", alert="#8a1414"),
    _theme("slate", dark=True, ink="#f1f3f5", ground="#14181d", field="#1b2027", bar="#2a313a", mark="#9ecbff",
           line="#8b95a3", alert="#ffb3ad"),
)  # fmt: skip
"""Paper is the usual one."""
