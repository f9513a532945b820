"""How true a comparison is: each cell of a generated corpus's truth.json, asked as a drafter would ask."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from api.answers.comparison import compare
from index import IndexReader
from models.errors import NotHeldError
from models.query import CompareQuery, YearRange


@dataclass(slots=True)
class Accuracy:
    """Cells that say what is true, those that say something else, those that say nothing."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of cells that are right."""
        return self.right / (self.right + len(self.wrong) + len(self.missing))


def accuracy(truth: Iterable[dict[str, Any]], reader: IndexReader) -> Accuracy:
    """Every cell of the rows of truth: figure and status, and a source that states them."""
    found = Accuracy()
    for row in truth:
        years = sorted(row["cells"])
        query = CompareQuery(
            indicators=(row["indicator"],),
            years=YearRange(first=int(years[0]), last=int(years[-1])),
            period=row["period"],
            issuers=(row["issuer"],),
        )
        try:
            rows = compare(query, reader).rows
        except NotHeldError:
            rows = ()
        for year in years:
            at = int(year) - int(years[0])
            shown = [(cell, one.unit_mult) for one in rows if (cell := one.cells[at]) is not None]
            told = f"{row['issuer']} {row['indicator']} {row['period']} {year}: {row['cells'][year]['value']}"
            if not shown or all(cell.value is None for cell, _ in shown):
                found.missing.append(told)
            elif len(shown) == 1 and _says(shown[0][0], shown[0][1], row["cells"][year]):
                found.right += 1
            else:
                said = [(cell.value, cell.status, cell.source.quote) for cell, _ in shown]
                found.wrong.append(f"{told} {row['cells'][year]['status']}, answered {said}")
    return found


def _says(cell: Any, unit_mult: int, expected: dict[str, Any]) -> bool:
    same = _amount(cell.value, unit_mult) == _amount(expected["value"], expected["unit_mult"])
    return same and cell.status == expected["status"] and bool(cell.source.quote)


def _amount(value: float | None, unit_mult: int) -> Decimal | None:
    return None if value is None else Decimal(str(value)).scaleb(unit_mult).normalize()
