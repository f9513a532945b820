"""An authority of a test's own that signs certificates for servers of this machine."""

from __future__ import annotations

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
        issued = self._authority.issue_cert(*(hosts or HOSTS), key_type=trustme.KeyType.RSA)
        chain = b"".join(part.bytes() for part in issued.cert_chain_pems)
        return {"server.crt": chain, "server.key": issued.private_key_pem.bytes()}
