"""Text → structure: head, foot, section tree and sentences, from the form of the document alone."""

from pipeline.structure.document import find_structure

__all__ = ["find_structure"]
