"""GET /v1/review, /v1/review/{id}; POST /v1/review/{id}."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from api.deciding import login_name
from api.paging import paged
from api.routes.parameters import Corpus, Parameters, own_pages_only, problems
from models.decision import DecisionGiven, DecisionKind, Question, ReviewPage
from models.query import ReviewQuery
from pipeline import decide, question, questions

router = APIRouter(prefix="/v1/review", tags=["review"])


class ReviewParameters(Parameters):
    """Which questions."""

    kind: list[DecisionKind] = Field(
        default=[],
        description="hỏi về gì: document văn bản, movement phong trào, body cơ quan, indicator chỉ tiêu, "
        "statement hai câu (đã quyết định)",
    )
    decided: bool = Field(default=False, description="câu đã quyết định thay vì câu còn mở")
    limit: int = Field(default=50, ge=1, le=500, description="số câu hỏi mỗi trang")
    cursor: str | None = Field(default=None, description="trang tiếp, như trang trước đã cho")

    def query(self) -> ReviewQuery:
        """The question."""
        return ReviewQuery(kinds=tuple(self.kind), decided=self.decided, limit=self.limit)


@router.get("", responses=problems(400))
def list_questions(parameters: Annotated[ReviewParameters, Query()], corpus: Corpus) -> ReviewPage:
    """What only people can decide: same document, movement, body or indicator; with evidence."""
    return paged(parameters.query(), parameters.cursor, lambda query: questions(corpus, query))


@router.get("/{id}", responses=problems(404))
def one_question(id: str, corpus: Corpus) -> Question:
    """One question, with what was decided of it."""
    return question(corpus, id)


@router.post("/{id}", responses=problems(400, 404), dependencies=[Depends(own_pages_only)])
def decide_question(id: str, given: DecisionGiven, corpus: Corpus) -> Question:
    """Keeps a decision, and settles the documents that it concerns at once."""
    return decide(corpus, id, given.same, given.by or login_name(), given.note)
