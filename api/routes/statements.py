"""GET /v1/statements, POST /v1/statements/decisions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import Field

from api.answers.spans import year_range
from api.answers.statements import Decided, statements
from api.answers.statements.roles import roles_asked
from api.deciding import login_name
from api.paging import paged
from api.routes.parameters import Corpus, Parameters, Reader, listed, own_pages_only, problems
from models.decision import Question, StatementDecision
from models.history import StatementList
from models.query import StatementQuery
from pipeline import decide_statements, judged

router = APIRouter(prefix="/v1/statements", tags=["statements"])


class StatementParameters(Parameters):
    """What narrows the list; a group's history is told whole."""

    role: list[str] = Field(default=[], description="vai trò: strength, limitation, cause, recommendation, task")
    q: str = Field(default="", max_length=500, description="các từ trong câu, có hay không dấu")
    issuer: list[str] = Field(default=[], description="cơ quan ban hành; gồm cả tên cũ của cơ quan")
    years: str = Field(default="", description="được nêu trong các năm: 2019..2022 hoặc 2022; bỏ trống: mọi năm")
    recurring: bool = Field(default=False, description="chỉ những nội dung nêu ở hai năm trở lên")
    across: bool = Field(default=False, description="gộp cả câu của các cơ quan khác nhau")
    limit: int = Field(default=20, ge=1, le=200, description="số nhóm mỗi trang")
    cursor: str | None = Field(default=None, description="trang tiếp, như trang trước đã cho")

    def query(self) -> StatementQuery:
        """The question."""
        return StatementQuery(
            text=self.q,
            roles=roles_asked(listed(self.role)),
            issuers=tuple(name for name in self.issuer if name.strip()),
            years=year_range(self.years) if self.years.strip() else None,
            recurring=self.recurring,
            across=self.across,
            limit=self.limit,
        )


@router.get("", responses=problems(400))
def list_statements(
    parameters: Annotated[StatementParameters, Query()], reader: Reader, corpus: Corpus
) -> StatementList:
    """Statements of different years that say the same, in groups; with what became of tasks and recommendations."""
    people = Decided.of(judged(corpus))
    return paged(parameters.query(), parameters.cursor, lambda query: statements(query, reader, people))


@router.post("/decisions", responses=problems(400, 404), dependencies=[Depends(own_pages_only)])
def decide_of_statements(given: StatementDecision, corpus: Corpus) -> Question:
    """Keeps that two statements say the same, or don't; `same: null` takes back what was decided of the two."""
    return decide_statements(corpus, given, given.by or login_name())
