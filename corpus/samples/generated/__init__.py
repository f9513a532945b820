"""Documents of made-up bodies, as many as wanted, from one table of figures with a seed; what is true in them."""

from corpus.samples.generated.bodies import Body, bodies
from corpus.samples.generated.reports import drafts
from corpus.samples.generated.truth import truth_of

__all__ = ["Body", "bodies", "drafts", "truth_of"]
