"""Problems of the API [RFC 9457]: one table from the code of an error to its HTTP status."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from models.errors import TienleError
from models.record import Frozen

MEDIA_TYPE = "application/problem+json"

STATUS: dict[str, int] = {
    # the question is wrong
    "area": 400,
    "call": 400,
    "cursor": 400,
    "date": 400,
    "format": 400,
    "host": 400,
    "indicators": 400,
    "kind": 400,
    "origin": 400,
    "part": 400,
    "role": 400,
    "statements": 400,
    "upload": 400,
    "years": 400,
    "parameters": 422,
    # the call is wrong; only the command line makes such calls
    "address": 400,
    "bad-gold": 400,
    "file-is-folder": 400,
    "file-missing": 400,
    "file-unopened": 400,
    "file-unwritten": 400,
    "no-gold": 400,
    "path-missing": 400,
    "port-busy": 400,
    # a file can't be read as what it is
    "archive": 415,
    "crashed": 422,
    "damaged": 422,
    "empty": 422,
    "encrypted": 422,
    "no-access": 422,
    "no-text": 422,
    "program-missing": 415,
    "timeout": 422,
    "truncated": 422,
    "unsupported": 415,
    # a file is refused
    "bomb": 422,
    "entities": 422,
    "picture-too-large": 413,
    "too-large": 413,
    "too-large-in-memory": 413,
    "too-slow": 422,
    # not held
    "document-unknown": 404,
    "statement-unknown": 404,
    "file-unknown": 404,
    "indicator-unknown": 404,
    "movement-unknown": 404,
    "question-unknown": 404,
    "reference-unknown": 404,
    "route-unknown": 404,
    "method": 405,
    # the corpus can't be used now
    "archive-damaged": 503,
    "archive-missing": 503,
    "archive-unreachable": 503,
    "cluster": 503,
    "cluster-archive": 503,
    "cluster-version": 503,
    "data-folder": 503,
    "file-changed": 503,
    "index-busy": 503,
    "index-damaged": 503,
    "index-forbidden": 503,
    "index-locked": 503,
    "index-login": 503,
    "index-no-previous": 503,
    "index-read-only": 503,
    "index-refused": 503,
    "index-unreachable": 503,
    "index-unsupported": 503,
    "index-version": 503,
    "ledger-damaged": 503,
    "ledger-version": 503,
    "processes": 503,
    "temporary-folder": 503,
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
