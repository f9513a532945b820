"""What is true in the samples: who writes, which figures stand (figures.tsv), and what each document says of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from corpus.tables import Row, read_table

FOLDER = Path(__file__).parent
PROVINCE = "An Thủy"
CUT = "\f"
"""Stands in a text where the Word file has a page break inside the sentence."""
COLUMNS = ("body", "code", "year", "plan", "half", "half_actual", "full", "full_actual", "full_revised")


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured quantity: its code in the register (None: not registered), name, unit, and the unit as printed."""

    code: str | None
    name: str
    unit: str
    unit_mult: int
    printed: str
    points: bool = False
    """Changes in percentage points, not in percent."""


INDICATORS = {
    "IIP": Indicator("IIP", "chỉ số sản xuất công nghiệp", "percent", 0, "%"),
    "IIP_MANUF": Indicator("IIP_MANUF", "ngành chế biến, chế tạo", "percent", 0, "%"),
    "IIP_ELEC": Indicator("IIP_ELEC", "sản xuất và phân phối điện", "percent", 0, "%"),
    "IIP_MINING": Indicator("IIP_MINING", "ngành khai khoáng", "percent", 0, "%"),
    "GTSXCN_CONST": Indicator("GTSXCN_CONST", "giá trị sản xuất công nghiệp", "VND", 9, " tỷ đồng"),
    "BANLE": Indicator("BANLE", "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "VND", 9, " tỷ đồng"),
    "XK": Indicator("XK", "kim ngạch xuất khẩu", "USD", 6, " triệu USD"),
    "NK": Indicator("NK", "kim ngạch nhập khẩu", "USD", 6, " triệu USD"),
    "DIEN_TP": Indicator("DIEN_TP", "điện thương phẩm", "kWh", 6, " triệu kWh"),
    "DIEN_TT": Indicator("DIEN_TT", "tỷ lệ tổn thất điện năng", "percent", 0, "%", points=True),
    "CCN_LD": Indicator("CCN_LD", "tỷ lệ lấp đầy cụm công nghiệp", "percent", 0, "%", points=True),
    "KC_KP": Indicator("KC_KP", "kinh phí khuyến công", "VND", 6, " triệu đồng"),
    "KC_DA": Indicator("KC_DA", "đề án khuyến công", "scheme", 0, " đề án"),
    "GIANHANG": Indicator(None, "gian hàng tham gia phiên chợ hàng Việt", "booth", 0, " gian hàng"),
    "TAPHUAN": Indicator(None, "lượt người được tập huấn nghiệp vụ thi đua", "person_visit", 0, " lượt người"),
    "SP_MAY": Indicator(None, "quần áo may sẵn", "piece", 3, " nghìn cái"),
    "SP_THUYSAN": Indicator(None, "thủy sản chế biến", "tonne", 0, " tấn"),
    "SP_THUCAN": Indicator(None, "thức ăn chăn nuôi", "tonne", 0, " tấn"),
    "SP_LINHKIEN": Indicator(None, "linh kiện điện tử", "piece", 3, " nghìn cái"),
    "CCN_SO": Indicator("CCN_SO", "cụm công nghiệp", "industrial_cluster", 0, " cụm công nghiệp"),
    "KT_VU": Indicator("KT_VU", "số vụ kiểm tra", "case", 0, " vụ"),
    "VP_VU": Indicator("VP_VU", "số vụ vi phạm", "case", 0, " vụ"),
    "VP_NOP": Indicator("VP_NOP", "nộp ngân sách nhà nước", "VND", 0, " đồng"),
    "HS_TN": Indicator("HS_TN", "hồ sơ thủ tục hành chính", "dossier", 0, " hồ sơ"),
    "SANG_KIEN": Indicator("SANG_KIEN", "sáng kiến được công nhận", "initiative", 0, " sáng kiến"),
    "DN_MOI": Indicator("DN_MOI", "doanh nghiệp thành lập mới", "enterprise", 0, " doanh nghiệp"),
    "DN_VON": Indicator("DN_VON", "tổng vốn đăng ký", "VND", 9, " tỷ đồng"),
}


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: the formula with the head's title ("KT. GIÁM ĐỐC"), the signer's own title, the name."""

    formula: str | None
    on_behalf: str | None
    title: str
    name: str
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """Head and foot of a document. `issued` is EDTF, `number` None if left blank."""

    type: str
    number: str | None
    symbol: str
    issuers: tuple[str, ...]
    header: tuple[str, ...]
    parent: str | None
    issued: str
    title: str
    period: tuple[str, str] | None
    signers: tuple[Signer, ...]
    recipients: tuple[str, ...]
    archive: str
    addressee: str | None = None
    place: str = PROVINCE


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document; kind: part | heading | text | item | numbered | table.

    `rows` of a table start with its header; a second header row begins with an empty cell.
    """

    kind: str
    text: str = ""
    label: str | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    unit: str | None = None


@dataclass(slots=True)
class Draft:
    """A document being written: head, body, and everything that is true in it."""

    name: str
    head: Head
    year: int
    half: bool
    body: str
    blocks: list[Block] = field(default_factory=list)
    observations: list[dict[str, Any]] = field(default_factory=list)
    movements: list[tuple[str, str, str]] = field(default_factory=list)
    references: list[tuple[str, str, str, str | None]] = field(default_factory=list)
    awards: list[dict[str, Any]] = field(default_factory=list)
    statements: list[dict[str, Any]] = field(default_factory=list)
    formats: tuple[str, ...] = ("docx",)
    auto_numbering: bool = False
    """Word numbers the lists itself."""
    decomposed: bool = False
    """The .docx has letters and marks apart (Unicode NFD), as some systems write them."""
    tabbed: bool = False
    """The .docx sets head and foot with tabs in place of a table."""
    appendix: list[Block] = field(default_factory=list)
    """Stands after the foot, on a page of its own."""

    def add(self, kind: str, text: str, label: str | None = None, *, role: str | None = None) -> None:
        """Put one block at the end; CUT in its text is where a page of the .docx ends.

        `role`: the block is one statement: strength | limitation | cause | recommendation | task.
        """
        if role:
            self.statements.append({"role": role, "quote": text})
        self.blocks.append(Block(kind, text, label))

    def observe(self, entry: dict[str, Any]) -> None:
        """Keep a statement of a figure; the same figure stated again only adds its comparisons and attainments."""
        same = ("indicator", "name", "value", "period", "status", "unit_mult")
        for known in self.observations:
            if all(known[key] == entry[key] for key in same):
                for key in ("comparisons", "attainments"):
                    known[key] += [new for new in entry[key] if new not in known[key]]
                return
        self.observations.append(entry)


def span(year: int, half: bool) -> dict[str, str]:
    """The first half of a year, or the year."""
    return {"start": f"{year}-01-01", "end": f"{year}-06-30" if half else f"{year}-12-31"}


def decimal(text: str) -> Decimal:
    """A number as printed: "1.124,5" → 1124.5."""
    return Decimal(text.replace(".", "").replace(",", "."))


def printed(value: Decimal, places: int) -> str:
    """A number in Vietnamese writing: 1124.5 → "1.124,5"."""
    rounded = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return f"{rounded:,}".translate(str.maketrans(",.", ".,"))


def day(edtf: str) -> str:
    """An EDTF date in full words; the day is left blank where it isn't known."""
    parts = edtf.split("-")
    month = parts[1] if int(parts[1]) < 3 else str(int(parts[1]))
    return f"ngày {parts[2] if len(parts) > 2 else '   '} tháng {month} năm {parts[0]}"


def short_day(edtf: str) -> str:
    """An EDTF date in digits: 2021-01-12 → 12/01/2021."""
    when = dt.date.fromisoformat(edtf)
    month = f"{when.month:02}" if when.month < 3 else str(when.month)
    return f"{when.day:02}/{month}/{when.year}"


@cache
def figures() -> dict[tuple[str, str, int], Row]:
    """figures.tsv by body, code and year."""
    rows = read_table(FOLDER / "figures.tsv", COLUMNS)
    return {(row["body"], row["code"], int(row["year"])): row for row in rows}


def known(body: str, code: str, year: int, half: bool) -> str:
    """The newest figure that stands for a half-year or a year."""
    row = figures()[body, code, year]
    if half:
        return row["half_actual"] or row["half"]
    return row["full_revised"] or row["full_actual"] or row["full"]
