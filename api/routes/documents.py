"""GET /v1/documents, /v1/documents/{key}, its record and its original file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from api.answers.documents import document, documents
from api.files import content_disposition, original, record_json
from api.paging import paged
from api.routes.parameters import Corpus, Parameters, Reader, listed, problems, whole_numbers
from models.answer import DocumentPage
from models.decision import DocumentAnswer
from models.query import DocumentQuery
from models.record import Record
from pipeline import similar

router = APIRouter(prefix="/v1/documents", tags=["documents"])


class DocumentParameters(Parameters):
    """Filters of one kind are alternatives; of several kinds all must hold."""

    type: list[str] = Field(default=[], description="loại văn bản: mã hoặc tên")
    issuer: list[str] = Field(default=[], description="cơ quan ban hành, tên đầy đủ")
    year: list[str] = Field(default=[], description="năm ban hành")
    limit: int = Field(default=50, ge=1, le=500, description="số văn bản mỗi trang")
    cursor: str | None = Field(default=None, description="trang tiếp, như trang trước đã cho")

    def query(self) -> DocumentQuery:
        """The question."""
        return DocumentQuery(
            types=listed(self.type),
            issuers=tuple(self.issuer),
            years=whole_numbers("year", self.year),
            limit=self.limit,
        )


@router.get("", responses=problems(400))
def list_documents(parameters: Annotated[DocumentParameters, Query()], reader: Reader) -> DocumentPage:
    """Documents held, newest first."""
    return paged(parameters.query(), parameters.cursor, lambda query: documents(query, reader))


@router.get("/{key}", responses=problems(404))
def one_document(key: str, corpus: Corpus, reader: Reader) -> DocumentAnswer:
    """One document: its head, its files with their versions, how much was found in it, what resembles it."""
    held = document(key, reader)
    return DocumentAnswer(**dict(held), similar=similar(corpus, held.key))


@router.get("/{key}/record", response_model=Record, responses=problems(404))
def record_of_document(key: str, corpus: Corpus, reader: Reader) -> Response:
    """The whole record of a document, as `tienle parse` prints it."""
    return Response(record_json(document(key, reader), corpus), media_type="application/json")


@router.get(
    "/{key}/file",
    response_class=Response,
    responses={200: {"description": "tệp gốc", "content": {"application/octet-stream": {}}}, **problems(404)},
)
def file_of_document(
    key: str,
    corpus: Corpus,
    reader: Reader,
    sha256: Annotated[str | None, Query(description="tệp nào, nếu văn bản có nhiều tệp")] = None,
) -> Response:
    """The original file, byte for byte, to be saved."""
    file, data = original(document(key, reader), sha256, corpus)
    headers = {
        "Content-Type": file.media_type,  # as a header: no charset is added that the file may not have
        "Content-Disposition": content_disposition(file.name),
        "Content-Security-Policy": "sandbox",
    }
    return Response(data, headers=headers)
