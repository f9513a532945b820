"""The sheet "So sánh": indicators against periods, ready to be pasted into a report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api import phrases
from api.answers.comparison.citations import Citations
from api.exports.flat import FlatCell, flat_cells, whose
from api.exports.workbook.styles import BOX, ESTIMATE, Styles, change_pattern, figure_pattern, fitting, row_height
from models.answer import CellSource, ComparisonTable
from models.mention import ChangeUnit

NAME = "So sánh"
LEFT = (("TT", 5), ("Chỉ tiêu", 32), ("Đơn vị tính", 11), ("Cơ quan, địa bàn", 24))
"""Columns before the periods, with their widths in letters."""
FIGURE, CHANGE, ATTAINMENT, SOURCE = "Số liệu", "So với cùng kỳ", "So với kế hoạch", "Nguồn"
STATED, COMPUTED = "được nêu", "tính ra"
WIDTHS = {(FIGURE, ""): 12, (CHANGE, STATED): 12, (ATTAINMENT, STATED): 12, (SOURCE, ""): 7}
"""In letters; the others have 9."""
HEAD = 2
"""The row, from 0, where the table's head begins; it has three rows."""
BODY = HEAD + 3
REMARKS = (
    f"{ESTIMATE} Số ước; số không có dấu là số thực hiện. Ô trống: không văn bản nào trong kho nêu.",
    "“Được nêu”: mức tăng giảm do văn bản nêu. “Tính ra” (chữ nghiêng): do chương trình tính từ các ô, không phải số "
    "được nêu. [n] sau mức tăng giảm: nêu ở nguồn thứ n, không cùng chỗ với số liệu.",
    "So với kế hoạch: phần trăm hoàn thành kế hoạch; không có cột này nếu không ô nào nêu.",
    "Ô nền vàng có điều cần xem lại, nói rõ ở trang “Ghi chú”. Số trong cột “Nguồn” là số thứ tự ở trang “Nguồn”.",
)


Columns = tuple[tuple[str, str], ...]
"""Heads of the columns of a period, and the words under those that have several."""


def write_comparison(
    sheet: Any, table: ComparisonTable, citations: Citations, rows_of_sources: Mapping[int, int], styles: Styles
) -> None:
    """Writes the sheet. `rows_of_sources`: number of a source → its row, from 1, on the sheet of sources."""
    sheet.write_string(0, 0, "SO SÁNH QUA CÁC NĂM", styles.title)
    columns = _columns(table)
    _head(sheet, table, columns, styles)
    for number, row in enumerate(table.rows):
        unit = phrases.unit_name(row.unit, row.unit_mult) if row.unit else ""
        sheet.write_number(BODY + number, 0, number + 1, styles.of(**BOX, align="center"))
        texts = (row.name, unit, whose(row))
        for column, text in enumerate(texts, 1):
            sheet.write_string(BODY + number, column, fitting(text), styles.of(**BOX))
        sheet.set_row(BODY + number, row_height((text, LEFT[column][1]) for column, text in enumerate(texts, 1)))
    width = len(table.periods)
    for place, flat in enumerate(flat_cells(table)):
        line, column = BODY + place // width, len(LEFT) + len(columns) * (place % width)
        places = {head: column + offset for offset, head in enumerate(columns)}
        _cell(sheet, line, places, flat, citations, rows_of_sources, styles)
    for number, remark in enumerate(REMARKS):
        sheet.write_string(BODY + len(table.rows) + 1 + number, 0, remark, styles.remark)
    _print(sheet, table, len(columns))


def _columns(table: ComparisonTable) -> Columns:
    """The columns of a period: figure, change, attainment where any is stated, source."""
    attained = any(cell and cell.attainments for row in table.rows for cell in row.cells)
    compared = [CHANGE, ATTAINMENT] if attained else [CHANGE]
    return ((FIGURE, ""), *((head, words) for head in compared for words in (STATED, COMPUTED)), (SOURCE, ""))


def _head(sheet: Any, table: ComparisonTable, columns: Columns, styles: Styles) -> None:
    for column, (words, width) in enumerate(LEFT):
        _merge(sheet, (HEAD, column, HEAD + 2, column), words, styles)
        sheet.set_column(column, column, width)
    for number, period in enumerate(table.periods):
        first = len(LEFT) + len(columns) * number
        _merge(sheet, (HEAD, first, HEAD, first + len(columns) - 1), period.label, styles)
        for column, (head, words) in enumerate(columns, first):
            if not words:
                _merge(sheet, (HEAD + 1, column, HEAD + 2, column), head, styles)
            elif words == STATED:
                _merge(sheet, (HEAD + 1, column, HEAD + 1, column + 1), head, styles)
            if words:
                sheet.write_string(HEAD + 2, column, words, styles.head)
            sheet.set_column(column, column, WIDTHS.get((head, words), 9))


def _merge(sheet: Any, area: tuple[int, int, int, int], words: str, styles: Styles) -> None:
    sheet.merge_range(*area, "", styles.head)
    sheet.write_string(area[0], area[1], words, styles.head)


def _cell(
    sheet: Any,
    line: int,
    places: Mapping[tuple[str, str], int],
    flat: FlatCell,
    citations: Citations,
    rows_of_sources: Mapping[int, int],
    styles: Styles,
) -> None:
    cell, change, attainment = flat.cell, flat.change, flat.attainment
    for place, column in places.items():
        sheet.write_blank(line, column, None, styles.empty(flat.marked and place == (FIGURE, "")))
    if cell is None:
        return
    if cell.value is not None:
        pattern = figure_pattern(cell, flat.off_row)
        sheet.write_number(line, places[FIGURE, ""], cell.value, styles.number(pattern, flat.marked))
    shown: list[tuple[str, str, float | None, ChangeUnit, CellSource | None]] = []
    if change:
        shown += [(CHANGE, STATED, change.stated, change.unit, change.source)]
        shown += [(CHANGE, COMPUTED, change.computed, change.unit, None)]
    if attainment:
        shown += [(ATTAINMENT, STATED, attainment.percent, "percent", attainment.source)]
        shown += [(ATTAINMENT, COMPUTED, attainment.computed, "percent", None)]
    for head, words, value, unit, source in shown:
        if value is not None:
            elsewhere = f" [{citations.number(source)}]" if source else ""
            style = styles.number(change_pattern(value, unit, elsewhere), computed=words == COMPUTED)
            sheet.write_number(line, places[head, words], value, style)
    number = citations.number(cell.source)
    style = styles.of(border=1, align="center", font_color="#1F4E79", num_format='"["0"]"')
    sheet.write_url(line, places[SOURCE, ""], f"internal:'Nguồn'!A{rows_of_sources[number]}", style, "")
    sheet.write_number(line, places[SOURCE, ""], number, style)


def _print(sheet: Any, table: ComparisonTable, each: int) -> None:
    sheet.freeze_panes(BODY, 2)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD, HEAD + 2)
    sheet.print_area(0, 0, BODY + len(table.rows) + len(REMARKS), max(len(LEFT) + each * len(table.periods), 1) - 1)
