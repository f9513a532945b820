"""Printed labels: "Phần thứ nhất", "A.", "II/", "1.", "2.1.", "a)", "(i)", "-" and their places in the ladder."""

from __future__ import annotations

import re
from dataclasses import dataclass

PART, CHAPTER, CAPITAL, ROMAN, ARTICLE, ARABIC, DECIMAL, LETTER, BRACKETED, BULLET = range(10, 110, 10)
ANNEX = 5
"""Ranks of the ladder (domain: Phần > A > I > 1 > 1.1 > 1.1.1 > a > (i) > -): a smaller one holds a greater one."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label that opens a line: as printed, its rank, its number (1 for "I", "a", "A"), where the rest starts."""

    printed: str
    rank: int
    number: int | None
    rest: int


_LABEL = re.compile(
    r"""\s*(?:
      (?P<annex>(?i:phụ\ lục|(?:biểu|mẫu)(?:\ mẫu)?\ số|biểu(?=\ \d)|phụ\ biểu)      # "Phụ lục II", "Biểu mẫu số 03"
          (?:\ (?i:số))?(?:\ ?:?\ ?(?:\d{1,3}[a-z]?|[IVX]{1,5}|[A-HĐ])(?:[/-][A-ZĐ\d-]+)?(?!\w))?)[.:]?(?=\s|$)
    | (?P<part>(?i:phần)\s+
          (?:(?i:thứ)\s+(?i:nhất|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)|[IVX]{1,4}|[A-HĐ]|\d{1,2})(?!\w)
          \s?[.:/)]?)                                                                # "Phần thứ nhất", "PHẦN I."
    | (?P<chapter>(?i:chương|mục|tiểu\ mục)\s+(?:[IVX]{1,5}|\d{1,2})(?!\w)\s?[.:/)]?) # "Chương II", "Mục 1."
    | (?P<article>(?i:điều)\s+\d{1,3}\s?[.:])(?=\s|$)                                 # "Điều 1."
    | (?P<roman>(?!V/v)[IVX][IVXivx1l]{0,5}                                           # "II/", "Ii.", "I-"
          (?:\s?[./)]|\s?[-–](?=\s)|[-–](?=[^\W\d_])))(?=\s|[^\W\d_]|$)
    | (?P<capital>[A-HĐ](?:[.)]|\s?[-–/](?=\s)))(?=\s|[^\W\d_]|$)                     # "A.", "B/ "
    | (?P<decimal>(?:(?:[IVX]{1,4}|[A-HĐ])\.)?                                        # "2.1.", "1.2.3/"
          \d{1,2}(?:\.\d{1,2}){1,3}(?:[./)]|\s?[-–](?=\s)))(?=\s|[^\W\d_]|$)
    | (?P<bare>\d{1,2}(?:\.\d{1,2}){1,3})(?=\s+[^\W\d_])                              # "1.1 Công tác"
    | (?P<mixed>(?:[IVX]{1,4}|[A-HĐ])\.\d{1,2}[./)]?)(?=\s+[^\W\d_])                  # "II.1 Kết quả"
    | (?P<arabic>\d{1,2}(?:[./)]|\s?[-–](?=\s?[^\W\d_])))(?=\s|[^\W\d_]|$)            # "1.", "1/", "1-"
    | (?P<letter>[a-zđ](?:\)|[./](?=\s)))(?=\s|[^\W\d_]|$)                            # "a)", "b."
    | (?P<bracketed>\((?:[ivx]{1,4}|\d{1,2}|[a-zđ])\))(?=\s|[^\W\d_]|$)               # "(i)", "(1)"
    | (?P<bullet>[-–—+*•·▪●○◦‣➢✓](?!\d))                                              # "- ", "+ "
    )\s*""",
    re.VERBOSE,
)

_RANKS = {
    "annex": ANNEX, "part": PART, "chapter": CHAPTER, "capital": CAPITAL, "roman": ROMAN, "article": ARTICLE,
    "arabic": ARABIC, "decimal": DECIMAL, "bare": DECIMAL, "mixed": DECIMAL, "letter": LETTER,
    "bracketed": BRACKETED, "bullet": BULLET,
}  # fmt: skip
_ORDINALS = {
    "nhất": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_LETTERS = "abcdđeghiklmnopq"
"""The order of letter labels: đ follows d; f, j, w, z are not used."""


_LETTER = re.compile(r"\w")
_MARKS_AFTER = re.compile(r"[^\w]+$")


def read_label(content: str) -> Label | None:
    """The label that opens `content`, None if it opens with words or a quantity ("6 tháng đầu năm", "14/5")."""
    match = _LABEL.match(content)
    if match is None or match.lastgroup is None:
        return None
    kind, printed = match.lastgroup, match[match.lastgroup].strip()
    following = content[match.end() : match.end() + 1]
    if kind == "bare" and not following.isupper():
        return None
    rank = _RANKS[kind]
    if rank == DECIMAL:
        rank += printed.strip("./)- –").count(".") - 1
    return Label(printed, rank, _number(kind, printed), match.end())


def _number(kind: str, printed: str) -> int | None:
    token = _MARKS_AFTER.sub("", printed).split()[-1].split(".")[-1].strip("()") if _LETTER.search(printed) else ""
    if token.isdigit():
        return int(token)
    if token.lower() in _ORDINALS:
        return _ORDINALS[token.lower()]
    if kind in ("roman", "part", "chapter", "annex") or (kind == "bracketed" and re.fullmatch("[ivx]+", token)):
        return _roman(token)
    if len(token) == 1 and token.lower() in _LETTERS:
        return _LETTERS.index(token.lower()) + 1
    return None


def _roman(token: str) -> int | None:
    """The value of a Roman numeral; "1" and "l" inside one are slips for "I" ("I1" = II)."""
    digits = [{"I": 1, "V": 5, "X": 10}.get(letter) for letter in token.upper().replace("1", "I").replace("L", "I")]
    if not digits or None in digits:
        return None
    values = [digit for digit in digits if digit is not None]
    return sum(-v if v < w else v for v, w in zip(values, [*values[1:], 0], strict=True))
