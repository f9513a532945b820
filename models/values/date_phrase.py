"""Finds dates: reads a phrase's days and months as a chain, then lets them share month and year."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.values.month_words import MONTH, lower, read_month

NO_YEAR = "XXXX"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date or range in a text at [start, end), as EDTF.

    `flag` names what is unusual: "month-for-year" ("5 tháng 3 tháng 2020", repaired), "impossible-date".
    """

    start: int
    end: int
    value: str
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """One date of a phrase; what is missing (None) may come from its neighbours."""

    start: int
    end: int
    day: int | None
    month: int | None
    year: int | None
    ranged: bool = False
    """A range sign stands before it."""
    flag: str | None = None


_S = r"[^\S\n]?"
"""At most one space, never over a line's end."""

_DAY = re.compile(
    rf"""
    (?P<d>\d{{1,2}})
    (?: {_S}(?P<sep>[/.\-]){_S}(?P<m>\d{{1,2}}){_S}(?P=sep){_S}(?P<y>\d{{4,}})    # 10/01/2022, 10-1-2022, 06 / 7 /2005
      | \s+tháng\s*(?P<lm>{MONTH})                                         # 10 tháng 01 năm 2022
        (?: (?:{_S},?\s+(?:năm|(?P<slip>tháng))\s*|{_S}/{_S})(?P<ly>\d{{4,}}) )?
      | {_S}[/.]{_S}(?P<sm>\d{{1,2}})(?!\d|{_S}[/.,]\d|{_S}-\d(?!\d?/\d\d?/\d{{4}}))   # 14/5, 12.5, 15/8-14/9/2020
      | (?!\d|[.,]\d)                                                     # 04 of 04-11/9/2020
    ) (?!\d)
    """,
    re.VERBOSE,
)

_DAY_START = re.compile(
    rf"""
    \d (?: (?<! [\w/.,$§£€¥@&?!|~^\\…\]]\d ) | (?<= ngày\d ) ) \d?   # "ngày06/5/2005": glued at a line's end; not "$3"
    (?= {_S}[/.\-,;]{_S}\d | \s+(?:tháng|và|đến|tới)\s )
    """,
    re.VERBOSE,
)

_CLOCK = r"(?:\d{1,2}{_S}(?:h|giờ){_S}(?:\d\d)?(?:\s*phút|\')?\s+)?".replace("{_S}", _S)
"""17h00 of: đến 17h00 ngày 13/9"""

_DAY_JOIN = re.compile(
    rf"""
    (?P<range> {_S}-{_S} | \s+(?:đến|tới)\s+(?:hết\s+)?{_CLOCK} ) (?:ngày\s+)?   # 04-11/9, từ 28/10 đến hết ngày 02/11
    | (?: {_S}[,;]{_S} | \s+và\s+ ) (?:(?:cả|sáng|chiều|tối)\s+)* (?:ngày\s+)?  # 26, 27/12; 17/8 và cả ngày 18/8
    """,
    re.VERBOSE,
)

_MONTH_START = re.compile(r"t(?<!\w.)háng(?:\s+|(?=\d))", re.VERBOSE)

_MONTH_ITEM = re.compile(
    rf"(?P<m>{MONTH}) (?!\s+tháng) (?: (?:{_S}[/\-]{_S}|\s+(?:của\s+)?năm\s*) (?P<y>\d{{4,}}) )?", re.VERBOSE
)
"""7 năm 2022, 01/2025, hai"""

_MONTH_JOIN = re.compile(
    rf"""
    (?P<range> {_S}-{_S} | \s+(?:đến|tới)\s+(?:hết\s+)? ) (?:tháng\s+)?
    | (?: {_S},{_S} | \s+và\s+ ) (?:tháng\s+)?
    """,
    re.VERBOSE,
)

_LONGEST = 31
"""Dates of one phrase; a longer list is read in pieces."""

_COUNTED = re.compile(r"(?:\d|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+\Z")
"""9 tháng năm 2020: nine months, not May"""

_EVERY = re.compile(r"(?:mỗi|hằng|hàng|/|lương)\s*\Z")
_PLURAL = re.compile(r"(?:các|những)\s*\Z")
_NO_MONTH = re.compile(
    r"\s+(?:lần|buổi|phiên|cuộc|kỳ|âm\s+lịch|h[àằ]ng\s+năm|năm\s+(?:trước|ngoái|sau|tới)|(?:của\s+)?các\s+năm)\b"
)
"""mỗi tháng 1 lần, tháng 12 năm trước: no month of an unnamed year"""

_BEFORE_DAY = re.compile(r"(?<!mỗi\s)(?<!một\s)(?<!hàng\s)(?<!hằng\s)(?<!quân\s)ngày\s*\Z")
"""ngày 12/5, but not: mỗi ngày 12.5 tấn"""
_BEFORE_SHORT = re.compile(r"(?:từ|đến|tới|trước|sau|sáng|chiều|tối|thời\s+điểm)\s+\Z")
_PRESS = re.compile(r"(?:hôm\s+(?:nay|qua)|sáng|chiều|tối)\s+\Z")
"""hôm qua 12.5"""
_FEAST = re.compile(
    r"""
    \b(?:kỷ\s+niệm|truyền\s+thống|quốc\s+khánh|dịp|lễ|chào\s+mừng)\b [^.;\n]* \Z
    | \bngày\s [^.,;\n\d]{0,60}
      \b(?:việt\s+nam|thế\s+giới|quốc\s+tế|phụ\s+nữ|giải\s+phóng|thành\s+lập)\b [^.,;\n\d]{0,30} \Z
    """,
    re.VERBOSE,
)
"""dịp lễ 30/4; ngày Nhà giáo Việt Nam 20/11"""
_MEASURED = re.compile(r"\s?(?:%|(?:nghìn|ngàn|triệu|tỷ|tỉ|tấn|kg|ha|km|lít|lần|người|giờ|m[23]?|độ|điểm)\b)")

_BAD_YEAR = re.compile(r"năm\s+(?P<y>(?:19|20)\d{3,})(?!\d)")
"""năm 20214"""

_MONTH_SHARES = re.compile(
    r"""
    [^.;:\n\d]{0,60}?\bvà\b[^.;:\n\d]{0,60}?           # tháng 02 và kế hoạch tháng 03 năm 2010
    (?: tháng\s+\d{1,2}\s+ | (?:\d{1,2}\s+)?tháng\s+(?:đầu|cuối)\s+ )
    năm\s+(?P<y>(?:19|20)\d\d)(?!\d)
    """,
    re.VERBOSE,
)


def all_dates(text: str, start: int, end: int) -> list[FoundDate]:
    """Every date and range of `text[start:end]`, the impossible ones with value ""."""
    low = lower(text)
    dates = sorted([*_days(low, start, end), *_months(low, text, start, end)], key=lambda date: date.start)
    taken = {date.end for date in dates}
    return dates + [year for year in _bad_years(low, start, end) if year.end not in taken]


def _days(low: str, start: int, end: int) -> Iterator[FoundDate]:
    done = start
    for match in _DAY_START.finditer(low, start, end):
        if match.start() < done:
            continue
        chain = _chain(low, match.start(), end, _DAY, _DAY_JOIN)
        if chain:
            done = chain[-1].end
            while chain and chain[-1].month is None:
                chain.pop()
            yield from _dates(_shared(_told_part(low, chain)))


def _months(low: str, text: str, start: int, end: int) -> Iterator[FoundDate]:
    done = start
    for match in _MONTH_START.finditer(low, start, end):
        before = low[max(0, match.start() - 8) : match.start()]
        if match.start() < done or _COUNTED.search(before):
            continue
        parts = _months_of(low, text, _chain(low, match.end(), end, _MONTH_ITEM, _MONTH_JOIN), before, end)
        if parts:
            done = parts[-1].end
            parts[0] = replace(parts[0], start=match.start())
            yield from _dates(_shared(parts))


def _months_of(low: str, text: str, parts: list[_Part], before: str, end: int) -> list[_Part]:
    """The part of a chain of months that has a year, else its first one alone."""
    first, listed = parts[:1], list(parts)
    if len(parts) == 1 and not parts[0].year and (shared := _MONTH_SHARES.match(low, parts[0].end, end)):
        return [replace(parts[0], year=int(shared["y"]))]
    while parts and parts[-1].year is None:
        parts.pop()
    if parts or not first:
        return parts
    if len(listed) > 1 and not any(part.ranged for part in listed) and _PLURAL.search(before):
        return listed  # trong các tháng 7, 8 và 9
    printed = not text[first[0].start].islower() and (first[0].month or 13) < 13
    vague = _EVERY.search(before) or _NO_MONTH.match(low, first[0].end)
    return first if printed and not vague else []


def _bad_years(low: str, start: int, end: int) -> Iterator[FoundDate]:
    for match in _BAD_YEAR.finditer(low, start, end):
        yield FoundDate(*match.span(), "", "impossible-date")


def _chain(low: str, at: int, end: int, item: re.Pattern[str], join: re.Pattern[str]) -> list[_Part]:
    parts: list[_Part] = []
    ranged = False
    while len(parts) < _LONGEST and (match := item.match(low, at, end)):
        parts.append(_part(match, ranged))
        between = join.match(low, match.end(), end)
        if not between:
            break
        ranged, at = between["range"] is not None, between.end()
    return parts


def _part(match: re.Match[str], ranged: bool) -> _Part:
    read = match.groupdict()
    month = read.get("m") or read.get("lm") or read.get("sm")
    year = read.get("y") or read.get("ly")
    return _Part(
        match.start(),
        match.end(),
        int(read["d"]) if read.get("d") else None,
        read_month(month) if month else None,
        int(year) if year else None,
        ranged,
        "month-for-year" if read.get("slip") else None,
    )


def _told_part(low: str, chain: list[_Part]) -> list[_Part]:
    """The longest end of a chain of numbers that is certainly dates."""
    for i, first in enumerate(chain):
        parts, before = chain[i:], low[max(0, first.start - 90) : first.start]
        by_day = _BEFORE_DAY.search(before) is not None
        if not by_day and first.month is None and not _opens_range(parts, before):
            continue
        if any(part.year for part in parts) or _told(low, parts, before, by_day):
            return parts
    return []


def _opens_range(parts: list[_Part], before: str) -> bool:
    # 04-11/9/2020; từ 20-25/6
    return parts[1].ranged and (parts[1].year is not None or _BEFORE_SHORT.search(before) is not None)


def _told(low: str, parts: list[_Part], before: str, by_day: bool) -> bool:
    """Whether days without a year are told to be dates, and not fractions or decimals."""
    first, last = parts[0], parts[-1]
    if "." in low[first.start : last.end]:
        return (by_day or bool(_PRESS.search(before))) and not _MEASURED.match(low, last.end)
    if by_day or _FEAST.search(before):
        return True
    # "từ 2/3 trở lên" may be a fraction; one with the day above the month is none.
    return bool(_BEFORE_SHORT.search(before)) and all((one.day or 0) > (one.month or 0) for one in parts)


def _shared(parts: list[_Part]) -> list[_Part]:
    """The parts with month and year taken from their neighbours in the phrase."""
    for i in range(len(parts) - 2, -1, -1):
        one, after = parts[i], parts[i + 1]
        month = one.month or after.month
        year = one.year
        if year is None and after.year is not None:
            later = after.ranged and (month or 0, one.day or 0) > (after.month or 0, after.day or 0)
            year = after.year - 1 if later else after.year
        parts[i] = replace(one, month=month, year=year)
    for i in range(1, len(parts)):
        one, before = parts[i], parts[i - 1]
        if one.year is None and before.year is not None:
            same = (one.month or 0, one.day or 0) >= (before.month or 0, before.day or 0)
            year = before.year if same else before.year + 1 if one.ranged else None
            parts[i] = replace(one, year=year)
    return parts


def _dates(parts: list[_Part]) -> Iterator[FoundDate]:
    i = 0
    while i < len(parts):
        first = last = parts[i]
        value = _edtf(first)
        if i + 1 < len(parts) and parts[i + 1].ranged and not _anniversary(first, parts[i + 1]):
            i, last = i + 1, parts[i + 1]
            until = _edtf(last)
            value = f"{value}/{until}" if value and value <= until else ""
        i += 1
        if value:
            yield FoundDate(first.start, last.end, value, first.flag or last.flag)
        elif last.year is not None:
            yield FoundDate(first.start, last.end, "", "impossible-date")


def _anniversary(first: _Part, last: _Part) -> bool:
    # (15/5/1955 - 15/5/2015): two days, no span of time
    return first.day is not None and (first.day, first.month) == (last.day, last.month)


def _edtf(part: _Part) -> str:
    """EDTF of one date, "" if the calendar has none such."""
    if part.year is not None and not 1800 <= part.year < 2200:
        return ""
    year = NO_YEAR if part.year is None else f"{part.year:04d}"
    if not part.month or part.month > 12:
        return ""
    if part.day is None:
        return f"{year}-{part.month:02d}"
    try:
        dt.date(part.year or 2000, part.month, part.day)
    except ValueError:
        return ""
    return f"{year}-{part.month:02d}-{part.day:02d}"
