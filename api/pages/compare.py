"""The page "/so-sanh": indicators against years, every figure a link to the words that state it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from pydantic import Field

from api import phrases
from api.answers.comparison import compare
from api.answers.comparison.citations import Citations
from api.answers.indicators import to_compare
from api.answers.mentions import issuers_meant
from api.answers.spans import year_range
from api.exports import FORMATS
from api.exports.chart import drawable, svg
from api.pages.templating import address, page, place_link
from api.routes.parameters import Parameters, Reader
from corpus.registers import indicators
from index import IndexReader
from models.answer import ComparisonTable
from models.errors import TienleError
from models.query import CompareQuery, DocumentQuery, Measure, ReportPeriod

router = APIRouter(include_in_schema=False)

DOWNLOADS = {
    "xlsx": "Excel",
    "csv": "CSV",
    "sdmx-csv": "SDMX-CSV",
    "svg": "SVG",
    "png": "PNG",
    "vega": "Vega-Lite",
    "json": "JSON",
}
"""Kinds of file that the page offers."""
SHOWN = 6
"""Rows up to which the chart is open: more would push the table out of sight."""


class CompareForm(Parameters):
    """The fields of the form, as a browser sends them: all of them, empty where nothing was filled in."""

    indicator: str = Field(default="", max_length=2000)
    years: str = Field(default="", max_length=20)
    period: ReportPeriod = "6M"
    part: str = Field(default="", pattern=r"^(?:[1-9]|1[0-2])?$")
    cumulated: bool = False
    measure: Measure = "level"
    issuer: str = Field(default="", max_length=500)
    area: str = Field(default="", max_length=200)

    def query(self) -> CompareQuery:
        """The question."""
        return CompareQuery(
            indicators=to_compare([self.indicator]),
            years=year_range(self.years),
            period=self.period,
            part=int(self.part) if self.part else None,
            cumulated=self.cumulated,
            measure=self.measure,
            issuers=(self.issuer.strip(),) if self.issuer.strip() else (),
            areas=(self.area.strip(),) if self.area.strip() else (),
        )


@router.get("/so-sanh")
def compare_page(form: Annotated[CompareForm, Query()], reader: Reader) -> HTMLResponse:
    """The form and, if it is filled in, the table; what is wrong with the question is said on the page."""
    table, problem, status = None, None, 200
    if form.indicator.strip():
        try:
            table = compare(form.query(), reader)
        except TienleError as error:
            problem, status = error.message, 400
    values = {
        "form": form,
        "years": form.years or _recent_years(),
        "periods": phrases.PERIODS,
        "measures": phrases.MEASURES,
        "known": indicators(),
        "held": reader.documents(DocumentQuery(limit=1)).total,
        "table": table,
        "citations": Citations(table) if table else None,
        "chart": Markup(svg(table, place_link).decode()) if table and drawable(table) else None,
        "chart_open": table is not None and len(table.rows) <= SHOWN,
        "nothing": _nothing(form, table, reader) if table else "",
        "downloads": _downloads(form) if table else (),
        "problem": problem,
    }
    return page("compare.html", values, status)


def _nothing(form: CompareForm, table: ComparisonTable, reader: IndexReader) -> str:
    """What to look at again where not one cell says anything; empty where one does."""
    if any(cell for row in table.rows for cell in row.cells) or any(row.predecessors for row in table.rows):
        return ""
    body = form.issuer.strip()
    if body and not issuers_meant((body,), reader):
        return f"Kho không có văn bản nào của “{body}”; hãy xem lại tên cơ quan."
    where = " ở địa bàn đã hỏi" if form.area.strip() else ""
    return f"Không văn bản nào trong kho nêu chỉ tiêu này cho kỳ và các năm đã hỏi{where}; hãy thử kỳ khác, năm khác."


def _downloads(form: CompareForm) -> list[tuple[str, str, str]]:
    """Address, name and use of each kind of file that the table can be taken away as; CSV as Excel likes it."""
    asked = [*form.model_dump(mode="json").items()]
    more = {"csv": [("bom", "true")]}
    return [
        (address("/v1/compare", [*asked, ("format", kind), *more.get(kind, [])]), name, FORMATS[kind].words)
        for kind, name in DOWNLOADS.items()
    ]


def _recent_years() -> str:
    this_year = dt.datetime.now(dt.UTC).year
    return f"{this_year - 4}..{this_year}"
