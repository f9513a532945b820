"""Names of indicators: as printed, with the registered indicator and the area they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from corpus.registers import indicators, provinces
from models.values.wording import words
from pipeline.extract.clauses import Item, cues
from pipeline.extract.lexicon import words_of
from pipeline.extract.units import UnitKind, kind_of, unit_at

_AREAS = (
    "tren dia ban tinh", "tren dia ban toan tinh", "tren dia ban thanh pho", "tren dia ban", "toan tinh", "cua tinh", "ca nuoc", "toan thanh pho",
    "cua ca nuoc", "tinh", "toan nganh", "cua nganh", "cua thanh pho", "thuc hien", "nam nay",
)  # fmt: skip
"""Words after an indicator's name that don't narrow it."""
_LONG_VARIANT = 5
_AREA_NAMES = frozenset(("ca nuoc", "toan tinh", "toan thanh pho", "toan nganh", "tinh", "toan quoc", "dia ban tinh"))
_COUNTING = frozenset("tổng số lượng cộng các".split())
_WHOLE = ("tong", "tong so")
_BASES = {"CONST": ("gia so sanh", "gia ss", "gia co dinh"), "CURR": ("gia hien hanh", "gia thuc te", "gia hh")}
"""Price bases: without one in the text a value at constant or current prices has no code."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator as named; `measure` is what its parts are parts of ("diện tích gieo trồng")."""

    name: str
    start: int
    code: str | None = None
    area: str | None = None
    measure: str = ""
    head: bool = False
    rate: bool = False
    """Measured in percent ("tỷ lệ", "tỷ trọng", "tốc độ tăng trưởng")."""
    unit: str | None = None
    """The counted noun of a number ("số PAKN" → PAKN), where the name has one."""


def text_of(content: str, items: Sequence[Item]) -> str:
    """The words of items as printed, what was left out between them left out."""
    if not items:
        return ""
    parts: list[str] = []
    start, end = items[0].start, items[0].end
    for item in items[1:]:
        if content[end : item.start].strip():
            parts.append(content[start:end])
            start = item.start
        end = item.end
    parts.append(content[start:end])
    return " ".join(" ".join(parts).split()).replace(" ,", ",")


def code_of(name: str, context: str, parent: str | None = None) -> str | None:
    """The registered indicator that a name is, scope included; `context` may state the price basis.

    "kim ngạch xuất khẩu cả nước" → XK; "kim ngạch xuất khẩu hàng dệt may" → None.
    """
    folded = " ".join(words(name))
    for whole in ("", *_WHOLE):
        rest = folded.removeprefix(whole).strip() if folded.startswith(whole + " ") or not whole else None
        if rest is None:
            continue
        for code in _named(rest):
            settled = _settled(code, " ".join(words(context)), parent)
            if settled:
                return settled
    return None


def province_in(name: str) -> str | None:
    """The province that a whole name is ("TP. Hồ Chí Minh"), None otherwise."""
    return _provinces().get(" ".join(words(name)))


def _named(folded: str) -> tuple[str, ...]:
    plain = folded
    changed = True
    while changed:
        if plain in _names():
            return _names()[plain]
        changed = False
        for area in _AREAS:
            if plain.endswith(" " + area):
                plain = plain.removesuffix(" " + area)
                changed = True
                break
        else:
            for province in _provinces():
                for before in ("cua tinh ", "tinh ", "cua ", "thanh pho ", ""):
                    if plain.endswith(f" {before}{province}"):
                        plain = plain.removesuffix(f" {before}{province}")
                        changed = True
                        break
                if changed:
                    break
    return ()


def _settled(code: str, context: str, parent: str | None) -> str | None:
    stem, _, basis = code.rpartition("_")
    if basis in _BASES:
        return code if any(words in context for words in _BASES[basis]) else None
    if code in _narrow() and not (
        parent and (code.startswith(f"{parent}_") or (code.startswith("VA_") and parent.startswith("GRDP")))
    ):
        return None
    return code


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Folded name → codes that it may stand for."""
    found: dict[str, list[str]] = {}
    for row in indicators():
        for name in (row.canonical_vi, *row.variants):
            if "…" in name:
                continue
            plain = " ".join(words(name.split("(")[0])) or " ".join(words(name))
            if any(plain.startswith(b) or plain.startswith("theo " + b) for bases in _BASES.values() for b in bases):
                continue
            for one in {plain, plain.removeprefix("so "), " ".join(words(name))}:
                if one and row.code not in found.setdefault(one, []):
                    found[one].append(row.code)
    for code in ("GTSXCN_CURR",):
        for codes in found.values():
            if "GTSXCN_CONST" in codes and code not in codes:
                codes.append(code)
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def _narrow() -> frozenset[str]:
    """Codes of parts (branches of an index): they are meant only where their whole is spoken of."""
    codes = {row.code for row in indicators()}
    return frozenset(c for c in codes if c.startswith(("IIP_", "VA_")))


@cache
def _provinces() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in provinces():
        for name in (row.old_name, row.new_name, *row.variants):
            key = " ".join(words(name))
            if len(key) > 3:
                found.setdefault(key, row.old_name if name != row.new_name else row.new_name)
                for prefix in ("tp", "thanh pho", "tinh"):
                    found.setdefault(f"{prefix} {key}", row.old_name if name != row.new_name else row.new_name)
    return found


def counted_noun(name: str) -> tuple[str, UnitKind] | None:
    """What a "số …" counts: "số PAKN được tiếp nhận" → PAKN; the counted noun with which the name begins."""
    parts = words_of(name)
    place = 0
    while place < len(parts) and parts[place].lower in _COUNTING:
        place += 1
    unit = unit_at(parts, place)
    return (unit.unit, unit.kind) if unit and unit.unit and unit.kind == "count" else None


def rate_code(name: str) -> str | None:
    """The registered rate that a percentage of `name` is: its wording says what a variant says.

    "thủ tục hành chính được thực hiện tại Trung tâm Hành chính công" → TTHC_HCC.
    """
    folded = f" {' '.join(words(name))} "
    return next((code for variant, code in _rates() if f" {variant} " in folded), None)


def head_of(name: str) -> str:
    """The measure noun with which a name begins ("diện tích"), "" where it begins with none."""
    parts = words_of(name)
    entry = cues().at(parts, 0)
    return name[: parts[entry.count - 1].end] if entry and entry.value == "head" else ""


@cache
def _rates() -> tuple[tuple[str, str], ...]:
    """Long variants of indicators in percent, longest first."""
    found = [
        (" ".join(words(variant)), row.code)
        for row in indicators()
        if row.unit.startswith("%")
        for variant in row.variants
        if "…" not in variant and len(words(variant)) >= _LONG_VARIANT
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def work_code(verb: str, counted: str) -> str | None:
    """The registered count of work that a verb and what it counts are: "tiếp nhận", "hồ sơ" → HS_TN."""
    return _works().get((" ".join(words(verb)), " ".join(words(counted))))


def is_area(name: str) -> bool:
    """Whether a name is only a place ("toàn tỉnh"), so that the indicator is the one spoken of before."""
    return " ".join(words(name)) in _AREA_NAMES


@cache
def _works() -> dict[tuple[str, str], str]:
    """Variants with a gap for the number: "tiếp nhận … hồ sơ"."""
    found: dict[tuple[str, str], str] = {}
    for row in indicators():
        for variant in row.variants:
            verb, gap, counted = variant.partition("…")
            if gap and verb.strip() and counted.strip():
                found[" ".join(words(verb)), " ".join(words(counted))] = row.code
    return found
