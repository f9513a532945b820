"""The pages of what runs through the years: "/phong-trao", "/vien-dan", "/noi-dung"."""

from fastapi import APIRouter

from api.pages.histories import movements, references, statements

ROUTERS: tuple[APIRouter, ...] = (movements.router, references.router, statements.router)

__all__ = ["ROUTERS"]
