"""A PDF with a text layer → Layout: printed lines with their boxes in reading order, ruled tables as tables."""

from __future__ import annotations

import ctypes
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from models.errors import RefusedError, UnreadableError
from models.layout import Layout, Page
from models.limits import Limits
from pipeline.read.pdf_lines import Glyph, lay_out

MEDIA_TYPE: Final = "application/pdf"
_SCAN: Final = "bản quét không có lớp chữ, chưa đọc được: hãy dùng bản .docx hoặc .pdf xuất từ máy"
_FEW_CHARACTERS: Final = 200


def read(data: bytes, limits: Limits) -> Layout:
    """Pages with printed lines; UnreadableError `no-text` for a scan, `encrypted` for a locked file."""
    document = _open(data)
    try:
        if len(document) > limits.pages:
            raise RefusedError("too-large", f"văn bản có hơn {limits.pages} trang")
        return _read(document, limits)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError("damaged", "tệp PDF hỏng: hãy tải hoặc xuất lại bản đầy đủ") from error
    finally:
        document.close()


def _open(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise UnreadableError("encrypted", "tệp PDF có mật khẩu: hãy bỏ mật khẩu rồi lưu lại") from error
        raise UnreadableError("damaged", "tệp PDF hỏng hoặc bị cắt cụt: hãy tải hoặc xuất lại bản đầy đủ") from error


def _read(document: pypdfium2.PdfDocument, limits: Limits) -> Layout:
    pages: list[Page] = []
    fonts: set[str] = set()
    characters = 0
    for number in range(len(document)):
        page = document[number]
        width, height = page.get_size()
        text_page = page.get_textpage()
        glyphs = _glyphs(text_page.raw, height)
        characters += len(glyphs)
        if characters > limits.text_chars:
            raise RefusedError("too-large", f"văn bản dài quá {limits.text_chars} ký tự")
        pages.append(Page(number + 1, tuple(lay_out(glyphs, width)), width, height))
        text_page.close()
        page.close()
    if characters < _FEW_CHARACTERS * max(1, len(pages)) and characters < 400:
        raise UnreadableError("no-text", _SCAN)
    return Layout(media_type=MEDIA_TYPE, pages=tuple(pages), fonts=frozenset(fonts))


def _glyphs(text_page: object, height: float) -> list[Glyph]:
    """Every printed character with its box and baseline, measured from the page's top."""
    glyphs: list[Glyph] = []
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(pdfium.FPDFText_CountChars(text_page)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in {0x0D, 0x0A, 0x00, 0xFFFE} or pdfium.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        glyphs.append(Glyph(chr(code), box.left, height - box.top, box.right, height - box.bottom, height - y.value))
    return glyphs
