"""Indicators over the years: a table whose every cell has its source."""

from api.answers.comparison.compare import compare

__all__ = ["compare"]
