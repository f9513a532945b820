"""The head of a document: number and symbol, issuers, place and date, type and title."""

from pipeline.structure.head.header import find_header

__all__ = ["find_header"]
