"""The rows of the registers; fields are the columns of the .tsv files, cells with several values are tuples."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document: code ("BC"), Vietnamese name ("Báo cáo")."""

    code: str
    name_vi: str
    name_en: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body that issues or receives documents, with its validity and the body that took over from it."""

    abbr: str
    name_vi: str
    name_en: str
    level: str
    kind: str
    valid_from: str
    valid_to: str
    successor: str
    variants: tuple[str, ...]
    certainty: str
    source: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class MovementRow:
    """A named emulation movement, campaign or programme."""

    id: str
    canonical_vi: str
    name_en: str
    kind: str
    level: str
    launcher: str
    start: str
    end: str
    launching_document: str
    implementing_document: str
    variants: tuple[str, ...]
    certainty: str
    source: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class AwardRow:
    """An emulation title or a form of commendation."""

    id: str
    name_vi: str
    name_en: str
    category: str
    subtype: str
    recipient: str
    level: str
    grantor: str
    law_2003: str
    law_2022: str
    variants: tuple[str, ...]
    certainty: str
    source: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured quantity that reports state year after year."""

    code: str
    canonical_vi: str
    name_en: str
    group: str
    unit: str
    typical_form: str
    variants: tuple[str, ...]
    certainty: str
    source: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: `surface` means `factor` × `canonical`."""

    surface: str
    canonical: str
    factor: Decimal
    dimension: str
    certainty: str
    notes: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province before the merger of 01/7/2025 and what became of it."""

    old_name: str
    old_type: str
    new_name: str
    new_type: str
    change: str
    admin_centre_2025: str
    variants: tuple[str, ...]
    certainty: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """A wording of a heading and the part of a document that it opens."""

    role: str
    variant: str
    doc_kinds: tuple[str, ...]
    level_hint: str
    certainty: str
    notes: str


@dataclass(frozen=True, slots=True)
class SigningFormula:
    """A formula under which somebody signs: KT., TM., TL., TUQ."""

    formula: str
    variants: tuple[str, ...]
    meaning_vi: str
    meaning_en: str
    followed_by: str
    second_line: str
    series: str
    certainty: str
    source: tuple[str, ...]
    notes: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation, what it stands for, and what else the same letters may mean."""

    abbr: str
    expansion_vi: str
    expansion_en: str
    domain: str
    ambiguous_with: tuple[str, ...]
    certainty: str
    notes: str


@dataclass(frozen=True, slots=True)
class RegisterSource:
    """Where a fact of a register was read."""

    id: str
    address: str
    what: str
