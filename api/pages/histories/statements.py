"""The page "/noi-dung": limitations, causes, recommendations and tasks that come back over the years."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from pydantic import Field

from api.answers.spans import year_range
from api.answers.statements import statements
from api.answers.statements.roles import roles_asked
from api.pages.histories.forms import listing
from api.paging import paged
from api.routes.parameters import Parameters, Reader
from models.query import StatementQuery

router = APIRouter(include_in_schema=False)
PATH = "/noi-dung"


class StatementForm(Parameters):
    """The fields of the form, as a browser sends them; limitations unless another role is chosen."""

    role: str = Field(default="limitation", max_length=20)
    q: str = Field(default="", max_length=500)
    issuer: str = Field(default="", max_length=500)
    years: str = Field(default="", max_length=20)
    recurring: bool = False
    across: bool = False
    cursor: str = ""

    def query(self) -> StatementQuery:
        """The question."""
        return StatementQuery(
            text=self.q,
            roles=roles_asked([self.role] if self.role else []),
            issuers=(self.issuer.strip(),) if self.issuer.strip() else (),
            years=year_range(self.years) if self.years.strip() else None,
            recurring=self.recurring,
            across=self.across,
        )


@router.get(PATH)
def statements_page(form: Annotated[StatementForm, Query()], reader: Reader) -> HTMLResponse:
    """Groups of statements, those of most years first."""
    return listing(
        "statements.html",
        PATH,
        form,
        reader,
        lambda: paged(form.query(), form.cursor, lambda query: statements(query, reader)),
        {},
    )
