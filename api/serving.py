"""Serves the application on an address, until it is stopped."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from api.app import create_app
from models.errors import BadCallError
from pipeline import Store

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""Names of this machine; served on one of them, nothing else is answered to."""


def serve(store: Store, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serves until Ctrl-C; `say` is given the address. BadCallError("port-busy" | "address") if it can't be had."""
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    say(f"http://{shown}:{listening.getsockname()[1]}")
    hosts = {*LOOPBACK, host} if host in LOOPBACK else ()
    config = uvicorn.Config(create_app(store, hosts), log_level="warning", access_log=False, server_header=False)
    try:
        uvicorn.Server(config).run(sockets=[listening])
    except KeyboardInterrupt:
        return
    finally:
        listening.close()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except PermissionError as error:
        raise BadCallError("address", f"không được phép nghe cổng {port}; hãy chọn cổng từ 1024 với --port") from error
    except socket.gaierror as error:
        raise BadCallError("address", f"không hiểu địa chỉ {host}; hãy dùng 127.0.0.1 hoặc 0.0.0.0") from error
    except OSError as error:
        reason = f"cổng {port} ở {host} không dùng được ({error.strerror}); hãy chọn cổng khác với --port"
        raise BadCallError("port-busy", reason) from error
