"""Reads what tables state of indicators."""

from pipeline.extract.figure_tables.rows import find_in_tables

__all__ = ["find_in_tables"]
