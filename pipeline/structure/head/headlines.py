"""What a line of the head is made of: motto, number and symbol, place and date, marks, separators, other words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

PieceKind = Literal["motto", "number", "date", "subject", "addressee", "mark", "form", "rule", "words"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a head line; two columns of a head may stand in one line."""

    kind: PieceKind
    text: str
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    before: str = ""
    """The words before a date, the place among them."""
    issued: str | None = None
    number_blank: bool = False
    day_blank: bool = False


_LONGEST = 400
"""Characters of a head line; a longer one is text."""
_MOTTO = re.compile(
    r"""c[ộo]ng\ h[òoõồố][aàá]?\ x[ãa]\ h[ộo]i(?:\ ch[ủu]\ ngh[ĩiỉ][aã](?:\ vi[ệe]t\ nam)?)?   # Quốc hiệu
      | ch[ủu]\ ngh[ĩiỉ][aã]\ vi[ệe]t\ nam | (?<!\w)vi[ệe]t\ nam\Z(?<=\Aviệt\ nam)
      | [đdp][ộo]c\ ?l[ậa]p\ ?[-–—.]?\ ?t[ựưu]\ ?do\ ?[-–—.]?\ ?h[ạa]nh\ ?ph[úu]c         # Tiêu ngữ
      | đ[ảa]ng\ c[ộo]ng\ s[ảa]n\ vi[ệe]t\ nam(?!\ \w)""",
    re.VERBOSE | re.IGNORECASE,
)
_TOKEN = r"[A-ZĐƯ](?:[A-Za-zĐđƯư0-9&]|\.(?=[A-ZĐƯ]))*"
_NUMBER = re.compile(
    rf"""(?<!\w)S[ốôóoổộ6ỐÔÓO]\s*[:;.]?\s*
      (?:(?P<number>\d[\dOl]{{0,4}}[a-z]?)(?!\w)|(?P<unread>\[…\]))?[\s.…_]*
      (?P<separator>[/⁄-])\s*
      (?P<symbol>(?:(?:19|20)\d\d\s?[/-]\s?)?{_TOKEN}(?:\s?[-–/]\s?{_TOKEN}){{0,4}})""",
    re.VERBOSE,
)
"""«Số: 115/BC-SCT», «Số:    /BC-SCT», «Số 36-HD/VPTW», «Số: 06/2024/QĐ-UBND», «Số: […]/BC-SCT»."""
_BARE_NUMBER = re.compile(r"\s*S[ốôỐ]\s*:\s*(?P<number>\d{1,5})\s*")
_UNREAD = r"(?=\S*[^\w\s.,…_/-])\S{1,5}"
"""What a scan shows of a figure that can't be read: «[…]», «$3»."""
_DATE = re.compile(
    rf"""(?:,\s*)?(?<!\w)(?:ngày|Ngày|NGÀY)\s*(?:
      (?:(?P<day>\d{{1,2}})|(?P<unread>{_UNREAD}))?[\s.…_]*(?:tháng|THÁNG)
        \s*(?:(?P<month>\d{{1,2}})|{_UNREAD})?[\s.…_]*(?:năm|NĂM)\s*(?P<year>(?:19|20)\d\d(?!\d))?
    | (?P<day2>\d{{1,2}})[/.-](?P<month2>\d{{1,2}})[/.-](?P<year2>(?:19|20)\d\d)
    )[\s.…_;]*\Z""",
    re.VERBOSE,
)
"""«Hà Nam, ngày 09 tháng 6 năm 2021», «ngày    tháng 10 năm 2014», «Hà Nội, ngày 09/6/2021»,
«Hà Nam, ngày […] tháng 6 năm 2021»: to the line's end."""
_DATED_OPENING = re.compile(
    r"[^\W\d_][\w. -]{1,30}, ngày \d{1,2} tháng \d{1,2} năm (?:19|20)\d\d(?= [^\W\d_])", re.IGNORECASE
)
"""Place and date with the next line's words after them: «Hà Nội, ngày 15 tháng 5 năm 2000 thông tư»."""
_SUBJECT = re.compile(r"\s*(?:v/v|về việc|v/v:)(?!\w)[:.]?\s*", re.IGNORECASE)
_ADDRESSEE = re.compile(r"\s*kính\s*gửi(?!\w)\s*:?|.*\sđiện\s*:\s*\Z", re.IGNORECASE)
"""«Kính gửi: …», and in telegrams «CHỦ TỊCH … điện:»."""
_MARK = re.compile(
    r"""[\s(\["*]*(?:d[ựu]\s?th[ảa]o(?:\ (?:lần\ )?(?:\d+|[ivx]+))?|hỏa\ tốc(?:\ hẹn\ giờ)?|hoả\ tốc|thượng\ khẩn|khẩn
      |tối\ mật|tuyệt\ mật|mật|bản\ (?:sao|chính)|độ\ mật\W*\w*)[\s)\]."*]*""",
    re.VERBOSE | re.IGNORECASE,
)
FORM = re.compile(
    r"(?<!\w)(?:biểu(?: mẫu)?|mẫu|phụ lục)(?: số)?\s*:?\s*(?:\d{1,3}[a-z]?|[IVX]{1,4})(?!\w)", re.IGNORECASE
)
"""«Biểu mẫu số 01» beside the body's name on a form."""


def pieces_of(content: str) -> list[Piece]:
    """The pieces of a head line from left to right; a line without any mark of a head is one piece of words."""
    if len(content) > _LONGEST:
        return [Piece("words", content)]
    if not any(letter.isalnum() for letter in content):
        return [Piece("rule", content)]
    if _MARK.fullmatch(content):
        return [Piece("mark", content)]
    if _ADDRESSEE.match(content):
        return [Piece("addressee", content)]
    subject = re.match(r"\s*[vV]/[vV](?!\w)", content)
    if subject is not None:
        return [Piece("subject", content[subject.end() :].strip(" :."))]
    rest = " ".join(content.split())
    motto = _MOTTO.search(rest)
    if motto is not None:
        before, after = rest[: motto.start()], rest[motto.end() :]
        return [*(_words_or_more(before)), Piece("motto", motto[0]), *_words_or_more(after)]
    return _words_or_more(rest)


def _words_or_more(rest: str) -> list[Piece]:
    """Number, then date, in what is left of a line; the words around them."""
    rest = rest.strip(" *|")
    if not any(letter.isalnum() for letter in rest):
        return []
    number = _NUMBER.search(rest)
    if number is not None:
        return [*_words_or_more(rest[: number.start()]), _number(number), *_words_or_more(rest[number.end() :])]
    bare = _BARE_NUMBER.fullmatch(rest)
    if bare is not None:
        return [Piece("number", rest, number=bare["number"])]
    date = _DATE.search(rest)
    if date is not None:
        return _dated(rest, date)
    opening = _DATED_OPENING.match(rest)
    if opening is not None:
        return [*_words_or_more(rest[: opening.end()].strip()), *_words_or_more(rest[opening.end() :])]
    form = FORM.search(rest)
    if form is not None and rest.isprintable() and len(rest.split()) <= 14:
        around = [*_words_or_more(rest[: form.start()]), Piece("form", form[0])]
        return [*around, *_words_or_more(rest[form.end() :])]
    return [Piece("words", rest)]


def _number(match: re.Match[str]) -> Piece:
    number = match["number"].replace("O", "0").replace("l", "1") if match["number"] else None
    symbol = re.sub(r"\s*([-–/])\s*", lambda found: found[1].replace("–", "-"), match["symbol"])
    blank = number is None and match["unread"] is None
    return Piece("number", match[0], number=number, symbol=symbol, number_blank=blank)


def _dated(rest: str, match: re.Match[str]) -> list[Piece]:
    place, before = _place(rest[: match.start()].rstrip(" ,"))
    day, month = match["day"] or match["day2"], match["month"] or match["month2"]
    year = match["year"] or match["year2"]
    issued = edtf(day, month, year)
    if issued is None and place is None:
        return [Piece("words", rest)]
    piece = Piece(
        "date",
        rest,
        place=place,
        before=rest[: match.start()],
        issued=issued,
        day_blank=day is None and match["unread"] is None,
    )
    return [*_words_or_more(before), piece]


def edtf(day: str | None, month: str | None, year: str | None) -> str | None:
    """EDTF of what is printed: without a day the month, without a month the year; an impossible day is no day."""
    if year is None:
        return None
    if month is None or not 1 <= int(month) <= 12:
        return year
    if day is None or not 1 <= int(day) <= _days(int(year), int(month)):
        return f"{year}-{int(month):02d}"
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _days(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _place(before: str) -> tuple[str | None, str]:
    """The place name at the end of the words before the date, and what stands before it (another column)."""
    words = before.split()
    if words and len(words) <= 6 and before.isupper():
        return before.title(), ""
    first = len(words)
    while first and len(words) - first < 7 and _of_place_name(words[first - 1]):
        first -= 1
    if first == len(words) and 2 <= len(words) <= 4 and words[0][0].isupper():
        first = 0
    while first < len(words) and not words[first][0].isalpha():
        first += 1
    return " ".join(words[first:]) or None, " ".join(words[:first])


def _of_place_name(word: str) -> bool:
    return word in ("-", "–", "TP.", "Tp.", "TP", "Tp", "phố", "xã", "TX.") or (
        word[0].isupper() and (len(word) == 1 or not word.isupper())
    )


def subject_of(content: str) -> str:
    """A subject without "V/v" in front."""
    return _SUBJECT.sub("", content, count=1)
