"""The warning about active content: what was found, that it was not run, what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from models.layout import Layout, Warned
from models.limits import Limits
from pipeline.read import mht
from pipeline.read.active.kinds import NAMES, Kind
from pipeline.read.active.office import in_open_document, in_rtf, in_word, in_word_97, in_word_xml
from pipeline.read.active.paper import in_pdf
from pipeline.read.active.web import in_page
from pipeline.read.package import Package
from pipeline.read.sniff import Format

CODE: Final = "active-content"
_MESSAGE: Final = (
    "tệp có {}: không chạy và không tải về, chỉ đọc phần chữ; chỉ mở tệp gốc khi tin nơi gửi, không bật macro"
)
_LOOKS: Final[Mapping[Format, Callable[[bytes, Limits], Iterator[Kind]]]] = {
    "docx": lambda data, limits: in_word(Package.open(data, limits)),
    "odt": lambda data, limits: in_open_document(Package.open(data, limits)),
    "doc": lambda data, _: in_word_97(data),
    "rtf": lambda data, _: in_rtf(data),
    "wordml": lambda data, _: in_word_xml(data),
    "flat": lambda data, _: in_word_xml(data),
    "pdf": lambda data, _: in_pdf(data),
    "html": lambda data, _: in_page(data),
    "mht": lambda data, limits: in_page(mht.page_of(data, limits)),
}


def warn_of_active(layout: Layout, kind: Format, data: bytes, limits: Limits) -> Layout:
    """The layout of a file, with a warning if the file holds what would run; `kind` is the file's format."""
    found: set[Kind] = set(_LOOKS[kind](data, limits)) if kind in _LOOKS else set()
    if not found:
        return layout
    told = ", ".join(name for one, name in NAMES.items() if one in found)
    return replace(layout, warnings=(*layout.warnings, Warned(CODE, _MESSAGE.format(told))))
