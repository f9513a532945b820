"""What holds for the text of any layout: NFC, blocks in order and apart, pages in order, the same each time."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from models.layout import Box, Cell, Layout, Line, Page, Table
from models.text import Paragraph, Span, Text, TextTable
from pipeline.normalise import normalise

WORDS = st.text(
    alphabet=st.sampled_from("aăâbcđeêiouưƠĐABC̀́ \u00a0\u200b\u00ad\n.,;:-/1234567890|\uf0b7“”"), max_size=40
)
BOXES = st.none() | st.builds(
    lambda left, top, width: Box(left, top, left + width, top + 12),
    st.floats(0, 500),
    st.floats(0, 800),
    st.floats(1, 300),
)
LINES = st.builds(
    Line,
    WORDS | st.text(max_size=20),
    whole=st.booleans(),
    box=BOXES,
    bold=st.booleans(),
    centred=st.booleans(),
    heading=st.none() | st.integers(1, 6),
    label=st.none() | st.sampled_from(["1.", "-", "a)"]),
    furniture=st.booleans(),
    capitals=st.booleans(),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    rows, columns = draw(st.integers(1, 3)), draw(st.integers(1, 4))
    cells = tuple(
        Cell(tuple(draw(st.lists(LINES, max_size=2))), row, column) for row in range(rows) for column in range(columns)
    )
    return Table(cells, rows, columns, draw(st.booleans()))


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    paged = draw(st.booleans())
    blocks = draw(st.lists(st.lists(LINES | tables(), max_size=6), min_size=1, max_size=4))
    pages = tuple(Page(number if paged else None, tuple(one), 595, 842) for number, one in enumerate(blocks, start=1))
    return Layout("x", pages, fonts=draw(st.sampled_from([frozenset(), frozenset({".VnTime"})])))


@given(layouts())
@settings(max_examples=150, deadline=None)
def test_any_text(layout: Layout) -> None:
    text = normalise(layout)
    assert text.content == unicodedata.normalize("NFC", text.content)
    assert normalise(layout) == text
    for block in text.blocks:
        assert 0 <= block.start < block.end <= len(text.content)
        if isinstance(block, Paragraph):
            words = text.content[block.start : block.end]
            assert "\n" not in words
            assert words == words.strip()
        else:
            check_table(text.content, block)
    for before, after in pairwise(text.blocks):
        assert text.content[before.end : after.start] == "\n"
    pages = [text.page_at(offset) for offset in range(len(text.content))]
    assert pages == sorted(pages, key=lambda page: page or 0)
    assert (None in pages) <= (layout.pages[0].number is None)
    check_printed(text)


def check_printed(text: Text) -> None:
    """Printed lines come in the text's order, apart, without blanks at their ends, on the page that the text knows."""
    for line in text.printed:
        words = text.content[line.start : line.end]
        assert words
        assert words == words.strip()
        assert "\n" not in words
        assert line.page == text.page_at(line.start)
        whole = text.boxes(Span(line.start, line.end))
        assert whole == ((line.page, line.box.left, line.box.top, line.box.right, line.box.bottom),)
    for before, after in pairwise(text.printed):
        assert before.end < after.start or text.content[before.end - 1] in "-/"


def check_table(content: str, table: TextTable) -> None:
    assert table.cells
    for before, after in pairwise(table.cells):
        between = content[before.end : after.start]
        assert between == (" | " if before.row == after.row else "\n")
    assert (table.cells[0].start, table.cells[-1].end) == (table.start, table.end)


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_no_word_of_a_whole_paragraph_is_lost(texts: list[str]) -> None:
    layout = Layout("x", (Page(None, tuple(Line(f"Đoạn {text}.", whole=True) for text in texts)),))
    read = [clean.split() for clean in normalise(layout).content.split("\n")]
    alone = [
        normalise(Layout("x", (Page(None, (Line(f"Đoạn {text}.", whole=True),)),))).content.split() for text in texts
    ]
    assert read == alone
