"""The extraction pipeline: a blank Vietnamese tokenizer with the genre's rules, then one component a kind of mention.

Each component module has one function `find(doc) -> tuple[Mention, ...]`; it reads `doc._.text` (Text),
`doc._.structure` (Structure) and what earlier components left in `doc._.found` (kind → mentions).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from models.mention import Malformed, Mentions
from models.structure import Structure
from models.text import Text
from pipeline.extract import awards, dates, movements, observations, periods, quantities, references, statements
from pipeline.extract.tokens import genre_tokenizer


def _malformed(doc: Doc) -> tuple[Malformed, ...]:
    """Numbers and dates that are printed and can't be read, in text order."""
    misread = (*doc.user_data.get(references.READ_AS, ()), *doc.user_data.get(observations.DOUBTS, ()))
    edges = {edge for one in misread for edge in (one.span.start, one.span.end)}
    numbers = (one for one in quantities.find_malformed(doc) if edges.isdisjoint((one.span.start, one.span.end)))
    found = [*misread, *numbers, *dates.find_impossible(doc)]
    return tuple(sorted(found, key=lambda malformed: malformed.span))


COMPONENTS: tuple[tuple[str, Callable[[Doc], tuple[object, ...]]], ...] = (
    ("references", references.find),
    ("movements", movements.find),
    ("dates", dates.find),
    ("periods", periods.find),
    ("quantities", quantities.find),
    ("awards", awards.find),
    ("observations", observations.find),
    ("statements", statements.find),
    ("malformed", _malformed),
)
"""Kind of mention and its finder, in the order in which they run; a later one may look at what earlier ones found."""


def extract(text: Text, structure: Structure) -> Mentions:
    """Everything that the components find."""
    nlp = _language()
    # No component reads tokens, and to make them takes as long as a component and fills the vocabulary with numbers;
    # one that needs them gets them from nlp.tokenizer.
    doc = Doc(nlp.vocab)
    doc._.text, doc._.structure, doc._.found = text, structure, {}
    return Mentions(**nlp(doc)._.found)


@cache
def _language() -> Language:
    for extension in ("text", "structure", "found"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None)
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}})
    nlp.tokenizer = genre_tokenizer(nlp.vocab)
    nlp.max_length = 50_000_000
    for kind, find in COMPONENTS:
        name = f"tienle_{kind}"
        Language.component(name, func=_component(kind, find))
        nlp.add_pipe(name)
    return nlp


def _component(kind: str, find: Callable[[Doc], tuple[object, ...]]) -> Callable[[Doc], Doc]:
    def component(doc: Doc) -> Doc:
        doc._.found[kind] = find(doc)
        return doc

    return component
