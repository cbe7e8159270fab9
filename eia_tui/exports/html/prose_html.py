"""Writes the blocks of a long answer as HTML: paragraphs, lists, tables with headers, charts, described pictures."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

from markupsafe import escape

from eia_tui.exports.html.chart_svg import chart_svg
from eia_tui.prose.blocks import Block, Break, Line, Listing, Paragraph, Picture, Quote, Table, Text
from eia_tui.prose.charts import ChartData, chart_data
from eia_tui.prose.picture_file import PictureFile

_LOWEST_HEADING = 6


class ProseHtml:
    """Writes the blocks of one page's answers."""

    def __init__(self, open_picture: Callable[[str], PictureFile | None]) -> None:
        """`open_picture` gives the file for a path as typed; None if it cannot be opened."""
        self._open = open_picture
        self._tables = self._charts = 0

    def write(self, blocks: Sequence[Block], level: int | None) -> str:
        """The blocks as HTML, with headings of a level from 1 to 6, or as bold paragraphs if that is None."""
        return "\n".join(self._block(block, level) for block in blocks)

    def _block(self, block: Block, level: int | None) -> str:
        match block:
            case Paragraph(line, heading) if heading and level:
                name = f"h{min(level, _LOWEST_HEADING)}"
                return f"<{name}>{self._line(line)}</{name}>"
            case Paragraph(line, heading):
                html = self._line(line)
                return f"<p><strong>{html}</strong></p>" if heading else f"<p>{html}</p>"
            case Listing(items, start, _):
                inside = "\n".join(f"<li>{self._item(item)}</li>" for item in items)
                if start is None:
                    return f"<ul>\n{inside}\n</ul>"
                return f'<ol start="{start}">\n{inside}\n</ol>' if start != 1 else f"<ol>\n{inside}\n</ol>"
            case Quote(inner):
                return f"<blockquote>\n{self.write(inner, None)}\n</blockquote>"
            case Table():
                chart = self._chart(chart_data(block, block.chart)) if block.chart else ""
                return chart + self._table(block)
            case _:
                assert_never(block)

    def _item(self, item: Sequence[Block]) -> str:
        """The content of a list item; its first paragraph needs no element of its own."""
        match item:
            case (Paragraph(line, False), *rest):
                return "\n".join([self._line(line), *(self._block(block, None) for block in rest)])
            case _:
                return self.write(item, None)

    def _table(self, table: Table) -> str:
        """A table with column headers."""
        sides = [f' class="{side}"' if side in ("right", "center") else "" for side in table.alignments]
        sides += [""] * (len(table.header) - len(sides))
        head = "".join(
            f'<th scope="col"{side}>{html}</th>' if html.strip() else f"<td{side}></td>"
            for html, side in zip(map(self._line, table.header), sides, strict=True)
        )
        rows = "\n".join(
            "<tr>" + "".join(f"<td{s}>{self._line(c)}</td>" for c, s in zip(row, sides, strict=True)) + "</tr>"
            for row in table.rows
        )
        titles = ", ".join(filter(None, ("".join(_texts(cell)) for cell in table.header)))
        return self.scrolled(
            f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>",
            titles,
        )

    def _chart(self, data: ChartData) -> str:
        """A chart with its title, in a region of its own: a wide one can be scrolled with the keyboard."""
        self._charts += 1
        name = escape(f"Chart {self._charts}{f': {data.title}' if data.title else ''}")
        caption = f"<figcaption>{escape(data.title)}</figcaption>\n" if data.title else ""
        region = f'<div class="wide" role="region" aria-label="{name}" tabindex="0">\n{chart_svg(data)}\n</div>'
        return f'<figure class="{data.kind}">\n{caption}{region}\n</figure>\n'

    def scrolled(self, table: str, titles: str) -> str:
        """A table inside a region that can be scrolled with the keyboard, with a unique name made of `titles`."""
        self._tables += 1
        name = escape(f"Table {self._tables}: {titles}" if titles else f"Table {self._tables}")
        return f'<div class="wide" role="region" aria-label="{name}" tabindex="0">\n{table}\n</div>'

    def _line(self, line: Line) -> str:
        html: list[str] = []
        for part in line:
            match part:
                case Text(text, bold, italic, link):
                    inside = str(escape(text))
                    inside = f"<em>{inside}</em>" if italic else inside
                    inside = f"<strong>{inside}</strong>" if bold else inside
                    html.append(f'<a href="{escape(link)}">{inside}</a>' if link else inside)
                case Break():
                    html.append("<br>\n")
                case Picture(path, alt):
                    html.append(self._picture(path, alt or path))
                case _:
                    assert_never(part)
        return "".join(html)

    def _picture(self, path: str, alt: str) -> str:
        picture = self._open(path)
        if picture is None:
            return str(escape(f"[Picture missing: {alt}]"))
        content = b64encode(picture.content).decode()
        return f'<img src="data:image/{picture.format};base64,{content}" alt="{escape(alt)}">'


def _texts(line: Line) -> Iterator[str]:
    return (part.text for part in line if isinstance(part, Text) and part.text.strip())
