"""The kinds of active content and how a reader of documents calls them."""

from __future__ import annotations

from typing import Final, Literal

Kind = Literal["macros", "objects", "template", "script", "launch", "attachments"]

NAMES: Final[dict[Kind, str]] = {
    "macros": "macro",
    "objects": "đối tượng nhúng",
    "template": "mẫu lấy từ nơi khác",
    "script": "mã lệnh (JavaScript)",
    "launch": "lệnh mở chương trình",
    "attachments": "tệp đính kèm",
}
"""In the order in which they are told."""
