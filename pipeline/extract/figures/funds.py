"""Whose money a bare "giải ngân" is: the capital that its plan, its heading or the document's title names."""

from __future__ import annotations

import re
from collections.abc import Iterable

SPENDING = frozenset({"giải ngân", "giải ngân được"})
"""Names of money spent that leave open of what."""
_CAPITAL = re.compile(
    r"""
    (?<!\w) vốn \s+ (?: đầu\s+tư (?: \s+(?: công | phát\s+triển | xây\s+dựng\s+cơ\s+bản
                                            | từ\s+ngân\s+sách(?:\s+nhà\s+nước)? ) )?
                      | xây\s+dựng\s+cơ\s+bản | ODA | sự\s+nghiệp | tín\s+dụng (?:\s+chính\s+sách)?
                      | (?:các\s+)?chương\s+trình\s+mục\s+tiêu\s+quốc\s+gia | ngân\s+sách\s+nhà\s+nước ) (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)  # giải ngân kế hoạch [vốn đầu tư công] năm 2023

_PLANNED = re.compile(r"(?:tổng\s+)?(?:kế\s+hoạch|dự\s+toán)\s+(?P<funds>vốn\s.+)", re.IGNORECASE)


def planned_funds(name: str) -> str:
    """The capital of which a plan is, "" of other names: "Kế hoạch vốn đầu tư công là …; đã giải ngân …"."""
    plan = _PLANNED.match(name)
    return plan["funds"] if plan else ""


def funds_in(texts: Iterable[str]) -> str:
    """The capital that the first of some texts that names one names; "" where it names several, or none does."""
    for text in texts:
        named = {" ".join(match[0].lower().replace("oda", "ODA").split()) for match in _CAPITAL.finditer(text)}
        if named:
            return named.pop() if len(named) == 1 else ""
    return ""


def with_funds(name: str, funds: str) -> str:
    """ "giải ngân" → giải ngân vốn đầu tư công; other names as they are."""
    return f"{name} {funds}" if funds and name.lower() in SPENDING else name
