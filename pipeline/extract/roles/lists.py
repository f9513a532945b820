"""Lead-ins that announce a list of limitations: "… vẫn còn một số hạn chế:"."""

from __future__ import annotations

import re

_WEAKNESS = r"(?:khó\s+khăn|hạn\s+chế|tồn\s+tại|vướng\s+mắc|bất\s+cập|khuyết\s+điểm|yếu\s+kém|thiếu\s+sót)"
_ANNOUNCES = re.compile(
    rf"""
    (?:còn|gặp|gặp\s+phải|bộc\s+lộ) \s+ (?:(?:có|một\s+số|nhiều|những|các)\s+)*      # vẫn còn một số …, gặp những …
    {_WEAKNESS} (?:\s*(?:,|và)\s*{_WEAKNESS})*                                       # khó khăn, vướng mắc
    (?:,?\s+(?:nhất\s+định|chủ\s+yếu|cần\s+khắc\s+phục|cụ\s+thể|như\s+sau|sau\s+đây|sau|đó\s+là|là))* \s* : \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)


def lists_limitations(content: str, start: int, end: int) -> bool:
    """Whether `content[start:end]` ends by announcing limitations: "… còn gặp những khó khăn, vướng mắc sau:"."""
    return content[end - 1] == ":" and _ANNOUNCES.search(content, start, end) is not None
