"""Shuts the process it is called in into a jail: no network, no passwords, bounded memory, an end with its parent."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from models.limits import Limits

if sys.platform != "win32":
    import resource

_NEW_NETWORK: Final = 0x40000000
_NEW_USER: Final = 0x10000000
"""CLONE_NEWNET and CLONE_NEWUSER of unshare(2)."""
_DIES_WITH_PARENT: Final = 1
"""PR_SET_PDEATHSIG of prctl(2)."""
_SECRET: Final = re.compile("TIENLE_(?:INDEX|ARCHIVE)$|FSSPEC_|.*(?:KEY|SECRET|TOKEN|PASSW|CREDENTIAL)", re.IGNORECASE)
"""TIENLE_INDEX, AWS_SECRET_ACCESS_KEY: environment variables that may hold a password, which no reading needs."""


def enter(memory: int) -> None:
    """Jails this process for good, with `memory` bytes at most; its children are in the jail too.

    To be called before it starts threads: a process with several can't leave the network where that takes a user
    namespace. What a system doesn't know of all this is left out there, but no connection is opened on any.
    """
    _forget_secrets()
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        most = _lower(memory, resource.getrlimit(resource.RLIMIT_DATA)[1])
        resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    if not _leave_network():
        sys.addaudithook(_refuse_connections)
    if sys.platform == "linux":  # last: a change of rights may make the kernel forget it
        ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGKILL)


def allow(size: int, limits: Limits) -> None:
    """Allows the process, beyond what it has, the memory that a file of `size` bytes may take."""
    _bound(_held() + limits.memory_for(size))


def allow_all() -> None:
    """Allows the process what it was given when it entered the jail."""
    _bound(None)


def _bound(memory: int | None) -> None:
    if sys.platform == "linux":
        most = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (most if memory is None else _lower(memory, most), most))


def _lower(memory: int, most: int) -> int:
    return memory if most == resource.RLIM_INFINITY else min(memory, most)


def _held() -> int:
    """Bytes of data that the process has now; only Linux tells."""
    if sys.platform != "linux":
        return 0
    return int(Path("/proc/self/statm").read_bytes().split()[5]) * resource.getpagesize()


def _forget_secrets() -> None:
    """Takes away the environment variables that may hold a password; on Linux also from /proc/self/environ."""
    for name in filter(_SECRET.match, tuple(os.environ)):  # noqa: TID251 - nothing is read, and nothing is passed on
        if sys.platform == "linux":
            library = ctypes.CDLL(None)
            library.getenv.restype = ctypes.c_void_p
            if value := ctypes.c_void_p(library.getenv(os.fsencode(name))):
                ctypes.memset(value, 0, library.strlen(value))
        del os.environ[name]  # noqa: TID251


def _leave_network() -> bool:
    """Moves the process into a network of its own, without any way out; False where the kernel doesn't allow it."""
    if sys.platform != "linux":
        return False
    unshare = ctypes.CDLL(None).unshare
    user, group = os.getuid(), os.getgid()
    if unshare(_NEW_NETWORK) == 0:
        return True
    if unshare(_NEW_NETWORK | _NEW_USER) != 0:
        return False
    # Without its own numbers the process could start no program that has a jail of its own.
    for name, words in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        with suppress(OSError):
            Path("/proc/self", name).write_text(words, encoding="ascii")
    return True


def _refuse_connections(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in {socket.AF_INET, socket.AF_INET6}:
        raise PermissionError("documents are read without network")
