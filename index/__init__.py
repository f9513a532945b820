"""The face: open an index by its URL. The only place that names engines."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from index.decided import Names
from index.interface import Index, IndexReader, IndexWriter
from index.projection import rows_of
from index.rows import DocumentRows
from models.errors import StoreError

__all__ = ["DocumentRows", "Index", "IndexReader", "IndexWriter", "Names", "open_index", "rows_of"]


def open_index(url: str) -> Index:
    """The index at `file:///folder`, made if it isn't there; StoreError("index-unsupported") for any other URL."""
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost") or not parts.path:
        raise StoreError("index-unsupported", _unsupported(url, parts.scheme))
    from index.embedded import EmbeddedIndex

    return EmbeddedIndex(Path(unquote(parts.path)))


def _unsupported(url: str, scheme: str) -> str:
    if scheme in ("http", "https"):
        return f"chưa hỗ trợ Elasticsearch ({url}): đặt TIENLE_INDEX=file:///thư/mục để dùng chỉ mục nhúng"
    return f"địa chỉ chỉ mục không hợp lệ: {url}; cần dạng file:///thư/mục"
