"""The numbers of the questions at the prompts. They count every question of the form, so that no answer moves them."""

from eia_tui.draft.draft import Draft
from eia_tui.form.address import Address


def number_of(draft: Draft, address: str) -> int:
    """The number of the question that an address belongs to, or of the first question of its step."""
    asked = {each.address for each in draft.all_shown()}
    matching = [
        (each not in asked, number)
        for number, each in enumerate(draft.form.questions, 1)
        if Address(each).overlaps(address)
    ]
    return min(matching)[1] if matching else 1


def address_numbered(draft: Draft, number: int) -> str:
    """The address of the question with a number, from 1; "" where there is none."""
    addresses = list(draft.form.questions)
    return addresses[number - 1] if 0 < number <= len(addresses) else ""
