"""Mentions and structure → facts → Record: what only the whole document can tell."""

from pipeline.resolve.assembly import resolve

__all__ = ["resolve"]
