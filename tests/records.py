"""Hand-made records: a text with marks in it becomes a Record whose places are right.

record_of("bc-1", "Kim ngạch đạt 5 tỷ.", observations=[figure("XK", "kim ngạch", 5, "5 tỷ", period=year(2022))])
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from models.record import Observation, PeriodField, Record

Facts = Iterable[Mapping[str, Any]]


def span(first: str, last: str) -> PeriodField:
    """A period by its ISO dates."""
    return PeriodField(start=dt.date.fromisoformat(first), end=dt.date.fromisoformat(last))


def year(number: int) -> PeriodField:
    """A calendar year."""
    return span(f"{number}-01-01", f"{number}-12-31")


def half(number: int) -> PeriodField:
    """The first six months of a year."""
    return span(f"{number}-01-01", f"{number}-06-30")


def figure(
    indicator: str | None,
    name: str,
    value: float | None,
    quote: str,
    *,
    period: PeriodField,
    **more: Any,
) -> dict[str, Any]:
    """An observation; `quote` must stand in the text. Defaults: VND, 10^9, actual, no decimals, no comparisons."""
    given = {"indicator": indicator, "name": name, "value": value, "quote": quote, "period": period}
    return {**_FIGURE, "decimals": None if value is None else 0, **given, **more}


def cited(key: str, quote: str, **more: Any) -> dict[str, Any]:
    """A reference with the key `TYPE|number|year in it|issuer|year`."""
    kind, number, _, issuer, issued = key.split("|")
    known = {
        "type": kind,
        "number": number,
        "symbol": f"{kind}-{issuer}",
        "year": int(issued) if issued.isdigit() else None,
    }
    return {"date": None, "issuers": (), "title": None, "relation": None, **known, "key": key, "quote": quote, **more}


def movement(id_: str | None, name: str, **more: Any) -> dict[str, Any]:
    """A movement whose name stands in the text."""
    return {"name": name, "id": id_, "kind": "movement", "quote": name, **more}


def statement(role: str, quote: str, **more: Any) -> dict[str, Any]:
    """A sentence with a role."""
    return {"role": role, "quote": quote, **more}


def award(code: str | None, name: str, count: int | None, **more: Any) -> dict[str, Any]:
    """An award whose name stands in the text."""
    return {"award": code, "name": name, "count": count, "recipient": None, "year": None, "quote": name, **more}


def heading(
    id_: str, label: str | None, text: str, *, parent: str | None = None, role: str | None = None
) -> dict[str, Any]:
    """A section whose heading stands in the text after its label; it ends where the next of its rank begins."""
    return {"id": id_, "label": label, "heading": text, "parent": parent, "role": role}


def record_of(
    key: str,
    text: str,
    *,
    sections: Facts = (),
    references: Facts = (),
    movements: Facts = (),
    awards: Facts = (),
    observations: Facts = (),
    statements: Facts = (),
    dates: Facts = (),
    page_starts: Iterable[int] = (),
    source: Mapping[str, Any] | None = None,
    **document: Any,
) -> Record:
    """A record of `text`; every mention's `quote` is looked up in it, its page and section follow from its place.

    `page_starts` are the offsets at which pages begin; none: a format without pages. Other keywords go to `document`.
    """
    placed, starts = _sections(text, list(sections)), list(page_starts)

    def put(facts: Facts) -> list[dict[str, Any]]:
        return [_placed(text, dict(fact), placed, starts) for fact in facts]

    return Record.model_validate(
        {
            "source": {**_source(key, text, len(starts) or None), **(source or {})},
            "text": text,
            "document": {**_DOCUMENT, "key": key, **document},
            "sections": placed,
            "references": put(references),
            "movements": put(movements),
            "awards": put(awards),
            "observations": put(observations),
            "statements": put(statements),
            "dates": put(dates),
            "warnings": [],
        }
    )


_DOCUMENT: dict[str, Any] = {
    "type": "BC",
    "number": None,
    "symbol": None,
    "issuers": (),
    "parent": None,
    "place": None,
    "issued": None,
    "title": None,
    "period": None,
    "signers": (),
    "recipients": (),
}
_FIGURE: dict[str, Any] = {
    "area": None,
    "unit": "VND",
    "unit_mult": 9,
    "status": "actual",
    "bound": None,
    "comparisons": (),
    "attainments": (),
}


def _source(key: str, text: str, pages: int | None) -> dict[str, Any]:
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    return {
        "name": f"{key}.txt",
        "media_type": "text/plain",
        "sha256": digest,
        "bytes": len(data),
        "pages": pages,
        "text_origin": "text",
    }


def _sections(text: str, sections: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    placed, at = [], 0
    for section in sections:
        shown = " ".join(filter(None, (section["label"], section["heading"])))
        at = text.index(shown, at)
        placed.append({**section, "start": at, "end": len(text)})
        at += len(shown)
    for number, section in enumerate(placed):
        line = {section["parent"]}
        while ancestor := next((it["parent"] for it in placed if it["id"] in line and it["parent"] not in line), None):
            line.add(ancestor)
        section["end"] = next((it["start"] for it in placed[number + 1 :] if it["parent"] in line), len(text))
    return placed


def _placed(text: str, fact: dict[str, Any], sections: list[dict[str, Any]], pages: list[int]) -> dict[str, Any]:
    start = fact.pop("start", None)
    start = text.index(fact["quote"]) if start is None else start
    inside = [section["id"] for section in sections if section["start"] <= start < section["end"]]
    page = sum(1 for begins in pages if begins <= start) or None
    return {
        "start": start,
        "end": start + len(fact["quote"]),
        "page": page,
        "section": inside[-1] if inside else None,
        **fact,
    }


def observation_of(record: Record, position: int = 0) -> Observation:
    """One observation of a record."""
    return record.observations[position]
