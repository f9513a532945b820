"""Exports, imports and their balance as parts of one foreign trade: "xuất nhập khẩu đạt …, trong đó nhập khẩu …"."""

from __future__ import annotations

import re

_BOTH = re.compile(r"(?<!\w)xuất(?:\s+khẩu)?(?:\s*,|\s*[-–/]|\s+và)?\s+nhập\s+khẩu(?!\w)", re.IGNORECASE)
_PART = re.compile(
    r"""
    (?: (?:việt\s+nam|nước\s+ta|cả\s+nước|(?:toàn\s+)?(?:tỉnh|thành\s+phố)) \s+ )?   # Việt Nam xuất siêu
    (?: (?P<flow>(?:xuất|nhập)\s+khẩu) | (?:mức\s+)?(?P<balance>(?:xuất|nhập)\s+siêu) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GOODS = re.compile(r"\A\s*hàng\s+hóa(?!\w)", re.IGNORECASE)


def part_of_trade(whole: str, part: str) -> str:
    """The name of a part of a foreign trade; "" where `whole` names no such trade or `part` no part of it.

    "tổng kim ngạch xuất, nhập khẩu hàng hóa" + "nhập khẩu" → tổng kim ngạch nhập khẩu hàng hóa; of "… hàng nông sản"
    "xuất siêu" is that of farm produce alone.
    """
    both = _BOTH.search(whole)
    told = _PART.fullmatch(part)
    if both is None or told is None:
        return ""
    if told["balance"]:
        return f"{told['balance']}{_GOODS.sub('', whole[both.end() :])}"
    return f"{whole[: both.start()]}{told['flow'].lower()}{whole[both.end() :]}"
