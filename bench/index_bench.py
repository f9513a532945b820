"""Measures ingestion, writing to the index, search and observations on made-up reports."""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PASSAGES, A_DOCUMENT = 20_000, 40
FILES = 60
QUESTIONS = ("xuất khẩu", "thi đua yêu nước", '"hạn chế" vốn', "ke hoach phat trien", "1.250 tỷ đồng", "nông thôn mới")
WORDS = """
báo cáo kết quả công tác thi đua khen thưởng xuất khẩu nhập khẩu kim ngạch hạn chế nguyên nhân kiến nghị nhiệm vụ giải
pháp kế hoạch phát triển kinh tế xã hội nông thôn mới doanh nghiệp vốn đầu tư ngân sách tỉnh huyện xã phong trào yêu
nước sản xuất công nghiệp thương mại dịch vụ lao động việc làm giáo dục y tế môi trường chuyển đổi số cải cách hành
chính tăng giảm đạt tỷ đồng triệu năm quý tháng đầu cuối so với cùng kỳ bằng kế hoạch giao
"""
SYLLABLES = WORDS.split()


def measure() -> list[tuple[str, str]]:
    """What was measured, and the figure with its unit."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    with tempfile.TemporaryDirectory() as folder:
        return [*_engine(Path(folder)), *_ingestion(Path(folder))]


def _engine(folder: Path) -> list[tuple[str, str]]:
    from index import open_index, rows_of
    from models.query import ObservationQuery, SearchQuery

    index = open_index((folder / "index").as_uri())
    records = [_record(number) for number in range(PASSAGES // A_DOCUMENT)]
    began = time.perf_counter()
    rows = [rows_of(record, ()) for record in records]
    projected = time.perf_counter()
    with index.writer() as writer:
        for each in rows:
            writer.put(each)
    written = time.perf_counter()
    total = index.search(SearchQuery()).total
    searches = _times(lambda text: index.search(SearchQuery(text=text)), QUESTIONS)
    filtered = _times(lambda text: index.search(SearchQuery(text=text, years=(2022,), types=("BC",))), QUESTIONS)
    listed = _times(
        lambda name: index.observations(ObservationQuery(indicators=(name,))), ("XK", "kim ngạch xuất khẩu")
    )
    return [
        (f"rows of a record, {A_DOCUMENT} passages", f"{(projected - began) / len(records) * 1000:.1f} ms"),
        ("writing to the index", f"{len(records) / (written - projected):.0f} documents/s"),
        (f"search with facets, {total} passages", _spread(searches)),
        ("search with facets and filters", _spread(filtered)),
        ("100 observations of an indicator", _spread(listed)),
    ]


def _ingestion(folder: Path) -> list[tuple[str, str]]:
    from pipeline import ingest, open_store

    source = folder / "reports"
    source.mkdir()
    for number in range(FILES):
        (source / f"bc{number}.txt").write_text(_report(number), encoding="utf-8")
    store = open_store(folder / "data")
    began = time.perf_counter()
    done = ingest([source], store, workers=2).done
    ended = time.perf_counter()
    again = len(ingest([source], store, workers=2).skipped)
    size = sum(path.stat().st_size for path in source.iterdir()) // FILES
    return [
        (
            f"ingestion of {len(done)} files of {size // 1000} kB, 2 processes",
            f"{len(done) / (ended - began):.1f} files/s",
        ),
        (f"again, {again} unchanged files", f"{(time.perf_counter() - ended) * 1000:.0f} ms"),
    ]


def _record(number: int) -> object:
    from records import figure, record_of, year

    chance = random.Random(number)
    lines = [
        " ".join(chance.choices(SYLLABLES, k=70)) + f" {chance.randint(1, 9)}.250 tỷ đồng." for _ in range(A_DOCUMENT)
    ]
    period = year(2015 + number % 8)
    stated = [figure("XK", "kim ngạch xuất khẩu", 5, lines[0][:20], period=period) for _ in range(10)]
    issuers = [f"Sở số {number % 30} tỉnh Sông Lam"]
    issued = f"{2015 + number % 8}-07-{number % 27 + 1:02d}"
    return record_of(f"bc-{number}", "\n".join(lines), observations=stated, issuers=issuers, issued=issued)


def _report(number: int) -> str:
    chance = random.Random(number)
    body = "\n".join(
        f"{at}. Kim ngạch xuất khẩu năm {2000 + at} đạt {chance.randint(100, 900)} triệu USD, tăng 5,1%; "
        + " ".join(chance.choices(SYLLABLES, k=60))
        + "."
        for at in range(1, 31)
    )
    head = f"SỞ CÔNG THƯƠNG\nSố: {number}/BC-SCT\nSông Lam, ngày 05 tháng 7 năm 2022\nBÁO CÁO\nTình hình xuất khẩu\n"
    return f"{head}I. KẾT QUẢ\n{body}\n"


def _times(ask: Callable[[str], object], questions: tuple[str, ...], rounds: int = 40) -> list[float]:
    times = []
    for _ in range(rounds):
        for question in questions:
            began = time.perf_counter()
            ask(question)
            times.append((time.perf_counter() - began) * 1000)
    return times


def _spread(times: list[float]) -> str:
    parts = statistics.quantiles(times, n=100)
    return f"p50 {parts[49]:.1f} ms, p99 {parts[98]:.1f} ms"


if __name__ == "__main__":
    for what, figure_ in measure():
        print(f"{what}: {figure_}")
