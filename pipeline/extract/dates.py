"""Finds calendar dates and ranges, months included: not those of cited documents, nor the document's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from models.mention import DateMention, Malformed
from models.structure import Structure
from models.text import Span
from models.values.date import NO_YEAR, FoundDate
from pipeline.extract.once import dates_in, impossible_dates_in
from pipeline.extract.references import REFERENCE_DATES

_CITED = re.compile(
    r"""
    (?: \bsố \s+ [\w/.-]+                                 # Nghị quyết số 128 ngày 11/10/2021
      | \b(?-i:Bộ\ luật|Luật|Pháp\ lệnh) \s [^.;\n\d]{2,60}?   # Luật Đất đai ngày 29 tháng 11 năm 2013
      | \b(?:Nghị\ quyết|Nghị\ định|Quyết\ định|Chỉ\ thị|Thông\ tư|Kế\ hoạch|Công\ văn) \s+ \d+
    )
    (?: \s+ của \s [^.;,\n\d]{2,50}? )?                 # Văn bản số 02 của Bộ, ngày 3/4/2021
    \s* ,? (?<!trước)(?<!sau)(?<!đến)(?<!từ)(?<!hết) \s* ngày \s* $   # never: … theo Luật này trước ngày 01/7
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Before the date of a document that is cited without a symbol."""

_TO = re.compile(r"\s*[-–]\s*")

_LONGEST_LIST = 50
"""Mentions of one list that may share their end."""


def find(doc: Doc) -> tuple[DateMention, ...]:
    """The dates of a text, in text order; a day or month without a year is `XXXX-05-14`, `XXXX-05`."""
    content = doc._.text.content
    cited = sorted(
        [*doc.user_data.get(REFERENCE_DATES, ()), *(mention.span for mention in doc._.found.get("references", ()))]
    )
    return tuple(
        DateMention(Span(date.start, date.end), date.value)
        for date in _joined(content, dates_in(doc))
        if not _of_form(date, doc._.structure)
        and not _within(date, cited)
        and not _CITED.search(content, max(0, date.start - 130), date.start)
    )


def _joined(content: str, dates: Sequence[FoundDate]) -> Iterator[FoundDate]:
    """The dates, a day and its anniversary as one range: (12/3/1959 - 12/3/2019)."""
    last: FoundDate | None = None
    for date in dates:
        if last is not None and _TO.fullmatch(content, last.end, date.start) and _same_day(last.value, date.value):
            last = FoundDate(last.start, date.end, f"{last.value}/{date.value}")
            continue
        if last is not None:
            yield last
        last = date
    if last is not None:
        yield last


def _same_day(first: str, last: str) -> bool:
    return len(first) == len(last) == 10 and first[4:] == last[4:] and NO_YEAR not in (first[:4], last[:4])


def find_impossible(doc: Doc) -> tuple[Malformed, ...]:
    """What is written like a date and is none in the calendar: 31/9/2009, năm 20214."""
    content = doc._.text.content
    return tuple(
        Malformed(
            Span(date.start, date.end),
            "date-impossible",
            f"Không đọc được ngày “{content[date.start : date.end]}”: lịch không có ngày này.",
        )
        for date in impossible_dates_in(doc)
    )


def _of_form(date: FoundDate, structure: Structure) -> bool:
    """The date in the head under which the document was issued, or anything in the foot."""
    header, foot = structure.header, structure.closing.span
    own = header.present and date.start < header.span.end and date.value == header.issued
    return own or (foot is not None and foot.start <= date.start < foot.end)


def _within(date: FoundDate, cited: list[Span]) -> bool:
    """Whether a date shares a character with one of the spans, which are in order."""
    place = bisect_left(cited, date.end, key=lambda span: span.start)
    return any(span.end > date.start for span in cited[max(0, place - _LONGEST_LIST) : place])
