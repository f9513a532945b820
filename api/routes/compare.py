"""GET /v1/compare."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers.comparison import compare
from api.answers.indicators import to_compare
from api.answers.spans import year_range
from api.routes.parameters import Parameters, Reader, problems
from models.answer import ComparisonTable
from models.query import CompareQuery, ReportPeriod

router = APIRouter(prefix="/v1/compare", tags=["compare"])


class CompareParameters(Parameters):
    """What to compare, over which years."""

    indicator: list[str] = Field(min_length=1, description="chỉ tiêu: mã hoặc tên, cách nhau bằng dấu phẩy")
    years: str = Field(description="các năm: 2019..2022 hoặc 2022")
    period: ReportPeriod = Field(default="Y", description="kỳ: M tháng, Q quý, 6M, 9M, Y năm")
    part: int | None = Field(default=None, ge=1, le=12, description="tháng nào của M, quý nào của Q; bỏ trống: tất cả")
    issuer: list[str] = Field(default=[], description="cơ quan ban hành; gồm cả tên cũ của cơ quan")
    area: list[str] = Field(default=[], description="địa bàn")

    def query(self) -> CompareQuery:
        """The question."""
        return CompareQuery(
            indicators=to_compare(self.indicator),
            years=year_range(self.years),
            period=self.period,
            part=self.part,
            issuers=tuple(self.issuer),
            areas=tuple(self.area),
        )


@router.get("", responses=problems(400, 404))
def compare_indicators(parameters: Annotated[CompareParameters, Query()], reader: Reader) -> ComparisonTable:
    """A row per indicator, area and issuer; a cell per period, with its sources and what disagrees."""
    return compare(parameters.query(), reader)
