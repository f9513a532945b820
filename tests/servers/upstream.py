"""The proxy's side that speaks with the server."""

from __future__ import annotations

import asyncio
import ssl

from tests.servers.messages import LIMIT, Message, read_answer


class Upstream:
    """A connection to the server, made when it is needed."""

    def __init__(self, port: int, context: ssl.SSLContext | None) -> None:
        self._port, self._context = port, context
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def send(self, content: bytes) -> asyncio.StreamReader:
        """Gives bytes to the server."""
        if self._streams is None:
            self._streams = await asyncio.open_connection("127.0.0.1", self._port, limit=LIMIT, ssl=self._context)
        reader, writer = self._streams
        writer.write(content)
        await writer.drain()
        return reader

    async def hear(self, request: Message) -> Message:
        """The server's answer."""
        return await read_answer(await self.send(request.content), request)

    async def ask(self, request: Message) -> bytes:
        """The bytes of the server's answer."""
        return (await self.hear(request)).content

    def close(self) -> None:
        """Hangs up."""
        if self._streams is not None:
            self._streams[1].close()
