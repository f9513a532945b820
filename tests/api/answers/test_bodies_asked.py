"""Bodies that a question names, found among all that are held."""

from __future__ import annotations

import pytest

from api.answers.issuers import is_of, lines_of
from models.values.wording import fold

HELD = tuple(
    sorted(
        map(
            fold,
            (
                "Sở Công Thương tỉnh Bãi Sen",
                "Sở Công Thương Bãi Sen",
                "Sở Công Thương tỉnh Gò Tre",
                "Sở Kế hoạch và Đầu tư tỉnh Gò Tre",
                "Sở Tài chính tỉnh Gò Tre",
                "Ủy ban nhân dân tỉnh Gò Tre",
            ),
        )
    )
)


@pytest.mark.parametrize(
    ("asked", "lines"),
    [
        ((), set()),
        # with or without "tỉnh"; both spellings are one line
        (("Sở Công Thương tỉnh Bãi Sen",), {"so cong thuong bai sen"}),
        # the body in every province
        (("Sở Công Thương",), {"so cong thuong bai sen", "so cong thuong go tre"}),
        # renamed: its documents are of the body that took it over
        (("Sở Kế hoạch và Đầu tư tỉnh Gò Tre",), {"so tai chinh go tre"}),
        # whole words only
        (("Sở Công",), {"so cong thuong bai sen", "so cong thuong go tre"}),
        (("Công Thươ",), set()),
        (("Sở Y tế",), set()),
    ],
)
def test_lines_that_are_asked_for(asked: tuple[str, ...], lines: set[str]) -> None:
    held = lines_of(HELD)
    assert held.asked(asked) == lines
    names = {name for line in lines for name in held.names(line)}
    assert not asked or names == {name for name in HELD if is_of((name,), asked)}
