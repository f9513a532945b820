"""The pages "/phong-trao" and "/phong-trao/{id}": movements, and one of them over the years."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from pydantic import Field

from api.answers.movements import movement, movements
from api.answers.spans import year_range
from api.pages.histories.forms import listing, told
from api.paging import paged
from api.routes.parameters import Parameters, Reader
from models.query import MovementQuery

router = APIRouter(include_in_schema=False)
PATH = "/phong-trao"


class MovementForm(Parameters):
    """The fields of the form, as a browser sends them."""

    q: str = Field(default="", max_length=500)
    issuer: str = Field(default="", max_length=500)
    years: str = Field(default="", max_length=20)
    cursor: str = ""

    def query(self) -> MovementQuery:
        """The question."""
        return MovementQuery(
            text=self.q,
            issuers=(self.issuer.strip(),) if self.issuer.strip() else (),
            years=year_range(self.years) if self.years.strip() else None,
        )


@router.get(PATH)
def movements_page(form: Annotated[MovementForm, Query()], reader: Reader) -> HTMLResponse:
    """The list, those named by most documents first."""
    return listing(
        "movements.html",
        PATH,
        form,
        reader,
        lambda: paged(form.query(), form.cursor, lambda query: movements(query, reader)),
        {},
    )


@router.get(f"{PATH}/{{id}}")
def movement_page(id: str, reader: Reader) -> HTMLResponse:
    """One movement: who launched it, for which years, who took it up, what each year's documents say."""
    return told("movement.html", {"told": movement(id, reader)})
