"""The registered indicator that a name stands for, scope included."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from corpus.registers import abbreviations, indicators
from corpus.registers.rows import Indicator
from models.values.wording import fold, words
from pipeline.extract.figures.clauses import cue_rows
from pipeline.extract.figures.places import place_ends, places
from pipeline.extract.figures.subjects import PRICE_BASES, is_basis

_WHOLES = ("tong", "tong so", "so", "so tien")
_PART_OF = ("Chỉ số sản xuất ngành ", "Chỉ số sản xuất ", "Giá trị tăng thêm ")
"""Openings of the full names of parts, which lists of parts leave out."""
_SHARED_NAMES = ("Tỷ lệ lấp đầy",)
"""Openings that several indicators could share: what else the full name says must stand near."""
_BASIS = re.compile(r"\b(?:theo )?gia (?:so sanh|ss|co dinh|hien hanh|thuc te|hh)(?: nam)?(?: \d{4})?\b")
"""A price basis in a folded name: "gia tri san xuat cong nghiep theo gia so sanh 2010"."""
_VAGUE = frozenset(
    {"dich vu khac", "luu tru, an uong", "luu tru an uong", "dich vu luu tru an uong", "dich vu luu tru va an uong"}
)
"""Short names of parts of the retail sales, which others use for other things."""
_OF_GROWTH = frozenset({"dong", "gop"})
_OF_RETAIL = (frozenset({"ban", "le"}), frozenset({"doanh", "thu"}))
"""Words of "bán lẻ" and "doanh thu": beside them a vague name is meant so."""
_WATCHING = frozenset({"pham", "phat", "tra"})
"""Words of "vi phạm", "xử phạt", "kiểm tra"."""
_NEUTRAL = (
    "don", "don tiep", "don va phuc vu", "ho tro", "thuc hien", "trien khai", "nghiem thu", "hoan thanh", "phe duyet",
    "tham dinh",
)  # fmt: skip
"""Verbs that leave what is counted what it is: "hỗ trợ 24 đề án khuyến công"."""
_WHOLE_NAMES = ("chi so san xuat", "gia tri tang them")
"""Beginnings of the full names of parts, which need no whole beside them."""
_OPPOSED = frozenset({"nhap sieu"})
"""Names of the opposite of what an indicator measures: a deficit is no surplus."""
_SURPLUSES = ("xuất siêu", "thặng dư")
_FILLING = frozenset({"so", "tong", "duoc", "cac"})
_RATE_FILLING = frozenset({"ty", "le", "so", "tong", "duoc", "cac", "va", "da", "tthc"})
_SHORTEST_BAG = 5
_LONG_VARIANT = 5
"""Words of a variant that is looked for inside a longer name."""
_SHORTEST_CUT = 10
"""Words of a full name's beginning that stands for the whole."""


def code_of(
    name: str,
    context: str,
    parent: str | None = None,
    around: frozenset[str] = frozenset(),
    taken: Callable[[str], bool] | None = None,
) -> str | None:
    """The registered indicator that a name is, scope included; `context` may state the price basis.

    "kim ngạch xuất khẩu cả nước" → XK; "kim ngạch xuất khẩu hàng dệt may" → None. `parent` is the code of the whole
    that the name is a part of; the folded words `around` it may state whose a short name is ("tổng vốn đăng ký" of new
    enterprises). Only codes that are `taken` count.
    """
    if fold(name) in _bare_verbs():
        return None  # "gieo cấy": of what is not said
    folded = _plain(name.split("(")[0]) or _plain(name)
    if "gia" in folded:
        folded = _BASIS.sub("", folded).strip()
    for whole in ("", *_WHOLES):
        if whole and not folded.startswith(f"{whole} "):
            continue
        for code in _named(folded.removeprefix(whole).strip()):
            if (taken is None or taken(code)) and _fits(code, folded, context, parent, around):
                return code
    return None


def _plain(name: str) -> str:
    """Folded, without "của", abbreviations of one meaning written out: "nộp NSNN" → nop ngan sach nha nuoc."""
    return " ".join(_long_forms().get(word, word) for word in words(name) if word != "cua")


@cache
def _long_forms() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in abbreviations():
        key = fold(row.abbr)
        if row.abbr.isupper() and row.abbr.isalpha() and len(key) > 2 and not row.ambiguous_with:
            found.setdefault(key, fold(row.expansion_vi))
    return found


@cache
def _bare_verbs() -> frozenset[str]:
    return frozenset(fold(word) for word, code in cue_rows() if code in ("work", "flow"))


@cache
def watched() -> frozenset[str]:
    """Codes of market control, whose short names ("nộp ngân sách") others use for other things."""
    return frozenset(row.code for row in indicators() if row.group == "market_control")


def _named(folded: str) -> tuple[str, ...]:
    """Codes of a name, the places that end it left out: "kim ngach xuat khau tinh ha son" → XK."""
    if folded not in _names() and (cut := _shortened().get(folded)):
        return (cut,)
    rest = folded.split()
    while rest:
        codes = _names().get(" ".join(rest))
        if codes:
            return codes
        if rest[-1] not in place_ends():
            break
        count = next((n for n in range(min(6, len(rest) - 1), 0, -1) if " ".join(rest[-n:]) in places()), 0)
        rest = rest[:-count] if count else []
    return ()


def _fits(code: str, folded: str, context: str, parent: str | None, around: frozenset[str]) -> bool:
    """Whether what is said around a name allows a code: price basis, whole, and whose it is."""
    if folded.endswith("thuc hien") and code in _registered():
        return False  # capital carried out is not capital registered
    _, _, basis = code.rpartition("_")
    if basis in PRICE_BASES and not any(one in fold(context) for one in PRICE_BASES[basis]):
        return False
    if code in _narrow() and not folded.startswith(_WHOLE_NAMES):
        family = code.partition("_")[0]
        return bool(parent) and (parent == family or (family == "VA" and str(parent).startswith("GRDP")))
    said = around | frozenset(words(context)) if folded in _VAGUE else around
    if folded in _VAGUE and (said >= _OF_GROWTH or not any(said >= each for each in _OF_RETAIL)):
        return False
    if code in watched() and not around & _WATCHING:
        return False
    needed = _owners().get(code, frozenset()) - set(folded.split())
    return needed <= around


@cache
def _registered() -> frozenset[str]:
    return frozenset(row.code for row in indicators() if "đăng ký" in row.canonical_vi)


@cache
def _owners() -> dict[str, frozenset[str]]:
    """Code → words that its full name gives to tell whose it is: "Vốn đăng ký của doanh nghiệp thành lập mới"."""
    found: dict[str, frozenset[str]] = {}
    for row in indicators():
        _, _, owner = row.canonical_vi.partition(" của ")
        if owner:
            found[row.code] = frozenset(words(owner))
        elif row.canonical_vi.startswith(_SHARED_NAMES):
            found[row.code] = frozenset(words(row.canonical_vi))
    return found


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """Folded name → codes that it may stand for."""
    found: dict[str, list[str]] = {}
    for row in indicators():
        for name in (*_canonical(row.canonical_vi), *row.variants, *_signed(row)):
            plain = _plain(name)
            if "…" in name or "(khác)" in name or plain in _OPPOSED or not plain or is_basis(plain):
                continue
            for one in {plain, *(plain.removeprefix(f"{whole} ") for whole in _WHOLES)}:
                codes = found.setdefault(one, [])
                codes += [code for code in _siblings(row.code) if code not in codes]
    return {name: tuple(codes) for name, codes in found.items()}


def _signed(row: Indicator) -> Iterator[str]:
    """A balance with the word for its sign: "cán cân thương mại xuất siêu", as one with the opposite is no such."""
    if any(_plain(name) in _OPPOSED for name in row.variants):
        yield from (f"{row.canonical_vi}{goods} {sign}" for goods in ("", " hàng hóa") for sign in _SURPLUSES)


def _canonical(name: str) -> tuple[str, ...]:
    """A full name, also without its bracket ("(giá so sánh 2010)") and, of a part, without the whole's words."""
    plain = name.split("(")[0].strip().removesuffix(" trên địa bàn")
    parts = [plain.removeprefix(whole) for whole in _PART_OF if plain.startswith(whole)]
    short = re.findall(r"\(([A-Z]+)\)", name)  # "… trên địa bàn (GRDP)"
    return (name, plain, *parts, *short)


def _siblings(code: str) -> tuple[str, ...]:
    """Codes of one indicator at other prices share their names."""
    stem, _, basis = code.rpartition("_")
    if basis not in PRICE_BASES:
        return (code,)
    known = {row.code for row in indicators()}
    return (code, *(f"{stem}_{other}" for other in PRICE_BASES if other != basis and f"{stem}_{other}" in known))


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


def rate_of(counted: str) -> str | None:
    """The registered rate of which a count is the number: "số hộ nghèo" → HO_NGHEO."""
    return code_of(rate_name(counted), "")


def rate_name(counted: str) -> str:
    """The name of the rate of which a count is the number: "số hộ nghèo" → tỷ lệ hộ nghèo."""
    return f"tỷ lệ {uncounted(counted)}"


def uncounted(name: str) -> str:
    """The name of what is counted, without "số"."""
    return name[3:] if name.lower().startswith("số ") else name


def rate_code(name: str) -> str | None:
    """The registered rate that a percentage of `name` is: its wording says what a variant says.

    "thủ tục hành chính được thực hiện tại Trung tâm Hành chính công" → TTHC_HCC.
    """
    folded = f" {' '.join(words(name))} "
    found = next((code for variant, code in _rates() if f" {variant} " in folded), None)
    return found or _rate_bags().get(frozenset(words(name)) - _RATE_FILLING)


@cache
def _rate_bags() -> dict[frozenset[str], str]:
    """Words of the names of rates → code, in any order: "giải quyết trước hạn và đúng hạn … hồ sơ" → HS_DH."""
    return {
        bag: row.code
        for row in indicators()
        if row.canonical_vi.startswith("Tỷ lệ") and row.unit.startswith("%")
        for name in (row.canonical_vi, *row.variants)
        if len(bag := frozenset(words(name)) - _RATE_FILLING) >= _SHORTEST_BAG and "…" not in name and "(" not in name
    }


@cache
def _rates() -> tuple[tuple[str, str], ...]:
    """Long variants of indicators in percent, longest first."""
    found = [
        (fold(variant), row.code)
        for row in indicators()
        if row.unit.startswith("%")
        for variant in row.variants
        if "…" not in variant and len(words(variant)) >= _LONG_VARIANT
    ]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def work_code(verb: str, counted: str, after: str, around: frozenset[str]) -> str | None:
    """The registered count of work that a verb and what it counts are.

    "tiếp nhận … hồ sơ" → HS_TN; "công nhận … sáng kiến" → SANG_KIEN (Số sáng kiến được công nhận).
    """
    if not after and (code := _works().get((fold(verb), fold(counted)))):
        return code
    if fold(verb) in _NEUTRAL and counted:
        return code_of(f"{counted} {after}", "", None, around)
    code = _bags().get(frozenset(_plain(f"{verb} {counted} {after}").split()) - _FILLING)
    return code if code and _fits(code, "", "", None, around) else None


@cache
def _bags() -> dict[frozenset[str], str]:
    """Words of the full names of numbers → code: what is counted and what was done to it, in any order."""
    return {
        frozenset(_plain(row.canonical_vi.split("(")[0]).split()) - _FILLING: row.code
        for row in indicators()
        if row.canonical_vi.startswith("Số ")
    }


@cache
def _works() -> dict[tuple[str, str], str]:
    """Variants with a gap for the number: "tiếp nhận … hồ sơ"."""
    found: dict[tuple[str, str], str] = {}
    for row in indicators():
        for variant in row.variants:
            verb, gap, counted = variant.partition("…")
            if gap and verb.strip() and counted.strip():
                found[fold(verb), fold(counted)] = row.code
    return found
