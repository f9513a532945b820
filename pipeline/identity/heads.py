"""What two documents' heads and texts say together: one document, two, or a question for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from models.answer import DocumentHead
from models.record import Record
from models.values.wording import fold

Relation = Literal["same", "ask", "similar"]
"""same: certainly one document. ask: may be one. similar: two documents that say nearly the same."""

COPY = 0.8
"""Of the text that copies have in common: formats and recognition of scans differ in less than a fifth."""
KIN = 0.5
"""From here on a draft and its final text may be one."""
ALIKE = 0.6
"""From here on two documents are shown as similar."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is between two documents, and why."""

    relation: Relation
    reasons: tuple[str, ...] = ()


def head_of(record: Record) -> DocumentHead:
    """A document in short."""
    document = record.document
    return DocumentHead.model_validate({name: getattr(document, name) for name in DocumentHead.model_fields})


def is_provisional(head: DocumentHead) -> bool:
    """Whether the head leaves blank what is filled in when a document is issued: number or day."""
    return not head.number or len(head.issued or "") < len("2022-07-04")


def numbered(head: DocumentHead) -> str | None:
    """What no two documents share: type, number, symbol, issuers, year; None where the head leaves any of it blank."""
    if not (head.type and head.number and head.symbol and head.issuers and head.issued):
        return None
    return "|".join((head.type, head.number.lstrip("0"), fold(head.symbol), _issuers(head), head.issued[:4]))


def titled(head: DocumentHead) -> str | None:
    """What a draft and its numbered copy share: type, issuers, title, period; None where there is no title."""
    if not (head.type and head.title and head.issuers):
        return None
    period = f"{head.period.start} {head.period.end}" if head.period else ""
    return "|".join((head.type, _issuers(head), fold(head.title), period))


def verdict(one: DocumentHead, other: DocumentHead, similarity: float) -> Verdict | None:
    """What is between two documents of different keys; None if nothing."""
    if numbered(one) and numbered(one) == numbered(other):
        return _of_one_number(one, other, similarity)
    if similarity >= KIN and _may_be_draft(one, other):
        found = _draft(one, other, similarity)
        if found is not None:
            return found
    return Verdict("similar") if similarity >= ALIKE else None


def _of_one_number(one: DocumentHead, other: DocumentHead, similarity: float) -> Verdict:
    if similarity >= COPY and _compatible(one.issued, other.issued):
        return Verdict("same", ("cùng cơ quan, số, ký hiệu, năm; nội dung gần như một",))
    days = () if _compatible(one.issued, other.issued) else ("khác ngày ban hành",)
    alike = () if similarity >= COPY else ("nội dung khác nhau đáng kể",)
    return Verdict("ask", ("cùng cơ quan, số, ký hiệu, năm", *days, *alike))


def _may_be_draft(one: DocumentHead, other: DocumentHead) -> bool:
    """Whether nothing that both heads state speaks against their being one, and one of them is not complete."""
    numbers = {number.lstrip("0") for number in (one.number, other.number) if number}
    return (
        (is_provisional(one) or is_provisional(other))
        and len(numbers) <= 1
        and one.type == other.type
        and _issuers(one) == _issuers(other)
        and (one.period == other.period or one.period is None or other.period is None)
    )


def _draft(one: DocumentHead, other: DocumentHead, similarity: float) -> Verdict | None:
    doubts = []
    if similarity < COPY:
        doubts.append("nội dung khác nhau đáng kể")
    if not titled(one) or titled(one) != titled(other):
        doubts.append("trích yếu hoặc kỳ không trùng")
    if not _compatible(one.issued, other.issued):
        doubts.append("khác ngày, tháng ban hành")
    if len(doubts) > 1:  # the reports of two weeks, neither of which has a number
        return None
    if doubts:
        return Verdict("ask", ("cùng cơ quan, loại; một bản để trống số hoặc ngày", *doubts))
    return Verdict("same", ("cùng cơ quan, loại, trích yếu, kỳ; một bản để trống số hoặc ngày; nội dung gần như một",))


def _compatible(one: str | None, other: str | None) -> bool:
    """Whether two dates may be one: the less precise is the beginning of the other."""
    return not one or not other or one.startswith(other) or other.startswith(one)


def _issuers(head: DocumentHead) -> str:
    return " + ".join(sorted(fold(issuer) for issuer in head.issuers))
