"""The Elasticsearch engine: a question becomes DSL, the documents it finds become models."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import Any

from index.elastic import queries
from index.elastic.address import Address
from index.elastic.checking import Checking
from index.elastic.connection import Connection, NotThereError
from index.elastic.generations import PREVIOUS, Generations
from index.elastic.lock import PARTING_SECONDS, REBUILDING, Lock
from index.elastic.schema import SEQUENCE, alias, id_of, kept_key
from index.elastic.writer import Writer
from index.fields import ALIASES, DOCUMENTS, PASSAGES, Table
from index.interface import PATIENCE_SECONDS, IndexWriter, Rebuild
from index.matching import Terms
from index.pages import Found, Listed, Position
from index.questions import NO_PREVIOUS, REINDEX, Question, Questions
from index.rebuilding import Rebuilder
from index.rows import Held
from models.errors import StoreError
from models.query import SearchQuery

COPIES = ("&preference=tienle", "&preference=tienle2")
"""Pages of one search are asked of the same copy of a shard: the copies of a score may differ in its last digits.

Where that one is silent the other is asked: of two copies, the two words mean different ones.
"""
ISSUERS = 1_000


class ElasticIndex(Questions):
    """An index in Elasticsearch, made by the first that writes; its methods are those of `index.interface.Index`."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._connection = Connection(address)
        self._generations = Generations(self._connection)
        self._written = Generations(self._connection, address.patience)
        """The same, as who writes sees them: waits for a cluster that is away."""

    def issuers(self) -> tuple[str, ...]:
        """See IndexReader.issuers."""
        found: list[str] = []
        sources = [{"issuer": {"terms": {"field": "issuer_keys"}}}]
        composite: dict[str, Any] = {"size": ISSUERS, "sources": sources}
        while True:
            answer = self._search(DOCUMENTS, {"size": 0, "aggs": {"issuers": {"composite": composite}}})
            held = answer["aggregations"]["issuers"]
            found += (bucket["key"]["issuer"] for bucket in held["buckets"])
            if "after_key" not in held:
                return tuple(found)
            composite["after"] = held["after_key"]

    def state(self) -> str:
        """See IndexReader.state: by index how many documents it has, and their sequences.

        Two states are told from one another but where documents made way for others of the very same sequences, as
        only `tienle verify` may do.
        """
        by_index = {"terms": {"field": "_index"}, "aggs": {"sequences": {"stats": {"field": SEQUENCE}}}}
        answer = self._search(DOCUMENTS, {"size": 0, "aggs": {"indices": by_index}})
        buckets = answer["aggregations"]["indices"]["buckets"]
        return json.dumps([[it["key"], it["doc_count"], it["sequences"]] for it in buckets])

    @contextmanager
    def writer(self, above: int = 0, seconds: float = PATIENCE_SECONDS) -> Iterator[IndexWriter]:
        """See Index.writer."""
        self._written.ready()
        with Lock(self._connection).held(max(above, self._highest()), seconds) as lock:
            writer = Writer(self._connection, self._written.ready(), lock, fresh=False)
            yield writer
            writer.commit()

    @contextmanager
    def rebuild(self, above: int = 0, beside: bool = False) -> Iterator[Rebuild]:
        """See Index.rebuild."""
        with suppress(StoreError):  # what is damaged or of another version is what a rebuild mends
            above = max(above, self._highest())
        with Lock(self._connection, REBUILDING).held(above) as lock, ExitStack() as until:
            locks = [lock]

            def alone(seconds: float) -> None:
                locks.append(until.enter_context(Lock(self._connection).held(above, seconds)))

            if not beside:
                alone(PATIENCE_SECONDS)
            number = self._written.begin()
            try:
                writer = Writer(self._connection, number, locks[-1], fresh=True)
                rebuilder = Rebuilder(writer, alone if beside else None)
                yield rebuilder
                rebuilder.alone(PATIENCE_SECONDS)
                writer.commit()
                for each in locks:
                    each.keep()
                self._make_current(number)
            except BaseException:
                with suppress(StoreError):  # the next rebuild drops it else
                    self._written.drop(number, PARTING_SECONDS)
                raise

    def rollback(self) -> None:
        """See Index.rollback."""
        with Lock(self._connection, REBUILDING).held(0), Lock(self._connection).held(0):
            before = self._written.named(PREVIOUS)
            if len(before) != 1:
                raise StoreError("index-no-previous", NO_PREVIOUS)
            self._written.check(before[0])
            self._make_current(before[0])

    def held(self, after: str | None = None, limit: int = 500) -> tuple[Held, ...]:
        """See Index.held."""
        number = self._written.current()
        if not number:
            return ()
        checking = Checking(self._connection, number)
        if after is None:
            checking.refresh()
        return checking.held(after, limit)

    def close(self) -> None:
        """See Index.close."""
        self._connection.close()

    def _make_current(self, number: int) -> None:
        self._written.make_current(number)
        self._generations.forget()

    def _highest(self) -> int:
        """The highest sequence in any generation, for who writes."""
        name = f"{alias(self.address.prefix, DOCUMENTS)}-g*"
        asked = {"size": 0, "aggs": {"highest": {"max": {"field": SEQUENCE}}}}
        path = f"/{name}/_search?allow_partial_search_results=false"
        with self._named_parts():
            answer = self._connection.ask("POST", path, asked, self.address.patience)
        return int(answer.get("aggregations", {}).get("highest", {}).get("value") or 0)

    def _found(self, query: SearchQuery, terms: Terms, after: Position | None, rank: int) -> Found:
        answer = self._search(PASSAGES, queries.searching(query, terms, after))
        return queries.found(answer, scored=not terms.empty)

    def _listed(self, table: Table, query: Question) -> Sequence[Listed]:
        return queries.listed(self._search(table, queries.listing(table, query)))

    def _counted(self, table: Table, query: Question) -> tuple[int, Sequence[Listed]]:
        answer = self._search(table, queries.listing(table, query, counted=True))
        return answer["hits"]["total"]["value"], queries.listed(answer)

    def _heads(self, keys: Iterable[str]) -> dict[str, str]:
        return {key: found["head"] for key, found in self._held(keys, "document,head").items()}

    def _document(self, key: str) -> str | None:
        found = self._held([key], "document,body").get(key)
        if found is None:
            asked = {"query": {"term": {"alias": kept_key(key)}}, "size": 1, "_source": ["document"]}
            of_alias = [hit["_source"]["document"] for hit in self._search(ALIASES, asked)["hits"]["hits"]]
            found = next(iter(self._held(of_alias, "document,body").values()), None)
        return found["body"] if found else None

    def _sections(self, places: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
        held = self._held(dict.fromkeys(key for key, _ in places), "document,sections")
        paths = {key: json.loads(found["sections"]) for key, found in held.items()}
        return {place: json.dumps(path) for place in places if (path := paths.get(place[0], {}).get(place[1]))}

    def _held(self, keys: Iterable[str], fields: str) -> dict[str, dict[str, Any]]:
        """Fields of documents' rows that are held, by key."""
        ids = [id_of(key) for key in keys]
        if not ids or not self._generations.look():
            return {}
        name = alias(self.address.prefix, DOCUMENTS)
        with self._named_parts():
            docs = self._connection.fetch(name, ids, f"realtime=false&_source={fields}", copies=COPIES)
        found = (it["_source"] for it in docs)
        return {it["document"]: it for it in found if fields.rpartition(",")[2] in it}

    def _search(self, table: Table, body: dict[str, Any]) -> dict[str, Any]:
        shards = self._generations.look()
        if not shards:
            return queries.nothing(body)
        how = "&search_type=dfs_query_then_fetch" if shards > 1 else ""
        path = f"/{alias(self.address.prefix, table)}/_search?allow_partial_search_results=false{how}"
        with self._named_parts():
            return self._connection.ask("POST", path, body, copies=COPIES)

    @contextmanager
    def _named_parts(self) -> Iterator[None]:
        try:
            yield
        except NotThereError:
            raise StoreError("index-damaged", f"chỉ mục {self.address} thiếu một phần; {REINDEX}") from None
