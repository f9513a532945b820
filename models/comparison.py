"""Comparisons over the years, in the API's own shapes: a row per indicator, a cell per period, what disagrees."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.mention import Bound, ChangeUnit, Status
from models.place import CellSource
from models.query import Measure
from models.record import Attainment, Frozen, PeriodField, PlainNumber

Flag = Literal["revised", "conflict", "change-differs", "plan-differs", "break", "unit-differs"]


class SeriesBreak(Frozen):
    """Why a figure can't be set against one before it: other prices, another territory, another body."""

    kind: Literal["prices", "area", "issuer"]
    change: Literal["rebased", "renamed", "merged"]
    before: tuple[str, ...] = Field(description="giá, địa bàn hoặc cơ quan trước đó; sáp nhập: mọi đơn vị cũ")
    after: str = Field(description="giá, địa bàn hoặc cơ quan của ô")
    since: str | None = Field(default=None, description="từ khi nào, EDTF; null nếu không rõ")
    source: str | None = Field(default=None, description="căn cứ trong danh mục; null: chính lời văn của ô")


class ImpliedFigure(Frozen):
    """A figure that no document needs to state: it follows from one that is stated with a change or an attainment.

    Any figure from `low` to `high` fits, in the unit of the cell; both are rounded outward.
    """

    period: PeriodField
    low: PlainNumber
    high: PlainNumber
    held: Literal["consistent", "contradicts"] | None = Field(description="so với số có trong kho; null: kho không có")
    source: CellSource | None = Field(default=None, description="nơi nêu cả số lẫn mức; null: cùng chỗ với ô")


class Implied(Frozen):
    """What a cell implies: last year's figure from value and change, the plan from value and attainment."""

    before: ImpliedFigure | None = None
    plan: ImpliedFigure | None = None


class PredecessorValue(Frozen):
    """What is stated of an area or a body that went into another one, for the same period."""

    area: str | None
    issuer: str | None
    value: PlainNumber
    decimals: int | None
    unit: str | None
    unit_mult: int
    status: Status
    bound: Bound | None
    prices: str | None
    source: CellSource


class Predecessors(Frozen):
    """Figures of the areas or bodies that went into the one of the row; their sum is computed, and fills no cell."""

    period: PeriodField
    parts: tuple[PredecessorValue, ...]
    missing: tuple[str, ...] = Field(description="đơn vị cũ mà kho không có số của kỳ này")
    computed: PlainNumber | None = Field(description="tổng, tính ra, theo đơn vị của hàng; null nếu không cộng được")
    decimals: int | None = None
    unit: str | None = None
    unit_mult: int = 0
    reason: Literal["missing", "not-additive", "unit-differs", "prices-differ", "bound", "same-area"] | None = Field(
        default=None, description="vì sao không có tổng"
    )


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
    attainments: tuple[Attainment, ...] = Field(default=(), description="mức hoàn thành mà văn bản ấy nêu")
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
    breaks: tuple[SeriesBreak, ...] = Field(default=(), description="vì sao có cờ break")
    implied: Implied | None = Field(default=None, description="tính ra từ số và mức được nêu; null nếu không có")


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
    predecessors: tuple[Predecessors | None, ...] = Field(
        default=(), description="theo thứ tự các cột: số của các đơn vị cũ; rỗng nếu không có cột nào"
    )


class ComparisonTable(Frozen):
    """Indicators against years."""

    periods: tuple[LabelledPeriod, ...]
    rows: tuple[ComparisonRow, ...]
    measure: Measure = Field(default="level", description="mục được hiện trước: level, change, attainment")
