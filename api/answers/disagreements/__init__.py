"""What doesn't agree: `disagreements` lists it over the whole corpus; a draft is examined by the same checks."""

from api.answers.disagreements.examination import examine
from api.answers.disagreements.listing import disagreements
from api.answers.disagreements.series import Book

__all__ = ["Book", "disagreements", "examine"]
