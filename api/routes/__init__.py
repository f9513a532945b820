"""The API under /v1: one module a resource, each a question, its answer, and JSON."""

from fastapi import APIRouter

from api.routes import compare, documents, failures, observations, search

ROUTERS: tuple[APIRouter, ...] = (
    search.router,
    documents.router,
    failures.router,
    observations.router,
    compare.router,
)

__all__ = ["ROUTERS"]
