"""Two indices of the same made documents, one of each engine: `--documents 20000` makes them large."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from parity_corpus import Corpus

from index import open_index

DOCUMENTS = 600
"""For every day."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--documents", type=int, default=DOCUMENTS, help="documents that both engines are to hold")


@pytest.fixture(scope="session")
def corpus(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, elastic_server: object
) -> Iterator[Corpus]:
    url = elastic_server.url  # type: ignore[attr-defined]
    embedded = open_index(tmp_path_factory.mktemp("parity").as_uri())
    elastic = open_index(f"{url}/parity")
    made = Corpus(embedded, elastic)
    made.fill(request.config.getoption("--documents", DOCUMENTS))
    yield made
    embedded.close()
    elastic.close()
    names = ",".join(sorted(elastic_server.call("GET", "/parity-*?filter_path=*.settings.index.uuid")))  # type: ignore[attr-defined]
    elastic_server.call("DELETE", f"/{names}")  # type: ignore[attr-defined]
