"""Reads what sentences state of indicators, from figure to figure."""

from pipeline.extract.figures.clauses import Clauses
from pipeline.extract.figures.group import Carried
from pipeline.extract.figures.sentence import Reader

__all__ = ["Carried", "Clauses", "Reader"]
