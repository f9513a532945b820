"""Finds the words for periods, unresolved."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from models.mention import PeriodMention
from models.structure import Header, Structure
from models.text import Span
from models.values.date_phrase import FoundDate
from models.values.month_words import MONTH, lower, read_month
from models.values.period import FoundPeriod, Period, PeriodExpression, find_periods, resolve_period
from pipeline.extract.once import dates_in
from pipeline.extract.windows import LONGEST, SHORTEST, with_windows

_MONTHS = re.compile(
    r"""
    (?P<count> \d                                         # first, so that the search jumps from digit to digit
      (?<![\w/.,-]\d)(?<!hạn\s\d)(?<!trong\s\d)(?<!sau\s\d)(?<!quá\s\d) \d? ) \s+ tháng
    (?: (?P<verb>\s+(?:ước|dự\s+ước|đạt|được|lên|tăng|giảm|là|bằng|thực\s+hiện)\b)    # doanh thu 5 tháng ước đạt …
      | (?=[^\S\n](?!(?:19|20)\d\d\b)(?:\d{1,3}(?:\.\d{3})+|\d{3,}|\d+(?=,\d))(?!\d|[\d.,]*\s?%))  # 5 tháng 342 tỷ đồng
      | (?![^\S\n]*(?:\d|đầu|cuối|/|còn|tới|qua|liên|trở|tuổi|kể|sau)) )                    # Tổng thu 6 tháng là …
    """,
    re.VERBOSE | re.IGNORECASE,
)


_SUM_BEFORE = re.compile(
    r"(?<![\w/.,-])(?:tính\s+chung|tính\s+cả|lũy\s+kế|luỹ\s+kế|cộng\s+dồn|bình\s+quân|tính\s+gộp)\s+\Z", re.IGNORECASE
)
_REACH = 40
"""Characters before "6 tháng" in which it may be called a sum."""
_BEGINNING = re.compile(
    r"""
    (?: (?P<since> t(?<!\wt)ừ\s+đầu\s+năm (?:\s+(?P<year>(?:19|20)\d\d)|\s+nay)? (?:\s+đến\s+nay)? )  # từ đầu năm nay
      | đ (?:(?<=so\sđ)|(?<=so\svới\sđ)) ầu\s+năm(?:\s+(?P<year_1>(?:19|20)\d\d))? )              # so với đầu năm
    (?!\s+(?:học|đến|\d)) (?!\w)
    """,
    re.VERBOSE,
)
"""In lower case, as `_LEVEL_AT_END`; letters first, so that the search jumps to them."""
_UP_TO = re.compile(
    r"\s*\(\s*(?:tính\s+)?đến\s+(?:hết\s+)?(?:ngày\s+)?(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>(?:19|20)\d\d)\s*\)"
)
"""từ đầu năm đến nay (đến ngày 26/8/2026)"""
_OVER_YEARS = re.compile(
    r"""
    t(?<!\wt)ừ\s+(?:đầu\s+)?năm\s+(?P<first>(?:19|20)\d\d) \s+đến\s+(?:hết\s+)?
    (?: quý\s+(?P<quarter>iv|i{1,3}|[1-4]) | tháng\s+(?P<month>\d{1,2}) )
    (?:\s?/\s?|\s+năm\s+) (?P<last>(?:19|20)\d\d)(?!\d)
    """,
    re.VERBOSE,
)  # từ năm 2015 đến quý I năm 2018
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SCHOOL_YEAR_BEFORE = re.compile(r"(?<!\w)năm\s+học\s+(?:liền\s+)?trước(?!\w)", re.IGNORECASE)
_LEVEL_AT_END = re.compile(
    r"""
    (?:t(?<!\wt)ừ|l(?<!\wl)ên|x(?<!\wx)uống|c(?<!\wc)òn|đ(?<!\wđ)ạt) \s+
    \d[\d.,]* \s* (?:%|[^\W\d_]+(?:/[^\W\d_]+)?(?:\s+[^\W\d_]+)?) \s+ (?:vào\s+)?
    (?P<at> cuối\s+ (?: năm\s+(?P<year>(?:19|20)\d\d)                    # tăng từ 1.870 km cuối năm 2021
                      | tháng\s+(?P<month>\d{1,2})/(?P<of>(?:19|20)\d\d) ) ) (?!\d)
    """,
    re.VERBOSE,
)

_AT_END = re.compile(
    r"t(?<!\wt)ính\s+đến\s+(?:thời\s+điểm\s+)?cuối\s+tháng\s+(?P<month>" + MONTH + r")"
    r"(?:(?:\s?/\s?|\s+năm\s+)(?P<year>(?:19|20)\d\d))?(?![\d/])"
)
_OWN = re.compile(r"(?<!\w)cả\s+(?P<kind>quý|tháng)(?!\s+(?:\d|[IV]+\b|này|trước))(?!\w)", re.IGNORECASE)


_INSIDE = re.compile(
    r"""
    trong(?<!\wtrong)\s+(?P<kind>tháng|quý) (?!\w)
    (?! \s+ (?: \d | [ivx]+\b | trước | sau | tới | đầu | cuối | cao\s+điểm | hành\s+động | công\s+nhân | thanh\s+niên
               | an\s+toàn | nào | thứ | liền | kế | qua )\b )
    """,
    re.VERBOSE,
)  # Trong tháng, toàn tỉnh có …
_ALL_OF = re.compile(r"cả(?<!\wcả)\s+(?P<kind>năm|quý|tháng)(?!\s+(?:\d|[ivx]+\b|nay|này|trước|học|sau|tới))(?!\w)")
_AT_START = re.compile(r"(?:[-+*•]\s*)?(?:(?:trong|riêng|tính\s+riêng|vào)\s+)*", re.IGNORECASE)
_AS_BASE = re.compile(r"(?<!\w)so\s+(?:với\s+)?\Z")
_LEAF = {"M": "tháng", "Q": "quý", "Y": "năm"}


def find(doc: Doc) -> tuple[PeriodMention, ...]:
    """The period expressions of a text, in text order, outside references."""
    content: str = doc._.text.content
    taken = [mention.span for mention in doc._.found.get("references", ())]
    found = find_periods(content, dates=dates_in(doc))
    found += _reported(content, doc._.structure, found)
    low = lower(content)
    found += _whole(content, doc._.structure)
    found += _inside(low, doc._.structure.header, found)
    found = _of_their_sentence(low, found)
    found += _begun(low, doc._.structure.header.period)
    found += _levels_at_end(low)
    found += _windows_without_year(dates_in(doc), doc._.structure.header.period)
    ending = list(_at_end(low, doc._.structure.header.period))
    found = [one for one in found if not any(end.start <= one.start < end.end for end in ending)] + ending
    over = list(_over_years(low))
    if over:
        found = [one for one in found if not any(span.start <= one.start < span.end for span in over)] + over
    mentions: list[PeriodMention] = []
    place = 0
    for period in with_windows(low, found):
        while place < len(taken) and taken[place].end <= period.start:
            place += 1
        if place < len(taken) and taken[place].start <= period.start:
            continue
        mentions.append(PeriodMention(Span(period.start, period.end), period.expression))
    return tuple(mentions)


def _whole(content: str, structure: Structure) -> Iterator[FoundPeriod]:
    """ "cả quý", "cả tháng": the document's own quarter or month."""
    own = structure.header.period
    if own is None:
        return
    year, month = own.end.year, own.end.month
    if own == Period.of_quarter(year, (month + 2) // 3):
        kind, expression = "q", PeriodExpression("Q", year, month // 3)
    elif own == Period.of_month(year, month):
        kind, expression = "t", PeriodExpression("M", year, month)
    else:
        return
    for match in _OWN.finditer(content):
        if match["kind"].lower().startswith(kind):
            yield FoundPeriod(*match.span(), expression)


def _inside(low: str, header: Header, found: list[FoundPeriod]) -> Iterator[FoundPeriod]:
    """ "Trong tháng", "trong quý" of a report on a month and those before it: the one that its paragraph told last,
    else the one that its title names."""
    own = header.period
    if own is None or header.title is None or own.start.year < own.end.year:
        return
    titled = {
        one.expression.kind: one.expression
        for one in find_periods(header.title)
        if one.expression.kind in ("M", "Q") and _ends_with(one.expression, own)
    }
    for match in _INSIDE.finditer(low) if titled else ():
        kind = "M" if match["kind"] == "tháng" else "Q"
        line = low.rfind("\n", 0, match.start()) + 1
        told = [
            one.expression
            for one in found
            if line <= one.start < match.start()
            and one.expression.kind == kind
            and not one.expression.relation
            and not _AS_BASE.search(low, line, one.start)
        ]
        if kind in titled:
            yield FoundPeriod(*match.span(), told[-1] if told else titled[kind])


def _ends_with(expression: PeriodExpression, own: Period) -> bool:
    found = resolve_period(expression, own, own.end.year)
    return found is not None and found.end == own.end


def _of_their_sentence(low: str, found: list[FoundPeriod]) -> list[FoundPeriod]:
    """ "Năm 2019, số thu của cả năm là …": the year, quarter or month with which the sentence begins."""
    opening = {one.start: one for one in found if one.expression.kind in _LEAF and one.expression.year}
    kept = {one.start: one for one in found}
    for match in _ALL_OF.finditer(low) if opening else ():
        start = max(low.rfind(mark, 0, match.start()) + len(mark) for mark in (". ", "; ", "\n"))
        begin = _AT_START.match(low, start)
        first = opening.get(begin.end() if begin else start)
        if first is None or first.end > match.start() or any(map(str.isdigit, low[first.end : match.start()])):
            continue
        if _LEAF[first.expression.kind or "Y"] == match["kind"]:
            kept[match.start()] = FoundPeriod(*match.span(), first.expression)
    return list(kept.values())


def _begun(low: str, own: Period | None) -> Iterator[FoundPeriod]:
    """ "từ đầu năm", "so với đầu năm", "năm học trước": told by the document's own period."""
    for match in _BEGINNING.finditer(low):
        year = next((int(one) for one in match.group("year", "year_1") if one), None)
        if match["since"] is None:
            yield FoundPeriod(*match.span(), PeriodExpression("POINT", year, 1, day=1))
        elif (told := _UP_TO.match(low, match.end())) and (last := _day(told)) is not None:
            yield FoundPeriod(
                match.start(), told.end(), PeriodExpression("SPAN", start=last.replace(month=1, day=1), end=last)
            )
        elif own is not None and own.start.year == own.end.year == (year or own.end.year) and own.end.month < 12:
            yield FoundPeriod(*match.span(), PeriodExpression("NM", own.end.year, own.end.month))
    if own is not None and own.start.year < own.end.year and own.start.month == 9:
        for match in _SCHOOL_YEAR_BEFORE.finditer(low):
            yield FoundPeriod(*match.span(), PeriodExpression(relation="same-period-last-year"))


def _day(told: re.Match[str]) -> dt.date | None:
    return _date(int(told["y"]), int(told["m"]), int(told["d"]))


def _over_years(low: str) -> Iterator[FoundPeriod]:
    """ "từ năm 2015 đến quý I năm 2018": years up to a part of the last."""
    for match in _OVER_YEARS.finditer(low):
        last = int(match["last"])
        quarter, month = match["quarter"], match["month"]
        part = _QUARTERS.get(quarter or "", 0) * 3 or int(month or 0)
        if int(match["first"]) < last and 1 <= part <= 12:
            span = dt.date(int(match["first"]), 1, 1), Period.of_month(last, part).end
            yield FoundPeriod(*match.span(), PeriodExpression("SPAN", start=span[0], end=span[1]))


def _levels_at_end(low: str) -> Iterator[FoundPeriod]:
    """ "tăng từ 1.870 km cuối năm 2021 lên …": the moment at which the level stood."""
    for match in _LEVEL_AT_END.finditer(low):
        year = int(match["year"] or match["of"])
        month = int(match["month"] or 12)
        if 1 <= month <= 12:
            day = Period.of_month(year, month).end
            yield FoundPeriod(*match.span("at"), PeriodExpression("POINT", year, start=day, end=day))


def _windows_without_year(dates: Sequence[FoundDate], own: Period | None) -> Iterator[FoundPeriod]:
    """ "(từ 15/10 đến 14/11)": of the year in which its end lies within the document's period, where only one does."""
    for date in dates:
        first, _, last = date.value.partition("/")
        if own is None or not (first.startswith("XXXX-") and last.startswith("XXXX-")):
            continue
        fitting = []
        for year in range(own.start.year, own.end.year + 1):
            start, end = _day_in(first, year - (first > last)), _day_in(last, year)
            if start and end and own.start <= end <= own.end and SHORTEST <= end - start <= LONGEST:
                fitting.append(PeriodExpression("SPAN", start=start, end=end))
        if len(fitting) == 1:
            yield FoundPeriod(date.start, date.end, fitting[0])


def _day_in(edtf: str, year: int) -> dt.date | None:
    """A day without a year, "XXXX-10-15", in one; None where that has none such."""
    return _date(year, int(edtf[5:7]), int(edtf[8:]))


def _date(year: int, month: int, day: int) -> dt.date | None:
    """The day of these numbers; None where there is none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _at_end(low: str, own: Period | None) -> Iterator[FoundPeriod]:
    """ "tính đến cuối tháng 9": the moment, in the year of the document where none is printed."""
    for match in _AT_END.finditer(low):
        printed, month = match["year"], read_month(match["month"])
        year = int(printed) if printed else own.end.year if own and own.start.year == own.end.year else None
        if year is not None and 1 <= month <= 12:
            day = Period.of_month(year, month).end
            yield FoundPeriod(*match.span(), PeriodExpression("POINT", year, start=day, end=day))


def _reported(content: str, structure: Structure, found: list[FoundPeriod]) -> Iterator[FoundPeriod]:
    """ "6 tháng" alone is a period where the document reports on it, it is called a sum, or a figure's verb follows."""
    period = structure.header.period
    own = period.end.month if period and period.start.year == period.end.year else 0  # July's, too, tells of 7 months
    starts = [section.start for section in structure.sections]
    ends = [section.body_start for section in structure.sections]
    taken = {place for one in found for place in range(one.start, one.end)}
    for match in _MONTHS.finditer(content):
        count, start = int(match["count"]), match.start()
        if start in taken or not 2 <= count <= 12:
            continue
        titled = bisect_right(starts, start) and start < ends[bisect_right(starts, start) - 1]
        if not (count == own or titled or match["verb"] or _SUM_BEFORE.search(content[max(0, start - _REACH) : start])):
            continue
        expression = PeriodExpression("NM", None, count) if count < 12 else PeriodExpression("Y")
        end = match.start("verb") if match["verb"] else match.end()
        yield FoundPeriod(start, end, expression)
