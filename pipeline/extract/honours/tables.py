"""Awards in tables: a row is an award, a column counts collectives, persons, enterprises; heads may span rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from models.mention import AwardMention, Recipient
from models.text import Span, TextCell, TextTable
from models.values.wording import normal
from pipeline.extract.honours.names import award_of, cues, only_recipient

_TITLE_REACH = 300
"""Characters before a table in which its title stands."""

_COUNT = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,5}")
_LEVEL = re.compile(r"khen\s+thưởng\s+cấp\s+(?P<level>nhà\s+nước|tỉnh|bộ|thành\s+phố|cơ\s+sở|huyện|xã)", re.IGNORECASE)
_INTENDED = re.compile(r"\b(?:đăng\s+ký|chỉ\s+tiêu|dự\s+kiến|kế\s+hoạch|tiêu\s+chuẩn)\b", re.IGNORECASE)
"""Words of a title whose awards are not given yet."""
_YEAR = re.compile(r"\bnăm\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_KINDS: tuple[tuple[str, Recipient], ...] = (
    ("doanh nghiệp", "enterprise"),
    ("hộ gia đình", "household"),
    ("gia đình", "household"),
    ("cá nhân", "individual"),
    ("tập thể", "collective"),
)


def in_table(content: str, table: TextTable) -> Iterator[AwardMention]:
    """The counts of a table whose rows are awards; other tables give none. Year and level are those of its title."""
    rows = _rows(table)
    head = _name_column(content, rows)
    if head is None:
        yield from _by_columns(content, table, rows)
        return
    top, column = head
    body = [row for row in sorted(rows) if row > top and _label(content, rows[row], column)]
    if not any(_names_award(_label(content, rows[row], column)) for row in body):
        return
    title = content[max(0, table.start - _TITLE_REACH) : table.start]
    level = _last(_LEVEL, title, "level")
    year = _last(_YEAR, title, "year")
    first = min(row for row in body if _is_body(content, rows[row], column))
    columns = _columns(content, rows, first)
    for row in body:
        if row >= first:
            yield from _in_row(content, rows[row], column, columns, level, int(year) if year else None)


def _rows(table: TextTable) -> dict[int, list[TextCell]]:
    rows: dict[int, list[TextCell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append(cell)
    return rows


def _text(content: str, cell: TextCell) -> str:
    return content[cell.start : cell.end]


@cache
def _cue_words(kind: str) -> frozenset[str]:
    return frozenset(normal(row["word"]) for row in cues(kind))


def _name_column(content: str, rows: dict[int, list[TextCell]]) -> tuple[int, int] | None:
    """Row and column of the head "Hình thức khen thưởng", looked for in the first rows."""
    for row in sorted(rows)[:4]:
        for cell in rows[row]:
            if _heads_awards(normal(_text(content, cell))):
                return row, cell.column
    return None


def _heads_awards(words: str) -> bool:
    """ "Hình thức khen thưởng", "Danh hiệu thi đua, hình thức khen thưởng"; not "Kết quả xét danh hiệu …"."""
    return words in _cue_words("column") or words.startswith(_long_columns())


@cache
def _long_columns() -> tuple[str, ...]:
    """Heads of more than two words, which may open a longer head."""
    return tuple(cue for cue in _cue_words("column") if len(cue.split()) > 2)


def _label(content: str, cells: list[TextCell], column: int) -> str:
    """What a row is about: the cell of the names' column, or a total's word in a cell before it."""
    named = next((_text(content, cell) for cell in cells if cell.column == column), "")
    if any(letter.isalpha() for letter in named):
        return named
    before = (_text(content, cell) for cell in cells if cell.column < column)
    return next((text for text in before if normal(text) in _cue_words("total")), "")


def _is_body(content: str, cells: list[TextCell], column: int) -> bool:
    label = _label(content, cells, column)
    return _names_award(label) or normal(label) in _cue_words("total")


def _names_award(label: str) -> bool:
    """Whether a row's label names an award, be it one whose grantor only the title tells ("Bằng khen")."""
    return award_of(label) is not None or any(normal(row["word"]) in normal(label) for row in cues("form"))


def _last(pattern: re.Pattern[str], text: str, group: str) -> str | None:
    found = [match[group] for match in pattern.finditer(text)]
    return found[-1].lower() if found else None


def _columns(content: str, rows: dict[int, list[TextCell]], first: int) -> dict[int, tuple[str, ...]]:
    """Column → the heads over it, from the nearest to the highest."""
    heads: dict[int, tuple[str, ...]] = {}
    for row in sorted((row for row in rows if row < first), reverse=True):
        for cell in rows[row]:
            words = normal(_text(content, cell))
            if any(letter.isalpha() for letter in words):
                for column in range(cell.column, cell.column + cell.columns):
                    heads[column] = (*heads.get(column, ()), words)
    return heads


def _recipient(heads: tuple[str, ...]) -> Recipient | None:
    """The kind of recipient that a column counts; enterprises may be counted in columns of their own."""
    for head in heads:
        kinds = [kind for words, kind in _KINDS if normal(words) in head]
        if len(set(kinds)) > 1:
            continue
        if kinds == ["collective"] and any(normal("doanh nghiệp") in other for other in heads):
            return "enterprise"
        if kinds:
            return kinds[0]
    return None


def _in_row(
    content: str,
    cells: list[TextCell],
    column: int,
    columns: dict[int, tuple[str, ...]],
    level: str | None,
    year: int | None,
) -> Iterator[AwardMention]:
    label = _label(content, cells, column)
    total = normal(label) in _cue_words("total")
    name = f"khen thưởng cấp {level}" if total and level else label
    award = None if total else award_of(label, level)
    if award is None and not total and not _names_award(label):
        return
    seen: set[tuple[int, Recipient | None]] = set()
    for cell in cells:
        heads = columns.get(cell.column, ())
        text = _text(content, cell)
        if cell.column <= column or not _COUNT.fullmatch(text) or not heads:
            continue
        if any(share in head for share in _cue_words("share") for head in heads[:1]):
            continue
        counted = int(text.replace(".", "")), _recipient(heads)
        if counted[0] and counted not in seen:
            seen.add(counted)
            yield AwardMention(Span(cell.start, cell.end), award, name, counted[0], counted[1], year)


def _by_columns(content: str, table: TextTable, rows: dict[int, list[TextCell]]) -> Iterator[AwardMention]:
    """A table whose columns are awards and whose rows are who got them: "Đơn vị | Lao động tiên tiến | …"."""
    first = next((row for row in sorted(rows) if row and _counts_beside_name(content, rows[row])), None)
    title = content[max(0, table.start - _TITLE_REACH) : table.start]
    if first is None or _INTENDED.search(title):
        return
    heads = _columns(content, rows, first)
    awarded = {column: award_of(names[0], _last(_LEVEL, title, "level")) for column, names in heads.items()}
    year = _last(_YEAR, title, "year")
    for row in sorted(rows):
        for cell in rows[row] if row >= first else ():
            text, award = _text(content, cell), awarded.get(cell.column)
            if award is None or not _COUNT.fullmatch(text) or not int(text.replace(".", "")):
                continue
            names = heads[cell.column]
            if any(share in names[0] for share in _cue_words("share")):
                continue
            recipient = _recipient(names) or only_recipient(award)
            count, span = int(text.replace(".", "")), Span(cell.start, cell.end)
            yield AwardMention(
                span,
                award,
                _printed_head(content, rows, first, cell.column),
                count,
                recipient,
                int(year) if year else None,
            )


def _counts_beside_name(content: str, cells: list[TextCell]) -> bool:
    texts = [_text(content, cell) for cell in cells]
    return any(any(map(str.isalpha, text)) for text in texts) and any(_COUNT.fullmatch(text) for text in texts[1:])


def _printed_head(content: str, rows: dict[int, list[TextCell]], first: int, column: int) -> str:
    """The lowest head over a column, as printed."""
    over = [
        cell for row in rows if row < first for cell in rows[row]
        if cell.column <= column < cell.column + cell.columns and any(map(str.isalpha, _text(content, cell)))
    ]  # fmt: skip
    return _text(content, max(over, key=lambda cell: cell.row))
