"""The answers about what doesn't agree: findings, the check of a draft, how good estimates were."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.answer import CellSource, DocumentHead
from models.mention import Bound, ChangeUnit, Status
from models.record import Frozen, PeriodField, PlainNumber

FindingKind = Literal[
    "change-differs",
    "plan-differs",
    "parts-differ",
    "falls",
    "conflict",
    "unit-differs",
    "break",
    "citation-differs",
    "name-differs",
]
Severity = Literal["contradiction", "notice"]
CitedPart = Literal["number", "symbol", "date", "type", "issuer", "name"]


class FindingSide(Frozen):
    """One side of a disagreement: what is stated, and where. Without a source it is what a register says."""

    document: DocumentHead | None = Field(description="văn bản nêu; null: theo danh mục")
    source: CellSource | None = Field(description="chỗ nêu; null: cả văn bản (số, ngày ở đầu văn bản) hay danh mục")
    period: PeriodField | None = None
    value: PlainNumber | None = None
    decimals: int | None = None
    unit: str | None = None
    unit_mult: int = 0
    status: Status | None = None
    bound: Bound | None = None
    prices: str | None = Field(default=None, description="giá dùng để tính, như “giá so sánh 2010”")
    words: str | None = Field(default=None, description="số, ký hiệu, ngày, tên … như nêu")


class Finding(Frozen):
    """A statement that can't be right if another one is, or (a notice) that can't be compared with it."""

    kind: FindingKind = Field(
        description="change-differs mức tăng giảm, plan-differs mức hoàn thành, parts-differ tổng và các phần, "
        "falls số cộng dồn giảm, conflict hai số của một ô, unit-differs đơn vị, break gốc giá, "
        "citation-differs viện dẫn, name-differs tên phong trào"
    )
    severity: Severity = Field(description="contradiction: không thể cùng đúng; notice: không so sánh được với nhau")
    indicator: str | None = None
    name: str | None = Field(default=None, description="tên chỉ tiêu")
    area: str | None = None
    issuer: str | None = None
    period: PeriodField | None = Field(default=None, description="kỳ của số liệu")
    stated: PlainNumber | None = Field(default=None, description="mức tăng giảm, mức hoàn thành hay tổng được nêu")
    stated_unit: ChangeUnit | None = None
    base: PeriodField | None = Field(default=None, description="kỳ gốc so sánh, hay kỳ của kế hoạch")
    computed: PlainNumber | None = Field(default=None, description="mức tính ra từ các số được nêu")
    low: PlainNumber | None = Field(default=None, description="mức tính ra thấp nhất, do các số đã làm tròn")
    high: PlainNumber | None = Field(default=None, description="mức tính ra cao nhất")
    part: CitedPart | None = Field(default=None, description="phần của viện dẫn không khớp")
    here: FindingSide = Field(description="chỗ nêu; trong dự thảo, hay ở văn bản mới hơn")
    there: tuple[FindingSide, ...] = Field(description="những chỗ không khớp với chỗ ấy")


class FindingPage(Frozen):
    """Disagreements, those of the newest documents first."""

    total: int
    cursor: str | None
    items: tuple[Finding, ...]


class WantedCitation(Frozen):
    """A document that the draft cites and the corpus doesn't hold."""

    key: str
    type: str | None
    number: str
    symbol: str
    date: str | None
    source: CellSource


class CheckAnswer(Frozen):
    """A draft against what is held, in the order of the draft. Nothing of the draft is kept."""

    document: DocumentHead = Field(description="dự thảo, như đọc được")
    figures: int = Field(description="số lần nêu số liệu trong dự thảo")
    compared: int = Field(
        description="trong đó có số liệu cùng chỉ tiêu, cùng cơ quan trong kho hay ở chỗ khác của dự thảo"
    )
    citations: int = Field(description="số lần viện dẫn trong dự thảo")
    held: bool = Field(description="chính văn bản này đã có trong kho; bản trong kho không được đem ra đối chiếu")
    findings: tuple[Finding, ...]
    not_held: tuple[WantedCitation, ...] = Field(
        description="văn bản được viện dẫn mà kho chưa có; viện dẫn không khớp thì nằm ở findings"
    )


class EstimatePair(Frozen):
    """An estimate and the final figure that came later."""

    period: PeriodField
    estimate: FindingSide
    final: FindingSide
    difference: PlainNumber = Field(description="chính thức so với ước: phần trăm, hoặc điểm với chỉ tiêu phần trăm")
    same: bool = Field(description="có thể là cùng một số, sau khi làm tròn")
    low: PlainNumber = Field(description="độ lệch thấp nhất có thể, do các số đã làm tròn")
    high: PlainNumber = Field(description="độ lệch cao nhất có thể")


class EstimateRow(Frozen):
    """How estimates of an indicator for a kind of period turned out."""

    indicator: str | None
    name: str
    area: str | None
    issuer: str | None
    months: int = Field(description="kỳ dài mấy tháng: 6 = sáu tháng, 12 = năm")
    unit: Literal["percent", "percentage-point"]
    usual: PlainNumber = Field(
        description="độ lệch thường gặp: trung vị của các độ lệch, không kể dấu; hai số có thể là một thì lệch 0"
    )
    usual_low: PlainNumber = Field(description="độ lệch thường gặp ít nhất là, do các số đã làm tròn")
    usual_high: PlainNumber = Field(description="độ lệch thường gặp nhiều nhất là")
    median: PlainNumber = Field(description="trung vị của các độ lệch có dấu; dương: ước thấp hơn thực hiện")
    lowest: PlainNumber
    highest: PlainNumber
    pairs: tuple[EstimatePair, ...]


class EstimateList(Frozen):
    """Indicators with estimates that a final figure followed, those with most pairs first."""

    total: int
    cursor: str | None
    items: tuple[EstimateRow, ...]
