"""What a file is, told by its content and never by its name."""

from __future__ import annotations

import json
import re
from typing import Literal

from models.errors import UnreadableError
from models.limits import Limits
from pipeline.read.charset import decode
from pipeline.read.flat import is_flat
from pipeline.read.legacy import kind_of
from pipeline.read.mht import is_mht
from pipeline.read.package import Package, is_listed, member_names

Format = Literal["docx", "pdf", "html", "plain", "doc", "rtf", "wordml", "odt", "mht", "flat"]

_REFUSALS: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "no-text", "tệp là ảnh, không có lớp chữ: hãy dùng bản .docx hoặc .pdf có chữ"),
    (b"\xff\xd8\xff", "no-text", "tệp là ảnh, không có lớp chữ: hãy dùng bản .docx hoặc .pdf có chữ"),
    (b"GIF8", "no-text", "tệp là ảnh, không có lớp chữ: hãy dùng bản .docx hoặc .pdf có chữ"),
    (b"II*\x00", "no-text", "tệp là ảnh, không có lớp chữ: hãy dùng bản .docx hoặc .pdf có chữ"),
    (b"MM\x00*", "no-text", "tệp là ảnh, không có lớp chữ: hãy dùng bản .docx hoặc .pdf có chữ"),
    (b"\x1f\x8b", "unsupported", "tệp nén: hãy giải nén và đưa từng văn bản vào"),
    (b"7z\xbc\xaf", "unsupported", "tệp nén: hãy giải nén và đưa từng văn bản vào"),
    (b"Rar!", "unsupported", "tệp nén: hãy giải nén và đưa từng văn bản vào"),
)
"""First bytes of what can't be read, its code and what to do."""
_TEXT = "application/vnd.oasis.opendocument.text"
_HTML = re.compile(
    r"""
    <!doctype\s+html        # <!DOCTYPE html>
    | <html[\s>]            # <html lang="vi">
    | <(?:head|body)[\s>]   # a page without its first tag
    """,
    re.VERBOSE | re.IGNORECASE,
)
_FRAGMENT = re.compile(r"\s*<(?:p|div|table|h[1-6]|span|section|article|meta|title)[\s>]", re.IGNORECASE)
_COMMENTS = re.compile(r"\A[\ufeff\s]*(?:<!--(?s:.*?)-->\s*)*")
"""What may stand before the first tag of a page."""
_WORD_MAIN = re.compile(r"word/document\d*\.xml")
"""Word's own name for the main part, and the one that its web editor gives."""
_HEAD, _FAR_HEAD = 4096, 65_536
_NOTHING = b"\x00 \t\r\n\x0c\xef\xbb\xbf"
"""Blanks, byte order marks and noughts: what may stand before a file's first sign, however many."""


def sniff(data: bytes, limits: Limits) -> Format:
    """The format of a file; UnreadableError with what to do if it is none that can be read."""
    if not data.strip(_NOTHING):
        raise UnreadableError("empty", "tệp rỗng: hãy kiểm tra lại bản lưu")
    if data.startswith(b"PK\x03\x04"):
        return _sniff_package(data, limits)
    if b"%PDF-" in data[:1024] or data.lstrip(_NOTHING).startswith(b"%PDF-"):
        return "pdf"
    old = kind_of(data)
    if old is not None:
        return old
    for mark, code, advice in _REFUSALS:
        if data.startswith(mark):
            raise UnreadableError(code, advice)
    return "mht" if is_mht(data) else _sniff_text(data)


def _sniff_package(data: bytes, limits: Limits) -> Format:
    if is_listed(data, b"word/document.xml"):
        return "docx"
    names = member_names(data, limits)
    if any(_WORD_MAIN.fullmatch(name) for name in names):
        return "docx"
    if "content.xml" in names:
        return _sniff_open_document(data, limits)
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise UnreadableError("unsupported", "bảng tính hay trình chiếu, không phải văn bản: hãy dùng bản .docx")
    raise UnreadableError("archive", "tệp nén chứa nhiều tệp: hãy nạp bằng `tienle ingest`, hoặc giải nén trước")


def _sniff_open_document(data: bytes, limits: Limits) -> Format:
    package = Package.open(data, limits)
    kind = package.read("mimetype")[:100].decode("ascii", "replace").strip() if package.holds("mimetype") else _TEXT
    if kind.startswith(_TEXT):
        return "odt"
    raise UnreadableError("unsupported", "tệp OpenDocument này không phải văn bản: hãy dùng bản .odt hoặc .docx")


def _sniff_text(data: bytes) -> Format:
    head = decode(data[:_HEAD]).text.lstrip("\ufeff \t\r\n")
    if head.startswith("<!--"):
        head = _COMMENTS.sub("", decode(data[:_FAR_HEAD]).text)[:_HEAD]
    if _HTML.search(head) or _FRAGMENT.match(head):
        return "html"
    if head.startswith("<?xml") and is_flat(data):
        return "flat"
    if head.startswith("<?xml"):
        raise UnreadableError("unsupported", "tệp XML không phải văn bản: hãy dùng bản .docx, .pdf hoặc .html")
    if head.startswith(("{", "[")) and _is_json(data):
        raise UnreadableError("unsupported", "tệp dữ liệu JSON, không phải văn bản: hãy dùng bản .docx, .pdf hoặc .txt")
    return "plain"


def _is_json(data: bytes) -> bool:
    """True if all of the file is one JSON value: a record or a web answer, not something people read."""
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
