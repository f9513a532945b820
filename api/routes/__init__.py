"""The API under /v1: one module a resource, each a question, its answer, and JSON."""

from fastapi import APIRouter

from api.routes import (
    checking,
    compare,
    documents,
    failures,
    movements,
    observations,
    references,
    review,
    search,
    statements,
)

ROUTERS: tuple[APIRouter, ...] = (
    search.router,
    documents.router,
    failures.router,
    observations.router,
    compare.router,
    movements.router,
    references.router,
    statements.router,
    *checking.ROUTERS,
    review.router,
)

__all__ = ["ROUTERS"]
