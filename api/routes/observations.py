"""GET /v1/observations."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers.indicators import several
from api.answers.observations import observations
from api.answers.spans import first_day, last_day
from api.paging import paged
from api.routes.parameters import Parameters, Reader, problems
from models.answer import ObservationPage
from models.query import ObservationQuery

router = APIRouter(prefix="/v1/observations", tags=["observations"])


class ObservationParameters(Parameters):
    """Filters of one kind are alternatives; of several kinds all must hold."""

    indicator: list[str] = Field(default=[], description="chỉ tiêu: mã hoặc tên, cách nhau bằng dấu phẩy")
    issuer: list[str] = Field(default=[], description="cơ quan ban hành, tên đầy đủ")
    area: list[str] = Field(default=[], description="địa bàn")
    first: str | None = Field(default=None, alias="from", description="từ ngày: 2019, 2019-07 hoặc 2019-07-15")
    last: str | None = Field(default=None, alias="to", description="đến hết ngày")
    limit: int = Field(default=100, ge=1, le=1000, description="số mục mỗi trang")
    cursor: str | None = Field(default=None, description="trang tiếp, như trang trước đã cho")

    def query(self) -> ObservationQuery:
        """The question."""
        return ObservationQuery(
            indicators=several(self.indicator),
            issuers=tuple(self.issuer),
            areas=tuple(self.area),
            first=first_day(self.first),
            last=last_day(self.last),
            limit=self.limit,
        )


@router.get("", responses=problems(400))
def list_observations(parameters: Annotated[ObservationParameters, Query()], reader: Reader) -> ObservationPage:
    """Every stated value, in order of period, with the document, page and words that state it."""
    return paged(parameters.query(), parameters.cursor, lambda query: observations(query, reader))
