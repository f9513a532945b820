"""Serves the application on an address, until it is stopped."""

from __future__ import annotations

import gc
import socket
from collections.abc import Callable

import uvicorn

from api.app import create_app
from models.errors import BadCallError, why
from models.limits import RARELY
from pipeline import Store

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Names of this machine; served on one of them, nothing else is answered to."""
BACKLOG = 128
"""Callers that may wait to be taken."""


def serve(store: Store, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serves until Ctrl-C; `say` is given the address. BadCallError("port-busy" | "address") if it can't be had."""
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    say(f"http://{shown}:{listening.getsockname()[1]}")
    hosts = {*LOOPBACK, host} if host in LOOPBACK else ()
    app = create_app(store, hosts)
    keep_loaded()
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        return
    finally:
        listening.close()


def keep_loaded() -> None:
    """Takes what is loaded by now from what the garbage collector looks through.

    It stays as long as the process; looking through it again in the middle of an answer takes tens of milliseconds.
    What answers make is looked through less often than Python does by itself: hardly any of it refers to itself.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*RARELY)


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Its protocol is named: else asyncio leaves Nagle's delay on, 40 ms an answer."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except OSError as error:
        listening.close()
        raise _refusal(error, host, port) from error
    return listening


def _refusal(error: OSError, host: str, port: int) -> BadCallError:
    match error:
        case PermissionError():
            return BadCallError("address", f"không được phép nghe cổng {port}; hãy chọn cổng từ 1024 với --port")
        case socket.gaierror():
            return BadCallError("address", f"không hiểu địa chỉ {host}; hãy dùng 127.0.0.1 hoặc 0.0.0.0")
        case _:
            reason = f"cổng {port} ở {host} không dùng được ({why(error)}); hãy chọn cổng khác với --port"
            return BadCallError("port-busy", reason)
