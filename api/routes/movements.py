"""GET /v1/movements and /v1/movements/{id}."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers.movements import movement, movements
from api.answers.spans import year_range
from api.paging import paged
from api.routes.parameters import Parameters, Reader, problems
from models.history import MovementHistory, MovementList
from models.query import MovementQuery

router = APIRouter(prefix="/v1/movements", tags=["movements"])


class MovementParameters(Parameters):
    """What narrows the list; a movement's history is told whole."""

    q: str = Field(default="", max_length=500, description="các từ trong tên, có hay không dấu")
    issuer: list[str] = Field(default=[], description="cơ quan nhắc đến; gồm cả tên cũ của cơ quan")
    years: str = Field(default="", description="được nhắc đến trong các năm: 2019..2022 hoặc 2022; bỏ trống: mọi năm")
    limit: int = Field(default=50, ge=1, le=500, description="số mục mỗi trang")
    cursor: str | None = Field(default=None, description="trang tiếp, như trang trước đã cho")

    def query(self) -> MovementQuery:
        """The question."""
        return MovementQuery(
            text=self.q,
            issuers=tuple(name for name in self.issuer if name.strip()),
            years=year_range(self.years) if self.years.strip() else None,
            limit=self.limit,
        )


@router.get("", responses=problems(400))
def list_movements(parameters: Annotated[MovementParameters, Query()], reader: Reader) -> MovementList:
    """Movements and campaigns that documents name, those named by most documents first."""
    return paged(parameters.query(), parameters.cursor, lambda query: movements(query, reader))


@router.get("/{id}", responses=problems(404))
def one_movement(id: str, reader: Reader) -> MovementHistory:
    """One movement over the years: who launched it, for which years, who took it up, what each year's documents say."""
    return movement(id, reader)
