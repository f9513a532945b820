"""What people decided of names, put into a record on its way into an index; what was read stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from models.record import Movement, Observation, Record
from models.values.wording import fold


@dataclass(frozen=True)
class Names:
    """Of each kind, folded name → what it is from now on: an id of the register, or a name.

    `apart` are (folded name, id of the register) that are not the same, though the reader took them to be.
    """

    movements: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()
    indicators: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def are_none(self) -> bool:
        """Whether nothing was decided."""
        return not (self.movements or self.bodies or self.apart or self.indicators)

    def applied(self, record: Record) -> Record:
        """The record with ids and names as decided."""
        if self.are_none:
            return record
        issuers = tuple(dict.fromkeys(self.bodies.get(fold(name), name) for name in record.document.issuers))
        return record.model_copy(
            update={
                "document": record.document.model_copy(update={"issuers": issuers}),
                "movements": tuple(map(self._movement, record.movements)),
                "observations": tuple(map(self._observation, record.observations)),
            }
        )

    def _observation(self, one: Observation) -> Observation:
        name = None if one.indicator else self.indicators.get(fold(one.name))
        return one if name is None else one.model_copy(update={"name": name})

    def _movement(self, one: Movement) -> Movement:
        name = fold(one.name)
        found = self.movements.get(name)
        if found is not None:
            return one.model_copy(update={"id": found})
        # Its own name as id keeps it apart from the register's.
        return one.model_copy(update={"id": name.replace(" ", "-")}) if (name, one.id or "") in self.apart else one


UNDECIDED = Names()
