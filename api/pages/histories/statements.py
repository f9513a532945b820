"""The page "/noi-dung": limitations, causes, recommendations and tasks that come back over the years."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from fastapi import APIRouter, Depends, Form, Query
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import Field

from api import deciding
from api.answers.spans import year_range
from api.answers.statements import Decided, statements
from api.answers.statements.roles import roles_asked
from api.deciding import login_name
from api.pages.histories.forms import listing, pairs
from api.pages.templating import address
from api.paging import paged
from api.routes.parameters import Corpus, Parameters, Reader, own_pages_only
from models.decision import Question, StatementDecision
from models.errors import BadCallError, NotHeldError
from models.query import StatementQuery
from pipeline import decide, decide_statements, judged, question

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
    done: str = Field(default="", max_length=100)
    """The decision that was just made here."""

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
    """Groups of statements, those of most years first; what was just decided stands above them, to be taken back."""
    people = Decided.of(judged(corpus))
    return listing(
        "statements.html",
        PATH,
        form,
        reader,
        lambda: paged(form.query(), form.cursor, lambda query: statements(query, reader, people)),
        {
            "by": login_name(),
            "here": address(PATH, [*pairs(form), ("cursor", form.cursor)]),
            "done": _done(form.done, corpus),
            "deciding": deciding,
        },
    )


@router.post(PATH, dependencies=[Depends(own_pages_only)])
def decide_on_page(
    corpus: Corpus,
    here: Annotated[str, Form(max_length=2000)] = PATH,
    by: Annotated[str, Form(max_length=200)] = "",
    note: Annotated[str, Form(max_length=1000)] = "",
    split: Annotated[str, Form(max_length=500)] = "",
    others: Annotated[str, Form()] = "",
    join: Annotated[list[str], Form(max_length=20)] = [],  # noqa: B006
    undo: Annotated[str, Form(max_length=100)] = "",
) -> RedirectResponse:
    """Holds one statement apart from the others of its group, or joins the groups that are ticked, in one decision;
    or takes a decision back."""
    who = by.strip() or login_name()
    if undo:
        decide(corpus, undo, None, who)
        return _back(here, None)
    one, *rest = [split, *others.split()] if split else [*dict.fromkeys(join)] or [""]
    rest = [it for it in rest if it != one]
    if not rest:
        raise BadCallError("statements", "hãy đánh dấu ít nhất hai nhóm để ghép")
    given = StatementDecision(one=one, other=rest[0], others=tuple(rest[1:]), same=not split, note=note.strip() or None)
    return _back(here, decide_statements(corpus, given, who))


def _back(here: str, asked: Question | None) -> RedirectResponse:
    """To the list that somebody decided on."""
    told = parse_qsl(urlsplit(here).query) if here.startswith(f"{PATH}?") else []
    done = [("done", asked.id)] if asked else []
    return RedirectResponse(address(PATH, [*told, *done]), status_code=303)


def _done(id_: str, corpus: Corpus) -> Question | None:
    """What was just decided; None if it is taken back since."""
    if not id_.startswith("statement-"):
        return None
    try:
        return question(corpus, id_)
    except NotHeldError:
        return None
