"""A file that is sent with a form, within the limit that ingestion has."""

from __future__ import annotations

from collections.abc import AsyncGenerator

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from models.errors import BadCallError, RefusedError
from models.limits import DEFAULT_LIMITS, Limits

FIELD = "file"
FRAMING = 100_000
"""Bytes that a form may have besides the file."""
_FORM = "multipart/form-data"


async def uploaded(request: Request, limits: Limits = DEFAULT_LIMITS) -> tuple[str, bytes]:
    """Name and bytes of the file of a form; BadCallError("upload") if there is none, RefusedError("too-large").

    A file over the limit is refused as soon as that shows, before the rest has come.
    """
    if not request.headers.get("content-type", "").startswith(_FORM):
        raise BadCallError("upload", f"hãy gửi dự thảo bằng {_FORM}, trong trường “{FIELD}”")
    parser = MultiPartParser(request.headers, _within(request, limits), max_files=1, max_fields=10)
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError, ValueError) as error:
        raise BadCallError("upload", "biểu mẫu gửi lên bị hỏng; hãy gửi lại") from error
    try:
        file = form.get(FIELD)
        if not isinstance(file, UploadFile) or not (file.filename or file.size):
            raise BadCallError("upload", f"chưa chọn dự thảo; hãy gửi một tệp trong trường “{FIELD}”")
        data = await file.read(limits.file_bytes + 1)
    finally:
        await form.close()
    if len(data) > limits.file_bytes:
        raise _too_large(limits)
    return file.filename or FIELD, data


async def _within(request: Request, limits: Limits) -> AsyncGenerator[bytes]:
    """The body; an error as soon as it is known to be over the limit."""
    most = limits.file_bytes + FRAMING
    length = request.headers.get("content-length", "0")
    if length.isdecimal() and int(length) > most:
        raise _too_large(limits)
    seen = 0
    async for chunk in request.stream():
        seen += len(chunk)
        if seen > most:
            raise _too_large(limits)
        yield chunk


def _too_large(limits: Limits) -> RefusedError:
    return RefusedError("too-large", f"dự thảo lớn hơn giới hạn file_bytes = {limits.file_bytes} byte")
