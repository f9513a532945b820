"""The page "/khong-doc-duoc": files that were brought in and can't be read, each with what to do."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api.pages.templating import address, page
from api.routes.failures import FailureParameters, list_failures
from api.routes.parameters import Corpus

router = APIRouter(include_in_schema=False)
PATH = "/khong-doc-duoc"


@router.get(PATH)
def failures_page(parameters: Annotated[FailureParameters, Query()], corpus: Corpus) -> HTMLResponse:
    """The page; files in their folders, by path."""
    found = list_failures(parameters, corpus)
    further = address(PATH, [("limit", str(parameters.limit)), ("cursor", found.cursor)]) if found.cursor else None
    return page("failures.html", {"found": found, "further": further})
