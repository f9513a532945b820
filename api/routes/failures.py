"""GET /v1/failures."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field

from api.paging import paged
from api.routes.parameters import Corpus, Parameters, problems
from models.answer import FailurePage
from models.query import FailureQuery
from pipeline import failures

router = APIRouter(prefix="/v1/failures", tags=["failures"])


class FailureParameters(Parameters):
    """Which page."""

    limit: int = Field(default=50, ge=1, le=500, description="số tệp mỗi trang")
    cursor: str | None = Field(default=None, description="trang tiếp, như trang trước đã cho")


@router.get("", responses=problems(400))
def list_failures(parameters: Annotated[FailureParameters, Query()], corpus: Corpus) -> FailurePage:
    """Files that were brought in and can't be read, by path, each with its code and what to do."""
    return paged(FailureQuery(limit=parameters.limit), parameters.cursor, lambda query: failures(corpus, query))
