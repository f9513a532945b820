"""A calendar span with its arithmetic and its short name: "6T/2022", "Q2/2022", "2021-2025"."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A calendar span, both days included [SDMX TIME_PERIOD]."""

    start: dt.date
    end: dt.date

    @classmethod
    def of_year(cls, year: int) -> Period:
        """1 January to 31 December."""
        return cls.of_month_span(year, 1, 12)

    @classmethod
    def of_half(cls, year: int, half: int) -> Period:
        """The first (1) or second (2) half of a year."""
        return cls.of_month_span(year, 6 * half - 5, 6 * half)

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> Period:
        """Quarter 1 … 4."""
        return cls.of_month_span(year, 3 * quarter - 2, 3 * quarter)

    @classmethod
    def of_month(cls, year: int, month: int) -> Period:
        """Month 1 … 12."""
        return cls.of_month_span(year, month, month)

    @classmethod
    def of_months(cls, year: int, count: int) -> Period:
        """The first `count` months; a negative count means the last ones: -3 is October to December."""
        return cls.of_month_span(year, 1, count) if count > 0 else cls.of_month_span(year, 13 + count, 12)

    @classmethod
    def of_month_span(cls, year: int, first: int, last: int) -> Period:
        """From the first day of month `first` to the last day of month `last`."""
        return cls(dt.date(year, first, 1), month_end(year, last))

    @property
    def is_point(self) -> bool:
        """One day: a stock at a moment."""
        return self.start == self.end

    @property
    def whole_months(self) -> bool:
        """Runs from a first day of a month to a last day of a month."""
        return self.start.day == 1 and self.end == month_end(self.end.year, self.end.month)

    def last_year(self) -> Period:
        """The same period a year earlier; a whole February stays whole, the day 29 February becomes 28."""
        return self.shift(-12)

    def shift(self, months: int) -> Period:
        """The same period so many months later (earlier if negative); whole months stay whole months."""
        start = _moved(self.start, months)
        if not self.whole_months:
            return Period(start, _moved(self.end, months))
        end = _moved(self.end, months)
        return Period(start, month_end(end.year, end.month))

    def __str__(self) -> str:
        return label(self)


_LABEL = re.compile(
    r"""
      (?P<t> [1-9]\d? )T / (?P<ty> \d{4} )                              # 6T/2022
    | Q(?P<q> [1-4] ) / (?P<qy> \d{4} )                                 # Q2/2022
    | T(?P<m> [1-9]\d? )(?: -T(?P<n> [1-9]\d? ) )? / (?P<my> \d{4} )    # T2/2007, T7-T12/2022
    | (?P<y> \d{4} )(?: -(?P<z> \d{4} ) )?                              # 2022, 2021-2025
    | (?P<a> \d\d/\d\d/\d{4} )(?: -(?P<b> \d\d/\d\d/\d{4} ) )?          # 31/12/2021, 16/01/2010-15/02/2010
    """,
    re.VERBOSE,
)


def label(period: Period) -> str:
    """The short name that tables print: "6T/2022", "Q2/2022", "T2/2007", "2022", "2021-2025", "31/12/2021"."""
    start, end = period.start, period.end
    if period.is_point:
        return _day(start)
    if not period.whole_months or (start.year != end.year and (start.month, end.month) != (1, 12)):
        return f"{_day(start)}-{_day(end)}"
    if (start.month, end.month) == (1, 12):
        return f"{start.year:04d}" if start.year == end.year else f"{start.year:04d}-{end.year:04d}"
    if start.month == end.month:
        return f"T{start.month}/{start.year:04d}"
    if end.month - start.month == 2 and start.month % 3 == 1:
        return f"Q{end.month // 3}/{end.year:04d}"
    return f"{end.month}T/{end.year:04d}" if start.month == 1 else f"T{start.month}-T{end.month}/{end.year:04d}"


def read_label(text: str) -> Period | None:
    """The period of a short name as `label` prints it; None if it isn't one."""
    found = _LABEL.fullmatch(text.strip())
    try:
        return _labelled(found.groupdict()) if found else None
    except ValueError:  # month 13, 31/02
        return None


@lru_cache(maxsize=1024)
def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _labelled(found: dict[str, str | None]) -> Period | None:
    if found["t"]:
        period = Period.of_months(int(found["ty"] or 0), int(found["t"]))
    elif found["q"]:
        period = Period.of_quarter(int(found["qy"] or 0), int(found["q"]))
    elif found["m"]:
        period = Period.of_month_span(int(found["my"] or 0), int(found["m"]), int(found["n"] or found["m"]))
    elif found["y"]:
        period = Period(dt.date(int(found["y"]), 1, 1), dt.date(int(found["z"] or found["y"]), 12, 31))
    else:
        period = Period(_read_day(found["a"] or ""), _read_day(found["b"] or found["a"] or ""))
    return period if period.start <= period.end else None


def _day(day: dt.date) -> str:
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def _read_day(text: str) -> dt.date:
    day, month, year = map(int, text.split("/"))
    return dt.date(year, month, day)


def _moved(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = month_end(year, month + 1)
    return last.replace(day=min(day.day, last.day))
