"""OpenDocument texts (.odt): the face of their reader."""

from pipeline.read.odt.body import read

__all__ = ["read"]
