"""A network between client and server that loses, cuts, repeats, delays and reorders, as a test tells it to.

with Proxy(server) as proxy:
    proxy.set(Fault("lose", path="/_bulk", times=1))    # the next bulk request is applied, its answer never arrives
    open_index(proxy.url + "/tienle")
"""

from __future__ import annotations

import asyncio
import random
import ssl
import threading
from collections import Counter
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from tests.servers.elastic import Server, free_port
from tests.servers.messages import LIMIT, Message, read_answer, read_request, refusal

Kind = Literal["cut", "lose", "delay", "repeat", "hold", "answer", "silence"]


@dataclass
class Fault:
    """What happens to requests whose first line ("POST /_bulk HTTP/1.1") holds `path`.

    "cut": `size` bytes of the request reach the server, then both connections are gone
    "lose": the server gets the request and answers; the client gets `size` bytes of the answer, then nothing more
    "delay": the request goes to the server `seconds` later
    "repeat": the server gets the request and, when it has answered and `seconds` later, the same bytes once more
    "hold": requests wait until `size` of them are there, or `seconds` have passed, then go one by one, the last first
    "answer": the client gets `status`, with Retry-After if `retry_after` is given; the server gets nothing
    "silence": the client gets no answer, the server nothing; the connection stays

    It happens `times` times (None: always), each time with `probability`, by chance of `seed`.
    """

    kind: Kind
    path: str = ""
    times: int | None = None
    size: int = 0
    seconds: float = 0.0
    status: int = 503
    retry_after: int | None = None
    probability: float = 1.0
    seed: int = 0
    _chance: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)

    def strikes(self, request: Message) -> bool:
        """Whether it happens to this request; it's counted then."""
        if self.path not in request.line or self.times == 0 or self._chance.random() >= self.probability:
            return False
        self.times = None if self.times is None else self.times - 1
        return True


class Gone(Exception):
    """The connection to the client is to be cut."""


class Proxy:
    """Stands in front of a server at `url`; all its work is done in a thread of its own.

    `counts`: requests that came ("requests"), the ones that went on untouched ("pass"), and a number for every kind of
    fault that struck. `requests`: the first lines of all that came, in their order.
    """

    def __init__(self, server: Server) -> None:
        """A proxy that nobody can reach yet; before a secured server it speaks TLS with a certificate of its own."""
        self.counts: Counter[str] = Counter()
        self.requests: list[str] = []
        self._target, self._port = server.port, free_port()
        self._ours, self._theirs = contexts(server)
        self._faults: tuple[Fault, ...] = ()
        self._held: list[asyncio.Future[None]] = []
        self._turn = asyncio.Lock()
        self._open: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True)
        self._listener: asyncio.Server | None = None

    def __enter__(self) -> Self:
        """Listens."""
        self._thread.start()
        self.accept()
        return self

    def __exit__(self, *_: object) -> None:
        """Cuts all connections and ends."""
        self._do(self._finish())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def url(self) -> str:
        """Scheme, host and port, without a slash at the end."""
        return f"{'https' if self._ours else 'http'}://127.0.0.1:{self._port}"

    def set(self, *faults: Fault) -> None:
        """From now on these happen, the first that fits to each request; without any, all requests pass."""
        self._faults = faults

    def refuse(self) -> None:
        """Cuts all connections and refuses new ones, as a server that is down."""
        self._do(self._close())

    def accept(self) -> None:
        """Takes connections again after refuse()."""
        self._do(self._listen())

    def cut(self) -> None:
        """Cuts all connections once; new ones are taken."""
        self._do(self._drop())

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        asyncio.run_coroutine_threadsafe(work, self._loop).result(30)

    async def _listen(self) -> None:
        if self._listener is None:
            self._listener = await asyncio.start_server(
                self._serve, "127.0.0.1", self._port, limit=LIMIT, ssl=self._ours
            )

    async def _close(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        await self._drop()

    async def _drop(self) -> None:
        for writer in tuple(self._open):
            writer.transport.abort()

    async def _finish(self) -> None:
        await self._close()
        mine = asyncio.current_task()
        rest = [task for task in asyncio.all_tasks() if task is not mine]
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of a client, with one to the server that lives as long."""
        self._open.add(writer)
        upstream = Upstream(self._target, self._theirs)
        try:
            while (request := await read_request(reader)) is not None:
                writer.write(await self._treat(request, upstream))
                await writer.drain()
        except Gone as gone:
            writer.write(gone.args[0])
            with suppress(ConnectionError):
                await writer.drain()
        except (OSError, EOFError):
            self.counts["broken"] += 1
        finally:
            self._open.discard(writer)
            upstream.close()
            writer.close()

    async def _treat(self, request: Message, upstream: Upstream) -> bytes:
        """What the client gets."""
        self.counts["requests"] += 1
        self.requests.append(request.line)
        fault = next((fault for fault in self._faults if fault.strikes(request)), None)
        self.counts[fault.kind if fault else "pass"] += 1
        if fault is None:
            return await upstream.ask(request)
        match fault.kind:
            case "cut":
                await upstream.send(request.content[: fault.size])
                raise Gone(b"")
            case "lose":
                raise Gone((await upstream.ask(request))[: fault.size])
            case "delay":
                await asyncio.sleep(fault.seconds)
            case "repeat":
                return await self._twice(request, upstream, fault.seconds)
            case "hold":
                return await self._in_turn(request, upstream, fault)
            case "answer":
                return refusal(fault.status, fault.retry_after)
            case "silence":
                await asyncio.Event().wait()
        return await upstream.ask(request)

    async def _twice(self, request: Message, upstream: Upstream, seconds: float) -> bytes:
        """The first answer; the second time is a connection of its own, waited for unless it comes later."""
        answer = await upstream.ask(request)
        again = asyncio.create_task(self._again(request, seconds))
        self._tasks.add(again)
        again.add_done_callback(self._tasks.discard)
        if not seconds:
            await again
        return answer

    async def _again(self, request: Message, seconds: float) -> None:
        await asyncio.sleep(seconds)
        upstream = Upstream(self._target, self._theirs)
        try:
            await upstream.ask(request)
            self.counts["repeated"] += 1
        finally:
            upstream.close()

    async def _in_turn(self, request: Message, upstream: Upstream, fault: Fault) -> bytes:
        """Waits for others, or for the time to pass; of those that waited the last one goes first."""
        mine: asyncio.Future[None] = self._loop.create_future()
        self._held.append(mine)
        if len(self._held) >= fault.size:
            self._release()
        else:
            self._loop.call_later(fault.seconds, lambda: None if mine.done() else self._release())
        await mine
        async with self._turn:
            return await upstream.ask(request)

    def _release(self) -> None:
        """Lets all that wait go; the lock gives turns in the order in which they wake up."""
        for waiting in reversed(self._held):
            if not waiting.done():
                waiting.set_result(None)
        self._held.clear()


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

    async def ask(self, request: Message) -> bytes:
        """The bytes of the server's answer."""
        return (await read_answer(await self.send(request.content), request)).content

    def close(self) -> None:
        """Hangs up."""
        if self._streams is not None:
            self._streams[1].close()


def contexts(server: Server) -> tuple[ssl.SSLContext | None, ssl.SSLContext | None]:
    """How to speak TLS to clients and to the server; nothing where the server doesn't."""
    if server.trust is None:
        return None, None
    from tests.servers.secured import SecuredServer

    assert isinstance(server, SecuredServer)
    return server.authority.context(), ssl.create_default_context(cafile=str(server.trust))
