"""Tables of figures in several forms: plan, year before, this year, growth or ratio, attainment."""

from __future__ import annotations

import random
from collections.abc import Sequence

from corpus.samples.facts import Block, Draft, printed
from corpus.samples.generated.bodies import INDICATORS, Body
from corpus.samples.generated.figures import Series, growth, share
from corpus.samples.generated.telling import Term, capital, entry, with_change, with_share

FORMS = ("ratio", "growth", "before-plan", "short")


def figures_table(
    draft: Draft, body: Body, codes: Sequence[str], term: Term, figures: Series, chosen: random.Random
) -> None:
    """One table with a row an indicator; what each row states is kept in the draft."""
    form = chosen.choice(FORMS)
    rows = [_header(form, term)]
    for order, code in enumerate(codes, 1):
        rows.append((str(order), *_row(draft, body, code, term, figures, form)))
    draft.blocks.append(Block("table", f"Bảng 1. Một số chỉ tiêu chủ yếu {term.name}", rows=tuple(rows)))


def _header(form: str, term: Term) -> tuple[str, ...]:
    this, before = (f"6T/{term.year}", f"6T/{term.year - 1}") if term.half else (str(term.year), str(term.year - 1))
    now = f"{'Thực hiện' if term.final else 'Ước thực hiện'} {_period(term)}"
    last = f"Thực hiện {_period(term.before)}"
    said, result = "cùng kỳ" if term.half else "năm trước", "TH" if term.final else "Ước TH"
    return {
        "ratio": ("STT", "Chỉ tiêu", "ĐVT", f"KH năm {term.year}", f"TH {before}", f"{result} {this}",
                  f"So với {said} (%)", "So với KH năm (%)"),
        "growth": ("STT", "Chỉ tiêu", "Đơn vị tính", last, now, f"Tăng, giảm so với {said} (%)"),
        "before-plan": ("TT", "Chỉ tiêu", "Đơn vị tính", last, f"Kế hoạch năm {term.year}", now, "% so với kế hoạch",
                        f"% so với {said}"),
        "short": ("STT", "Chỉ tiêu", "Đơn vị", last, now),
    }[form]  # fmt: skip


def _period(term: Term) -> str:
    return f"6 tháng {term.year}" if term.half else f"năm {term.year}"


def _row(draft: Draft, body: Body, code: str, term: Term, figures: Series, form: str) -> tuple[str, ...]:
    year, former = figures[code, term.year], figures[code, term.year - 1]
    now, before = term.figure(year), term.known(former)
    change, percent = growth(now, before), share(now, year.plan)
    name, unit = capital(INDICATORS[code].name), INDICATORS[code].printed.strip()
    ratio = printed(100 + change, 1)
    cells = {
        "ratio": (name, unit, year.plan, before, now, ratio, percent),
        "growth": (name, unit, before, now, printed(change, 1)),
        "before-plan": (name, unit, before, year.plan, now, percent, ratio),
        "short": (name, unit, before, now),
    }[form]
    own = entry(body, code, term, term.status, now)
    if form != "short":
        with_change(own, term, change)
    told = [own, entry(body, code, term.before, "actual", before)]
    if form in ("ratio", "before-plan"):
        with_share(own, term, percent)
        told.append(entry(body, code, Term(term.year, False), "target", year.plan))
    draft.observations += [{**observation, "quote": f"{name} {unit}"} for observation in told]
    return cells
