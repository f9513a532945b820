"""Words for periods: "6 tháng đầu năm 2022", "quý III", "cùng kỳ"; some need the document to be understood."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.values.calendar_span import Period, label, read_label
from models.values.date import FoundDate, find_dates
from models.values.month_words import MONTH, lower, read_month
from models.values.period_date import DAY_BEFORE, MONTH_PART, period_of_date
from models.values.period_expression import FoundPeriod, PeriodExpression, PeriodKind, Relation, resolve_period

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


_COUNTS = {
    "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12,
}  # fmt: skip
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

_Y = r"(?:19|20)\d\d(?!\d)"
_OTHER = r"(?:nay|trước|ngoái|liền\s+trước|liền\s+kề)(?!\w)"
_COUNT = r"(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười\s+một|mười\s+hai|mười)"
_SEASON = r"(?:niên\s+vụ|vụ\s+(?:sản\s+xuất|đông|xuân|hè|thu|mùa|chiêm)(?:[\s-]+(?:xuân|thu|đông))?(?:\s+năm)?)"
_S = r"[^\S\n]?"
"""At most one space, never over a line's end."""
_DASH = rf"{_S}[-–]{_S}"

_OPENING = re.compile(
    r"""
    [\dhbnstcmqvgđ] (?<! [\w/.,]. )     # a character first, so that the search jumps to it
    (?: (?<=\d) | (?<=h)(?:ai|ết) | (?<=b)(?:a|ốn|ảy|ẩy) | (?<=n)(?:ăm|hiệm|iên|ửa) | (?<=s)(?:áu|o\s)
      | (?<=t)(?:ám|háng|hời|\d|ừ|rung) | (?<=c)(?:hín|ùng|k\s|ả\s|uối) | (?<=m)ười | (?<=v)(?:ới|ụ)
      | (?<=q)(?:u[ýíy]|\d) | (?<=g)iai | (?<=đ)ầu )
    """,
    re.VERBOSE,
)
"""How the words for a period begin; only there the whole of `_PERIOD` is tried."""

_PERIOD = re.compile(
    rf"""
    (?: (?: cùng\s+k[ỳì]\s+ )?
        (?: (?P<n>{_COUNT}) {_S}t(?:háng)? \s+(?P<side>đầu|cuối)\s+(?:của\s+)?năm        # 6 tháng đầu năm 2022
            (?: \s+(?P<ny>{_Y}) | \s+(?P<nw>{_OTHER}) )?
          | (?P<c>{_COUNT}) (?: \s+tháng(?:{_S}/{_S}|,?\s+năm\s+|\s+) | t{_S}/?{_S}(?:năm\s+)? ) (?P<cy>{_Y})  # 9T/2022
          | (?P<k>{_COUNT}) \s+tháng\s+(?:của\s+)?năm\s+(?P<kw>{_OTHER})                    # chín tháng năm nay
          | tháng\s+(?P<m>{MONTH}) (?!\s+(?:lần|buổi|phiên|cuộc|kỳ|âm\s+lịch))          # tháng 2/2007
            (?: (?:{_S}[/-]{_S}|,?\s+(?:của\s+)?năm\s+)(?P<my>{_Y}) | \s+năm\s+(?P<mw>{_OTHER}) )?
          | t(?P<tm>\d{{1,2}})/(?P<tmy>{_Y})                                            # T2/2007
          | (?: qu[ýíy]\s+(?P<q>iv|i{{1,3}}|[1-4])                                       # quý II/2022, quý I và II
              (?P<more>(?: (?:,{_S}|\s+và\s+)(?:iv|i{{1,3}})\b )*)
            | q(?P<qq>[1-4])(?=/) ) (?![\w.,]?\w)                                       # Q2/2022
            (?: (?:{_S}[/-]{_S}|,?\s+(?:của\s+)?năm\s+|\s+)(?P<qy>{_Y}) | \s+năm\s+(?P<qw>{_OTHER}) )?
        )
    | hết\s+(?: tháng\s+(?P<em>\d{{1,2}})(?!\d) | quý\s+(?P<eq>iv|i{{1,3}}|[1-4])(?!\w) )   # đến hết tháng 6/2022
      (?: (?:{_S}/{_S}|\s+năm\s+)(?P<ey>{_Y}) )?
    | từ\s+tháng\s+(?P<fm>\d{{1,2}}) (?: {_DASH} | \s+đến\s+(?:hết\s+)? )                # từ tháng 1 đến tháng 6
      (?:tháng\s+)?(?P<tom>\d{{1,2}}) (?! [/\d-] | \s+năm\s+\d )
    | (?P<same> cùng\s+k[ỳì] | cùng\s+thời\s+điểm(?:\s+này)? | (?:so|với)\s+ck(?:nt)?    # cùng kỳ năm trước, so CK
        | ck(?=\s+(?:năm|20)) | cùng\s+(?:tháng|quý|vụ)(?=\s+(?:của\s+)?năm) )
      (?! \s+(?:các|nhiều|những)\s+năm | \w )
      (?: \s+(?:của\s+)?(?:năm\s+)?(?P<sy>{_Y}) | \s+(?:của\s+)?năm\s+{_OTHER} | \s+(?P<sm>tháng\s+trước) )?
    | (?P<pm> tháng\s+(?:liền\s+)?trước ) (?!\w) | (?P<pq> quý\s+(?:liền\s+)?trước ) (?!\w)
    | (?: giai\s+đoạn(?:\s+(?:i{{1,3}}|\d))? | nhiệm\s+k[ỳì](?:\s+[^\W\d]+){{0,3}}?          # giai đoạn 2021-2025
        | thời\s+k[ỳì] | trung\s+hạn | (?P<school>năm\s+học) | {_SEASON} | từ(?=\s+năm) | năm )
      (?: \s+từ )? (?: \s+năm )? \s+\(?(?P<a>{_Y})
      (?: {_S}[-–/]{_S}(?:năm\s+)? | \s+đến\s+(?:hết\s+)?(?:năm\s+)? ) (?P<b>{_Y})
    | (?<=\() (?P<pa>{_Y}) {_DASH} (?P<pb>{_Y}) (?=\))                                  # 3 năm thực hiện (2019-2021)
    | nửa\s+(?P<half>đầu|cuối)\s+(?:của\s+)?năm (?: \s+(?P<hy>{_Y}) | \s+(?P<hw>{_OTHER}) )?   # nửa đầu năm 2022
    | (?P<where> cả\s+ | đầu\s+ | cuối\s+ )? (?:năm|{_SEASON}) \s+ (?: (?P<y>{_Y}) | (?P<yw>{_OTHER}) )
    | (?P<whole> cả\s+năm )(?!\w)
    | (?P<bare>\d{{1,2}}|hai|ba|sáu|chín)\s+tháng(?=\s*[,.:;)]|\s+(?:ước|đạt|tăng|giảm|toàn|và)\s|\s*\Z)
    )
    """,
    re.VERBOSE,
)

_AND_YEAR = re.compile(rf"(?:\s+và\s+|,\s?)(?P<y>{_Y})(?P<apart>(?=\s*[,.;)]|\s+và\s|\s*\Z))?")
"""năm 2019, 2020 và 2021"""

_ROMAN = re.compile(r"\b(?:iv|i{1,3})\b")

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

_BEFORE_HORIZONS = ("giá", "sánh", "định", "tế", "gốc", "đến", "tới", "từ", "trước", "sau", "tháng")
"""The last words of `_NO_PERIOD_BEFORE` and of `_UNTIL`, which are looked for only after one of them."""
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "._…"

_END_OF_YEAR = re.compile(r"(?:so\s+với|đến|tới|hết|thời\s+điểm|\d\s?%)\s+\Z")
"""so với cuối năm 2021, từ 5,2% cuối năm 2021: the stock at its end; not: những tháng cuối năm 2021"""
_TO_END = re.compile(r"(?<!nhìn\s)(?<!hướng\s)(?:đến|\()\s*\Z")  # đến cuối năm 2014 còn …, (cuối năm 2013 là …)
_UNTIL = re.compile(r"\b(?:đến|tới)\s+\Z")
_AIM = re.compile(
    r"(?:\A|[.,;:(\n+-]|\b(?:phấn\s+đấu|mục\s+tiêu|chỉ\s+tiêu|dự\s+kiến|là|tính|so\s+với))\s*(?:đến|tới)\s+\Z"
)
"""phấn đấu đến năm 2025 đạt …; not: Chiến lược phát triển … đến năm 2030"""

_SEVERAL = re.compile(r"\b(?:các|những|nhiều|mọi|mấy|vài)\s+\Z")  # so với các năm trước

_CUMULATIVE_BEFORE = re.compile(
    r"(?:(?:tính\s+chung|l[ũu]y\s+kế|luỹ\s+kế|cộng\s+dồn|sơ\s+kết|tính\s+gộp)(?:\s+cả)?\s+|(?:\A|[.;\n])[\s+-]*)\Z"
)
"""tính chung 9 tháng; 10 tháng, … at a clause's start; not: trong thời hạn 6 tháng"""

_PLANNED_NEXT = re.compile(
    r"\s*(?:[,;]|và)?\s*(?:phương\s+hướng|nhiệm\s+vụ|giải\s+pháp|kế\s+hoạch)\s[^.;\n]{0,60}?(?:tháng|quý)\s"
)
"""Kết quả 9 tháng, nhiệm vụ quý IV năm 2022"""

_LONGEST_SHARING = 100
_SHARES_YEAR = re.compile(rf"(?!.*(?:\bso\b|\bvới\b))[^.;:\n\d]{{1,{_LONGEST_SHARING}}}\Z")
_SHARING = ("M", "Q", "H1", "H2", "6M", "9M", "NM")


def find_periods(
    text: str, start: int = 0, end: int | None = None, dates: Sequence[FoundDate] | None = None
) -> list[FoundPeriod]:
    """Every wording of a period, in order, none overlapping; horizons, price bases and anniversaries are none.

    `dates` saves time where `find_dates` has read the same text before.
    """
    stop = len(text) if end is None else end
    low = lower(text)
    found = [one for match in _wordings(low, start, stop) for one in _of_words(match, low, text)]
    if dates is None:
        dates = find_dates(text, start, stop)
    found += [one for date in dates if (one := period_of_date(date, low, start))]
    return _with_shared_years(_apart(found), low)


def _wordings(low: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    at = start
    for opening in _OPENING.finditer(low, start, stop):
        if opening.start() >= at and (match := _PERIOD.match(low, opening.start(), stop)):
            at = match.end()
            yield match


def _of_words(match: re.Match[str], low: str, text: str) -> Iterator[FoundPeriod]:
    expression = _expression(match, low, text)
    if expression:
        yield FoundPeriod(match.start(), match.start("more") if match["more"] else match.end(), expression)
    if match["more"] and expression:
        for other in _ROMAN.finditer(low, *match.span("more")):
            yield FoundPeriod(*other.span(), replace(expression, part=_QUARTERS[other.group()]))
    if match["y"] and expression and expression.kind == "Y":
        at, year = match.end(), int(match["y"])
        while (more := _AND_YEAR.match(low, at)) and (more["apart"] is not None or int(more["y"]) == year + 1):
            at, year = more.end(), int(more["y"])
            yield FoundPeriod(more.start("y"), at, PeriodExpression("Y", year))


def _expression(found: re.Match[str], low: str, text: str) -> PeriodExpression | None:
    before = low[max(0, found.start() - 40) : found.start()]
    if found["n"]:
        return _count_of_year(_count(found["n"]), found["side"] or "", _int(found["ny"]), _previous(found["nw"]))
    if found["c"]:
        return _first_months(_count(found["c"]), _int(found["cy"]))
    if found["k"]:
        months = _first_months(_count(found["k"]), None)
        return replace(months, relation=_previous(found["kw"])) if months else None
    if found["half"]:
        return _count_of_year(6, found["half"], _int(found["hy"]), _previous(found["hw"]))
    if found["bare"]:
        reported = _CUMULATIVE_BEFORE.search(before) or _PLANNED_NEXT.match(low, found.end())
        return _first_months(_count(found["bare"]), None) if reported else None
    if found["m"] or found["tm"]:
        return _of_month(found, before, text)
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


def _of_month(found: re.Match[str], before: str, text: str) -> PeriodExpression | None:
    month = int(found["tm"]) if found["tm"] else read_month(found["m"] or "")
    year = _int(found["my"] or found["tmy"])
    if not 1 <= month <= 12 or DAY_BEFORE.search(before) or MONTH_PART.search(before):
        return None
    if found["m"] and not year and not found["mw"] and text[found.start("m")].islower():
        return None  # "mỗi tháng hai lần"; the month is printed "tháng Hai"
    relation = _previous(found["mw"])
    return PeriodExpression("M", year, month, "december-last-year" if relation and month == 12 else relation)


def _relative(found: re.Match[str]) -> PeriodExpression | None:
    if found["sm"] or found["pm"]:
        of_day = bool(found["sm"]) and "điểm" in found["same"]  # so với cùng thời điểm tháng trước
        return PeriodExpression("POINT" if of_day else None, relation="previous-month")
    if found["same"]:
        return PeriodExpression(relation="same-period-last-year", year=_int(found["sy"]))
    return PeriodExpression(relation="previous-quarter") if found["pq"] else None


def _years(found: re.Match[str], before: str) -> PeriodExpression | None:
    first, last = _int(found["a"] or found["pa"]), _int(found["b"] or found["pb"])
    if first and last:
        if first >= last:
            return None
        start, end = ((9, 1), (8, 31)) if found["school"] else ((1, 1), (12, 31))
        return PeriodExpression("SPAN", start=dt.date(first, *start), end=dt.date(last, *end))
    where, year = (found["where"] or "").strip(), _int(found["y"])
    end_of_year = dt.date(year, 12, 31) if year else None
    if where == "cuối" and (_TO_END.search(before) or (_END_OF_YEAR.search(before) and not _is_horizon(before))):
        return PeriodExpression("POINT", year, start=end_of_year, end=end_of_year) if end_of_year else None
    if where in ("đầu", "cuối") or _is_horizon(before):
        return None
    if _previous(found["yw"]):
        if _SEVERAL.search(before):
            return None
        return PeriodExpression(relation="previous-year")
    return PeriodExpression("Y", year)


def _is_horizon(before: str) -> bool:
    """Whether a year is none of a figure by the words before it: "giá so sánh năm 2010", "từ năm 2007"."""
    if not before.rstrip(_BLANKS).endswith(_BEFORE_HORIZONS):
        return False
    return bool(_NO_PERIOD_BEFORE.search(before) or (_UNTIL.search(before) and not _AIM.search(before)))


def _apart(found: list[FoundPeriod]) -> list[FoundPeriod]:
    """Of wordings that overlap the longest, of equal ones that with a year; in order."""
    kept: list[FoundPeriod] = []
    for one in sorted(found, key=lambda f: (f.start, f.start - f.end, f.expression.year is None)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return kept


def _with_shared_years(found: list[FoundPeriod], low: str) -> list[FoundPeriod]:
    """ "6 tháng đầu năm, phương hướng 6 tháng cuối năm 2022": the year is of both."""
    for i in range(len(found) - 2, -1, -1):
        one, after = found[i], found[i + 1]
        if one.expression.year or one.expression.relation or after.expression.relation or not after.expression.year:
            continue
        shares = one.expression.kind in _SHARING and after.expression.kind in _SHARING
        near = after.start - one.end <= _LONGEST_SHARING
        if shares and near and _SHARES_YEAR.match(low[one.end : after.start]):
            found[i] = replace(one, expression=replace(one.expression, year=after.expression.year))
    return found
