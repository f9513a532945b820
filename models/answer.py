"""The answers, in the API's own shapes: what `--json` prints and what the pages show."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.mention import Bound, ChangeUnit, Status
from models.record import (
    Attainment,
    Award,
    Frozen,
    Movement,
    Observation,
    PeriodField,
    PlainNumber,
    Reference,
    Statement,
)
from models.structure import Role

Flag = Literal["revised", "conflict", "change-differs", "plan-differs", "break", "unit-differs"]


class DocumentHead(Frozen):
    """A document, in short."""

    key: str
    type: str | None
    number: str | None
    symbol: str | None
    issued: str | None
    issuers: tuple[str, ...]
    title: str | None
    period: PeriodField | None


class HeldFile(Frozen):
    """One file of a document in the archive."""

    name: str
    media_type: str
    sha256: str
    bytes: int


class HeldDocument(DocumentHead):
    """A document that is held, with its files and what was found in it."""

    parent: str | None
    place: str | None
    files: tuple[HeldFile, ...]
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


class SectionPath(Frozen):
    """Where in the document: headings from the outermost to the innermost."""

    id: str | None
    path: tuple[str, ...]
    role: Role | None


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


class StatedObservation(Observation):
    """An observation with the document that states it."""

    document: DocumentHead


class ObservationPage(Frozen):
    """Stated values, in order of period."""

    cursor: str | None
    items: tuple[StatedObservation, ...]


class CellSource(Frozen):
    """Where a figure stands."""

    document: DocumentHead
    quote: str
    page: int | None
    section: SectionPath
    start: int
    end: int


class CellChange(Frozen):
    """A change as stated, and as computed from the cells, in the stated unit."""

    base: PeriodField | None
    stated: PlainNumber | None
    computed: PlainNumber | None
    unit: ChangeUnit
    source: CellSource | None = Field(default=None, description="nơi nêu mức tăng giảm; null: cùng chỗ với ô")


class CellAttainment(Attainment):
    """An attainment as stated, and as computed from a plan that is held."""

    computed: PlainNumber | None = Field(default=None, description="tính từ kế hoạch có trong kho; null nếu không có")
    source: CellSource | None = Field(default=None, description="nơi nêu mức hoàn thành; null: cùng chỗ với ô")


class OtherStatement(Frozen):
    """Another statement of the same cell: an earlier vintage or a contradiction."""

    value: PlainNumber | None
    decimals: int | None
    unit: str | None
    unit_mult: int
    status: Status
    source: CellSource
    bound: Bound | None = None
    changes: tuple[CellChange, ...] = ()
    agrees: bool = Field(default=False, description="có thể là cùng một số với ô, sau khi làm tròn")


class ComparisonCell(Frozen):
    """One indicator in one period."""

    period: PeriodField
    value: PlainNumber | None
    decimals: int | None
    status: Status
    changes: tuple[CellChange, ...]
    attainments: tuple[CellAttainment, ...]
    source: CellSource
    others: tuple[OtherStatement, ...]
    flags: tuple[Flag, ...]
    bound: Bound | None = None
    unit: str | None = Field(default=None, description="đơn vị của ô; khác đơn vị của hàng thì có cờ unit-differs")
    unit_mult: int = Field(default=0, description="luỹ thừa của mười của ô")
    prices: str | None = Field(default=None, description="giá dùng để tính, như “giá so sánh 2010”; null nếu không nêu")


class LabelledPeriod(PeriodField):
    """A column of a comparison: "6T/2019"."""

    label: str


class ComparisonRow(Frozen):
    """A row: cells in the order of the columns; null where nothing is stated."""

    indicator: str | None
    name: str
    area: str | None
    issuer: str | None
    unit: str | None
    unit_mult: int
    cells: tuple[ComparisonCell | None, ...]


class ComparisonTable(Frozen):
    """Indicators against years."""

    periods: tuple[LabelledPeriod, ...]
    rows: tuple[ComparisonRow, ...]


class StatedReference(Reference):
    """A citation with the document that cites."""

    document: DocumentHead


class StatedMovement(Movement):
    """A movement with the document that names it."""

    document: DocumentHead


class StatedStatement(Statement):
    """A statement with the document that makes it."""

    document: DocumentHead


class StatedAward(Award):
    """An award with the document that reports it."""

    document: DocumentHead


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
