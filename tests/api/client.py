"""A client that asks an application without a socket, one question after another."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
from fastapi import FastAPI


class Client:
    """Asks `app`; answers of status 500 are answers, not exceptions."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app

    def get(self, url: str, **more: Any) -> httpx.Response:
        """The answer to GET."""
        return self.ask("GET", url, **more)

    def ask(self, method: str, url: str, **more: Any) -> httpx.Response:
        """The answer to any method."""
        return asyncio.run(self._ask(method, url, **more))

    async def _ask(self, method: str, url: str, **more: Any) -> httpx.Response:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://tienle") as client:
            return await client.request(method, url, **more)
