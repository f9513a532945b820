"""List labels that an OpenDocument text computes and does not store."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from pipeline.read.counting import printed
from pipeline.read.odt.names import STYLE, TEXT, count

_KINDS: Final = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PLAIN_BULLETS: Final = frozenset("-–—+*•")
_LEVELS: Final = 10


@dataclass(slots=True)
class Lists:
    """The lists of a document and how far each has counted. Items must be begun in reading order."""

    styles: dict[str, etree._Element]
    counters: dict[str, list[int]] = field(default_factory=dict)
    """What counts (a list's id, or its style where lists go on) → the number of each level, 0 where none has begun."""

    def begin(self, counting: str, restart: bool) -> None:
        """A list begins; `restart` unless it goes on counting where the last of that name ended."""
        if restart or counting not in self.counters:
            self.counters[counting] = [0] * _LEVELS

    def label(self, counting: str, name: str | None, level: int, start: str | None) -> str | None:
        """The label of the next item of a list of style `name`; `level` 1 is the outermost."""
        style = self._level(name, level)
        if style is None or counting not in self.counters or not 0 < level < _LEVELS:
            return None
        counters = self.counters[counting]
        begun = counters[level]
        first = count(style.get(TEXT + "start-value"), most=99_999)
        counters[level] = count(start, most=99_999) if start else begun + 1 if begun else first
        counters[level + 1 :] = [0] * (_LEVELS - level - 1)
        if style.tag == TEXT + "list-level-style-bullet":
            bullet = style.get(TEXT + "bullet-char", "")
            return bullet if bullet in _PLAIN_BULLETS and bullet else "-"
        return self._print(counters, name, level, style)

    def _print(self, counters: list[int], name: str | None, level: int, style: etree._Element) -> str | None:
        if not style.get(STYLE + "num-format"):
            return None
        shown = count(style.get(TEXT + "display-levels"))
        numbers = []
        for above in range(max(1, level - shown + 1), level + 1):
            own = self._level(name, above)
            kind = _KINDS.get("" if own is None else own.get(STYLE + "num-format", ""))
            if kind:
                numbers.append(printed(max(1, counters[above]), kind))
        text = ".".join(numbers)
        return f"{style.get(STYLE + 'num-prefix', '')}{text}{style.get(STYLE + 'num-suffix', '')}".strip() or None

    def _level(self, name: str | None, level: int) -> etree._Element | None:
        element = self.styles.get(name or "")
        for one in () if element is None else element:
            if one.get(TEXT + "level") == str(level):
                return one
        return None
