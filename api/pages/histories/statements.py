"""The page "/noi-dung": limitations, causes, recommendations and tasks that come back over the years."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import Field

from api.answers.spans import year_range
from api.answers.statements import Decided, statements
from api.answers.statements.roles import roles_asked
from api.deciding import login_name
from api.pages.histories.forms import listing, pairs
from api.pages.templating import address
from api.paging import paged
from api.routes.parameters import Corpus, Parameters, Reader, own_pages_only
from models.decision import StatementDecision
from models.errors import BadCallError
from models.query import StatementQuery
from pipeline import decide_statements, judged

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
def statements_page(form: Annotated[StatementForm, Query()], reader: Reader, corpus: Corpus) -> HTMLResponse:
    """Groups of statements, those of most years first."""
    people = Decided.of(judged(corpus))
    return listing(
        "statements.html",
        PATH,
        form,
        reader,
        lambda: paged(form.query(), form.cursor, lambda query: statements(query, reader, people)),
        {"by": login_name(), "here": address(PATH, pairs(form))},
    )


@router.post(PATH, dependencies=[Depends(own_pages_only)])
def decide_on_page(
    corpus: Corpus,
    here: Annotated[str, Form(max_length=2000)] = PATH,
    by: Annotated[str, Form(max_length=200)] = "",
    note: Annotated[str, Form(max_length=1000)] = "",
    split: Annotated[str, Form(max_length=500)] = "",
    others: Annotated[list[str], Form(max_length=500)] = [],  # noqa: B006
    join: Annotated[list[str], Form(max_length=20)] = [],  # noqa: B006
) -> RedirectResponse:
    """Holds one statement apart from the others of its group, or joins the groups that are ticked."""
    if split:
        pairs_told = [(split, other, False) for other in others if other != split]
    else:
        pairs_told = [(join[0], other, True) for other in join[1:]]
    if not pairs_told:
        raise BadCallError("statements", "hãy đánh dấu ít nhất hai nhóm để ghép")
    for one, other, same in pairs_told:
        given = StatementDecision(one=one, other=other, same=same, note=note.strip() or None)
        decide_statements(corpus, given, by.strip() or login_name())
    return RedirectResponse(here if here.startswith(f"{PATH}?") else PATH, status_code=303)
