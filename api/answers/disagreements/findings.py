"""Findings made of the statements that they are about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from api.answers.comparison.figures import Computed
from api.answers.disagreements.series import Claim, code_of
from api.answers.issuers import issuer_name, newest_name
from models.finding import Finding, FindingKind, FindingSide, Severity

SHOWN = 5
"""Sides that are shown of those that a statement disagrees with."""


def side(claim: Claim) -> FindingSide:
    """A statement as a side of a finding."""
    stated = claim.observation
    return FindingSide(
        document=stated.document,
        source=claim.source,
        period=stated.period,
        value=stated.value,
        decimals=stated.decimals,
        unit=stated.unit,
        unit_mult=stated.unit_mult,
        status=stated.status,
        bound=stated.bound,
        prices=str(claim.basis) if claim.basis else None,
    )


def finding(
    kind: FindingKind, claim: Claim, there: Iterable[Claim], severity: Severity = "contradiction", **more: Any
) -> Finding:
    """A finding about a statement; of `there` the newest statement of each document and figure is shown, of parts
    all of them as they are told.
    """
    stated = claim.observation
    shown = list(there) if kind == "parts-differ" else _newest(there)
    return Finding(
        kind=kind,
        severity=severity,
        indicator=code_of(stated),
        name=stated.name,
        area=stated.area,
        issuer=issuer_name(tuple(map(newest_name, stated.document.issuers))),
        period=stated.period,
        here=side(claim),
        there=tuple(map(side, shown)),
        **more,
    )


def _newest(there: Iterable[Claim]) -> list[Claim]:
    shown: dict[tuple[object, ...], Claim] = {}
    for one in sorted(there, key=lambda one: one.age, reverse=True):
        shown.setdefault((one.document, one.period, one.figure), one)
    return list(shown.values())[:SHOWN]


def interval(computed: Computed) -> dict[str, Any]:
    """What was computed, for a finding: its value, and the lowest and highest that rounding allows.

    All are None for one that only its direction is known of.
    """
    low, value, high = sorted((computed.low, computed.value, computed.high))
    parts = {"computed": value, "low": low, "high": high}
    known = low.is_finite() and high.is_finite()
    return {name: float(round(part, 2)) if known else None for name, part in parts.items()}
