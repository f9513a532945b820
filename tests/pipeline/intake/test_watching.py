"""A folder is watched: what is written there comes into the corpus by itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from models.errors import BadCallError, TienleError
from models.query import DocumentQuery
from pipeline import IngestReport, Store, open_store, watch

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60.0


def letter(number: int) -> str:
    head = f"SỞ CÔNG THƯƠNG\nSố: {number}/BC-SCT\nSông Lam, ngày 05 tháng 7 năm 2022\n"
    return f"{head}\nBÁO CÁO\nVề việc {number}\n\nXong.\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "đến").mkdir()
    return tmp_path / "đến"


@contextmanager
def watched(place: Path, store: Store) -> Iterator[list[IngestReport | TienleError]]:
    """A watch in a thread of its own; gives what it tells, ends it at the end."""
    told: list[IngestReport | TienleError] = []
    stop = threading.Event()
    watcher = threading.Thread(target=watch, args=([place], store, told.append, stop), kwargs={"quiet_seconds": 0.2})
    watcher.start()
    try:
        until(lambda: bool(told))
        yield told
    finally:
        stop.set()
        watcher.join(PATIENCE)
    assert not watcher.is_alive()


def until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


def numbers(store: Store) -> set[str | None]:
    return {one.number for one in store.index.documents(DocumentQuery(limit=500)).items}


def test_new_changed_moved_and_bad_files(place: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path / "data")
    (place / "có sẵn.txt").write_text(letter(1), "utf-8")
    with watched(place, store) as told:
        assert numbers(store) == {"1"}
        (place / "mới.txt").write_text(letter(2), "utf-8")
        (place / "hỏng.pdf").write_bytes(b"%PDF-1.4 nothing follows")
        (place / ".ẩn.txt").write_text(letter(8), "utf-8")
        (tmp_path / "khác").mkdir()
        (tmp_path / "khác" / "trong.txt").write_text(letter(3), "utf-8")
        (tmp_path / "khác").rename(place / "chuyển đến")
        until(lambda: numbers(store) == {"1", "2", "3"})
        (place / "mới.txt").write_text(letter(4), "utf-8")
        until(lambda: numbers(store) == {"1", "3", "4"})
        (place / "có sẵn.txt").unlink()  # what vanishes stays in the corpus
        (place / "sau.txt").write_text(letter(5), "utf-8")
        until(lambda: numbers(store) == {"1", "3", "4", "5"})
    failed = [entry.code for one in told if isinstance(one, IngestReport) for entry in one.failed]
    assert failed == ["damaged"]


def test_what_another_process_keeps_from_coming_in_comes_in_later(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.store.TURN_SECONDS", 0.1)
    store = open_store(tmp_path / "data")
    with watched(place, store) as told:
        with open_store(tmp_path / "data").index.writer():
            (place / "mới.txt").write_text(letter(2), "utf-8")
            until(lambda: any(isinstance(one, TienleError) and one.code == "index-locked" for one in told))
        until(lambda: numbers(store) == {"2"})


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadCallError) as told:
        watch([tmp_path / "không"], open_store(tmp_path / "data"), lambda _: None)
    assert told.value.code == "path-missing"


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(place: Path, tmp_path: Path, sign: signal.Signals) -> None:
    command = [str(Path(sys.executable).parent / "tienle"), "watch", str(place)]
    environment = {**os.environ, "TIENLE_DATA": str(tmp_path / "data")}
    (place / "một.txt").write_text(letter(1), "utf-8")
    with subprocess.Popen(command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        said = [running.stderr.readline(), running.stderr.readline()]
        assert "Đã nạp" in said[1], said
        running.send_signal(sign)
        _, rest = running.communicate(timeout=PATIENCE)
    assert (running.returncode, rest) == (0, "Đã dừng theo dõi; những gì đã nạp vẫn còn.\n")
    assert numbers(open_store(tmp_path / "data")) == {"1"}
