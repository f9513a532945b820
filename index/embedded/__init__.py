"""The embedded engine: facts in SQLite, passages in tantivy, both in one folder."""

from index.embedded.engine import EmbeddedIndex

__all__ = ["EmbeddedIndex"]
