"""The sheet "Nguồn": every statement behind the table, numbered as on the sheet "So sánh"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from api import phrases
from api.answers.comparison.citations import Citations
from api.exports.flat import FlatCell, flat_cells
from api.exports.workbook.styles import Styles, decimal_pattern, fitting, row_height
from models.answer import CellSource, ComparisonCell, ComparisonTable

COLUMNS = (
    ("Số", 6), ("Chỉ tiêu", 30), ("Kỳ", 10), ("Vai trò", 22), ("Giá trị", 14), ("Đơn vị", 12), ("Tình trạng", 11),
    ("Nội dung nêu", 26), ("Văn bản", 42), ("Mục", 36), ("Trang", 7), ("Nguyên văn", 70), ("Khoá văn bản", 34),
)  # fmt: skip
HEAD = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a cell: what it is for, what it says."""

    role: str
    source: CellSource
    words: str = ""
    value: float | None = None
    decimals: int | None = None
    unit: str = ""
    status: str = ""


def write_sources(sheet: Any, table: ComparisonTable, citations: Citations, styles: Styles) -> dict[int, int]:
    """Writes the sheet; number of a source → the first row, from 1, that has it."""
    sheet.write_string(0, 0, "NGUỒN VÀ CÁC SỐ KHÁC ĐƯỢC NÊU", styles.title)
    for column, (words, width) in enumerate(COLUMNS):
        sheet.write_string(HEAD, column, words, styles.head)
        sheet.set_column(column, column, width)
    rows: dict[int, int] = {}
    line = HEAD
    for flat in flat_cells(table):
        for stated in (*(_statements(flat.cell) if flat.cell else ()), *_former(flat)):
            line += 1
            number = citations.number(stated.source)
            rows.setdefault(number, line + 1)
            _write(sheet, line, number, flat, stated, styles)
    sheet.autofilter(HEAD, 0, max(line, HEAD + 1), len(COLUMNS) - 1)
    sheet.freeze_panes(HEAD + 1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD)
    return rows


def _statements(cell: ComparisonCell) -> Iterator[Statement]:
    """The statement that fills the cell, the other ones, then changes and attainments stated elsewhere."""
    unit = phrases.unit_name(cell.unit, cell.unit_mult) if cell.value is not None else ""
    status = phrases.STATUSES[cell.status]
    own = [phrases.stated_change(one, unit, cell.period) for one in cell.changes if one.source is None]
    own += [phrases.stated_attainment(one) for one in cell.attainments if one.source is None]
    words = "; ".join(part for part in own if part)
    yield Statement("số của ô", cell.source, words, cell.value, cell.decimals, unit, status)
    for other in cell.others:
        named = phrases.unit_name(other.unit, other.unit_mult) if other.value is not None else ""
        parts = [phrases.stated_change(change, named, cell.period) for change in other.changes]
        said = "; ".join([*parts, *map(phrases.stated_attainment, other.attainments)])
        role = "số khác, khớp với ô" if other.agrees else "số khác, không khớp với ô"
        if other.status == "target":
            role = "kế hoạch"
        state = phrases.STATUSES[other.status]
        yield Statement(role, other.source, said, other.value, other.decimals, named, state)
    for change in cell.changes:
        if change.source:
            yield Statement("mức tăng giảm", change.source, phrases.stated_change(change, unit, cell.period))
    for attainment in cell.attainments:
        if attainment.source:
            yield Statement("mức hoàn thành kế hoạch", attainment.source, phrases.stated_attainment(attainment))


def _former(flat: FlatCell) -> Iterator[Statement]:
    """The figures of the areas or bodies that went into the row's."""
    for part in flat.beside.parts if flat.beside else ():
        unit, status = phrases.unit_name(part.unit, part.unit_mult), phrases.STATUSES[part.status]
        whom = ", ".join(filter(None, (part.area, part.issuer)))
        yield Statement("số của đơn vị cũ", part.source, whom, part.value, part.decimals, unit, status)


def _write(sheet: Any, line: int, number: int, flat: FlatCell, stated: Statement, styles: Styles) -> None:
    source = stated.source
    place = (" › ".join(source.section.path), source.quote)
    document = phrases.document_name(source.document)
    texts = {
        1: flat.row.name, 2: flat.period.label, 3: stated.role, 5: stated.unit, 6: stated.status, 7: stated.words,
        8: document, 9: place[0], 11: place[1], 12: source.document.key,
    }  # fmt: skip
    for column, text in texts.items():
        sheet.write_string(line, column, fitting(text), styles.text)
    sheet.set_row(line, row_height((text, COLUMNS[column][1]) for column, text in texts.items()))
    centred = styles.of(border=1, align="center", valign="top")
    sheet.write_number(line, 0, number, centred)
    for column, value, pattern in ((4, stated.value, decimal_pattern(stated.decimals)), (10, source.page, "0")):
        if value is None:
            sheet.write_blank(line, column, None, styles.empty())
        else:
            sheet.write_number(line, column, value, styles.of(border=1, valign="top", num_format=pattern))
