"""Bulk requests of which the server does a part and refuses the rest, as it does when its queues are full."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.servers.messages import REFUSED, Message, with_body

Item = dict[str, Any]


def without(request: Message, refused: Callable[[], bool]) -> tuple[Message | None, list[Item | None]]:
    """The request with the accepted items alone (None if there are none), and each item's refusal, None if accepted."""
    kept, told = [], []
    lines = iter(line for line in request.body.split(b"\n") if line.strip())
    for line in lines:
        ((action, target),) = json.loads(line).items()
        both = [line] if action == "delete" else [line, next(lines)]
        refuse = refused()
        told.append({action: refusal(target, request)} if refuse else None)
        kept += [] if refuse else both
    return (with_body(request, b"".join(line + b"\n" for line in kept)) if kept else None), told


def together(answer: Message | None, told: list[Item | None]) -> bytes:
    """The server's answer to the accepted items, with the refusals at the refused ones' places."""
    body: Item = json.loads(answer.body) if answer else {"took": 0}
    done = iter(body.get("items", []))
    items = [item or next(done) for item in told]
    whole = {**body, "errors": body.get("errors", False) or any(told), "items": items}
    return with_body(answer or OK, json.dumps(whole).encode()).content


def refusal(target: Item, request: Message) -> Item:
    """What is said of a refused item; the index may be named by the request alone."""
    index = target.get("_index") or request.line.split("/")[1]
    return {"_index": index, "_id": target.get("_id"), "status": 429, "error": REFUSED}


OK = Message(
    "HTTP/1.1 200 OK",
    b"HTTP/1.1 200 OK\r\nX-elastic-product: Elasticsearch\r\n"
    b"content-type: application/vnd.elasticsearch+json;compatible-with=8\r\n\r\n",
)
