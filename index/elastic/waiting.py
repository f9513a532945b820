"""Patience with a cluster that is busy or away: pauses that grow, an end, and words for whoever waits for long."""

from __future__ import annotations

import logging
import random
import threading
import time
from collections.abc import Iterator

from models.errors import StoreError

READING_SECONDS = 20.0
"""How long a question is tried again; writers have the address's patience."""
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0
FIRST_REQUEST_SECONDS, LONGEST_REQUEST_SECONDS = 10.0, 30.0
"""How long a request may take, the first and the last time that it is made; at first a quarter of the patience at most:
who asked a node that is silent has time to ask another one."""
LEAST_REQUEST_SECONDS = 1.0
TOLD_AFTER_SECONDS, TOLD_AGAIN_SECONDS = 5.0, 30.0
"""A writer that waits says so then, and so often."""

log = logging.getLogger("tienle")


class BusyError(Exception):
    """It may succeed later: `told` is what to say if it doesn't, `after` the seconds that the server asks for."""

    def __init__(self, told: StoreError, after: float = 0.0) -> None:
        super().__init__(told.message)
        self.told, self.after = told, after


class Words:
    """What is said while writers wait for a cluster: of many that wait, once."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._told: float | None = None

    def waiting(self, busy: BusyError, waited: float, left: float) -> None:
        """Says what is waited for, since when and for how much longer, unless that was said a moment ago."""
        with self._turn:
            now = time.monotonic()
            if self._told is not None and now - self._told < TOLD_AGAIN_SECONDS:
                return
            self._told = now
        log.warning(
            "tienle: đang chờ máy chủ: %s. Đã chờ %s, còn chờ nhiều nhất %s; dừng lúc này (Ctrl-C) không mất gì, chạy"
            " lại là làm nốt",
            busy.told.message,
            _lasting(waited),
            _lasting(left),
        )

    def answered(self) -> None:
        """Says that the wait is over, if it was told of."""
        if self._told is None:
            return
        with self._turn:
            told, self._told = self._told, None
        if told is not None:
            log.warning("tienle: máy chủ đã trả lời; làm tiếp")


class Waiting:
    """One thing that is tried again and again for so many seconds, or until `stopped`."""

    def __init__(self, seconds: float, words: Words, stopped: threading.Event | None = None) -> None:
        self._began = time.monotonic()
        self._seconds, self._words, self._stopped = seconds, words, stopped or threading.Event()
        self._pauses = _pauses()
        self.tries = 0
        """That failed."""

    def request_seconds(self, heavy: bool = False) -> float:
        """How long the next request may take; `heavy`: it brings so much work that it may take long the first time."""
        first, most = min(self._seconds / 4, FIRST_REQUEST_SECONDS), min(self._seconds / 2, LONGEST_REQUEST_SECONDS)
        left = self._seconds - (time.monotonic() - self._began)
        return max(min(most if heavy else first * 2**self.tries, most, left), LEAST_REQUEST_SECONDS)

    def rest(self, busy: BusyError) -> None:
        """Waits before another attempt, as long as the server asks for; what is wrong is raised if that is too late."""
        self.tries += 1
        pause = max(next(self._pauses), busy.after)
        waited = time.monotonic() - self._began
        if waited + pause > self._seconds:
            raise busy.told from None
        if self._seconds > READING_SECONDS and waited >= TOLD_AFTER_SECONDS:
            self._words.waiting(busy, waited, self._seconds - waited)
        if self._stopped.wait(pause):
            raise busy.told from None


def _pauses() -> Iterator[float]:
    """Pauses between attempts: each about twice the last, with chance in it so that clients don't march in step."""
    pause = FIRST_PAUSE
    while True:
        yield pause * random.uniform(0.5, 1.0)
        pause = min(pause * 2, LONGEST_PAUSE)


def _lasting(seconds: float) -> str:
    """95 → "1 phút 35 giây"."""
    minutes, rest = divmod(round(seconds), 60)
    shown = [f"{minutes} phút"] * bool(minutes) + [f"{rest} giây"] * bool(rest or not minutes)
    return " ".join(shown)
