"""What a reader of the record should know: blanks in the head, doubts of the reader, things printed but not read."""

from __future__ import annotations

from models.mention import Mentions
from models.record import RecordWarning
from models.structure import Structure
from models.text import Text


def gather(mentions: Mentions, text: Text, structure: Structure) -> tuple[RecordWarning, ...]:
    """Warnings in the order of the work: reading, head, mentions."""
    header = structure.header
    found = [RecordWarning(code=warned.code, message=warned.message) for warned in text.warnings]
    if not header.present:
        found.append(RecordWarning(code="head-missing", message="văn bản không có phần đầu (cơ quan, số, ký hiệu)"))
    if header.number_blank:
        found.append(RecordWarning(code="number-blank", message="số văn bản để trống"))
    if header.day_blank:
        found.append(RecordWarning(code="day-blank", message="ngày ban hành để trống"))
    found += [RecordWarning(code=malformed.code, message=malformed.message) for malformed in mentions.malformed]
    return tuple(found)
