"""What tests of several folders need."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

# Folders of tests are named like the packages they test: without this, `import index` could find tests/index.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from index import Index, open_index
from tests.servers.fixtures import elastic_server  # noqa: F401

if TYPE_CHECKING:
    from pipeline import Store

ENGINES = ("embedded",)


@pytest.fixture(params=ENGINES)
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Index]:
    """An empty index of every engine; a test that uses it runs once on each."""
    opened = open_index(index_url(request.param, tmp_path))
    yield opened
    opened.close()


def index_url(engine: str, folder: Path) -> str:
    """Where a test keeps its index."""
    return {"embedded": (folder / "index").as_uri()}[engine]


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
