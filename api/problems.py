"""Problems of the API [RFC 9457]: one table from the code of an error to its HTTP status."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from models.errors import TienleError
from models.record import Frozen

MEDIA_TYPE = "application/problem+json"

STATUS: dict[str, int] = {
    # the question is wrong
    "call": 400,
    "cursor": 400,
    "indicators": 400,
    "years": 400,
    "part": 400,
    "date": 400,
    "parameters": 422,
    # not held
    "document-unknown": 404,
    "file-unknown": 404,
    "indicator-unknown": 404,
    "route-unknown": 404,
    "method": 405,
    # the corpus can't be used now
    "index-locked": 503,
    "index-version": 503,
    # a defect of ours
    "defect": 500,
}
TITLES: dict[int, str] = {
    400: "Câu hỏi không hợp lệ",
    404: "Không có trong kho",
    405: "Không dùng được phương thức này",
    413: "Quá giới hạn",
    415: "Không đọc được tệp",
    422: "Tham số không hợp lệ",
    500: "Lỗi của chương trình",
    503: "Kho tạm thời chưa dùng được",
}


class ProblemError(Frozen):
    """One parameter that is wrong."""

    parameter: str = Field(description="tên tham số")
    detail: str


class Problem(Frozen):
    """What went wrong, for people and programs."""

    type: str = "about:blank"
    title: str = Field(description="loại lỗi, bằng lời")
    status: int
    detail: str = Field(description="lỗi gì và làm gì tiếp")
    code: str = Field(description="mã lỗi, không đổi qua các phiên bản")
    errors: tuple[ProblemError, ...] = ()

    def body(self) -> dict[str, Any]:
        """The JSON body."""
        return self.model_dump(mode="json")


def problem(code: str, detail: str, errors: tuple[ProblemError, ...] = ()) -> Problem:
    """The problem with that code."""
    status = STATUS[code]
    return Problem(title=TITLES[status], status=status, detail=detail, code=code, errors=errors)


def problem_of(error: TienleError) -> Problem:
    """The problem that tells of an error."""
    return problem(error.code, error.message)
