"""Opaque cursors: a position in the answer to one question, of no use for another."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json

from models.errors import BadCallError
from models.record import Frozen

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


def _fingerprint(query: Frozen) -> str:
    """The question apart from the place and the size of the page."""
    asked = query.model_dump_json(exclude={"after", "limit"})
    return hashlib.sha256(f"{type(query).__name__}{asked}".encode()).hexdigest()[:FINGERPRINT]


def _bad(reason: str) -> BadCallError:
    return BadCallError("cursor", f"{reason}; hãy hỏi lại từ trang đầu, không kèm cursor")
