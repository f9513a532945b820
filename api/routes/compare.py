"""GET /v1/compare."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import Field

from api.answers.comparison import compare
from api.answers.indicators import to_compare
from api.answers.spans import year_range
from api.exports import FORMATS, export, format_of
from api.files import content_disposition
from api.routes.parameters import Parameters, Reader, problems
from models.comparison import ComparisonTable
from models.query import CompareQuery, Measure, ReportPeriod

router = APIRouter(prefix="/v1/compare", tags=["compare"])


class CompareParameters(Parameters):
    """What to compare, over which years."""

    indicator: list[str] = Field(min_length=1, description="chỉ tiêu: mã hoặc tên, cách nhau bằng dấu phẩy")
    years: str = Field(description="các năm: 2019..2022 hoặc 2022")
    period: ReportPeriod = Field(default="Y", description="kỳ: M tháng, Q quý, 6M, 9M, Y năm")
    part: int | None = Field(default=None, ge=1, le=12, description="tháng nào của M, quý nào của Q; bỏ trống: tất cả")
    cumulated: bool = Field(default=False, description="tháng, quý tính lũy kế từ đầu năm")
    measure: Measure = Field(default="level", description="hiện trước: số liệu, tăng giảm, hoàn thành")
    issuer: list[str] = Field(default=[], description="cơ quan ban hành; gồm cả tên cũ của cơ quan")
    area: list[str] = Field(default=[], description="địa bàn")
    format: str = Field(default="json", description=f"định dạng: {', '.join(FORMATS)}")
    bom: bool = Field(default=False, description="CSV có dấu BOM ở đầu, để Excel đọc đúng chữ Việt")

    def query(self) -> CompareQuery:
        """The question."""
        return CompareQuery(
            indicators=to_compare(self.indicator),
            years=year_range(self.years),
            period=self.period,
            part=self.part,
            cumulated=self.cumulated,
            measure=self.measure,
            issuers=tuple(self.issuer),
            areas=tuple(self.area),
        )


OTHERS: dict[str, dict[str, Any]] = {
    one.media_type.partition(";")[0]: {} for one in FORMATS.values() if one.name != "json"
}
"""What else than JSON a comparison can be."""


@router.get(
    "",
    response_model=ComparisonTable,
    responses={200: {"description": "bảng, theo định dạng đã chọn", "content": OTHERS}, **problems(400, 404)},
)
def compare_indicators(parameters: Annotated[CompareParameters, Query()], reader: Reader) -> ComparisonTable | Response:
    """A row per indicator, area and issuer; a cell per period, with its sources and what disagrees."""
    kind, query = format_of(parameters.format), parameters.query()
    table = compare(query, reader)
    if kind.name == "json":
        return table
    file = export(table, query, kind, parameters.bom)
    headers = {"Content-Type": file.media_type, "Content-Disposition": content_disposition(file.name)}
    return Response(file.content, headers=headers)
