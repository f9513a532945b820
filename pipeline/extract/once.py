"""What several components read of one text, read once: its dates and its numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from spacy.tokens import Doc

from models.values.date import FoundDate
from models.values.date_phrase import all_dates
from models.values.number import FoundNumber, find_numbers

Found = TypeVar("Found")


def dates_in(doc: Doc) -> list[FoundDate]:
    """Every readable date and range of a text, in order."""
    return [date for date in _once(doc, "dates", _dates) if date.value]


def impossible_dates_in(doc: Doc) -> list[FoundDate]:
    """What is written like a date and is none."""
    return [date for date in _once(doc, "dates", _dates) if not date.value]


def numbers_in(doc: Doc) -> list[FoundNumber]:
    """Every number of a text, in order."""
    return _once(doc, "numbers", find_numbers)


def _dates(content: str) -> list[FoundDate]:
    return all_dates(content, 0, len(content))


def _once(doc: Doc, key: str, read: Callable[[str], list[Found]]) -> list[Found]:
    found: list[Found] | None = doc.user_data.get(key)
    if found is None:
        found = doc.user_data[key] = read(doc._.text.content)
    return found
