"""How findings and estimates are said to people, in Vietnamese."""

from __future__ import annotations

from api import phrases
from api.answers.search import type_name
from api.phrases import day, document_name, number, period_name
from models.finding import (
    CheckAnswer,
    CitedPart,
    EstimatePair,
    EstimateRow,
    Finding,
    FindingKind,
    FindingSide,
    WantedCitation,
)

KINDS: dict[FindingKind, str] = {
    "change-differs": "mức tăng giảm không khớp số liệu",
    "plan-differs": "mức hoàn thành không khớp kế hoạch",
    "parts-differ": "tổng không bằng các phần cộng lại",
    "falls": "số cộng dồn giảm",
    "conflict": "hai số khác nhau",
    "unit-differs": "đơn vị tính khác",
    "break": "gốc giá thay đổi",
    "citation-differs": "viện dẫn không khớp",
    "name-differs": "tên phong trào không khớp danh mục",
}
NEARLY_ALL = 0.75
PARTS: dict[CitedPart, str] = {
    "number": "số, ký hiệu",
    "symbol": "số, ký hiệu",
    "date": "ngày",
    "type": "loại văn bản",
    "issuer": "cơ quan ban hành",
    "name": "tên",
}


def subject(found: Finding) -> str:
    """What a finding is about: "Kim ngạch xuất khẩu, An Thủy, năm 2021"; for citations and names the words."""
    if found.name is None:
        return found.here.source.quote if found.here.source else found.here.words or ""
    name = found.name[:1].upper() + found.name[1:]
    return ", ".join(filter(None, (name, found.area, period_name(found.period) if found.period else None)))


def told(found: Finding) -> str:
    """What doesn't agree: "nêu tăng 21% so với 6 tháng đầu năm 2020; tính từ số liệu: tăng 20,12%"."""
    here, unit = found.here, phrases.unit_name(found.here.unit, found.here.unit_mult)
    base = f" so với {period_name(found.base)}" if found.base else ""
    match found.kind:
        case "change-differs":
            kind = found.stated_unit or "percent"
            stated = phrases.change(found.stated, kind, unit)
            if found.computed is None:
                return f"nêu {stated}{base}, mà từ lỗ hay âm sang không âm là tăng"
            computed = phrases.change(found.computed, kind, unit)
            return f"nêu {stated}{base}; tính từ số liệu: {computed}"
        case "plan-differs" if found.stated is None:
            return f"nêu kế hoạch {figure(here)}; nơi khác nêu {', '.join(dict.fromkeys(map(figure, found.there)))}"
        case "plan-differs":
            plan = f" {period_name(found.base)}" if found.base else ""
            return f"nêu đạt {_number(found.stated)}% kế hoạch{plan}; tính từ kế hoạch: {_number(found.computed)}%"
        case "parts-differ":
            parts = "các phần cộng lại" if len(found.there) > 1 else "riêng một phần đã là"
            return f"nêu tổng {figure(here)}; {parts}: {_number(found.computed)} {unit}".rstrip()
        case "break":
            return f"{here.prices}; các số khác tính theo {_several(found, 'prices')}: không so sánh trực tiếp được"
        case "unit-differs" if found.severity == "notice":
            others = dict.fromkeys(phrases.unit_name(it.unit, it.unit_mult) for it in found.there)
            return f"tính bằng {unit}; các số khác tính bằng {', '.join(others)}"
        case "unit-differs":
            return "gấp hoặc kém khoảng 1.000 lần số khác: có thể nhầm triệu với tỷ"
        case "falls":
            return _fallen(found)
        case "conflict":
            return "hai chỗ nêu số khác nhau cho cùng một chỉ tiêu, cùng một kỳ"
        case "name-differs":
            return f"gần giống mà không đúng tên trong danh mục: “{_several(found, 'words')}”"
        case "citation-differs":
            part = found.part or "number"
            return f"{PARTS[part]} viết là {_cited(here.words, part)}; nơi khác: {_words(found, part)}"


def figure(side: FindingSide) -> str:
    """A side's figure with its unit: "1.124,5 triệu USD"."""
    return phrases.figure(side.value, side.decimals, side.unit, side.unit_mult, side.bound)


def side_words(side: FindingSide, found: Finding) -> str:
    """What a side states: "thực hiện năm 2021: 1.142,5 triệu USD"; of a citation the part that differs."""
    if found.part:
        return _cited(side.words, found.part)
    status = phrases.STATUSES[side.status] if side.status else ""
    period = period_name(side.period) if side.period else ""
    prices = f" ({side.prices})" if side.prices else ""
    if side.value is None:
        return f"{status} {period}{prices}".strip()
    return f"{status} {period}: {figure(side)}{prices}".strip()


def where(side: FindingSide) -> str:
    """Where a side stands: the document, then sections and page."""
    if side.document is None:
        return "danh mục phong trào"
    place = phrases.place(side.source) if side.source else ""
    return ", ".join(part for part in (document_name(side.document), place) if part)


def place_in_draft(found: Finding) -> str:
    """Where in the draft: "I. KẾT QUẢ › 1. Công nghiệp, trang 3"."""
    return (phrases.place(found.here.source) if found.here.source else "") or "đầu văn bản"


def summary(answer: CheckAnswer) -> str:
    """What was looked at: "12 trên 30 số liệu có số để đối chiếu; 5 viện dẫn, kho chưa có 2"."""
    figures = f"{number(answer.compared)} trên {number(answer.figures)} số liệu có số để đối chiếu"
    return f"{figures}; {number(answer.citations)} viện dẫn, kho chưa có {number(len(answer.not_held))} văn bản"


def doubts(answer: CheckAnswer) -> list[str]:
    """What a reader must know before he relies on the check."""
    words = []
    if not answer.document.issuers:
        words.append("không đọc được cơ quan ban hành của dự thảo: số liệu chỉ được đối chiếu trong chính dự thảo")
    if answer.held:
        words.append("văn bản này đã có trong kho; bản trong kho không được đem ra đối chiếu")
    return words


def wanted(one: WantedCitation) -> str:
    """A cited document that isn't held: "Kế hoạch số 14/KH-SCT ngày 15/02/2022"."""
    dated = f" ngày {day(one.date)}" if one.date and one.date.count("-") == 2 else ""
    return f"{type_name(one.type) or 'Văn bản'} số {phrases.symbol_line(one.number, one.symbol)}{dated}"


def estimate_subject(row: EstimateRow) -> str:
    """What a row is about: "Kim ngạch xuất khẩu, An Thủy, ước 6 tháng"."""
    span = "năm" if row.months == 12 else f"{row.months} tháng"
    return ", ".join(filter(None, (row.name[:1].upper() + row.name[1:], row.area, f"ước {span}")))


def usual(row: EstimateRow) -> str:
    """The usual difference, and the side on which nearly all estimates certainly were: "0,4%, thường ước thấp".

    What the rounding of the figures leaves open is said: "2,1% (làm tròn: từ 0% đến 4,2%)".
    """
    lower = sum(pair.low > 0 and not pair.same for pair in row.pairs) >= NEARLY_ALL * len(row.pairs)
    higher = sum(pair.high < 0 and not pair.same for pair in row.pairs) >= NEARLY_ALL * len(row.pairs)
    unit = "%" if row.unit == "percent" else " điểm phần trăm"
    open_ = round(row.usual_low, 1) != round(row.usual_high, 1)
    ends = f" (làm tròn: từ {number(row.usual_low)} đến {number(row.usual_high)}{unit})" if open_ else ""
    side = ", thường ước thấp" if lower else (", thường ước cao" if higher else "")
    return f"{number(row.usual)}{unit}{ends}{side}"


def pair_difference(pair: EstimatePair, unit: str) -> str:
    """The difference of a pair: "+0,4%"; of figures that may be one number that they are."""
    return "khớp, sau khi làm tròn" if pair.same else difference(pair.difference, unit)


def difference(value: float, unit: str) -> str:
    """A difference with its sign: "+0,4%", "−1,2 điểm phần trăm"."""
    sign = "+" if value > 0 else ("−" if value < 0 else "")
    return f"{sign}{number(abs(value))}{'%' if unit == 'percent' else ' điểm phần trăm'}"


def _number(value: float | None) -> str:
    return "–" if value is None else number(value)


def _several(found: Finding, name: str) -> str:
    return ", ".join(dict.fromkeys(value for it in found.there if (value := getattr(it, name))))


def _fallen(found: Finding) -> str:
    """A sum that falls, from the side of the newer statement."""
    longer = all(found.period and it.period and found.period.end > it.period.end for it in found.there)
    if longer:
        return f"nhỏ hơn số cộng dồn {_periods(found)}, dù tính nhiều tháng hơn"
    return f"lớn hơn số cộng dồn {_periods(found)}, dù tính ít tháng hơn"


def _periods(found: Finding) -> str:
    return ", ".join(dict.fromkeys(period_name(it.period) for it in found.there if it.period))


def _words(found: Finding, part: CitedPart) -> str:
    return ", ".join(dict.fromkeys(_cited(it.words, part) for it in found.there))


def _cited(words: str | None, part: CitedPart) -> str:
    if words is None:
        return "–"
    if part == "date":
        return day(words)
    return type_name(words) or words if part == "type" else words
