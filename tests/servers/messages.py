"""Whole HTTP/1.1 requests and answers, read from a connection byte for byte as they stand."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass

LIMIT = 1 << 24
BODILESS = {204, 304}
REFUSED = {"type": "es_rejected_execution_exception", "reason": "rejected execution of a request: queue is full"}
"""Why an overloaded server does not do something, as Elasticsearch words it."""
TYPES = {400: "illegal_argument_exception", 401: "security_exception", 403: "security_exception"}


@dataclass(frozen=True)
class Message:
    """A request or an answer: first line, and all bytes with first line, head and body."""

    line: str
    content: bytes

    @property
    def status(self) -> int:
        """Of an answer."""
        return int(self.line.split(" ", 2)[1])

    @property
    def body(self) -> bytes:
        """What is said after the head, out of its chunks."""
        head, _, rest = self.content.partition(b"\r\n\r\n")
        if _headers(head).get(b"transfer-encoding") != b"chunked":
            return rest
        parts = []
        while (length := int(rest.partition(b"\r\n")[0], 16)) > 0:
            rest = rest.partition(b"\r\n")[2]
            parts.append(rest[:length])
            rest = rest[length + 2 :]
        return b"".join(parts)


async def read_request(reader: asyncio.StreamReader) -> Message | None:
    """The next request; nothing where the client has gone."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    return Message(_line(head), head + await _body(reader, head))


async def read_answer(reader: asyncio.StreamReader, request: Message) -> Message:
    """The answer to a request, after all that only says that there will be one; EOFError where the server has gone."""
    head = await reader.readuntil(b"\r\n\r\n")
    answer = Message(_line(head), head)
    if answer.status < 200:
        return await read_answer(reader, request)
    if request.line.startswith("HEAD ") or answer.status in BODILESS:
        return answer
    return Message(answer.line, head + await _body(reader, head))


def refusal(status: int, retry_after: int | None) -> bytes:
    """An answer of a server that does not do what it was asked for."""
    cause = {**REFUSED, "type": TYPES.get(status, REFUSED["type"])}
    body = json.dumps({"error": {"root_cause": [cause], **cause}, "status": status}).encode()
    words = {429: "Too Many Requests", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout"}
    lines = [
        f"HTTP/1.1 {status} {words.get(status, 'Refused')}",
        "X-elastic-product: Elasticsearch",
        "content-type: application/vnd.elasticsearch+json;compatible-with=8",
        f"content-length: {len(body)}",
        *([] if retry_after is None else [f"Retry-After: {retry_after}"]),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + body


def with_body(message: Message, body: bytes) -> Message:
    """The same message with another body."""
    head = message.content.partition(b"\r\n\r\n")[0].split(b"\r\n")
    kept = [line for line in head if not line.lower().startswith((b"content-length:", b"transfer-encoding:"))]
    return Message(message.line, b"\r\n".join([*kept, b"content-length: %d" % len(body), b"", body]))


def _line(head: bytes) -> str:
    return head.split(b"\r\n", 1)[0].decode("latin-1")


def _headers(head: bytes) -> dict[bytes, bytes]:
    """Names and values in small letters."""
    named = (line.partition(b":") for line in head.lower().split(b"\r\n")[1:])
    return {name.strip(): value.strip() for name, _, value in named}


async def _body(reader: asyncio.StreamReader, head: bytes) -> bytes:
    """What follows a head: as long as it says, in chunks, or nothing."""
    headers = _headers(head)
    if headers.get(b"transfer-encoding") == b"chunked":
        return await _chunks(reader)
    return await reader.readexactly(int(headers.get(b"content-length", b"0")))


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    """Chunks with their lengths, to the last one's end; trailers are not known here."""
    parts = []
    while True:
        length = await reader.readuntil(b"\r\n")
        chunk = await reader.readexactly(int(length.split(b";")[0], 16) + 2)
        parts += [length, chunk]
        if len(chunk) == 2:
            return b"".join(parts)
