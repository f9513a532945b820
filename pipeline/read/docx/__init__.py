"""Word documents (.docx): the face of their reader."""

from pipeline.read.docx.body import read

__all__ = ["read"]
