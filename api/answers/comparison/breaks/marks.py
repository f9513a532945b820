"""The breaks of a cell: why it can't be set against another statement of it or against the cell before."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from api.answers.comparison.breaks.lines import Line
from api.answers.comparison.price_basis import differ
from api.answers.comparison.vintage import Vintage, issued_span
from api.answers.issuers import own_name, predecessors, succession
from api.answers.territories import MERGED_ON
from corpus.registers import sources
from corpus.registers.rows import Body
from models.comparison import SeriesBreak

_DAY = re.compile(r"(?:(?:(?P<day>\d{1,2})/)?(?P<month>\d{1,2})/)?(?P<year>\d{4})")
"""28/02/2025, 02/2025, 2025: how registers write a day."""


def breaks_of(
    chosen: Vintage, others: Iterable[Vintage], earlier: Sequence[Vintage], line: Line
) -> tuple[SeriesBreak, ...]:
    """What parts the cell from `others` and from the cells before.

    `earlier`: the last one is of the nearest cell before; another one is of the nearest that names its prices.
    """
    beside = list(others)
    found = [*_prices(chosen, [*beside, *reversed(earlier)]), *_territory(chosen, [*beside, *earlier[-1:]])]
    if earlier:
        found += _bodies(chosen, earlier[-1], line)
    return tuple(found)


def _prices(chosen: Vintage, beside: Iterable[Vintage]) -> Iterator[SeriesBreak]:
    other = next((one for one in beside if differ(chosen.basis, one.basis)), None)
    if other:
        yield SeriesBreak(kind="prices", change="rebased", before=(str(other.basis),), after=str(chosen.basis))


def _territory(chosen: Vintage, beside: Iterable[Vintage]) -> Iterator[SeriesBreak]:
    province = chosen.merged
    if province and any(one.territory != chosen.territory for one in beside):
        yield SeriesBreak(
            kind="area",
            change="merged",
            before=province.names(),
            after=province.name,
            since=MERGED_ON.isoformat(),
            source=_register("provinces", province.parts[0].source),
        )


def _bodies(chosen: Vintage, before: Vintage, line: Line) -> Iterator[SeriesBreak]:
    """The bodies that became another one between two cells, or went into it."""
    names = zip(before.observation.document.issuers, chosen.observation.document.issuers, strict=False)
    for former, name in names:
        rows, now = succession(former), succession(name)
        if own_name(former) != own_name(name) and len(rows) > 1 and now:
            joined = len(predecessors(now[0])) > 1 or not now[0].valid_from
            yield _of_body(former, rows[0], name, now[0], chosen, merged=joined)
    for former, body in line.absorbed:
        heir = next((row for row in succession(former)[1:]), None)
        began = issued_span(_since(body, heir)).start if heir else dt.date.min
        if heir and before.issued.end < began <= chosen.issued.start:
            name = chosen.observation.document.issuers[0]
            yield _of_body(former, body, name, heir, chosen, merged=True)


def _of_body(former: str, row: Body, name: str, heir: Body, chosen: Vintage, *, merged: bool) -> SeriesBreak:
    since = _since(row, heir)
    known = since if since and issued_span(since).start <= chosen.issued.end else None
    return SeriesBreak(
        kind="issuer",
        change="merged" if merged else "renamed",
        before=(former,),
        after=name,
        since=known,
        source=_register("bodies", row.source),
    )


def _since(former: Body, heir: Body) -> str | None:
    """When the heir took over, EDTF: by its own first day, else after the former one's last day, month or year."""
    began = _edtf(heir.valid_from)
    if began or not former.valid_to:
        return began
    ended = _edtf(former.valid_to)
    if ended is None or len(ended) == 4:
        return ended
    next_day = issued_span(ended).end + dt.timedelta(days=1)
    return next_day.isoformat()[: len(ended)]


def _edtf(written: str) -> str | None:
    found = _DAY.fullmatch(written)
    if not found:
        return None
    parts = (found["year"], *(f"{int(part):02d}" for part in (found["month"], found["day"]) if part))
    return "-".join(parts)


def _register(name: str, ids: Iterable[str]) -> str:
    """The register and what its row goes back to."""
    known = {row.id: row for row in sources()}
    return "; ".join([f"registers/{name}.tsv", *(known[one].address for one in ids if one in known)])
