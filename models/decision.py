"""What people decide where the program may not: whether two things are one."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from pydantic import Field

from models.answer import DocumentHead, HeldDocument, StatedStatement
from models.record import Frozen
from models.values.wording import fold

DecisionKind = Literal["document", "movement", "body", "indicator", "statement"]


class Decision(Frozen):
    """That two things are one, or two. The newest one about the same two counts.

    A statement may be held against several at one time: `one` with `other` and with each of `others`.
    """

    kind: DecisionKind
    one: str = Field(
        description="văn bản: sha256 của một tệp; câu: định danh; còn lại: mã trong danh mục hoặc tên viết thường"
    )
    other: str
    same: bool | None = Field(description="true: là một; false: là hai; null: rút quyết định, hỏi lại")
    by: str = Field(description="ai quyết định")
    at: str = Field(description="lúc nào, ISO 8601, UTC")
    note: str | None = None
    others: tuple[str, ...] = Field(default=(), description="chỉ với câu: những câu khác được quyết định như other")

    @property
    def pairs(self) -> tuple[tuple[str, str, str], ...]:
        """What it is about, each two in order."""
        return tuple((self.kind, min(self.one, it), max(self.one, it)) for it in (self.other, *self.others))


class Evidence(Frozen):
    """One side of a question: what it is called and where it stands."""

    id: str = Field(
        description="văn bản: sha256 của một tệp; câu: định danh; còn lại: mã trong danh mục hoặc tên viết thường"
    )
    name: str = Field(description="tên như in trong văn bản hay danh mục")
    registered: bool = Field(default=False, description="có trong danh mục")
    document: DocumentHead | None = Field(default=None, description="null nếu chỉ có trong danh mục")
    quote: str | None = None
    page: int | None = None
    start: int | None = None
    end: int | None = None


class Question(Frozen):
    """Whether two things are one, which only people can tell."""

    id: str
    kind: DecisionKind
    one: Evidence
    other: Evidence
    others: tuple[Evidence, ...] = Field(
        default=(), description="chỉ với câu: những câu khác được quyết định như other"
    )
    reasons: tuple[str, ...] = Field(description="vì sao hỏi")
    similarity: float | None = Field(default=None, description="phần chữ chung của hai văn bản, 0 đến 1")
    decision: Decision | None = Field(default=None, description="đã quyết định thế nào; null nếu chưa")


class ReviewPage(Frozen):
    """Questions, those about documents first."""

    total: int
    cursor: str | None
    items: tuple[Question, ...]


class SimilarDocument(Frozen):
    """Another document that says nearly the same."""

    document: DocumentHead
    similarity: float = Field(description="phần chữ chung, 0 đến 1")
    asked: str | None = Field(description="mã câu hỏi, nếu có thể là cùng một văn bản; null: là văn bản khác")


class DocumentAnswer(HeldDocument):
    """A document that is held, with others that say nearly the same."""

    similar: tuple[SimilarDocument, ...] = Field(description="văn bản khác gần giống, giống nhất đứng trước")


class DecisionGiven(Frozen):
    """What a person decides of a question."""

    same: bool | None = Field(description="true: là một; false: là hai; null: rút quyết định")
    by: str | None = Field(default=None, max_length=200, description="ai quyết định; bỏ trống: tên đăng nhập")
    note: str | None = Field(default=None, max_length=1000, description="ghi chú")


class StatementDecision(DecisionGiven):
    """What a person decides of a statement and one or more others: whether it says the same as each of them."""

    one: str = Field(max_length=500, description="định danh hoặc mã ngắn của một câu")
    other: str = Field(max_length=500, description="định danh hoặc mã ngắn của câu kia")
    others: tuple[Annotated[str, Field(max_length=500)], ...] = Field(
        default=(), description="những câu khác nữa, quyết định cùng một lần và rút cùng một lần"
    )


def statement_id(statement: StatedStatement) -> str:
    """What a statement is known by, whenever its document is read again: the document's key and a hash of its words."""
    digest = hashlib.sha256(fold(statement.quote).encode()).hexdigest()
    return f"{statement.document.key}~{digest[:8]}"


def short_id(id_: str) -> str:
    """The same in ten letters, for people to type: "4be1c09f3a"."""
    return hashlib.sha256(id_.encode()).hexdigest()[:10]
