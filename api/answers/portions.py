"""Pages of answers that are worked out as a whole: a position is the place in their order, good after additions too."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TypeVar

from models.errors import BadCallError

Item = TypeVar("Item")
Order = tuple[int | str, ...]
"""By what items are sorted; unique for each of them."""


def portion(
    items: Sequence[Item], order: Callable[[Item], Order], after: str | None, limit: int
) -> tuple[tuple[Item, ...], str | None]:
    """The items behind position `after` in their order, and the position behind the last; None at the end.

    BadCallError("cursor") for a position that no portion gave.
    """
    ranked = sorted(items, key=order)
    try:
        at = bisect_right(ranked, _order(after), key=order) if after else 0
    except (ValueError, TypeError):
        raise BadCallError("cursor", "vị trí trang không hợp lệ; hỏi lại từ trang đầu") from None
    shown = tuple(ranked[at : at + limit])
    more = at + limit < len(ranked)
    return shown, json.dumps(order(shown[-1]), ensure_ascii=False) if more and shown else None


def _order(position: str) -> Order:
    parts = json.loads(position)
    if not isinstance(parts, list):
        raise ValueError(position)
    return tuple(parts)
