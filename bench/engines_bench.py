"""Both engines over the same growing corpus, and the bare engines beside them.

`python -m bench.engines_bench --passages 10000 100000 1000000 --out docs/engines.json --plot docs/scale.svg` takes an
hour; without `--out` and `--plot` it only prints. One corpus grows to each of the sizes, and is measured there.
Searches and comparisons go through the application in this process (its routes, checks and JSON; no socket). Needs
what the tests of Elasticsearch need.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from bench.engines_questions import Application, Figures, asked, bare_elastic, bare_tantivy
from bench.made_texts import Made, made
from index import DocumentRows, Index, open_index, rows_of
from index.fields import TABLES

ROOT = Path(__file__).resolve().parents[1]
PER_DOCUMENT = 14
"""Passages of a made document, about."""
AT_ONCE = 500
"""Documents of a commit."""
BARE_PARTS = 20
"""Commits of a size that the bare client writes too, by turns."""
SETTLED_SECONDS = 45
"""After so long a merge gives up what Elasticsearch keeps of new rows for copies that lag behind."""


def measure(passages: int = 10_000) -> Iterator[tuple[str, str]]:
    """Rows of "what", "figure" for one size."""
    for figures in grown([passages]):
        for name, value in figures.items():
            yield name.replace("_", " "), f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"


def grown(sizes: list[int]) -> Iterator[Figures]:
    """All figures at each size: rows a second since the size before, milliseconds, bytes on disk for one of text."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    from tests.servers.elastic import Server

    with tempfile.TemporaryDirectory() as place, Server(java="", heap="1g") as server:
        corpus = _Corpus(max(1, max(sizes) // PER_DOCUMENT))
        folder = Path(place)
        urls = {"embedded": (folder / "index").as_uri(), "elastic": f"{server.url}/measured"}
        indices = {name: open_index(url) for name, url in urls.items()}
        _warm(server)
        for size in sorted(sizes):
            figures = corpus.counts | {"load": os.getloadavg()[0]}
            figures |= _written(server, indices, corpus, size)
            figures |= corpus.counts | _sizes(server, folder / "index", corpus.counts["text_bytes"])
            bare = {
                "embedded": bare_tantivy(folder / "index"),
                "elastic": bare_elastic(server.url, "measured"),
            }
            for name, url in urls.items():
                application = Application(folder / f"data-{name}-{size}", url)
                figures |= asked(name, application, indices[name], bare[name])
                application.close()
            yield figures
        for index in indices.values():
            index.close()


class _Corpus:
    """Made documents and what those come to that were given."""

    def __init__(self, documents: int) -> None:
        self._coming: Iterator[Made] = made(documents)
        self.counts: Figures = {"documents": 0, "passages": 0, "observations": 0, "rows": 0, "text_bytes": 0}

    def parts(self, passages: int) -> Iterator[list[DocumentRows]]:
        """Rows of some documents together, until there are so many passages in all."""
        while (left := passages // PER_DOCUMENT - self.counts["documents"]) > 0:
            part = list(islice(self._coming, min(left, AT_ONCE)))
            if not part:
                return
            rows = [rows_of(one.record, ()) for one in part]
            self.counts["documents"] += len(part)
            self.counts["text_bytes"] += sum(len(one.record.text.encode()) for one in part)
            for name in ("passages", "observations"):
                self.counts[name] += sum(len(getattr(one, name)) for one in rows)
            self.counts["rows"] += _count(rows)
            yield rows


class _Bare:
    """Elasticsearch's own client writing the same rows, with ids of the server's making, into the same mappings."""

    def __init__(self, server: Any) -> None:
        from elasticsearch import Elasticsearch

        from index.elastic.schema import mapping, settings

        self._server = server
        self._client = Elasticsearch(server.url)
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
        helpers.bulk(self._client, actions, chunk_size=2000)
        self._client.indices.refresh(index="bare-*")
        return time.perf_counter() - began

    def close(self) -> None:
        """Nothing of it is left on the server."""
        _delete(self._server, "bare-{}")
        self._client.close()


def _written(server: Any, indices: dict[str, Index], corpus: _Corpus, size: int) -> Figures:
    """Rows a second: of the first parts, which the bare client writes too, by turns; of all parts."""
    taken = dict.fromkeys((*indices, "bare", *(f"{name}_beside" for name in indices)), 0.0)
    rows_in_all = rows_beside = 0
    bare = _Bare(server)
    for at, rows in enumerate(corpus.parts(size)):
        rows_in_all += _count(rows)
        for name, index in indices.items():
            seconds = _write(index, rows)
            taken[name] += seconds
            taken[f"{name}_beside"] += seconds if at < BARE_PARTS else 0.0
        if at < BARE_PARTS:
            rows_beside += _count(rows)
            taken["bare"] += bare.write(rows)
    bare.close()
    figures: Figures = {f"{name}_rows_a_second": round(rows_in_all / taken[name]) for name in indices}
    figures["bare_rows_a_second"] = round(rows_beside / taken["bare"])
    figures["elastic_of_bare"] = round(taken["bare"] / taken["elastic_beside"], 2)
    return figures


def _write(index: Index, rows: list[DocumentRows]) -> float:
    for one in rows:
        one.__dict__.pop("digest", None)  # each engine works it out for itself
    began = time.perf_counter()
    with index.writer() as writer:
        for one in rows:
            writer.put(one)
    return time.perf_counter() - began


def _count(rows: list[DocumentRows]) -> int:
    return sum(len(getattr(one, table.name)) for one in rows for table in TABLES)


def _warm(server: Any) -> None:
    """The server's own compiler has seen writing before any is timed."""
    rows = [rows_of(one.record, ()) for one in made(400)]
    warming = open_index(f"{server.url}/warming")
    bare = _Bare(server)
    for _ in range(6):
        _write(warming, rows)
        bare.write(rows)
    warming.close()
    bare.close()
    _delete(server, "warming-{}-g1")


def _delete(server: Any, names: str) -> None:
    server.call("DELETE", f"/{','.join(names.format(table.name) for table in TABLES)}")


def _sizes(server: Any, folder: Path, text: int) -> Figures:
    """Bytes on disk: of Elasticsearch as it was written, and merged to one segment."""
    server.call("POST", "/measured-*/_flush?force=true", seconds=300)
    time.sleep(SETTLED_SECONDS)
    written = _stored(server)
    server.call("POST", "/measured-*/_forcemerge?max_num_segments=1", seconds=1800)
    server.call("POST", "/measured-*/_flush?force=true", seconds=300)
    time.sleep(12)
    merged = _stored(server)
    own = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {
        "elastic_bytes_per_text": round(sum(merged.values()) / text, 2),
        "elastic_passages_bytes_per_text": round(merged["passages"] / text, 2),
        "elastic_bytes_per_text_as_written": round(sum(written.values()) / text, 2),
        "elastic_passages_bytes_per_text_as_written": round(written["passages"] / text, 2),
        "embedded_bytes_per_text": round(own / text, 2),
    }


def _stored(server: Any) -> dict[str, int]:
    """Bytes by table; the server counts anew every ten seconds."""
    found = server.call("GET", "/measured-*-g1/_stats/store?filter_path=indices.*.primaries")["indices"]
    return {name.split("-")[1]: it["primaries"]["store"]["size_in_bytes"] for name, it in found.items()}


def main() -> None:
    """Prints what was measured at each size; keeps it as JSON and as a plot if asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.engines_bench", description="both engines")
    parser.add_argument("--passages", type=int, nargs="+", default=[10_000])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    measured: list[Figures] = []
    for figures in grown(options.passages):
        measured.append(figures)
        print(json.dumps(figures, indent=1), flush=True)
        if options.out:
            options.out.write_text(json.dumps(measured, indent=1) + "\n", "utf-8")
        if options.plot:
            from bench.engines_plot import plot

            options.plot.write_text(plot(measured), "utf-8")


if __name__ == "__main__":
    main()
