"""Text and structure → mentions: a spaCy pipeline of registered components in an explicit order."""

from pipeline.extract.language import extract

__all__ = ["extract"]
