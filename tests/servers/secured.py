"""A server that wants a password and speaks TLS with a certificate of the test's own authority.

Users and roles stand in the server's files: this distribution can't make the index that keeps those made by request.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import shutil
import tempfile
import time
import urllib.parse
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tests.servers.certificates import Authority
from tests.servers.elastic import AnswerError, Server

RELOAD_SECONDS = 1
SECURED = {
    "xpack.security.enabled": True,
    "xpack.security.http.ssl.enabled": True,
    "xpack.security.http.ssl.certificate": "server.crt",
    "xpack.security.http.ssl.key": "server.key",
    "resource.reload.interval.high": f"{RELOAD_SECONDS}s",
}
ROUNDS = 10_000
TELL_SECONDS = 20


class SecuredServer(Server):
    """Server with users, roles and TLS; call() asks as the user "elastic", who may do everything."""

    def __init__(self, **more: Any) -> None:
        """A server that is not started yet; `more` as of Server."""
        self._safe = Path(tempfile.mkdtemp(prefix="tienle-authority-"))
        self.authority = Authority(self._safe)
        super().__init__({**SECURED, **more.pop("settings", {})}, files=self.authority.issue(), **more)
        self.password, self.trust = secrets.token_urlsafe(12), self.authority.file
        self._hashes: dict[str, str] = {}
        self._granted: dict[str, tuple[str, ...]] = {}
        self._roles: dict[str, object] = {}

    def close(self) -> None:
        """Ends the server and removes its folders."""
        super().close()
        shutil.rmtree(self._safe, ignore_errors=True)

    def url_of(self, user: str, password: str) -> str:
        """The URL with user and password in it, without a slash at the end."""
        scheme, _, rest = self.url.partition("://")
        return f"{scheme}://{urllib.parse.quote(user, safe='')}:{urllib.parse.quote(password, safe='')}@{rest}"

    def make_role(self, name: str, indices: Mapping[str, list[str]], cluster: list[str]) -> None:
        """A role: pattern of index names → privileges, and privileges of the whole cluster; made before its users."""
        granted = [{"names": [pattern], "privileges": given} for pattern, given in indices.items()]
        self._roles[name] = {"cluster": cluster, "indices": granted}

    def make_user(self, name: str, *roles: str) -> str:
        """A user with these roles, anew if there is one; the password. Returns when the server knows it."""
        password = secrets.token_urlsafe(12)
        self._hashes[name], self._granted[name] = hashed(password), roles
        self._tell()
        self._until_known(name, password, known=True)
        return password

    def remove_user(self, name: str, password: str) -> None:
        """Nobody is this user any more. Returns when the server knows it."""
        del self._hashes[name], self._granted[name]
        self._tell()
        self._until_known(name, password, known=False)

    def _tell(self) -> None:
        """Writes the files of users and roles; a running server looks at them again and again."""
        of_role = {role: [user for user, given in self._granted.items() if role in given] for role in self._roles}
        self.files["roles.yml"] = _lines(f"{name}: {json.dumps(role)}" for name, role in self._roles.items())
        self.files["users_roles"] = _lines(f"{role}:{','.join(users)}" for role, users in of_role.items() if users)
        self.files["users"] = _lines(f"{name}:{kept}" for name, kept in self._hashes.items())
        if self.running:
            for name in ("roles.yml", "users_roles", "users"):
                written = self.folder / name
                written.write_bytes(self.files[name])
                written.chmod(0o644)
                written.replace(self.folder / "config" / name)

    def _until_known(self, name: str, password: str, *, known: bool) -> None:
        """Waits until a running server has read the files."""
        until = time.monotonic() + TELL_SECONDS
        while self.running and self._knows(name, password) is not known:
            assert time.monotonic() < until, f"the server does not read its files of users:\n{self.log_tail()}"
            time.sleep(0.1)
        # Each of the three files is looked at on its own; roles may be read a moment after users.
        time.sleep(RELOAD_SECONDS if self.running else 0)

    def _knows(self, name: str, password: str) -> bool:
        try:
            self.call("GET", "/_security/_authenticate", login=(name, password))
        except AnswerError as refused:
            if refused.status != 401:
                raise
            return False
        return True


def hashed(password: str) -> str:
    """A password as the server's file of users keeps it."""
    salt = os.urandom(32)
    kept = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ROUNDS, 32)
    return f"{{PBKDF2}}{ROUNDS}${base64.b64encode(salt).decode()}${base64.b64encode(kept).decode()}"


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
