"""Opaque cursors: a position in the answer to one question, of no use for another."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterator
from typing import TypeVar

from models.errors import BadCallError
from models.record import Frozen

Query = TypeVar("Query", bound=Frozen)
Page = TypeVar("Page", bound=Frozen)

FINGERPRINT = 12
"""Letters of the question's hash that a cursor carries."""


def cursor_of(position: str | None, query: Frozen) -> str | None:
    """The cursor of a position in the answer to `query`; None at the end."""
    if position is None:
        return None
    text = json.dumps([_fingerprint(query), position], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def position_of(cursor: str | None, query: Frozen) -> str | None:
    """The position that a cursor holds; BadCallError("cursor") if it is damaged or belongs to another question."""
    if not cursor:
        return None
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        parts = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (binascii.Error, ValueError) as error:
        raise _bad("cursor hỏng") from error
    if not (isinstance(parts, list) and len(parts) == 2 and all(isinstance(part, str) for part in parts)):
        raise _bad("cursor hỏng")
    if parts[0] != _fingerprint(query):
        raise _bad("cursor này thuộc về một câu hỏi khác")
    return str(parts[1])


def paged(query: Query, cursor: str | None, ask: Callable[[Query], Page]) -> Page:
    """The page of the answer that begins at `cursor`, with the cursor of the next one.

    Query has a field `after`, Page a field `cursor`: positions inside, cursors outside.
    """
    found = ask(query.model_copy(update={"after": position_of(cursor, query)}))
    return found.model_copy(update={"cursor": cursor_of(getattr(found, "cursor", None), query)})


def all_pages(query: Query, ask: Callable[[Query], Page]) -> Iterator[Page]:
    """Every page of the answer, in order."""
    position: str | None = None
    while True:
        page = ask(query.model_copy(update={"after": position}))
        position = getattr(page, "cursor", None)
        yield page
        if position is None:
            return


def _fingerprint(query: Frozen) -> str:
    """The question apart from the place and the size of the page."""
    asked = query.model_dump_json(exclude={"after", "limit"})
    return hashlib.sha256(f"{type(query).__name__}{asked}".encode()).hexdigest()[:FINGERPRINT]


def _bad(reason: str) -> BadCallError:
    return BadCallError("cursor", f"{reason}; hãy hỏi lại từ trang đầu, không kèm cursor")
