"""Tables that only arrange a head or foot in columns, told from tables of figures."""

from __future__ import annotations

import re
from typing import Final

from models.layout import Table

_HEAD_OR_FOOT: Final = re.compile(r"CỘNG H|Độc lập\s*[-–]|ĐẢNG CỘNG SẢN|Nơi nhận|^Số\s*:|KT\.\s|TM\.\s|TL\.\s|TUQ\.\s")
_FEW_ROWS: Final = 6


def arranges(table: Table) -> bool:
    """True for a table whose cells are to be read column by column as paragraphs."""
    if table.columns <= 1:
        return True
    texts = [line.text for cell in table.cells for line in cell.lines]
    if table.columns <= 3 and table.rows <= _FEW_ROWS and any(_HEAD_OR_FOOT.search(text) for text in texts):
        return True
    return not table.bordered and not _holds_figures(table)


def _holds_figures(table: Table) -> bool:
    """True for an unruled table that is one all the same: rows and columns of cells, a fifth of them numbers."""
    if table.rows < 3 or table.columns < 3:
        return False
    texts = [" ".join(line.text for line in cell.lines) for cell in table.cells]
    figures = sum(1 for text in texts if text and sum(map(str.isdigit, text)) * 2 >= len(text))
    return figures * 5 >= len(texts)
