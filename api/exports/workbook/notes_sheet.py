"""The sheet "Ghi chú": what disagrees, what breaks a series, what went into it, what follows: in words."""

from __future__ import annotations

from typing import Any

from api.exports.flat import FlatCell, flat_cells, whose
from api.exports.workbook.styles import Styles, fitting, row_height
from api.lines import lines_of, predecessor_lines
from models.answer import ComparisonTable

COLUMNS = (
    ("Chỉ tiêu", 34), ("Cơ quan, địa bàn", 28), ("Kỳ", 10), ("Điều cần xem lại", 60), ("Được nêu, tính ra, suy ra", 60),
)  # fmt: skip
HEAD = 2
NOTHING = "Không có điều gì cần xem lại."


def write_notes(sheet: Any, table: ComparisonTable, styles: Styles) -> None:
    """Writes the sheet: a line for each cell that is marked or implies a figure, with all that it says."""
    sheet.write_string(0, 0, "GHI CHÚ", styles.title)
    for column, (words, width) in enumerate(COLUMNS):
        sheet.write_string(HEAD, column, words, styles.head)
        sheet.set_column(column, column, width)
    line = HEAD
    for flat in flat_cells(table):
        if not flat.marked and not _follows(flat):
            continue
        line += 1
        said = lines_of(flat.cell, flat.row) if flat.cell else []
        flags = "\n".join(one.words for one in said if one.kind == "flag")
        others = [one.words for one in (*said, *predecessor_lines(flat.beside)) if one.kind not in ("flag", "agreeing")]
        stated = "\n".join(others)
        texts = (flat.row.name, whose(flat.row), flat.period.label, flags, stated)
        for column, text in enumerate(texts):
            sheet.write_string(line, column, fitting(text), styles.text)
        sheet.set_row(line, row_height((text, COLUMNS[column][1]) for column, text in enumerate(texts)))
    if line == HEAD:
        sheet.write_string(HEAD + 1, 0, NOTHING, styles.remark)
    sheet.freeze_panes(HEAD + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _follows(flat: FlatCell) -> bool:
    """Whether a figure follows from the cell that isn't held so."""
    return any(one and one.held != "consistent" for one in (flat.implied_before, flat.implied_plan))
