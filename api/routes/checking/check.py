"""POST /v1/check."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool

from api.answers.check import check
from api.routes.checking.uploads import FIELD, uploaded
from api.routes.parameters import Reader, problems
from index import IndexReader
from models.finding import CheckAnswer
from pipeline import parse_draft

router = APIRouter(prefix="/v1/check", tags=["check"])
FORM = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": [FIELD],
                "properties": {FIELD: {"type": "string", "format": "binary", "description": "dự thảo"}},
            }
        }
    },
}


@router.post("", responses=problems(400, 413, 415), openapi_extra={"requestBody": FORM})
async def check_draft(request: Request, reader: Reader) -> CheckAnswer:
    """Everything in a draft that doesn't agree with what is held, in the order of the draft. The draft is not kept."""
    name, data = await uploaded(request)
    return await run_in_threadpool(_checked, data, name, reader)


def _checked(data: bytes, name: str, reader: IndexReader) -> CheckAnswer:
    return check(parse_draft(data, name), reader)
