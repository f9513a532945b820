"""A picture of a page on its way to recognition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.layout import Box

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture; `sha256` tells whether it was seen before, `load` is called only if it was not."""

    page: int
    """The page's number, from 1."""
    sha256: str
    box: Box
    """Where it lies on the page, in points."""
    load: Callable[[], Image]
