"""Templates with the filters that say figures and documents; everything is escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api import phrases
from api.answers.search import type_name
from api.lines import headline, lines_of, predecessor_lines
from models.answer import CellSource, Passage

Pairs = Sequence[tuple[str, str]]


def place_link(stated: CellSource | Passage) -> str:
    """The address of a document's page with the passage marked."""
    return f"/van-ban/{quote(stated.document.key, safe='')}?start={stated.start}&end={stated.end}#doan"


def segments(text: str, marks: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    """The text cut at its marks: [("xuất ", False), ("khẩu", True)]; marks may overlap."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for start, end in sorted(marks):
        start, end = max(at, start), min(end, len(text))
        if start < end:
            parts += [(text[at:start], False), (text[start:end], True)]
            at = end
    parts.append((text[at:], False))
    return [part for part in parts if part[0]]


def address(path: str, parameters: Pairs) -> str:
    """A path with its parameters; none for those that are empty."""
    text = urlencode([pair for pair in parameters if pair[1]])
    return f"{path}?{text}" if text else path


def page(template: str, values: Mapping[str, Any], status: int = 200) -> HTMLResponse:
    """The page that a template makes of these values."""
    return HTMLResponse(_ENVIRONMENT.get_template(template).render(values), status)


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        place_link=place_link,
        document_name=phrases.document_name,
        period_name=phrases.period_name,
        day=phrases.day,
        type_name=type_name,
        place=phrases.place,
    )
    environment.globals.update(
        figure=phrases.figure,
        without_figure=phrases.without_figure,
        number=phrases.number,
        symbol_line=phrases.symbol_line,
        lines_of=lines_of,
        headline=headline,
        predecessor_lines=predecessor_lines,
        unit_name=phrases.unit_name,
        STATUSES=phrases.STATUSES,
        ROLES=phrases.ROLES,
    )
    return environment


_ENVIRONMENT = _environment()
