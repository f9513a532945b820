"""Best of several runs, in seconds: one thing alone, or several by turns."""

from __future__ import annotations

import time
from collections.abc import Callable


def best(work: Callable[[], object], runs: int = 5) -> float:
    """Seconds of the fastest of `runs` calls, after one that is not counted."""
    work()
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def side_by_side(*works: Callable[[], object], rounds: int = 9) -> list[float]:
    """The same for several things that are compared, by turns: what else the machine does meanwhile hits all alike."""
    times = [[best(work, 1) for work in works] for _ in range(rounds)]
    return [min(each) for each in zip(*times, strict=True)]
