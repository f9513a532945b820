"""What the columns of a table hold, told by their headers: names, units, values of a period, ratios, attainments."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from corpus.tables import read_table
from models.mention import Status
from models.values.period import PeriodExpression, find_periods
from pipeline.extract.figure_tables.cells import unit_in_full
from pipeline.extract.figure_tables.edges import Edge, edge_in
from pipeline.extract.figure_tables.expansion import expanded
from pipeline.extract.figures.lexicon import Lexicon, words_of
from pipeline.extract.figures.units import UnitFound, unit_at

ColumnRole = Literal["index", "name", "award", "unit", "note", "value", "change", "attainment", "rate", "text"]
ComparedAs = Literal["ratio", "growth", "absolute", "times", "mixed"]
"""112,5 · 12,5 · +90 · 1,125, of a value of 810 and a base of 720; mixed: growth or difference, row by row."""

_NAMING: tuple[ColumnRole, ...] = ("index", "note", "unit", "award", "name")
_ASSIGNED_BY = re.compile(r"(?<!\w)(?P<by>(?:[^\W\d_]+\s+){1,4})giao(?!\w)")  # HĐND tỉnh giao
_BASE_YEAR = re.compile(r"kỳ gốc\s*(?:năm\s*)?\(?((?:19|20)\d\d)", re.IGNORECASE)  # Kỳ gốc 2019
_PARTS_OF_YEAR = frozenset({"M", "Q", "H1", "H2", "6M", "9M", "NM"})
_FILLERS = frozenset(
    {
        "năm", "tháng", "quý", "đầu", "cuối", "trong", "kỳ", "báo", "cáo", "của", "tỉnh", "giao", "ngày", "đến", "tính",
        "cả", "và", "từ", "so", "với", "kết", "quả", "số", "liệu", "đạt", "được", "hiện", "thời", "điểm",
        "tại", "nay", "các", "chỉ", "tiêu", "mức", "tổng", "hoàn", "thành",
    }
)  # fmt: skip
_SETTERS = frozenset(
    {
        "tw", "trung", "chính", "thủ", "ttg", "quốc", "bộ", "btc", "hđnd", "ubnd", "tỉnh", "thành", "tp", "huyện", "xã",
        "phường", "quận", "thị", "sở", "tổng", "cục", "ngành", "cấp", "hội", "ủy", "đảng",
    }
)  # fmt: skip
"""First words of who sets a plan: "Bộ Tài chính giao", "UBND tỉnh giao", "cấp trên giao"."""
_ASSIGNED = re.compile(
    r"chỉ tiêu\s+(?:(?:[^\W\d_]+\s+){0,3}giao|kế hoạch|nghị quyết|KH|NQ|năm\s+(?:19|20)\d\d)(?!\w)", re.IGNORECASE
)
_DIFFERENCE = re.compile(r"\(?\+\s?[/,]?\s?[-–]\)?|±|chênh lệch", re.IGNORECASE)  # +/- · (+,-) · ±
_RISE = re.compile(r"(?<!\w)tăng(?!\w)", re.IGNORECASE)
_FALL = re.compile(r"(?<!\w)giảm(?!\w)", re.IGNORECASE)
_CAPTION_UNIT = re.compile(r"(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:\s*(?P<unit>[^()]+?)\s*(?=\bnăm\b|\Z)", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its role, what its header says of the values, and the header's own words for a name."""

    role: ColumnRole
    header: str = ""
    """The header's parts from top to bottom, joined by spaces."""
    leaf: str = ""
    """Its last part."""
    period: PeriodExpression | None = None
    base: PeriodExpression | None = None
    status: Status | None = None
    unit: UnitFound | None = None
    growth: bool | None = None
    """Of a change: True growth (12,5), False ratio (112,5), None not told."""
    dated: bool = False
    """The header tells only period and status, so the row's name names the indicator."""
    percent: bool = False
    """Of a change: the header says that it is in percent."""
    compared_as: ComparedAs | None = None
    """Of a change, once the figures are known; None: not told, so that nothing is read."""
    owner: int | None = None
    """Of a change or an attainment: the column of the values that it is about, where the figures told it."""
    falls: bool = False
    """Of a change: the header speaks of falls alone, so that figures without a sign are negative."""
    measure: str = ""
    """What the header says is measured, beside period, status and unit: "lượng" under "Quý I/2023"."""
    against: int | None = None
    """Of a change or an attainment: the column of the base or the plan, where the figures told it."""
    edge: Edge | None = None
    """Of stocks at the beginning or the end of a period that the header doesn't date: "Nợ đầu quý"."""
    by: str = ""
    """Of a plan: who set it, where the header says so: "HĐND tỉnh giao"."""
    doubted: bool = False
    """Of a comparison: its header says something else than its figures, so that nothing is read."""


@lru_cache(maxsize=1024)  # headers come again in every report
def column_of(parts: tuple[str, ...], *, counting: bool = False) -> Column:
    """Reads a header given as its distinct cells from top to bottom; `counting`: its cells hold figures."""
    column = _column_of(parts, counting)
    measured = column.role in ("value", "change", "attainment", "rate")
    if not measured:
        return column
    edge = edge_in(column.header) if column.role == "value" and not (column.period or column.status) else None
    return replace(column, measure=_measure_in(parts), by=_assigner(parts), edge=edge)


def _column_of(parts: tuple[str, ...], counting: bool = False) -> Column:
    header = " ".join(" ".join(parts).split())
    plain = expanded(header)
    codes = _codes(plain)
    leaf = parts[-1] if parts else ""
    for role in _NAMING:
        told = role in codes and _starts_with(plain, role) and not _states(role, plain)
        if told and not (counting and role in ("name", "note")):
            return Column(role, header, leaf)
    if leaf.lower().endswith(" tt") or leaf.lower() == "tt":
        return Column("index", header, leaf)
    periods = [one.expression for one in find_periods(plain)]
    same = next((p for p in periods if p.relation == "same-period-last-year"), None)
    if same is None and not periods and "same-period" in codes:
        same = PeriodExpression(relation="same-period-last-year")  # "Cùng kỳ", "TH cùng kỳ"
    if _DIFFERENCE.fullmatch(plain):
        return Column("change", header, leaf, growth=True)
    if _DIFFERENCE.fullmatch(expanded(leaf).strip()):
        return _difference(header, leaf, codes, periods, plain)
    absolute = [p for p in periods if p.kind is not None]
    percent = "%" in plain or "rate" in codes
    if "compare" in codes or "growth" in codes or "index-number" in codes or (percent and same is not None):
        return _compared(header, leaf, codes, periods, plain)
    if "plan" in codes and (percent or ("actual" in codes and "/" in plain)):
        return Column("attainment", header, leaf, period=absolute[-1] if absolute else None)
    if "rate" in codes or plain.strip() == "%" or (len(parts) > 1 and is_bare_percent(leaf)):
        return Column("rate", header, leaf, period=absolute[-1] if absolute else None)
    status = _status(plain, codes)
    added = added_words(_ASSIGNED_BY.sub(" giao ", plain) if status == "target" else plain)
    if percent and added == 0 and status is None and not periods:
        return Column("rate", header, leaf)
    period = _whole_of(absolute) or (absolute[-1] if absolute else same)
    said = bool(status or periods or "cumulative" in codes)
    dated = any(map(str.isalpha, plain)) and (added <= 1 if said else added == 0)
    return Column("value", header, leaf, period, None, status, _unit_in(plain), None, dated)


def _whole_of(periods: list[PeriodExpression]) -> PeriodExpression | None:
    """One period told by two headers: "6 tháng đầu năm" above "Năm 2022" is the first half of 2022."""
    if len(periods) != 2 or any(one.relation for one in periods):
        return None
    year, part = sorted(periods, key=lambda one: one.kind != "Y")
    if year.kind != "Y" or year.year is None or part.kind not in _PARTS_OF_YEAR or part.year is not None:
        return None
    return replace(part, year=year.year)


def _compared(header: str, leaf: str, codes: set[str], periods: list[PeriodExpression], plain: str) -> Column:
    after = plain.lower().rfind("so ")
    origin = _BASE_YEAR.search(plain)
    base = PeriodExpression("Y", int(origin[1])) if origin else None
    base = base or next((one.expression for one in find_periods(plain, max(after, 0))), None)
    if base is None:
        base = next((p for p in periods if p.relation), None)
    own = next((p for p in periods if p is not base and p != base and p.kind is not None), None)
    if "plan" in codes and (base is None or base.relation is None):
        return Column("attainment", header, leaf, period=base)
    growth = True if "growth" in codes else False if "index-number" in codes else None
    percent = "%" in plain or "index-number" in codes or "tốc độ" in plain.lower()
    falls = _FALL.search(plain) is not None and _RISE.search(plain) is None
    return Column(
        "change", header, leaf, period=own, base=base, growth=growth, unit=_unit_in(plain), percent=percent, falls=falls
    )


def _difference(header: str, leaf: str, codes: set[str], periods: list[PeriodExpression], plain: str) -> Column:
    """ "+/-" under "So với cùng kỳ": a difference or a growth, as the figures show; that to a plan is neither."""
    column = _compared(header, leaf, codes, periods, plain)
    if column.role == "attainment":
        return Column("text", header, leaf)
    return replace(column, growth=True, percent=False)


def is_bare_percent(leaf: str) -> bool:
    """Whether a header's last part says only that the figures are percentages: "%", "% đạt", "(%)"."""
    plain = expanded(leaf)
    return "%" in plain and not _codes(plain) and not added_words(plain) and not find_periods(plain)


def _assigner(parts: tuple[str, ...]) -> str:
    """Who set a plan, in the header's own words: "HĐND tỉnh giao" of "Dự toán HĐND tỉnh giao"; "" if it isn't said."""
    for part in reversed(parts):
        text = expanded(" ".join(part.split()))
        found = _ASSIGNED_BY.search(text)
        place, words = 0, words_of(text[: found.end("by")]) if found else []
        start = None
        while place < len(words):
            entry = _headers().at(words, place)
            start = None if entry else words[place].start if start is None else start
            place += entry.count if entry else 1
        if found and start is not None and text[start:].split()[0].lower() in _SETTERS:
            return text[start : found.end()]
    return ""


def _states(role: ColumnRole, plain: str) -> bool:
    """Whether a header that begins like a column of names or units holds values: "Chỉ tiêu năm 2022", "ĐVT: triệu"."""
    if role == "name":
        return _is_assigned(plain)
    return role == "unit" and _CAPTION_UNIT.match(plain) is not None


def _is_assigned(plain: str) -> bool:
    """A target by the word "chỉ tiêu": "Chỉ tiêu năm 2022", "Chỉ tiêu giao", "Chỉ tiêu KH"."""
    return _ASSIGNED.match(plain) is not None


def _status(plain: str, codes: set[str]) -> Status | None:
    if "plan" in codes or _is_assigned(plain):
        return "target"
    return "estimate" if "estimate" in codes else "actual" if "actual" in codes else None


def added_words(plain: str) -> int:
    """The words of a header beyond period, status and unit: they name what is measured."""
    text = _BRACKETED.sub(" ", plain)
    for period in reversed(find_periods(text)):
        text = f"{text[: period.start]} {text[period.end :]}"
    words = words_of(text)
    rest = place = 0
    while place < len(words):
        unit = unit_at(words, place)
        entry = _headers().at(words, place) or (unit if unit and unit.kind != "count" else None)
        rest += entry is None and words[place].lower.isalpha() and words[place].lower not in _FILLERS
        place += entry.count if entry else 1
    return rest


def _measure_in(parts: tuple[str, ...]) -> str:
    """The words of a header that name what is measured, in lower case: "lượng", "trị giá", "diện tích"."""
    found: list[str] = []
    for part in parts:
        text = _ASSIGNED_BY.sub(" ", _BRACKETED.sub(" ", expanded(" ".join(part.split()))))
        for period in reversed(find_periods(text)):
            text = f"{text[: period.start]} {text[period.end :]}"
        words = words_of(text)
        planned = "plan" in _codes(text)  # "KH huyện giao": whose plan it is
        place = 0
        while place < len(words):
            entry = _headers().at(words, place)
            unit = unit_at(words, place)
            passed = entry or (unit if unit and unit.kind != "count" else None)
            taken = words[place : place + (passed.count if passed else 1)]
            named = entry.value == "quantity" if entry else not (passed or planned or taken[0].lower in _FILLERS)
            found += [word.lower for word in taken if named and word.lower.isalpha()]
            place += len(taken)
    return " ".join(found)


def _codes(plain: str) -> set[str]:
    return {code for _, code in cues_in(plain)}


def cues_in(header: str) -> tuple[tuple[str, str], ...]:
    """The cues of a header (in lower case) with their codes, left to right; at each place the longest."""
    words = words_of(header)
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(words):
        entry = _headers().at(words, place)
        if entry:
            end = words[place + entry.count - 1].end
            found.append((header[words[place].start : end].lower(), entry.value))
        place += entry.count if entry else 1
    return tuple(found)


def _starts_with(plain: str, role: str) -> bool:
    entry = _headers().at(words_of(plain), 0)
    return entry is not None and entry.value == role


def _unit_in(plain: str) -> UnitFound | None:
    """The unit in a header's brackets or after its "ĐVT:": "Giá trị (tỷ đồng)"."""
    marked = _CAPTION_UNIT.match(plain)
    for text in [bracket[1] for bracket in _BRACKETED.finditer(plain)] + ([marked["unit"]] if marked else []):
        unit = unit_in_full(text)
        if unit:
            return unit
    return None


@cache
def _headers() -> Lexicon[str]:
    rows = read_table(Path(__file__).with_name("columns.tsv"), ("word", "code", "gloss", "example"))
    return Lexicon((row["word"], row["code"]) for row in rows)
