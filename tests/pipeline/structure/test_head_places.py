"""Head lines of scans: misread places of issue, days that can't be read; and signatures read as letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from models.layout import TextOrigin
from models.structure import Header
from models.text import Text
from pipeline.structure import find_structure

TextOf = Callable[[str], Text]


def head(
    text_of: TextOf, line: str, body: str = "UBND TỈNH QUẢNG BÌNH\nSỞ NỘI VỤ", origin: TextOrigin = "ocr"
) -> Header:
    text = text_of(f"{body}\nSố: 12/BC-SNV\n{line}\nBÁO CÁO\nVề một việc\nTrong kỳ, Sở đã hoàn thành nhiệm vụ.")
    return find_structure(replace(text, origin=origin)).header


PLACES = [
    # printed in the head line of a scan, place, issued
    ("Quảng Bình, ngày 05 tháng 7 năm 2023", "Quảng Bình", "2023-07-05"),
    ("Quảng Bỉnh, ngày 05 tháng 7 năm 2023", "Quảng Bình", "2023-07-05"),  # one mark
    ("Quáng Bình, ngày 05 tháng 7 năm 2023", "Quảng Bình", "2023-07-05"),
    ("Qưảng Bình, ngày 05 tháng 7 năm 2023", "Quảng Bình", "2023-07-05"),  # one letter
    ("uảng Bình, ngày 05 tháng 7 năm 2023", "Quảng Bình", "2023-07-05"),  # one lost
    ("Quảng Bìnhh, ngày 05 tháng 7 năm 2023", "Quảng Bình", "2023-07-05"),
    ("Quáng Bỉnh, ngày 05 tháng 7 năm 2023", "Quáng Bỉnh", "2023-07-05"),  # two: nobody knows
    ("Quảng Ninh, ngày 05 tháng 7 năm 2023", "Quảng Ninh", "2023-07-05"),  # another province
    ("Đồng Hới, ngày 05 tháng 7 năm 2023", "Đồng Hới", "2023-07-05"),  # a town of it
    ("TP. Quảng Bình, ngày 05 tháng 7 năm 2023", "TP. Quảng Bình", "2023-07-05"),
    ("Quảng Trỉ, ngày 05 tháng 7 năm 2023", "Quảng Trị", "2023-07-05"),  # the register's, all letters there
    ("Quảng Tri, ngày 05 tháng 7 năm 2023", "Quảng Trị", "2023-07-05"),
    ("Quảng Trú, ngày 05 tháng 7 năm 2023", "Quảng Trú", "2023-07-05"),  # a letter off: it may be a place of its own
]


@pytest.mark.parametrize(("line", "place", "issued"), PLACES)
def test_a_misread_place_is_that_of_the_bodies(text_of: TextOf, line: str, place: str, issued: str) -> None:
    found = head(text_of, line)
    assert (found.place, found.issued) == (place, issued)


def test_a_place_that_was_not_recognised_from_a_scan_stays_as_printed(text_of: TextOf) -> None:
    assert head(text_of, "Quảng Bỉnh, ngày 05 tháng 7 năm 2023", origin="text").place == "Quảng Bỉnh"


def test_a_body_that_no_register_knows_may_be_the_misread_one(text_of: TextOf) -> None:
    body = "ỦY BAN NHÂN DÂN\nHUYỆN AN HÒA"
    assert head(text_of, "An Hóa, ngày 05 tháng 7 năm 2023", body).place == "An Hóa"
    assert head(text_of, "An Hòaa, ngày 05 tháng 7 năm 2023", body).place == "An Hòa"


UNREAD = [
    # a figure that could not be read is no blank, and no figure
    ("Quảng Bình, ngày […] tháng 7 năm 2023", "2023-07"),
    ("Quảng Bình, ngày $3 tháng 7 năm 2023", "2023-07"),
    ("Quảng Bình, ngày 2§ tháng 7 năm 2023", "2023-07"),
    ("Quảng Bình, ngày + tháng 7 năm 2023", "2023-07"),
    ("Quảng Bình, ngày 05 tháng […] năm 2023", "2023"),
    ("Quảng Bình, ngày […] tháng […] năm 2023", "2023"),
]


@pytest.mark.parametrize(("line", "issued"), UNREAD)
def test_an_unread_day_is_neither_blank_nor_guessed(text_of: TextOf, line: str, issued: str) -> None:
    found = head(text_of, line)
    assert (found.place, found.issued) == ("Quảng Bình", issued)
    assert not found.day_blank


STROKES = [
    # what stands between title and name, name
    ("uuauL———", "Trần Văn Bình"),
    ("màn", "Trần Văn Bình"),
    ("“ẤN. 2À\nỊ", "Trần Văn Bình"),
    # words: whose signature it is can't be told any more
    ("Theo dõi việc thực hiện", None),
]


@pytest.mark.parametrize(("strokes", "name"), STROKES)
def test_a_signature_read_as_letters_parts_no_name_from_its_title(
    text_of: TextOf, strokes: str, name: str | None
) -> None:
    foot = f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n{strokes}\nTrần Văn Bình"
    text = text_of(f"SỞ NỘI VỤ\nSố: 5/BC-SNV\nBÁO CÁO\nVề một việc\nTrong kỳ, Sở đã hoàn thành nhiệm vụ.\n{foot}")
    (signer,) = find_structure(text).closing.signers
    assert (signer.formula, signer.title, signer.name) == ("KT.", "Phó Giám đốc", name)
