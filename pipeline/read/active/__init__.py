"""What in a file would run or be fetched if a program opened it: the face. It is told, never run."""

from pipeline.read.active.warning import warn_of_active

__all__ = ["warn_of_active"]
