"""The pages of what doesn't agree: "/kiem-tra", "/khong-khop", "/so-uoc"."""

from fastapi import APIRouter

from api.pages.checking import check, disagreements, estimates

ROUTERS: tuple[APIRouter, ...] = (check.router, disagreements.router, estimates.router)

__all__ = ["ROUTERS"]
