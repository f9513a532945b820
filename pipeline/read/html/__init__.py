"""Web pages: the face of their reader."""

from pipeline.read.html.page import read

__all__ = ["read"]
