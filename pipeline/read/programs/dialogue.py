"""Talks with a program that answers one request after another, so that it is started once for many."""

from __future__ import annotations

import os
import select
import struct
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import IO, TYPE_CHECKING, Final

from models.errors import UnreadableError
from pipeline.read.programs.run import started

if TYPE_CHECKING:
    import subprocess

LENGTH: Final = struct.Struct(">I")
"""How an answer begins: its length in bytes."""
_LONGEST: Final = 64_000_000
"""Bytes of an answer; a program that promises more is as good as dead."""
_CHUNK: Final = 1 << 20


class Dialogue:
    """A running program and the pipes to it; what it says on its standard error is thrown away."""

    def __init__(self, command: Sequence[str], name: str, *, memory: int, environment: Mapping[str, str]) -> None:
        self._name = name
        self._open = ExitStack()
        self._process = self._open.enter_context(started(command, memory=memory, environment=environment))
        for stream in _streams(self._process):
            os.set_blocking(stream.fileno(), False)

    def ask(self, request: bytes, seconds: float) -> bytes | None:
        """The answer; None if the program died of the request. UnreadableError("timeout") after `seconds`."""
        until = time.monotonic() + seconds
        unsent, answer = memoryview(request), bytearray()
        try:
            while unsent or not _is_whole(answer):
                left = until - time.monotonic()
                if left <= 0:
                    raise UnreadableError("timeout", f"chương trình {self._name} chạy quá {seconds:g} giây")
                unsent = unsent[self._exchange(unsent, answer, left) :]
        except (BrokenPipeError, EOFError):
            return None
        return bytes(answer[LENGTH.size :])

    def close(self) -> None:
        """Ends the program."""
        self._open.close()

    def _exchange(self, unsent: memoryview, answer: bytearray, seconds: float) -> int:
        """Waits for the program to take something or to write, which is added to `answer`; how much it took.

        EOFError if it has ended or promises too much.
        """
        source, sink, errors = _streams(self._process)
        ready, free, _ = select.select([sink, errors], [source] if unsent else [], [], seconds)
        if errors in ready:
            os.read(errors.fileno(), _CHUNK)
        if sink in ready:
            chunk = os.read(sink.fileno(), _CHUNK)
            answer += chunk
            if not chunk or (len(answer) >= LENGTH.size and LENGTH.unpack_from(answer)[0] > _LONGEST):
                raise EOFError
        return os.write(source.fileno(), unsent[:_CHUNK]) if free else 0


def _streams(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes], IO[bytes]]:
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    return process.stdin, process.stdout, process.stderr


def _is_whole(answer: bytearray) -> bool:
    return len(answer) >= LENGTH.size and len(answer) >= LENGTH.size + LENGTH.unpack_from(answer)[0]
