"""In what a row's figures are measured: its own unit, the column's, its whole's, the table's, or what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.extract.figure_tables.caption import Caption
from pipeline.extract.figure_tables.cells import unit_as_printed, unit_in_full
from pipeline.extract.figure_tables.columns import Column
from pipeline.extract.figure_tables.expansion import noun_in_full
from pipeline.extract.figure_tables.grid import Cell, Grid
from pipeline.extract.figure_tables.naming import counts
from pipeline.extract.figures.measured import counted_noun
from pipeline.extract.figures.units import UnitFound

_DITTO = frozenset({'"', "”", "''", "nt", "-nt-", "″", "“", "//", "-//-"})
_BRACKETED_UNIT = re.compile(r"\s*\(([^()]+)\)\s*:?\s*\Z")  # "Sản lượng thịt hơi (tấn)"
_FOOTNOTE = re.compile(r"(?<=[^\W\d_])(?:\s?\([1-9*]\)|[¹²³⁴-⁹*]+)\Z")  # "Doanh thu tài chính(1)"
_BODIES = re.compile(
    r"(?:đảng bộ|chi bộ|đảng ủy|trường|xã|phường|thị trấn|huyện|quận|thôn|bản|công ty|hợp tác xã|htx|bệnh viện|sở|ban"
    r"|doanh nghiệp|trung tâm|chi cục|cục|hội|công đoàn|đơn vị|tỉnh)(?!\w)",
    re.IGNORECASE,
)


def split_unit(name: str) -> tuple[str, UnitFound | None]:
    """A row's name without the mark of a footnote and the unit in brackets at its end, and that unit."""
    name = _FOOTNOTE.sub("", name)
    bracketed = _BRACKETED_UNIT.search(name)
    unit = unit_in_full(bracketed[1]) if bracketed else None
    return (name[: bracketed.start()].strip(), unit) if bracketed and unit else (name, None)


class RowUnits:
    """Tells the units of one table, row after row: a ditto mark takes the unit of the row above."""

    def __init__(self, grid: Grid, caption: Caption) -> None:
        self._grid = grid
        self._caption = caption
        self._last: UnitFound | None = None

    def of(
        self, row: Sequence[Cell], name: str, column: Column, printed: str, own: UnitFound | None
    ) -> UnitFound | None:
        """The unit of a cell; `own`: what the row's name, or that of its whole, says in brackets."""
        if printed.rstrip().endswith("%") or column.role == "rate":
            return UnitFound(1, "percent", 0, "ratio")
        if self._grid.unit is not None:
            cell = row[self._grid.unit][2]
            self._last = unit_as_printed(cell) or (self._last if cell in _DITTO else None)
            if self._last is not None:
                return self._last
        if own or column.unit:
            return own or column.unit
        if counts(column.leaf) and (own_noun := counted_noun(noun_in_full(column.leaf))):
            return UnitFound(1, own_noun[0], 0, "count")  # "Số hộ" beside "Dư nợ" in a table in triệu đồng
        leaf, over = column.leaf, column.header.removesuffix(column.leaf).strip()
        counted = [name] if column.dated else [leaf, over]
        if column.status == "target" and not counts(column.leaf):  # a plan counts no plans
            counted = [text for text in counted if not text.lower().startswith("kế hoạch")]
        told = [noun_in_full(text) for text in counted if not _is_body(text)]
        noun = next((noun for text in told if (noun := counted_noun(text))), None)
        if self._caption.unit:
            # "Số dự án" in a table in tỷ đồng is in neither for sure
            return None if noun and counts(counted[0]) and self._caption.unit.kind == "money" else self._caption.unit
        return UnitFound(1, noun[0], 0, "count") if noun else None


def _is_body(name: str) -> bool:
    """Whether a name is that of one body, of which nothing is counted: "Đảng bộ xã An Bình"."""
    return _BODIES.match(name) is not None and any(word.istitle() for word in name.split()[1:])
