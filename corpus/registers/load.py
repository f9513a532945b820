"""Reads the .tsv files into typed rows, once a process; a bad row is a TableError with file:line."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from corpus.registers.rows import (
    Abbreviation,
    AwardRow,
    Body,
    DocumentType,
    Indicator,
    MovementRow,
    Province,
    RegisterSource,
    SectionHeading,
    SigningFormula,
    Unit,
)
from corpus.tables import read_table, split_cell

FOLDER = Path(__file__).parent
_SEPARATORS = {"variants": "|", "source": ",", "doc_kinds": ";", "ambiguous_with": ";"}

R = TypeVar("R")


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Kinds of documents with their codes."""
    return _rows("document_types", DocumentType)


@cache
def bodies() -> tuple[Body, ...]:
    """Bodies of party, state, front and unions."""
    return _rows("bodies", Body)


@cache
def movements() -> tuple[MovementRow, ...]:
    """Named movements, campaigns and programmes."""
    return _rows("movements", MovementRow)


@cache
def awards() -> tuple[AwardRow, ...]:
    """Titles and forms of commendation."""
    return _rows("awards", AwardRow)


@cache
def indicators() -> tuple[Indicator, ...]:
    """Indicators with their wordings."""
    return _rows("indicators", Indicator)


@cache
def units() -> tuple[Unit, ...]:
    """Units as written, with canonical name and factor."""
    return _rows("units", Unit)


@cache
def provinces() -> tuple[Province, ...]:
    """The 63 provinces before July 2025 and what became of them."""
    return _rows("provinces", Province)


@cache
def section_headings() -> tuple[SectionHeading, ...]:
    """Wordings of headings by the part that they open."""
    return _rows("section_headings", SectionHeading)


@cache
def signing_formulas() -> tuple[SigningFormula, ...]:
    """Formulas of signing; their variants are parted by ";" in the file."""
    return _rows("signing_formulas", SigningFormula, {"variants": ";"})


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """Abbreviations with their expansions."""
    return _rows("abbreviations", Abbreviation)


@cache
def sources() -> tuple[RegisterSource, ...]:
    """Where the facts of the registers were read."""
    return _rows("sources", RegisterSource)


def _rows(name: str, kind: type[R], separators: dict[str, str] | None = None) -> tuple[R, ...]:
    columns = tuple(field.name for field in fields(kind))  # type: ignore[arg-type]
    split = _SEPARATORS | (separators or {})
    return tuple(kind(**_typed(row, split)) for row in read_table(FOLDER / f"{name}.tsv", columns))


def _typed(row: dict[str, str], split: dict[str, str]) -> dict[str, Any]:
    typed: dict[str, Any] = {
        column: split_cell(cell, split[column]) if column in split else cell for column, cell in row.items()
    }
    if "factor" in typed:
        typed["factor"] = Decimal(typed["factor"])
    return typed
