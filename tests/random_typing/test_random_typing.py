"""A short run of random typing: nothing ends the program, and every character of the text is drawn."""

import pytest

from tests.random_typing.typist import walk


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 10, 23, 32])
async def test_random_keys_pastes_and_resizes_never_end_the_program_or_draw_a_line_wrong(seed: int):
    assert await walk(seed, 25) == 25
