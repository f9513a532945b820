"""Documents parsed in a process of their own: what comes back, and what becomes of a process that doesn't answer."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_files import PAPER, WORD, forms, page, squeezed

from corpus.archive import hash_of
from models.errors import RefusedError, TienleError, UnreadableError
from models.limits import DEFAULT_LIMITS, Limits
from models.record import Mention, Record
from pipeline import parse, parse_apart
from pipeline.jobs import Failure, Job, failure_of
from pipeline.workers import parse_all

SLOW = "Doanh thu đạt 1.234 tỷ đồng, tăng 12% so với cùng kỳ. ".encode() * 20_000


@pytest.mark.parametrize("data", [WORD, PAPER, "Báo cáo".encode()])
def test_the_record_is_the_one_that_is_made_here(data: bytes) -> None:
    assert parse_apart(data, "a") == parse(data, "a").to_json().encode()


def test_errors_come_back_as_they_are() -> None:
    with pytest.raises(UnreadableError) as caught:
        parse_apart(b"", "a.txt")
    assert (caught.value.code, caught.value.exit_code) == ("empty", 3)
    with pytest.raises(RefusedError) as refused:
        parse_apart(page(squeezed(b" ", 20_000_000, 1)), "a.pdf")
    assert (refused.value.code, refused.value.exit_code) == ("bomb", 4)


def test_too_slow(children: Callable[[], set[int]]) -> None:
    began = time.monotonic()
    with pytest.raises(RefusedError) as caught:
        parse_apart(SLOW * 4, "a.txt", Limits(seconds=0.2))
    assert (caught.value.code, caught.value.exit_code) == ("too-slow", 4)
    assert time.monotonic() - began < 15
    assert children() == set()


@pytest.mark.parametrize("data", [forms(8, 10), b"x " * 3_000_000])
def test_too_large_in_memory(data: bytes) -> None:
    # In a fresh process, as the command is one: this one may hold more by now than the limits of memory allow.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        verdict = fresh.submit(alone, data, replace(DEFAULT_LIMITS, memory_a_byte=1)).result()
    assert verdict is not None
    assert verdict.code == "too-large-in-memory"


def test_a_process_that_dies_means_a_file_that_crashes(children: Callable[[], set[int]]) -> None:
    def strike() -> None:
        while not children():
            time.sleep(0.01)
        time.sleep(0.1)
        os.kill(children().pop(), signal.SIGKILL)

    striking = threading.Thread(target=strike)
    striking.start()
    with pytest.raises(UnreadableError) as caught:
        parse_apart(SLOW, "a.txt")
    striking.join()
    assert (caught.value.code, caught.value.exit_code) == ("crashed", 3)
    assert "\n" not in caught.value.message


SAME_VERDICT = [
    # the library gets no more memory and ends the process
    (forms(8, 10), Limits(memory_a_byte=1), "too-large-in-memory"),
    # we get none
    (b"x " * 3_000_000, Limits(seconds=60, memory_at_least=50_000_000, memory_a_byte=1), "too-large-in-memory"),
    (b"Doanh thu 5%. " * 50_000, Limits(seconds=0.1), "too-slow"),
    (page(squeezed(b" ", 20_000_000, 1)), Limits(), "bomb"),
    (b"", Limits(), "empty"),
]


@pytest.mark.parametrize(("data", "limits", "code"), SAME_VERDICT)
def test_the_verdict_is_that_of_parsing_it_alone(tmp_path: Path, data: bytes, limits: Limits, code: str) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    ((_, outcome),) = parse_all([Job(path, path.name, hash_of(path))], limits, 1)
    # In a fresh process, as the command is one: this one may hold more by now than the limits of memory allow.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
        verdict = fresh.submit(alone, data, limits).result()
    assert outcome == verdict
    assert verdict is not None
    assert verdict.code == code


def alone(data: bytes, limits: Limits) -> Failure | None:
    """What becomes of a document that is parsed by itself; None if it is read."""
    try:
        parse_apart(data, "a", limits)
    except TienleError as error:
        return failure_of(error)
    return None


@pytest.fixture
def children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], set[int]]]:
    """The children that this process has more than before; at the end nothing of theirs may be left."""
    listed = Path(f"/proc/self/task/{threading.main_thread().native_id}/children")
    before = set(listed.read_text().split())
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    yield lambda: {int(pid) for pid in set(listed.read_text().split()) - before}
    assert list(tmp_path.iterdir()) == []


@given(
    st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<html><body><p>", b"\xff\xfe"]),
    st.binary(max_size=400),
)
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_a_record_or_a_way_out(start: bytes, rest: bytes) -> None:
    check(start + rest)


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_record_that_quotes_it(text: str) -> None:
    check(text.encode("utf-8", "replace"))


@given(st.sampled_from([WORD, PAPER]), st.lists(st.tuples(st.integers(0, 2**16), st.integers(0, 255)), max_size=8))
@settings(max_examples=40, deadline=None)
def test_changed_bytes_give_a_record_or_a_way_out(data: bytes, changes: list[tuple[int, int]]) -> None:
    changed = bytearray(data)
    for place, byte in changes:
        changed[place % len(changed)] = byte
    check(bytes(changed))


def check(data: bytes) -> None:
    """Twice the same: an error that says the way out, or a record whose quotes stand where it says."""
    first, second = outcome(data), outcome(data)
    assert first == second
    if isinstance(first, tuple):
        assert first[0] in {3, 4}
        assert "\n" not in first[2]
    else:
        record = Record.from_json(first)
        for found in mentions(record):
            assert found.quote == record.text[found.start : found.end]


def mentions(record: Record) -> Iterator[Mention]:
    """Everything in the record that quotes the text."""
    for found in (record.references, record.movements, record.awards, record.observations, record.statements):
        yield from found
    yield from record.dates


def outcome(data: bytes) -> str | tuple[int, str, str]:
    try:
        return parse(data, "a").to_json()
    except TienleError as error:
        return error.exit_code, error.code, error.message
