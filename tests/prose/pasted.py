"""Shows how a pasted text is parsed in an answer."""

from eia_tui.prose.blocks import Listing, Paragraph, Table, Text
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.paste.clean import clean


def printed_lines(text: str) -> list[str]:
    """The text of each paragraph, and of each list item at any level with its bullet or number; "table" for each row."""

    def block_lines(blocks: tuple[object, ...]) -> list[str]:
        result = []
        for block in blocks:
            match block:
                case Paragraph(line):
                    result.append("".join(part.text if isinstance(part, Text) else " / " for part in line))
                case Listing(items, start, mark):
                    for count, item in enumerate(items):
                        first, *rest = block_lines(item)
                        result += [f"{'•' if start is None else f'{start + count}{mark}'} {first}", *rest]
                case Table(rows=rows):
                    result += ["table"] * (1 + len(rows))
        return result

    return block_lines(read_prose(clean(text).text))
