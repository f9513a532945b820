"""How histories are said to people, in Vietnamese: movements, cited documents, statements over the years."""

from __future__ import annotations

from api.answers.search import type_name
from api.phrases import ROLES, day, document_name, reference_name
from models.history import (
    ChainLink,
    Citation,
    CitedDocument,
    FollowUp,
    Launch,
    Link,
    Outcome,
    Phase,
    Stance,
    StatementGroup,
)

RELATIONS = {
    "legal-basis": "căn cứ",
    "implements": "thực hiện",
    "accords-with": "theo",
    "replaces": "thay thế",
    "amends": "sửa đổi, bổ sung",
    "repeals": "bãi bỏ",
    "amended-by": "được sửa đổi bởi",
    "replaced-by": "được thay thế bởi",
    "attached-to": "kèm theo",
    "issued": "nêu việc ban hành",
    "responds-to": "trả lời",
    "at-request-of": "theo đề nghị tại",
    "guides": "hướng dẫn",
}
STANCES: dict[Stance, str] = {
    "launched": "phát động",
    "responded": "hưởng ứng",
    "implemented": "thực hiện",
    "reviewed": "sơ kết, tổng kết",
    "planned": "dự kiến",
}
OUTCOMES: dict[Outcome, str] = {
    "done": "báo cáo sau nêu là đã xong",
    "reported": "báo cáo sau có nhắc đến",
    "repeated": "văn bản sau nêu lại",
    "silent": "không thấy báo cáo sau nhắc đến",
    "open": "kho chưa có báo cáo sau",
}
LINKS: dict[Link, str] = {
    "only": "văn bản chỉ nêu một hạn chế",
    "words": "cùng từ ngữ",
    "document": "nêu chung trong văn bản",
}


def relation(code: str | None) -> str:
    """The ground on which a document cites another, in words."""
    return RELATIONS.get(code, code) if code else "nhắc đến"


def years_line(first: int | None, last: int | None) -> str:
    """The years from the first to the last: "2019–2023", "2022", "từ 2009"; empty where neither is known."""
    if first and last:
        return f"{first}–{last}" if first != last else str(first)
    return f"từ {first}" if first else (f"đến {last}" if last else "")


def outcome(told: FollowUp) -> str:
    """What became of a task, in words."""
    words = OUTCOMES[told.status]
    if told.status == "repeated" and told.unchanged:
        words += " nguyên như cũ"
    return f"{words} ({told.looked_at} báo cáo đã xem)" if told.status == "silent" else words


def launch(told: Launch) -> str:
    """Who launched a movement, by which document, and who says so."""
    if told.source:
        return document_name(told.source.document)
    named = document_name(told.document) if told.document else told.citation
    return "; ".join(part for part in (", ".join(told.issuers), named) if part) + " (theo danh mục phong trào)"


def phase(told: Phase) -> str:
    """The years for which a movement is run, and who says so."""
    told_by = "" if told.source else " (theo danh mục phong trào)"
    name = f": {told.name}" if told.name else ""
    return f"{years_line(told.first, told.last)}{name}{told_by}"


def cited_name(told: CitedDocument) -> str:
    """A cited document as it is cited: "Chỉ thị số 03/CT-UBND ngày 20/02/2019 của …"."""
    issued = told.date or (str(told.year) if told.year else None)
    name = f"{type_name(told.type) or 'Văn bản'} số {told.spellings[0]}"
    dated = f" {'ngày ' if issued.count('-') == 2 else ''}{day(issued)}" if issued else ", không rõ năm"
    return f"{name}{dated}" + (f" của {', '.join(told.issuers)}" if told.issuers else "")


def other_dates(told: CitedDocument) -> str:
    """The days that citations state and that aren't the document's: "29/02/2019"; empty where all agree."""
    return ", ".join(day(date) for date in told.dates if date != told.date)


def cited_as(told: Citation) -> str:
    """The ground of a citation, with the doubt of one that names no year."""
    return relation(told.relation) + ("" if told.year_stated else "; không nêu năm")


def link(told: ChainLink) -> str:
    """A step of a chain of documents, indented by its level."""
    if told.level < 0:
        return f"↑ {relation(told.relation)}: {link_name(told)}"
    return f"{'   ' * told.level}↳ {link_name(told)}: {relation(told.relation)}"


def link_name(told: ChainLink) -> str:
    """The document of a step; one that isn't held by its key."""
    return document_name(told.document) if told.document else reference_name(told.under.partition("@")[0])


def group_head(group: StatementGroup) -> str:
    """A group of statements in a line: "Hạn chế nêu 4 năm (2019, 2020, 2022, 2023), 2 năm liền gần nhất — Sở …"."""
    role = ROLES[group.role].capitalize()
    years = "không rõ năm"
    if group.years:
        told = ", ".join(map(str, group.years))
        years = f"nêu ở {len(group.years)} năm ({told})" if len(group.years) > 1 else f"năm {told}"
    runs = f", {group.streak} năm liền đến {group.last}" if group.streak > 1 else ""
    by = f" — {'; '.join(group.issuers)}" if group.issuers else ""
    return f"{role} {years}{runs}{by}"
