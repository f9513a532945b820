"""The rows of an indicator: one for each area and body, what went into them beside it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from api.answers.areas import place_of
from api.answers.comparison.breaks import Line, Predecessor, lines_of, predecessors_of
from api.answers.comparison.cells import RowUnit, settle
from api.answers.comparison.held import Held
from api.answers.comparison.price_basis import differ, price_basis
from api.answers.comparison.vintage import Vintage, choose
from api.answers.indicators import Asked
from api.answers.issuers import issuer_name, lineage
from api.answers.territories import Merged, named_like
from corpus.registers.rows import Province
from models.comparison import ComparisonCell, ComparisonRow, LabelledPeriod, Predecessors
from models.values.period import Period

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
"""The end of "giá trị sản xuất (giá so sánh 2010)"."""
RowKey = tuple[str, str]
"""Area and line of issuers, in plain words."""
Groups = dict[RowKey, list[Vintage]]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table, and their periods."""

    labelled: tuple[LabelledPeriod, ...]
    periods: tuple[Period, ...]


def grouped(vintages: Iterable[Vintage]) -> Groups:
    """Statements by area and line of issuers."""
    groups: Groups = defaultdict(list)
    for one in vintages:
        groups[place_of(one.observation.area or ""), lineage(one.observation.document.issuers)].append(one)
    _join_unnamed_areas(groups)
    return dict(groups)


def rows_of(indicator: Asked, groups: Groups, wanted: Iterable[RowKey], columns: Columns) -> Iterator[ComparisonRow]:
    """Rows with something in the columns; a body that went into another one has a row of its own beside it."""
    for key in sorted(wanted):
        lines = lines_of(groups[key])
        held = [Held(line.statements) for line in lines]
        for at, line in enumerate(lines):
            former = [Predecessor(_names(other), of.of) for other, of in zip(lines[1:], held[1:], strict=True)]
            row = _row(indicator, line, held[at], columns)
            beside = _before(key, groups, row, columns, former if at == 0 and line.absorbed else [])
            if any(row.cells) or any(beside):
                yield row.model_copy(update={"predecessors": beside}) if any(beside) else row


def empty_row(indicator: Asked, columns: Columns) -> ComparisonRow:
    """The row of an indicator that nobody states."""
    nothing = tuple(None for _ in columns.periods)
    return ComparisonRow(
        indicator=indicator.code, name=indicator.name, area=None, issuer=None, unit=None, unit_mult=0, cells=nothing
    )


def _join_unnamed_areas(groups: Groups) -> None:
    """Statements of "Sở … tỉnh Bình Hà" that name no area join those that it makes of Bình Hà."""
    for area, issuer in list(groups):
        if area and issuer.endswith(f" {area}") and ("", issuer) in groups:
            groups[area, issuer] += groups.pop(("", issuer))


def _row(indicator: Asked, line: Line, held: Held, columns: Columns) -> ComparisonRow:
    chosen = [choose(held.of(period)) for period in columns.periods]
    unit = _row_unit(one for one in chosen if one)
    cells: list[ComparisonCell | None] = []
    last: Vintage | None = None
    priced: Vintage | None = None
    for filled in chosen:
        earlier = [one for one in (priced if priced is not last else None, last) if one]
        cells.append(settle(filled, held, earlier, unit, line) if filled else None)
        last, priced = filled or last, filled if filled and filled.basis else priced
    newest = max(line.statements, key=lambda one: (one.issued.start, one.observation.document.key)).observation
    return ComparisonRow(
        indicator=indicator.code,
        name=_name(indicator.name, [one for one in chosen if one]),
        area=next((one.observation.area for one in line.statements if one.observation.area), None),
        issuer=issuer_name(newest.document.issuers),
        unit=unit[0],
        unit_mult=unit[1],
        cells=tuple(cells),
    )


def _before(
    key: RowKey, groups: Groups, row: ComparisonRow, columns: Columns, former: Sequence[Predecessor]
) -> tuple[Predecessors | None, ...]:
    """By column, what is stated of the provinces, or else of the bodies, that went into the row's."""
    province = next((one.merged for one in groups[key] if one.merged), None)
    areas = [_former_province(part, province, key, groups) for part in province.parts] if province else []
    parts = areas or former
    joined = [part for part in parts if not province or part.name != province.name]
    names = (row.name, *(one.observation.name for one in groups[key]))
    return tuple(
        predecessors_of(period, parts, (row.unit, row.unit_mult), names, areas=bool(areas))
        if any(choose(part.stated(period)) for part in joined)
        else None
        for period in columns.periods
    )


def _former_province(part: Province, province: Merged, key: RowKey, groups: Groups) -> Predecessor:
    """What the row's body in a former province, or the row's own body, states of that province."""
    area, issuer = key
    areas = ("", *named_like(area, province, part)) if area else ("",)
    keys = [(one, body) for one in areas for body in dict.fromkeys((*named_like(issuer, province, part), issuer))]
    found = (one for name in keys for one in groups.get(name, ()))
    kept = part.old_name == province.name
    held = Held(one for one in found if (one.territory == "before" if kept else one.merged is None))
    return Predecessor(part.old_name, held.of)


def _names(line: Line) -> str:
    return "; ".join(line.statements[0].observation.document.issuers)


def _name(name: str, chosen: Sequence[Vintage]) -> str:
    """The indicator's name, without "(giá so sánh 2010)" in a row that has figures in other prices."""
    basis = price_basis(name, "")
    return _IN_BRACKETS.sub("", name) if any(differ(one.basis, basis) for one in chosen) else name


def _row_unit(chosen: Iterable[Vintage]) -> RowUnit:
    """The unit of most cells that have a value; among equals the newest cell's. Cells come oldest first."""
    units = [(one.observation.unit, one.observation.unit_mult) for one in chosen if one.figure]
    if len(set(units)) > 1:
        return max(Counter(reversed(units)).items(), key=lambda item: item[1])[0]
    return units[0] if units else (None, 0)
