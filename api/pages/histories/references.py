"""The pages "/vien-dan" and "/vien-dan/{key}": cited documents, held or wanted, and who cites one of them."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from pydantic import Field

from api.answers.references import cited_documents, reference
from api.answers.spans import year_range
from api.pages.histories.forms import listing, told
from api.paging import paged
from api.routes.parameters import Parameters, Reader
from models.query import CitedQuery

router = APIRouter(include_in_schema=False)
PATH = "/vien-dan"
HELD = {"": "mọi văn bản", "false": "kho còn thiếu", "true": "đã có trong kho"}


class ReferenceForm(Parameters):
    """The fields of the form, as a browser sends them."""

    q: str = Field(default="", max_length=500)
    issuer: str = Field(default="", max_length=500)
    years: str = Field(default="", max_length=20)
    held: Literal["", "true", "false"] = ""
    cursor: str = ""

    def query(self) -> CitedQuery:
        """The question."""
        return CitedQuery(
            text=self.q,
            issuers=(self.issuer.strip(),) if self.issuer.strip() else (),
            years=year_range(self.years) if self.years.strip() else None,
            held={"true": True, "false": False}.get(self.held),
        )


@router.get(PATH)
def references_page(form: Annotated[ReferenceForm, Query()], reader: Reader) -> HTMLResponse:
    """The list, those cited by most documents first."""
    return listing(
        "references.html",
        PATH,
        form,
        reader,
        lambda: paged(form.query(), form.cursor, lambda query: cited_documents(query, reader)),
        {"choices": HELD},
    )


@router.get(f"{PATH}/{{key}}")
def reference_page(key: str, reader: Reader) -> HTMLResponse:
    """One cited document: who cites it in which year, what it cites, who cites those."""
    return told("reference.html", {"told": reference(key, reader)})
