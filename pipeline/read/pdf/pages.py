"""A PDF → Layout: printed lines with their boxes in reading order, ruled tables as tables, scanned pages recognised."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from models.errors import RefusedError, UnreadableError
from models.layout import Layout, Page, TextOrigin, Warned
from models.limits import Limits
from models.pictures import PictureStore
from pipeline.read.pdf.letters.boxes import Sheet
from pipeline.read.pdf.letters.scattered import find_runs
from pipeline.read.pdf.objects import drawn_on
from pipeline.read.pdf.packed.streams import refuse_bombs
from pipeline.read.pdf.pictures import cover
from pipeline.read.pdf.scans import Scan, are_invisible, find_scan, find_suspect, recognise_pages
from pipeline.read.pdf.second import look_again
from pipeline.read.pdf.tables import find_grids, rules_of
from pipeline.read.pdf.weaving import weave

MEDIA_TYPE: Final = "application/pdf"
_NO_TEXT: Final = "tệp không có chữ nào đọc được: hãy kiểm tra lại, hoặc quét lại rõ hơn"
_DAMAGED: Final = "tệp PDF hỏng hoặc bị cắt cụt: hãy tải hoặc xuất lại bản đầy đủ"
_LOCKED: Final = "tệp PDF có mật khẩu: hãy bỏ mật khẩu rồi lưu lại"
_TAKEN: Final = "trang {}: hai cách đọc tệp không thống nhất, chữ lấy theo cách thứ hai: hãy đối chiếu với bản gốc"
_SILENT: Final = "trang {}: tệp có lệnh in chữ nhưng không đọc được chữ nào: hãy đối chiếu với bản gốc"
_UNOPENED: Final = "trang {} không mở được, nội dung của trang bị thiếu: hãy tải hoặc xuất lại bản đầy đủ"
_SHOWN: Final = 5
_FEW: Final = 10
"""A page with fewer characters has a number at most."""
_MORE: Final = 10
"""So many times as many characters are no difference of spaces."""
_CUT: Final = Warned("truncated", "tệp PDF thiếu phần cuối, có thể thiếu trang: hãy tải lại bản đầy đủ")
_END: Final = b"%%EOF"
_TAIL: Final = 2048


def read(data: bytes, limits: Limits, store: PictureStore | None = None) -> Layout:
    """Pages of lines and tables; `store` keeps what was recognised in scanned pages.

    UnreadableError: `no-text`, `encrypted`, `damaged`, `program-missing`; RefusedError: `bomb`, `too-large`,
    `picture-too-large`.
    """
    refuse_bombs(data, limits)
    document = _open(data)
    try:
        if not 0 < len(document) <= limits.pages:
            raise _page_error(len(document), limits)
        layout = _read(data, document, limits, store)
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
    scans: list[Scan] = field(default_factory=list)
    inked: list[int] = field(default_factory=list)
    """Characters of each page."""
    unopened: list[int] = field(default_factory=list)
    """Numbers of pages that the file promises but doesn't give."""


def _read(data: bytes, document: pypdfium2.PdfDocument, limits: Limits, store: PictureStore | None) -> Layout:
    found = _Found()
    for number in range(1, len(document) + 1):
        _read_page(document, number, found)
        if sum(found.inked) > limits.text_chars:
            raise RefusedError("too-large", f"văn bản dài quá {limits.text_chars} ký tự")
    warnings = recognise_pages(document, found.scans, found.pages, limits, store)
    if found.unopened:
        shown = ", ".join(map(str, found.unopened[:_SHOWN])) + (" …" if len(found.unopened) > _SHOWN else "")
        warnings.append(Warned("truncated", _UNOPENED.format(shown)))
    warnings += _doubt_silence(data, found)
    if not any(page.blocks for page in found.pages):
        raise UnreadableError("no-text", next((one.message for one in warnings if one.code == "suspect"), _NO_TEXT))
    return Layout(
        media_type=MEDIA_TYPE,
        pages=tuple(found.pages),
        origin=_origin(found.pages),
        fonts=frozenset(found.fonts),
        warnings=tuple(warnings),
    )


def _origin(pages: list[Page]) -> TextOrigin:
    origins = {page.origin for page in pages if page.blocks}
    return origins.pop() if len(origins) == 1 else "mixed"


def _doubt_silence(data: bytes, found: _Found) -> list[Warned]:
    """Warnings `suspect` for pages without text on which another engine sees some; what it sees is taken."""
    pages = enumerate(zip(found.pages, found.inked, strict=True), start=1)
    silent = [number for number, (page, inked) in pages if page.origin == "text" and inked < _FEW]
    warnings: list[Warned] = []
    for number, seen in (look_again(data, silent) if silent else {}).items():
        page, inked = found.pages[number - 1], found.inked[number - 1]
        if sum(run.inked for run in seen.runs) >= max(_FEW, _MORE * inked):
            found.pages[number - 1] = replace(page, blocks=weave(seen.runs, [], page.width or 0.0))
            found.fonts.update(run.font for run in seen.runs)
            warnings.append(Warned("suspect", _TAKEN.format(number)))
        elif seen.shows_text and not inked:
            warnings.append(Warned("suspect", _SILENT.format(number)))
    return warnings


def _read_page(document: pypdfium2.PdfDocument, number: int, found: _Found) -> None:
    """Add the page to what was found; one that can't be opened is told and left empty if others can."""
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        if number == 1:
            raise
        found.unopened.append(number)
        found.pages.append(Page(number, ()))
        found.inked.append(0)
        return
    try:
        _find(page, number, found)
    finally:
        page.close()


def _find(page: pypdfium2.PdfPage, number: int, found: _Found) -> None:
    width, height = page.get_size()
    left, bottom, right, top = page.get_bbox()
    sheet = Sheet(left, bottom, right, top, page.get_rotation())
    drawn = drawn_on(page)
    grids = find_grids(drawn.paths, sheet)
    text_page = page.get_textpage()
    try:
        rules = rules_of(grids)
        runs = find_runs(text_page.raw, _characters(text_page), sheet, rules)
    finally:
        text_page.close()
    found.inked.append(sum(run.inked for run in runs))
    origin: TextOrigin = "text"
    if cover(drawn.images, width * height):
        invisible = are_invisible(drawn.texts)
        origin = "ocr" if invisible else "text"
        scan = find_scan(number, runs, invisible=invisible)
    else:
        scan = find_suspect(number, runs, len(drawn.paths))
    if scan is not None:
        found.scans.append(scan)
    found.fonts.update(run.font for run in runs)
    found.pages.append(Page(number, weave(runs, grids, width), width, height, origin))


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
