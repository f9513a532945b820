"""The record: what `tienle parse` prints. Field names follow SDMX, XBRL, EDTF; the schema is generated from here.

Numbers are JSON numbers; dates ISO 8601; offsets are code points into `text`.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

from models.layout import TextOrigin
from models.mention import Bound, ChangeUnit, MovementKind, Recipient, Status
from models.structure import Role

SCHEMA = "tienle.record/1"


def _whole(number: float) -> int | float:
    return int(number) if number.is_integer() else number


PlainNumber = Annotated[
    float,
    PlainSerializer(_whole, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
"""A number that JSON shows as people write it: 28763, not 28763.0."""


class Frozen(BaseModel):
    """A value: unchangeable, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PeriodField(Frozen):
    """A calendar span, both days included [SDMX TIME_PERIOD]."""

    start: dt.date = Field(description="ngày đầu kỳ")
    end: dt.date = Field(description="ngày cuối kỳ")


class Source(Frozen):
    """The file that was read."""

    name: str = Field(description="tên tệp")
    media_type: str = Field(description="loại tệp, nhận biết theo nội dung")
    sha256: str = Field(description="mã băm nội dung")
    bytes: int = Field(description="kích thước (byte)")
    pages: int | None = Field(description="số trang; null nếu định dạng không phân trang")
    text_origin: TextOrigin = Field(description="nguồn chữ: text = có sẵn, ocr = nhận dạng, mixed = cả hai")


class PageField(Frozen):
    """A page of the file and how well it was read."""

    number: int = Field(description="số trang, từ 1")
    origin: TextOrigin = Field(description="nguồn chữ của trang: text = có sẵn, ocr = nhận dạng")
    grade: float = Field(ge=0, le=1, description="chất lượng chữ đọc được, từ 0 đến 1")
    start: int = Field(description="vị trí trong toàn văn nơi trang bắt đầu")


class SignerField(Frozen):
    """Who signed."""

    formula: str | None = Field(description="thể thức ký: KT., TM., TL., TUQ.; null = người đứng đầu")
    title: str | None = Field(description="chức vụ người ký")
    name: str | None = Field(description="họ và tên người ký")


class Document(Frozen):
    """What the head and foot state."""

    key: str = Field(description="định danh ổn định của văn bản, dùng được trong URL")
    type: str | None = Field(description="loại văn bản (mã trong registers/document_types.tsv)")
    number: str | None = Field(description="số; null nếu để trống")
    symbol: str | None = Field(description="ký hiệu, không gồm số và dấu gạch chéo sau số")
    issuers: tuple[str, ...] = Field(description="cơ quan ban hành")
    parent: str | None = Field(description="cơ quan chủ quản")
    place: str | None = Field(description="địa danh")
    issued: str | None = Field(description="ngày ban hành, EDTF mức 0; thiếu ngày thì chỉ ghi tháng")
    title: str | None = Field(description="trích yếu, không gồm tên loại")
    period: PeriodField | None = Field(description="kỳ báo cáo hoặc kỳ kế hoạch")
    signers: tuple[SignerField, ...] = Field(description="người ký")
    recipients: tuple[str, ...] = Field(description="nơi nhận, không gồm dòng lưu")


class SectionField(Frozen):
    """A part of the text opened by a heading."""

    id: str = Field(description="mã mục trong văn bản này")
    parent: str | None = Field(description="mã mục cha")
    label: str | None = Field(description="số thứ tự như in")
    heading: str = Field(description="tên mục, không gồm số thứ tự")
    role: Role | None = Field(description="vai trò: ưu điểm, hạn chế, nguyên nhân, kiến nghị, nhiệm vụ")
    start: int
    end: int


PageBox = tuple[int, int, int, int, int]
"""A rectangle on a page: its number, then left, top, right, bottom in points from the page's top left corner, rounded
outwards."""
LineBox = tuple[int, int, int, int, int, int]
"""A printed line: the offset at which it begins, then the rectangle that it fills as of a PageBox."""


class Mention(Frozen):
    """Where something stands: `quote` is `text[start:end]`."""

    start: int
    end: int
    quote: str = Field(description="nguyên văn")
    page: int | None = Field(description="trang, từ 1")
    section: str | None = Field(description="mã mục")
    boxes: tuple[PageBox, ...] = Field(
        default=(),
        description="các khung chữ nhật chứa nguyên văn trên trang, mỗi dòng in một khung: "
        "[trang, trái, trên, phải, dưới], tính bằng point (1/72 inch) từ góc trên bên trái của trang, "
        "làm tròn ra ngoài; rỗng nếu định dạng không cho biết chỗ trên trang",
    )


class Reference(Mention):
    """A cited document."""

    type: str | None = Field(description="loại văn bản được viện dẫn")
    number: str = Field(description="số")
    symbol: str = Field(description="ký hiệu như in")
    date: str | None = Field(description="ngày văn bản, EDTF")
    year: int | None = Field(description="năm ban hành")
    issuers: tuple[str, ...] = Field(description="cơ quan ban hành")
    title: str | None = Field(description="trích yếu")
    key: str = Field(description="định danh: loại|số|năm trong số|cơ quan|năm ban hành")
    relation: str | None = Field(default=None, description="quan hệ: căn cứ, thực hiện, thay thế, sửa đổi …")


class Movement(Mention):
    """A named emulation movement or campaign."""

    name: str = Field(description="tên phong trào thi đua, cuộc vận động")
    id: str | None = Field(description="mã trong registers/movements.tsv")
    kind: MovementKind = Field(description="movement = phong trào thi đua, campaign = cuộc vận động")


class Award(Mention):
    """An award conferred or proposed."""

    award: str | None = Field(description="mã trong registers/awards.tsv")
    name: str = Field(description="danh hiệu thi đua, hình thức khen thưởng")
    count: int | None = Field(description="số lượng")
    recipient: Recipient | None = Field(description="đối tượng: cá nhân, tập thể, hộ gia đình, doanh nghiệp")
    year: int | None = Field(description="năm")


class Comparison(Frozen):
    """A stated change against a base period; signed, a fall is negative."""

    base: PeriodField | None = Field(description="kỳ gốc so sánh")
    change: PlainNumber = Field(description="mức tăng (dương) hoặc giảm (âm)")
    unit: ChangeUnit = Field(description="phần trăm, điểm phần trăm, lần, tuyệt đối")


class Attainment(Frozen):
    """A stated attainment of a plan."""

    target: PeriodField | None = Field(description="kỳ của kế hoạch")
    percent: PlainNumber = Field(description="phần trăm kế hoạch đạt được")


class Observation(Mention):
    """What the document states of an indicator in a period."""

    indicator: str | None = Field(description="mã chỉ tiêu trong registers/indicators.tsv")
    name: str = Field(description="tên chỉ tiêu như in")
    area: str | None = Field(description="địa bàn [SDMX REF_AREA]")
    value: PlainNumber | None = Field(description="giá trị như in; null nếu chỉ nêu mức tăng giảm")
    decimals: int | None = Field(description="số chữ số thập phân như in [XBRL decimals]")
    unit: str | None = Field(description="đơn vị tính [SDMX UNIT_MEASURE]")
    unit_mult: int = Field(description="luỹ thừa của mười [SDMX UNIT_MULT]: nghìn 3, triệu 6, tỷ 9")
    period: PeriodField = Field(description="kỳ của số liệu [SDMX TIME_PERIOD]")
    status: Status = Field(description="thực hiện, ước, mục tiêu [SDMX OBS_STATUS]")
    bound: Bound | None = Field(description="khoảng, trên, dưới")
    comparisons: tuple[Comparison, ...] = Field(description="so sánh với kỳ gốc")
    attainments: tuple[Attainment, ...] = Field(description="mức hoàn thành kế hoạch")


class Statement(Mention):
    """A sentence or list item with a role."""

    role: Role = Field(description="ưu điểm, hạn chế, nguyên nhân, kiến nghị, nhiệm vụ")


class Date(Mention):
    """A calendar date or range."""

    value: str = Field(description="EDTF")


class RecordWarning(Frozen):
    """Something that a reader of the record should know."""

    code: str
    message: str


class Record(Frozen):
    """Everything that one document says, with its place."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, title=SCHEMA)

    schema_: Literal["tienle.record/1"] = Field(default="tienle.record/1", alias="schema")
    source: Source
    pages: tuple[PageField, ...] = Field(default=(), description="các trang; rỗng nếu định dạng không phân trang")
    text: str = Field(description="toàn văn, Unicode NFC; mọi vị trí tính theo văn bản này")
    lines: tuple[LineBox, ...] = Field(
        default=(),
        description="các dòng in (hoặc phần dòng trong ô bảng) theo thứ tự trong toàn văn: "
        "[vị trí bắt đầu, trang, trái, trên, phải, dưới], đơn vị như boxes; "
        "rỗng nếu định dạng không cho biết chỗ trên trang",
    )
    document: Document
    sections: tuple[SectionField, ...]
    references: tuple[Reference, ...]
    movements: tuple[Movement, ...]
    awards: tuple[Award, ...]
    observations: tuple[Observation, ...]
    statements: tuple[Statement, ...]
    dates: tuple[Date, ...]
    warnings: tuple[RecordWarning, ...]

    def to_json(self) -> str:
        """One line of JSON in the contract's field names."""
        return self.model_dump_json(by_alias=True)

    @staticmethod
    def from_json(data: str | bytes) -> Record:
        """A record that `to_json` wrote."""
        return Record.model_validate_json(data)

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """JSON Schema of the record (draft 2020-12)."""
        return Record.model_json_schema(by_alias=True, mode="serialization")
