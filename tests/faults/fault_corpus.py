"""Made documents that change, a corpus that takes them in, and its index held against what it should be, row by row."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from index import DocumentRows
from index.elastic import address_of
from index.elastic.schema import MARK, given_back, id_of, mapping, row_id, source
from index.fields import DOCUMENTS, TABLES, Table
from pipeline import Store, ingest, open_store, verify
from pipeline.identity.choices import names_of
from pipeline.projecting import Projector
from tests.servers.elastic import Server

ROOT = Path(__file__).resolve().parents[2]
VERSIONS = (3, 9, 1)
"""How many figures the documents state, the first time, the second time …"""


def letter(number: int, version: int) -> str:
    """A report of a made-up department; its next version has other figures, and more or fewer of them."""
    figures = "\n".join(
        f"{at}. Thu ngân sách xã số {at} năm 2021 đạt {number},{version}{at} tỷ đồng, tăng {at},5% so với năm 2020."
        for at in range(1, VERSIONS[version % len(VERSIONS)] + 1)
    )
    return (
        f"UBND TỈNH SÔNG LAM\nSỞ TÀI CHÍNH\nSố: {number}/BC-STC\n"
        f"Sông Lam, ngày {number % 27 + 1:02d} tháng 01 năm 2022\n\nBÁO CÁO\n"
        f"Thu ngân sách của nhóm xã số {number}\n\nI. KẾT QUẢ\n{figures}\n"
        f"II. HẠN CHẾ\nNhóm xã số {number} còn chậm báo cáo.\n"
    )


class FaultCorpus:
    """Documents in a folder, and stores that share an archive: a document is read once, however often it comes."""

    def __init__(self, folder: Path, documents: int) -> None:
        self.folder, self.documents = folder, documents
        self.archive = folder / "archive"
        self._stores = 0

    def write(self, version: int, documents: range | None = None) -> Path:
        """Writes the documents, or some of them, as of a version; gives their folder."""
        place = self.folder / "documents"
        place.mkdir(exist_ok=True)
        for number in documents or range(1, self.documents + 1):
            (place / f"bc{number}.txt").write_text(letter(number, version), "utf-8")
        return place

    def one(self, number: int) -> Path:
        """A document of its own, elsewhere."""
        path = self.folder / f"riêng{number}.txt"
        path.write_text(letter(10_000 + number, 0), "utf-8")
        return path

    def store(self, url: str | None = None) -> Store:
        """An empty data folder with that index."""
        self._stores += 1
        return self.again(self.folder / f"data{self._stores}", url)

    def again(self, folder: Path, url: str | None = None) -> Store:
        """A data folder, opened as by another process."""
        return open_store(folder, url, str(self.archive))

    def expected(self, *paths: Path) -> dict[str, DocumentRows]:
        """The rows that an index holds that never met a fault, by key."""
        store = self.store()
        take_in(store, *paths)
        return projected(store)


def take_in(store: Store, *paths: Path) -> None:
    """The real ingestion; nothing may fail."""
    assert ingest(paths, store, workers=1).failed == ()


def projected(store: Store) -> dict[str, DocumentRows]:
    """The rows of all documents as archive and ledger have them, by key."""
    with store.ledger() as ledger:
        projector = Projector(store.archive, ledger, names_of((), ledger.spellings))
        rows = {one.key: projector.document(one.key) for one in ledger.wanted.all()}
    return {key: one for key, one in rows.items() if one is not None}


def assert_whole(server: Server, url: str, store: Store, expected: Mapping[str, DocumentRows]) -> None:
    """Every row of the index is one that it should hold, under the number that the ledger says, and none is missing."""
    with store.ledger() as ledger:
        wanted = {one.key: one for one in ledger.wanted.all()}
        assert ledger.wanted.owed() == ()
    assert {key: one.digest for key, one in wanted.items()} == {key: one.digest for key, one in expected.items()}
    prefix = address_of(url).prefix
    server.call("POST", f"/{prefix}-*/_refresh")
    for table in TABLES:
        kept, listed = _kept(table)
        should: dict[str, Any] = {}
        for key, rows in expected.items():
            for position, row in enumerate(getattr(rows, table.name)):
                id_ = id_of(key) if table is DOCUMENTS else row_id(key, position)
                whole = json.loads(source(table, row, wanted[key].sequence))
                should[id_] = _of(whole, kept), {name: _sorted(whole[name]) for name in listed if name in whole}
        held = _held(server, f"{prefix}-{table.name}", kept, listed)
        assert sorted(held) == sorted(should), table.name
        assert {id_: row for id_, row in held.items() if row != should[id_]} == {}, table.name
    assert verify(store, dry_run=True).differences == 0


def _kept(table: Table) -> tuple[frozenset[str], list[str]]:
    """Of a table's fields, those that are given back as they were written, and those by which rows are listed."""
    made = mapping(table)["properties"]
    kept = {name: it for name, it in made.items() if name not in MARK}
    counted = {name: it for name, it in kept.items() if it.get("type") in ("keyword", "long")}
    whole = kept if table is DOCUMENTS else given_back(table)
    return frozenset(whole), [name for name, it in counted.items() if it.get("doc_values", True)]


def _held(server: Server, name: str, kept: frozenset[str], listed: list[str]) -> dict[str, Any]:
    """All documents of an alias by id, without what marks say of commits."""
    found: dict[str, Any] = {}
    order = ["document", "place" if "place" in listed else "sort"]
    asked: dict[str, Any] = {"size": 2000, "sort": order, "docvalue_fields": listed}
    while hits := server.call("POST", f"/{name}/_search", asked)["hits"]["hits"]:
        for hit in hits:
            assert not hit["_source"].get("pending")
            fields = {name: sorted(set(values)) for name, values in hit["fields"].items()}
            found[hit["_id"]] = _of(hit["_source"], kept), fields
        asked["search_after"] = hits[-1]["sort"]
    return found


def _of(whole: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in whole.items() if name in names}


def _sorted(value: Any) -> list[Any]:
    return sorted(set(value)) if isinstance(value, list) else [value]


CHILD = f"""
import os, signal, sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tests" / "faults")!r}]
from pathlib import Path
from index.elastic import bulk, lock
from pipeline import ingest, open_store
from pipeline.intake import ingestion
ingestion.BATCH_FILES = 10
lock.EXPIRES_SECONDS = 1.5  # whoever dies here is soon forgotten
write, left = bulk._attempt, [int(sys.argv[4])]
def dying(*asked):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return write(*asked)
bulk._attempt = dying
if __name__ == "__main__":
    folder, url, archive = sys.argv[1:4]
    ingest([Path(sys.argv[5])], open_store(Path(folder), url, archive), workers=1)
"""


def dying_command(store: Store, url: str, archive: Path, requests: int, documents: Path) -> list[str]:
    """An ingestion in a process that is killed before that bulk request."""
    return [sys.executable, "-c", CHILD, str(store.folder), url, str(archive), str(requests), str(documents)]
