"""Sentences and list items of the body, by Vietnamese typing habits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.structure import Role, Section, Sentence
from models.values.wording import normal
from pipeline.structure.cues import ends_with, opens_with
from pipeline.structure.lines import CAPITALS, Line
from pipeline.structure.roles import role_named_by

_BREAK = re.compile(
    rf"""[.!?…](?:                             # the mark first, so that the search jumps from mark to mark
      (?<=[.!?])(?<![.…].)["”’')\]]*(?=\s+["“‘'(\[]*[{CAPITALS}])    # ". Từ đó …", ".” Sở …"
    | (?<=[.!?])(?<![.…].)["”’')\]]*(?=\s+\d+(?:[.,/]\d+)*(?:\s?%)?\s+[^\W\d_])    # ". 100 hộ …", ". 95% hộ"
    | (?:(?<=\.)\.\.|(?<=…))[.]?["”’')\]]*(?=\s+["“‘'(\[]*[{CAPITALS}])     # "… Qua đó"
    | (?<=[.!?])(?=\s+[-+*•]\s)                                      # ". - Tiếp tục"
    )""",
    re.VERBOSE,
)
_ABBREVIATION = re.compile(
    r"""(?:(?<![^\W_])
      (?:TP|Tp|TX|Tx|TT|Tt|Q|P|H|X|ThS|Ths|TS|PGS|GS|BS|KS|CN|Th\.S|Ts|NSND|NSƯT|NGND|NGƯT
        |KT|TM|TL|TUQ|TUN|ĐT|Đ/c|đ/c|St|Mr|Mrs|Dr|No|Tel|tr|Tr|đ|khoản|Nxb|NXB|vd|VD|[A-ZĐƯ]|[A-ZĐ]\.[A-ZĐƯ])
      |v\.v|v\.\ v)\Z""",
    re.VERBOSE,
)
"""What stands before a stop that ends no sentence: "TP. Hồ Chí Minh", "ThS. Trần", "T.Ư. Đảng"."""
_AND_SO_ON = re.compile(r"v\.\s?v\Z")
_BULLET = re.compile(r"\s[-+*•]\s\Z")


def find_sentences(lines: Sequence[Line], sections: Sequence[Section]) -> tuple[Sentence, ...]:
    """Sentences of the given paragraphs, headings left out. List items are whole, running text is split.

    Their role is their section's, or the one that words before a colon name ("- Hạn chế: …", "* Nguyên nhân:").
    """
    found: list[Sentence] = []
    place = -1
    spoken: _Spoken | None = None
    for line in lines:
        start = line.start
        while place + 1 < len(sections) and sections[place + 1].start < line.end:
            place += 1
            spoken = None
        if place >= 0:
            start = max(start, min(sections[place].body_start, line.end))
        if start < line.end:
            section = _holder(sections, place, line.start)
            spoken = _spoken(line, start - line.start, section, spoken)
            found.extend(_of_line(line, start - line.start, section, spoken))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A role that a line names; `marker`: the bullet whose next line ends it; None: it ends with its own line."""

    role: Role
    marker: str | None
    section: str | None


def _spoken(line: Line, start: int, section: Section | None, before: _Spoken | None) -> _Spoken | None:
    label = line.label if start == 0 else None
    marker = label.printed if label is not None else ""
    head, colon, rest = line.content[label.rest if label is not None else start :][:90].partition(":")
    role = role_named_by(head) if colon and len(head.split()) <= 8 else None
    identity = section.id if section else None
    if role is not None:
        return _Spoken(role, None if rest.strip() else marker, identity)
    if before is None or before.marker is None or before.section != identity or before.marker == marker:
        return None
    return None if opens_with(normal(line.content[:60]), "closing") else before


def _holder(sections: Sequence[Section], place: int, offset: int) -> Section | None:
    """The innermost section open at a paragraph: the last opened one, unless it ended before."""
    while place >= 0 and sections[place].end <= offset:
        place -= 1
    return sections[place] if place >= 0 else None


def _of_line(line: Line, start: int, section: Section | None, spoken: _Spoken | None) -> Iterator[Sentence]:
    """Spans of one paragraph from `start`; a label or bullet there makes it one item."""
    content = line.content
    label = line.label if start == 0 else None
    spans = [(label.rest, len(content))] if label is not None else split(content, start)
    role = section.effective_role if section else None
    for first, last in spans:
        if any(map(str.isalnum, content[first:last])):
            identity = section.id if section else None
            yield _sentence(line, first, last, identity, spoken.role if spoken else role, label is not None)


def _sentence(line: Line, first: int, last: int, section: str | None, role: Role | None, item: bool) -> Sentence:
    quote = line.content[first:last]
    lead_in = quote.endswith(":") and (ends_with(normal(quote[-60:]), "lead-in") or len(quote.split()) <= 25)
    return Sentence(line.start + first, line.start + last, section, role, item, lead_in, line.index)


def split(content: str, start: int = 0) -> list[tuple[int, int]]:
    """Spans of the sentences of running text from `start`, blanks between them left out."""
    spans: list[tuple[int, int]] = []
    for match in _BREAK.finditer(content, start):
        if _is_abbreviation(content, match.start(), match[0]):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(content)))
    return [trimmed for span in spans if (trimmed := _trim(content, span))]


def _is_abbreviation(content: str, stop: int, mark: str) -> bool:
    if not mark.startswith(".") or mark.startswith("..."):
        return False
    before = content[max(0, stop - 8) : stop]
    return _AND_SO_ON.search(before) is None and _ABBREVIATION.search(before) is not None


def _trim(content: str, span: tuple[int, int]) -> tuple[int, int] | None:
    start, end = span
    while start < end and (
        content[start].isspace() or (content[start] in "-+*•" and content[start + 1 : start + 2] == " ")
    ):
        start += 1
    while end > start and content[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
