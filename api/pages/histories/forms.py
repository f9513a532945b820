"""What the pages with a form and a list have in common: an answer or what is wrong with the question, the next page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from fastapi.responses import HTMLResponse

from api import histories
from api.pages.templating import address, page
from api.routes.parameters import Parameters
from index import IndexReader
from models.errors import TienleError
from models.query import DocumentQuery
from models.record import Frozen

Page = TypeVar("Page", bound=Frozen)


def listing(
    template: str, path: str, form: Parameters, reader: IndexReader, ask: Callable[[], Page], more: Mapping[str, Any]
) -> HTMLResponse:
    """The page of a list; what is wrong with the question is said on it."""
    found, problem, status = None, None, 200
    try:
        found = ask()
    except TienleError as error:
        problem, status = error.message, 400
    cursor = getattr(found, "cursor", None)
    values = {
        "form": form,
        "path": path,
        "found": found,
        "problem": problem,
        "held": reader.documents(DocumentQuery(limit=1)).total,
        "further": address(path, [*pairs(form), ("cursor", cursor)]) if cursor else None,
        **more,
    }
    return told(template, values, status)


def told(template: str, values: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """A page whose template can say histories in words: `say`."""
    return page(template, {"say": histories, **values}, status)


def pairs(form: Parameters) -> list[tuple[str, str]]:
    """The fields of a form that say something, but for the place in the list and what was just decided there."""
    given = form.model_dump(exclude={"cursor", "done"}, exclude_defaults=True)
    return [(name, str(value).lower() if isinstance(value, bool) else str(value)) for name, value in given.items()]
