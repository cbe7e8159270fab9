"""Addresses of answers: dotted paths such as `impact.age.concerns`."""


class Address(str):
    """The address of an answer, or of what holds answers: a section, a group's part of one, rows, a cell of a row.

    `policy.name` is an answer, `impact.age` a step of the form, and `actions.plan.2.action` the cell `action` in row 2
    of the rows `actions.plan`. It is an ordinary string everywhere else: as a key, in a file, in a message.
    """

    __slots__ = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """The ids and row numbers that it is made of, from the section down; () for ""."""
        return tuple(self.split(".")) if self else ()

    @property
    def name(self) -> str:
        """Its last part: a question's id, a row's number or a column's id; "" for ""."""
        return self.rpartition(".")[2]

    @property
    def section(self) -> str:
        """Its first part, the id of a section; "" for ""."""
        return self.partition(".")[0]

    @property
    def is_row(self) -> bool:
        """Whether it is that of a row, and so ends with a number."""
        return self.name.isdecimal()

    @property
    def of_question(self) -> "Address":
        """The address of the question or column, as a template has it: without the numbers of rows."""
        return Address(".".join(part for part in self.parts if not part.isdecimal()))

    @property
    def parent(self) -> "Address":
        """The address one level up: the row of a cell, the rows of a row; "" above the top level."""
        return Address(self.rpartition(".")[0])

    def child(self, *names: str | int) -> "Address":
        """The address as many levels down: question's ids, a row's number (from 1) or a column's id are added."""
        return Address(".".join([self, *map(str, names)] if self else map(str, names)))

    def contains(self, other: str) -> bool:
        """Whether another address is this one or below it."""
        return other.startswith(self) and other[len(self) : len(self) + 1] in ("", ".")

    def overlaps(self, other: str) -> bool:
        """Whether one of the two addresses contains the other."""
        return self.contains(other) or Address(other).contains(self)

    def row_number(self, other: str) -> int | None:
        """The number of the row, from 1, that an address below these rows names; None if it names no row."""
        number = other[len(self) + 1 :].partition(".")[0] if self.contains(other) else ""
        return int(number) if number.isdecimal() else None
