"""Areas with and without the word for their kind: one place found, two places never taken for one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from api.answers.areas import place_of
from api.answers.comparison import compare
from api.answers.estimates import estimates
from api.answers.observations import observations
from index import Index
from models.errors import BadCallError
from models.query import CompareQuery, EstimateQuery, ObservationQuery, YearRange
from tests.api.statements import index_of, report, stated

PLACES = [
    ("Đà Nẵng", "da nang"),
    ("thành phố Đà Nẵng", "da nang"),
    ("TP. Đà Nẵng", "da nang"),
    ("thành phố Hồ Chí Minh", "ho chi minh"),
    ("tỉnh Bình Hà", "binh ha"),
    # a city within the province of that name; a city that was none until 2025
    ("thành phố Tuyên Quang", "thanh pho tuyen quang"),
    ("thành phố Huế", "thanh pho hue"),
    # two places
    ("huyện Vân Sơn", "huyen van son"),
    ("thị xã Vân Sơn", "thi xa van son"),
]


@pytest.mark.parametrize(("area", "place"), PLACES)
def test_what_tells_a_place(area: str, place: str) -> None:
    assert place_of(area) == place


ASKED = [
    # written with the kind or without, one place and one row
    (["thành phố Đà Nẵng"], "Đà Nẵng", ["thành phố Đà Nẵng"]),
    (["Đà Nẵng"], "thành phố Đà Nẵng", ["Đà Nẵng"]),
    (["TP Đà Nẵng"], "TP. Đà Nẵng", ["TP Đà Nẵng"]),
    (["huyện Vân Sơn"], "Vân Sơn", ["huyện Vân Sơn"]),
    (["Vân Sơn"], "huyện Vân Sơn", ["Vân Sơn"]),
    # of two kinds the one that is asked for; then a bare name may be either
    (["huyện Vân Sơn", "thị xã Vân Sơn"], "huyện Vân Sơn", ["huyện Vân Sơn"]),
    (["huyện Vân Sơn", "thị xã Vân Sơn", "Vân Sơn"], "thị xã Vân Sơn", ["thị xã Vân Sơn"]),
    # a city within a province isn't the province
    (["thành phố Tuyên Quang", "Tuyên Quang"], "Tuyên Quang", ["Tuyên Quang"]),
    (["thành phố Tuyên Quang", "Tuyên Quang"], "thành phố Tuyên Quang", ["thành phố Tuyên Quang"]),
    # a number names nothing without its kind
    (["quận 1", "phường 1"], "quận 1", ["quận 1"]),
    (["tỉnh Bình Hà"], "Bình Hà", ["tỉnh Bình Hà"]),
    (["Bình Hà"], "tỉnh Bình Hà", ["Bình Hà"]),
]


@pytest.mark.parametrize(("written", "asked", "found"), ASKED)
def test_areas_as_they_are_asked_for(tmp_path: Path, written: Sequence[str], asked: str, found: list[str]) -> None:
    index = of_areas(tmp_path, written)
    table = compare(query(asked), index)
    assert [row.area for row in table.rows if any(row.cells)] == found
    listed = observations(ObservationQuery(areas=(asked,)), index).items
    assert [one.area for one in listed] == found
    index.close()


def test_a_name_of_which_there_are_two_kinds_is_asked(tmp_path: Path) -> None:
    index = of_areas(tmp_path, ["huyện Vân Sơn", "thị xã Vân Sơn"])
    for ask in (
        lambda: compare(query("Vân Sơn"), index),
        lambda: observations(ObservationQuery(areas=("Vân Sơn",)), index),
        lambda: estimates(EstimateQuery(areas=("Vân Sơn",)), index),
    ):
        with pytest.raises(BadCallError, match="thị xã Vân Sơn, huyện Vân Sơn; hãy ghi cả loại") as error:
            ask()
        assert error.value.code == "area"
    index.close()


def test_a_city_that_is_a_province_is_one_row_however_it_is_written(tmp_path: Path) -> None:
    records = [
        report("2021-07", stated("6T/2021", 100, area="Hải Phòng"), key="a"),
        report("2022-07", stated("6T/2022", 120, area="thành phố Hải Phòng"), key="b"),
    ]
    index = index_of(tmp_path, records)
    [row] = compare(query("Hải Phòng"), index).rows
    assert [cell and cell.value for cell in row.cells] == [100, 120]
    index.close()


def of_areas(folder: Path, areas: Sequence[str]) -> Index:
    return index_of(
        folder, [report("2022-07", *(stated("6T/2022", 100 + at, area=one) for at, one in enumerate(areas)))]
    )


def query(area: str) -> CompareQuery:
    return CompareQuery(indicators=("BANLE",), areas=(area,), years=YearRange(first=2021, last=2022), period="6M")
