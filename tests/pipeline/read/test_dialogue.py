"""A program that answers many requests: whole answers, long ones, a death, a hang, a promise too large."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from models.errors import UnreadableError
from pipeline.read.programs.dialogue import Dialogue

ECHO = """
import os, struct, sys
for line in sys.stdin.buffer:
    words, length = line.split()
    rest = sys.stdin.buffer.read(int(length))
    sys.stderr.write("loud " * 40_000)
    if words == b"die":
        sys.exit(1)
    if words == b"hang":
        import time; time.sleep(987)
    answer = rest * 2
    promised = 4_000_000_000 if words == b"boast" else len(answer)
    sys.stdout.buffer.write(struct.pack(">I", promised) + answer)
    sys.stdout.buffer.flush()
"""


@contextmanager
def echo() -> Iterator[Dialogue]:
    talk = Dialogue((sys.executable, "-c", ECHO), "echo", memory=1024**3, environment={})
    try:
        yield talk
    finally:
        talk.close()


def test_it_answers_one_request_after_another() -> None:
    with echo() as talk:
        assert talk.ask(b"say 5\nwords", 10) == b"wordswords"
        assert talk.ask(b"say 0\n", 10) == b""
        assert talk.ask(b"say 5000000\n" + b"x" * 5_000_000, 10) == b"x" * 10_000_000


@pytest.mark.parametrize("request_", [b"die 0\n", b"boast 1\nx"])
def test_one_that_dies_or_boasts_has_no_answer(request_: bytes) -> None:
    with echo() as talk:
        assert talk.ask(request_, 10) is None


def test_one_that_hangs_is_told() -> None:
    began = time.monotonic()
    with echo() as talk, pytest.raises(UnreadableError, match=r"echo .*0\.5 giây") as caught:
        talk.ask(b"hang 0\n", 0.5)
    assert caught.value.code == "timeout"
    assert time.monotonic() - began < 30
