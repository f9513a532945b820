"""Whose place a figure is: its own words before the document's province."""

from __future__ import annotations

import pytest

from models.structure import Header
from pipeline.resolve.areas import REACH, area_of

HEADER = Header(present=True, issuers=("Sở Công Thương tỉnh An Viễn",), place="An Viễn")
MINISTRY = Header(present=True, issuers=("Bộ Công Thương",), place="Hà Nội")
DISTRICT = Header(present=True, issuers=("Ủy ban nhân dân huyện An Hạ tỉnh Thái Bình",), place="An Hạ")


@pytest.mark.parametrize(
    ("name", "area"),
    [
        ("kim ngạch xuất khẩu", "An Viễn"),
        ("kim ngạch xuất khẩu của cả nước", "Cả nước"),
        ("kim ngạch xuất khẩu toàn quốc", "Cả nước"),
        ("kim ngạch xuất khẩu của tỉnh Hà Giang", "Hà Giang"),
        ("thu nội địa thành phố Cần Thơ", "Cần Thơ"),
        ("thu nội địa huyện An Hạ", "huyện An Hạ"),
        ("thu nội địa của tỉnh An Viễn", "An Viễn"),
        ("thu nội địa toàn tỉnh", "An Viễn"),
        ("số xã đạt chuẩn nông thôn mới", "An Viễn"),  # a noun, no place's name
        ("nước sạch cả nước lọc", "An Viễn"),  # not at the end
    ],
)
def test_a_place_that_the_name_ends_with(name: str, area: str) -> None:
    assert area_of(name, "", HEADER) == area


@pytest.mark.parametrize(
    ("before", "area"),
    [
        ("", "An Viễn"),
        ("Tại huyện An Hạ, ", "huyện An Hạ"),
        ("Đạt kế hoạch.\n- Trên địa bàn huyện An Hạ, ", "huyện An Hạ"),
        ("Huyện An Hạ: ", "huyện An Hạ"),
        ("Ở thành phố Bắc Vân, thu nội địa đạt 1.005,5 tỷ đồng, ", "thành phố Bắc Vân"),  # the figure before is its too
        ("Cả nước ", "Cả nước"),
        ("Toàn quốc, ", "Cả nước"),
        ("Trên địa bàn tỉnh An Viễn, ", "An Viễn"),
        ("Trên địa bàn tỉnh, ", "An Viễn"),
        ("Tại huyện An Hạ, thu đạt 5 tỷ đồng; ", "An Viễn"),  # another clause
        ("Tại huyện An Hạ, thu đạt 5 tỷ đồng. ", "An Viễn"),  # another sentence
        ("Đoàn công tác của huyện An Hạ, ", "An Viễn"),  # no opening: whose figure it is stays untold
        ("Huyện An Hạ đã có nhiều cố gắng, ", "An Viễn"),
        ("x" * (REACH - 13) + "huyện An Hạ, ", "An Viễn"),  # cut off: what it opens isn't known
    ],
)
def test_a_place_that_opens_the_sentence(before: str, area: str) -> None:
    assert area_of("kim ngạch xuất khẩu", before, HEADER) == area


@pytest.mark.parametrize(
    ("name", "before", "header", "area"),
    [
        ("kim ngạch xuất khẩu cả nước", "", MINISTRY, None),  # what a ministry tells of where it names no place
        ("kim ngạch xuất khẩu", "Tại tỉnh Hà Giang, ", MINISTRY, "Hà Giang"),
        ("thu nội địa", "Trên địa bàn huyện An Hạ, ", DISTRICT, "Thái Bình"),  # its own place, as without the words
        ("thu nội địa", "Tại xã Mường Vang, ", DISTRICT, "xã Mường Vang"),
    ],
)
def test_whose_document_it_is(name: str, before: str, header: Header, area: str | None) -> None:
    assert area_of(name, before, header) == area
