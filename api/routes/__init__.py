"""The API under /v1: one module a resource, each a question, its answer, and JSON."""

from fastapi import APIRouter

from api.routes import compare, documents, failures, movements, observations, references, search, statements

ROUTERS: tuple[APIRouter, ...] = (
    search.router,
    documents.router,
    failures.router,
    observations.router,
    compare.router,
    movements.router,
    references.router,
    statements.router,
)

__all__ = ["ROUTERS"]
