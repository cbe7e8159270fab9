"""The two themes, dark text on a light background and the reverse: all text has a contrast of at least 7:1.

On a terminal of 256 colours it has at least 4.5:1.
"""

from collections.abc import Mapping

from textual.theme import Theme

from eia_tui.storage.settings import ColourScheme

THEME_NAMES: Mapping[ColourScheme, str] = {"light": "paper", "dark": "slate"}
"""The name of the theme for each colour scheme that can be set."""


def _theme(
    name: str,
    *,
    dark: bool,
    foreground: str,
    background: str,
    field: str,
    bar: str,
    highlight: str,
    line: str,
    alert: str,
) -> Theme:
    """Text has the colour `foreground`, on `background`, `field` and `bar`; `highlight` is behind what is selected.

    `line` is the colour of frames, `alert` that of warnings and errors.
    """
    inverse = background if dark else "#ffffff"
    return Theme(
        name=name,
        dark=dark,
        primary=highlight, secondary=highlight, accent=highlight,
        foreground=foreground, background=background, surface=field, panel=bar,
        warning=alert, error=alert, success=highlight,
        variables={
            "inverse": inverse, "highlight": highlight, "line": line, "alert": alert, "bar": bar, "field": field,
            "block-cursor-foreground": inverse, "block-cursor-background": highlight,
            "block-cursor-blurred-foreground": foreground, "block-cursor-blurred-background": bar,
            "border": highlight, "border-blurred": line,
            "footer-foreground": foreground, "footer-background": bar, "footer-key-foreground": foreground,
            "footer-description-foreground": foreground,
            "input-cursor-background": foreground, "input-cursor-foreground": field,
            "input-selection-background": highlight, "input-selection-foreground": inverse,
            "scrollbar": line, "scrollbar-hover": highlight, "scrollbar-active": highlight, "scrollbar-background": bar,
            "scrollbar-background-hover": bar, "scrollbar-background-active": bar, "scrollbar-corner-color": bar,
        },
    )  # fmt: skip


THEMES = (
    _theme("paper", dark=False, foreground="#1c1f24", background="#f6f5f3", field="#ffffff", bar="#e5e7eb",
           highlight="#1d4279", line="#6b7280", alert="#8a1414"),
    _theme("slate", dark=True, foreground="#f1f3f5", background="#15181c", field="#1c2025", bar="#2b3139",
           highlight="#9ecbff", line="#8b95a3", alert="#ffb3ad"),
)  # fmt: skip
"""Paper, the light one, is the default.

On a terminal of 256 colours each becomes the nearest of those; a ground that is any less grey would become a colour.
"""
