"""Files that crash, hang or break the process that reads them, among files that don't."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import tempfile
import time
from pathlib import Path

import pytest

from corpus.archive import hash_of
from models.errors import StoreError
from models.limits import Limits
from pipeline.jobs import Failure, Job, Outcome, grant, parse_file
from pipeline.lanes import Lanes, Way
from pipeline.workers import parse_all


def jobs(*names: str) -> list[Job]:
    return [Job(Path(name), name, "0" * 64) for name in names]


def read(job: Job, _limits: Limits) -> Outcome:
    """A reader for which the file's name decides what happens."""
    if job.name == "crash":
        os.kill(os.getpid(), signal.SIGKILL)
    if job.name == "exit":
        os._exit(0)
    if job.name == "hang":
        time.sleep(60)
    if job.name == "bad":
        return Failure("failed", "damaged", "hỏng")
    return f"{job.name} read"


EXPECTED: dict[str, Outcome | str] = {"crash": "crashed", "exit": "crashed", "hang": "too-slow", "bad": "damaged"}


@pytest.mark.parametrize("workers", [1, 2])
def test_each_bad_file_costs_itself_alone(workers: int) -> None:
    names = ["a", "crash", "b", "hang", "c", "exit", "d", "bad", "e"]
    found = {}
    for job, outcome in parse_all(jobs(*names), Limits(seconds=2), workers, read, read):
        assert job.name not in found
        found[job.name] = outcome.code if isinstance(outcome, Failure) else outcome
    assert found == {name: EXPECTED.get(name, f"{name} read") for name in names}


def crash(_job: Job, _limits: Limits) -> Outcome:
    """A reader that a library breaks off."""
    ctypes.string_at(0)
    return "never"


def fine(job: Job, _limits: Limits) -> Outcome:
    return f"{job.name} read"


def test_a_file_that_costs_its_process_is_read_once_more_in_a_new_one() -> None:
    found = list(parse_all(jobs("a", "b"), Limits(seconds=20), 1, crash, fine))
    assert [outcome for _, outcome in found] == ["a read", "b read"]
    found = list(parse_all(jobs("a", "b"), Limits(seconds=20), 1, crash, crash))
    assert [outcome.code for _, outcome in found if isinstance(outcome, Failure)] == ["crashed", "crashed"]
    assert not any(outcome.passing for _, outcome in found if isinstance(outcome, Failure))


def test_a_file_at_the_end_that_hangs_does_not_hold_up() -> None:
    began = time.monotonic()
    (last,) = parse_all(jobs("hang"), Limits(seconds=0.3), 1, read)
    assert isinstance(last[1], Failure)
    assert time.monotonic() - began < 30


def test_closing_ends_a_process_at_work() -> None:
    outcomes = parse_all(jobs("a", "hang"), Limits(seconds=60), 2, read)
    assert next(outcomes)[1] == "a read"
    began = time.monotonic()
    outcomes.close()
    assert time.monotonic() - began < 30


def scanned(_job: Job, limits: Limits) -> Outcome:
    """A reader of files with a scanned page, which takes longer than other files may."""
    grant(limits.page_seconds)
    time.sleep(1.5)
    return "read"


def test_scanned_pages_have_time_of_their_own() -> None:
    for page_seconds, expected in ((10.0, "read"), (0.1, "too-slow")):
        limits = Limits(seconds=0.5, page_seconds=page_seconds)
        ((_, outcome),) = parse_all(jobs("a"), limits, 1, scanned)
        assert (outcome.code if isinstance(outcome, Failure) else outcome) == expected


def pid(_job: Job, _limits: Limits) -> Outcome:
    """A reader that tells which process it is."""
    return str(os.getpid())


def test_a_process_is_replaced_after_so_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.lanes.FILES_A_PROCESS", 2)
    pids = [outcome for _, outcome in parse_all(jobs(*"abcde"), Limits(), 1, pid)]
    assert [pids.index(one) for one in pids] == [0, 0, 2, 2, 4]
    assert str(os.getpid()) not in pids


def test_a_process_that_does_not_start_harms_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its number isn't known yet; stopping it must not hit the group that the parent is in."""
    monkeypatch.setattr("pipeline.lanes.START_SECONDS", 0)
    with pytest.raises(StoreError) as error:
        next(parse_all(jobs("a"), Limits(), 1, read))
    assert error.value.code == "processes"


@pytest.mark.parametrize(
    ("content", "code", "status"),
    [
        (b"", "empty", "failed"),
        (b"%PDF-1.4 cut short", "", "failed"),  # whichever code the reader gives
        (b"x" * 200, "too-large", "refused"),
    ],
)
def test_what_cannot_be_read_is_a_failure_with_its_code(tmp_path: Path, content: bytes, code: str, status: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    outcome = parse_file(Job(path, path.name, hash_of(path)), Limits(file_bytes=100))
    assert isinstance(outcome, Failure)
    assert (outcome.status, outcome.code) == (status, code or outcome.code)
    assert outcome.code != "defect"
    assert outcome.reason


def test_a_file_that_changes_or_goes_away_may_be_read_another_time(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Báo cáo")
    changed = parse_file(Job(path, path.name, "0" * 64), Limits())
    path.unlink()
    gone = parse_file(Job(path, path.name, "0" * 64), Limits())
    assert isinstance(changed, Failure)
    assert isinstance(gone, Failure)
    assert (changed.code, gone.code) == ("file-changed", "no-access")
    assert changed.passing
    assert gone.passing


def connect(job: Job, _limits: Limits) -> Outcome:
    """A reader that wants to tell somebody at a port of this machine."""
    try:
        with socket.create_connection(("127.0.0.1", int(job.name)), timeout=5):
            return "connected"
    except OSError:
        return "refused"


def test_a_process_opens_no_connection() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        assert connect(jobs(port)[0], Limits()) == "connected"
        assert [outcome for _, outcome in parse_all(jobs(port), Limits(seconds=30), 1, connect)] == ["refused"]


def test_a_file_that_takes_too_much_memory_for_its_size_costs_itself_alone(tmp_path: Path) -> None:
    files = []
    for number, content in enumerate((b"Doanh thu", b"x " * 3_000_000, b"Kim ng\xe1\xba\xa1ch")):
        path = tmp_path / f"{number}.txt"
        path.write_bytes(content)
        files.append(Job(path, path.name, hash_of(path)))
    limits = Limits(seconds=60, memory_at_least=50_000_000, memory_a_byte=1)
    found = {job.name: outcome for job, outcome in parse_all(files, limits, 1)}
    refused = found.pop("1.txt")
    assert isinstance(refused, Failure)
    assert (refused.status, refused.code, refused.passing) == ("refused", "too-large-in-memory", False)
    assert all(isinstance(record, str) for record in found.values())


def greedy(_job: Job, _limits: Limits) -> Outcome:
    """A reader that wants more memory than there is to be had."""
    try:
        return f"{len(bytearray(2**31))} bytes"
    except MemoryError:
        return "refused"


def test_memory_of_a_process_is_bounded() -> None:
    assert [outcome for _, outcome in parse_all(jobs("a"), Limits(seconds=30), 1, greedy)] == ["refused"]


def passing(_job: Job, _limits: Limits) -> Outcome:
    return tempfile.gettempdir()


def test_what_a_process_needs_for_a_moment_goes_where_it_is_told(tmp_path: Path) -> None:
    found = parse_all(jobs("a"), Limits(seconds=30), 1, passing, folder=tmp_path)
    ((_, outcome),) = found
    assert Path(str(outcome)).parent == tmp_path
    assert list(tmp_path.iterdir()) == []  # gone with the process


def test_a_process_that_is_idle_for_long_is_ended() -> None:
    lanes = Lanes(Way(Limits(seconds=30), pid), idle_seconds=0.5)
    first = lanes.read(jobs("a")[0])
    assert lanes.read(jobs("b")[0]) == first
    for _ in range(800):
        if not alive(str(first)):
            break
        time.sleep(0.05)
    assert not alive(str(first))
    assert lanes.read(jobs("c")[0]) != first
    lanes.stop()


def alive(number: str) -> bool:
    return Path("/proc", number).exists()
