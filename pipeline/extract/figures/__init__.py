"""Reads what sentences state of indicators, from figure to figure."""

from pipeline.extract.figures.clauses import Clauses
from pipeline.extract.figures.sentence import Reader
from pipeline.extract.figures.state import Carried

__all__ = ["Carried", "Clauses", "Reader"]
