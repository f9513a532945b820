"""The page "/khong-khop": what doesn't agree in the corpus, each with both places."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from pydantic import Field

from api import findings
from api.answers.disagreements import disagreements
from api.answers.indicators import several
from api.answers.spans import year_range
from api.pages.histories.forms import listing
from api.paging import paged
from api.routes.parameters import Parameters, Reader
from corpus.registers import indicators
from models.query import DisagreementQuery

router = APIRouter(include_in_schema=False)
PATH = "/khong-khop"


class DisagreementForm(Parameters):
    """The fields of the form, as a browser sends them."""

    indicator: str = Field(default="", max_length=500)
    issuer: str = Field(default="", max_length=500)
    years: str = Field(default="", max_length=20)
    kind: str = Field(default="", max_length=50)
    cursor: str = ""

    def query(self) -> DisagreementQuery:
        """The question."""
        return DisagreementQuery(
            indicators=several([self.indicator]),
            issuers=(self.issuer.strip(),) if self.issuer.strip() else (),
            years=year_range(self.years) if self.years.strip() else None,
            kinds=(self.kind,) if self.kind else (),
        )


@router.get(PATH)
def disagreements_page(form: Annotated[DisagreementForm, Query()], reader: Reader) -> HTMLResponse:
    """The list, those in the newest documents first."""
    return listing(
        "disagreements.html",
        PATH,
        form,
        reader,
        lambda: paged(form.query(), form.cursor, lambda query: disagreements(query, reader)),
        {"tell": findings, "known": indicators()},
    )
