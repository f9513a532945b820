"""The columns of a comparison: the same kind of period in each year, with its short name."""

from __future__ import annotations

from models.comparison import LabelledPeriod
from models.errors import BadCallError
from models.query import CompareQuery, ReportPeriod
from models.values.period import Period

QUARTERS = ("I", "II", "III", "IV")


def columns(query: CompareQuery) -> tuple[LabelledPeriod, ...]:
    """The periods asked for, oldest first; months and quarters without a `part` are all of each year's.

    Cumulated ones begin with the year: "10 tháng" instead of "tháng 10".
    BadCallError("part") for a part that the period doesn't have.
    """
    parts = {"M": range(1, 13), "Q": range(1, 5)}.get(query.period, range(1, 2))
    if query.part is not None and (query.part not in parts or query.period not in ("M", "Q")):
        raise BadCallError("part", f"kỳ {query.period} không có phần thứ {query.part}; part là tháng của M, quý của Q")
    chosen = (query.part,) if query.part else parts
    years = range(query.years.first, query.years.last + 1)
    return tuple(_column(query, year, part) for year in years for part in chosen)


def _column(query: CompareQuery, year: int, part: int) -> LabelledPeriod:
    months = part if query.period == "M" else 3 * part
    cumulated = query.cumulated and query.period in ("M", "Q") and months > 1
    period, label = _first_months(year, months) if cumulated else _period(query.period, year, part)
    return LabelledPeriod(label=label, start=period.start, end=period.end)


def _first_months(year: int, months: int) -> tuple[Period, str]:
    return Period.of_months(year, months), f"{months}T/{year}" if months < 12 else str(year)


def _period(kind: ReportPeriod, year: int, part: int) -> tuple[Period, str]:
    match kind:
        case "M":
            return Period.of_month(year, part), f"T{part}/{year}"
        case "Q":
            return Period.of_quarter(year, part), f"Quý {QUARTERS[part - 1]}/{year}"
        case "6M":
            return Period.of_half(year, 1), f"6T/{year}"
        case "9M":
            return Period.of_months(year, 9), f"9T/{year}"
        case "Y":
            return Period.of_year(year), str(year)
