"""A server that wants a password or a key and speaks TLS with a certificate of the test's own authority."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import shutil
import tempfile
import urllib.parse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.servers.certificates import Authority
from tests.servers.elastic import AnswerError, Server

Privileges = Mapping[str, list[str]]
"""Pattern of index names → what may be done to them, in Elasticsearch's words ("read", "all" …)."""
SECURED = {
    "xpack.security.enabled": True,
    "xpack.security.http.ssl.enabled": True,
    "xpack.security.http.ssl.certificate": "server.crt",
    "xpack.security.http.ssl.key": "server.key",
}
# The server keeps users, roles and keys in an index of its own. It can't make it: the analyzer that the index wants for
# addresses of mail needs a module that this distribution lacks. So the index is made as a copy of an empty one that has
# an analyzer of this name; a copy takes its analyzers from there and its fields, as ever, from the server.
USERS = ".security-7"
MODEL = "model-of-security"
MODEL_SETTINGS = {
    "index": {"number_of_shards": 1, "number_of_replicas": 0, "format": 6, "hidden": True},
    "analysis": {"analyzer": {"email": {"type": "custom", "tokenizer": "standard"}}},
}
# Only who is told so by file may touch that index; the user of the tests is this one.
KEEPER = {"cluster": ["all"], "indices": [{"names": ["*"], "privileges": ["all"], "allow_restricted_indices": True}]}
ROUNDS = 10_000


class SecuredServer(Server):
    """Server with users, roles, API keys and TLS; call() asks as `admin`, a user who may do everything."""

    def __init__(self, **more: Any) -> None:
        """A server that is not started yet; `more` as of Server."""
        self._safe = Path(tempfile.mkdtemp(prefix="tienle-authority-"))
        self.authority = Authority(self._safe)
        super().__init__({**SECURED, **more.pop("settings", {})}, files=self.authority.issue(), **more)
        self.admin, self.trust = ("admin", secrets.token_urlsafe(12)), self.authority.file
        self.files["roles.yml"] = f"keeper: {json.dumps(KEEPER)}\n".encode()
        self.files["users"] = f"admin:{hashed(self.admin[1])}\n".encode()
        self.files["users_roles"] = b"keeper:admin\nsuperuser:admin\n"

    def wait(self, *asked: Any) -> None:
        """Returns as soon as the server has all indices ready, the one of users among them."""
        super().wait(*asked)
        try:
            self.call("GET", f"/{USERS}")
        except AnswerError as missing:
            if missing.status != 404:
                raise
            self._make_index_of_users()

    def close(self) -> None:
        """Ends the server and removes its folders."""
        super().close()
        shutil.rmtree(self._safe, ignore_errors=True)

    def url_of(self, user: str, password: str) -> str:
        """The URL with user and password in it, without a slash at the end."""
        scheme, _, rest = self.url.partition("://")
        return f"{scheme}://{urllib.parse.quote(user, safe='')}:{urllib.parse.quote(password, safe='')}@{rest}"

    def make_role(self, name: str, indices: Privileges, cluster: list[str]) -> None:
        """A role: what it may do to indices and, in `cluster`, to the whole."""
        self.call("PUT", f"/_security/role/{name}", role(indices, cluster))

    def make_user(self, name: str, *roles: str) -> str:
        """A user with these roles, anew if there is one; the password."""
        password = secrets.token_urlsafe(12)
        self.call("PUT", f"/_security/user/{name}", {"password": password, "roles": list(roles)})
        return password

    def remove_user(self, name: str) -> None:
        """Nobody is this user any more."""
        self.call("DELETE", f"/_security/user/{name}")

    def make_key(self, name: str, indices: Privileges, cluster: list[str]) -> str:
        """An API key that may do this much, as a client sends it (base64 of "id:secret")."""
        made = self.call(
            "POST", "/_security/api_key", {"name": name, "role_descriptors": {"one": role(indices, cluster)}}
        )
        return str(made["encoded"])

    def revoke_key(self, name: str) -> None:
        """The keys of this name are no good any more."""
        self.call("DELETE", "/_security/api_key", {"name": name})

    def _make_index_of_users(self) -> None:
        made = {"settings": {"index": {"blocks.write": False, "number_of_replicas": 0}}}
        aliases = {"aliases": {".security": {"is_hidden": True}}}
        self.call("PUT", f"/{MODEL}", {"settings": MODEL_SETTINGS})
        self.call("PUT", f"/{MODEL}/_settings", {"index.blocks.write": True})
        self.call("PUT", f"/{MODEL}/_clone/{USERS}", {**made, **aliases})
        self.call("DELETE", f"/{MODEL}")


def role(indices: Privileges, cluster: list[str]) -> dict[str, object]:
    """Privileges in the server's words."""
    granted = [{"names": [pattern], "privileges": given} for pattern, given in indices.items()]
    return {"cluster": cluster, "indices": granted}


def hashed(password: str) -> str:
    """A password as the server's file of users keeps it."""
    salt = os.urandom(32)
    kept = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, ROUNDS, 32)
    return f"{{PBKDF2}}{ROUNDS}${base64.b64encode(salt).decode()}${base64.b64encode(kept).decode()}"
