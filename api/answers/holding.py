"""Whole answers that pages are cut from: worked out once for each state of the index, and a few of them held."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from index import IndexReader

Item = TypeVar("Item")
MOST = 20_000
"""Items that are held for an index, of all answers together; a larger answer is worked out for each page."""


class _Answers:
    """The answers that are held for one state of one index, the last used ones last. Safe from several threads."""

    def __init__(self, most: int) -> None:
        self._lock, self._most = Lock(), most
        self._state = ""
        self._kept: OrderedDict[Hashable, Sequence[Any]] = OrderedDict()

    def get(self, state: str, question: Hashable) -> Sequence[Any] | None:
        """The answer to a question in a state of the index, if it is held; those of other states are dropped."""
        with self._lock:
            if state != self._state:
                self._kept.clear()
                self._state = state
            if question in self._kept:
                self._kept.move_to_end(question)
            return self._kept.get(question)

    def keep(self, state: str, question: Hashable, items: Sequence[Any]) -> None:
        """Holds an answer, in place of those that were not asked for longest if there are too many items."""
        with self._lock:
            if state != self._state or len(items) > self._most:
                return
            self._kept[question] = items
            while sum(map(len, self._kept.values())) > self._most:
                self._kept.popitem(last=False)


_HELD: WeakKeyDictionary[IndexReader, dict[int, _Answers]] = WeakKeyDictionary()
"""By how many items they hold at most, so that large ones don't take the place of the others."""
_OPENING = Lock()


def whole(
    reader: IndexReader, question: Hashable, work_out: Callable[[], Iterable[Item]], most: int | None = None
) -> Sequence[Item]:
    """All items of the answer to a question, from what is held if nothing was put into the index since.

    `question` is apart from page and place. Two threads may both work an answer out. Questions with one `most`, `MOST`
    by itself, have together so many items.
    """
    most = MOST if most is None else most
    with _OPENING:
        answers = _HELD.setdefault(reader, {}).setdefault(most, _Answers(most))
    state = reader.state()
    found = answers.get(state, question)
    if found is None:
        found = tuple(work_out())
        answers.keep(state, question, found)
    return found
