"""The answers about what runs through the years: movements, cited documents, statements that come back."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from models.answer import CellSource, DocumentHead
from models.mention import MovementKind
from models.record import Frozen
from models.structure import Role

Stance = Literal["launched", "responded", "implemented", "reviewed", "planned"]
Link = Literal["only", "words", "document"]
Outcome = Literal["done", "reported", "repeated", "silent", "open"]


class NameVariant(Frozen):
    """A way in which documents print a name."""

    name: str
    documents: int = Field(description="số văn bản viết như thế")


class MovementSummary(Frozen):
    """A movement, in short. `id` is that of the register, else made of the name."""

    id: str = Field(description="mã trong registers/movements.tsv; phong trào ngoài danh mục: tên viết liền không dấu")
    registered: bool = Field(description="có trong danh mục phong trào")
    name: str
    kind: MovementKind
    variants: tuple[NameVariant, ...] = Field(description="các cách viết, nhiều nhất trước")
    launched_by: tuple[str, ...] = Field(
        description="cơ quan phát động: theo danh mục; ở trang của một phong trào ngoài danh mục: theo văn bản"
    )
    start: int | None = Field(description="thực hiện từ năm, theo danh mục hay văn bản như trên; null: không rõ")
    end: int | None = Field(description="đến năm; null: không rõ hay không có hạn")
    first: int | None = Field(description="năm đầu tiên được nhắc đến trong kho")
    last: int | None = Field(description="năm gần nhất được nhắc đến trong kho")
    silent_since: int | None = Field(
        description="năm đầu tiên sau đó mà kho có văn bản của các cơ quan từng nhắc, nhưng không văn bản nào nhắc nữa"
    )
    documents: int = Field(description="số văn bản nhắc đến")
    issuers: tuple[str, ...] = Field(description="các cơ quan nhắc đến")


class MovementList(Frozen):
    """Movements, those named by most documents first."""

    total: int
    cursor: str | None
    items: tuple[MovementSummary, ...]


class Launch(Frozen):
    """Who launched a movement, by which document. Without a source it is what the register says."""

    document: DocumentHead | None = Field(description="văn bản phát động có trong kho")
    citation: str | None = Field(description="văn bản phát động theo danh mục, nguyên văn danh mục")
    issuers: tuple[str, ...] = Field(description="cơ quan phát động")
    source: CellSource | None = Field(description="câu nói việc phát động; null: theo danh mục")


class Phase(Frozen):
    """A span of years for which a movement is run, as stated or as the register has it (then without a source)."""

    first: int | None
    last: int | None
    name: str | None = Field(description="tên của giai đoạn trong danh mục")
    source: CellSource | None


class TakenUp(Frozen):
    """A body whose documents name the movement; renamed bodies are one."""

    issuer: str
    first: int | None
    last: int | None
    documents: int


class MovementTold(Frozen):
    """A place where a document speaks of a movement; the source's quote is the whole sentence."""

    name: str = Field(description="tên như văn bản viết")
    stance: Stance | None = Field(
        description="phát động, hưởng ứng, thực hiện, sơ kết/tổng kết, dự kiến; null: không rõ"
    )
    source: CellSource


class MovementYear(Frozen):
    """What the documents on one year say."""

    year: int | None = Field(description="năm mà văn bản báo cáo; nếu không thì năm ban hành; null: không rõ năm")
    told: tuple[MovementTold, ...]


class MovementHistory(MovementSummary):
    """A movement over the years, everything in order of time."""

    launches: tuple[Launch, ...]
    phases: tuple[Phase, ...]
    taken_up: tuple[TakenUp, ...]
    years: tuple[MovementYear, ...]


class Citation(Frozen):
    """A place where a document cites another."""

    relation: str | None = Field(
        description="legal-basis căn cứ, implements thực hiện, replaces thay thế …; null: không rõ"
    )
    year_stated: bool = Field(
        description="câu viện dẫn có nêu năm; false: ghép vì cả kho chỉ có một văn bản mang số, ký hiệu ấy"
    )
    source: CellSource


class CitedDocument(Frozen):
    """A document that others cite, in short."""

    key: str = Field(
        description="loại|số|năm trong số|cơ quan|năm ban hành; thêm @cơ-quan nếu văn bản của nhiều cơ quan trùng khoá"
    )
    type: str | None
    number: str
    symbol: str
    date: str | None
    dates: tuple[str, ...] = Field(description="các ngày mà các văn bản viện dẫn nêu, nhiều nhất trước")
    year: int | None
    issuers: tuple[str, ...]
    title: str | None
    spellings: tuple[str, ...] = Field(description="các cách viết số, ký hiệu")
    held: DocumentHead | None = Field(description="chính văn bản ấy, nếu có trong kho")
    documents: int = Field(description="số văn bản viện dẫn")
    citations: int = Field(description="số lần viện dẫn")
    relations: dict[str, int] = Field(description="viện dẫn với quan hệ gì, mấy lần")
    first: int | None
    last: int | None


class ReferenceList(Frozen):
    """Cited documents, those cited by most documents first."""

    total: int
    cursor: str | None
    items: tuple[CitedDocument, ...]


class ChainLink(Frozen):
    """A step from a cited document down to those that cite it: directive, plan, reports."""

    level: int = Field(description="-1: văn bản mà nó viện dẫn; 1: viện dẫn nó; 2: viện dẫn văn bản ở bậc 1")
    under: str = Field(description="khoá của văn bản được viện dẫn")
    key: str | None = Field(description="khoá của văn bản này, nếu có số, ký hiệu và năm")
    document: DocumentHead | None = Field(description="null: văn bản được viện dẫn không có trong kho")
    relation: str | None
    source: CellSource


class ReferenceHistory(CitedDocument):
    """A cited document with everybody who cites it, in order of time, and what it stands on itself."""

    cited_by: tuple[Citation, ...]
    chain: tuple[ChainLink, ...]


class LinkedStatement(Frozen):
    """A cause or a recommendation that stands in the document of a statement."""

    link: Link = Field(
        description="only: văn bản chỉ nêu một mục này; words: cùng từ ngữ; document: chỉ nêu chung trong cùng văn bản"
    )
    source: CellSource


class FollowUp(Frozen):
    """What the next documents of the same body say of a task or a recommendation."""

    status: Outcome = Field(
        description="done: có câu nói đã xong; reported: có nhắc đến; repeated: văn bản sau nêu lại; "
        "silent: báo cáo sau không nhắc; open: kho chưa có báo cáo sau"
    )
    unchanged: bool = Field(default=False, description="nêu lại gần như nguyên văn")
    source: CellSource | None
    looked_at: int = Field(description="số báo cáo sau đã xem")


class Wording(Frozen):
    """One document's words for what a group says."""

    id: str = Field(description="định danh của câu: khoá văn bản và mã băm nguyên văn")
    year: int | None
    source: CellSource
    causes: tuple[LinkedStatement, ...] = ()
    recommendations: tuple[LinkedStatement, ...] = ()
    follow_up: FollowUp | None = Field(default=None, description="chỉ có ở nhiệm vụ và kiến nghị")
    decided: bool = Field(default=False, description="có người đã ghép hay tách câu này")


class StatementGroup(Frozen):
    """Statements of different years that say the same, oldest first."""

    id: str = Field(description="định danh của câu sớm nhất trong nhóm")
    role: Role
    issuers: tuple[str, ...]
    first: int | None
    last: int | None
    years: tuple[int, ...]
    streak: int = Field(description="số năm liền nhau tính đến năm gần nhất")
    documents: int
    wordings: tuple[Wording, ...]


class StatementList(Frozen):
    """Groups, those of most years first."""

    total: int
    cursor: str | None
    items: tuple[StatementGroup, ...]
