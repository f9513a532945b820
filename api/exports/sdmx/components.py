"""The components of the data structure: one table from which data and structure message both come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AGENCY = "TIENLE"
STRUCTURE = "COMPARISON"
VERSION = "1.0.0"
TITLE = "So sánh chỉ tiêu qua các năm"

TextType = Literal["String", "Decimal", "Double", "Integer", "ObservationalTimePeriod"]


@dataclass(frozen=True, slots=True)
class Component:
    """A dimension, measure or attribute: what it is called, and its codes or the type of its values."""

    id: str
    name: str
    kind: Literal["dimension", "time", "measure", "attribute"]
    values: TextType = "String"
    codes: str | None = None
    """Code list, for one that is coded."""


COMPONENTS: tuple[Component, ...] = (
    Component("FREQ", "Tần suất của kỳ", "dimension", codes="CL_FREQ"),
    Component("REF_AREA", "Địa bàn", "dimension", codes="CL_AREA"),
    Component("INDICATOR", "Chỉ tiêu", "dimension", codes="CL_INDICATOR"),
    Component("REP_AGENCY", "Cơ quan báo cáo", "dimension", codes="CL_REP_AGENCY"),
    Component("TIME_PERIOD", "Kỳ", "time", "ObservationalTimePeriod"),
    Component("OBS_VALUE", "Số liệu được nêu, theo đơn vị và luỹ thừa của mười", "measure", "Double"),
    Component("UNIT_MEASURE", "Đơn vị tính", "attribute"),
    Component("UNIT_MULT", "Luỹ thừa của mười", "attribute", "Integer"),
    Component("DECIMALS", "Số chữ số thập phân được in", "attribute", "Integer"),
    Component("OBS_STATUS", "Tình trạng số liệu", "attribute", codes="CL_OBS_STATUS"),
    Component("BOUND", "Khoảng, từ, đến: about, at-least, at-most", "attribute"),
    Component("PRICES", "Giá dùng để tính", "attribute"),
    Component("CHANGE", "Mức tăng giảm so với cùng kỳ năm trước, được nêu", "attribute", "Decimal"),
    Component("CHANGE_COMPUTED", "Mức tăng giảm so với cùng kỳ năm trước, tính ra", "attribute", "Decimal"),
    Component("CHANGE_UNIT", "Đơn vị của mức tăng giảm: percent, percentage-point, times, absolute", "attribute"),
    Component("CHANGE_SOURCE_KEY", "Khoá của văn bản nêu mức tăng giảm, nếu khác chỗ nêu số liệu", "attribute"),
    Component("ATTAINMENT", "Phần trăm kế hoạch, được nêu", "attribute", "Decimal"),
    Component("ATTAINMENT_COMPUTED", "Phần trăm kế hoạch, tính ra", "attribute", "Decimal"),
    Component("TARGET_PERIOD", "Kỳ của kế hoạch", "attribute", "ObservationalTimePeriod"),
    Component("ATTAINMENT_SOURCE_KEY", "Khoá của văn bản nêu mức hoàn thành, nếu khác chỗ nêu số liệu", "attribute"),
    Component("FLAGS", "Điều cần xem lại, cách nhau bằng dấu cách", "attribute"),
    Component("BREAKS", "Vì sao đứt quãng", "attribute"),
    Component("IMPLIED_BEFORE_LOW", "Số cùng kỳ suy ra, thấp nhất, theo đơn vị của số liệu", "attribute", "Decimal"),
    Component("IMPLIED_BEFORE_HIGH", "Số cùng kỳ suy ra, cao nhất", "attribute", "Decimal"),
    Component("IMPLIED_BEFORE_HELD", "So với số có trong kho: consistent, contradicts", "attribute"),
    Component("IMPLIED_PLAN_LOW", "Kế hoạch suy ra, thấp nhất, theo đơn vị của số liệu", "attribute", "Decimal"),
    Component("IMPLIED_PLAN_HIGH", "Kế hoạch suy ra, cao nhất", "attribute", "Decimal"),
    Component("IMPLIED_PLAN_HELD", "So với kế hoạch có trong kho: consistent, contradicts", "attribute"),
    Component("PREDECESSORS", "Số của các đơn vị cũ", "attribute"),
    Component("PREDECESSORS_SUM", "Tổng của các đơn vị cũ, tính ra", "attribute", "Decimal"),
    Component("PREDECESSORS_UNIT", "Đơn vị tính của tổng ấy", "attribute"),
    Component("PREDECESSORS_MULT", "Luỹ thừa của mười của tổng ấy", "attribute", "Integer"),
    Component("IN_WORDS", "Mọi điều ô nêu, bằng lời", "attribute"),
    Component("SOURCE_KEY", "Khoá của văn bản nêu số liệu", "attribute"),
    Component("SOURCE", "Văn bản nêu số liệu", "attribute"),
    Component("SOURCE_PAGE", "Trang", "attribute", "Integer"),
    Component("SOURCE_START", "Vị trí bắt đầu của nguyên văn", "attribute", "Integer"),
    Component("SOURCE_END", "Vị trí kết thúc của nguyên văn", "attribute", "Integer"),
    Component("SOURCE_QUOTE", "Nguyên văn", "attribute"),
)
