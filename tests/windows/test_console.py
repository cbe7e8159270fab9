"""What the trials read from the screen is what a console of Windows shows."""

import pytest

from tests.windows.console import TwoScreens

WRITTEN = (
    b"Started\n\x1b[?1049h\x1b[>1u\x1b[24;60H drawn \xe2\x80\x93 here\x1b[<u\x1b[?1049lAn editor came back\nPress Enter"
)


@pytest.mark.parametrize("size", [1, 2, 7, len(WRITTEN)])
def test_what_is_printed_after_the_wizard_was_left_is_below_what_was_printed_before(size: int):
    screens = TwoScreens()
    for start in range(0, len(WRITTEN), size):
        screens.feed(WRITTEN[start : start + size])
    assert screens.text().strip() == "Started\nAn editor came back\nPress Enter"


def test_the_screen_of_the_wizard_is_empty_when_it_is_drawn_again():
    screens = TwoScreens()
    screens.feed(WRITTEN + b"\x1b[?1049h\x1b[5;1H\xe2\x80\x93 again")
    assert screens.text().strip() == "– again"
