"""The type's name and the trích yếu, and the period that the trích yếu states."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.registers import document_types
from models.text import TextTable
from models.values.date import find_dates, year_of
from models.values.period import Period, find_periods, resolve_period
from models.values.symbol import find_symbols
from models.values.wording import fold, normal
from pipeline.structure.cues import is_cue, opens_with
from pipeline.structure.head.bodies import opens_with_body
from pipeline.structure.head.headlines import pieces_of
from pipeline.structure.labels import ANNEX, BULLET
from pipeline.structure.lines import Block, Line, in_capitals, is_caption

_DRAFT = re.compile(r"\s*(?:\(?\s*dự thảo\)?)\s+", re.IGNORECASE)
_FOR_PRESS = re.compile(r"\Abáo chí(?!\w)\s*", re.IGNORECASE)
"""«THÔNG CÁO BÁO CHÍ»: of the type's name."""
_ISSUED_BY = re.compile(
    r"của\s+(?!.{0,80}\ssố\s+\d)(?:[^,;.:]{3,70}?)"
    r"(?:\s+(?P<title>(?:về|v/v|quy định|ban hành|hướng dẫn|phê duyệt)\s.*))?\Z",
    re.IGNORECASE,
)
"""«của Bộ trưởng Bộ Tài chính», after the type's name, with or without the title behind it."""
_LAW = re.compile(r"(?<!\w)(?:bộ luật|luật|hiến pháp|nghị quyết đại hội)(?!\w)[^.;:]{0,80}\Z", re.IGNORECASE)
"""The year after "Luật … năm" is the law's, not the document's."""

_COVERS = re.compile(
    r"""(?:thời\ (?:kỳ|kì|gian|hiệu)|niên\ độ|kỳ|kì|số\ liệu|mốc\ thời\ gian)\ (?:được\ )?
    (?:thanh\ tra|kiểm\ tra|giám\ sát|kiểm\ toán|báo\ cáo|đánh\ giá|thống\ kê|lấy\ số\ liệu|chốt\ số\ liệu)(?!\w)
    (?:\ (?:được\ )?(?:là|tính|lấy))?\s*:?""",
    re.IGNORECASE | re.VERBOSE,
)
"""«Thời kỳ thanh tra:», «Kỳ báo cáo tính», «Số liệu báo cáo lấy», before the days from which and to which."""
_YEARS_TOLD = re.compile(r"(?<!\w)(?P<count>0?\d{1,2}|hai|ba|bốn|năm)\s+năm\s*\(", re.IGNORECASE)
"""«3 năm (5/2016 - 5/2019) thực hiện …»: what a title only counts, "sơ kết 3 năm thực hiện …"."""
_OPENING, _SAID = 3000, 80
"""How far into a text, and how far behind these words, the days may stand."""
_AFTER_KIND = 45
"""Words of a title whose first line is the type's name and kind alone."""
LINE_WORDS = 25
"""A printed line of a title holds no more words."""


@dataclass(frozen=True, slots=True)
class TypeLine:
    """A type's code and what stands after its name in the same line."""

    code: str
    rest: str
    capitals: bool = True


def type_line(content: str) -> TypeLine | None:
    """A line that is or opens with a type's name in capitals: "BÁO CÁO", "BÁO CÁO KẾT QUẢ …"; "QUYẾT ĐỊNH:" is none."""
    content = _DRAFT.sub("", content.strip(" *"), count=1) if _DRAFT.match(content) else content.strip(" *")
    if content.endswith(":"):
        return None
    found = named_type(content)
    if found is None:
        return None
    code, count = found
    words = content.split()
    name, rest = " ".join(words[:count]), " ".join(words[count:])
    capitals = in_capitals(name)
    rest = _FOR_PRESS.sub("", rest) if code == "TC" else rest
    issued_by = _ISSUED_BY.match(rest)
    if issued_by is not None:
        rest = issued_by["title"] or ""
    if not capitals and (len(words) > 5 if not rest and issued_by is None else issued_by is None):
        return None
    if code in ("Luật", "Lệnh", "Bộ luật") and rest:
        return None
    return TypeLine(code, rest.strip(" :-–"), capitals)


def inline_type(content: str) -> TypeLine | None:
    """A first line that is type and title in one, in sentence case: "Chỉ thị về việc …", "Báo cáo tình hình …"."""
    found = named_type(content)
    if (
        found is None
        or not content[0].isupper()
        or len(content.split()) > 70
        or content.rstrip().endswith((".", ":", "?"))
    ):
        return None
    code, count = found
    rest = " ".join(content.split()[count:])
    return TypeLine(code, rest) if rest and (opens_with(normal(rest), "title") or find_symbols(rest[:40])) else None


def named_type(content: str) -> tuple[str, int] | None:
    """Code of the longest type name that a line opens with, and its number of words; letters may be spaced."""
    words = normal(content[:60])
    for name, code in _names_by_first().get(words.partition(" ")[0], ()):
        if words == name or words.startswith(f"{name} "):
            return code, len(name.split())
    if in_capitals(content):  # without its accents, or with some that were misread: "BẢO CÁO"
        bare = _bare_names().get(fold(content))
        if bare is not None:
            return bare, len(content.split())
    if len(words.split()) > 2 and all(len(word) == 1 for word in words.split()):
        squeezed = words.replace(" ", "")
        return next(
            ((code, len(content.split())) for name, code in _names() if name.replace(" ", "") == squeezed), None
        )
    return None


def title_after(blocks: Sequence[Block], first: int, rest: str) -> tuple[str | None, int]:
    """The title that begins with `rest` or at block `first`, one line, and the block after it."""
    parts, place, last = [rest] if rest else [], first, None
    while place < len(blocks):
        line = blocks[place]
        if isinstance(line, TextTable) or not _of_title(line, parts, last):
            break
        parts.append(line.content)
        last, place = line, place + 1
    while place < len(blocks) and _beside_title(blocks[place]):
        place += 1
    title = " ".join(" ".join(parts).replace("**", "").split()).strip(' ."“”')
    return title or None, place


def _of_title(line: Line, parts: Sequence[str], last: Line | None) -> bool:
    label = line.label
    if (label is not None and label.rank not in (ANNEX, BULLET)) or _is_form(line) or line.content.startswith("("):
        return False
    if is_caption(line.content):
        return False
    words = normal(line.content)
    if (parts and opens_with(words, "preamble")) or words.startswith("căn cứ"):
        return False
    if not parts:
        return line.words <= 100 and not (line.content.endswith(".") and line.words > 60)
    return sum(len(part.split()) for part in parts) + line.words <= 130 and _continues(line, parts, last)


def _continues(line: Line, parts: Sequence[str], last: Line | None) -> bool:
    """Whether a line goes on with the title above it: printed alike, or in the middle of its sentence."""
    before = parts[-1]
    if before.endswith(";"):
        return line.words <= LINE_WORDS and not line.content.endswith((".", ":"))
    if before.endswith((".", ":")) or line.content.endswith(":"):
        return False
    if line.content[0].islower() or before.endswith((",", "-", "–")):
        return True
    if last is None and len(parts) == 1 and _only_kind(before):
        return line.words <= _AFTER_KIND and not line.content.endswith(".")
    if line.capitals != in_capitals(before):
        return False
    if line.capitals and opens_with_body(line.content):
        return False
    if last is not None and (last.centred or last.bold):
        alike = line.bold if last.bold else line.centred
        return alike and line.bold == last.bold and line.words <= 40
    return (
        (last is not None or line.capitals)
        and line.words <= (LINE_WORDS if line.capitals else 12)
        and len(before.split()) <= (LINE_WORDS if line.capitals else 14)
        and not line.content.endswith(".")
    )


def _only_kind(rest: str) -> bool:
    """Whether no more stands beside the type's name than what kind it is of: "BÁO CÁO TỔNG KẾT"; the title follows."""
    return in_capitals(rest) and is_cue(normal(rest), "report-kind")


def _is_form(line: Line) -> bool:
    """A line that belongs to the head but not to the title: a rule, "Kính gửi", a number, a date."""
    return all(piece.kind not in ("words", "subject", "form") for piece in pieces_of(line.content))


def _beside_title(block: Block) -> bool:
    """A rule, a remark in brackets, or the authority ("CHỦ TỊCH ỦY BAN NHÂN DÂN …") right under the title."""
    if isinstance(block, TextTable):
        return False
    bracketed = block.content.startswith("(") and block.content.rstrip(" .").endswith(")") and block.words <= 40
    authority = block.capitals and opens_with_body(block.content) and block.label is None
    return bracketed or authority or not any(letter.isalnum() for letter in block.content)


def stated_period(body: str, title: str = "") -> Period | None:
    """The period that a text says under its title that it covers: "Thời kỳ thanh tra: từ ngày … đến ngày …".

    The title may count the years that the text tells: "sơ kết 3 năm thực hiện …", "3 năm (5/2016 - 5/2019)".
    """
    opening = body[:_OPENING]
    for said in _YEARS_TOLD.finditer(opening):
        months = next((found.value.split("/") for found in find_dates(opening, said.end(), said.end() + _SAID)), [])
        counted = re.search(rf"(?<!\w){said['count']}\s+năm(?!\w)", title, re.IGNORECASE)
        if counted and len(months) == 2 and all(len(month) == 7 for month in months):
            first, last = (tuple(map(int, month.split("-"))) for month in months)
            return Period(Period.of_month(*first).start, Period.of_month(*last).end)
    for said in _COVERS.finditer(opening):
        end = opening.find("\n", said.end())
        end = min(said.end() + _SAID, end if end >= 0 else len(opening))
        ranges = [found.value.split("/") for found in find_dates(opening, said.end(), end) if "/" in found.value]
        if ranges and all(len(day) == 10 and day[0].isdigit() for day in ranges[0]):
            return Period(*map(dt.date.fromisoformat, ranges[0]))
    return None


def period_of(title: str, issued: str | None = None) -> Period | None:
    """What the title says that the document reports on or plans for; dates of cited documents say nothing.

    The first period counts: "tháng 8 … kế hoạch tháng 9 năm 2019" is August; "tháng 5 và 5 tháng đầu năm" both
    months, because the second holds the first. A missing year is the next one printed; without any, the year of issue
    (EDTF) counts if the period had begun by then.
    """
    text = title.lower() if in_capitals(title) else title
    dates = [(found.start, found.end) for found in find_dates(text) if len(found.value) > 7]
    expressions = [
        found
        for found in find_periods(text)
        if not any(start < found.end and found.start < end for start, end in dates)
        and not _LAW.search(text[: found.start])
        and found.expression.kind != "POINT"
    ]
    years = [found.expression.year for found in expressions if found.expression.year]
    resolved: list[Period] = []
    for place, found in enumerate(expressions):
        later = next((other.expression.year for other in expressions[place:] if other.expression.year), None)
        year = later or (years[0] if years else None)
        period = resolve_period(found.expression, None, year or (year_of(issued) if issued else None))
        if period is not None and (year or (issued and str(period.start) <= issued)):
            resolved.append(period)
    if not resolved:
        return None
    first = resolved[0]
    wider = (period for period in resolved[1:] if period.start <= first.start and period.end == first.end)
    return next(wider, first)


@cache
def _names_by_first() -> dict[str, list[tuple[str, str]]]:
    """First word → the names that begin with it, longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, code in _names():
        found.setdefault(name.partition(" ")[0], []).append((name, code))
    return found


@cache
def _bare_names() -> dict[str, str]:
    """Names of types without their accents."""
    return {fold(name): code for name, code in reversed(_names())}


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Names of types, longest first; "Công văn" is never printed as a type's name."""
    rows = ((normal(row.name_vi), row.code) for row in document_types() if row.code not in ("CV", "TCo"))
    return tuple(sorted(rows, key=lambda row: -len(row[0])))
