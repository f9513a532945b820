"""A draft against what is held."""

from api.answers.check.check import check

__all__ = ["check"]
