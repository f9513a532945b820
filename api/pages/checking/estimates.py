"""The page "/so-uoc": how much final figures differed from the estimates before them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from pydantic import Field

from api import findings
from api.answers.estimates import estimates
from api.answers.indicators import several
from api.answers.spans import year_range
from api.pages.histories.forms import listing
from api.paging import paged
from api.routes.parameters import Parameters, Reader
from corpus.registers import indicators
from models.query import EstimateQuery

router = APIRouter(include_in_schema=False)
PATH = "/so-uoc"


class EstimateForm(Parameters):
    """The fields of the form, as a browser sends them."""

    indicator: str = Field(default="", max_length=500)
    issuer: str = Field(default="", max_length=500)
    years: str = Field(default="", max_length=20)
    cursor: str = ""

    def query(self) -> EstimateQuery:
        """The question."""
        return EstimateQuery(
            indicators=several([self.indicator]),
            issuers=(self.issuer.strip(),) if self.issuer.strip() else (),
            years=year_range(self.years) if self.years.strip() else None,
        )


@router.get(PATH)
def estimates_page(form: Annotated[EstimateForm, Query()], reader: Reader) -> HTMLResponse:
    """The list, indicators with most pairs first."""
    return listing(
        "estimates.html",
        PATH,
        form,
        reader,
        lambda: paged(form.query(), form.cursor, lambda query: estimates(query, reader)),
        {"tell": findings, "known": indicators()},
    )
