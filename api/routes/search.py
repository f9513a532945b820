"""GET /v1/search."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from api.answers.search import search
from api.paging import paged
from api.routes.parameters import Parameters, Reader, listed, problems, whole_numbers
from models.answer import SearchPage
from models.query import SearchQuery

router = APIRouter(prefix="/v1/search", tags=["search"])


class SearchParameters(Parameters):
    """Filters of one kind are alternatives; of several kinds all must hold."""

    q: str = Field(default="", max_length=1000, description="các từ cần tìm, có hay không dấu; “cụm từ” trong ngoặc")
    type: list[str] = Field(default=[], description="loại văn bản: mã hoặc tên (BC, báo cáo)")
    issuer: list[str] = Field(default=[], description="cơ quan ban hành, tên đầy đủ")
    year: list[str] = Field(default=[], description="năm ban hành")
    role: list[str] = Field(default=[], description="vai trò: strength, limitation, cause, recommendation, task")
    movement: list[str] = Field(default=[], description="phong trào: mã hoặc tên")
    reference: list[str] = Field(default=[], description="khoá của văn bản được viện dẫn, như CTLT|1||BCT+CĐCT|2022")
    limit: int = Field(default=20, ge=1, le=100, description="số đoạn mỗi trang")
    cursor: str | None = Field(default=None, description="trang tiếp, như trang trước đã cho")

    def query(self) -> SearchQuery:
        """The question."""
        return SearchQuery(
            text=self.q,
            types=listed(self.type),
            issuers=tuple(self.issuer),
            years=whole_numbers("year", self.year),
            roles=listed(self.role),
            movements=tuple(self.movement),
            references=tuple(self.reference),
            limit=self.limit,
        )


@router.get("", response_model=SearchPage, responses=problems(400))
def search_passages(parameters: Annotated[SearchParameters, Query()], reader: Reader) -> Response:
    """Passages that hold every word of `q`, best first, and counts of what they belong to."""
    page = paged(parameters.query(), parameters.cursor, lambda query: search(query, reader))
    # The page is a model already: as JSON at once, in this thread, not checked a second time on its way out.
    return Response(page.model_dump_json(), media_type="application/json")
