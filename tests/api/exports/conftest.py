"""The table that the tests of exports share."""

from __future__ import annotations

import pytest

from models.answer import ComparisonTable
from tests.api.exports.tables import table_of


@pytest.fixture(scope="session")
def table(tmp_path_factory: pytest.TempPathFactory) -> ComparisonTable:
    """Four indicators over the first halves of three years."""
    return table_of(tmp_path_factory.mktemp("exports"))
