"""What is true in the samples, as truth.json states it: documents, observations, and the comparison over the years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from corpus.samples.clauses import PRICE_BASES
from corpus.samples.facts import PROVINCE, Draft

Entry = dict[str, Any]
RULES = {
    "value": "the newest actual value of indicator, issuer and period; without one the newest estimate; never a target",
    "revised": "another document of a later date states another value for the cell",
    "observations": "complete: every figure of every document",
    "statements": "each is stated in its role; others may stand beside them",
    "conflict": "two documents that report on the same period state different actual values",
    "change-differs": "a change stated with a value fits no value stated for the year before, within printed decimals",
    "break": "the constant prices are of another base year than in the cell of the year before, or the body has merged",
}


def files(draft: Draft) -> list[str]:
    """The files that hold a document."""
    return [f"{draft.name}.{suffix}" for suffix in draft.formats]


def document(draft: Draft) -> Entry:
    """Head and foot in the record's field names."""
    head = draft.head
    return {
        "type": head.type, "number": head.number, "symbol": head.symbol, "issuers": list(head.issuers),
        "parent": head.parent, "place": PROVINCE, "issued": head.issued, "title": head.title,
        "period": {"start": head.period[0], "end": head.period[1]} if head.period else None,
        "signers": [{"formula": s.formula, "title": s.title, "name": s.name} for s in head.signers],
        "recipients": list(head.recipients),
    }  # fmt: skip


def by_file(drafts: Iterable[Draft], kind: str) -> list[Entry]:
    """The observations, awards or statements of all documents, each with its file."""
    return [{"document": file, **seen} for draft in drafts for file in files(draft) for seen in getattr(draft, kind)]


def sections(draft: Draft) -> list[Entry]:
    """Every heading of the body in order, with its label as printed; appendices left out."""
    headings = (block for block in draft.blocks if block.kind in ("part", "heading"))
    return [{"label": block.label, "heading": block.text} for block in headings]


def movements(drafts: Iterable[Draft]) -> list[Entry]:
    """Each movement with its drifting names and the files that print it; id null where the register hasn't got it."""
    found: dict[str, Entry] = {}
    for draft in drafts:
        for code, name, kind in draft.movements:
            identity = None if code.startswith("local:") else code
            entry = found.setdefault(code, {"id": identity, "kind": kind, "names": [], "documents": []})
            if name not in entry["names"]:
                entry["names"].append(name)
            entry["documents"] += [file for file in files(draft) if file not in entry["documents"]]
    return list(found.values())


def references(drafts: Iterable[Draft]) -> list[Entry]:
    """Each cited document with its spellings, who cites it, and the files that hold it."""
    drafts = tuple(drafts)
    held = {_folded(d.head.type, d.head.number, d.head.symbol): files(d) for d in drafts if d.head.number}
    found: dict[str, Entry] = {}
    for draft in drafts:
        for kind, number, symbol, date in draft.references:
            key = _folded(kind, number, symbol)
            cited = {"type": kind, "number": number, "symbol": symbol, "date": date}
            entry = found.setdefault(key, {"cited": cited, "spellings": [], "held": held.get(key, []), "by": []})
            entry["cited"]["date"] = entry["cited"]["date"] or date
            spelling = f"{number}{'-' if symbol == 'CT/TW' else '/'}{symbol}"
            if spelling not in entry["spellings"]:
                entry["spellings"].append(spelling)
            entry["by"] += [file for file in files(draft) if file not in entry["by"]]
    return list(found.values())


def _folded(kind: str, number: str | None, symbol: str) -> str:
    """A key that is one for CĐCT and CDCT; no two samples share type, number and symbol."""
    return f"{kind}|{number}|{symbol.replace('Đ', 'D')}"


def compare(drafts: Iterable[Draft]) -> list[Entry]:
    """A row for each indicator, issuer and kind of period, a cell for each year; see RULES."""
    cells: dict[tuple[str, str], dict[int, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for draft in sorted(drafts, key=lambda draft: draft.head.issued):
        for seen in draft.observations:
            if seen["status"] != "target":
                half = seen["period"]["end"].endswith("06-30")
                key = seen["indicator"] or seen["name"], f"{draft.body}|{'6M' if half else 'Y'}"
                cells[key][int(seen["period"]["end"][:4])].append({**seen, "draft": draft})
    return [_row(key, years) for key, years in sorted(cells.items())]


def _row(key: tuple[str, str], years: dict[int, list[Entry]]) -> Entry:
    chosen = {year: _newest(found) for year, found in sorted(years.items())}
    period = key[1].split("|")[1]
    any_cell = next(iter(chosen.values()))
    issuers = sorted({name for found in years.values() for cell in found for name in cell["draft"].head.issuers})
    return {
        "indicator": any_cell["indicator"], "name": any_cell["name"], "area": PROVINCE,
        "issuer": issuers[0], "issuers": issuers,
        "period": period, "unit": any_cell["unit"], "unit_mult": any_cell["unit_mult"],
        "cells": {str(year): _cell(year, chosen[year], years[year], years.get(year - 1, [])) for year in chosen},
    }  # fmt: skip


def _newest(found: list[Entry]) -> Entry:
    actual = [entry for entry in found if entry["status"] == "actual" and entry["value"] is not None]
    valued = [entry for entry in found if entry["value"] is not None]
    return (actual or valued or found)[-1]


def _cell(year: int, best: Entry, found: list[Entry], before: list[Entry]) -> Entry:
    statements = [
        {"value": entry["value"], "status": entry["status"], "documents": files(entry["draft"])} for entry in found
    ]
    return {
        "value": best["value"], "decimals": best["decimals"], "unit_mult": best["unit_mult"], "status": best["status"],
        "document": files(best["draft"])[0], "flags": _flags(year, best["indicator"], found, before),
        "statements": statements,
        "changes": _merged(found, "comparisons"), "attainments": _merged(found, "attainments"),
    }  # fmt: skip


def _issuers(found: list[Entry]) -> set[str]:
    return {name for entry in found for name in entry["draft"].head.issuers}


def _merged(found: list[Entry], key: str) -> list[Entry]:
    merged: list[Entry] = []
    for entry in found:
        merged += [new for new in entry[key] if new not in merged]
    return merged


def _flags(year: int, code: str | None, found: list[Entry], before: list[Entry]) -> list[str]:
    flags = []
    valued = [entry for entry in found if entry["value"] is not None]
    actual = [entry for entry in valued if entry["status"] == "actual"]
    conflict = any(_differ(a, b) and _vintage(a) == _vintage(b) for a in actual for b in actual)
    if conflict:
        flags.append("conflict")
    if any(_differ(a, b) and _later(a) != _later(b) for a in valued for b in valued):
        flags.append("revised")
    rebased = code == "GTSXCN_CONST" and PRICE_BASES.get(year, 2010) != PRICE_BASES.get(year - 1, 2010)
    if rebased or (before and _issuers(found) != _issuers(before)):
        flags.append("break")
    if not rebased and any(_change_differs(now, before) for now in valued):
        flags.append("change-differs")
    return flags


def _later(entry: Entry) -> tuple[Any, str]:
    return _vintage(entry), entry["status"]


def _vintage(entry: Entry) -> tuple[str, str] | None:
    period: tuple[str, str] | None = entry["draft"].head.period
    return period


def _interval(entry: Entry) -> tuple[Decimal, Decimal]:
    """The values that a printed figure may stand for, in base units: "1,24 tỷ" is 1,235 to 1,245 thousand million."""
    value, step = Decimal(str(entry["value"])), Decimal("0.5").scaleb(-entry["decimals"])
    mult = entry["unit_mult"]
    return (value - step).scaleb(mult), (value + step).scaleb(mult)


def _differ(a: Entry, b: Entry) -> bool:
    (a_low, a_high), (b_low, b_high) = _interval(a), _interval(b)
    return a_high < b_low or b_high < a_low


def _change_differs(now: Entry, before: list[Entry]) -> bool:
    """Whether a stated change fits none of the values that stand for the year before."""
    stated = [Decimal(str(c["change"])) for c in now["comparisons"] if c["unit"] == "percent"]
    bounds = [_bounds(now, entry) for entry in before if entry["value"] is not None]
    half = Decimal("0.05")
    return bool(bounds) and any(
        all(change + half < low or change - half > high for low, high in bounds) for change in stated
    )


def _bounds(now: Entry, before: Entry) -> tuple[Decimal, Decimal]:
    """The smallest and the largest growth in percent that the printed figures allow."""
    (low, high), (base_low, base_high) = _interval(now), _interval(before)
    return (low / base_high - 1) * 100, (high / base_low - 1) * 100
