"""GET /v1/estimates."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers.estimates import estimates
from api.answers.indicators import several
from api.answers.spans import year_range
from api.paging import paged
from api.routes.parameters import Parameters, Reader, problems
from models.finding import EstimateList
from models.query import EstimateQuery

router = APIRouter(prefix="/v1/estimates", tags=["check"])


class EstimateParameters(Parameters):
    """Filters of one kind are alternatives; of several kinds all must hold."""

    indicator: list[str] = Field(default=[], description="chỉ tiêu: mã hoặc tên, cách nhau bằng dấu phẩy")
    issuer: list[str] = Field(default=[], description="cơ quan ban hành; gồm cả tên cũ của cơ quan")
    area: list[str] = Field(default=[], description="địa bàn")
    years: str = Field(default="", description="năm của số liệu: 2019..2022 hoặc 2022; bỏ trống: mọi năm")
    limit: int = Field(default=50, ge=1, le=500, description="số mục mỗi trang")
    cursor: str | None = Field(default=None, description="trang tiếp, như trang trước đã cho")

    def query(self) -> EstimateQuery:
        """The question."""
        return EstimateQuery(
            indicators=several(self.indicator),
            issuers=tuple(name for name in self.issuer if name.strip()),
            areas=tuple(self.area),
            years=year_range(self.years) if self.years.strip() else None,
            limit=self.limit,
        )


@router.get("", responses=problems(400))
def list_estimates(parameters: Annotated[EstimateParameters, Query()], reader: Reader) -> EstimateList:
    """How much final figures differed from the estimates before them, per indicator, body and kind of period."""
    return paged(parameters.query(), parameters.cursor, lambda query: estimates(query, reader))
