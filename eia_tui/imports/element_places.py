"""Which answers an element of a returned document concerns."""

from lxml import etree

from eia_tui.imports.returned_form import Reading
from eia_tui.word.ooxml import w
from eia_tui.word.tidy import number_of


class Places:
    """The addresses for the elements of a document, by the numbers that both of its views share."""

    def __init__(self, accepted: Reading, refused: Reading) -> None:
        self._cells = {**refused.cells, **accepted.cells}

    def of(self, element: etree._Element) -> tuple[str, ...]:
        """What an element concerns: the answers of its cell, or the section of its heading; () for the whole form."""
        paragraph = element if element.tag == w("p") else next(element.iterancestors(w("p")), None)
        cells = list(element.iterancestors(w("tc")))
        for each in ([paragraph] if paragraph is not None else []) + cells:
            if found := self._cells.get(number_of(each)):
                return found
        return ()
