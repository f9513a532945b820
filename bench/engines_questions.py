"""Questions to both engines through the application, and the same ones to the bare engines beside them."""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bench.made_texts import SEED, YEARS
from index import Index

ROUNDS, WARMING = 240, 40
QUESTIONS = (
    "kim ngạch xuất khẩu", "nạo vét kênh mương", "thu noi dia", "thi đua công sở sáng, xanh, gọn",
    '"chưa phát sinh vướng mắc"', "bằng khen cấp tỉnh", "tiến độ dự án còn chậm", "điện thương phẩm 6 tháng",
)  # fmt: skip
Figures = dict[str, Any]
Ask = Callable[[str], None]


class Application:
    """The application in this process, as `serve` has it: its routes, checks, answers and JSON, without a socket."""

    def __init__(self, folder: Path, url: str) -> None:
        from api.app import create_app
        from api.serving import keep_loaded
        from pipeline import open_store

        self._app = create_app(open_store(folder, url))
        keep_loaded()
        self._loop = asyncio.new_event_loop()
        self._asked: asyncio.Queue[tuple[str, list[tuple[str, Any]], asyncio.Future[bytes]]] = asyncio.Queue()
        self._serving = self._loop.create_task(self._serve())

    def get(self, path: str, params: list[tuple[str, Any]]) -> bytes:
        """The body of an answer, which must be 200."""
        answer: asyncio.Future[bytes] = self._loop.create_future()
        self._asked.put_nowait((path, params, answer))
        return self._loop.run_until_complete(answer)

    def close(self) -> None:
        """Lets go of the index."""
        self._serving.cancel()
        self._loop.run_until_complete(asyncio.wait([self._serving]))
        self._loop.close()
        self._app.state.reader.close()

    async def _serve(self) -> None:
        """One task for all questions: threads that work on one are there for the next, as in a server."""
        while True:
            path, params, answer = await self._asked.get()
            try:
                answer.set_result(await self._get(path, params))
            finally:
                if not answer.done():
                    answer.cancel()

    async def _get(self, path: str, params: list[tuple[str, Any]]) -> bytes:
        sent: list[Any] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
            "path": path, "raw_path": path.encode(), "root_path": "", "query_string": urlencode(params).encode(),
            "headers": [(b"host", b"localhost")], "client": ("127.0.0.1", 1), "server": ("localhost", 80),
        }  # fmt: skip
        await self._app(scope, receive, send)
        body = b"".join(message.get("body", b"") for message in sent[1:])
        assert sent[0]["status"] == 200, body
        return body


def bare_elastic(server_url: str, name: str) -> Ask:
    """The same question put by Elasticsearch's own client, with total and facets, and nothing made of the answer."""
    from elasticsearch import Elasticsearch

    from index.elastic.queries import searching
    from index.matching import terms_of
    from models.query import SearchQuery

    client = Elasticsearch(server_url)
    asked = {text: searching(SearchQuery(text=text), terms_of(text), None) for text in QUESTIONS}
    headers = {"accept": "application/json", "content-type": "application/json"}

    def ask(text: str) -> None:
        answer = client.perform_request("POST", f"/{name}-passages/_search", headers=headers, body=asked[text])
        assert len(answer.body["hits"]["hits"]) > 0

    return ask


def bare_tantivy(folder: Path) -> Ask:
    """The same question put to tantivy itself, with total and facets; of the answer only the passages are fetched."""
    from index.embedded.passages import open_passages, query_of, searcher_of
    from index.matching import terms_of
    from index.pages import BUCKETS, COUNTED
    from models.query import SearchQuery

    newest = max(folder.rglob("meta.json"), key=lambda file: file.stat().st_mtime)
    searcher = searcher_of(open_passages(newest.parent))
    asked = {text: query_of(SearchQuery(text=text), terms_of(text)) for text in QUESTIONS}
    wanted = {name: {"terms": {"field": name, "size": BUCKETS, "segment_size": BUCKETS}} for name in COUNTED}
    limit = SearchQuery().limit + 1

    def ask(text: str) -> None:
        found = searcher.search(asked[text], limit=limit, count=True)
        searcher.aggregate(asked[text], wanted)
        assert [searcher.doc(address) for _, address in found.hits]

    return ask


def asked(name: str, application: Application, index: Index, bare: Ask) -> Figures:
    """Milliseconds of searches, by turns with the bare question, and of comparisons."""
    from corpus.samples.generated import bodies

    chance = random.Random(SEED)
    held = bodies(min(3060, max(1, len(index.issuers()))), SEED)

    def compare(_: str) -> None:
        body = chance.choice(held)
        about = [("indicator", code) for code in body.kind.codes[:5]]
        more = [("years", f"{YEARS[0]}..{YEARS[-1]}"), ("period", "6M"), ("issuer", body.name)]
        application.get("/v1/compare", [*about, *more])

    asks: dict[str, Ask] = {
        f"{name}_search": lambda text: void(application.get("/v1/search", [("q", text)])),
        f"{name}_bare_search": bare,
        f"{name}_filtered": lambda text: void(application.get("/v1/search", [("q", text), ("year", 2019)])),
        f"{name}_compare": compare,
    }
    figures: Figures = {}
    for which, times in by_turns(asks, chance.choices(QUESTIONS, k=ROUNDS)).items():
        parts = statistics.quantiles([wall for wall, _ in times], n=100, method="inclusive")
        figures |= {f"{which}_ms_p50": round(parts[49], 2), f"{which}_ms_p99": round(parts[98], 2)}
        figures[f"{which}_own_ms_p50"] = round(statistics.median(own for _, own in times), 2)
    for part in ("p50", "p99"):
        whole, alone = figures[f"{name}_search_ms_{part}"], figures[f"{name}_bare_search_ms_{part}"]
        figures[f"{name}_search_over_bare_{part}"] = round(whole / alone, 2)
    return figures


def by_turns(asks: dict[str, Ask], texts: list[str]) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds of each question put in each way, by the clock and of this process's processor.

    One way after the other: what else the machine does meanwhile hits all alike.
    """
    for text in texts[:WARMING]:
        for ask in asks.values():
            ask(text)
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in asks}
    for turn, text in enumerate(texts):
        for name in _turned(list(asks), turn):
            began, own = time.perf_counter(), time.process_time()
            asks[name](text)
            times[name].append(((time.perf_counter() - began) * 1000, (time.process_time() - own) * 1000))
    return times


def void(_: object) -> None:
    """Nothing is made of an answer."""


def _turned(names: list[str], turn: int) -> Iterator[str]:
    """Each first in its turn: what comes second finds caches warm."""
    at = turn % len(names)
    yield from (*names[at:], *names[:at])
