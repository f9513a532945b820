"""Servers that tests ask for by name; started when the first test does, ended with the last."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers.elastic import Server
from tests.servers.secured import SecuredServer


@pytest.fixture(scope="session")
def elastic_server() -> Iterator[Server]:
    """One server without security for the whole run; a test takes an index prefix of its own, and leaves it running."""
    with Server() as server:
        yield server


@pytest.fixture(scope="session")
def secured_server() -> Iterator[SecuredServer]:
    """One server with TLS and users for the whole run."""
    with SecuredServer() as server:
        yield server
