"""Characters of a PDF page gathered into runs: stretches of one line, one font size and no wide gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2.raw as pdfium

from pipeline.read.pdf.letters.boxes import Sheet
from pipeline.read.pdf.letters.characters import baseline_of, font_of
from pipeline.read.pdf.letters.rules import Rule, parted
from pipeline.read.pdf.letters.words import BACK, DRAWN, JUMP, SPACE, Words, words_of

WIDE: Final = 2.2
"""A gap wider than this parts two runs even where spaces fill it."""
SAME_BASELINE: Final = 0.1
"""Baselines nearer than this part of the font height are the same; a raised figure has its own."""


@dataclass(slots=True)
class Run:
    """Text with its box and baseline in points from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    first: int
    """Place of its first character in the page's text; `last` likewise."""
    last: int
    pieces: list[str] = field(default_factory=list)
    spaced: bool = False
    """True if a space character follows it."""
    bold: bool = False
    font: str = ""

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(self.pieces)

    @property
    def inked(self) -> int:
        """Number of its characters, blanks left out."""
        return sum(map(len, self.pieces))

    @property
    def height(self) -> float:
        """Font height in points, never less than 1."""
        return max(self.bottom - self.top, 1.0)


def drawn_runs(text_page: Any, text: str, sheet: Sheet, rules: Sequence[Rule] = ()) -> Iterator[Run]:
    """Runs in the order in which the file draws them, without weight and font.

    `text` holds one character for each of the page's.
    """
    words = words_of(text_page, text, sheet, rules)
    run: Run | None = None
    at = 0
    while at < len(words.texts):
        if run is None or not _goes_on(text_page, run, words, at, sheet, rules):
            if run is not None:
                yield run
            run = _begun(text_page, words, at, sheet)
        end = words.end[at]
        if at + 1 < end and _takes_all(run, words, at):
            run.pieces.extend((" ", " ".join(words.texts[at + 1 : end]).translate(DRAWN)))
            run.right, run.last = words.right[end - 1], words.last[end - 1]
            at = end
        else:
            at += 1
    if run is not None:
        yield run


def _begun(text_page: Any, words: Words, at: int, sheet: Sheet) -> Run:
    """A run of one word."""
    return Run(
        words.left[at],
        words.top[at],
        words.right[at],
        words.bottom[at],
        baseline_of(text_page, words.first[at], sheet),
        words.first[at],
        words.last[at],
        [words.texts[at].translate(DRAWN)],
    )


def _takes_all(run: Run, words: Words, at: int) -> bool:
    """True if the words that plainly follow the run's last one, at `at`, follow for the run's height too."""
    height = run.bottom - run.top
    if height < 1 or words.widest[at] > JUMP * height:
        return False
    return (run.right, run.bottom) == (words.right[at], words.bottom[at])


def _goes_on(text_page: Any, run: Run, words: Words, at: int, sheet: Sheet, rules: Sequence[Rule]) -> bool:
    """Add a word to the run if it goes on in it; False if it begins another."""
    run.spaced = words.first[at] > run.last + 1
    if not (_is_next(run, words, at, rules) or _joins(text_page, run, words, at, sheet, rules)):
        return False
    if run.spaced or words.start[at] - run.right > SPACE * run.height:
        run.pieces.append(" ")
    run.pieces.append(words.texts[at].translate(DRAWN))
    run.right, run.last, run.spaced = max(run.right, words.right[at]), words.last[at], False
    return True


def _is_next(run: Run, words: Words, at: int, rules: Sequence[Rule]) -> bool:
    """True for a word that follows on the same line, as nearly all do."""
    gap, height = words.start[at] - run.right, run.bottom - run.top
    if not (words.bottom[at] == words.level[at] == run.bottom and height >= 1):
        return False
    if not -BACK * height < gap <= JUMP * height:
        return False
    return not (rules and gap > 0 and parted(run.right, words.start[at], words.top[at], words.bottom[at], rules))


def _joins(text_page: Any, run: Run, words: Words, at: int, sheet: Sheet, rules: Sequence[Rule]) -> bool:
    gap, height, first = words.left[at] - run.right, run.height, words.first[at]
    if gap <= -BACK * height or gap > WIDE * height:
        return False
    if gap > JUMP * height and not _has_space(text_page, run.last + 1, first):
        return False
    if gap > 0 and rules and parted(run.right, words.left[at], words.top[at], words.bottom[at], rules):
        return False
    return words.bottom[at] == run.bottom or _level(run, baseline_of(text_page, first, sheet))


def _has_space(text_page: Any, start: int, end: int) -> bool:
    """True if the file itself has a space there; the PDF engine makes up others from distances."""
    return any(pdfium.FPDFText_IsGenerated(text_page, index) != 1 for index in range(start, end))


def _level(run: Run, baseline: float) -> bool:
    return abs(baseline - run.baseline) < SAME_BASELINE * run.height


def weigh(text_page: Any, run: Run) -> None:
    """Set the run's font, and its weight by its first and last character, by its middle one where they differ."""
    run.font, run.bold = font_of(text_page, run.first)
    if run.last != run.first and font_of(text_page, run.last)[1] != run.bold:
        run.bold = font_of(text_page, (run.first + run.last) // 2)[1]
