"""The answers, in the API's own shapes: what `--json` prints and what the pages show."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo

from models.comparison import CellAttainment as CellAttainment
from models.comparison import CellChange as CellChange
from models.comparison import ComparisonCell as ComparisonCell
from models.comparison import ComparisonRow as ComparisonRow
from models.comparison import ComparisonTable as ComparisonTable
from models.comparison import Flag as Flag
from models.comparison import LabelledPeriod as LabelledPeriod
from models.comparison import OtherStatement as OtherStatement
from models.place import CellSource as CellSource
from models.place import DocumentHead as DocumentHead
from models.place import SectionPath as SectionPath
from models.record import (
    Award,
    Frozen,
    Movement,
    Observation,
    Reference,
    Statement,
)


class HeldFile(Frozen):
    """One file of a document in the archive."""

    name: str
    media_type: str
    sha256: str
    bytes: int
    version: int = Field(default=1, description="bản thứ mấy của văn bản; số lớn nhất là bản đang dùng")
    current: bool = Field(default=True, description="thuộc bản đang dùng")
    draft: bool = Field(default=False, description="bản để trống số hoặc ngày, sau đó đã có bản đủ số, ngày")
    supersedes: tuple[str, ...] = Field(default=(), description="sha256 các tệp của bản ngay trước mà bản này thay")


class HeldDocument(DocumentHead):
    """A document that is held, with its files and what was found in it."""

    parent: str | None
    place: str | None
    files: tuple[HeldFile, ...]
    aliases: tuple[str, ...] = Field(default=(), description="khoá khác của cùng văn bản, như của bản thảo chưa có số")
    counts: dict[str, int] = Field(description="số mục mỗi loại: sections, references, movements …")


class DocumentPage(Frozen):
    """Documents, newest first."""

    total: int
    cursor: str | None
    items: tuple[HeldDocument, ...]


class FailedFile(Frozen):
    """A file that was seen and has no document, and why."""

    path: str = Field(description="đường dẫn khi nạp; tệp trong tệp nén đứng sau “!/”")
    status: Literal["failed", "refused"] = Field(description="không đọc được; không an toàn hay quá giới hạn")
    code: str = Field(description="mã lỗi, không đổi qua các phiên bản")
    reason: str = Field(description="lỗi gì và làm gì tiếp")
    sha256: str | None = Field(description="null nếu không mở được tệp hay tệp quá lớn")
    bytes: int
    seen: str = Field(description="lần đọc gần nhất, ISO 8601, UTC")


class FailurePage(Frozen):
    """Files that were seen and have no document, by path."""

    total: int
    cursor: str | None
    items: tuple[FailedFile, ...]


class Passage(Frozen):
    """A passage that answers a search. `highlights` are [start, end) offsets into `quote`."""

    document: DocumentHead
    section: SectionPath
    quote: str
    highlights: tuple[tuple[int, int], ...]
    page: int | None
    start: int
    end: int
    score: float


class FacetValue(Frozen):
    """A value and the number of passages that have it."""

    value: str | int
    count: int


class SearchPage(Frozen):
    """Passages, best first, and facets over all of them."""

    total: int
    cursor: str | None
    facets: dict[str, tuple[FacetValue, ...]]
    items: tuple[Passage, ...]


def _read_before(given: Any, info: ValidationInfo) -> Any:
    """The head itself for the key of a document whose head was read before: heads by key are the context."""
    return info.context[given] if isinstance(given, str) and info.context else given


Head = Annotated[DocumentHead, BeforeValidator(_read_before)]
"""The head of the document that states something, of which a page has many: who reads one reads each head once."""


class StatedObservation(Observation):
    """An observation with the document that states it."""

    document: Head


class ObservationPage(Frozen):
    """Stated values, in order of period."""

    cursor: str | None
    items: tuple[StatedObservation, ...]


class StatedReference(Reference):
    """A citation with the document that cites."""

    document: Head


class StatedMovement(Movement):
    """A movement with the document that names it."""

    document: Head


class StatedStatement(Statement):
    """A statement with the document that makes it."""

    document: Head


class StatedAward(Award):
    """An award with the document that reports it."""

    document: Head


class ReferencePage(Frozen):
    """Citations, newest citing document first."""

    cursor: str | None
    items: tuple[StatedReference, ...]


class MovementPage(Frozen):
    """Movements, newest document first."""

    cursor: str | None
    items: tuple[StatedMovement, ...]


class StatementPage(Frozen):
    """Statements, newest document first."""

    cursor: str | None
    items: tuple[StatedStatement, ...]


class AwardPage(Frozen):
    """Awards, newest document first."""

    cursor: str | None
    items: tuple[StatedAward, ...]
