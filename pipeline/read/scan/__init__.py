"""Pictures of pages → their words, by text recognition: the face of this part of the readers."""

from pipeline.read.scan.recognition import recognise

__all__ = ["recognise"]
