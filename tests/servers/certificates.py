"""An authority of a test's own that signs certificates for servers of this machine."""

from __future__ import annotations

import ssl
from pathlib import Path

import trustme

HOSTS = ("localhost", "127.0.0.1", "::1")


class Authority:
    """Signs certificates; `file` is what a client is given to trust it (PEM)."""

    def __init__(self, folder: Path) -> None:
        """A new authority that keeps its file in `folder`."""
        self._authority = trustme.CA(key_type=trustme.KeyType.RSA)
        folder.mkdir(parents=True, exist_ok=True)
        self.file = folder / "authority.pem"
        self._authority.cert_pem.write_to_path(str(self.file))

    def issue(self, *hosts: str) -> dict[str, bytes]:
        """A certificate for these names and addresses, and its key, as files of a server's configuration."""
        issued = self._issue(hosts)
        chain = b"".join(part.bytes() for part in issued.cert_chain_pems)
        return {"server.crt": chain, "server.key": issued.private_key_pem.bytes()}

    def context(self, *hosts: str) -> ssl.SSLContext:
        """What a server in Python needs to speak TLS under these names and addresses."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self._issue(hosts).configure_cert(context)
        return context

    def _issue(self, hosts: tuple[str, ...]) -> trustme.LeafCert:
        return self._authority.issue_cert(*(hosts or HOSTS), key_type=trustme.KeyType.RSA)
