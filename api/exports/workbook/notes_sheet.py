"""The sheet "Ghi chú": what disagrees, in words."""

from __future__ import annotations

from typing import Any

from api.exports.flat import flat_cells, whose
from api.exports.workbook.styles import Styles, fitting, row_height
from api.lines import lines_of
from models.answer import ComparisonTable

COLUMNS = (("Chỉ tiêu", 34), ("Cơ quan, địa bàn", 28), ("Kỳ", 10), ("Điều cần xem lại", 60), ("Các số được nêu", 60))
HEAD = 2
NOTHING = "Không có điều gì cần xem lại."


def write_notes(sheet: Any, table: ComparisonTable, styles: Styles) -> None:
    """Writes the sheet: a line for each cell that is marked, with what its documents state."""
    sheet.write_string(0, 0, "GHI CHÚ", styles.title)
    for column, (words, width) in enumerate(COLUMNS):
        sheet.write_string(HEAD, column, words, styles.head)
        sheet.set_column(column, column, width)
    line = HEAD
    for flat in flat_cells(table):
        if flat.cell is None or not flat.cell.flags:
            continue
        line += 1
        said = lines_of(flat.cell, flat.row)
        flags = "\n".join(one.words for one in said if one.kind == "flag")
        stated = "\n".join(one.words for one in said if one.kind not in ("flag", "agreeing"))
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
