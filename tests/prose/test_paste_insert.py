"""A pasted block is separate from the text around it, and typing continues below it."""

from collections import Counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eia_tui.prose.blocks import Block, Listing, Paragraph, Picture, Text, lines
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.paste.insert import insert_paste
from tests.examples import examples

LIST, TABLE, QUOTE, HEADING = "- a\n- b", "| x | y |\n| --- | --- |\n| 1 | 2 |", "> said\n> so", "## Head"


def pasted(shown: str, text: str, *, became_block: bool = True) -> str:
    """The text after a paste at the ‸, or over the selection between two, with ‸ where typing continues."""
    start, end = shown.index("‸"), shown.rindex("‸")
    before = shown.replace("‸", "")
    result = insert_paste(before, start, max(end - 1, start), text, became_block=became_block)
    below = "\n\n" if result.below_block else ""
    return f"{result.text[: result.cursor]}{below}‸{result.text[result.cursor :]}"


@pytest.mark.parametrize("block", [LIST, TABLE, QUOTE, HEADING])
@pytest.mark.parametrize(
    ("before", "then"),
    [
        ("‸", "{}\n\n‸"),
        ("text‸", "text\n\n{}\n\n‸"),
        ("‸text", "{}\n\n‸text"),
        ("before ‸after", "before\n\n{}\n\n‸after"),
        ("before ‸gone‸ after", "before\n\n{}\n\n‸after"),
        ("above‸\nbelow", "above\n\n{}\n\n‸\n\nbelow"),
        ("above\n‸\nbelow", "above\n\n{}\n\n‸\n\nbelow"),
        ("above\n\n‸\n\nbelow", "above\n\n{}\n\n‸\n\nbelow"),
        ("above\n‸below", "above\n\n{}\n\n‸below"),
        ("- one‸", "- one\n\n{}\n\n‸"),
        ("- one‸\n- two", "- one\n\n{}\n\n‸\n\n- two"),
        ("1. one ‸two\n2. three", "1. one\n\n{}\n\n2. ‸two\n3. three"),
        ("1. one\n2. ‸", "1. one\n\n{}\n\n‸"),
        ("- ‸one", "{}\n\n- ‸one"),
        ("- one\n  goes ‸on", "- one\n  goes\n\n{}\n\n- ‸on"),
        ("> quo‸ted", "> quo\n\n{}\n\n> ‸ted"),
        ("| a‸ | b |\n|---|---|\n| 1 | 2 |\nbelow", "| a | b |\n|---|---|\n| 1 | 2 |\n\n{}\n\n‸\n\nbelow"),
        ("so **bo‸ld**", "so **bo**\n\n{}\n\n‸**ld**"),
    ],
)
def test_a_block_is_inserted_between_blank_lines_wherever_the_cursor_was(before: str, then: str, block: str):
    assert pasted(before, block) == then.format(block)


@pytest.mark.parametrize(
    ("before", "text", "then"),
    [
        ("be‸fore", "words", "bewords‸fore"),
        ("one ‸two", "more\n\nand more ", "one more\n\nand more ‸two"),
        ("so **bo‸ld** on", "more", "so **bomore‸ld** on"),
        ("so **bo‸ld** on", "more\n\nand more", "so **bo**more\n\nand more‸**ld** on"),
        ("so *one ‸two* on", "more \n \nand ", "so *one* more \n \nand ‸*two* on"),
        ("so **bo‸ld** on", "more\nand more", "so **bomore\nand more‸ld** on"),
        ("- so **bo‸ld** on", "more\nand more", "- so **bo**more\nand more‸**ld** on"),
        ("> so *bo‸ld* on", "more\n", "> so *bo*more\n‸*ld* on"),
        ("- [go ‸on](https://e.org)", "1\n2 ", "- [go](https://e.org) 1\n2 ‸[on](https://e.org)"),
        ("[go on](https://‸e.org)", "1\n2", "[go on](https://e.org)1\n2‸"),
        ("![go on](a‸.png)", "1\n2", "![go on](a.png)1\n2‸"),
        ("so **bold**‸", "**more**", "so **boldmore**‸"),
        ("so ‸**bold**", "**more**", "so **more‸bold**"),
        ("so **bo‸ld** on", "**more**", "so **bomore‸ld** on"),
        ("so **bo‸ld** on", "**more** and", "so **bomore** and‸**ld** on"),
        ("> *it*‸ on", "*more*", "> *itmore*‸ on"),
        ("2*‸*3", "*more*", r"2\**more*‸\*3"),
        ("wo‸rds", "*more*", "womore‸rds"),
        ("*it*‸", "**more** on", "*it***more** on‸"),
        ("so *i‸t*", "**more**", "so *i***more**‸*t*"),
        ("- one ‸two", "words", "- one words‸two"),
        ("one ‸two", "65 - 70 years", "one 65 - 70 years‸two"),
        ("one ‸two", "> 65 years", "one > 65 years‸two"),
        ("from ‸", "Intro:\n- a", "from Intro:\n- a\n\n‸"),
        ("from ‸here", "- a\n\nto", "from\n\n- a\n\nto‸here"),
        ("from‸\n2. two", "- a\n\nto", "from\n\n- a\n\nto‸\n\n2. two"),
        ("- one‸\n- two", "Intro:\n- a", "- one\n\nIntro:\n- a\n\n‸\n\n- two"),
        ("one ‸two", "Intro:\n\n- a\n\nEnd\n", "one Intro:\n\n- a\n\nEnd\n‸two"),
        ("one ‸two", "- a\n\nEnd ", "one\n\n- a\n\nEnd ‸two"),
        ("one‸", "\nIntro:\n- a ", "one\nIntro:\n- a\n\n‸"),
        ("‸", "\nIntro:\n- a\n", "Intro:\n- a\n\n‸"),
        ("| a‸ | b |\n|---|---|\n| 1 | 2 |", "x\ny | z", "| ax y \\| z‸ | b |\n|---|---|\n| 1 | 2 |"),
    ],
)
def test_words_are_inserted_at_the_cursor(before: str, text: str, then: str):
    assert pasted(before, text) == then


def test_a_line_that_cleaning_did_not_change_may_be_only_words():
    assert pasted("on ‸it rained", "1. May ", became_block=False) == "on 1. May ‸it rained"
    assert pasted("on ‸it rained", "- a\n- b", became_block=False) == "on\n\n- a\n- b\n\n‸it rained"


TEXTS = st.lists(
    st.sampled_from(
        ["one ", "two", "\n", "\n\n", "- ", "1. ", "    - ", "> ", "| u | v |\n|---|---|\n| 3 | 4 |\n", "**bold**", "## ", "  "]
    ), max_size=10,
).map("".join)  # fmt: skip


def words(blocks: tuple[Block, ...]) -> str:
    parts = (part for line in lines(blocks) for part in line)
    return "".join(part.text for part in parts if isinstance(part, Text))


@examples(50)
@given(TEXTS, st.sampled_from([LIST, TABLE, QUOTE, HEADING, f"Intro\n\n{TABLE}", f"{QUOTE}\n\nEnd"]), st.data())
def test_a_pasted_block_is_read_unchanged_in_any_text_and_typing_is_not_part_of_it(
    text: str, block: str, data: st.DataObject
):
    at = data.draw(st.integers(0, len(text)))
    result = insert_paste(text, at, at, block, became_block=True)
    below = "\n\n" if result.below_block else ""
    blocks = read_prose(f"{result.text[: result.cursor]}{below}Typed{result.text[result.cursor :]}")
    blocks_alone = [each for each in read_prose(block) if not isinstance(each, Paragraph) or each.heading]
    for each in blocks_alone:
        if isinstance(each, Listing):  # it may continue the list above, and the list below may continue it
            heads = {item[0] for item in each.items}
            assert any(
                heads <= {item[0] for item in other.items if item} for other in blocks if isinstance(other, Listing)
            )
        else:
            assert each in blocks
    characters = Counter(character for character in result.text if character.isalpha())
    assert characters == Counter(character for character in text + block if character.isalpha())
    assert "Typed" in words(blocks)


@pytest.mark.parametrize(
    ("before", "text", "then"),
    [
        ("so **bo‸ld** on", "*more*", "so **bo***more*‸**ld** on"),
        ("so *bo‸ld* on", "**more** and", "so *bo***more** *and‸ld* on"),
        ("so **bo‸ld** on", "**P**\n\nq", "so **boP**\n\nq‸**ld** on"),
        ("so *it‸s* on", "**P**\n\n**Q**", "so *it***P**\n\n**Q**‸*s* on"),
        ("*it*‸", "more", "*it*more‸"),
        ("*it*‸", "- a\n\n*b*", "*it*\n\n- a\n\n*b*‸"),
        ("‸*it*", "*a*\n\n- b\n\n**end**", "*a*\n\n- b\n\n**end**‸*it*"),
        ("one **two‸**", "**a**\n\n- b\n\nend", "one **twoa**\n\n- b\n\nend‸"),
        ("5 *‸", "x* y", "5 *x\\* y‸"),
        # No word begins in italic in its middle: the words beside take its style, or it is lost.
        ("‸*it*", "**one** and", "**one** *and‸it*"),
        ("wo‸rd", "***more***", "wo**more**‸rd"),
        ("wo‸rd", "*more*\n\n- a", "womore\n\n- a\n\n‸rd"),
        ("wo‸rd", "**more**\n\n- *a*", "wo**more**\n\n- *a*\n\n‸rd"),
    ],
)
def test_pasted_words_and_those_around_them_keep_their_styles(before: str, text: str, then: str):
    assert pasted(before, text, became_block=False) == then


STYLED_WORDS = st.lists(
    st.sampled_from(["one", " ", ", ", "**bold**", "**bold** ", "*it* ", " *it*", "***both*** ", "\n", "\n\n- ", "\n\n"]), max_size=6
).map("".join)  # fmt: skip


@examples(50)
@given(STYLED_WORDS, STYLED_WORDS, st.data())
def test_bold_words_stay_bold_wherever_they_are_pasted_and_no_marker_is_printed(
    text: str, words: str, data: st.DataObject
):
    assume(not printed_asterisks(text) and not printed_asterisks(words) and words.strip())
    at = data.draw(st.integers(0, len(text)))
    assume("*" not in (text[:at][-1:], text[at:][:1]))
    new = insert_paste(text, at, at, words, became_block=False).text
    assert not printed_asterisks(new)
    bold = Counter(letter for letter, is_bold, *_ in styled_letters(new) if is_bold)
    assert bold >= Counter(letter for letter, is_bold, *_ in styled_letters(words) if is_bold)


def printed_asterisks(text: str) -> int:
    parts = (part for line in lines(read_prose(text)) for part in line)
    return sum(part.text.count("*") for part in parts if isinstance(part, Text))


STYLED = st.lists(
    st.sampled_from(
        ["one ", "two", " ", "\n", "- ", "**bold words** ", "*a **b c** d* ", "[the law now](https://example.org/a) ",
         "**[all bold](https://example.org/b)** ", "[some **bold** words](https://example.org/c) ", "![a plan](pictures/plan.png) ",
         "**from [here on](https://example.org/d) to there** "]
    ), min_size=1, max_size=5,
).map("".join)  # fmt: skip
FIGURES = ["- 3\n- 4", "| 1 | 2 |\n| --- | --- |\n| 3 | 4 |", "(3)\n\n(4)", "(3) [4](https://example.org/5) (6)"]


def styled_letters(text: str) -> list[object]:
    """The letters and pictures of a text, each with its style and link."""
    parts = (part for line in lines(read_prose(text)) for part in line)
    return [
        piece
        for part in parts
        for piece in (
            [(letter, part.bold, part.italic, part.link) for letter in part.text if letter.isalpha()]
            if isinstance(part, Text)
            else [part] if isinstance(part, Picture) else []
        )
    ]  # fmt: skip


@examples(50)
@given(STYLED, st.sampled_from(FIGURES), st.data())
def test_a_link_and_a_style_around_a_pasted_text_go_on_below_it(text: str, figures: str, data: st.DataObject):
    at = data.draw(st.integers(0, len(text)))
    assume("*" not in (text[:at][-1:], text[at:][:1]))  # beside a marker the cursor is in it or not
    result = insert_paste(text, at, at, figures, became_block=True)
    assert styled_letters(result.text) == styled_letters(text)
