"""Files read on the machines of a Dask cluster: the same as here, whichever machine dies meanwhile."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import dask
import pytest
from distributed import LocalCluster
from objects import new_bucket, s3_server

from corpus.archive import Archive, hash_of
from corpus.files import files_at
from models.errors import StoreError
from models.limits import Limits
from models.query import DocumentQuery, ObservationQuery
from pipeline import Store, cluster, forget, ingest, open_store, reindex
from pipeline.cluster import parse_elsewhere
from pipeline.jobs import Failure, Job
from pipeline.store import record_version

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpus" / "samples" / "documents"
SLOW = "Doanh thu đạt 1.234 tỷ đồng, tăng 12% so với cùng kỳ. ".encode() * 40_000
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


@contextmanager
def machines(count: int, **settings: Any) -> Iterator[str]:
    """A cluster of so many machines, each a process of this one, under its nanny; gives its address."""
    with (
        dask.config.set({f"distributed.{name}": value for name, value in settings.items()}),
        LocalCluster(
            n_workers=count, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", silence_logs=50
        ) as made,
    ):
        yield made.scheduler_address


@pytest.fixture(scope="module")
def bucket_server() -> Iterator[str]:
    """A server of objects, started before the cluster: its machines know it by their environment."""
    with s3_server() as address:
        yield address


@pytest.fixture(scope="module")
def address(bucket_server: str) -> Iterator[str]:
    with machines(2) as found:
        yield found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Documents of all kinds, bad ones among them."""
    folder = tmp_path_factory.mktemp("docs")
    for pattern in ("sct-thi-dua-2021-6t.docx", "*nam.doc", "*2022.scan.pdf", "ubnd*"):
        for path in SAMPLES.glob(pattern):
            (folder / path.name).symlink_to(path)
    for number in range(20):
        (folder / f"{number}.txt").write_text(letter(number))
    (folder / "hỏng.pdf").write_bytes(b"%PDF-1.4 nothing follows")
    with zipfile.ZipFile(folder / "kèm theo.zip", "w") as bundle:
        bundle.writestr("a.txt", letter(77))
        bundle.writestr("0.txt", letter(0))
        bundle.writestr("trống.txt", "")
    return folder


@pytest.fixture(scope="module")
def here(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """What comes of them when they are read by processes of this machine."""
    store = open_store(tmp_path_factory.mktemp("here"))
    ingest([folder], store, workers=2)
    return store


def letter(number: int) -> str:
    return f"UBND TỈNH SÔNG LAM\nSố: {number}/BC-UBND\n\nBÁO CÁO\nKim ngạch xuất khẩu đạt {number} triệu USD.\n"


def everything(store: Store) -> dict[str, object]:
    """All that a store holds, but when it was seen."""
    with store.ledger() as ledger:
        entries = [replace(entry, seen="", sequence=0) for entry in ledger.entries()]
    files = store.archive.files
    return {
        "archive": {it.name: files.read(it.name) for it in files.listed("")},
        "ledger": entries,
        "documents": store.index.documents(DocumentQuery(limit=500)).items,
        "observations": store.index.observations(ObservationQuery(limit=500)).items,
    }


def pids(address: str) -> list[int]:
    """The processes of the machines."""
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        return list(client.run(os.getpid).values())


def job(folder: Path, data: bytes, name: str = "a.txt") -> Job:
    path = folder / name
    path.write_bytes(data)
    return Job(path, name, hash_of(path))


def archive(folder: Path) -> Archive:
    return Archive(folder / "archive", record_version())


def test_the_same_comes_of_it_as_here_though_a_machine_dies(
    address: str, folder: Path, here: Store, tmp_path: Path
) -> None:
    store, before = open_store(tmp_path / "data"), pids(address)

    def kill(done: int, *_: object) -> None:
        if done == 3:
            os.kill(before[0], signal.SIGKILL)

    report = ingest([folder], store, kill, workers=address)
    assert sorted(entry.code or "" for entry in report.failed) == ["damaged", "empty"]
    assert everything(store) == everything(here)
    assert pids(address) != before
    again = ingest([folder], store, workers=address)
    assert (again.done, again.failed) == ((), ())


def test_an_archive_on_a_server_of_objects(address: str, folder: Path, here: Store, tmp_path: Path) -> None:
    place = f"{new_bucket()}/kho"
    store = open_store(tmp_path / "data", archive=place)
    ingest([folder], store, workers=address)
    assert everything(store) == everything(here)
    assert not (store.folder / "archive").exists()
    # all else that asks the archive
    rebuilt = open_store(tmp_path / "other", archive=place)
    assert (reindex(rebuilt).failed, len(forget(store, str(folder / "1.txt")))) == ((), 1)
    assert rebuilt.index.documents(DocumentQuery()).total == here.index.documents(DocumentQuery()).total
    assert hash_of(folder / "1.txt") not in store.archive.records()
    assert store.archive.original(hash_of(folder / "1.txt")) == (folder / "1.txt").read_bytes()


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(seconds=0.2), "too-slow"),
        (Limits(memory_at_least=5_000_000, memory_a_byte=1), "too-large-in-memory"),
        (Limits(file_bytes=1_000), "too-large"),
    ],
)
def test_limits_hold_there_too(address: str, tmp_path: Path, limits: Limits, code: str) -> None:
    ((_, outcome),) = parse_elsewhere([job(tmp_path, SLOW)], limits, address, archive(tmp_path))
    assert isinstance(outcome, Failure)
    assert outcome.code == code
    assert list(files_at(tmp_path / "archive").listed("originals")) == []  # only what was read is kept


def test_a_file_that_machines_die_of_is_crashed(tmp_path: Path) -> None:
    with machines(1, **{"scheduler.allowed-failures": 0}) as address:
        jobs = [job(tmp_path, SLOW), job(tmp_path, b"B\xc3\xa1o c\xc3\xa1o", "b.txt")]
        outcomes = parse_elsewhere(feed(jobs, address), Limits(), address, archive(tmp_path))
        found = {done.name: outcome for done, outcome in outcomes}
    crashed = found["a.txt"]
    assert isinstance(crashed, Failure)
    assert (crashed.code, crashed.passing) == ("crashed", False)
    assert isinstance(found["b.txt"], str)


def feed(jobs: list[Job], address: str) -> Iterator[Job]:
    """The second file comes when the machine has died of the first."""
    yield jobs[0]
    (pid,) = pids(address)
    time.sleep(1)
    os.kill(pid, signal.SIGKILL)
    time.sleep(1)
    yield jobs[1]


def test_a_cluster_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1.0)
    assert refusal("tcp://127.0.0.1:1", archive(tmp_path), tmp_path) == "cluster"


def test_a_cluster_without_machines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE_SECONDS", 1.0)
    with scheduler() as (address, _):
        assert refusal(address, archive(tmp_path), tmp_path) == "cluster"


def test_machines_that_do_not_see_the_archive(address: str, tmp_path: Path) -> None:
    """What is in this process's memory is nowhere else."""
    assert refusal(address, Archive("memory://kho", record_version()), tmp_path) == "cluster-archive"


def test_a_machine_that_came_later_with_another_version(address: str, tmp_path: Path) -> None:
    assert refusal(address, Archive(tmp_path / "archive", "tienle.record/1+9.9"), tmp_path) == "cluster-version"


def refusal(address: str, archive: Archive, folder: Path) -> str:
    with pytest.raises(StoreError) as error:
        list(parse_elsewhere([job(folder, b"a")], Limits(), address, archive))
    assert "\n" not in error.value.message
    assert list(archive.files.listed("originals")) == []
    return error.value.code


@contextmanager
def program(name: str, *words: str, **surroundings: str) -> Iterator[subprocess.Popen[bytes]]:
    """A scheduler or a machine that was started by itself, with other surroundings."""
    command = [sys.executable, "-m", f"distributed.cli.dask_{name}", *words, "--no-dashboard"]
    log = subprocess.DEVNULL
    started = subprocess.Popen(command, env={**os.environ, **surroundings}, stdout=log, stderr=log, cwd="/")
    try:
        yield started
    finally:
        started.terminate()
        started.wait(20)


@contextmanager
def scheduler() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A cluster without machines: its address, and the process that others join."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
    with program("scheduler", "--host", "127.0.0.1", "--port", port) as process:
        yield f"tcp://127.0.0.1:{port}", process


def test_a_machine_without_the_program_for_old_files_says_so(tmp_path: Path) -> None:
    """Nothing of it is kept: it is tried again the next time."""
    data = next(SAMPLES.glob("*.doc")).read_bytes()
    with scheduler() as (address, _), program("worker", address, PATH="/nowhere"):
        ((_, outcome),) = parse_elsewhere([job(tmp_path, data, "a.doc")], Limits(), address, archive(tmp_path))
    assert isinstance(outcome, Failure)
    assert (outcome.code, outcome.passing) == ("program-missing", True)


def test_a_machine_with_another_version_of_the_program(tmp_path: Path) -> None:
    other = tmp_path / "other" / "tienle-9.9.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: tienle\nVersion: 9.9\n")
    with scheduler() as (address, _), program("worker", address, PYTHONPATH=str(other.parent)):
        while not pids(address):
            time.sleep(0.2)
        assert refusal(address, archive(tmp_path), tmp_path) == "cluster-version"


def test_a_cluster_that_goes_away(tmp_path: Path) -> None:
    with scheduler() as (address, process), program("worker", address, "--death-timeout", "5"):

        def jobs() -> Iterator[Job]:
            yield job(tmp_path, b"a")
            yield job(tmp_path, SLOW, "b.txt")
            process.kill()

        with pytest.raises(StoreError) as error:
            list(parse_elsewhere(jobs(), Limits(), address, archive(tmp_path)))
    assert error.value.code == "cluster"


def test_stopping_takes_back_what_is_given_out(address: str, tmp_path: Path) -> None:
    outcomes = parse_elsewhere(
        [job(tmp_path, b"a"), job(tmp_path, SLOW * 3, "b.txt")], Limits(), address, archive(tmp_path)
    )
    assert next(outcomes)[0].name == "a.txt"
    began = time.monotonic()
    outcomes.close()
    assert time.monotonic() - began < 20
    held = [it.name.rpartition("/")[2] for it in files_at(tmp_path / "archive").listed("originals")]
    assert held == [hash_of(tmp_path / "a.txt")]
