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
_PART_OF = ("Chỉ số sản xuất ngành ", "Chỉ số sản xuất ", "Giá trị tăng thêm ")
_MONEY_WORDS = frozenset({"von", "tien", "kinh", "tri"})
_LONG_VARIANT = 5
_SHORTEST_CUT = 10
_AREA_NAMES = frozenset(("ca nuoc", "toan tinh", "toan thanh pho", "toan nganh", "tinh", "toan quoc", "dia ban tinh"))
_COUNTING = frozenset("tổng số lượng cộng các".split())
_WHOLE = ("tong", "tong so", "so")
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


def code_of(name: str, context: str, parent: str | None = None, sentence: str = "") -> str | None:
    """The registered indicator that a name is, scope included; `context` may state the price basis.

    "kim ngạch xuất khẩu cả nước" → XK; "kim ngạch xuất khẩu hàng dệt may" → None. `parent` is the code of the whole
    that the name is a part of; `sentence` may state whose a short name is ("tổng vốn đăng ký" of new enterprises).
    """
    folded = " ".join(words(name.split("(")[0])) or " ".join(words(name))
    around = f"{context} {sentence}"
    for whole in ("", *_WHOLE):
        if whole and not folded.startswith(f"{whole} "):
            continue
        for code in _named(folded.removeprefix(whole).strip()):
            if _fits(code, folded, " ".join(words(context)), parent, frozenset(words(around))):
                return code
    return None


def is_basis(name: str) -> bool:
    """Whether a name is only a price basis ("giá hiện hành")."""
    folded = " ".join(words(name)).removeprefix("theo ")
    return any(folded.startswith(basis) for bases in _BASES.values() for basis in bases)


def unit_named(name: str) -> str | None:
    """The unit that a noun stands for: "số vốn" → VND, "số dự án" → project."""
    noun = counted_noun(name)
    if noun:
        return noun[0]
    return "VND" if set(words(name)) & _MONEY_WORDS else None


def province_in(name: str) -> str | None:
    """The province that a whole name is ("TP. Hồ Chí Minh"), None otherwise."""
    return _provinces().get(" ".join(words(name)))


def _named(folded: str) -> tuple[str, ...]:
    if folded not in _names() and (cut := _shortened().get(folded)):
        return (cut,)
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


def _fits(code: str, folded: str, context: str, parent: str | None, around: frozenset[str]) -> bool:
    """Whether what is said around a name allows a code: price basis, whole, and whose it is."""
    _, _, basis = code.rpartition("_")
    if basis in _BASES and not any(one in context for one in _BASES[basis]):
        return False
    if code in _narrow():
        family = code.partition("_")[0]
        return bool(parent) and (parent == family or (family == "VA" and str(parent).startswith("GRDP")))
    needed = _owners().get(code, frozenset()) - set(folded.split())
    return needed <= around


@cache
def _owners() -> dict[str, frozenset[str]]:
    """Code → words that its full name gives to tell whose it is: "Vốn đăng ký của doanh nghiệp thành lập mới"."""
    found: dict[str, frozenset[str]] = {}
    for row in indicators():
        _, _, owner = row.canonical_vi.partition(" của ")
        if owner:
            found[row.code] = frozenset(words(owner))
        elif row.canonical_vi.startswith("Tỷ lệ lấp đầy"):
            found[row.code] = frozenset(words(row.canonical_vi))
    return found


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Folded name → codes that it may stand for."""
    found: dict[str, list[str]] = {}
    for row in indicators():
        for name in (*_canonical(row.canonical_vi), *row.variants):
            plain = " ".join(words(name))
            if "…" in name or "(khác)" in name or not plain or is_basis(plain):
                continue
            for one in {plain, *(plain.removeprefix(f"{whole} ") for whole in (*_WHOLE, "so"))}:
                codes = found.setdefault(one, [])
                codes.extend(code for code in _siblings(row.code) if code not in codes)
    return {name: tuple(codes) for name, codes in found.items()}


def _canonical(name: str) -> tuple[str, ...]:
    """A full name, also without its bracket ("(giá so sánh 2010)") and, of a part, without the whole's words."""
    plain = name.split("(")[0].strip().removesuffix(" trên địa bàn")
    parts = [plain.removeprefix(whole) for whole in _PART_OF if plain.startswith(whole)]
    return (name, plain, *parts)


def _siblings(code: str) -> tuple[str, ...]:
    """Codes of one indicator at other prices share their names."""
    stem, _, basis = code.rpartition("_")
    if basis not in _BASES:
        return (code,)
    known = {row.code for row in indicators()}
    return (code, *(f"{stem}_{other}" for other in _BASES if other != basis and f"{stem}_{other}" in known))


@cache
def _shortened() -> dict[str, str]:
    """Full names without their last words: "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ [tiêu dùng]" → BANLE."""
    found: dict[str, str] = {}
    for row in indicators():
        full = words(row.canonical_vi)
        for missing in (1, 2):
            if "(" not in row.canonical_vi and len(full) - missing >= _SHORTEST_CUT:
                found.setdefault(" ".join(full[:-missing]), row.code)
    return found


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


def in_percent(code: str) -> bool:
    """Whether a registered indicator is stated in percent."""
    return code in _percents()


@cache
def _percents() -> frozenset[str]:
    return frozenset(row.code for row in indicators() if "%" in row.unit)


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
