"""An attribute that is worked out when it is first asked for, and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Owner = TypeVar("Owner")
Kept = TypeVar("Kept")


class kept(Generic[Owner, Kept]):
    """As functools.cached_property, without the lock that it takes before Python 3.12: a comparison has thousands.

    Two threads may both work it out.
    """

    def __init__(self, work_out: Callable[[Owner], Kept]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Any]) -> kept[Owner, Kept]: ...

    @overload
    def __get__(self, owner: Owner, kind: type[Any]) -> Kept: ...

    def __get__(self, owner: Owner | None, kind: type[Any]) -> Kept | kept[Owner, Kept]:
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._work_out(owner)
        return value
