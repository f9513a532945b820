"""Movements: which names are one, how documents stand to them, since when nobody names them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from records import movement as named
from records import record_of

from api.answers.movements import movement, movements
from api.answers.movements.stances import stance
from index import Index
from models.errors import NotHeldError
from models.query import MovementQuery, YearRange
from models.record import Record
from tests.api.statements import index_of

HERE, THERE = "Sở Y tế tỉnh Bình Hà", "Sở Y tế tỉnh Lạc Sơn"


def told(year: int, text: str, *names: str, issuer: str = HERE, kind: str = "BC", **more: Any) -> Record:
    return record_of(
        f"{kind.lower()}-{issuer[-3:]}-{year}".lower().replace(" ", "-"),
        text,
        type=kind,
        issued=f"{year}-12-01",
        issuers=(issuer,),
        period={"start": f"{year}-01-01", "end": f"{year}-12-31"},
        movements=[named(None, name) for name in names],
        **more,
    )


def ids(index: Index) -> dict[str, int]:
    return {item.id: item.documents for item in movements(MovementQuery(), index).items}


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        # punctuation, case, the place of the tone
        ("Bệnh viện xanh, sạch, đẹp", "BỆNH VIỆN XANH - SẠCH - ĐẸP", True),
        ("Y tế thôn bản khoẻ, giỏi việc", "Y tế thôn bản khỏe, giỏi việc", True),
        # a word left out at the end: two, until people say that they are one
        ("Mỗi trạm một vườn thuốc nam", "Mỗi trạm một vườn thuốc", False),
        # two words left out of a name that is short itself
        ("Thầy thuốc trẻ", "Thầy thuốc trẻ tình nguyện", False),
        # a year is a name of its own
        ("Trạm y tế vững mạnh", "Trạm y tế vững mạnh 2022", False),
        # other words
        ("Bệnh viện xanh, sạch, đẹp", "Bệnh viện không khói thuốc", False),
    ],
)
def test_names_that_the_register_has_not(tmp_path: Path, first: str, second: str, one: bool) -> None:
    index = index_of(tmp_path, [told(2021, f"Phong trào “{first}”.", first), told(2022, f"“{second}”.", second)])
    assert len(ids(index)) == (1 if one else 2)


def test_two_bodies_that_shorten_differently_are_two(tmp_path: Path) -> None:
    long, short = "Mỗi trạm một vườn thuốc nam", "Mỗi trạm một vườn thuốc"
    index = index_of(tmp_path, [told(2021, f"“{long}”", long), told(2022, f"“{short}”", short, issuer=THERE)])
    assert ids(index) == {"moi-tram-mot-vuon-thuoc": 1, "moi-tram-mot-vuon-thuoc-nam": 1}


def test_a_province_in_a_registered_name(tmp_path: Path) -> None:
    name = "cán bộ công chức, viên chức tỉnh Bình Hà thi đua thực hiện văn hoá công sở giai đoạn 2019-2025"
    assert ids(index_of(tmp_path, [told(2021, f"“{name}”", name)])) == {"M05": 1}


def test_asked_by_any_of_its_names(tmp_path: Path) -> None:
    index = index_of(tmp_path, [told(2021, "“Mỗi trạm, một vườn thuốc”", "Mỗi trạm, một vườn thuốc")])
    by_id = movement("moi-tram-mot-vuon-thuoc", index)
    assert movement("Mỗi trạm một vườn thuốc", index) == by_id == movement("MOI TRAM MOT VUON THUOC", index)
    with pytest.raises(NotHeldError) as error:
        movement("Mỗi trạm", index)
    assert error.value.code == "movement-unknown"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Sở đã phát động phong trào thi đua “", "launched"),
        ("Toàn ngành hưởng ứng phong trào thi đua “", "responded"),
        ("Các đơn vị triển khai thực hiện phong trào “", "implemented"),
        ("Sơ kết 03 năm phong trào “", "reviewed"),
        # somebody else launched it
        ("Hưởng ứng các phong trào do Thủ tướng Chính phủ phát động: “", "responded"),
        ("Các phong trào thi đua do tỉnh phát động như “", None),
        # to go on is planned
        ("Tiếp tục thực hiện phong trào “", "planned"),
        # other movements' names say nothing
        ("Hưởng ứng phong trào “Thực hiện văn hóa công sở”; phong trào “", "responded"),
        ("Phong trào “", None),
    ],
)
def test_how_a_document_stands_to_it(before: str, expected: str | None) -> None:
    assert stance(before) == expected


def test_what_is_launched_in_a_part_on_tasks_is_planned() -> None:
    assert stance("Phát động phong trào thi đua “", "task") == "planned"


def test_the_sentence_and_nothing_else_is_quoted(tmp_path: Path) -> None:
    text = (
        "Năm 2021 dịch phức tạp. Sở đã phát động phong trào “Mỗi trạm một vườn thuốc” giai đoạn 2021-2025. Đến nay tốt."
    )
    index = index_of(tmp_path, [told(2021, text, "Mỗi trạm một vườn thuốc", kind="KH")])
    answer = movement("moi-tram-mot-vuon-thuoc", index)
    (year,) = answer.years
    (one,) = year.told
    source = one.source
    assert source.quote == "Sở đã phát động phong trào “Mỗi trạm một vườn thuốc” giai đoạn 2021-2025."
    assert text[source.start : source.end] == source.quote
    assert [(phase.first, phase.last) for phase in answer.phases] == [(2021, 2025)]
    assert [launch.issuers for launch in answer.launches] == [(HERE,)]


def test_a_movement_is_silent_only_if_its_bodies_went_on_writing(tmp_path: Path) -> None:
    name = "Mỗi trạm một vườn thuốc"
    records = [told(2020, f"“{name}”", name), told(2022, "Không có gì."), told(2021, "Không.", issuer=THERE)]
    assert movement(name, index_of(tmp_path, records)).silent_since == 2022


@pytest.mark.parametrize(
    ("later", "issuer", "silent"),
    [
        # no word says that it is a movement: no mention, but no silence either
        ("Cán bộ trạm thi đua “Mỗi trạm, một vườn thuốc”.", HERE, 2023),
        # other words
        ("Mỗi trạm trồng một vườn thuốc.", HERE, 2021),
        # another body's text
        ("Cán bộ trạm thi đua “Mỗi trạm một vườn thuốc”.", THERE, 2022),
    ],
)
def test_a_name_in_a_text_is_no_silence(tmp_path: Path, later: str, issuer: str, silent: int) -> None:
    name = "Mỗi trạm một vườn thuốc"
    records = [told(2020, f"Phong trào “{name}”.", name), told(2021, later, issuer=issuer)]
    records += [told(year, "Không có gì.") for year in (2022, 2023)]
    if silent == 2023:
        records[2] = told(2022, later)
    index = index_of(tmp_path, records)
    assert movement(name, index).silent_since == silent
    assert movements(MovementQuery(), index).items[0].silent_since == silent


def test_nobody_wrote_since(tmp_path: Path) -> None:
    name = "Mỗi trạm một vườn thuốc"
    records = [told(2020, f"“{name}”", name), told(2022, "Không.", issuer=THERE)]
    assert movement(name, index_of(tmp_path, records)).silent_since is None


def test_bodies_and_years_narrow_the_list(tmp_path: Path) -> None:
    index = index_of(
        tmp_path,
        [
            told(2020, "“Mỗi trạm một vườn thuốc”", "Mỗi trạm một vườn thuốc"),
            told(2021, "“Bệnh viện không khói thuốc”", "Bệnh viện không khói thuốc", issuer=THERE),
        ],
    )
    asked = {
        "of a body": MovementQuery(issuers=(HERE,)),
        "of a year": MovementQuery(years=YearRange(first=2020, last=2020)),
        "by words": MovementQuery(text="vuon thuoc"),
    }
    for query in asked.values():
        assert [item.id for item in movements(query, index).items] == ["moi-tram-mot-vuon-thuoc"]
