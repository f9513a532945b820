"""Code lists: those of SDMX that are used, and those that the names of a table make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from models.answer import ComparisonRow, ComparisonTable
from models.mention import Status
from models.values.wording import fold

UNSPECIFIED = "_X"
"""SDMX: not specified."""
FREQUENCIES = {"A": "Năm", "S": "6 tháng", "Q": "Quý", "M": "Tháng", "_O": "Kỳ khác, luỹ kế"}
STATUSES = {
    "A": "Thực hiện",
    "E": "Ước",
    "F": "Kế hoạch",
    "M": "Không nêu; có số của các đơn vị cũ",
    "O": "Chỉ nêu mức tăng giảm hay mức hoàn thành, không nêu số",
}
STATUS_CODES: dict[Status, str] = {"actual": "A", "estimate": "E", "target": "F"}


@dataclass(frozen=True)
class Codes:
    """The codes of a table's areas, indicators and bodies: the name folded to letters, digits and "_"."""

    table: ComparisonTable

    @cached_property
    def areas(self) -> Mapping[str | None, str]:
        """Area → code."""
        return _coded(row.area for row in self.table.rows)

    @cached_property
    def bodies(self) -> Mapping[str | None, str]:
        """Body → code."""
        return _coded(row.issuer for row in self.table.rows)

    @cached_property
    def indicators(self) -> Mapping[str, str]:
        """Code → name of the indicator."""
        return {self.indicator(row): row.name for row in self.table.rows}

    @cached_property
    def _unregistered(self) -> Mapping[str | None, str]:
        taken = [row.indicator for row in self.table.rows if row.indicator]
        return _coded((row.name for row in self.table.rows if not row.indicator), taken)

    def indicator(self, row: ComparisonRow) -> str:
        """The register's code, else one made of the name."""
        return row.indicator or self._unregistered[row.name]

    def lists(self) -> dict[str, dict[str, str]]:
        """Code list → code → name."""
        return {
            "CL_FREQ": FREQUENCIES,
            "CL_AREA": _named(self.areas),
            "CL_INDICATOR": dict(self.indicators),
            "CL_REP_AGENCY": _named(self.bodies),
            "CL_OBS_STATUS": STATUSES,
        }


def _coded(names: Iterable[str | None], taken: Iterable[str] = ()) -> dict[str | None, str]:
    """Name → code; names that fold alike are numbered in their order."""
    codes: dict[str | None, str] = {}
    used = {UNSPECIFIED, *taken}
    for name in dict.fromkeys(names):
        plain = fold(name or "").upper().replace(" ", "_") or UNSPECIFIED
        code, number = plain, 1
        while name is not None and code in used:
            number += 1
            code = f"{plain}_{number}"
        used.add(code)
        codes[name] = code
    return codes


def _named(codes: Mapping[str | None, str]) -> dict[str, str]:
    return {code: name or "Không nêu" for name, code in codes.items()}
