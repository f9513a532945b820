"""The sheet "So sánh": indicators against periods, ready to be pasted into a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api import phrases
from api.answers.comparison.citations import Citations
from api.exports.flat import FlatCell, flat_cells, whose
from api.exports.workbook.styles import BOX, ESTIMATE, Styles, change_pattern, figure_pattern, fitting, row_height
from models.answer import ComparisonTable

NAME = "So sánh"
LEFT = (("TT", 5), ("Chỉ tiêu", 32), ("Đơn vị tính", 11), ("Cơ quan, địa bàn", 24))
"""Columns before the periods, with their widths in letters."""
EACH = 4
"""Columns of a period: the figure, its change as stated and as computed, its source."""
HEAD = 2
"""The row, from 0, where the table's head begins; it has three rows."""
BODY = HEAD + 3
REMARKS = (
    f"{ESTIMATE} Số ước; số không có dấu là số thực hiện. Ô trống: không văn bản nào trong kho nêu.",
    "“Được nêu”: mức tăng giảm do văn bản nêu. “Tính ra” (chữ nghiêng): do chương trình tính từ các ô, không phải số "
    "được nêu. [n] sau mức tăng giảm: nêu ở nguồn thứ n, không cùng chỗ với số liệu.",
    "Ô nền vàng có điều cần xem lại, nói rõ ở trang “Ghi chú”. Số trong cột “Nguồn” là số thứ tự ở trang “Nguồn”.",
)


def write_comparison(
    sheet: Any, table: ComparisonTable, citations: Citations, rows_of_sources: Mapping[int, int], styles: Styles
) -> None:
    """Writes the sheet. `rows_of_sources`: number of a source → its row, from 1, on the sheet of sources."""
    sheet.write_string(0, 0, "SO SÁNH QUA CÁC NĂM", styles.title)
    _head(sheet, table, styles)
    for number, row in enumerate(table.rows):
        unit = phrases.unit_name(row.unit, row.unit_mult) if row.unit else ""
        sheet.write_number(BODY + number, 0, number + 1, styles.of(**BOX, align="center"))
        texts = (row.name, unit, whose(row))
        for column, text in enumerate(texts, 1):
            sheet.write_string(BODY + number, column, fitting(text), styles.of(**BOX))
        sheet.set_row(BODY + number, row_height((text, LEFT[column][1]) for column, text in enumerate(texts, 1)))
    width = len(table.periods)
    for place, flat in enumerate(flat_cells(table)):
        line, column = BODY + place // width, len(LEFT) + EACH * (place % width)
        _cell(sheet, line, column, flat, citations, rows_of_sources, styles)
    for number, remark in enumerate(REMARKS):
        sheet.write_string(BODY + len(table.rows) + 1 + number, 0, remark, styles.remark)
    _print(sheet, table)


def _head(sheet: Any, table: ComparisonTable, styles: Styles) -> None:
    for column, (words, width) in enumerate(LEFT):
        sheet.merge_range(HEAD, column, HEAD + 2, column, "", styles.head)
        sheet.write_string(HEAD, column, words, styles.head)
        sheet.set_column(column, column, width)
    for number, period in enumerate(table.periods):
        first = len(LEFT) + EACH * number
        spans = (
            (HEAD, first, HEAD, first + EACH - 1, period.label),
            (HEAD + 1, first, HEAD + 2, first, "Số liệu"),
            (HEAD + 1, first + 1, HEAD + 1, first + 2, "So với cùng kỳ"),
            (HEAD + 1, first + 3, HEAD + 2, first + 3, "Nguồn"),
        )
        for top, left, bottom, right, words in spans:
            sheet.merge_range(top, left, bottom, right, "", styles.head)
            sheet.write_string(top, left, words, styles.head)
        for offset, words in ((1, "được nêu"), (2, "tính ra")):
            sheet.write_string(HEAD + 2, first + offset, words, styles.head)
        for offset, width in enumerate((12, 12, 9, 7)):
            sheet.set_column(first + offset, first + offset, width)


def _cell(
    sheet: Any,
    line: int,
    column: int,
    flat: FlatCell,
    citations: Citations,
    rows_of_sources: Mapping[int, int],
    styles: Styles,
) -> None:
    cell, change = flat.cell, flat.change
    doubtful = bool(cell and cell.flags)
    for offset in range(EACH):
        sheet.write_blank(line, column + offset, None, styles.empty(doubtful and offset == 0))
    if cell is None:
        return
    if cell.value is not None:
        sheet.write_number(line, column, cell.value, styles.number(figure_pattern(cell, flat.off_row), doubtful))
    if change:
        elsewhere = f" [{citations.number(change.source)}]" if change.source else ""
        for offset, value, after in ((1, change.stated, elsewhere), (2, change.computed, "")):
            if value is not None:
                style = styles.number(change_pattern(value, change.unit, after), computed=offset == 2)
                sheet.write_number(line, column + offset, value, style)
    number = citations.number(cell.source)
    style = styles.of(border=1, align="center", font_color="#1F4E79", num_format='"["0"]"')
    sheet.write_url(line, column + 3, f"internal:'Nguồn'!A{rows_of_sources[number]}", style, "")
    sheet.write_number(line, column + 3, number, style)


def _print(sheet: Any, table: ComparisonTable) -> None:
    sheet.freeze_panes(BODY, 2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD, HEAD + 2)
    sheet.print_area(0, 0, BODY + len(table.rows) + len(REMARKS), max(len(LEFT) + EACH * len(table.periods), 1) - 1)
