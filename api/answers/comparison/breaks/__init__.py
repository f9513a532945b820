"""Where a series can't go on as if nothing had happened: other prices, a merged province, another body."""

from api.answers.comparison.breaks.lines import Line, lines_of
from api.answers.comparison.breaks.marks import breaks_of
from api.answers.comparison.breaks.predecessors import Predecessor, predecessors_of

__all__ = ["Line", "Predecessor", "breaks_of", "lines_of", "predecessors_of"]
