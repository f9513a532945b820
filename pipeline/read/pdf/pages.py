"""A PDF with a text layer → Layout: printed lines with their boxes in reading order, ruled tables as tables."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from models.errors import RefusedError, UnreadableError
from models.layout import Box, Layout, Line, Page, Table, Warned
from models.limits import Limits
from pipeline.read.pdf.lines import lay_out
from pipeline.read.pdf.objects import bounds_of, objects_of
from pipeline.read.pdf.runs import Run, Sheet, find_runs
from pipeline.read.pdf.tables import fill, find_grids, holds

MEDIA_TYPE: Final = "application/pdf"
_SCAN: Final = "tệp là bản quét, không có lớp chữ nên chưa đọc được: hãy dùng bản .docx hoặc .pdf xuất từ máy"
_DAMAGED: Final = "tệp PDF hỏng hoặc bị cắt cụt: hãy tải hoặc xuất lại bản đầy đủ"
_LOCKED: Final = "tệp PDF có mật khẩu: hãy bỏ mật khẩu rồi lưu lại"
_CUT: Final = Warned("truncated", "tệp PDF thiếu phần cuối, có thể thiếu trang: hãy tải lại bản đầy đủ")
_END: Final = b"%%EOF"
_TAIL: Final = 2048
_FEW_CHARACTERS: Final = 200
"""Under so many characters a page's text may be only the stamp of a digital signature."""
_SHEET_PART: Final = 0.5
"""An image over more than this part of the page is taken for the scanned sheet."""
_INVISIBLE: Final = 3
_LOOKED_AT: Final = 40


def read(data: bytes, limits: Limits) -> Layout:
    """Pages of lines and tables; UnreadableError `no-text` for a scan, `encrypted` for a locked file."""
    document = _open(data)
    try:
        if not 0 < len(document) <= limits.pages:
            raise _page_error(len(document), limits)
        layout = _read(document, limits)
        return layout if _END in data[-_TAIL:] else replace(layout, warnings=(*layout.warnings, _CUT))
    except pypdfium2.PdfiumError as error:
        raise UnreadableError("damaged", _DAMAGED) from error
    finally:
        document.close()


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
            raise UnreadableError("encrypted", _LOCKED) from error
        raise UnreadableError("damaged", _DAMAGED) from error


def _page_error(pages: int, limits: Limits) -> UnreadableError | RefusedError:
    if pages:
        return RefusedError("too-large", f"văn bản có hơn {limits.pages} trang")
    return UnreadableError("damaged", _DAMAGED)


@dataclass(slots=True)
class _Found:
    """What the pages add up to."""

    pages: list[Page] = field(default_factory=list)
    fonts: set[str] = field(default_factory=set)
    scanned: list[int] = field(default_factory=list)
    """Numbers of pages that are images with no text of their own."""
    recognised: bool = False
    """True if a text layer is invisible, as text recognition leaves it over a scan."""
    characters: int = 0


def _read(document: pypdfium2.PdfDocument, limits: Limits) -> Layout:
    found = _Found()
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        try:
            _read_page(page, number, found)
        finally:
            page.close()
        if found.characters > limits.text_chars:
            raise RefusedError("too-large", f"văn bản dài quá {limits.text_chars} ký tự")
    if len(found.scanned) == len(found.pages) or not found.characters:
        raise UnreadableError("no-text", _SCAN)
    warnings = tuple(Warned("page-no-text", f"trang {number} là ảnh quét, chưa đọc được") for number in found.scanned)
    return Layout(
        media_type=MEDIA_TYPE,
        pages=tuple(found.pages),
        origin="ocr" if found.recognised else "text",
        fonts=frozenset(found.fonts),
        warnings=warnings,
    )


def _read_page(page: pypdfium2.PdfPage, number: int, found: _Found) -> None:
    width, height = page.get_size()
    left, bottom, right, top = page.get_bbox()
    sheet = Sheet(left, bottom, right, top, page.get_rotation())
    grids = find_grids(page, sheet)
    text_page = page.get_textpage()
    try:
        rules = [rule for grid in grids for rule in grid.rules()]
        runs = find_runs(text_page.raw, _characters(text_page), sheet, rules)
    finally:
        text_page.close()
    inked = sum(run.inked for run in runs)
    found.characters += inked
    if inked < _FEW_CHARACTERS and _is_scan(page, width * height):
        found.scanned.append(number)
    elif not found.recognised:
        found.recognised = _is_recognised(page)
    found.fonts.update(run.font for run in runs)
    tables = []
    for grid in grids:
        inside = [run for run in runs if holds(grid, run)]
        if inside:
            tables.append(fill(grid, inside))
            runs = [run for run in runs if not holds(grid, run)]
    found.pages.append(Page(number, _weave(runs, tables, width), width, height))


def _weave(runs: list[Run], tables: list[Table], width: float) -> tuple[Line | Table, ...]:
    """Lines and tables from the top; lines above, between and below tables are laid out by themselves."""
    blocks: list[Line | Table] = []
    rest = runs
    for table in tables:
        top = table.box.top if isinstance(table.box, Box) else 0.0
        blocks.extend(lay_out([run for run in rest if run.baseline <= top], width))
        rest = [run for run in rest if run.baseline > top]
        blocks.append(table)
    blocks.extend(lay_out(rest, width))
    return tuple(blocks)


def _characters(text_page: pypdfium2.PdfTextPage) -> str:
    """One character for each of the page's: read singly where the whole text comes out at another length."""
    count = text_page.count_chars()
    text: str = text_page.get_text_range() if count else ""
    if len(text) == count:
        return text
    raw = text_page.raw
    return "".join(_character(pdfium.FPDFText_GetUnicode(raw, index)) for index in range(count))


def _character(code: int) -> str:
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _is_scan(page: pypdfium2.PdfPage, area: float) -> bool:
    """True if an image covers most of the page."""
    for item in objects_of(page, pdfium.FPDF_PAGEOBJ_IMAGE):
        left, bottom, right, top = bounds_of(item) or (0.0, 0.0, 0.0, 0.0)
        if (right - left) * (top - bottom) > area * _SHEET_PART:
            return True
    return False


def _is_recognised(page: pypdfium2.PdfPage) -> bool:
    """True if the page's first texts are drawn invisibly."""
    texts = islice(objects_of(page, pdfium.FPDF_PAGEOBJ_TEXT), _LOOKED_AT)
    modes = [pdfium.FPDFTextObj_GetTextRenderMode(item) for item in texts]
    return bool(modes) and modes.count(_INVISIBLE) * 2 > len(modes)
