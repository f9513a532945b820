"""Servers that tests ask for by name; started when the first test does, ended with the last.

Imported where they are wanted: most runs of tests want none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.servers.cluster import Cluster
    from tests.servers.elastic import Server
    from tests.servers.proxy import Proxy
    from tests.servers.secured import SecuredServer


@pytest.fixture(scope="session")
def elastic_server() -> Iterator[Server]:
    """One server without security for the whole run; a test takes an index prefix of its own, and leaves it running."""
    from tests.servers.elastic import Server

    with Server(passing=True) as server:
        yield server


@pytest.fixture(scope="module")
def proxy(elastic_server: Server) -> Iterator[Proxy]:
    """A network before that server for the tests of one module; a test leaves it without faults."""
    from tests.servers.proxy import Proxy

    with Proxy(elastic_server) as between:
        yield between


@pytest.fixture(scope="session")
def secured_server() -> Iterator[SecuredServer]:
    """One server with TLS, users and keys for the whole run."""
    from tests.servers.secured import SecuredServer

    with SecuredServer(passing=True) as server:
        yield server


@pytest.fixture(scope="module")
def elastic_cluster() -> Iterator[Cluster]:
    """Three nodes for the tests of one module; a test leaves all of them running."""
    from tests.servers.cluster import Cluster

    with Cluster() as cluster:
        yield cluster
