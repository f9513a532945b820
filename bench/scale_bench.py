"""Measures large corpora: cells of generated documents against what is true, and comparisons among many observations.

`python -m bench.scale_bench` measures 900 documents and up to 100,000 observations;
`--documents 20000 --observations 1000000` takes half an hour.
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
from pathlib import Path

from api.answers.comparison import compare
from api.serving import keep_loaded
from bench.made_records import MOST, SEED, YEARS, records
from corpus.samples.generate import generate
from corpus.samples.generated import bodies
from corpus.samples.generated.bodies import Body
from index import Index, open_index, rows_of
from models.query import CompareQuery, YearRange

ROOT = Path(__file__).resolve().parents[1]
A_BODY = 3 * len(YEARS)
"""Documents of a body."""
AT_ONCE = 500
"""Documents of a commit."""
ASKED = 200


def measure(documents: int = 900, observations: int = 100_000) -> Iterator[tuple[str, str]]:
    """Rows of "what", "figure"; observations at each power of ten from 10,000."""
    yield from _documents(documents)
    size = 10_000
    while size <= observations:
        yield from _observations(size)
        size *= 10


def _documents(wanted: int) -> Iterator[tuple[str, str]]:
    from pipeline import ingest, open_store

    sys.path.insert(0, str(ROOT / "tests"))
    from cell_accuracy import accuracy

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        began = time.perf_counter()
        count = generate(max(1, wanted // A_BODY), YEARS, SEED, folder)
        yield f"{count} documents written", f"{time.perf_counter() - began:.0f} s"
        store, began = open_store(folder / "data"), time.perf_counter()
        done = ingest([folder / "documents"], store, workers=2).done
        taken = time.perf_counter() - began
        yield f"{len(done)} ingested, 2 processes", f"{len(done) / taken:.0f} documents/s, {taken:.0f} s"
        truth = json.loads((folder / "truth.json").read_text("utf-8"))["compare"]
        with store.reader() as reader:
            found = accuracy(truth, reader)
        total = found.right + len(found.wrong) + len(found.missing)
        yield f"cells of {count} documents", f"{found.right} of {total} right, {len(found.wrong)} wrong"


def _observations(size: int) -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as place:
        index = open_index(Path(place).as_uri())
        began = time.perf_counter()
        made = _fill(index, size)
        yield f"{made} observations written", f"{made / (time.perf_counter() - began):.0f} a second"
        held = list(bodies(MOST, SEED)[: len(index.issuers())])
        kept = sum(path.stat().st_size for path in Path(place).rglob("*") if path.is_file())
        yield "their index on disk", f"{kept / 1e6:.0f} MB"
        asked = random.Random(SEED).choices(held, k=ASKED)
        yield f"5 indicators, 10 years, one body of {len(held)}", _spread(lambda body: _ask(index, body), asked)
        yield "the same of all bodies, once", _spread(lambda body: _ask(index, body, everywhere=True), asked[:1])
        index.close()


def _fill(index: Index, size: int) -> int:
    made = 0
    with index.writer() as writer:
        for number, record in enumerate(records(size), 1):
            writer.put(rows_of(record, ()))
            made += len(record.observations)
            if number % AT_ONCE == 0:
                writer.commit()
    return made


def _ask(index: Index, body: Body, *, everywhere: bool = False) -> None:
    query = CompareQuery(
        indicators=body.kind.codes[:5],
        years=YearRange(first=YEARS[0], last=YEARS[-1]),
        period=random.Random(body.slug).choice(("6M", "Y")),
        issuers=() if everywhere else (body.name,),
    )
    table = compare(query, index)
    assert sum(cell is not None for row in table.rows for cell in row.cells) >= 5 * len(YEARS)


def _spread(ask: Callable[[Body], None], asked: list[Body]) -> str:
    """Times by the clock, and of this process alone, whatever else the machine does; all is loaded as in the server."""
    clock, processor = [], []
    if len(asked) > 1:
        ask(asked[0])
        keep_loaded()
    for body in asked:
        began, worked = time.perf_counter(), time.process_time()
        ask(body)
        clock.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - worked) * 1000)
    if len(asked) == 1:
        return f"{clock[0]:.0f} ms"
    return f"{_parts(clock)}; of processor {_parts(processor)}"


def _parts(times: list[float]) -> str:
    parts = statistics.quantiles(times, n=100, method="inclusive")
    return f"p50 {parts[49]:.1f} ms, p99 {parts[98]:.1f} ms"


def main() -> None:
    """Prints what was measured, as it is measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.scale_bench", description="large corpora")
    parser.add_argument("--documents", type=int, default=900)
    parser.add_argument("--observations", type=int, default=100_000)
    asked = parser.parse_args()
    for what, figure in measure(asked.documents, asked.observations):
        print(f"{what}: {figure}", flush=True)


if __name__ == "__main__":
    main()
