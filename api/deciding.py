"""Questions for people in words, and who decides."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from itertools import count
from string import ascii_uppercase

from api import phrases
from models.decision import DecisionKind, Evidence, Question

KINDS: dict[DecisionKind, str] = {
    "document": "Cùng một văn bản?",
    "movement": "Cùng một phong trào, cuộc vận động?",
    "body": "Cùng một cơ quan?",
    "indicator": "Cùng một chỉ tiêu?",
    "statement": "Cùng nội dung?",
}


def login_name() -> str:
    """Who runs this process."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "không rõ"


def side(evidence: Evidence) -> str:
    """One side of a question: a document as it is cited, or a name."""
    if evidence.document is not None and _is_file(evidence):
        return phrases.document_name(evidence.document)
    return f"{evidence.name} (trong danh mục)" if evidence.registered else evidence.name


def where(evidence: Evidence) -> str:
    """Where one side stands: a document's title, or the document that prints a name; empty for the register."""
    if evidence.document is None:
        return ""
    if _is_file(evidence):
        return evidence.document.title or ""
    page = f", trang {evidence.page}" if evidence.page else ""
    return f"{phrases.document_name(evidence.document)}{page}"


def share(similarity: float) -> str:
    """How much of two texts is the same."""
    return f"{phrases.number(round(similarity * 100))}% nội dung giống nhau"


def sides(asked: Question) -> list[tuple[str, Evidence]]:
    """The things that a question is about, each with its letter."""
    return list(zip(_letters(), (asked.one, asked.other, *asked.others), strict=False))


def decided(asked: Question) -> str:
    """What was decided, by whom and when; empty for a question that is open."""
    decision = asked.decision
    if decision is None:
        return ""
    verdict = "là một" if decision.same else "là hai"
    if asked.kind == "statement":
        verdict = "cùng nội dung" if decision.same else "không cùng nội dung"
    if asked.others and not decision.same:
        verdict = "câu A không cùng nội dung với các câu kia"
    note = f": {decision.note}" if decision.note else ""
    return f"Đã quyết định {verdict} ({decision.by}, {decision.at[:10]}){note}"


def _letters() -> Iterator[str]:
    """A to Z, then A1 and so on."""
    return (f"{letter}{round_ or ''}" for round_ in count() for letter in ascii_uppercase)


def _is_file(evidence: Evidence) -> bool:
    """Whether one side is a document, named by a file's hash; names are folded words, statements have "~"."""
    return len(evidence.id) == 64 and evidence.id.isalnum()
