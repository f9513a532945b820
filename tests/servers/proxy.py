"""A network between client and server that loses, cuts, repeats, delays and reorders, as a test tells it to.

with Proxy(server) as proxy:
    proxy.set(Fault("lose", path="/_bulk", times=1))    # the next bulk request is applied, its answer never arrives
    open_index(proxy.url + "/tienle")
"""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections import Counter
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import Any, Self

from tests.servers.bulk import together, without
from tests.servers.elastic import Server, free_port
from tests.servers.faults import Fault
from tests.servers.messages import LIMIT, Message, read_request, refusal
from tests.servers.upstream import Upstream


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
        self._bugs: list[Exception] = []
        self._loop = asyncio.new_event_loop()
        self._loop.set_exception_handler(self._told)
        self._thread = threading.Thread(target=self._loop.run_forever, name="proxy", daemon=True)
        self._listener: asyncio.Server | None = None

    def __enter__(self) -> Self:
        """Listens."""
        self._thread.start()
        self.accept()
        return self

    def __exit__(self, *_: object) -> None:
        """Cuts all connections and ends; raises what went wrong in the proxy itself."""
        self._do(self._finish())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        if self._bugs:
            raise self._bugs[0]

    @property
    def url(self) -> str:
        """Scheme, host and port, without a slash at the end."""
        return f"{'https' if self._ours else 'http'}://127.0.0.1:{self._port}"

    def set(self, *faults: Fault) -> None:
        """From now on these happen, the first that fits to each request; without any, all requests pass.

        Their counts and chances begin anew.
        """
        self._faults = tuple(replace(fault) for fault in faults)

    def refuse(self) -> None:
        """Cuts all connections and refuses new ones, as a server that is down."""
        self._do(self._close())

    def accept(self) -> None:
        """Takes connections again after refuse()."""
        self._do(self._listen())

    def cut(self) -> None:
        """Cuts all connections once; new ones are taken."""
        self._do(self._drop())

    def _told(self, _: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Takes note of errors that nobody awaits, unless they are of the network."""
        error = context.get("exception")
        if isinstance(error, Exception) and not isinstance(error, OSError | EOFError):
            self._bugs.append(error)

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
            case "reject":
                kept, told = without(request, fault.rejects)
                return together(await upstream.hear(kept) if kept else None, told)
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


def contexts(server: Server) -> tuple[ssl.SSLContext | None, ssl.SSLContext | None]:
    """How to speak TLS to clients and to the server; nothing where the server doesn't."""
    if server.trust is None:
        return None, None
    from tests.servers.secured import SecuredServer

    assert isinstance(server, SecuredServer)
    return server.authority.context(), ssl.create_default_context(cafile=str(server.trust))
