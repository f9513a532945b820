"""Made-up bodies of made-up provinces, and the indicators that each kind of body reports."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import product

from corpus.samples.facts import Indicator

FIRST = (
    "Ấp", "Bãi", "Cầu", "Chợ", "Đá", "Đèo", "Đồng", "Gành", "Gò", "Hang", "Hồ", "Khe", "Kênh", "Làng", "Mỏ", "Mũi",
    "Nậm", "Ngã", "Núi", "Phố", "Rạch", "Sông", "Suối", "Thác", "Tháp", "Trại", "Vàm", "Vịnh", "Vườn", "Xóm",
)  # fmt: skip
SECOND = (
    "Bàng", "Bưởi", "Cam", "Chanh", "Chè", "Chuối", "Cọ", "Dâu", "Dừa", "Đào", "Gấm", "Gừng", "Hồng", "Lau", "Lê",
    "Liễu", "Lim", "Lụa", "Mai", "Me", "Mận", "Mơ", "Mít", "Nhãn", "Quế", "Sen", "Sim", "Sồi", "Thông", "Trầm",
    "Tre", "Trúc", "Vải", "Xoan",
)  # fmt: skip
"""Water, hills and houses; what grows there. Put together they name no real province."""

BILLION, MILLION_USD = " tỷ đồng", " triệu USD"
INDICATORS = {
    "GTSXCN_CONST": Indicator("GTSXCN_CONST", "giá trị sản xuất công nghiệp (giá so sánh 2010)", "VND", 9, BILLION),
    "BANLE": Indicator("BANLE", "tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "VND", 9, BILLION),
    "XK": Indicator("XK", "kim ngạch xuất khẩu", "USD", 6, MILLION_USD),
    "NK": Indicator("NK", "kim ngạch nhập khẩu", "USD", 6, MILLION_USD),
    "DIEN_TP": Indicator("DIEN_TP", "điện thương phẩm", "kWh", 6, " triệu kWh"),
    "KC_KP": Indicator("KC_KP", "kinh phí khuyến công", "VND", 6, " triệu đồng"),
    "THU_NS": Indicator("THU_NS", "tổng thu ngân sách nhà nước trên địa bàn", "VND", 9, BILLION),
    "THU_NOIDIA": Indicator("THU_NOIDIA", "thu nội địa", "VND", 9, BILLION),
    "CHI_NS": Indicator("CHI_NS", "tổng chi ngân sách địa phương", "VND", 9, BILLION),
    "VON_DTPT": Indicator("VON_DTPT", "vốn đầu tư thực hiện toàn xã hội", "VND", 9, BILLION),
    "DN_MOI": Indicator("DN_MOI", "số doanh nghiệp thành lập mới", "enterprise", 0, " doanh nghiệp"),
    "FDI_DK": Indicator("FDI_DK", "tổng vốn FDI thu hút", "USD", 6, MILLION_USD),
}
SIZES = {
    "GTSXCN_CONST": (9_000, 90_000, 0), "BANLE": (6_000, 60_000, 0), "XK": (90, 4_000, 1), "NK": (80, 3_500, 1),
    "DIEN_TP": (300, 6_000, 0), "KC_KP": (1_500, 9_000, 0), "THU_NS": (2_000, 40_000, 0),
    "THU_NOIDIA": (1_500, 20_000, 0), "CHI_NS": (4_000, 30_000, 0), "VON_DTPT": (5_000, 70_000, 1),
    "DN_MOI": (200, 3_000, 0), "FDI_DK": (40, 2_000, 1),
}  # fmt: skip
"""Least and greatest value of a first year, and the decimals that are printed."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of body: its name without the province, the lines of its head, its letters in symbols, what it reports."""

    name: str
    header: tuple[str, ...]
    letters: str
    head: str
    codes: tuple[str, ...]


KINDS = (
    Kind("Sở Công Thương", ("UBND TỈNH {}", "SỞ CÔNG THƯƠNG"), "SCT", "Giám đốc",
         ("GTSXCN_CONST", "BANLE", "XK", "NK", "DIEN_TP", "KC_KP")),
    Kind("Ủy ban nhân dân", ("ỦY BAN NHÂN DÂN", "TỈNH {}"), "UBND", "Chủ tịch",
         ("GTSXCN_CONST", "BANLE", "XK", "THU_NS", "VON_DTPT", "DN_MOI")),
    Kind("Sở Tài chính", ("UBND TỈNH {}", "SỞ TÀI CHÍNH"), "STC", "Giám đốc",
         ("THU_NS", "THU_NOIDIA", "CHI_NS", "VON_DTPT", "DN_MOI", "FDI_DK")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """One body: `slug` begins the names of its files, `signer` heads it."""

    slug: str
    kind: Kind
    province: str
    signer: str

    @property
    def name(self) -> str:
        """Its full name."""
        return f"{self.kind.name} tỉnh {self.province}"

    @property
    def header(self) -> tuple[str, ...]:
        """The lines of its documents' heads."""
        return tuple(line.format(self.province.upper()) for line in self.kind.header)

    @property
    def parent(self) -> str | None:
        """The committee that a department belongs to."""
        return None if self.kind.letters == "UBND" else f"Ủy ban nhân dân tỉnh {self.province}"


def bodies(count: int, seed: int) -> tuple[Body, ...]:
    """So many bodies, three to a province; ValueError for more than there are names for."""
    names = [f"{first} {second}" for first, second in product(FIRST, SECOND)]
    chosen = random.Random(f"bodies {seed}")
    chosen.shuffle(names)
    if not 0 < count <= len(names) * len(KINDS):
        raise ValueError(f"there are names for 1 to {len(names) * len(KINDS)} bodies, not for {count}")
    found = []
    for number in range(count):
        province, kind = names[number // len(KINDS)], KINDS[number % len(KINDS)]
        found.append(Body(f"{kind.letters.lower()}-{number // len(KINDS):04}", kind, province, _person(chosen)))
    return tuple(found)


def _person(chosen: random.Random) -> str:
    family = chosen.choice(("Đoàn", "Kiều", "Lương", "Mạc", "Nghiêm", "Quách", "Tạ", "Thái", "Ứng", "Vương"))
    middle = chosen.choice(("Chí", "Hoài", "Ngọc", "Thục", "Trọng", "Đăng"))
    return f"{family} {middle} {chosen.choice(('Bách', 'Diệp', 'Khải', 'Lam', 'Phúc', 'Sơn', 'Uyên', 'Thanh'))}"
