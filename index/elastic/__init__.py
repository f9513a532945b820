"""The Elasticsearch engine: an index per table and generation behind an alias, on one server or a cluster."""

from index.elastic.address import address_of
from index.elastic.engine import ElasticIndex

__all__ = ["ElasticIndex", "address_of"]
