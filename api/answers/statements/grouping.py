"""Statements that say the same, brought together: near ones first, and never two points of one document.

Candidates are met by their rarest pairs of neighbouring words, so that the work grows with the number of statements and
not with its square. Two groups become one if two of their statements are alike, all of them are so on average, and no
document would state the same twice in different words. People's decisions come first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from api.answers.statements.wording import ALIKE, Carried, Pair, carried, likeness
from models.answer import StatedStatement
from models.decision import statement_id
from models.values.wording import fold

AVERAGE = 0.45
"""What two groups share on average at least, to become one."""
SAME_POINT = 0.8
"""From here on two statements of one document are one point, made twice."""
RAREST = 6
"""Pairs of neighbouring words by which a statement looks for others."""
CROWDED = 400
"""Statements that have a pair of words, from which it tells nothing."""
COMPARED = 8
"""Statements of a group that stand for it when it grows."""

Key = Pair | str


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided: pairs of statements (`statement_id`) that must be in one group, or must not."""

    together: frozenset[frozenset[str]] = frozenset()
    apart: frozenset[frozenset[str]] = frozenset()

    @classmethod
    def of(cls, judged: Iterable[tuple[str, str, bool]]) -> Decided:
        """Of pairs and whether each is the same."""
        told = [(one, other, same) for one, other, same in judged if one != other]
        pairs = [
            frozenset(frozenset((one, other)) for one, other, is_same in told if is_same == same)
            for same in (True, False)
        ]
        return cls(*pairs)

    @property
    def names(self) -> frozenset[str]:
        """All statements that people decided of."""
        return frozenset(name for pair in (*self.together, *self.apart) for name in pair)


def groups(statements: Sequence[StatedStatement], people: Decided | None = None) -> list[list[StatedStatement]]:
    """The statements in groups, each in the given order; groups in the order of their first statement."""
    decided = people or Decided()
    clusters = _Clusters(statements, decided)
    clusters.join_decided()
    for _, one, other in sorted(_edges(clusters.nodes), key=lambda edge: (-edge[0], edge[1:])):
        clusters.join(one, other)
    return clusters.members()


@dataclass(frozen=True, slots=True)
class _Node:
    """Statements of the same carrying words, by their place in the list; one by itself if people decided on it."""

    carried: Carried
    places: tuple[int, ...]


@dataclass(slots=True, eq=False)
class _Part:
    """Nodes that are alike, and the documents that state them. A group has several if people joined what isn't alike:
    what else is like one of them comes along with it."""

    nodes: list[int]
    documents: set[str]


class _Clusters:
    """Groups of nodes that grow."""

    def __init__(self, statements: Sequence[StatedStatement], decided: Decided) -> None:
        self._statements = statements
        self._decided = decided
        self._named = decided.names
        self._ids = [statement_id(one) for one in statements] if self._named else []
        self.nodes = self._nodes()
        self._measured: dict[tuple[int, int], float] = {}
        self._of = list(range(len(self.nodes)))
        self._parts = {at: [_Part([at], self._documents(at))] for at in self._of}

    def _documents(self, node: int) -> set[str]:
        return {self._statements[place].document.key for place in self.nodes[node].places}

    def _nodes(self) -> list[_Node]:
        same: dict[object, list[int]] = defaultdict(list)
        for place, one in enumerate(self._statements):
            words = carried(one.quote)
            named = bool(self._named) and self._ids[place] in self._named
            same[place if named else (words.key or fold(one.quote))].append(place)
        return [_Node(carried(self._statements[places[0]].quote), tuple(places)) for places in same.values()]

    def join_decided(self) -> None:
        """Groups what people said belongs together, but for what others hold apart."""
        node_of = {self._ids[place]: at for at, node in enumerate(self.nodes) for place in node.places if self._ids}
        for pair in sorted(map(sorted, self._decided.together)):
            nodes = [node_of[name] for name in pair if name in node_of]
            if len(nodes) == 2:
                left, right = sorted(self._of[node] for node in nodes)
                if left != right and not self._parted(left, right):
                    self._take_in(left, right, self._parts[left] + self._parts[right])

    def join(self, one: int, other: int) -> None:
        """Makes the groups of two nodes one, if they may be."""
        left, right = sorted((self._of[one], self._of[other]))
        if left == right or self._parted(left, right):
            return
        parts = self._parts[left], self._parts[right]
        met = next(((ours, theirs) for ours, theirs in product(*parts) if self._may(ours, theirs)), None)
        if met is not None:
            ours, theirs = met
            whole = _Part(sorted((*ours.nodes, *theirs.nodes)), ours.documents | theirs.documents)
            self._take_in(left, right, [whole, *(part for of in parts for part in of if part not in met)])

    def members(self) -> list[list[StatedStatement]]:
        """The groups."""
        placed = [sorted(place for at in self._nodes_of(of) for place in self.nodes[at].places) for of in self._parts]
        return [[self._statements[place] for place in places] for places in sorted(placed)]

    def _nodes_of(self, group: int) -> list[int]:
        return [node for part in self._parts[group] for node in part.nodes]

    def _may(self, ours: _Part, theirs: _Part) -> bool:
        near, pairs = 0.0, 0
        for one in ours.nodes[:COMPARED]:
            for other in theirs.nodes[:COMPARED]:
                said = len(self.nodes[one].places) * len(self.nodes[other].places)
                near, pairs = near + said * self._near(one, other), pairs + said
        return near / pairs >= AVERAGE and not self._twice(ours, theirs)

    def _near(self, one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._measured:
            self._measured[pair] = likeness(self.nodes[one].carried, self.nodes[other].carried)
        return self._measured[pair]

    def _parted(self, left: int, right: int) -> bool:
        """Whether people said of any two of these groups that they don't say the same."""
        if not self._decided.apart:
            return False
        names, others = self._names(self._nodes_of(left)), self._names(self._nodes_of(right))
        return any(frozenset((one, other)) in self._decided.apart for one in names for other in others)

    def _names(self, nodes: Iterable[int]) -> list[str]:
        found = [self._ids[place] for at in nodes for place in self.nodes[at].places]
        return [name for name in found if name in self._named]

    def _twice(self, ours: _Part, theirs: _Part) -> bool:
        """Whether a document would make its point twice in different words."""
        shared = ours.documents & theirs.documents
        return any(
            self._near(one, other) < SAME_POINT
            for one in ours.nodes
            for other in theirs.nodes
            if shared and self._documents(one) & self._documents(other) & shared
        )

    def _take_in(self, left: int, right: int, parts: list[_Part]) -> None:
        for at in self._nodes_of(right):
            self._of[at] = left
        del self._parts[right]
        self._parts[left] = parts


def _edges(nodes: Sequence[_Node]) -> Iterator[tuple[float, int, int]]:
    """Pairs of nodes that are alike, each once."""
    having: dict[Key, list[int]] = defaultdict(list)
    keys: list[tuple[Key, ...]] = [(*node.carried.pairs,) or (*node.carried.words,) for node in nodes]
    for at, of_node in enumerate(keys):
        for key in of_node:
            having[key].append(at)
    for at, of_node in enumerate(keys):
        rarest = sorted(of_node, key=lambda key: (len(having[key]), str(key)))[:RAREST]
        met = {other for key in rarest if len(having[key]) <= CROWDED for other in having[key] if other != at}
        for other in met:
            if _unequal(nodes[at].carried, nodes[other].carried):
                continue
            near = likeness(nodes[at].carried, nodes[other].carried)
            if near >= ALIKE:
                yield near, min(at, other), max(at, other)


def _unequal(one: Carried, other: Carried) -> bool:
    """Whether one carries so much more than the other that they can't be alike."""
    return 2 * min(one.whole, other.whole) < ALIKE * (one.whole + other.whole) and 2 * min(
        one.paired, other.paired
    ) < ALIKE * (one.paired + other.paired)
