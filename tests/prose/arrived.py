"""What a pasted text is once it has arrived in an answer."""

from eia_tui.prose.blocks import Listing, Paragraph, Table, Text
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.paste.clean import clean


def words(text: str) -> list[str]:
    """What each paragraph says, and each item with its sign, at any level."""

    def said(blocks: tuple[object, ...]) -> list[str]:
        found = []
        for block in blocks:
            match block:
                case Paragraph(line):
                    found.append("".join(part.text if isinstance(part, Text) else " / " for part in line))
                case Listing(items, start, mark):
                    for count, item in enumerate(items):
                        first, *rest = said(item)
                        found += [f"{'•' if start is None else f'{start + count}{mark}'} {first}", *rest]
                case Table(rows=rows):
                    found += ["table"] * (1 + len(rows))
        return found

    return said(read_prose(clean(text).text))
