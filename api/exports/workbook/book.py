"""The workbook (.xlsx): three sheets, the same bytes for the same table."""

from __future__ import annotations

import datetime as dt
import io

from api.answers.comparison.citations import Citations
from api.exports.workbook.comparison_sheet import NAME, write_comparison
from api.exports.workbook.notes_sheet import write_notes
from api.exports.workbook.sources_sheet import write_sources
from api.exports.workbook.styles import Styles
from models.answer import ComparisonTable

UNDATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
"""Stands for the time of making, which would make each file another."""


def workbook(table: ComparisonTable) -> bytes:
    """Sheets "So sánh", "Nguồn", "Ghi chú". Texts are texts, whatever they begin with; figures are numbers."""
    import xlsxwriter  # only when a workbook is wanted

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": "So sánh qua các năm", "author": "Tiền lệ", "created": UNDATED})
        styles, citations = Styles(book), Citations(table)
        sheets = [book.add_worksheet(name) for name in (NAME, "Nguồn", "Ghi chú")]
        rows_of_sources = write_sources(sheets[1], table, citations, styles)
        write_comparison(sheets[0], table, citations, rows_of_sources, styles)
        write_notes(sheets[2], table, styles)
    return out.getvalue()
