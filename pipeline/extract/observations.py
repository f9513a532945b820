"""Finds observations: what sentences and tables state of indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from models.mention import Malformed, ObservationMention, Status
from models.structure import Section, Sentence, Structure
from models.values.period import Period, PeriodExpression, resolve_period
from pipeline.extract.figure_tables import find_in_tables
from pipeline.extract.figures import Carried, Clauses, Reader
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.funds import funds_in
from pipeline.extract.figures.scope import WHOLE, scope_of_heading
from pipeline.extract.quantities import UNREAD
from pipeline.extract.windows import is_window

DOUBTS = "doubts"
"""Where a document's columns of comparisons and changes stand that their figures contradict."""

_STOP = re.compile(
    r"""
    (?<=[^\W_]) \. \s+ (?: (?=[^\W\d_a-zà-ỹđ])      # "… 62 lượt người. Riêng ngày …" inside one list item
                        | (?<=[^\W\d_]\.\s) (?=\d) )  # "… đơn vị trực thuộc. 100% cơ quan …"
    """,
    re.VERBOSE,
)
_COMPARES = re.compile(
    r"""
    So\s+(?:với\s+)?(?:cùng\s+kỳ|năm\s+trước|tháng\s+trước|quý\s+trước)(?:\s+(?:năm\s+)?(?:\d{4}|trước|ngoái))? [,:]?
    \s+(?:số\s+vụ\s+)?(?:tăng|giảm)\s+\d+\s+[^\W\d]                    # So với cùng kỳ: giảm 6 vụ, tăng 2 người
    """,
    re.VERBOSE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STOCK = re.compile(r"(?<!\w)(?:tổng\s+)?(?:dư\s+nợ|nợ\s+quá\s+hạn|nợ\s+xấu|nguồn\s+vốn|số\s+dư)(?!\w)", re.IGNORECASE)
"""Names of what stands at a moment."""
_GOES_ON = frozenset(
    (
        "trong đó", "trong đó có", "trong số đó", "cụ thể", "cụ thể như sau", "cụ thể là", "bao gồm", "gồm", "kết quả",
    )
)  # fmt: skip
"""Openings with which a sentence goes on with the one before."""
_NOW = frozenset({"hiện", "hiện có", "hiện còn", "hiện nay", "hiện đang", "đến nay"})
"""Words that tell of the day of the report, within a paragraph on days before it."""
_SUMS = frozenset({"lũy kế", "luỹ kế", "tính chung", "tính gộp", "cộng dồn"})
"""Openings that go on with the indicator but state a figure of their own standing."""
_GOODS = tuple(
    f"{some}{goods}"
    for some in ("", "một số ", "các ", "những ")
    for goods in ("mặt hàng", "sản phẩm", "nhóm hàng", "thị trường")
)
"""Openings of sentences that list the parts of a figure."""
_BREAKDOWNS = ("xét theo", "chia theo", "phân theo", "chia ra", "tính theo", "xét về")
"""Openings of sentences that break a figure down: "Xét theo ngành: …"."""
_EXPECTING = ("dự kiến", "dự báo", "ước thực hiện", "ước kết quả", "ước cả năm")
_RULING_TYPES = frozenset({"NĐ", "TT", "TTLT", "L", "PL", "QC", "QyĐ", "HD", "HĐ", "BTT"})
"""Types of documents whose figures are rules (rates, limits), not measured quantities."""
_ORDERING_TYPES = frozenset({"CT", "KH", "CTr", "ĐA", "PA", "CTLT"})
"""Types of documents whose figures are aims unless they say that something has been done."""


def find(doc: Doc) -> tuple[ObservationMention, ...]:
    """The observations of a document, in text order; decrees, circulars and contracts have none."""
    if doc._.structure.header.type in _RULING_TYPES:
        return ()
    ordering = doc._.structure.header.type in _ORDERING_TYPES
    doubts: list[Malformed] = []
    in_tables = list(find_in_tables(doc._.text, doc._.structure, ordering=ordering, doubts=doubts))
    in_sentences = list(_in_sentences(doc, doubts))
    doc.user_data[DOUBTS] = tuple(doubts)
    return tuple(sorted([*in_sentences, *in_tables], key=lambda one: one.span))


def _in_sentences(doc: Doc, doubts: list[Malformed]) -> Iterator[ObservationMention]:
    structure: Structure = doc._.structure
    clauses = Clauses(doc._.text.content, doc._.found, doc.user_data.get("words"), doc.user_data.get(UNREAD, ()))
    carried, lead = Carried(), Carried()
    section: str | None = None
    base: PeriodExpression | None = None
    spoken: PeriodExpression | None = None
    own, paragraph = structure.header.period, -1
    moment: PeriodExpression | None = None
    by_id = {one.id: one for one in structure.sections}
    several = False
    at, funds, scope = -1, _funds(structure, by_id, None), WHOLE
    headed = listed = WHOLE
    season: PeriodExpression | None = None
    window: PeriodExpression | None = None
    year = own.end.year if own else None
    since = own.start.year if own else _year_of(structure.header.issued)
    for sentence, start, end in _sentences(clauses.content, structure):
        if sentence.section != section:
            carried, lead, section, spoken = Carried(), Carried(), sentence.section, None
            funds = _funds(structure, by_id, section)
            headed = listed = scope_of_heading(by_id[section].heading) if section in by_id else WHOLE
            base = base if base is not None and base.relation == "same-period-last-year" else None
        if not (sentence.lead_in or clauses.tells(start, end)):
            carried, spoken = Carried(), None if own is not None else spoken
            lead = lead if sentence.item else Carried()
            continue
        window = window if sentence.paragraph == at else None
        items = clauses.items(start, end)
        if not structure.header.present and sentence.paragraph != paragraph:
            spoken = None  # news: only a paragraph goes on with its period
        if own is not None and not (sentence.paragraph == paragraph and _lists_goods(items)):
            spoken = None
        if any(item.period is not None and item.period.relation == "previous-month" for item in items):
            spoken = None  # a sum of months is compared with no month
        if not items:
            continue
        broken = sentence.paragraph == paragraph and _breaks_down(items)
        spoken = carried.period or spoken if broken else spoken
        held = _held(items, carried, lead if sentence.item else Carried())
        unit = held.unit or (carried.unit if sentence.item else None)
        period, base_ = held.period or spoken, None if broken and several else held.base or base
        period = period or (window if not any(item.lower in _NOW for item in items) else None)
        held = Carried(held.subject, held.root, period, base_, held.status, unit, held.direction)
        expected = _is_expected(by_id, section)
        scope = scope if sentence.paragraph == paragraph else listed if sentence.item else headed
        default = _default(sentence, structure, items, expected)
        if default == "target" and _is_past(by_id, section, since):
            default = "actual"
        reader = Reader(clauses.content, items, held, default, year, funds, scope, since)
        moment = moment if sentence.paragraph == at else None
        mentions = reader.read()
        doubts += reader.doubts
        last = next((mention for mention in reversed(mentions) if mention.changes), None)
        several = last is not None and len({one.base for one in last.changes if one.base}) > 1
        season = season if sentence.paragraph == paragraph else None
        for mention in mentions:
            mention = _at_moment(mention, moment, clauses.content[start : mention.span.start])
            yield _in_season(mention, season)
        season = reader.season or season
        carried, scope = reader.carried, reader.scope
        moment = carried.period if carried.period and carried.period.kind == "POINT" else moment
        at, window = sentence.paragraph, _window(carried.period, window, items, own)
        base = _relation(reader.carried.base) or base
        if own is None and (structure.header.present or _is_part_of_year(carried.period)):
            spoken = _spanning(carried.period) or spoken
        elif own is not None:
            spoken = _sum_to(carried.period, own)
        paragraph = sentence.paragraph
        if sentence.lead_in:
            lead, listed = carried, scope
        elif not sentence.item:
            lead, listed = Carried(), headed


def _funds(structure: Structure, by_id: Mapping[str, Section], section: str | None) -> str:
    """The capital that the headings over a section name, the nearest first, else the document's title."""
    headings: list[str] = []
    while section is not None and section in by_id:
        headings.append(by_id[section].heading)
        section = by_id[section].parent
    return funds_in([*headings, structure.header.title or ""])


def _at_moment(mention: ObservationMention, moment: PeriodExpression | None, before: str) -> ObservationMention:
    """A stock without a day of its own is of the day that its paragraph last told: "Dư nợ đến 30/6 … . Nợ xấu …"."""
    lead = before[: before.rfind(":") + 1]
    if moment is None or mention.period is not None or mention.status == "target":
        return mention
    return replace(mention, period=moment) if _STOCK.search(lead) or _STOCK.match(mention.name) else mention


def _in_season(mention: ObservationMention, season: PeriodExpression | None) -> ObservationMention:
    """What is compared with the season before is of the one that its paragraph last told: "Vụ Xuân 2023 … . Năng suất
    đạt 65 tạ/ha, hơn vụ Xuân 2022 0,7 tạ/ha"."""
    if season is None or season.year is None or mention.period is not None:
        return mention
    before = replace(season, year=season.year - 1)
    return replace(mention, period=season) if any(one.base == before for one in mention.changes) else mention


def _relation(base: PeriodExpression | None) -> PeriodExpression | None:
    """A base that later changes may share: the relation alone, "cùng kỳ năm 2021" as "cùng kỳ"."""
    if base is None or base.relation not in ("same-period-last-year", "previous-month"):
        return None
    return PeriodExpression(relation=base.relation)


def _is_part_of_year(period: PeriodExpression | None) -> bool:
    return period is not None and period.kind in ("M", "Q", "H1", "H2", "6M", "9M", "NM")


def _spanning(period: PeriodExpression | None) -> PeriodExpression | None:
    """A period of months or years, which the next sentences of a document without one of its own may go on with."""
    return period if period is not None and period.kind not in (None, "D", "POINT", "SPAN") else None


def _sum_to(period: PeriodExpression | None, own: Period) -> PeriodExpression | None:
    """A sum of months up to the end of the document's own month, of which the next sentences of a paragraph go on."""
    if period is None or period.kind not in ("6M", "9M", "NM", "H1"):
        return None
    span = resolve_period(period, own, own.end.year)
    return period if span is not None and span.end == own.end and span.start < own.start else None


def _window(
    period: PeriodExpression | None, before: PeriodExpression | None, items: Sequence[Item], own: Period | None
) -> PeriodExpression | None:
    """The days with which a sentence opens or goes on, of which the next ones of its paragraph tell, too: "Từ ngày
    15/10/2021 đến ngày 14/11/2021, xảy ra 7 vụ cháy. Đã làm rõ 5 vụ"; none that reach beyond the document's time."""
    if period is None or period.end is None or not is_window(period) or (own is not None and period.end > own.end):
        return None
    opening = next((item for item in items if item.kind in ("quantity", "period")), None)
    return period if period == before or (opening is not None and opening.period == period) else None


def _lists_goods(items: Sequence[Item]) -> bool:
    """ "Mặt hàng có kim ngạch lớn: …" goes on with the figure before it."""
    opening = " ".join(item.lower for item in items[:4])
    return opening.startswith(_GOODS) and any(item.code == ":" for item in items[:15])


def _breaks_down(items: Sequence[Item]) -> bool:
    """ "Xét theo ngành: …", "Trong 11 nhóm hàng …" tell of the time of the figure before them."""
    opening = " ".join(item.lower for item in items[:4])
    if opening.startswith(_BREAKDOWNS):
        return any(item.code == ":" for item in items[:15])
    return len(items) > 1 and items[0].lower == "trong" and items[1].kind == "quantity" and _groups(items[1])


def _groups(item: Item) -> bool:
    return (item.quantities[0].unit or "").startswith("nhóm")


def _sentences(content: str, structure: Structure) -> Iterator[tuple[Sentence, int, int]]:
    """The sentences to read, one that only compares what the one before it counted together with that one."""
    held: tuple[Sentence, int, int] | None = None
    for sentence, start, end in _parts(content, structure):
        if held is not None and held[0].paragraph == sentence.paragraph and _COMPARES.match(content, start, end):
            held = (held[0], held[1], end)
            continue
        if held is not None:
            yield held
        held = (sentence, start, end)
    if held is not None:
        yield held


def _parts(content: str, structure: Structure) -> Iterator[tuple[Sentence, int, int]]:
    for sentence in structure.sentences:
        if sentence.role == "recommendation":
            continue  # what is asked for is not measured
        start = sentence.start
        for stop in _STOP.finditer(content, sentence.start, sentence.end):
            if stop.start() - max(content.rfind(" ", 0, stop.start()), start - 1) > 3:
                yield sentence, start, stop.start() + 1
                start = stop.end()
        yield sentence, start, sentence.end


def _held(items: Sequence[Item], carried: Carried, lead: Carried) -> Carried:
    """What a sentence takes over: of the one before if it goes on with it, else of the lead-in of its list."""
    if items[0].lower in _SUMS or (items[0].lower == "riêng" and len(items) > 1 and items[1].kind == "period"):
        return replace(carried, root=None, status=None)
    return carried if items[0].lower in _GOES_ON else lead


def _is_expected(by_id: Mapping[str, Section], section: str | None) -> bool:
    """Whether a heading over a section says that its figures are expected: "II. DỰ KIẾN CẢ NĂM"."""
    while section is not None and section in by_id:
        if by_id[section].heading.lower().startswith(_EXPECTING):
            return True
        section = by_id[section].parent
    return False


def _is_past(by_id: Mapping[str, Section], section: str | None, since: int | None) -> bool:
    """Whether a heading over a section names a year before what the document plans: "II. TÌNH HÌNH NĂM 2024"."""
    while since is not None and section is not None and section in by_id:
        years = [int(one) for one in _YEAR.findall(by_id[section].heading)]
        if years:
            return max(years) < since
        section = by_id[section].parent
    return False


def _year_of(issued: str | None) -> int | None:
    return int(issued[:4]) if issued and issued[:4].isdigit() else None


def _default(sentence: Sentence, structure: Structure, items: list[Item], expected: bool) -> Status:
    if sentence.role == "task":
        return "target"
    if structure.header.type in _ORDERING_TYPES and not any(item.code == "past" for item in items):
        return "target"
    return "estimate" if expected else "actual"
