"""The formats of a comparison: one table from a format's name to its media type, file name and maker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from api.exports import chart, sdmx
from api.exports.cells_csv import cells_csv
from api.exports.workbook import workbook
from models.answer import ComparisonTable
from models.errors import BadCallError
from models.query import CompareQuery
from models.values.wording import fold

NAMED, LONGEST = 3, 40
"""Indicators that a file's name holds, and letters of each."""


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file."""

    name: str
    words: str
    """What it is for, to people."""
    media_type: str
    suffix: str
    make: Callable[[ComparisonTable], bytes]
    text: bool = True
    """Whether a terminal can show it."""


@dataclass(frozen=True, slots=True)
class Export:
    """A file ready to be sent or written."""

    name: str
    media_type: str
    content: bytes


def _json(table: ComparisonTable) -> bytes:
    return table.model_dump_json(by_alias=True).encode()


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("json", "dữ liệu đầy đủ", "application/json", ".json", _json),
        Format("csv", "mỗi dòng một ô", "text/csv; charset=utf-8; header=present", ".csv", cells_csv),
        Format(
            "xlsx",
            "bảng tính",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".xlsx",
            workbook,
            text=False,
        ),
        Format(
            "sdmx-csv",
            "trao đổi thống kê",
            "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8",
            ".sdmx.csv",
            sdmx.data_message,
        ),
        Format(
            "sdmx-structure",
            "cấu trúc của SDMX-CSV",
            "application/vnd.sdmx.structure+xml; version=3.0.0; charset=utf-8",
            ".sdmx.xml",
            sdmx.structure_message,
        ),
        Format("vega", "biểu đồ, để chỉnh sửa", "application/vnd.vegalite.v5+json", ".vl.json", chart.vega),
        Format("svg", "biểu đồ, phóng to không vỡ", "image/svg+xml", ".svg", chart.svg),
        Format("png", "biểu đồ, ảnh", "image/png", ".png", chart.png, text=False),
    )
}


def export(table: ComparisonTable, query: CompareQuery, kind: Format, bom: bool = False) -> Export:
    """The table as a file of that kind; `bom` begins a CSV file as Excel likes it."""
    make = partial(cells_csv, bom=bom) if kind.make is cells_csv else kind.make
    return Export(_file_name(query) + kind.suffix, kind.media_type, make(table))


def format_of(name: str | None, file: str | None = None) -> Format:
    """The format of that name, else the one that the end of the file's name tells.

    BadCallError("format") for one that is unknown.
    """
    if name in FORMATS:
        return FORMATS[name]
    if name is None and file is not None:
        fitting = [one for one in FORMATS.values() if file.lower().endswith(one.suffix)]
        if fitting:
            return max(fitting, key=lambda one: len(one.suffix))
    known = f"phải là một trong {', '.join(FORMATS)}"
    if name is None:
        raise BadCallError("format", f"tên tệp “{file}” không cho biết định dạng; thêm --format, {known}")
    raise BadCallError("format", f"không có định dạng “{name}”; {known}")


def _file_name(query: CompareQuery) -> str:
    """ "so-sanh-XK-BANLE-6T-2019-2022": what was asked for, in letters that every system takes."""
    years = dict.fromkeys((query.years.first, query.years.last))
    part = f"{query.period}{query.part}" if query.part else query.period
    asked = [_plain(one) for one in query.indicators[:NAMED]]
    return "-".join(["so-sanh", *asked, part, *map(str, years)])


def _plain(indicator: str) -> str:
    """A code as it is, a name folded: "tổng mức bán lẻ" → "tong-muc-ban-le"."""
    code = indicator.isascii() and indicator.replace("_", "").isalnum()
    return indicator if code else fold(indicator).replace(" ", "-")[:LONGEST]
