"""The page "/": a search box, passages with the words marked, facets to narrow them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from api import phrases
from api.answers.search import search, type_name, wordless
from api.pages.templating import Pairs, address, page, segments
from api.paging import paged
from api.routes.parameters import Reader
from api.routes.search import SearchParameters
from corpus.registers import movements
from models.answer import FacetValue, SearchPage
from models.query import DocumentQuery

router = APIRouter(include_in_schema=False)

FACETS = {
    "type": "Loại văn bản",
    "year": "Năm",
    "issuer": "Cơ quan ban hành",
    "role": "Nội dung",
    "movement": "Phong trào, cuộc vận động",
    "reference": "Văn bản viện dẫn",
}
SHOWN = 10
"""Values of a facet that are shown."""
NEWEST = 10
"""Documents on the page that asks nothing."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet as a link that adds it or, if chosen, takes it away."""

    label: str
    count: int
    href: str
    chosen: bool


@router.get("/")
def search_page(parameters: Annotated[SearchParameters, Query()], reader: Reader) -> HTMLResponse:
    """The search page; without a question it shows the box and how much is held."""
    query = parameters.query()
    asked = _pairs(parameters)
    newest = reader.documents(DocumentQuery(limit=NEWEST))
    found = None
    if newest.total and (asked or parameters.q):
        found = paged(query, parameters.cursor, lambda one: search(one, reader))
    values = {
        "text": parameters.q,
        "filters": [pair for pair in asked if pair[0] != "q"],
        "held": newest.total,
        "newest": newest.items,
        "found": found,
        "wordless": wordless(parameters.q),
        "passages": [(item, segments(item.quote, item.highlights)) for item in found.items] if found else [],
        "facets": _facets(found, asked) if found else [],
        "further": address("/", [*asked, ("cursor", found.cursor)]) if found and found.cursor else None,
    }
    return page("search.html", values)


def _pairs(parameters: SearchParameters) -> list[tuple[str, str]]:
    pairs = [("q", parameters.q.strip())]
    pairs += [(name, value) for name in FACETS for value in getattr(parameters, name)]
    return [pair for pair in pairs if pair[1]]


def _facets(found: SearchPage, asked: Pairs) -> list[tuple[str, list[Choice]]]:
    facets = ((title, _choices(name, found.facets.get(name, ()), asked)) for name, title in FACETS.items())
    return [facet for facet in facets if facet[1]]


def _choices(name: str, values: tuple[FacetValue, ...], asked: Pairs) -> list[Choice]:
    choices = []
    for value in values[:SHOWN]:
        pair = (name, str(value.value))
        chosen = pair in asked
        others = [other for other in asked if other != pair]
        href = address("/", others if chosen else [*others, pair])
        choices.append(Choice(_label(name, str(value.value)), value.count, href, chosen))
    return choices


def _label(name: str, value: str) -> str:
    match name:
        case "type":
            return type_name(value) or value
        case "role":
            return phrases.ROLES.get(value, value)
        case "movement":
            return {row.id: row.canonical_vi for row in movements()}.get(value, value)
        case "reference":
            return phrases.reference_name(value)
        case _:
            return value
