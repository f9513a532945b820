"""Dates in Vietnamese writing as EDTF: "ngày 10/01/2022" is 2022-01-10, "tháng 7 năm 2022" is 2022-07."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from models.values.date_phrase import NO_YEAR, FoundDate, all_dates
from models.values.month_words import lower

__all__ = [
    "NO_YEAR",
    "FoundDate",
    "find_dates",
    "find_impossible_dates",
    "print_date",
    "read_date",
    "with_year",
    "year_of",
]

_YEAR_ONLY = re.compile(r"(?:(?:ngày[\s.…_]*)?(?:tháng[\s.…_]*)?năm\s+)?(?P<y>(?:18|19|20|21)\d\d)")
_BLANK_DAY = re.compile(r"^ngày[\s.…_]*(?=tháng\s+\d)")
_WHOLE_BEFORE = re.compile(r"(?:từ )?(?:ngày )?")


_MONTH_SPAN = re.compile(
    r"(?<![\w/.,-])(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?:\s?[-–]\s?|\s+đến\s+)(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\w/-])"
)
"""5/2016 - 5/2019"""


def find_dates(text: str, start: int = 0, end: int | None = None) -> list[FoundDate]:
    """Every readable date and range, in order; a month or day without a year only where it is told to be a date."""
    end = len(text) if end is None else end
    found = [date for date in all_dates(text, start, end) if date.value]
    spans = [span for span in _month_spans(text, start, end) if not any(_overlap(span, date) for date in found)]
    return sorted([*found, *spans], key=lambda date: date.start) if spans else found


def _month_spans(text: str, start: int, end: int) -> Iterator[FoundDate]:
    """Months from which and to which: "5/2016 - 5/2019", "từ 01/2021 đến 06/2022"."""
    for match in _MONTH_SPAN.finditer(text, start, end):
        first, last = (f"{year}-{int(month):02d}" for month, year in (match.group(1, 2), match.group(3, 4)))
        if first < last:
            yield FoundDate(match.start(), match.end(), f"{first}/{last}")


def _overlap(one: FoundDate, other: FoundDate) -> bool:
    return one.start < other.end and other.start < one.end


def find_impossible_dates(text: str, start: int = 0, end: int | None = None) -> list[FoundDate]:
    """What is written like a date and is none (31/9/2009, year 20214): value "" and the flag "impossible-date"."""
    return [date for date in all_dates(text, start, len(text) if end is None else end) if not date.value]


def read_date(text: str) -> str | None:
    """The one date or range that the whole string is: "ngày 10/01/2022", "ngày … tháng 7 năm 2022", "năm 2022"."""
    low = " ".join(lower(text).strip(" .,;").split())
    if year := _YEAR_ONLY.fullmatch(low):
        return year["y"]
    low = _BLANK_DAY.sub("", low)
    told = low if low.startswith(("ngày", "tháng", "từ")) else f"ngày {low}"
    found = find_dates(told)
    if len(found) != 1 or found[0].end != len(told):
        return None
    return found[0].value if _WHOLE_BEFORE.fullmatch(told[: found[0].start]) else None


def print_date(edtf: str) -> str:
    """As a document prints it: "10/01/2022", "tháng 7/2022", "14/5", a range with a dash between."""
    first, _, last = edtf.partition("/")
    if last:
        return f"{print_date(first)} - {print_date(last)}"
    year, *rest = edtf.split("-")
    if not rest:
        return year
    month = rest[0] if int(rest[0]) < 3 else str(int(rest[0]))
    if len(rest) == 1:
        return f"tháng {month}/{year}"
    return f"{rest[1]}/{month}" if year == NO_YEAR else f"{rest[1]}/{month}/{year}"


def year_of(edtf: str) -> int | None:
    """The year of a date, or of a range's end; None where it has none."""
    year = edtf.rpartition("/")[2][:4]
    return int(year) if year.isdigit() else None


def with_year(edtf: str, year: int) -> str:
    """The same day or range with its year filled in; a date that has one stays. Raises ValueError for 29 February."""
    filled = edtf.replace(NO_YEAR, f"{year:04d}")
    for one in filled.split("/"):
        if len(one) == 10:
            dt.date.fromisoformat(one)
    return filled
