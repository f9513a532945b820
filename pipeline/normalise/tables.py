"""Tables that only arrange a head or foot in columns, told from tables of figures."""

from __future__ import annotations

import re
from typing import Final

from models.layout import Table

_HEAD_OR_FOOT: Final = re.compile(
    r"""
    CỘNG\ H | ĐỘC\ LẬP\s*[-–] | ĐẢNG\ CỘNG\ SẢN              # Quốc hiệu, Tiêu ngữ, the party's title
    | NƠI\ NHẬN\s*: | (?:SỐ|V/V)\s*:?\s*\d*\s*[/-]           # "Nơi nhận:", "Số: 12/BC-SCT", "Số:   /KH-UBND"
    | (?:KT|TM|TL|TUQ|T/M|K/T)\.\s                           # "KT. GIÁM ĐỐC"
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MOST_ROWS: Final = 15
_MOST_COLUMNS: Final = 3
_LOOKED_AT: Final = 8


def arranges(table: Table) -> bool:
    """True for a table whose cells are to be read column by column as paragraphs."""
    if table.columns <= 1:
        return True
    if table.columns <= _MOST_COLUMNS and table.rows <= _MOST_ROWS and _opens_head_or_foot(table):
        return True
    return not table.bordered and not _holds_figures(table)


def _opens_head_or_foot(table: Table) -> bool:
    texts = [line.text.strip() for cell in table.cells for line in cell.lines]
    return any(_HEAD_OR_FOOT.match(text) for text in texts[:_LOOKED_AT])


def _holds_figures(table: Table) -> bool:
    """True for an unruled table that is one all the same: rows and columns of cells, a fifth of them numbers."""
    if table.rows < 3 or table.columns < 3:
        return False
    texts = [" ".join(line.text for line in cell.lines) for cell in table.cells]
    figures = sum(1 for text in texts if text and sum(map(str.isdigit, text)) * 2 >= len(text))
    return figures * 5 >= len(texts)
