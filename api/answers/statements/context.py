"""What a document that states a limitation says caused it, and what it asks for."""

from __future__ import annotations

from collections.abc import Sequence

from api.answers.mentions import Locate, every, source_of
from api.answers.statements.wording import Carried, carried
from index import IndexReader
from models.answer import DocumentHead, StatedStatement
from models.history import Link, LinkedStatement
from models.query import MentionQuery
from models.structure import Role

ROLES = ("cause", "limitation", "recommendation")
SHARED = 2.0
"""What a cause has of the words that carry a limitation, at least one of them whole, to be of it."""


class Context:
    """Causes and recommendations beside a limitation, each with how sure it is that they are of it."""

    def __init__(self, reader: IndexReader, locate: Locate) -> None:
        self._reader, self._locate = reader, locate
        self._of_document: dict[str, list[StatedStatement]] = {}
        self._asked: set[tuple[str, ...]] = set()

    def linked(self, statement: StatedStatement, role: Role) -> tuple[LinkedStatement, ...]:
        """Those of the same document; ones that share words with the statement come first, then the order of the text.

        A document that states one limitation gives all its causes for that. Else one that shares no words is only
        said in the same document.
        """
        beside = self._beside(statement.document)
        only = sum(one.role == "limitation" for one in beside) == 1 and role == "cause"
        own = carried(statement.quote)
        links = [(self._link(own, carried(one.quote), only), one) for one in beside if one.role == role]
        ranked = sorted(links, key=lambda item: (item[0] == "document", item[1].start))
        return tuple(
            LinkedStatement(link=link, source=source_of(one, one.document, self._locate)) for link, one in ranked
        )

    @staticmethod
    def _link(own: Carried, other: Carried, only: bool) -> Link:
        shared = [min(weight, other.words[word]) for word, weight in own.words.items() if word in other.words]
        if 1.0 in shared and sum(shared) >= SHARED:
            return "words"
        return "only" if only else "document"

    def _beside(self, head: DocumentHead) -> Sequence[StatedStatement]:
        if head.issuers not in self._asked:
            self._asked.add(head.issuers)
            asked = MentionQuery(roles=ROLES, issuers=head.issuers)
            for one in every(self._reader.statements, asked):
                self._of_document.setdefault(one.document.key, []).append(one)
        return self._of_document.get(head.key, ())
