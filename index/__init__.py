"""The face: open an index by its URL. The only place that names engines."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from index.decided import Names
from index.interface import Index, IndexReader, IndexWriter, Rebuild
from index.projection import rows_of
from index.rows import DocumentRows, Held
from models.errors import StoreError

__all__ = [
    "DocumentRows",
    "Held",
    "Index",
    "IndexReader",
    "IndexWriter",
    "Names",
    "Rebuild",
    "open_index",
    "rows_of",
]

FORMS = "cần file:///thư/mục, hay https://người-dùng:mật-khẩu@máy-chủ:9200/tiền-tố của Elasticsearch"


def open_index(url: str, patience: float | None = None) -> Index:
    """The index at `file:///folder` or `https://user:password@host:9200/prefix`, made if it isn't there.

    `patience` is how many seconds who writes waits for a server that is away, where the URL doesn't say.
    StoreError("index-unsupported") for any other URL; what is secret in it is never shown.
    """
    parts = urlsplit(url)
    if parts.scheme in ("http", "https"):
        from index.elastic import ElasticIndex, address_of

        return ElasticIndex(address_of(url, patience))
    if parts.scheme != "file" or parts.netloc not in ("", "localhost") or not parts.path:
        shown = f"{parts.scheme}:…" if parts.scheme else "không có giao thức"
        raise StoreError("index-unsupported", f"địa chỉ chỉ mục không hợp lệ ({shown}); {FORMS}")
    from index.embedded import EmbeddedIndex

    return EmbeddedIndex(Path(unquote(parts.path)))
