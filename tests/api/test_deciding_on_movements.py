"""Two names of a movement are two everywhere, and asked, until people say: then one, or two, everywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from api.cli import main
from models.query import SearchQuery
from pipeline import Store, ingest, open_store, reindex

REPORT = """UBND TỈNH SÔNG LAM
SỞ CÔNG THƯƠNG
Số: {number}/BC-SCT
Sông Lam, ngày 05 tháng 01 năm {year}

BÁO CÁO
Kết quả công tác thi đua năm {year}

Toàn ngành đã phát động và hưởng ứng phong trào thi đua “{name}” trong năm {year}.
"""
LONG, SHORT = "Mỗi chợ quê một gian hàng sạch", "Mỗi chợ quê một gian hàng"
IDS = {"moi-cho-que-mot-gian-hang-sach", "moi-cho-que-mot-gian-hang"}


@pytest.fixture
def store(data_folder: Path, tmp_path: Path) -> Store:
    for year, name in ((2020, LONG), (2021, SHORT), (2022, LONG)):
        (tmp_path / f"{year}.txt").write_text(REPORT.format(number=year % 100, year=year, name=name), "utf-8")
    store = open_store(data_folder)
    assert ingest(sorted(tmp_path.glob("*.txt")), store, workers=1).failed == ()
    return store


def run(store: Store, *words: str) -> dict[str, object]:
    environment = {"TIENLE_DATA": str(store.folder), "TIENLE_INDEX": ""}
    told: dict[str, object] = json.loads(CliRunner(env=environment).invoke(main, [*words, "--json"]).stdout)
    return told


def open_questions(store: Store) -> list[str]:
    items = run(store, "review")["items"]
    assert isinstance(items, list)
    return [item["id"] for item in items if item["kind"] == "movement"]


def counted(store: Store) -> dict[str, int]:
    """The list: documents of each movement."""
    items = run(store, "movements")["items"]
    assert isinstance(items, list)
    return {item["id"]: item["documents"] for item in items}


def years(store: Store, name: str) -> list[int]:
    """The history, asked by a name."""
    told = run(store, "movements", name)["years"]
    assert isinstance(told, list)
    return [year["year"] for year in told]


def facets(store: Store) -> list[int]:
    """Passages of each movement among what was found."""
    return sorted(
        facet.count for facet in store.index.search(SearchQuery(text="phong trào thi đua")).facets["movement"]
    )


def test_undecided_they_are_two_and_asked(store: Store) -> None:
    assert counted(store) == dict.fromkeys(IDS, 1) | {"moi-cho-que-mot-gian-hang-sach": 2}
    assert (years(store, LONG), years(store, SHORT)) == ([2020, 2022], [2021])
    assert facets(store) == [1, 2]
    assert len(open_questions(store)) == 1


def test_decided_as_one_they_are_one_in_list_history_and_facet(store: Store) -> None:
    (asked,) = open_questions(store)
    run(store, "review", asked, "--same")
    for _ in range(2):
        assert counted(store) == {"moi-cho-que-mot-gian-hang-sach": 3}
        assert years(store, LONG) == years(store, SHORT) == [2020, 2021, 2022]
        assert facets(store) == [3]
        assert open_questions(store) == []
        reindex(store)


def test_decided_as_two_they_stay_two_and_are_not_asked_again(store: Store) -> None:
    (asked,) = open_questions(store)
    run(store, "review", asked, "--different")
    for _ in range(2):
        assert set(counted(store)) == IDS
        assert (years(store, LONG), years(store, SHORT)) == ([2020, 2022], [2021])
        assert facets(store) == [1, 2]
        assert open_questions(store) == []
        reindex(store)
