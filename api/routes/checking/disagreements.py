"""GET /v1/disagreements."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers.disagreements import disagreements
from api.answers.indicators import several
from api.answers.spans import year_range
from api.paging import paged
from api.routes.parameters import Parameters, Reader, listed, problems
from models.finding import FindingPage
from models.query import DisagreementQuery

router = APIRouter(prefix="/v1/disagreements", tags=["check"])


class DisagreementParameters(Parameters):
    """Filters of one kind are alternatives; of several kinds all must hold."""

    indicator: list[str] = Field(default=[], description="chỉ tiêu: mã hoặc tên; khi đó không nêu viện dẫn, phong trào")
    issuer: list[str] = Field(default=[], description="cơ quan ban hành; gồm cả tên cũ của cơ quan")
    years: str = Field(
        default="", description="năm của số liệu hay của văn bản: 2019..2022 hoặc 2022; bỏ trống: mọi năm"
    )
    kind: list[str] = Field(default=[], description="loại: change-differs, plan-differs, conflict, citation-differs …")
    limit: int = Field(default=50, ge=1, le=500, description="số mục mỗi trang")
    cursor: str | None = Field(default=None, description="trang tiếp, như trang trước đã cho")

    def query(self) -> DisagreementQuery:
        """The question."""
        return DisagreementQuery(
            indicators=several(self.indicator),
            issuers=tuple(name for name in self.issuer if name.strip()),
            years=year_range(self.years) if self.years.strip() else None,
            kinds=listed(self.kind),
            limit=self.limit,
        )


@router.get("", responses=problems(400))
def list_disagreements(parameters: Annotated[DisagreementParameters, Query()], reader: Reader) -> FindingPage:
    """What doesn't agree in the corpus, each with both sources; those in the newest documents first."""
    return paged(parameters.query(), parameters.cursor, lambda query: disagreements(query, reader))
