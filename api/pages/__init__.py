"""The drafter's pages: search, comparison, document. The API's answers in HTML; no outside assets, no scripts."""

from pathlib import Path

from fastapi import APIRouter

from api.pages import compare, document, search
from api.pages.templating import page

STATIC = Path(__file__).parent / "static"
ROUTERS: tuple[APIRouter, ...] = (search.router, compare.router, document.router)

__all__ = ["ROUTERS", "STATIC", "page"]
