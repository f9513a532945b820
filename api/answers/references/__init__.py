"""Cited documents over the years: `cited_documents` lists them, `reference` tells the history of one."""

from api.answers.references.history import cited_documents, reference

__all__ = ["cited_documents", "reference"]
