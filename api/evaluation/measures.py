"""What is measured of a document: for each measure the facts that people found, those that were read, and the pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from api.evaluation import sameness
from api.evaluation.gold import Fact

Same = Callable[[Fact, Fact], bool]
FIELDS = (
    "type",
    "number",
    "symbol",
    "issuers",
    "parent",
    "place",
    "issued",
    "title",
    "period",
    "signers",
    "recipients",
)
"""The fields of head and foot that are compared; one that an annotation leaves out isn't."""
LISTS: tuple[tuple[str, str, Same, bool], ...] = (
    ("sections", "sections", sameness.same_section, False),
    ("section roles", "sections", sameness.same_section_role, False),
    ("references: which", "references", sameness.same_cited, True),
    ("references: full", "references", sameness.same_citation, True),
    ("movements", "movements", sameness.same_movement, True),
    ("awards", "awards", sameness.same_award, False),
    ("observations: values", "observations", sameness.same_value, True),
    ("observations: changes", "observations", sameness.same_change, True),
    ("observations: attainment", "observations", sameness.same_attainment, True),
    ("statements", "statements", sameness.same_statement, False),
    ("dates", "dates", sameness.same_date, True),
)
"""Measure, list of the record, when two are the same, whether a fact said twice counts once."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A measure of one document: pairs of facts that agree, facts read that nobody found, facts found but not read."""

    measure: str
    pairs: tuple[tuple[Fact, Fact], ...]
    extra: tuple[Fact, ...]
    missed: tuple[Fact, ...]


def outcomes(gold: Fact, record: Fact) -> Iterator[Outcome]:
    """All measures that an annotation allows."""
    if "document" in gold:
        fields = [field for field in FIELDS if field in gold["document"]]
        yield _outcome("document", _head(gold["document"], fields), _head(record, fields, "document"))
    for measure, name, same, once in LISTS:
        if name in gold:
            for part, found, read in _parts(measure, gold, record, name):
                yield _outcome(part, found, read, same, once)


def _outcome(
    measure: str, gold: list[Fact], read: list[Fact], same: Same = sameness.same_field, once: bool = False
) -> Outcome:
    if once:
        gold, read = _distinct(gold, same), _distinct(read, same)
    owners = _matching([[j for j, fact in enumerate(read) if same(wanted, fact)] for wanted in gold])
    taken = set(owners.values())
    return Outcome(
        measure,
        tuple((gold[i], read[j]) for j, i in owners.items()),
        tuple(fact for j, fact in enumerate(read) if j not in owners),
        tuple(fact for i, fact in enumerate(gold) if i not in taken),
    )


def _parts(measure: str, gold: Fact, record: Fact, name: str) -> Iterator[tuple[str, list[Fact], list[Fact]]]:
    """A list's facts as the measure counts them; statements are a measure for each role."""
    found, read = list(gold.get(name) or ()), list(record.get(name) or ())
    if measure == "statements":
        for role in sorted({fact["role"] for fact in found} | set(gold.get("statement_roles") or ())):
            yield f"statements: {role}", _of_role(found, role), _of_role(read, role)
        return
    counted = _COUNTED.get(measure, list)
    yield measure, counted(found), counted(read)


def _of_role(statements: list[Fact], role: str) -> list[Fact]:
    return [statement for statement in statements if statement["role"] == role]


def _roles(sections: list[Fact]) -> list[Fact]:
    return [section for section in sections if section.get("role")]


def _values(observations: list[Fact]) -> list[Fact]:
    return [observation for observation in observations if observation.get("value") is not None]


def _comparisons(observations: list[Fact]) -> list[Fact]:
    return _inner(observations, "comparisons")


def _attainments(observations: list[Fact]) -> list[Fact]:
    return _inner(observations, "attainments")


_COUNTED: dict[str, Callable[[list[Fact]], list[Fact]]] = {
    "section roles": _roles,
    "observations: values": _values,
    "observations: changes": _comparisons,
    "observations: attainment": _attainments,
}


def _inner(observations: list[Fact], field: str) -> list[Fact]:
    """Comparisons or attainments, each with its observation's indicator and period."""
    return [
        {"indicator": each.get("indicator"), "name": each.get("name"), "period": each.get("period"), **part}
        for each in observations
        for part in each.get(field) or ()
    ]


def _head(holder: Fact, fields: Sequence[str], inside: str | None = None) -> list[Fact]:
    document = (holder.get(inside) or {}) if inside else holder
    return [
        {"field": field, "text": text}
        for field in fields
        if document.get(field) not in (None, "", [])
        for text in _texts(field, document[field])
    ]


def _texts(field: str, value: Any) -> list[str]:
    match field:
        case "issuers" | "recipients":
            return list(value)
        case "signers":
            return [" ".join(signer.get(part) or "" for part in ("formula", "title", "name")) for signer in value]
        case "period":
            return [f"{value.get('start')} {value.get('end')}"]
        case "number":
            return [sameness.plain_number(value)]
    return [str(value)]


def _distinct(facts: list[Fact], same: Same) -> list[Fact]:
    kept: list[Fact] = []
    for fact in facts:
        if not any(same(one, fact) for one in kept):
            kept.append(fact)
    return kept


def _matching(edges: list[list[int]]) -> dict[int, int]:
    """A greatest one-to-one matching; for each right side its left side. `edges` are those of each left side."""
    owner: dict[int, int] = {}

    def place(left: int, seen: set[int]) -> bool:
        for right in edges[left]:
            if right in seen:
                continue
            seen.add(right)
            if right not in owner or place(owner[right], seen):
                owner[right] = left
                return True
        return False

    for left in range(len(edges)):
        place(left, set())
    return owner
