"""How well the program reads documents that people have annotated: the same table, whoever asks."""

from api.evaluation.gold import Annotated, annotated
from api.evaluation.table import Evaluation, evaluate

__all__ = ["Annotated", "Evaluation", "annotated", "evaluate"]
