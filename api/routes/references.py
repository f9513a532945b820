"""GET /v1/references and /v1/references/{key}."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.answers.references import cited_documents, reference
from api.answers.spans import year_range
from api.paging import paged
from api.routes.parameters import Parameters, Reader, listed, problems
from models.history import ReferenceHistory, ReferenceList
from models.query import CitedQuery

router = APIRouter(prefix="/v1/references", tags=["references"])


class ReferenceParameters(Parameters):
    """What narrows the list."""

    q: str = Field(
        default="", max_length=500, description="số, ký hiệu, cơ quan hay trích yếu của văn bản được viện dẫn"
    )
    type: list[str] = Field(default=[], description="loại văn bản được viện dẫn: mã hoặc tên")
    issuer: list[str] = Field(default=[], description="cơ quan viện dẫn; gồm cả tên cũ của cơ quan")
    years: str = Field(default="", description="viện dẫn trong các năm: 2019..2022 hoặc 2022; bỏ trống: mọi năm")
    held: bool | None = Field(
        default=None, description="false: chỉ những văn bản mà kho còn thiếu; true: đã có trong kho"
    )
    limit: int = Field(default=50, ge=1, le=500, description="số mục mỗi trang")
    cursor: str | None = Field(default=None, description="trang tiếp, như trang trước đã cho")

    def query(self) -> CitedQuery:
        """The question."""
        return CitedQuery(
            text=self.q,
            types=listed(self.type),
            issuers=tuple(name for name in self.issuer if name.strip()),
            years=year_range(self.years) if self.years.strip() else None,
            held=self.held,
            limit=self.limit,
        )


@router.get("", responses=problems(400))
def list_references(parameters: Annotated[ReferenceParameters, Query()], reader: Reader) -> ReferenceList:
    """Documents that others cite, those cited by most first; `held=false` lists what the corpus lacks."""
    return paged(parameters.query(), parameters.cursor, lambda query: cited_documents(query, reader))


@router.get("/{key}", responses=problems(404))
def one_reference(key: str, reader: Reader) -> ReferenceHistory:
    """One cited document: its spellings, who cites it and on what ground, what it cites, who cites those."""
    return reference(key, reader)
