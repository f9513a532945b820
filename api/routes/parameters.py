"""What the routes of the API have in common: the corpus they ask, and how parameters are written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import Depends, Request
from pydantic import BaseModel, ConfigDict

from api.problems import MEDIA_TYPE, TITLES
from index import IndexReader
from models.errors import BadCallError
from pipeline import Store


class Parameters(BaseModel):
    """Query parameters; an unknown one is an error, never ignored: a misspelt filter would widen the answer unseen."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


async def corpus_of(request: Request) -> Store:
    """The corpus that this process has opened."""
    store: Store = request.app.state.store
    return store


async def reader_of(request: Request) -> IndexReader:
    """The index of that corpus."""
    reader: IndexReader = request.app.state.reader
    return reader


def own_pages_only(request: Request) -> None:
    """BadCallError("origin") for a write that a page of somebody else's sends through a reader's browser."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    # A browser that is told to name no page, as by an extension, says "null" for our own forms too.
    hidden = origin == "null" and site == "same-origin"
    elsewhere = origin is not None and not hidden and urlsplit(origin).netloc != request.headers.get("host")
    if elsewhere or site not in {None, "same-origin", "none"}:
        raise BadCallError("origin", "yêu cầu ghi đến từ trang khác nên bị từ chối; hãy dùng trang của Tiền lệ")


Corpus = Annotated[Store, Depends(corpus_of)]
Reader = Annotated[IndexReader, Depends(reader_of)]


def listed(values: Iterable[str]) -> tuple[str, ...]:
    """The values of a parameter that may be repeated or hold several, parted by commas."""
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def whole_numbers(name: str, values: Iterable[str]) -> tuple[int, ...]:
    """The years of a parameter; BadCallError("years") for what isn't a year."""
    parts = listed(values)
    wrong = [part for part in parts if not (part.isascii() and part.isdigit() and len(part) == 4)]
    if wrong:
        raise BadCallError("years", f"tham số {name}: “{wrong[0]}” không phải là năm; hãy viết như 2022")
    return tuple(int(part) for part in parts)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that a route may answer with, for its description."""
    schema = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": TITLES[status], "content": schema} for status in (*statuses, 422, 503)}
