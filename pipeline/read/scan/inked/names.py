"""Names of signers, which lie under signatures and stamps: read again where the first reading isn't sure of one.

Below the titles of a signature the print is told from the other ink in several ways, and each is read. A name is
taken only if it is read with confidence, read again with every letter and mark in another size, and if no other way
says otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from corpus import registers
from models.values.syllable import is_syllable
from models.values.wording import fold
from pipeline.read.programs.tesseract import Edges
from pipeline.read.scan.ink import Prepared
from pipeline.read.scan.inked.printed import UNREAD
from pipeline.read.scan.inked.shades import black_of, is_stamped, print_in
from pipeline.read.scan.words import Word

if TYPE_CHECKING:
    from PIL.Image import Image

_FORMULA: Final = re.compile(r"(?:KT|TM|TL|TUQ|TƯQ|TUN|K/T|T/M|T/L)(?:[./ ]|(?<=/.))\s*\w")
"""«KT. GIÁM ĐỐC», «TM. ỦY BAN NHÂN DÂN», «T/M BAN THƯỜNG VỤ»."""
_TITLE: Final = re.compile(r"(?<!\w)[^\W\d_a-z]{2,}(?: [^\W\d_a-z]{2,})+")
"""Titles in a register's column: "PHÓ GIÁM ĐỐC" in "title of the deputy (PHÓ GIÁM ĐỐC)"."""
_BODIES: Final = ("uy ban", "hoi dong", "doan", "ban ", "dang")
"""What opens the name of a body, which signs by a person's title."""
_LONGEST: Final = 9
"""Words of a line of a signature's title."""
_APART: Final = 1.6
"""Of a word's height: wider than the spaces of a centred line."""
_TALLER: Final = 1.3
"""Of the height of a title's letters, what their marks make of it at most."""
_NEXT: Final = 1.7
"""Of a line's height: the title's next line begins no farther below."""
_BESIDE: Final = 5
"""Of a line's height: the middles of two lines of a title are nearer."""
_SIDE: Final = 1.8
_DEEP: Final = 2.8
"""Inches left and right of the title's middle, and below it, within which the name stands."""
_OFF_CENTRE: Final = 0.75
"""Inches by which the name's middle may be off the title's."""
_WORDS: Final = (2, 5)
_SPACE: Final = 0.9
"""Of a word's height; wider gaps hold a word that was not read."""
_SURE: Final = 0.8
_LARGER: Final = 1.4
_ROOM: Final = 0.4
"""Of a name's height, above and below it."""
_SIGNS: Final = ".,;:'\"`“”‘’()-–—_/\\|*«»"
"""What strokes beside a name are read as."""
_NOISE: Final = 0.5
_WORD_LIKE: Final = 0.3
"""Confidence under which what is no syllable, and what looks like one, is a stroke of the pen."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a signature stands below its titles; `middle` is theirs, from the left."""

    box: Edges
    middle: float
    title: Edges
    """Of the title's last line."""

    off_centre: float
    """How far the name's middle may be off the title's."""

    def holds(self, part: Sequence[Word]) -> bool:
        """True for a part of a line that begins and lies in it; recipients that reach into it don't."""
        left, top, right, bottom = self.box
        middle = (_top(part) + max(word.bottom for word in part)) / 2
        return left <= part[0].left and _middle(part) < right and top <= middle < bottom


def read_names(
    words: Sequence[Word], ready: Prepared, read: Callable[[Image], Sequence[Word]]
) -> tuple[list[Word], tuple[str, ...]]:
    """The words of a sheet with the names below titles read again where need be, and without strokes of signatures.

    `UNREAD` takes the place of names that are not certain; what was read there is told apart. `read` gives the words of
    a grey picture.
    """
    unread: list[str] = []
    found, in_colour = _with_level_titles(words), ready.in_colour
    for place in _places(found, ready.sheet.size, ready.resolution):
        parts = [part for part in _parts(found) if place.holds(part)]
        inside = [word for part in parts for word in part]
        name = _name_among(parts, place)
        if name is None or is_stamped(in_colour(_around(name))):
            again = _read_again(place, in_colour, read)
            if again is not None:
                line = (1 + max(word.line[0] for word in found), 1, 1)
                name = [replace(word, line=line) for word in again]
        strokes = {word for word in inside if _is_stroke(word, name)}
        new = [word for word in name or () if word not in inside]
        for row in [] if name else _unsure_rows([word for word in inside if word not in strokes], place):
            unread.append(" ".join(word.text for word in row))
            strokes |= set(row)
            new.append(replace(row[0], text=UNREAD, right=row[-1].right, confidence=1.0))
        found = [*(word for word in found if word not in strokes), *new]
    return found, tuple(unread)


def _unsure_rows(words: Sequence[Word], place: _Place) -> list[list[Word]]:
    """Rows that look like a name and may lack a word, or have been read wrong."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.top + one.bottom):
        if rows and any(word.top < other.bottom and other.top < word.bottom for other in rows[-1]):
            rows[-1].append(word)
        else:
            rows.append([word])
    unsure = []
    for row in rows:
        row.sort(key=lambda one: one.left)
        texts = [word.text.strip(_SIGNS) for word in row]
        named = all(text[0].isupper() for text in texts if text) and sum(map(str.isalpha, texts)) > 1
        doubted = min(word.confidence for word in row) < _SURE or not _is_close(row)
        if named and doubted and abs(_middle(row) - place.middle) < place.off_centre:
            unsure.append(row)
    return unsure


def _is_close(part: Sequence[Word]) -> bool:
    """True if no word is missing between two."""
    return all(after.left - before.right < _SPACE * _height(part) for before, after in pairwise(part))


def _with_level_titles(words: Sequence[Word]) -> list[Word]:
    """The words with those of a title cut off where the edge of a stamp makes them reach down to the next line."""
    titles = [part for part in _parts(words) if _is_title(part)]
    lowest: dict[Word, int] = {}
    for part in titles:
        below = [_height(other) for other in titles if _is_next(part, other)]
        if below and _height(part) > _TALLER * min(below):
            lowest |= dict.fromkeys(part, _top(part) + round(_TALLER * min(below)))
    return [replace(word, bottom=max(word.top + 1, min(word.bottom, lowest.get(word, word.bottom)))) for word in words]


def _is_next(part: Sequence[Word], other: Sequence[Word]) -> bool:
    """True for the next line of a centred title."""
    high = _height(other)
    return 0 < _top(other) - _top(part) < _NEXT * 2 * high and abs(_middle(part) - _middle(other)) < _BESIDE * high


def _places(words: Sequence[Word], size: tuple[int, int], resolution: int) -> list[_Place]:
    """The places below the titles of signatures; below titles of several lines only the last one's."""
    titles = [part for part in _parts(words) if _is_title(part)]
    lowest = [
        part
        for part in titles
        if not any(
            abs(_middle(part) - _middle(other)) < _OFF_CENTRE * resolution
            and 0 < _top(other) - _top(part) < _NEXT * 2 * _height(part)
            for other in titles
        )
    ]
    places = []
    for part in lowest:
        middle, low = _middle(part), max(word.bottom for word in part)
        beside = [(_middle(other) + middle) / 2 for other in lowest if abs(_top(other) - _top(part)) < resolution]
        left = max([0.0, middle - _SIDE * resolution, *(edge for edge in beside if edge < middle)])
        right = min([float(size[0]), middle + _SIDE * resolution, *(edge for edge in beside if edge > middle)])
        bottom = min(size[1], low + round(_DEEP * resolution))
        if bottom - low > _height(part) and right > left:
            title = part[0].left, _top(part), part[-1].right, low
            places.append(_Place((round(left), low + 1, round(right), bottom), middle, title, _OFF_CENTRE * resolution))
    return places


def _parts(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Lines taken apart at wide gaps."""
    for _, line in groupby(words, key=lambda word: word.line):
        part: list[Word] = []
        for word in line:
            if part and word.left - part[-1].right > _APART * (word.bottom - word.top):
                yield part
                part = []
            part.append(word)
        if part:
            yield part


def _is_title(part: Sequence[Word]) -> bool:
    text = " ".join(word.text for word in part)
    if len(part) > _LONGEST or text != text.upper():
        return False
    return _FORMULA.match(text) is not None or any(fold(text).startswith(title) for title in _titles())


@cache
def _titles() -> tuple[str, ...]:
    """Titles of the register, folded: "pho giam doc"."""
    lines = [line for row in registers.signing_formulas() for line in (row.second_line, row.followed_by)]
    found = sorted({fold(title) for line in lines for title in _TITLE.findall(line)})
    return tuple(title for title in found if not title.startswith(_BODIES))


def _name_among(parts: Sequence[Sequence[Word]], place: _Place) -> list[Word] | None:
    """The words of the one line that can only be a name, read with confidence."""
    bare = [[replace(word, text=word.text.strip(_SIGNS)) for word in part] for part in parts]
    names = [
        part
        for part in ([word for word in part if word.text] for part in bare)
        if _is_name(part)
        and abs(_middle(part) - place.middle) < place.off_centre
        and min(word.confidence for word in part) >= _SURE
    ]
    return names[0] if len(names) == 1 else None


def _is_name(part: Sequence[Word]) -> bool:
    """Two to five syllables with a capital each, nothing else."""
    if not _WORDS[0] <= len(part) <= _WORDS[1] or not _is_close(part):
        return False
    return all(word.text.istitle() and is_syllable(word.text) for word in part)


def _read_again(
    place: _Place, in_colour: Callable[[Edges], Image], read: Callable[[Image], Sequence[Word]]
) -> list[Word] | None:
    """The name that is read in some picture of the print, and again in its line made larger, if no other is read."""
    left, top, right, _ = place.box
    agreed: list[list[Word]] = []
    for picture in print_in(in_colour(place.box), black_of(in_colour(place.title))):
        name = _name_among([[_moved(word, left, top) for word in part] for part in _parts(read(picture))], place)
        if name is None:
            continue
        _, high, _, low = _around(name)
        line = picture.crop((0, high - top, right - left, low - top))
        larger = read(line.resize((round(line.width * _LARGER), round(line.height * _LARGER))))
        if _letters(name) not in [_letters(part) for part in _parts(larger)]:
            return None
        agreed.append(name)
    return agreed[0] if len({_letters(name) for name in agreed}) == 1 else None


def _moved(word: Word, right: int, down: int) -> Word:
    return replace(
        word, left=word.left + right, right=word.right + right, top=word.top + down, bottom=word.bottom + down
    )


def _around(name: Sequence[Word]) -> Edges:
    """The box of a name with the room of its marks."""
    room = round(_ROOM * _height(name))
    return name[0].left, max(0, _top(name) - room), name[-1].right, max(word.bottom for word in name) + room


def _letters(name: Sequence[Word]) -> str:
    bare = (word.text.strip(_SIGNS) for word in name)
    return unicodedata.normalize("NFC", " ".join(filter(None, bare)))


def _is_stroke(word: Word, name: Sequence[Word] | None) -> bool:
    """True for what was read of a signature or stamp: all that crosses a name or is no syllable above it."""
    if name and word in name:
        return False
    text = word.text.strip(".,;:()")
    spoken = is_syllable(text) or text.isdigit()
    if name is None and text.isupper() and len(text) > 1:
        return word.confidence < _SURE  # print of the stamp
    if name is None or word.top >= max(one.bottom for one in name):
        return word.confidence < (_WORD_LIKE if spoken else _NOISE)
    crosses = word.bottom > min(one.top for one in name)
    return crosses or word.confidence < _SURE or not spoken


def _middle(part: Sequence[Word]) -> float:
    return (part[0].left + part[-1].right) / 2


def _top(part: Sequence[Word]) -> int:
    return min(word.top for word in part)


def _height(part: Sequence[Word]) -> int:
    return round(median(word.bottom - word.top for word in part))
