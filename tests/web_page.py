"""Reads a published web page: its tags and its text."""

from html.parser import HTMLParser
from pathlib import Path


class WebPage(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    @property
    def descriptions(self) -> list[str]:
        """The descriptions of the pictures."""
        return [str(attributes["alt"]) for tag, attributes in self.tags if tag == "img"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data
