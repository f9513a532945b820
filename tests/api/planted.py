"""Documents of made-up offices, some with a contradiction planted on purpose: what is planted where is known."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

PROVINCES = ("Bình Hà", "An Sơn", "Thái Lâm", "Vĩnh Thuận", "Đông Ninh")
YEARS = (2018, 2019, 2020, 2021, 2022)
FLOWS = {
    "XK": ("kim ngạch xuất khẩu", "triệu USD", 900),
    "NK": ("kim ngạch nhập khẩu", "triệu USD", 700),
    "BANLE": ("tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng", "tỷ đồng", 24000),
    "GTSXCN": ("giá trị sản xuất công nghiệp (giá so sánh 2010)", "tỷ đồng", 41000),
    "DIEN": ("điện thương phẩm", "triệu kWh", 1900),
}
SHARES = {6: Decimal("0.47"), 9: Decimal("0.73"), 12: Decimal(1)}
KINDS = (
    "change-differs",
    "plan-differs",
    "parts-differ",
    "falls",
    "conflict",
    "unit-differs",
    "break",
    "citation-differs:date",
    "citation-differs:number",
    "citation-differs:symbol",
    "citation-differs:type",
    "citation-differs:issuer",
    "name-differs",
)
SLIPS = ("tăng trưởng", "đổi mới", "sáng tạo", "vươn xa", "lớn mạnh")
"""Words in the place of "phát triển" in the movement's name."""
MOVEMENT = "Doanh nghiệp Việt Nam hội nhập và phát triển"


@dataclass(frozen=True)
class Written:
    """A document, and the kind of contradiction that was planted in it."""

    name: str
    text: str
    planted: str | None


@dataclass
class Facts:
    """What is true of one province: figures per indicator, year and months, as printed by reports."""

    province: str
    chance: random.Random
    values: dict[tuple[str, int, int], Decimal] = field(default_factory=dict)
    plans: dict[tuple[str, int], Decimal] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for code, (_, _, size) in FLOWS.items():
            value = Decimal(size) * Decimal(self.chance.uniform(0.8, 1.2))
            for year in (YEARS[0] - 1, *YEARS):
                value *= Decimal(self.chance.uniform(1.02, 1.14))
                for months, share in SHARES.items():
                    drift = Decimal(self.chance.uniform(0.98, 1.02)) if months < 12 else Decimal(1)
                    self.values[code, year, months] = rounded(value * share * drift, 1)
                self.plans[code, year] = rounded(value * Decimal(self.chance.uniform(0.97, 1.05)), 0)


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def printed(value: Decimal, places: int = 1) -> str:
    return f"{value:,.{places}f}".translate(str.maketrans(",.", ".,"))


def change(percent: Decimal) -> str:
    return f"{'tăng' if percent >= 0 else 'giảm'} {printed(abs(percent))}%"


def day(year: int, month: int, date: int) -> str:
    return f"{date:02d}/{month:02d}/{year}" if month < 3 else f"{date:02d}/{month}/{year}"


class Office:
    """A department and its documents, year by year."""

    def __init__(self, province: str, plants: dict[tuple[str, int, str], str], chance: random.Random) -> None:
        self.province, self.plants, self.chance = province, plants, chance
        self._slip = SLIPS[PROVINCES.index(province)]
        self.facts = Facts(province, random.Random(f"facts of {province}"))

    def documents(self) -> Iterator[Written]:
        for year in YEARS:
            yield self._directive(year)
            yield self._plan(year)
            yield self._report(year, 6, "half", "estimate", f"ngày 05 tháng 7 năm {year}", 110 + year % 100)
            yield self._report(year, 9, "nine", "estimate", f"ngày 04 tháng 10 năm {year}", 190 + year % 100)
            yield self._report(year, 12, "year", "actual", f"ngày 10 tháng 01 năm {year + 1}", 5)
            yield self._report(year, 12, "emulation", "actual", f"ngày 18 tháng 01 năm {year + 1}", 9)

    def _head(self, number: str, date: str, kind: str, title: str, body: str = "") -> str:
        parent = f"ỦY BAN NHÂN DÂN\nTỈNH {self.province.upper()}"
        issuer = body or f"{parent}\nSỞ CÔNG THƯƠNG"
        return f"{issuer}\nSố: {number}\n{self.province}, {date}\n\n{kind}\n{title}\n\n"

    def _directive(self, year: int) -> Written:
        text = self._head(
            f"{year % 7 + 2:02d}/CT-UBND",
            f"ngày 20 tháng 02 năm {year}",
            "CHỈ THỊ",
            f"Về bình ổn thị trường và thúc đẩy xuất khẩu năm {year}",
            f"ỦY BAN NHÂN DÂN\nTỈNH {self.province.upper()}",
        )
        return Written(self._name(year, "directive"), text + "Yêu cầu các sở, ngành thực hiện nghiêm.\n", None)

    def _plan(self, year: int) -> Written:
        aims = "; ".join(
            f"{name} đạt {printed(self.facts.plans[code, year], 0)} {unit}" for code, (name, unit, _) in FLOWS.items()
        )
        head = self._head(
            f"{self._plan_number(year)}/KH-SCT", f"ngày 15 tháng 02 năm {year}", "KẾ HOẠCH", self._plan_title(year)
        )
        return Written(self._name(year, "plan"), f"{head}I. MỤC TIÊU\nPhấn đấu năm {year}: {aims}.\n", None)

    def _plan_title(self, year: int) -> str:
        return f"Thực hiện nhiệm vụ ngành Công Thương năm {year}"

    def _plan_number(self, year: int) -> int:
        return 11 + year % 5

    def _name(self, year: int, role: str) -> str:
        return f"{self.province}-{year}-{role}"

    def _report(self, year: int, months: int, role: str, status: str, date: str, number: int) -> Written:
        plant = self.plants.get((self.province, year, role))
        span = f"năm {year}" if months == 12 else f"{months} tháng đầu năm {year}"
        subject = "Kết quả phong trào thi đua, thực hiện nhiệm vụ" if role == "emulation" else "Tình hình công thương"
        about = f"{subject} {span}"
        lines = [self._figure(code, year, months, status, plant) for code in self._codes(role, plant)]
        text = (
            self._head(f"{number}/BC-SCT", date, "BÁO CÁO", about)
            + f"{self._citations(year, plant)}\nI. KẾT QUẢ THỰC HIỆN {span.upper()}\n"
            + "\n".join(lines)
            + f"\n{self._parts(year, months, role, plant)}\nII. THI ĐUA\n{self._movement(plant)}\n"
        )
        return Written(self._name(year, role), text, plant)

    def _codes(self, role: str, plant: str | None) -> list[str]:
        return list(FLOWS) if role != "emulation" else ["XK", "NK"]

    def _figure(self, code: str, year: int, months: int, status: str, plant: str | None) -> str:
        name, unit, _ = FLOWS[code]
        now, before = (self.facts.values[code, it, months] for it in (year, year - 1))
        plan = self.facts.plans[code, year]
        mine = code == "XK"
        if mine and plant == "falls":
            now = rounded(self.facts.values[code, year, 6] * Decimal("0.93"), 1)
        if mine and plant == "conflict":
            now = rounded(now * Decimal(self.chance.choice(("0.97", "1.04"))), 1)
        growth = rounded((now / before - 1) * 100, 1)
        attained = rounded(now / plan * 100, 1)
        if mine and plant == "change-differs":
            growth += Decimal(self.chance.choice(("-4.2", "2.3", "5.1")))
        if mine and plant == "plan-differs":
            attained += Decimal(self.chance.choice(("-6.4", "3.2", "8.3")))
        if mine and plant == "unit-differs":
            unit = "tỷ USD"
        if code == "GTSXCN" and plant == "break":
            name, now = "giá trị sản xuất công nghiệp (giá so sánh 2020)", rounded(now * Decimal("1.4"), 1)
            attained_words = ""
        else:
            attained_words = f", đạt {printed(attained)}% kế hoạch năm"
        period = f"{months} tháng đầu năm {year}" if months < 12 else f"năm {year}"
        verb = "ước đạt" if status == "estimate" else "đạt"
        against = "so với cùng kỳ năm trước" if months < 12 else "so với năm trước"
        stated = f"{name[0].upper()}{name[1:]} {period} {verb} {printed(now)} {unit}"
        return f"{stated}." if unit == "tỷ USD" else f"{stated}, {change(growth)} {against}{attained_words}."

    def _parts(self, year: int, months: int, role: str, plant: str | None) -> str:
        if role == "emulation":
            return "Không có vụ việc phức tạp phát sinh."
        chance = random.Random(f"cases of {self.province} {year} {months}")
        first, second = 13 * months + chance.randint(0, 12), 7 * months + chance.randint(0, 6)
        total = first + second + (self.chance.choice((-12, 9, 15)) if plant == "parts-differ" else 0)
        return (
            f"Lực lượng chức năng đã kiểm tra {total} vụ, gồm {first} vụ hàng lậu và {second} vụ gian lận thương mại."
        )

    def _movement(self, plant: str | None) -> str:
        name = MOVEMENT.replace("phát triển", self._slip) if plant == "name-differs" else MOVEMENT
        return f"Sở hưởng ứng phong trào thi đua “{name}” do Thủ tướng Chính phủ phát động."

    def _citations(self, year: int, plant: str | None) -> str:
        number, symbol, kind, date = self._plan_number(year), "KH-SCT", "Kế hoạch", day(year, 2, 15)
        body = f"Sở Công Thương tỉnh {self.province}"
        match plant:
            case "citation-differs:date":
                date = day(year, self.chance.choice((3, 4)), 15)
            case "citation-differs:number":
                number += 20
            case "citation-differs:symbol":
                symbol = "KH-STC"
            case "citation-differs:type":
                kind, symbol = "Chương trình", "CTr-SCT"
            case "citation-differs:issuer":
                body = f"Sở Nội vụ tỉnh {self.province}"
        title = self._plan_title(year)
        return (
            f"Thực hiện {kind} số {number}/{symbol} ngày {date} của {body} về {title[0].lower()}{title[1:]}; "
            f"Chỉ thị số {year % 7 + 2:02d}/CT-UBND ngày {day(year, 2, 20)} của Ủy ban nhân dân tỉnh {self.province} "
            f"về bình ổn thị trường và thúc đẩy xuất khẩu năm {year}, Sở báo cáo như sau:"
        )


ROLES = {"falls": ("nine",), "conflict": ("emulation",), "break": ("half", "year")}
"""Documents in which a kind can be planted; others in any report."""


def corpus(seed: int, each: int) -> list[Written]:
    """All documents, `each` of every kind of contradiction planted in reports of their own."""
    chance = random.Random(seed)
    roles = ("half", "nine", "year", "emulation")
    free = [(province, year, role) for province in PROVINCES for year in YEARS[1:] for role in roles]
    chance.shuffle(free)
    plants: dict[tuple[str, int, str], str] = {}
    for kind in (*ROLES, *(kind for kind in KINDS if kind not in ROLES)):
        fitting = [place for place in free if place[2] in ROLES.get(kind, ("half", "nine", "year"))]
        of_province = {place[0]: place for place in reversed(fitting)}
        for place in list(of_province.values())[:each]:
            free.remove(place)
            plants[place] = kind
    return list(written(plants, seed))


def written(plants: dict[tuple[str, int, str], str], seed: int) -> Iterator[Written]:
    """The documents of all offices with these contradictions planted; without any they are the same for every seed."""
    for province in PROVINCES:
        yield from Office(province, plants, random.Random(f"{seed} {province}")).documents()


def drafts(seed: int) -> list[Written]:
    """The newest reports again, each with one contradiction: of every province one of each kind that it can have."""
    found = []
    for kind in KINDS:
        role = ROLES.get(kind, ("year",))[0]
        plants = {(province, YEARS[-1], role): kind for province in PROVINCES}
        found += [one for one in written(plants, seed) if one.planted]
    return found
