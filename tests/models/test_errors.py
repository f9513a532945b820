"""What the operating system refuses is told in Vietnamese."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from models.errors import why


def test_a_refusal_in_words(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        (tmp_path / "không có").read_bytes()
    with pytest.raises(IsADirectoryError) as folder:
        tmp_path.read_bytes()
    assert (why(missing.value), why(folder.value)) == ("không có tệp hay thư mục này", "là thư mục")


def test_a_refusal_that_is_rare_keeps_its_own_words() -> None:
    assert why(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert why(OSError("no number")) == "no number"
