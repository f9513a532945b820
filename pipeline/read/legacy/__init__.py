"""Word 97 and RTF files: the face of their reader."""

from pipeline.read.legacy.converted import convert, is_convertible, kind_of, read
from pipeline.read.legacy.ole import storage_names

__all__ = ["convert", "is_convertible", "kind_of", "read", "storage_names"]
