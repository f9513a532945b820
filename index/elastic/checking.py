"""What stands in a generation, against what its documents' marks say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from index.elastic.bulk import Write, write
from index.elastic.connection import Connection
from index.elastic.schema import index_name, index_names, kept_key
from index.elastic.waiting import BusyError
from index.fields import DOCUMENTS, TABLES, Table
from index.rows import Held
from models.errors import StoreError

ROWS = tuple(table for table in TABLES if table is not DOCUMENTS)
AT_ONCE = 500
"""Documents whose rows are counted in one request."""
LEFT_OVER = 5_000
SEQUENCES = {"low": {"min": {"field": "sequence"}}, "high": {"max": {"field": "sequence"}}}

Reach = dict[str, int]
"""By table, the rows of a document; of a pending one, those that may be there."""
Written = tuple[Reach, int]
"""The rows of a document that was written, and the number under which."""
Counted = dict[str, dict[str, tuple[int, int, int]]]
"""By key and table, the number of rows, the lowest and the highest of their sequences."""


class Checking:
    """Looks at a generation as it is since its last refresh."""

    def __init__(self, connection: Connection, generation: int) -> None:
        self._connection, self._generation = connection, generation
        self._prefix, self._patience = connection.address.prefix, connection.address.patience

    def refresh(self) -> None:
        """Makes visible what was written; all tables in one request."""
        names = ",".join(index_names(self._prefix, self._generation))
        self._connection.patient(
            lambda waiting: self._refreshed(names, waiting.request_seconds(heavy=True)), self._patience
        )

    def held(self, after: str | None, limit: int) -> tuple[Held, ...]:
        """See Index.held."""
        asked: dict[str, Any] = {
            "size": limit,
            "sort": [{"document": "asc"}],
            "_source": ["document", "sequence", "digest", "pending", "reach"],
        }
        if after is not None:
            asked["search_after"] = [kept_key(after)]
        marks = {(it := hit["_source"])["document"]: it for hit in self._search(DOCUMENTS, asked)["hits"]["hits"]}
        counted = self._between(after, max(marks) if len(marks) == limit else None)
        keys = sorted(marks.keys() | counted.keys())[:limit]
        return tuple(_held(key, marks.get(key), counted.get(key, {})) for key in keys)

    def settle(self, written: Mapping[str, Written]) -> None:
        """Makes sure that of the documents written by a commit all rows are there and no others.

        What a writer that died left is deleted. StoreError if rows are missing.
        """
        keys = list(written)
        for at in range(0, len(keys), AT_ONCE):
            part = {key: written[key] for key in keys[at : at + AT_ONCE]}
            if differing := self._differing(part):
                for key in differing:
                    self._sweep(key, part[key][1])
                self.refresh()
                if left := self._differing(part):
                    told = f"Elasticsearch {self._connection.address} không giữ đủ những gì vừa ghi"
                    raise StoreError("index-damaged", f"{told} (văn bản {left[0]}); chạy lại, hay `tienle reindex`")

    def counted(self, keys: Iterable[str]) -> Counted:
        """The rows of documents, by key and table."""
        kept = {kept_key(key): key for key in keys}
        found: Counted = {key: {} for key in kept.values()}
        if not kept:
            return found
        by_document = {"terms": {"field": "document", "size": len(kept)}, "aggs": SEQUENCES}
        asked = {"size": 0, "query": {"terms": {"document": list(kept)}}, "aggs": {"documents": by_document}}
        for table in ROWS:
            for bucket in self._search(table, asked)["aggregations"]["documents"]["buckets"]:
                found[kept[bucket["key"]]][table.name] = _count(bucket)
        return found

    def _between(self, after: str | None, last: str | None) -> Counted:
        """The rows of all documents with keys over `after` up to `last`, also of those that have no mark."""
        bounds = {"gt": after and kept_key(after), "lte": last}
        within = {"range": {"document": {how: key for how, key in bounds.items() if key is not None}}}
        found: Counted = {}
        for table in ROWS:
            sources = [{"document": {"terms": {"field": "document"}}}]
            composite: dict[str, Any] = {"size": AT_ONCE, "sources": sources}
            asked = {"size": 0, "query": within, "aggs": {"documents": {"composite": composite, "aggs": SEQUENCES}}}
            while buckets := (answer := self._search(table, asked)["aggregations"]["documents"])["buckets"]:
                for bucket in buckets:
                    found.setdefault(bucket["key"]["document"], {})[table.name] = _count(bucket)
                if "after_key" not in answer:
                    break
                composite["after"] = answer["after_key"]
        return found

    def _differing(self, written: Mapping[str, Written]) -> list[str]:
        counted = self.counted(written)
        return [key for key, (reach, sequence) in written.items() if not _fits(reach, sequence, counted[key])]

    def _sweep(self, key: str, sequence: int) -> None:
        """Deletes rows of a document that are of another commit."""
        where = {"filter": [{"term": {"document": kept_key(key)}}], "must_not": [{"term": {"sequence": sequence}}]}
        asked = {"size": LEFT_OVER, "query": {"bool": where}, "_source": False}
        for table in ROWS:
            name = index_name(self._prefix, table, self._generation)
            while hits := self._search(table, asked)["hits"]["hits"]:
                write(self._connection, (Write(name, hit["_id"], 2 * sequence) for hit in hits))
                self.refresh()

    def _search(self, table: Table, body: Any) -> dict[str, Any]:
        name = index_name(self._prefix, table, self._generation)
        path = f"/{name}/_search?allow_partial_search_results=false"
        return self._connection.ask("POST", path, body, self._patience)

    def _refreshed(self, names: str, seconds: float) -> dict[str, Any]:
        answer = self._connection.once("POST", f"/{names}/_refresh", None, seconds)
        if answer["_shards"]["failed"]:
            name = f"Elasticsearch {self._connection.address}"
            raise BusyError(StoreError("index-busy", f"{name} chưa sẵn sàng: thiếu một phần chỉ mục; chờ rồi chạy lại"))
        return answer


def _count(bucket: Mapping[str, Any]) -> tuple[int, int, int]:
    return int(bucket["doc_count"]), int(bucket["low"]["value"] or 0), int(bucket["high"]["value"] or 0)


def _held(key: str, mark: Mapping[str, Any] | None, counted: Mapping[str, tuple[int, int, int]]) -> Held:
    if mark is None:  # rows that a request brought which came very late, or somebody else
        return Held(key, max(high for _, _, high in counted.values()), None)
    whole = not mark.get("pending") and _fits(mark["reach"], mark["sequence"], counted)
    return Held(mark["document"], mark["sequence"], mark["digest"] if whole else None)


def _fits(reach: Reach, sequence: int, counted: Mapping[str, tuple[int, int, int]]) -> bool:
    """Whether there are as many rows as there should, all of that commit."""
    wanted = {name: (count, sequence, sequence) for name, count in reach.items() if count}
    return wanted == dict(counted)
