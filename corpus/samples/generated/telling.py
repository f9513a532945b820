"""Sentences of figures: what is printed and what is true are made in one step."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from corpus.samples.clauses import direction
from corpus.samples.facts import Draft, decimal, printed, span
from corpus.samples.generated.bodies import INDICATORS, Body
from corpus.samples.generated.figures import Series, Year, growth, share


@dataclass(frozen=True, slots=True)
class Term:
    """What a report is on: the first half of a year, or the year; `final` if it is written when the year is over."""

    year: int
    half: bool
    final: bool = False

    @property
    def name(self) -> str:
        """As it is printed."""
        return f"6 tháng đầu năm {self.year}" if self.half else f"năm {self.year}"

    @property
    def following(self) -> str:
        """What comes next."""
        return f"6 tháng cuối năm {self.year}" if self.half else f"năm {self.year + 1}"

    @property
    def slug(self) -> str:
        """In names of files."""
        return "6t" if self.half else "nam"

    @property
    def before(self) -> Term:
        """The same of the year before."""
        return Term(self.year - 1, self.half)

    @property
    def status(self) -> str:
        """Of the report's own figures."""
        return "actual" if self.final else "estimate"

    def figure(self, year: Year) -> str:
        """The report's own figure."""
        if self.half:
            return year.half
        return year.full_final if self.final else year.full

    def known(self, year: Year) -> str:
        """The figure that stands a year later."""
        return year.half_final if self.half else year.full_final


def capital(text: str) -> str:
    """With a capital at the beginning."""
    return text[0].upper() + text[1:]


def entry(body: Body, code: str, term: Term, status: str, value: str) -> dict[str, Any]:
    """An observation in the record's field names, without comparisons and attainments."""
    indicator, number = INDICATORS[code], decimal(value)
    return {
        "indicator": indicator.code, "name": indicator.name, "area": body.province,
        "value": int(number) if number == number.to_integral() else float(number),
        "decimals": len(value.partition(",")[2]), "unit": indicator.unit, "unit_mult": indicator.unit_mult,
        "period": span(term.year, term.half), "status": status, "bound": None, "comparisons": [], "attainments": [],
    }  # fmt: skip


def with_change(observation: dict[str, Any], term: Term, change: Decimal) -> None:
    """Adds the change in percent against the same period of the year before."""
    base = span(term.year - 1, term.half)
    observation["comparisons"].append({"base": base, "change": float(change), "unit": "percent"})


def with_share(observation: dict[str, Any], term: Term, percent: str) -> None:
    """Adds the attainment of the year's plan."""
    observation["attainments"].append({"target": span(term.year, False), "percent": float(decimal(percent))})


def tell_result(draft: Draft, body: Body, code: str, term: Term, figures: Series, wording: str) -> None:
    """The figure of the report's own period."""
    now = term.figure(figures[code, term.year])
    change = growth(now, term.before.known(figures[code, term.year - 1]))
    percent = share(now, figures[code, term.year].plan)
    observation = entry(body, code, term, term.status, now)
    with_change(observation, term, change)
    if "{a}" in wording:
        with_share(observation, term, percent)
    _add(
        draft, code, wording, [observation],
        t=term.name, T=capital(term.name), y=term.year, v=_with_unit(code, now), a=f"{percent}%",
        g=direction(change, "%"), r=f"{printed(100 + change, 1)}%",
        s="cùng kỳ năm trước" if term.half else "năm trước",
    )  # fmt: skip


def tell_before(draft: Draft, body: Body, code: str, term: Term, figures: Series, wording: str) -> None:
    """The final figure of the same period of the year before."""
    before = term.before
    value = term.known(figures[code, before.year])
    observation = entry(body, code, before, "actual", value)
    _add(draft, code, wording, [observation], u=before.name, U=capital(before.name), b=_with_unit(code, value))


def tell_revised(draft: Draft, body: Body, code: str, year: int, value: str, wording: str) -> None:
    """The figure that replaces the final one of a year."""
    observation = entry(body, code, Term(year, False), "actual", value)
    _add(draft, code, wording, [observation], e=year, c=_with_unit(code, value))


def tell_target(draft: Draft, body: Body, code: str, figures: Year, wording: str) -> None:
    """The plan of a year, as an item."""
    observation = entry(body, code, Term(draft.year, False), "target", figures.plan)
    _add(draft, code, wording, [observation], kind="item", y=draft.year, p=_with_unit(code, figures.plan))


def _with_unit(code: str, value: str) -> str:
    return value + INDICATORS[code].printed


def _add(
    draft: Draft, code: str, wording: str, told: list[dict[str, Any]], *, kind: str = "text", **words: object
) -> None:
    name = INDICATORS[code].name
    quote = wording.format(n=name, N=capital(name), **words)
    draft.add(kind, quote)
    draft.observations += [{**observation, "quote": quote} for observation in told]
