"""Words for periods: "6 tháng đầu năm 2022", "quý III", "cùng kỳ"; some need the document to be understood."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.values.calendar_span import Period, label, month_end, read_label
from models.values.date import FoundDate, find_dates
from models.values.date_phrase import MONTH, lower, read_month
from models.values.period_expression import PeriodExpression, PeriodKind, Relation, resolve_period

__all__ = [
    "FoundPeriod",
    "Period",
    "PeriodExpression",
    "PeriodKind",
    "Relation",
    "find_periods",
    "label",
    "read_label",
    "resolve_period",
]


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """Words for a period in a text at [start, end)."""

    start: int
    end: int
    expression: PeriodExpression


_COUNTS = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12,
}  # fmt: skip
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

_Y = r"(?:19|20)\d\d(?!\d)"
_OTHER = r"(?:nay|trước|ngoái|liền\s+trước|liền\s+kề)(?!\w)"
_COUNT = r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười\s+một|mười\s+hai|mười)"
_SEASON = r"(?:niên\s+vụ|vụ(?:\s+(?:sản\s+xuất|đông|xuân|hè|thu|mùa|chiêm)(?:[\s-]+(?:xuân|thu|đông))?)?(?:\s+năm)?)"
_DASH = r"\s?[-–]\s?"

_PERIOD = re.compile(
    rf"""
    \b (?= \d | hai | ba | bốn | năm | sáu | bả | bẩ | tám | chín | mười | cùng | so\s | với | th | t\d | qu | q\d | hết
          | từ | gia | nhi | niê | vụ | cả | đầu | cuối )    # how any of them begins: four times faster
    (?<![\w/.,])
    (?: (?: cùng\s+k[ỳì]\s+ )?
        (?: (?P<n>{_COUNT}) \s?t(?:háng)? \s+(?P<side>đầu|cuối)\s+(?:của\s+)?năm        # 6 tháng đầu năm 2022
            (?: \s+(?P<ny>{_Y}) | \s+(?P<nw>{_OTHER}) )?
          | (?P<c>{_COUNT}) (?: \s+tháng(?:\s?/\s?|,?\s+năm\s+|\s+) | t\s?/?\s?(?:năm\s+)? ) (?P<cy>{_Y})  # 9T/2022
          | tháng\s+(?P<m>{MONTH}) (?!\s+(?:lần|buổi|phiên|cuộc|kỳ|âm\s+lịch))          # tháng 2/2007
            (?: (?:\s?[/-]\s?|,?\s+(?:của\s+)?năm\s+)(?P<my>{_Y}) | \s+năm\s+(?P<mw>{_OTHER}) )?
          | t(?P<tm>\d{{1,2}})/(?P<tmy>{_Y})                                            # T2/2007
          | (?: qu[ýíy]\s+(?P<q>iv|i{{1,3}}|[1-4]) | q(?P<qq>[1-4])(?=/) )(?![\w.,]?\w)    # quý II/2022, Q2/2022
            (?: (?:\s?[/-]\s?|,?\s+(?:của\s+)?năm\s+|\s+)(?P<qy>{_Y}) | \s+năm\s+(?P<qw>{_OTHER}) )?
        )
    | hết\s+(?: tháng\s+(?P<em>\d{{1,2}})(?!\d) | quý\s+(?P<eq>iv|i{{1,3}}|[1-4])(?!\w) )   # đến hết tháng 6/2022
      (?: (?:\s?/\s?|\s+năm\s+)(?P<ey>{_Y}) )?
    | từ\s+tháng\s+(?P<fm>\d{{1,2}}) (?: {_DASH} | \s+đến\s+(?:hết\s+)? )                # từ tháng 1 đến tháng 6
      (?:tháng\s+)?(?P<tom>\d{{1,2}}) (?! [/\d-] | \s+năm\s+\d )
    | (?P<same> cùng\s+k[ỳì] | cùng\s+thời\s+điểm(?:\s+này)? | (?:so|với)\s+ck           # cùng kỳ năm trước, so CK
        | cùng\s+(?:tháng|quý|vụ)(?=\s+(?:của\s+)?năm) )
      (?! \s+(?:các|nhiều|những)\s+năm | \w )
      (?: \s+(?:của\s+)?(?:năm\s+)?(?P<sy>{_Y}) | \s+(?:của\s+)?năm\s+{_OTHER} | \s+(?P<sm>tháng\s+trước) )?
    | (?P<pm> tháng\s+(?:liền\s+)?trước ) (?!\w) | (?P<pq> quý\s+(?:liền\s+)?trước ) (?!\w)
    | (?: giai\s+đoạn | nhiệm\s+k[ỳì] | thời\s+k[ỳì] | (?P<school>năm\s+học)             # giai đoạn 2021-2025
        | {_SEASON} | từ(?=\s+năm) | năm )
      (?: \s+từ )? (?: \s+năm )? \s+\(?(?P<a>{_Y})
      (?: \s?[-–/]\s?(?:năm\s+)? | \s+đến\s+(?:hết\s+)?(?:năm\s+)? ) (?P<b>{_Y})
    | (?P<where> cả\s+ | đầu\s+ | cuối\s+ )? (?:năm|{_SEASON}) \s+ (?: (?P<y>{_Y}) | (?P<yw>{_OTHER}) )
    | (?P<whole> cả\s+năm )(?!\w)
    | (?P<bare>\d{{1,2}}|hai|ba|sáu|chín)\s+tháng(?=\s*[,.:;)]|\s+(?:ước|đạt|tăng|giảm|toàn)\s|\s*\Z)
    )
    """,
    re.VERBOSE,
)

_AND_YEAR = re.compile(rf"(?:\s+và\s+|,\s?)(?P<y>{_Y})(?=\s*[,.;)]|\s+và\s|\s*\Z)")
"""năm 2019, 2020 và 2021"""

_NO_PERIOD_BEFORE = re.compile(
    r"""
    (?: \bgiá(?:\s+(?:so\s+sánh|cố\s+định|thực\s+tế|gốc))? | kỳ\s+gốc      # giá so sánh năm 2010
      | (?:tầm\s+nhìn|định\s+hướng)(?:\s+phát\s+triển)?\s+đến              # tầm nhìn đến năm 2050
      | \btừ(?:\s+nay\s+đến)? | \btrước | \bsau                            # từ năm 2007: since
      | \btháng[.…_]*                                                      # ngày … tháng … năm 2022: a blank
    ) [\s.…_]+\Z
    """,
    re.VERBOSE,
)

_SEVERAL = re.compile(r"\b(?:các|những|nhiều|mọi|mấy|vài)\s+\Z")
"""so với các năm trước"""

_MONTH_PART = re.compile(r"(?:nửa\s+)?(?:đầu|cuối|giữa)\s+\Z")
"""nửa đầu tháng 9: less than the month"""

_DAY_BEFORE = re.compile(r"(?:\d\s+|ngày[\s.…_]*)\Z")
"""ngày 30 tháng 12, ngày … tháng 12: a date, no month's period"""

_CUMULATIVE_BEFORE = re.compile(
    r"(?:(?:tính\s+chung|l[ũu]y\s+kế|luỹ\s+kế|cộng\s+dồn|sơ\s+kết|tính\s+gộp)(?:\s+cả)?\s+|(?:\A|[.;\n])[\s+-]*)\Z"
)
"""tính chung 9 tháng; 10 tháng, … at a clause's start; not: trong thời hạn 6 tháng"""

_POINT_CUE = re.compile(
    r"""
    (?: (?:tính\s+)?(?:đến|tới) | (?:tính\s+)?(?:tại\s+)?thời\s+điểm | tại(?=\s+ngày) )
    (?:\s+hết)? (?:\s+\d{1,2}\s*(?:giờ|h)(?:\s*\d\d)?(?:\s*phút)?,?)? (?:\s+ngày)? \s+ \Z
    """,
    re.VERBOSE,
)
_YEAR_BEGIN = re.compile(rf"từ\s+đầu\s+năm(?:\s+(?:{_Y}|nay))?\s+(?=(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?\Z)")
_DAY_ALONE = re.compile(r"(?:\A|[.;:(\n])[\s+*-]*(?:(?:riêng|trong|vào|tính\s+riêng)\s+)*ngày\s+\Z")
_SHARES_YEAR = re.compile(r"(?!.*(?:\bso\b|\bvới\b))[^.;:\n\d]{1,100}\Z")
_SHARING = ("M", "Q", "H1", "H2", "6M", "9M", "NM")


def find_periods(text: str, start: int = 0, end: int | None = None) -> list[FoundPeriod]:
    """Every wording of a period, in order, none overlapping; horizons, price bases and anniversaries are none."""
    stop = len(text) if end is None else end
    low = lower(text)
    found = [one for match in _PERIOD.finditer(low, start, stop) for one in _of_words(match, low, text)]
    found += [one for date in find_dates(text, start, stop) if (one := _of_date(date, low, start))]
    return _with_shared_years(_apart(found), low)


def _of_words(match: re.Match[str], low: str, text: str) -> Iterator[FoundPeriod]:
    expression = _expression(match.groupdict(), match, low, text)
    if expression:
        yield FoundPeriod(*match.span(), expression)
    if match["y"] and expression and expression.kind == "Y":
        at = match.end()
        while more := _AND_YEAR.match(low, at):
            at = more.end()
            yield FoundPeriod(more.start("y"), at, PeriodExpression("Y", int(more["y"])))


def _expression(found: dict[str, str | None], match: re.Match[str], low: str, text: str) -> PeriodExpression | None:
    before = low[max(0, match.start() - 40) : match.start()]
    if found["n"]:
        return _count_of_year(_count(found["n"]), found["side"] or "", _int(found["ny"]), _previous(found["nw"]))
    if found["c"]:
        return _first_months(_count(found["c"]), _int(found["cy"]))
    if found["bare"]:
        return _first_months(_count(found["bare"]), None) if _CUMULATIVE_BEFORE.search(before) else None
    if found["m"] or found["tm"]:
        return _of_month(found, match, before, text)
    if quarter := found["q"] or found["qq"]:
        return PeriodExpression("Q", _int(found["qy"]), _QUARTERS[quarter], _previous(found["qw"]))
    if found["em"] or found["eq"]:
        return _first_months(int(found["em"] or 3 * _QUARTERS[found["eq"] or ""]), _int(found["ey"]))
    if found["fm"]:
        return _first_months(int(found["tom"] or 0), None) if int(found["fm"]) == 1 else None
    return _relative(found) or _years(found, before)


def _count(word: str | None) -> int:
    word = " ".join((word or "").split())
    return int(word) if word.isdigit() else _COUNTS[word]


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _previous(word: str | None) -> Relation | None:
    return "previous-year" if word and word != "nay" else None


def _count_of_year(count: int, side: str, year: int | None, relation: Relation | None) -> PeriodExpression | None:
    if not 1 < count < 12:
        return None
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


def _of_month(found: dict[str, str | None], match: re.Match[str], before: str, text: str) -> PeriodExpression | None:
    month = int(found["tm"]) if found["tm"] else read_month(found["m"] or "")
    year = _int(found["my"] or found["tmy"])
    if not 1 <= month <= 12 or _DAY_BEFORE.search(before) or _MONTH_PART.search(before):
        return None
    if found["m"] and not year and not found["mw"] and text[match.start("m")].islower():
        return None  # "mỗi tháng hai lần"; the month is printed "tháng Hai"
    relation = _previous(found["mw"])
    return PeriodExpression("M", year, month, "december-last-year" if relation and month == 12 else relation)


def _relative(found: dict[str, str | None]) -> PeriodExpression | None:
    if found["sm"] or found["pm"]:
        return PeriodExpression(relation="previous-month")
    if found["same"]:
        return PeriodExpression(relation="same-period-last-year", year=_int(found["sy"]))
    return PeriodExpression(relation="previous-quarter") if found["pq"] else None


def _years(found: dict[str, str | None], before: str) -> PeriodExpression | None:
    first, last = _int(found["a"]), _int(found["b"])
    if first and last:
        if first >= last:
            return None
        start, end = ((9, 1), (8, 31)) if found["school"] else ((1, 1), (12, 31))
        return PeriodExpression("SPAN", start=dt.date(first, *start), end=dt.date(last, *end))
    where, year = (found["where"] or "").strip(), _int(found["y"])
    if where == "đầu" or _NO_PERIOD_BEFORE.search(before):
        return None
    if where == "cuối":
        end_of_year = dt.date(year, 12, 31) if year else None
        return PeriodExpression("POINT", year, start=end_of_year, end=end_of_year) if year else None
    if _previous(found["yw"]):
        if _SEVERAL.search(before):
            return None
        return PeriodExpression(relation="previous-year")
    return PeriodExpression("Y", year)


def _of_date(date: FoundDate, low: str, start: int) -> FoundPeriod | None:
    """The period that a date states: a range, a moment after "đến", a day that opens a clause."""
    first, _, last = date.value.partition("/")
    if "X" in date.value and last:
        return None
    before = low[max(start, date.start - 40) : date.start]
    if last:
        span = PeriodExpression("SPAN", start=_first_day(first), end=_last_day(last))
        return FoundPeriod(date.start, date.end, span)
    if len(first) == 7:
        out = "X" in first or _DAY_BEFORE.search(before) or _MONTH_PART.search(before)
        month = PeriodExpression("M", int(first[:4]), int(first[5:])) if not out else None
        return FoundPeriod(date.start, date.end, month) if month else None
    if cue := _POINT_CUE.search(before):
        return _moment(date, before, cue.start(), first)
    if "X" not in first and _DAY_ALONE.search(before):
        day = dt.date.fromisoformat(first)
        return FoundPeriod(date.start, date.end, PeriodExpression("D", day.year, start=day, end=day))
    return None


def _moment(date: FoundDate, before: str, cue: int, edtf: str) -> FoundPeriod:
    begin = _YEAR_BEGIN.search(before)
    at = date.start - len(before) + (begin.start() if begin else cue)
    if "X" in edtf:
        return FoundPeriod(at, date.end, PeriodExpression("POINT", part=int(edtf[5:7]), day=int(edtf[8:])))
    day = dt.date.fromisoformat(edtf)
    if begin:
        return FoundPeriod(at, date.end, PeriodExpression("SPAN", start=dt.date(day.year, 1, 1), end=day))
    return FoundPeriod(at, date.end, PeriodExpression("POINT", day.year, start=day, end=day))


def _first_day(edtf: str) -> dt.date:
    return dt.date.fromisoformat(edtf if len(edtf) == 10 else f"{edtf}-01")


def _last_day(edtf: str) -> dt.date:
    return dt.date.fromisoformat(edtf) if len(edtf) == 10 else month_end(int(edtf[:4]), int(edtf[5:7]))


def _apart(found: list[FoundPeriod]) -> list[FoundPeriod]:
    """Of wordings that overlap the longest, of equal ones that with a year; in order."""
    kept: list[FoundPeriod] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.expression.year is None, f.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _with_shared_years(found: list[FoundPeriod], low: str) -> list[FoundPeriod]:
    """ "6 tháng đầu năm, phương hướng 6 tháng cuối năm 2022": the year is of both."""
    for i in range(len(found) - 2, -1, -1):
        one, after = found[i], found[i + 1]
        if one.expression.year or one.expression.relation or after.expression.relation or not after.expression.year:
            continue
        shares = one.expression.kind in _SHARING and after.expression.kind in _SHARING
        if shares and _SHARES_YEAR.match(low[one.end : after.start]):
            found[i] = replace(one, expression=replace(one.expression, year=after.expression.year))
    return found
