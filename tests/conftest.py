"""What tests of several folders need."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

# Folders of tests are named like the packages they test: without this, `import index` could find tests/index.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from index import Index, open_index
from tests.servers.elastic import Server
from tests.servers.fixtures import elastic_cluster, elastic_server, proxy, secured_server  # noqa: F401
from tests.turns import turn

if TYPE_CHECKING:
    from pipeline import Store

ENGINES = ("embedded", "elastic")
NewUrl = Callable[[], str]
LONG = (
    "faults/test_faults.py",
    "pipeline/test_cluster.py",
    "index",
    "secured",
    "cluster",
    "pipeline/test_linear.py",
    "broken",
    "faults",
    "parity",
    "pipeline/test_verification.py",
    "pipeline/test_confinement.py",
    "test_scale.py",
    "api",
)
"""What takes long, the longest first: then no process has much left to do when the others have ended."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where tests run in several processes, they get them file by file in this order."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: _place(item.path.relative_to(Path(__file__).parent).as_posix()))


def _place(path: str) -> int:
    """Where a file stands in LONG."""
    return next((at for at, long in enumerate(LONG) if path == long or path.startswith(f"{long}/")), len(LONG))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """A test that would suffer from others beside it, or they from it, is marked `alone`."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return (yield)
    with turn(alone=item.get_closest_marker("alone") is not None):
        return (yield)


@pytest.fixture(scope="module", params=ENGINES)
def new_index_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewUrl]:
    """Makes places for empty indices, of every engine; a test that uses it runs once on each."""
    if request.param == "embedded":
        yield lambda: tmp_path_factory.mktemp("index").as_uri()
    else:
        server: Server = request.getfixturevalue("elastic_server")
        with elastic_urls(server) as new:
            yield new


@contextmanager
def elastic_urls(server: Server) -> Iterator[NewUrl]:
    """Makes places for indices on a server; at the end they are deleted."""
    run = uuid4().hex[:8]
    numbers = count(1)
    yield lambda: f"{server.url}/t{run}-{next(numbers)}?patience=10"
    made = sorted(server.call("GET", f"/t{run}-*?filter_path=*.settings.index.uuid"))
    for at in range(0, len(made), 40):
        server.call("DELETE", f"/{','.join(made[at : at + 40])}")


@pytest.fixture(scope="module")
def elastic_url(request: pytest.FixtureRequest) -> Iterator[NewUrl]:
    """Makes places for indices on the server, for tests of what only Elasticsearch's engine does."""
    with elastic_urls(request.getfixturevalue("elastic_server")) as new:
        yield new


@pytest.fixture
def index_url(new_index_url: NewUrl) -> str:
    """Where a test keeps an index, empty."""
    return new_index_url()


@pytest.fixture
def index(index_url: str) -> Iterator[Index]:
    """An empty index of every engine; a test that uses it runs once on each."""
    opened = open_index(index_url)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def shared_index(new_index_url: NewUrl) -> Iterator[Index]:
    """An empty index for all tests of a module: filled once, and then only asked."""
    opened = open_index(new_index_url())
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def shared_eval() -> Path:
    """The folder of example documents beside the checkout."""
    folder = Path(__file__).resolve().parents[2] / "shared" / "eval" / "dev"
    if not folder.is_dir():
        pytest.skip(f"no example documents beside the checkout ({folder.parent.parent.name}/eval/dev)")
    return folder


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A corpus that holds the documents of corpus/samples; to be asked, never written."""
    from pipeline import ingest, open_store

    store = open_store(tmp_path_factory.mktemp("samples"))
    documents = Path(__file__).parent.parent / "corpus" / "samples" / "documents"
    assert ingest([documents], store).failed == ()
    return store


@pytest.fixture
def data_folder(tmp_path: Path) -> Path:
    """An empty folder for archive, ledger and index."""
    return tmp_path / "data"
