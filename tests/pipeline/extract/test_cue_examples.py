"""Every row of the finders' cue tables is found in its own example by the reader of its table.

A new row needs an example: a phrase as a drafter writes it, in which no longer row is found instead.
What the phrase must show beside the word is told at each test.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from spacy.tokens import Doc

from corpus.tables import Row, read_table
from models.text import TextCell, TextTable
from models.values.wording import fold, normal
from pipeline import extract
from pipeline.extract import awards, movements, quantities
from pipeline.extract.citations.context import relation_cue, type_word
from pipeline.extract.citations.issuers import issuers_after, names_body, small_words
from pipeline.extract.figure_tables.cells import amounts_in
from pipeline.extract.figure_tables.columns import column_of
from pipeline.extract.figure_tables.columns import cues_in as cues_of_header
from pipeline.extract.figures import scope
from pipeline.extract.figures.clauses import Clauses
from pipeline.extract.figures.lexicon import words_of
from pipeline.extract.figures.phrase import Phrase
from pipeline.extract.figures.units import unit_at
from pipeline.extract.honours.names import cues_in, first_cue, named_awards
from pipeline.extract.honours.tables import in_table
from pipeline.extract.roles import cues as roles

FOLDER = Path(extract.__file__).parent


def rows_of(name: str, *columns: str) -> tuple[Row, ...]:
    return read_table(FOLDER / name, (*columns, "gloss", "example"))


def symbol_in(example: str) -> int:
    """Where the first figure of an example stands: that of the cited symbol."""
    return re.search(r"\d", example).start()


def test_relations_are_found() -> None:
    """The example cites a document by its symbol, behind the cue."""
    misses = []
    for row in rows_of("citations/relations.tsv", "word", "relation"):
        cited = type_word(row["example"], symbol_in(row["example"])).start
        if relation_cue(row["example"], 0, cited) != (normal(row["word"]), row["relation"]):
            misses.append(row)
    assert misses == []


def test_type_words_are_found() -> None:
    """The example holds a symbol or a number right behind the word and "số"."""
    misses = []
    for row in rows_of("citations/type_words.tsv", "word", "type"):
        found = type_word(row["example"], symbol_in(row["example"]))
        named = fold(row["example"][found.start :]).startswith(f"{fold(row['word'])} so ")
        if not named or found.code != (row["type"] or None) or found.refused is bool(row["type"]):
            misses.append(row)
    assert misses == []


def test_words_of_bodies_are_found() -> None:
    """The example says "của" and the name; words inside it must not be skipped as part of a registered name."""
    misses = []
    for row in rows_of("citations/body_words.tsv", "word", "place"):
        example, word = row["example"], normal(row["word"])
        of = example.index(" của ")
        names, start = issuers_after(example, of)[0], of + len(" của ")
        if row["place"] in ("inside", "second"):
            found = (word, row["place"]) in small_words(example, start) and f" {row['word']}" in names[0]
        elif row["place"] == "whole":
            found = [normal(name) for name in names] == [word]
        else:
            found = names_body(example, start) and normal(example[start:]).startswith(f"{word} ")
            found = found and bool(names) is (row["place"] == "first")
        if not found:
            misses.append((row, names))
    assert misses == []


def test_bounds_are_found(make_doc: Callable[..., Doc]) -> None:
    """The example holds one quantity, behind the word; a cell may hold words of at most two syllables and a figure."""
    misses = []
    for row in rows_of("bounds.tsv", "word", "code"):
        found = quantities.find(make_doc(row["example"]))
        text = [row["example"][one.span.start :] for one in found]
        in_cell = [amount.bound for amount in amounts_in(f"{row['word'].capitalize()} 95")]
        if [one.bound for one in found] != [row["code"]] or not text[0].startswith(f"{row['word']} "):
            misses.append((row, found))
        elif in_cell != [row["code"]] and row["word"].count(" ") < 2:
            misses.append((row, in_cell))
    assert misses == []


NO_NAME = frozenset({"plural", "other", "other-name", "no-name", "class"})
"""Cues that keep a movement from being named: the example would name one without them."""


def movement_told(row: Row, name: str, after: str) -> bool:
    """Whether a name, and the text after it, stand to the row as its kind says."""
    word = normal(row["word"])
    if row["kind"] in ("theme", "actor", "campaign-opening", "refusal"):
        return normal(name).startswith(f"{word} ")
    if row["kind"] == "theme-goes-on":
        return f", {row['word']} " in name
    if row["kind"] == "end":
        return normal(after).startswith(f"{word} ") and word not in normal(name)
    return row["kind"] != "slogan" or f" {word} " in normal(name)


def test_movement_cues_are_found(make_doc: Callable[..., Doc]) -> None:
    """The example names one movement at the cue, or none where the cue says so."""
    misses = []
    for row in rows_of("movement_cues.tsv", "word", "kind"):
        example = row["example"]
        found = movements.find(make_doc(example))
        told = [movement_told(row, one.name, example[one.span.end :]) for one in found]
        cues = [normal(cue) for cue in movements.cues_in(example, row["kind"])]
        if told != ([] if row["kind"] in NO_NAME else [True]) or normal(row["word"]) not in cues:
            misses.append((row, found))
    assert misses == []


OPENS = frozenset({
    "contrast", "cause-open", "closing", "effect", "difficulty-open", "target-heading", "purpose", "narrow-strength",
    "limitation-open", "owner-column", "field",
})  # fmt: skip
"""Cues that are asked for at the beginning of what is read."""
WHOLE = frozenset({"task-column", "cause-heading"})
"""Cues that are headings or heads of columns by themselves."""


def test_statement_cues_are_found() -> None:
    """The example has the cue where it is asked for: OPENS at its beginning, WHOLE alone, "announce" at its end."""
    misses = []
    for row in rows_of("roles/statement_cues.tsv", "word", "code"):
        word, code, words = normal(row["word"]), row["code"], normal(row["example"])
        found = word in roles.cues_in(words, code) and roles.holds(words, code)
        if code in OPENS:
            found = found and roles.opens(words, code) == word
        elif code in WHOLE:
            found = found and roles.is_cue(words, code)
        elif code == "announce":
            found = found and roles.ends(words, code) and words.endswith(word)
        if not found:
            misses.append(row)
    assert misses == []


def counts_in(*rows: str) -> list[tuple[str, int | None]]:
    """The awards of a table whose cells are parted by "|", each with its count."""
    content, cells = "", []
    for place, row in enumerate(rows):
        for column, cell in enumerate(row.split("|")):
            cells.append(TextCell(len(content), len(content) + len(cell), place, column))
            content += f"{cell}\n"
    table = TextTable(0, len(content), tuple(cells), len(rows), 1 + rows[0].count("|"))
    return [(one.name, one.count) for one in in_table(content, table)]


HEADS = {
    "column": lambda head: counts_in(f"{head}|Tập thể|Cá nhân", "Giấy khen|2|3"),
    "total": lambda label: counts_in("Danh hiệu|Tập thể", "Giấy khen|2", f"{label}|4"),
    "share": lambda head: counts_in(f"Danh hiệu|Tập thể|{head}", "Giấy khen|2|3"),
}
TOLD = {
    "column": lambda head: [("Giấy khen", 2), ("Giấy khen", 3)],
    "total": lambda label: [("Giấy khen", 2), (label, 4)],
    "share": lambda head: [("Giấy khen", 2)],
}
"""The cells of tables of awards that a cue stands in, and what each table tells."""


def award_told(row: Row, doc: Doc) -> bool:
    """Whether the finder of awards reads an example as the row's kind says."""
    found, example, value = awards.find(doc), row["example"], row["value"] or None
    kind = row["kind"].partition(":")[0]
    if kind == "form":
        names = named_awards(example)
        printed = normal(example[names[0].start : names[0].end]) if names else ""
        named = printed == normal(row["word"]) or printed.startswith(f"{normal(row['word'])} vì ")  # with its own name
        return [one.award for one in names] == [value] and named
    if kind in ("grantor", "level"):
        cue = first_cue(row["kind"], example)
        return cue == row and [one.award for one in named_awards(example)] == [value]
    if kind in HEADS:
        return HEADS[kind](example) == TOLD[kind](example)
    if row["word"].lower() not in map(str.lower, cues_in(example, kind)):
        return False
    if kind == "intent":
        return not found
    if kind in ("recipient", "named"):
        return [(one.recipient, one.count is None) for one in found] == [(value, kind == "named")]
    return len(found) == 1 and (found[0].count is None) is (kind != "verb")


def test_award_cues_are_found(make_doc: Callable[..., Doc]) -> None:
    """The example names one award with its recipient, or none behind an intent; heads of tables stand alone."""
    rows = rows_of("honours/award_cues.tsv", "word", "value", "kind")
    assert [row for row in rows if not award_told(row, make_doc(row["example"]))] == []


COLUMNS = {
    "index": "index", "name": "name", "award": "award", "unit": "unit", "note": "note", "rate": "rate",
    "compare": "change", "growth": "change", "index-number": "change", "plan": "value", "actual": "value",
    "same-period": "value", "estimate": "value", "cumulative": "value", "quantity": "value",
}  # fmt: skip
"""What a column is whose header holds a cue of a code and nothing that says otherwise."""


def test_words_of_headers_are_found() -> None:
    """The example is the header of a column, in which the word tells what the column holds."""
    misses = []
    for row in rows_of("figure_tables/columns.tsv", "word", "code"):
        found, column = cues_of_header(row["example"]), column_of((row["example"],))
        if (row["word"], row["code"]) not in found or column.role != COLUMNS[row["code"]]:
            misses.append((row, found, column.role))
    assert misses == []


def test_words_of_sentences_with_figures_are_found() -> None:
    """The reader of sentences makes the word an item of its own, a cue of its code or (text) words that are no cue."""
    misses = []
    for row in rows_of("figures/cues.tsv", "word", "code"):
        items = Clauses(row["example"], {}).items(0, len(row["example"]))
        word = " ".join(part.lower for part in words_of(row["word"]))
        expected = ("word", "", word) if row["code"] == "text" else ("cue", row["code"], word)
        if expected not in [(item.kind, item.code, item.lower) for item in items]:
            misses.append((row, items))
    assert misses == []


def test_counted_nouns_are_found() -> None:
    """The example counts it: the noun follows the first figure and is read with the unit of its row."""
    misses = []
    for row in rows_of("figures/counters.tsv", "word", "unit"):
        words, noun = words_of(row["example"]), [part.lower for part in words_of(row["word"])]
        after = 1 + next(place for place, word in enumerate(words) if word.lower[0].isdigit())
        found = unit_at(words, after)
        named = [word.lower for word in words[after : after + len(noun)]] == noun
        if found is None or not named or (found.count, found.unit, found.mult) != (len(noun), row["unit"], 0):
            misses.append((row, found))
    assert misses == []


def scope_told(example: str) -> scope.Scope | None:
    """Whose the figure after an example's lead is."""
    return scope.scope_of(example, Clauses(example, {}).items(0, len(example)), Phrase(), opening=True)


def test_words_of_scopes_are_found() -> None:
    """The example of a part is a heading that it opens; that of a topic has a lead, which would name a part else."""
    misses = []
    for row in rows_of("figures/scope.tsv", "word", "code"):
        example, word = row["example"], row["word"]
        if row["code"] == "part":
            told = scope.scope_of_heading(example) is not scope.WHOLE and example.lower().startswith(word)
        else:
            other = scope_told(example.lower().replace(word, "gạch ngói", 1))
            told = scope_told(example) is scope.WHOLE and other is not None and other.foreign
        if not told:
            misses.append(row)
    assert misses == []
