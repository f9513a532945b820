"""Observations are looked up by what is asked for: what else is held costs nothing."""

from __future__ import annotations

from pathlib import Path

import apsw
import pytest
from records import figure, half, record_of, year

from index import Index, open_index, rows_of
from models.query import ObservationQuery
from models.record import PeriodField, Record

TEXT = "Kim ngạch xuất khẩu đạt 120 triệu USD."
YEARS = range(2015, 2023)


def report(body: int, number: int, *issuers: str) -> Record:
    stated = [
        figure(code, "kim ngạch xuất khẩu", 120, "120 triệu USD", period=period)
        for code in ("XK", None, "NK")
        for period in (half(number), year(number))
    ]
    names = issuers or (f"Sở Công Thương tỉnh Bãi {body}",)
    return record_of(f"bc-{body:03}-{number}", TEXT, observations=stated, issuers=names, issued=f"{number}-12-20")


def fill(index: Index, bodies: int) -> None:
    with index.writer() as writer:
        for body in range(bodies):
            for number in YEARS:
                writer.put(rows_of(report(body, number), ()))


def steps(folder: Path, bodies: int, query: ObservationQuery) -> int:
    """How many steps the engine takes for a question, of so many bodies held."""
    url = (folder / f"{bodies}").as_uri()
    filled = open_index(url)
    fill(filled, bodies)
    filled.close()
    opened: list[apsw.Connection] = []
    apsw.connection_hooks.append(opened.append)
    try:
        index = open_index(url)
        index.observations(query)
    finally:
        apsw.connection_hooks.pop()
    counted: list[None] = []
    for connection in opened:
        connection.set_progress_handler(lambda: bool(counted.append(None)), 1)
    assert index.observations(query).items
    index.close()
    return len(counted)


ONE_BODY = ("so cong thuong tinh bai 3",)
PERIODS: tuple[PeriodField, ...] = (year(2018), year(2019), half(2019))


@pytest.mark.parametrize(
    "query",
    [
        ObservationQuery(indicators=("XK",), issuers=ONE_BODY),
        ObservationQuery(indicators=("XK", "NK"), issuers=ONE_BODY, periods=PERIODS),
        ObservationQuery(indicators=("kim ngạch xuất khẩu",), issuers=ONE_BODY, periods=PERIODS),
        ObservationQuery(indicators=("XK",), issuers=ONE_BODY, limit=3),
    ],
)
def test_a_question_takes_the_same_steps_however_much_is_held(tmp_path: Path, query: ObservationQuery) -> None:
    few, many = steps(tmp_path, 5, query), steps(tmp_path, 60, query)
    assert 10 < many <= few * 1.2


def test_issuers_are_one_of_several(index: Index) -> None:
    with index.writer() as writer:
        writer.put(rows_of(report(1, 2020, "Sở Công Thương tỉnh Bãi Sen", "Liên đoàn Lao động tỉnh Bãi Sen"), ()))
        writer.put(rows_of(report(2, 2021, "Liên đoàn Lao động tỉnh Bãi Sen"), ()))
        writer.put(rows_of(report(3, 2022, "Sở Y tế tỉnh Bãi Sen"), ()))
    asked = ObservationQuery(
        indicators=("XK",), issuers=("LIÊN ĐOÀN LAO ĐỘNG TỈNH BÃI SEN",), periods=(year(2020), year(2021))
    )
    assert [item.document.key for item in index.observations(asked).items] == ["bc-001-2020", "bc-002-2021"]
    assert index.issuers() == (
        "lien doan lao dong tinh bai sen",
        "so cong thuong tinh bai sen",
        "so y te tinh bai sen",
    )
    with index.writer() as writer:
        writer.remove("bc-003-2022")
    assert "so y te tinh bai sen" not in index.issuers()


@pytest.fixture(scope="module")
def held(shared_index: Index) -> Index:
    fill(shared_index, 3)
    return shared_index


@pytest.mark.parametrize("limit", [1, 7, 50])
def test_pages_of_alternatives_are_one_list(held: Index, limit: int) -> None:
    asked = ObservationQuery(indicators=("XK", "kim ngạch xuất khẩu", "NK"))
    whole = held.observations(asked.model_copy(update={"limit": 1000})).items
    assert len(whole) == 3 * len(YEARS) * 6
    found, after = [], None
    while True:
        page = held.observations(asked.model_copy(update={"limit": limit, "after": after}))
        found += page.items
        after = page.cursor
        if after is None:
            break
    assert found == list(whole)
