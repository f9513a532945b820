"""The page "/kiem-tra": a draft is sent, and shown with what doesn't agree beside its words. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool

from api import findings
from api.answers.check import check
from api.pages.templating import page, segments
from api.problems import STATUS
from api.routes.checking.uploads import uploaded
from api.routes.parameters import Reader
from index import IndexReader
from models.errors import TienleError
from models.finding import CheckAnswer, Finding
from models.query import DocumentQuery
from models.record import Record
from pipeline import parse_draft

router = APIRouter(include_in_schema=False)
PATH = "/kiem-tra"
_RULE = " \t-–—_=*"
"""Signs with which lines are drawn: -------"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the draft, its marked words, and the numbered findings that begin in it."""

    parts: list[tuple[str, bool]]
    findings: tuple[tuple[int, Finding], ...]


@router.get(PATH)
def form_page(reader: Reader) -> HTMLResponse:
    """The form."""
    return page("check.html", _values(reader))


@router.post(PATH)
async def check_page(request: Request, reader: Reader) -> HTMLResponse:
    """The draft with its findings; what is wrong with the file is said on the page."""
    try:
        name, data = await uploaded(request)
        record, answer = await run_in_threadpool(_checked, data, name, reader)
    except TienleError as error:
        return page("check.html", {**_values(reader), "problem": error.message}, STATUS[error.code])
    values = {**_values(reader), "name": name, "answer": answer, "lines": list(_lines(record, answer.findings))}
    return page("check.html", values)


def _values(reader: IndexReader) -> dict[str, object]:
    held = reader.documents(DocumentQuery(limit=1)).total
    return {"held": held, "problem": None, "answer": None, "name": None, "lines": [], "say": findings}


def _checked(data: bytes, name: str, reader: IndexReader) -> tuple[Record, CheckAnswer]:
    record = parse_draft(data, name)
    return record, check(record, reader)


def _lines(record: Record, found: Sequence[Finding]) -> Iterator[Line]:
    """The lines of the text that say something; a finding without a place of its own stands at the first."""
    placed = [(one.here.source.start, one.here.source.end) if one.here.source else (0, 0) for one in found]
    at, told = 0, 0
    for text in record.text.split("\n"):
        stop = at + len(text)
        marks = [(max(0, start - at), end - at) for start, end in placed if start < stop and at < end]
        here = [(number, one) for number, one in enumerate(found, 1) if at <= placed[number - 1][0] <= stop]
        fresh = tuple((number, one) for number, one in here if number > told)
        told = max((number for number, _ in fresh), default=told)
        if text.strip(_RULE) or fresh:
            yield Line(segments(text, marks), fresh)
        at = stop + 1
