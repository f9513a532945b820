"""PDF files with a text layer: the face of their reader."""

from pipeline.read.pdf.pages import read

__all__ = ["read"]
