"""The foot: where it begins and ends, recipients, signers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.structure import Closing
from models.text import Span, TextTable
from models.values.wording import normal
from pipeline.structure.labels import read_label
from pipeline.structure.lines import CAPITALS, Block, Line
from pipeline.structure.signers import find_signers, formula_of, is_noise, is_signing, is_stroke, is_title, name_of

_HEADLINE = re.compile(r"[\s*]*n[ơo]i\s+(?:nh[ậâa]n|g[ửu]i)\s*(?:[:;.*]|\Z|(?=[A-ZĐ]{2}))[\s*:]*", re.IGNORECASE)
_BULLET = re.compile(r"\s*[-–—+*•·]\s*")
_ARCHIVE = re.compile(r"l[ưu]u(?=\s*[:;(]|\s+(?:VT|VP|HS|TH|tại|hồ|văn|[A-ZĐ]{2}))", re.IGNORECASE)
"""«Lưu: VT, VP.», «Lưu VT (02b)»."""
_SIGNED = re.compile(r"\s*\((?:đã )?ký\)\s*\Z", re.IGNORECASE)
"""«(đã ký)» of the other column at the end of a recipient's line."""
_ITEMS = re.compile(r"[;.]\s*(?=[-–+]\s)")
_COLUMN = re.compile(
    rf"(?<=[;:.,)])\s+(?=(?:(?:KT|TM|TL|TUQ|K/T|T/M|T/L)[.\s]\s*)?[{CAPITALS}]{{2,}}(?:\s+[{CAPITALS}]+)*\s*\Z)"
)
"""A second column in a recipient's line: "- Như trên;      PHÓ GIÁM ĐỐC"."""
_BESIDE = re.compile(r"(?<=[.;)])\s+(?=[^.;)]*\Z)")
"""Before the signer's name at the end of the archive line: "- Lưu: VT (02b).      Nguyễn Văn A"."""
_FEW = 3
"""Lines that a signature's strokes are read as at most."""
_END_MARK = re.compile(r"\./\.?\W*\Z")


def find_closing(blocks: Sequence[Block], first: int) -> tuple[Closing, int, int]:
    """The foot and its blocks [last, after): the body ends before `last`; annexes may stand from `after` on."""
    headline = _headline(blocks, first)
    last = _signature_before(blocks, first, headline) if headline is not None else _signature(blocks, first)
    if last is None:
        return Closing(), len(blocks), len(blocks)
    left, right, after = _columns(blocks, last)
    signers = find_signers(right)
    if headline is None and not any(signer.name for signer in signers):
        return Closing(), len(blocks), len(blocks)
    foot = blocks[last:after]
    span = Span(min(block.start for block in foot), max(block.end for block in foot))
    return Closing(signers, _recipients(left), span), last, after


def signature_lines(blocks: Sequence[Block]) -> frozenset[int]:
    """Places of signatures in the middle of a text, under a form or an annex: title in capitals, then a name."""
    found: set[int] = set()
    for place in range(len(blocks) - 1):
        title, name = _content(blocks[place]), _content(blocks[place + 1])
        if title.isupper() and is_signing(title) and name_of(name):
            found |= {place, place + 1}
    return frozenset(found)


def _headline(blocks: Sequence[Block], first: int) -> int | None:
    """The line "Nơi nhận:"."""
    places = range(first, len(blocks))
    return next((place for place in places if _HEADLINE.match(_content(blocks[place]))), None)


def _content(block: Block) -> str:
    return block.content if isinstance(block, Line) else ""


def _signature_before(blocks: Sequence[Block], first: int, headline: int) -> int:
    """The foot's first line where the signature stands above the recipients."""
    place = headline
    while place > max(first, headline - 8) and _of_signature(blocks[place - 1]):
        place -= 1
    return place if any(is_signing(_content(block)) for block in blocks[place:headline]) else headline


def _of_signature(block: Block) -> bool:
    content = _content(block)
    return bool(content) and (is_signing(content) or is_noise(content) or name_of(content) is not None)


def _signature(blocks: Sequence[Block], first: int) -> int | None:
    """The first line of a signature without recipients at the end, or after the end mark."""
    for place in range(len(blocks) - 1, max(first, len(blocks) - 14) - 1, -1):
        block = blocks[place]
        if isinstance(block, TextTable) or block.words > 20:
            break
        if is_signing(block.content) and (
            formula_of(block.content) or block.capitals or _END_MARK.search(_content(blocks[place - 1]))
        ):
            start = place
            while start > first and is_signing(_content(blocks[start - 1])):
                start -= 1
            return start
    return None


def _columns(blocks: Sequence[Block], last: int) -> tuple[list[str], list[str], int]:
    """Recipients' lines, signature lines and the first block after the foot."""
    left: list[str] = []
    right: list[str] = []
    place = last
    while place < len(blocks) and place < last + 80:
        block = blocks[place]
        if isinstance(block, TextTable):
            break
        line = block.content.replace("**", "").strip()
        if _HEADLINE.match(line):
            left.append("")
            line = line[_HEADLINE.match(line).end() :]  # type: ignore[union-attr]
        coming = any(is_signing(_content(other)) for other in blocks[place + 1 : place + 4])
        if not _take(line, left, right, coming) and not _is_stroke(blocks, place, right):
            break
        place += 1
    return left, right, max(place, last + 1)


def _is_stroke(blocks: Sequence[Block], place: int, right: Sequence[str]) -> bool:
    """What a scan shows of a signature between title and name: a few signs that are no words, then a name."""
    if not right or any(name_of(part) for part in right) or not is_stroke(_content(blocks[place])):
        return False
    return any(name_of(_content(block)) for block in blocks[place + 1 : place + 1 + _FEW])


def _take(line: str, left: list[str], right: list[str], coming: bool) -> bool:
    """Sort a line of the foot into its column; False for a line of neither. `coming`: a signature is just below."""
    if not line or is_noise(line):
        return True
    second = None if is_signing(line) else _COLUMN.search(line)
    if second is not None and is_signing(line[second.end() :]):
        return _take(line[: second.start()], left, right, coming) and _take(line[second.end() :], left, right, coming)
    beside = _BESIDE.search(line) if _ARCHIVE.search(line) else None
    if beside is not None and name_of(line[beside.end() :]) and any(map(is_signing, right)):
        return _take(line[: beside.start()], left, right, coming) and _take(line[beside.end() :], left, right, coming)
    if _BULLET.match(line):
        closed = bool(left) and _ARCHIVE.search(left[-1]) is not None
        if not left or (closed and right):
            return False
        left.append(line)
        return True
    names = sum(name_of(part) is not None for part in right)
    titles = sum(is_title(part) for part in right) or sum(map(is_signing, right))
    signing = is_signing(line) or (titles > names and (name_of(line) is not None or is_title(line)))
    expected = coming if names else bool(left or right)
    authority = line.isupper() and not is_stroke(line) and expected and read_label(line) is None
    if signing or authority:
        right.append(line)
        return True
    if left and not right and _is_recipient(line, left):
        left.append(line)
        return True
    return False


def _is_recipient(line: str, left: Sequence[str]) -> bool:
    """A bulleted line, or one that goes on with a list not yet closed by the archive line."""
    if _BULLET.match(line) or _ARCHIVE.match(line):
        return True
    return len(line.split()) <= 25 and not (left and left[-1] and _ARCHIVE.search(left[-1]) and left[-1].endswith("."))


def _recipients(lines: Sequence[str]) -> tuple[str, ...]:
    """One entry a recipient, dash and closing stop removed, the archive line and what follows it left out."""
    entries: list[str] = []
    for line in lines:
        for item in _ITEMS.split(line):
            bullet = _BULLET.match(item)
            if (
                entries
                and bullet is None
                and item
                and not entries[-1].endswith((";", ".", ","))
                and not _ARCHIVE.match(item)
            ):
                entries[-1] = f"{entries[-1]} {item.strip()}"
            elif item.strip():
                entries.append(_BULLET.sub("", item, count=1).strip())
    kept = (_SIGNED.sub("", entry).rstrip(" ;.,/") for entry in entries if not _ARCHIVE.match(entry))
    return tuple(entry for entry in kept if any(map(str.isalnum, entry)) and normal(entry) != "nơi nhận")
