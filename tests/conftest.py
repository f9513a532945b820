"""What tests of several folders need."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

# Folders of tests are named like the packages they test: without this, `import index` could find tests/index.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from index import Index, open_index
from tests.servers.elastic import Server
from tests.servers.fixtures import elastic_cluster, elastic_server, secured_server  # noqa: F401

if TYPE_CHECKING:
    from pipeline import Store

ENGINES = ("embedded", "elastic")
NUMBERS = count(1)


@pytest.fixture(params=ENGINES)
def index_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a test keeps an index, empty, of every engine; a test that uses it runs once on each."""
    if request.param == "embedded":
        yield (tmp_path / "index").as_uri()
    else:
        server: Server = request.getfixturevalue("elastic_server")
        prefix = f"t{next(NUMBERS)}"
        yield f"{server.url}/{prefix}?replicas=0"
        made = server.call("GET", f"/{prefix}-*?filter_path=*.settings.index.uuid")
        if made:
            server.call("DELETE", f"/{','.join(made)}")


@pytest.fixture
def index(index_url: str) -> Iterator[Index]:
    """An empty index of every engine; a test that uses it runs once on each."""
    opened = open_index(index_url)
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
