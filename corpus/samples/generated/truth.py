"""What is true in the documents, in the form of the samples' truth.json: cells by body, indicator, kind of period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from corpus.samples.facts import Draft
from corpus.samples.generated.bodies import Body

Entry = dict[str, Any]
Told = tuple[str, Entry]
"""A file, and what it states."""


def truth_of(body: Body, drafts: Iterable[Draft]) -> list[Entry]:
    """The rows of a body's comparison: for each indicator and kind of period a cell a year.

    A cell has the newest final value, without one the newest estimate, never a plan.
    """
    cells: dict[tuple[str, str], dict[int, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for draft in sorted(drafts, key=lambda draft: draft.head.issued):
        for seen in draft.observations:
            if seen["status"] != "target":
                kind = "6M" if seen["period"]["end"].endswith("06-30") else "Y"
                cells[seen["indicator"], kind][int(seen["period"]["end"][:4])].append((draft.name, seen))
    return [_row(body, kind, years) for (_, kind), years in sorted(cells.items())]


def _row(body: Body, kind: str, years: dict[int, list[Told]]) -> Entry:
    _, first = next(iter(years.values()))[0]
    return {
        "indicator": first["indicator"], "name": first["name"], "area": body.province,
        "issuer": body.name, "issuers": [body.name], "period": kind,
        "unit": first["unit"], "unit_mult": first["unit_mult"],
        "cells": {str(year): _cell(told) for year, told in sorted(years.items())},
    }  # fmt: skip


def _cell(told: list[Told]) -> Entry:
    file, best = ([one for one in told if one[1]["status"] == "actual"] or told)[-1]
    return {
        "value": best["value"], "decimals": best["decimals"], "unit_mult": best["unit_mult"], "status": best["status"],
        "document": file,
        "statements": [
            {"value": seen["value"], "status": seen["status"], "documents": [name]} for name, seen in told
        ],
    }  # fmt: skip
