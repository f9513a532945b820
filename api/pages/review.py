"""The page "/xem-xet": what only people can decide, two buttons each."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Query
from fastapi.responses import HTMLResponse, RedirectResponse

from api import deciding
from api.pages.templating import address, page
from api.routes.parameters import Corpus, own_pages_only
from api.routes.review import ReviewParameters, list_questions
from pipeline import decide

router = APIRouter(include_in_schema=False)
PATH = "/xem-xet"
ANSWERS = {"same": True, "different": False, "undo": None}


@router.get(PATH)
def review_page(parameters: Annotated[ReviewParameters, Query()], corpus: Corpus) -> HTMLResponse:
    """Open questions, or those that were decided."""
    found = list_questions(parameters, corpus)
    narrowed = [("kind", kind) for kind in parameters.kind]
    kept = [*narrowed, ("decided", "true" if parameters.decided else ""), ("limit", str(parameters.limit))]
    further = address(PATH, [*kept, ("cursor", found.cursor)]) if found.cursor else None
    values = {"found": found, "decided": parameters.decided, "further": further, "say": deciding}
    return page("review.html", {**values, "by": deciding.login_name()})


@router.post(PATH, dependencies=[Depends(own_pages_only)])
def decide_on_page(
    corpus: Corpus,
    id: Annotated[str, Form(max_length=100)],
    answer: Annotated[Literal["same", "different", "undo"], Form()],
    by: Annotated[str, Form(max_length=200)] = "",
    note: Annotated[str, Form(max_length=1000)] = "",
) -> RedirectResponse:
    """Keeps what a button says, and shows the list again."""
    decide(corpus, id, ANSWERS[answer], by.strip() or deciding.login_name(), note.strip() or None)
    return RedirectResponse(PATH if answer != "undo" else f"{PATH}?decided=true", status_code=303)
