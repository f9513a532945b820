"""Both engines over the same documents, and Elasticsearch's bare client and bare questions beside them.

`python -m bench.engines_bench --passages 10000 30000 100000 300000 --out docs/engines.json --plot docs/scale.svg`
takes about half an hour; without `--out` and `--plot` it only prints. Searches and comparisons go through the
application in this process (its routes, checks and JSON; no socket). Sizes on disk are after merging to one segment.
Needs what the tests of Elasticsearch need.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from bench.made_texts import SEED, YEARS, Made, made
from index import DocumentRows, Index, open_index, rows_of
from index.fields import TABLES

ROOT = Path(__file__).resolve().parents[1]
PER_DOCUMENT = 14
"""Passages of a made document, about."""
AT_ONCE = 500
"""Documents of a commit."""
ROUNDS = 120
QUESTIONS = (
    "kim ngạch xuất khẩu", "nạo vét kênh mương", "thu noi dia", "thi đua công sở sáng, xanh, gọn",
    '"chưa phát sinh vướng mắc"', "bằng khen cấp tỉnh", "tiến độ dự án còn chậm", "điện thương phẩm 6 tháng",
)  # fmt: skip
Figures = dict[str, Any]


def measure(passages: int = 10_000) -> Iterator[tuple[str, str]]:
    """Rows of "what", "figure" for one size."""
    for name, value in sized(passages).items():
        yield name.replace("_", " "), f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"


def sized(passages: int) -> Figures:
    """All figures at a size: rows a second, milliseconds, and bytes on disk for one byte of text."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from tests.servers.elastic import Server

    found: Figures = {}
    with tempfile.TemporaryDirectory() as place, Server(java="", heap="1g") as server:
        held = _Corpus(max(1, passages // PER_DOCUMENT))
        folder = Path(place)
        urls = {"embedded": (folder / "index").as_uri(), "elastic": f"{server.url}/measured"}
        embedded, elastic = map(open_index, urls.values())
        _warm(server)
        taken = {"embedded": 0.0, "elastic": 0.0, "bare": 0.0}
        bare = _Bare(server)
        # By turns, part by part: what else the machine does meanwhile hits all alike.
        for rows in held.parts():
            taken["embedded"] += _write(embedded, rows)
            taken["elastic"] += _write(elastic, rows)
            taken["bare"] += bare.write(rows)
        found |= held.counts
        found |= {f"{name}_rows_a_second": round(held.counts["rows"] / seconds) for name, seconds in taken.items()}
        found |= _sizes(server, folder / "index", held.counts["text_bytes"])
        for name, index in (("embedded", embedded), ("elastic", elastic)):
            found |= _asked(name, index, urls[name], folder / f"data-{name}", server if name == "elastic" else None)
            index.close()
    return found


class _Corpus:
    """Made documents and what they come to."""

    def __init__(self, documents: int) -> None:
        self.documents = documents
        self.counts: Figures = {"documents": 0, "passages": 0, "observations": 0, "rows": 0, "text_bytes": 0}

    def parts(self) -> Iterator[list[DocumentRows]]:
        """Rows of some documents together."""
        coming: Iterator[Made] = made(self.documents)
        while part := list(islice(coming, AT_ONCE)):
            rows = [rows_of(one.record, ()) for one in part]
            self.counts["documents"] += len(part)
            self.counts["text_bytes"] += sum(len(one.record.text.encode()) for one in part)
            for name in ("passages", "observations"):
                self.counts[name] += sum(len(getattr(one, name)) for one in rows)
            self.counts["rows"] += sum(len(getattr(one, table.name)) for one in rows for table in TABLES)
            yield rows


class _Bare:
    """Elasticsearch's own client writing the same rows, with ids of the server's making, into the same mappings."""

    def __init__(self, server: Any) -> None:
        from elasticsearch import Elasticsearch

        from index.elastic.schema import mapping, settings

        self.client = Elasticsearch(server.url)
        for table in TABLES:
            server.call("PUT", f"/bare-{table.name}", {"settings": settings(1, 0), "mappings": mapping(table)})

    def write(self, rows: list[DocumentRows]) -> float:
        """Seconds."""
        from elasticsearch import helpers

        from index.elastic.schema import source

        actions = [
            {"_index": f"bare-{table.name}", "_source": json.loads(source(table, row, 1))}
            for one in rows
            for table in TABLES
            for row in getattr(one, table.name)
        ]
        began = time.perf_counter()
        helpers.bulk(self.client, actions, chunk_size=2000)
        self.client.indices.refresh(index="bare-*")
        return time.perf_counter() - began


def _write(index: Index, rows: list[DocumentRows]) -> float:
    for one in rows:
        one.__dict__.pop("digest", None)  # each engine works it out for itself
    began = time.perf_counter()
    with index.writer() as writer:
        for one in rows:
            writer.put(one)
    return time.perf_counter() - began


def _warm(server: Any) -> None:
    """The server's own compiler has seen writing before any is timed."""
    rows = [rows_of(one.record, ()) for one in made(400)]
    warming = open_index(f"{server.url}/warming")
    bare = _Bare(server)
    for _ in range(4):
        _write(warming, rows)
        bare.write(rows)
    warming.close()
    _delete(server, "warming-{}-g1")
    _delete(server, "bare-{}")


def _delete(server: Any, names: str) -> None:
    server.call("DELETE", f"/{','.join(names.format(table.name) for table in TABLES)}")


def _sizes(server: Any, folder: Path, text: int) -> Figures:
    _delete(server, "bare-{}")
    server.call("POST", "/measured-*/_forcemerge?max_num_segments=1", seconds=900)
    server.call("POST", "/measured-*/_flush?force=true", seconds=120)
    time.sleep(11)  # the server counts anew every ten seconds
    stored = server.call("GET", "/measured-*/_stats/store?filter_path=indices.*.primaries")["indices"]
    size = {name.split("-")[1]: it["primaries"]["store"]["size_in_bytes"] for name, it in stored.items()}
    own = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {
        "elastic_bytes_per_text": round(sum(size.values()) / text, 2),
        "elastic_passages_bytes_per_text": round(size["passages"] / text, 2),
        "embedded_bytes_per_text": round(own / text, 2),
    }


def _asked(name: str, index: Index, url: str, folder: Path, server: Any) -> Figures:
    from fastapi.testclient import TestClient

    from api.app import create_app
    from corpus.samples.generated import bodies
    from pipeline import open_store

    held = bodies(min(3060, max(1, len(index.issuers()))), SEED)
    chance = random.Random(SEED)
    found: Figures = {}
    with TestClient(create_app(open_store(folder, url))) as client:

        def get(path: str, params: list[tuple[str, Any]]) -> None:
            answer = client.get(path, params=params)
            assert answer.status_code == 200, answer.text

        def compare(_: str) -> None:
            body = chance.choice(held)
            about = [("indicator", code) for code in body.kind.codes[:5]]
            get("/v1/compare", [*about, ("years", f"{YEARS[0]}..{YEARS[-1]}"), ("period", "6M"), ("issuer", body.name)])

        texts = chance.choices(QUESTIONS, k=ROUNDS)
        found |= _spread(f"{name}_search_ms", lambda text: get("/v1/search", [("q", text)]), texts)
        found |= _spread(f"{name}_filtered_ms", lambda text: get("/v1/search", [("q", text), ("year", 2019)]), texts)
        found |= _spread(f"{name}_compare_ms", compare, texts[: ROUNDS // 2])
        if server is not None:
            found |= _bare_questions(server, texts)
    return found


def _bare_questions(server: Any, texts: list[str]) -> Figures:
    """The same question put to the server by its own client, with total and facets, and nothing made of the answer."""
    from elasticsearch import Elasticsearch

    from index.elastic.queries import searching
    from index.matching import terms_of
    from models.query import SearchQuery

    client = Elasticsearch(server.url)
    asked = {text: searching(SearchQuery(text=text), terms_of(text), None) for text in set(texts)}

    def ask(text: str) -> None:
        client.perform_request(
            "POST",
            "/measured-passages/_search",
            headers={"accept": "application/json", "content-type": "application/json"},
            body=asked[text],
        )

    return _spread("bare_search_ms", ask, texts)


def _spread(name: str, ask: Callable[[str], None], texts: list[str]) -> Figures:
    for text in texts[:30]:
        ask(text)
    times = []
    for text in texts:
        began = time.perf_counter()
        ask(text)
        times.append((time.perf_counter() - began) * 1000)
    parts = statistics.quantiles(times, n=100, method="inclusive")
    return {f"{name}_p50": round(parts[49], 1), f"{name}_p99": round(parts[98], 1)}


def main() -> None:
    """Prints what was measured at each size; keeps it as JSON and as a plot if asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.engines_bench", description="both engines")
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--plot", type=Path)
    asked = parser.parse_args()
    measured: list[Figures] = []
    for passages in asked.passages:
        measured.append(sized(passages))
        print(json.dumps(measured[-1], indent=1), flush=True)
        if asked.out:
            asked.out.write_text(json.dumps(measured, indent=1) + "\n", "utf-8")
        if asked.plot:
            from bench.engines_plot import plot

            asked.plot.write_text(plot(measured), "utf-8")


if __name__ == "__main__":
    main()
