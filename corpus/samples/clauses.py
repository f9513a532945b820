"""Sentences and tables of figures: what is printed and what is true are made in one step."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from corpus.samples.facts import INDICATORS, PROVINCE, Block, Draft, decimal, figures, known, printed, span

PLACEHOLDER = re.compile(r"\{([vgrdap])\}")
"""{v} value and unit, {g} "tăng 5,1%", {r} ratio "105,1%", {d} change in points, {a} attainment, {p} plan and unit."""
PRICE_BASES = {2019: 2010, 2020: 2010, 2021: 2010, 2022: 2020, 2023: 2020}
"""The year whose constant prices a year's reports use."""
BREAK_GROWTH = {True: Decimal("11.6"), False: Decimal("10.9")}
"""Growth of industrial output in 2022, computed in the new prices, so not from the printed values."""


def growth(body: str, code: str, year: int, half: bool, value: str) -> Decimal:
    """The change of `value` against the same period of the year before, one decimal (points: as printed)."""
    if code == "GTSXCN_CONST" and year == 2022:
        return BREAK_GROWTH[half]
    now, before = decimal(value), decimal(known(body, code, year - 1, half))
    if INDICATORS[code].points:
        return now - before
    return decimal(printed((now / before - 1) * 100, 1))


def _figure(draft: Draft, code: str, year: int, half: bool, status: str) -> str:
    row = figures()[draft.body, code, year]
    stem = "half" if half else "full"
    if status == "target":
        return row["plan"]
    if status == "actual":
        return known(draft.body, code, year, half) if year < draft.year else row[stem + "_actual"] or row[stem]
    return row[stem]


def direction(change: Decimal, suffix: str) -> str:
    """A signed change in words: "tăng 5,1%"."""
    word = "tăng" if change >= 0 else "giảm"
    return f"{word} {str(abs(change)).replace('.', ',').removesuffix(',0')}{suffix}"


def title(code: str, year: int) -> str:
    """The indicator's name as a year's reports print it, with the price base."""
    base = f" (giá so sánh {PRICE_BASES[year]})" if code == "GTSXCN_CONST" else ""
    return INDICATORS[code].name + base


def entry(code: str, period: dict[str, str], status: str, value: str | None, name: str | None = None) -> dict[str, Any]:
    """An observation in the record's field names, without comparisons and attainments."""
    indicator = INDICATORS[code]
    number = decimal(value) if value else None
    return {
        "indicator": indicator.code, "name": name or indicator.name, "area": PROVINCE,
        "value": None if number is None else _plain(number),
        "decimals": None if value is None else len(value.partition(",")[2]),
        "unit": indicator.unit if value else None, "unit_mult": indicator.unit_mult if value else 0,
        "period": period, "status": status, "bound": None, "comparisons": [], "attainments": [],
    }  # fmt: skip


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral() else float(number)


def tell(
    draft: Draft, code: str, template: str, status: str = "estimate", *, year: int | None = None,
    half: bool | None = None, value: str | None = None, stated_growth: str | None = None,
    unit: tuple[int, str] | None = None, bound: str | None = None,
) -> str:  # fmt: skip
    """`template` with its placeholders filled from the facts; what it says is kept in the draft.

    `value` and `stated_growth` take the place of the facts' own; `unit` is another power of ten with its printed form.
    """
    year, half = year or draft.year, draft.half if half is None else half
    uses = set(PLACEHOLDER.findall(template))
    value = value or _figure(draft, code, year, half, status)
    name = title(code, year)
    observation = entry(code, span(year, half), status, value, name)
    base = span(year - 1, half)
    mult, suffix = unit or (INDICATORS[code].unit_mult, INDICATORS[code].printed)
    observation |= {"unit_mult": mult, "bound": bound}
    texts = {"v": value + suffix}
    if uses & {"g", "r", "d"}:
        change = Decimal(stated_growth) if stated_growth else growth(draft.body, code, year, half, value)
        kind = "percentage-point" if "d" in uses else "percent"
        observation["comparisons"].append({"base": base, "change": float(change), "unit": kind})
        texts["g"] = direction(change, "%")
        texts["d"] = direction(change, " điểm phần trăm")
        texts["r"] = f"{printed(100 + change, 1)}%"
    if uses & {"a", "p"}:
        plan = figures()[draft.body, code, year]["plan"]
        texts["p"] = plan + INDICATORS[code].printed
    if "a" in uses:
        scale = mult - INDICATORS[code].unit_mult
        percent = printed(decimal(value).scaleb(scale) / decimal(plan) * 100, 1).removesuffix(",0")
        observation["attainments"].append({"target": span(year, False), "percent": float(decimal(percent))})
        texts["a"] = f"{percent}%"
    if "p" in uses:
        draft.observe(entry(code, span(year, False), "target", plan, name))
    draft.observe(observation)
    return PLACEHOLDER.sub(lambda found: texts[found[1]], template)


def tell_change(draft: Draft, code: str, change: str, template: str, *, status: str = "actual") -> str:
    """A change without a value ("IIP tăng 9,8%"): `template` with {g} filled."""
    observation = entry(code, span(draft.year, draft.half), status, None)
    base = span(draft.year - 1, draft.half)
    observation["comparisons"].append({"base": base, "change": float(change), "unit": "percent"})
    draft.observe(observation)
    return template.replace("{g}", direction(Decimal(change), "%"))


def table(
    draft: Draft, codes: tuple[str, ...], caption: str, status: str = "estimate", *,
    hidden: tuple[str, ...] = (), values: dict[str, str] | None = None,
) -> None:  # fmt: skip
    """The table of figures of a report: plan, last year, this year, ratio to last year, attainment of the plan.

    `hidden`: codes whose figure of last year is left blank; `values`: figures printed in place of the facts' own.
    """
    year, half = draft.year, draft.half
    term = f"6T/{year}" if half else f"năm {year}"
    last = f"TH 6T/{year - 1}" if half else f"TH năm {year - 1}"
    now = f"{'Ước TH' if status == 'estimate' else 'TH'} {term}"
    rows: list[tuple[str, ...]] = [
        ("STT", "Chỉ tiêu", "ĐVT", f"KH năm {year}", last, now, "So sánh (%)", ""),
        ("", "", "", "", "", "", "Cùng kỳ" if half else "Năm trước", "KH năm"),
    ]
    for order, code in enumerate(codes, 1):
        now = (values or {}).get(code) or _figure(draft, code, year, half, status)
        rows.append((str(order), *_row(draft, code, status, now, code in hidden)))
    draft.blocks.append(Block("table", caption, rows=tuple(rows)))


def unit_table(draft: Draft, codes: tuple[str, ...], caption: str, unit: str) -> None:
    """A small table of last year's and this year's figures, whose one unit stands above it."""
    year, half = draft.year, draft.half
    term = "6 tháng đầu năm" if half else "năm"
    rows = [("STT", "Chỉ tiêu", f"Thực hiện {term} {year - 1}", f"Ước thực hiện {term} {year}")]
    for order, code in enumerate(codes, 1):
        before, now = known(draft.body, code, year - 1, half), _figure(draft, code, year, half, "estimate")
        name = title(code, year)
        draft.observe(entry(code, span(year - 1, half), "actual", before, name))
        draft.observe(entry(code, span(year, half), "estimate", now, name))
        rows.append((str(order), name[0].upper() + name[1:], before, now))
    draft.blocks.append(Block("table", caption, rows=tuple(rows), unit=unit))


def product_table(draft: Draft, codes: tuple[str, ...]) -> Block:
    """A table of products, each with its own unit: last year, this year's estimate, the ratio of both."""
    year = draft.year
    rows = [("STT", "Sản phẩm", "ĐVT", f"TH năm {year - 1}", f"Ước TH năm {year}", "So với năm trước (%)")]
    for order, code in enumerate(codes, 1):
        before, now = known(draft.body, code, year - 1, False), _figure(draft, code, year, False, "estimate")
        change = growth(draft.body, code, year, False, now)
        observation = entry(code, span(year, False), "estimate", now)
        observation["comparisons"].append({"base": span(year - 1, False), "change": float(change), "unit": "percent"})
        draft.observe(observation)
        draft.observe(entry(code, span(year - 1, False), "actual", before))
        name, unit = INDICATORS[code].name, INDICATORS[code].printed.strip()
        rows.append((str(order), name[0].upper() + name[1:], unit, before, now, printed(100 + change, 1)))
    return Block("table", rows=tuple(rows))


def _row(draft: Draft, code: str, status: str, now: str, hidden: bool) -> tuple[str, ...]:
    year, half = draft.year, draft.half
    indicator = INDICATORS[code]
    name = title(code, year)
    new_prices = code == "GTSXCN_CONST" and PRICE_BASES[year] != PRICE_BASES.get(year - 1, 2010)
    plan = figures()[draft.body, code, year]["plan"]
    before = "" if hidden or new_prices else known(draft.body, code, year - 1, half)
    change = growth(draft.body, code, year, half, now)
    percent = printed(decimal(now) / decimal(plan) * 100, 1)
    observation = entry(code, span(year, half), status, now, name)
    observation["comparisons"].append({"base": span(year - 1, half), "change": float(change), "unit": "percent"})
    observation["attainments"].append({"target": span(year, False), "percent": float(decimal(percent))})
    draft.observe(observation)
    draft.observe(entry(code, span(year, False), "target", plan, name))
    if before:
        draft.observe(entry(code, span(year - 1, half), "actual", before, name))
    return (name[0].upper() + name[1:], indicator.printed.strip(), plan, before, now, printed(100 + change, 1), percent)
