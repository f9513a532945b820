"""Movements over the years: `movements` lists them, `movement` tells the history of one."""

from api.answers.movements.history import movement, movements

__all__ = ["movement", "movements"]
