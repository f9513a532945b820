"""Who wants to know how far long work is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with (steps done, steps in all); which steps, the work says."""


def silent(_done: int, _total: int) -> None:
    """Nobody wants to know."""
