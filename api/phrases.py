"""How figures, periods, documents and disagreements are said to people, in Vietnamese."""

from __future__ import annotations

import calendar
from decimal import Decimal
from functools import cache

from api.answers.comparison.figures import exact, printed_decimals
from api.answers.documents import symbol_line as symbol_line
from api.answers.search import type_name
from corpus.registers import units
from models.answer import Passage
from models.comparison import (
    CellAttainment,
    CellChange,
    ComparisonCell,
    Flag,
    ImpliedFigure,
    Predecessors,
    SeriesBreak,
)
from models.mention import Bound, ChangeUnit, Status
from models.place import CellSource, DocumentHead
from models.query import Measure
from models.record import Attainment, PeriodField
from models.values.period import Period

FLAGS: dict[Flag, str] = {
    "revised": "đã điều chỉnh: khác số ước hoặc số nêu trước đó",
    "conflict": "mâu thuẫn: có số khác được nêu, chưa rõ số nào đúng",
    "change-differs": "mức tăng giảm được nêu không khớp với mức tính từ số liệu",
    "plan-differs": "mức hoàn thành được nêu không khớp với kế hoạch có trong kho",
    "break": "đứt quãng: giá, địa giới hoặc cơ quan thay đổi, không so sánh trực tiếp được",
    "unit-differs": "đơn vị tính khác nhau giữa các văn bản hoặc các kỳ",
}
MEASURES: dict[Measure, str] = {
    "level": "số liệu",
    "change": "mức tăng giảm so với năm trước",
    "attainment": "mức hoàn thành kế hoạch",
}
NO_SUM = {
    "missing": "chưa cộng được: thiếu số của",
    "not-additive": "không cộng: tỷ lệ, chỉ số hay bình quân",
    "unit-differs": "không cộng: đơn vị tính khác nhau",
    "prices-differ": "không cộng: giá khác nhau",
    "bound": "không cộng: có số chỉ là mức khoảng, từ hoặc đến",
    "same-area": "không cộng: các cơ quan có thể cùng báo cáo một số",
}
STATUSES: dict[Status, str] = {"actual": "thực hiện", "estimate": "ước", "target": "kế hoạch"}
BOUNDS: dict[Bound, str] = {"about": "khoảng ", "at-least": "từ ", "at-most": "đến "}
ROLES = {
    "strength": "ưu điểm",
    "limitation": "hạn chế",
    "cause": "nguyên nhân",
    "recommendation": "kiến nghị",
    "task": "nhiệm vụ",
}
CHANGE_UNITS: dict[ChangeUnit, str] = {
    "percent": "%",
    "percentage-point": " điểm phần trăm",
    "times": " lần",
    "absolute": "",
}
PERIODS = {"Y": "năm", "6M": "6 tháng đầu năm", "9M": "9 tháng đầu năm", "Q": "quý", "M": "tháng"}
QUARTERS = ("I", "II", "III", "IV")

_PLACES_OF_ZERO = 3


def number(value: float, decimals: int | None = None) -> str:
    """A number as it is written in Vietnamese: 31906 → "31.906", 12.6 → "12,6"."""
    places = printed_decimals(value) if decimals is None else max(decimals, printed_decimals(value))
    if not value and places > _PLACES_OF_ZERO:
        places = 0  # "0 đồng" in a row of tỷ đồng
    return f"{exact(value):,.{places}f}".translate(str.maketrans(",.", ".,"))


def figure(
    value: float | None, decimals: int | None, unit: str | None, unit_mult: int, bound: Bound | None = None
) -> str:
    """A figure with its unit: "khoảng 2.460 triệu USD"; a dash where only a change is stated."""
    if value is None:
        return "–"
    words = unit_name(unit, unit_mult)
    space = "" if words in ("", "%") else " "
    return f"{BOUNDS[bound] if bound else ''}{number(value, decimals)}{space}{words}"


def unit_name(unit: str | None, unit_mult: int) -> str:
    """The unit as it is written: VND and 9 → "tỷ đồng"; one that the register doesn't know with its power of ten."""
    known = _unit_names()
    if (unit, unit_mult) in known:
        return known[unit, unit_mult]
    power = "" if unit_mult == 0 else known.get(("number", unit_mult), f"10^{unit_mult}")
    return " ".join(part for part in (power, known.get((unit, 0), unit or "")) if part)


def period_name(period: PeriodField) -> str:
    """A period in words: "6 tháng đầu năm 2022", "quý III/2022", else its first and last day."""
    start, end = period.start, period.end
    whole = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1] and start.year == end.year
    months = (start.month, end.month)
    if not whole:
        return day(start.isoformat()) if start == end else f"{day(start.isoformat())}–{day(end.isoformat())}"
    if months == (1, 12):
        return f"năm {start.year}"
    if months == (7, 12):
        return f"6 tháng cuối năm {start.year}"
    if months[0] == months[1]:
        return f"tháng {_month(str(start.month))}/{start.year}"
    if months[0] % 3 == 1 and months[1] == months[0] + 2:
        return f"quý {QUARTERS[months[0] // 3]}/{start.year}"
    if months[0] == 1:
        return f"{months[1]} tháng đầu năm {start.year}"
    return f"{day(start.isoformat())}–{day(end.isoformat())}"


def day(edtf: str | None) -> str:
    """A date with the precision it has: "05/7/2022", "tháng 7/2022", "năm 2022"."""
    parts = (edtf or "").split("-")
    if len(parts) == 3:
        return f"{parts[2]}/{_month(parts[1])}/{parts[0]}"
    if len(parts) == 2:
        return f"tháng {_month(parts[1])}/{parts[0]}"
    return f"năm {parts[0]}" if parts[0] else "không rõ ngày"


def _month(digits: str) -> str:
    """A month as Decree 30/2020 has it: a leading 0 for January and February only."""
    return f"{int(digits):02d}" if int(digits) < 3 else str(int(digits))


def change(value: float | None, unit: ChangeUnit, absolute_unit: str = "") -> str:
    """A change in words: "tăng 6,7%", "giảm 0,4 điểm phần trăm", "gấp 1,5 lần"."""
    if value is None:
        return "–"
    suffix = f" {absolute_unit}".rstrip() if unit == "absolute" else CHANGE_UNITS[unit]
    if unit == "times":
        return f"gấp {number(value)}{suffix}"
    if value == 0:
        return "không đổi"
    verb = "tăng" if value > 0 else "giảm"
    return f"{verb} {number(abs(value))}{suffix}"


def stated_change(stated: CellChange, absolute_unit: str = "", period: PeriodField | None = None) -> str:
    """The change as stated: "tăng 6,7% so với cùng kỳ"; empty where none is."""
    if stated.stated is None:
        return ""
    return change(stated.stated, stated.unit, absolute_unit) + _against(stated.base, period)


def computed_change(stated: CellChange, absolute_unit: str = "", period: PeriodField | None = None) -> str:
    """The change as computed: "tính ra: tăng 6,68%", with its base where none is stated; empty where none is."""
    if stated.computed is None:
        return ""
    base = _against(stated.base, period) if stated.stated is None else ""
    return f"tính ra: {change(stated.computed, stated.unit, absolute_unit)}{base}"


def _against(base: PeriodField | None, period: PeriodField | None) -> str:
    return f" so với {_base_name(base, period)}" if base else ""


def _base_name(base: PeriodField, period: PeriodField | None) -> str:
    if period is None or (period.start.month, period.end.month) == (1, 12):
        return period_name(base)
    year_before = Period(period.start, period.end).last_year()
    return "cùng kỳ" if (base.start, base.end) == (year_before.start, year_before.end) else period_name(base)


def stated_attainment(stated: Attainment) -> str:
    """The attainment as stated: "đạt 52% kế hoạch năm 2022"."""
    plan = f" {period_name(stated.target)}" if stated.target else ""
    return f"đạt {number(stated.percent)}% kế hoạch{plan}"


def computed_attainment(stated: CellAttainment) -> str:
    """The attainment as computed: "tính ra: 51,9%"; empty where no plan is held."""
    return "" if stated.computed is None else f"tính ra: {number(stated.computed)}%"


def without_figure(cell: ComparisonCell) -> str:
    """What a cell that states no figure states instead: "chỉ nêu mức hoàn thành kế hoạch"."""
    changes = "mức tăng giảm" if any(one.stated is not None for one in cell.changes) else ""
    told = " và ".join(filter(None, (changes, MEASURES["attainment"] if cell.attainments else "")))
    return f"chỉ nêu {told}" if told else "không nêu số"


def series_break(one: SeriesBreak) -> str:
    """A break in words: "đứt quãng: từ 01/7/2025 Tuyên Quang gồm Hà Giang, Tuyên Quang cũ"."""
    before = ", ".join(one.before)
    since = f"từ {day(one.since)} " if one.since else ""
    if one.kind == "prices":
        told = f"{before} → {one.after}"
    elif one.kind == "area":
        told = f"{since}{one.after} gồm {before} cũ"
    elif one.change == "merged":
        told = f"{since}{before} hợp nhất vào {one.after}"
    else:
        told = f"{since}{before} đổi thành {one.after}"
    return f"đứt quãng: {told}" + ("" if one.kind == "issuer" else "; không so sánh trực tiếp được")


def implied_figure(one: ImpliedFigure, what: str, cell: ComparisonCell) -> str:
    """A figure that follows from a cell: "suy ra cùng kỳ: từ 24.592 đến 24.617 tỷ đồng"."""
    name = _base_name(one.period, cell.period if not what else None)
    return f"suy ra {what}{name}: {implied_range(one, cell)}"


def implied_range(one: ImpliedFigure, cell: ComparisonCell) -> str:
    """What fits: "từ 24.592 đến 24.617 tỷ đồng; khác số có trong kho"."""
    low, high = (figure(value, None, cell.unit, cell.unit_mult) for value in (one.low, one.high))
    against = "; khác số có trong kho" if one.held == "contradicts" else ""
    return f"{low if one.low == one.high else f'từ {number(one.low)} đến {high}'}{against}"


def sum_of(beside: Predecessors) -> str:
    """The sum of predecessors, named as computed, or why there is none."""
    if beside.computed is not None:
        return f"tính ra: cộng lại {figure(beside.computed, beside.decimals, beside.unit, beside.unit_mult)}"
    missing = f" {', '.join(beside.missing)}" if beside.reason == "missing" else ""
    return f"{NO_SUM[beside.reason or 'missing']}{missing}"


def document_name(head: DocumentHead) -> str:
    """A document as it is cited: "Báo cáo số 115/BC-SCT ngày 05/7/2022 của Sở Công Thương tỉnh …".

    One without a head is told by its title, else by its key.
    """
    symbol = symbol_line(head.number, head.symbol)
    parts = [type_name(head.type) or "Văn bản"]
    if symbol:
        parts.append(f"số {symbol}")
    if head.issued:
        parts.append(f"ngày {day(head.issued)}" if head.issued.count("-") == 2 else day(head.issued))
    if head.issuers:
        parts.append(f"của {', '.join(head.issuers)}")
    if not (symbol or head.issuers):
        parts.append(f"“{head.title}”" if head.title else f"({head.key})")
    return " ".join(parts)


def reference_name(key: str) -> str:
    """A cited document by its key "CT|1||BCT+CĐCT|2022": "Chỉ thị số 1 (BCT, CĐCT) năm 2022"."""
    parts = key.split("|")
    if len(parts) != 5:
        return key
    kind, number_, year_in_number, issuers, year = parts
    party = kind.endswith("-Đ")
    name = type_name(kind.removesuffix("-Đ")) or "Văn bản"
    symbol = "/".join(part for part in (number_, year_in_number) if part)
    issued = f" năm {year}" if year not in ("", "?") else ""
    return f"{name} số {symbol} ({issuers.replace('+', ', ')}{', Đảng' if party else ''}){issued}"


def place(source: CellSource | Passage) -> str:
    """Where in the document: its sections and page."""
    page = f"trang {source.page}" if source.page else None
    return ", ".join(part for part in (" › ".join(source.section.path), page) if part)


@cache
def _unit_names() -> dict[tuple[str | None, int], str]:
    """(canonical unit, power of ten) → the first surface of the register that means just that."""
    names: dict[tuple[str | None, int], str] = {}
    for row in units():
        power = Decimal(row.factor).normalize()
        if power.as_tuple().digits == (1,) and isinstance(power.as_tuple().exponent, int):
            names.setdefault((row.canonical, int(power.adjusted())), row.surface)
    return names
