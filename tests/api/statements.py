"""Records made by hand for the tests of answers: one document, what it states, and an index that holds it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from index import Index, open_index, rows_of
from models.record import (
    Attainment,
    Comparison,
    Document,
    Observation,
    PeriodField,
    Record,
    SectionField,
    Source,
)

ISSUER = "Sở Công Thương tỉnh Bình Hà"
AREA = "Bình Hà"


def span(text: str) -> PeriodField:
    """ "2022" the year, "6T/2022" the first half, "2022-07" a month, "2022-01-01/2022-02-28" as it says."""
    if "/" in text and text[0].isdigit() and "T/" not in text:
        start, end = text.split("/")
        return PeriodField(start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end))
    if "T/" in text:
        months, year = text.split("T/")
        return PeriodField(start=dt.date(int(year), 1, 1), end=_last(int(year), int(months)))
    if len(text) == 7:
        year, month = text.split("-")
        return PeriodField(start=dt.date(int(year), int(month), 1), end=_last(int(year), int(month)))
    return PeriodField(start=dt.date(int(text), 1, 1), end=dt.date(int(text), 12, 31))


def _last(year: int, month: int) -> dt.date:
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def stated(
    period: str,
    value: float | None = None,
    *,
    name: str = "tổng mức bán lẻ hàng hóa",
    indicator: str | None = "BANLE",
    decimals: int | None = None,
    unit: str | None = "VND",
    unit_mult: int = 9,
    status: str = "actual",
    bound: str | None = None,
    area: str | None = AREA,
    changes: Sequence[tuple[str | None, float, str]] = (),
    attainments: Sequence[tuple[str, float]] = (),
) -> dict[str, Any]:
    """What a document states, without its place: `changes` (base, change, unit), `attainments` (target, percent)."""
    places = len(str(value).partition(".")[2]) if value is not None and value != int(value) else 0
    return {
        "indicator": indicator,
        "name": name,
        "area": area,
        "value": value,
        "decimals": decimals if decimals is not None else (None if value is None else places),
        "unit": None if value is None else unit,
        "unit_mult": 0 if value is None else unit_mult,
        "period": span(period),
        "status": status,
        "bound": bound,
        "comparisons": tuple(
            Comparison(base=span(base) if base else None, change=change, unit=kind) for base, change, kind in changes
        ),
        "attainments": tuple(Attainment(target=span(target), percent=percent) for target, percent in attainments),
    }


def report(
    issued: str | None,
    *statements: dict[str, Any],
    issuers: Sequence[str] = (ISSUER,),
    key: str = "",
    period: PeriodField | None = None,
    title: str = "Tình hình công thương",
    text: str = "",
) -> Record:
    """A report that states each of these in a sentence of its own, in one section on page 1."""
    key = key or f"bc-{issued}"
    content = f"I. Kết quả\n{text}".rstrip()
    observations = []
    for number, statement in enumerate(statements):
        quote = f"Câu {number}: {statement['name']} {statement['value']}."
        content += "\n" + quote
        start = len(content) - len(quote)
        observations.append(Observation(start=start, end=len(content), quote=quote, page=1, section="s1", **statement))
    return Record(
        source=Source(
            name=f"{key}.txt",
            media_type="text/plain",
            sha256=hashlib.sha256(key.encode()).hexdigest(),
            bytes=len(content),
            pages=1,
            text_origin="text",
        ),
        text=content,
        document=Document(
            key=key,
            type="BC",
            number="12",
            symbol="BC-SCT",
            issuers=tuple(issuers),
            parent=None,
            place="Bình Hà",
            issued=issued,
            title=title,
            period=period,
            signers=(),
            recipients=(),
        ),
        sections=(
            SectionField(id="s1", parent=None, label="I.", heading="Kết quả", role=None, start=0, end=len(content)),
        ),
        references=(),
        movements=(),
        awards=(),
        observations=tuple(observations),
        statements=(),
        dates=(),
        warnings=(),
    )


def index_of(folder: Path, records: Iterable[Record]) -> Index:
    """A new index that holds these records."""
    index = open_index(folder.as_uri())
    with index.writer() as writer:
        for record in records:
            writer.put(rows_of(record, ()))
    return index
