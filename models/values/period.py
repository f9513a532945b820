"""Periods: calendar spans, and the words for them, which may need the document to be understood."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from models.values.date import find_dates

PeriodKind = Literal["D", "M", "Q", "H1", "H2", "6M", "9M", "NM", "Y", "SPAN", "POINT"]
Relation = Literal["same-period-last-year", "previous-month", "previous-quarter", "previous-year", "december-last-year"]


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
        return cls(dt.date(year, first, 1), _month_end(year, last))

    @property
    def is_point(self) -> bool:
        """One day: a stock at a moment."""
        return self.start == self.end

    @property
    def whole_months(self) -> bool:
        """Runs from a first day of a month to a last day of a month."""
        return self.start.day == 1 and self.end == _month_end(self.end.year, self.end.month)

    def last_year(self) -> Period:
        """The same period a year earlier; a February stays whole, and 29 February becomes 28 February."""
        return self.shift(-12)

    def shift(self, months: int) -> Period:
        """The same period so many months later (earlier if negative); month ends stay month ends."""
        start = _moved(self.start, months, keep_end=self.is_point)
        return Period(start, start if self.is_point else _moved(self.end, months, keep_end=True))

    def __str__(self) -> str:
        return label(self)


@dataclass(frozen=True, slots=True)
class PeriodExpression:
    """Words for a period. Absolute ones carry `year` and their parts; relative ones carry `relation`."""

    kind: PeriodKind | None = None
    year: int | None = None
    """None: to be taken from the surroundings. Beside same-period-last-year: the year of "cùng kỳ năm 2021"."""
    part: int | None = None
    """Month of M and of a POINT without a year, quarter of Q, number of months of NM ("10 tháng"; -2: the last two)."""
    relation: Relation | None = None
    """With a kind too: "6 tháng đầu năm trước" is H1 and previous-year."""
    start: dt.date | None = None
    """Of SPAN and POINT."""
    end: dt.date | None = None
    day: int | None = None
    """Day of a POINT without a year ("đến 31/12")."""


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """Words for a period in a text at [start, end)."""

    start: int
    end: int
    expression: PeriodExpression


_COUNTS = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười một": 11, "mười": 10,
}  # fmt: skip
_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười hai": 12, "mười một": 11, "mười": 10,
}  # fmt: skip
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_Y = r"(?:19|20)\d\d(?!\d)"
_YEAR = rf"(?:\s*[/,-]?\s*(?:năm\s+)?(?P<{{0}}>{_Y})|\s+năm\s+(?P<{{0}}r>nay|trước|ngoái))"
_COUNT = r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười\s+một|mười)"

_PERIOD = re.compile(
    rf"""
    (?<!\w)(?:
      (?:cùng\s+kỳ\s+)?(?P<n>{_COUNT})\s+tháng\s+(?P<side>đầu|cuối)\s+(?:của\s+)?năm (?:\s+(?P<ny>{_Y})|\s+(?P<nr>nay|trước|ngoái)(?!\w))?
    | (?:cùng\s+kỳ\s+)?(?P<c>{_COUNT})\s+tháng\s*(?:/|,?\s+năm\s+)(?P<cy>{_Y})
    | (?P<hm>hết\s+tháng\s+)(?P<hmm>\d{{1,2}})(?!\d)(?:(?:\s?/\s?|\s+năm\s+)(?P<hmy>{_Y}))?
    | (?:cùng\s+kỳ\s+)?tháng\s+(?P<m>\d{{1,2}}(?!\d)|giêng|hai|ba|tư|sáu|bảy|tám|chín|mười\s+hai|mười\s+một|mười)(?!\w)
      (?:(?:\s?[/-]\s?|,?\s+năm\s+)(?P<my>{_Y})|\s+năm\s+(?P<mr>nay|trước|ngoái)(?!\w))?
    | (?:cùng\s+kỳ\s+)?qu[yý]́?\s+(?P<q>iv|i{{1,3}}|[1-4])(?!\w)
      (?:\s*[/,-]?\s*(?:năm\s+)?(?P<qy>{_Y})|\s+năm\s+(?P<qr>nay|trước|ngoái)(?!\w))?
    | (?P<same>cùng\s+k[ỳì])(?:\s+(?:của\s+)?(?:năm\s+)?(?:(?P<sy>{_Y})|năm\s+trước|năm\s+ngoái)|\s+(?P<spm>tháng\s+trước))?(?!\w)
    | (?P<pm>tháng\s+trước) | (?P<pq>quý\s+trước) | (?P<py>năm\s+(?:trước|ngoái))
    | (?P<spantype>giai\s+đoạn|nhiệm\s+kỳ|thời\s+kỳ|vụ\s+[^\s\d]+(?:\s+[^\s\d]+){{0,2}}?)\s+(?:năm\s+)?(?P<a>{_Y})\s*-\s*(?P<b>{_Y})
    | từ\s+năm\s+(?P<ya>{_Y})\s+đến\s+(?:hết\s+)?(?:năm\s+)?(?P<yb>{_Y})
    | (?:cả\s+)?năm\s+(?P<y>{_Y})
    | (?P<whole>cả\s+năm)(?!\w)
    )
    """,
    re.VERBOSE,
)

_POINT_CUE = re.compile(r"(?:đến|tới|thời\s+điểm)\s+(?:hết\s+)?(?:ngày\s+)?\Z")
_NO_YEAR_BEFORE = re.compile(r"(?:giá(?:\s+so\s+sánh)?|tầm\s+nhìn\s+đến|định\s+hướng\s+đến|đầu)\s+\Z")


def find_periods(text: str, start: int = 0, end: int | None = None) -> list[FoundPeriod]:
    """Every wording of a period, in order; horizons, price bases and anniversaries are none."""
    stop = len(text) if end is None else end
    low = text.lower()
    found = [
        FoundPeriod(*match.span(), expression)
        for match in _PERIOD.finditer(low, start, stop)
        if (expression := _expression(match, low))
    ]
    found += _from_dates(text, low, start, stop)
    return sorted(found, key=lambda one: one.start)


def resolve_period(expression: PeriodExpression, context: Period | None, year: int | None) -> Period | None:
    """The calendar span meant; None where the surroundings don't settle it.

    `context` is the period of the fact, else of the document: relations start from it. `year` is the default year.
    """
    if expression.kind is None:
        return _related(expression, context, year)
    own = expression.year or year or (context.end.year if context else None)
    if expression.kind == "SPAN" or (expression.kind == "POINT" and expression.start):
        return Period(expression.start, expression.end) if expression.start and expression.end else None
    if own is None:
        return None
    if expression.relation in ("previous-year", "december-last-year"):
        own = (context.end.year if context else own) - 1
    return _absolute(expression, own)


def label(period: Period) -> str:
    """The short name that tables print: "6T/2022", "Q2/2022", "T2/2007", "2022", "2021-2025", "31/12/2021"."""
    start, end = period.start, period.end
    if period.is_point:
        return f"{start:%d/%m/%Y}"
    if not period.whole_months or (start.year != end.year and (start.month, end.month) != (1, 12)):
        return f"{start:%d/%m/%Y}-{end:%d/%m/%Y}"
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year}-{end.year}"
    if start.month == end.month:
        return f"T{start.month}/{start.year}"
    if end.month - start.month == 2 and start.month % 3 == 1:
        return f"Q{end.month // 3}/{end.year}"
    return f"{end.month}T/{end.year}" if start.month == 1 else f"T{start.month}-T{end.month}/{end.year}"


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _moved(day: dt.date, months: int, *, keep_end: bool) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = _month_end(year, month + 1)
    if keep_end and day == _month_end(day.year, day.month):
        return last
    return last.replace(day=min(day.day, last.day))


def _expression(match: re.Match[str], low: str) -> PeriodExpression | None:
    found = match.groupdict()
    if found["n"]:
        return _count_of_year(_count(found["n"]), found["side"], _int(found["ny"]), found["nr"])
    if found["c"]:
        return _first_months(_count(found["c"]), _int(found["cy"]))
    if found["hm"]:
        return _first_months(int(found["hmm"]), _int(found["hmy"]))
    if found["m"]:
        return _of_month(found)
    if found["q"]:
        number = _ROMAN.get(found["q"]) or int(found["q"])
        return PeriodExpression("Q", _int(found["qy"]), number, _previous(found["qr"]))
    return _relative(found) or _years(found, low, match.start())


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[" ".join(word.split())]


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _previous(word: str | None) -> Relation | None:
    return "previous-year" if word in ("trước", "ngoái") else None


def _count_of_year(count: int, side: str, year: int | None, word: str | None) -> PeriodExpression | None:
    if not 1 < count < 12:
        return None
    relation = _previous(word)
    if count == 6:
        return PeriodExpression("H1" if side == "đầu" else "H2", year, None, relation)
    if side == "cuối":
        return PeriodExpression("NM", year, -count, relation)
    return PeriodExpression("9M", year, None, relation) if count == 9 else PeriodExpression("NM", year, count, relation)


def _first_months(count: int, year: int | None) -> PeriodExpression | None:
    if not 1 <= count <= 12:
        return None
    if count in (6, 9):
        return PeriodExpression("6M" if count == 6 else "9M", year)
    return PeriodExpression("NM", year, count)


def _of_month(found: dict[str, str | None]) -> PeriodExpression | None:
    word = " ".join((found["m"] or "").split())
    month = int(word) if word.isdigit() else _MONTHS[word]
    if not 1 <= month <= 12:
        return None
    relation = _previous(found["mr"])
    if relation and month == 12:
        relation = "december-last-year"
    return PeriodExpression("M", _int(found["my"]), month, relation)


def _relative(found: dict[str, str | None]) -> PeriodExpression | None:
    if found["spm"] or found["pm"]:
        return PeriodExpression(relation="previous-month")
    if found["same"]:
        return PeriodExpression(relation="same-period-last-year", year=_int(found["sy"]))
    if found["pq"]:
        return PeriodExpression(relation="previous-quarter")
    return PeriodExpression(relation="previous-year") if found["py"] else None


def _years(found: dict[str, str | None], low: str, at: int) -> PeriodExpression | None:
    first, last = _int(found["a"] or found["ya"]), _int(found["b"] or found["yb"])
    if first and last:
        span = Period(dt.date(first, 1, 1), dt.date(last, 12, 31))
        return PeriodExpression("SPAN", start=span.start, end=span.end) if first < last else None
    if found["whole"]:
        return PeriodExpression("Y")
    if _NO_YEAR_BEFORE.search(low[max(0, at - 24) : at]):
        return None
    return PeriodExpression("Y", _int(found["y"]))


def _from_dates(text: str, low: str, start: int, end: int) -> list[FoundPeriod]:
    found = []
    for date in find_dates(text, start, end):
        first, _, last = date.value.partition("/")
        if len(first) != 10:
            continue
        cue = _POINT_CUE.search(low, max(start, date.start - 30), date.start)
        if last and "X" not in date.value:
            span = PeriodExpression("SPAN", start=dt.date.fromisoformat(first), end=dt.date.fromisoformat(last))
            found.append(FoundPeriod(date.start, date.end, span))
        elif cue and not last:
            found.append(FoundPeriod(cue.start(), date.end, _point(first)))
    return found


def _point(edtf: str) -> PeriodExpression:
    if edtf.startswith("X"):
        return PeriodExpression("POINT", part=int(edtf[5:7]), day=int(edtf[8:]))
    day = dt.date.fromisoformat(edtf)
    return PeriodExpression("POINT", day.year, start=day, end=day)


def _absolute(expression: PeriodExpression, year: int) -> Period | None:
    part = expression.part or 0
    match expression.kind:
        case "M":
            return Period.of_month(year, part)
        case "Q":
            return Period.of_quarter(year, part)
        case "H1" | "6M":
            return Period.of_half(year, 1)
        case "H2":
            return Period.of_half(year, 2)
        case "9M":
            return Period.of_months(year, 9)
        case "NM":
            return Period.of_months(year, part)
        case "Y":
            return Period.of_year(year)
        case _:
            return _day_of(year, part, expression.day)


def _day_of(year: int, month: int, day: int | None) -> Period | None:
    if not day or not month or day > calendar.monthrange(year, month)[1]:
        return None
    return Period(dt.date(year, month, day), dt.date(year, month, day))


def _related(expression: PeriodExpression, context: Period | None, year: int | None) -> Period | None:
    match expression.relation:
        case "same-period-last-year" if context:
            back = context.end.year - expression.year if expression.year else 1
            return context.shift(-12 * back) if back > 0 else None
        case "previous-month" if context:
            return _previous_month(context)
        case "previous-quarter" if context and context == Period.of_quarter(
            context.end.year, (context.end.month + 2) // 3
        ):
            return context.shift(-3)
        case "previous-year":
            return _previous_year(context, year)
        case "december-last-year" if context or year:
            return Period.of_month((context.end.year if context else year or 0) - 1, 12)
        case _:
            return None


def _previous_month(context: Period) -> Period | None:
    return context.shift(-1) if (context.end - context.start).days < 31 else None


def _previous_year(context: Period | None, year: int | None) -> Period | None:
    if context and context.is_point:
        return context.last_year()
    own = context.end.year if context else year
    return Period.of_year(own - 1) if own else None
