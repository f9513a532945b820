"""Stated values of indicators, each with its place."""

from __future__ import annotations

from api.answers.areas import areas_meant
from api.answers.indicators import names_meant
from index import IndexReader
from models.answer import ObservationPage
from models.query import ObservationQuery


def observations(query: ObservationQuery, reader: IndexReader) -> ObservationPage:
    """The page of values; an indicator may be given by code, by a name of the register or as documents print it."""
    narrowed = {"indicators": names_meant(query.indicators), "areas": areas_meant(query.areas, reader)}
    return reader.observations(query.model_copy(update=narrowed))
