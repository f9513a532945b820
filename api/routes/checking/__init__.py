"""What doesn't agree: a draft against the corpus, the corpus against itself, estimates against final figures."""

from fastapi import APIRouter

from api.routes.checking import check, disagreements, estimates

ROUTERS: tuple[APIRouter, ...] = (check.router, disagreements.router, estimates.router)

__all__ = ["ROUTERS"]
