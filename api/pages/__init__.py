"""The drafter's pages: search, comparison, histories, document, files that can't be read.

The API's answers in HTML; no outside assets, no scripts.
"""

from pathlib import Path

from fastapi import APIRouter

from api.pages import checking, compare, document, failures, histories, review, search
from api.pages.templating import page

STATIC = Path(__file__).parent / "static"
ROUTERS: tuple[APIRouter, ...] = (
    search.router,
    compare.router,
    document.router,
    *histories.ROUTERS,
    *checking.ROUTERS,
    review.router,
    failures.router,
)

__all__ = ["ROUTERS", "STATIC", "page"]
