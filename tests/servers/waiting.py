"""Waiting for what another process or thread does."""

from __future__ import annotations

import time
from collections.abc import Callable


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    """Whether it holds some time soon; returns as soon as it does."""
    until = time.monotonic() + seconds
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    return holds()
