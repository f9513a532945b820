"""Who signs: formula, title and name from the lines of the foot's right column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from corpus.tables import read_table
from models.structure import Signer
from models.values.syllable import is_syllable
from models.values.wording import normal
from pipeline.structure.head.names import full_name
from pipeline.structure.lines import CAPITALS, in_capitals

_FORMULA = re.compile(
    rf"""(?P<formula>T\.?/?\s?M|K\.?/?\s?T|T\.?/?\s?L|T\.?\s?[UƯ]\.?\s?Q|T\.?U\.?N|Q)
    (?:\s?[./]|(?<=/.)(?=\s)|(?=\s+[{CAPITALS}]{{2}}))\s*(?P<head>[^\W\d_].*)""",
    re.VERBOSE,
)
"""«KT. GIÁM ĐỐC», «TM. ỦY BAN NHÂN DÂN», «T/M BAN THƯỜNG VỤ», «TUQ. CHỦ TỊCH», «Q. GIÁM ĐỐC»."""
_SIGNED = re.compile(
    r"""\W*(?:(?:đã\ )?k[ýí](?:\ (?:tên|số|bởi|điện\ tử))?
        (?:\W+(?:(?:và\ )?(?:đã\ )?đóng\ dấu|(?:và\ )?ghi\ rõ\ họ(?:\ và)?\ tên))*
      | signed | đóng\ dấu)\W*""",
    re.IGNORECASE | re.VERBOSE,
)
"""«(Đã ký)», «(đã ký, đóng dấu)», «(Ký, ghi rõ họ tên)», «(Signed)»."""

_SIGNS = ".,;:'\"`“”‘’()-–—_/\\|*"
_FEW = 3
"""Words that a signature's strokes are read as at most."""
_REACH = 200
"""Characters of a line in which the title stands with which it opens."""


def formula_of(line: str) -> tuple[str, str] | None:
    """The canonical formula that a line opens with and what follows it: "K/T TRƯỞNG BAN" → ("KT.", "TRƯỞNG BAN")."""
    match = _FORMULA.match(line.strip(" *"))
    if match is None:
        return None
    letters = re.sub(r"[^A-ZƯ]", "", match["formula"]).replace("Ư", "U")
    if letters == "Q" and not is_title(match["head"]):
        return None
    return f"{letters}.", match["head"].strip(" *")


def is_noise(line: str) -> bool:
    """ "(Đã ký)" and rules between title and name."""
    return _SIGNED.fullmatch(line) is not None or not any(letter.isalpha() for letter in line)


def is_stroke(line: str) -> bool:
    """What a scan shows of a signature or a stamp: a few signs, at most half of them words: "uuauL———", "ẤN. 2À"."""
    words = [word.strip(_SIGNS) for word in line.split()]
    spoken = sum(is_syllable(word) or (word.isalpha() and word.isupper() and len(word) > 2) for word in words)
    return len(words) <= _FEW and (spoken * 2 <= len(words) or (len(words) == 1 and words[0].islower()))


def is_title(line: str) -> bool:
    """A line that opens with the title of an office: "PHÓ GIÁM ĐỐC", "Chủ tịch"."""
    return title_opening(line) is not None


def title_opening(line: str) -> str | None:
    """The title (as `wording.normal` gives it) that a line opens with: "QUYỀN GIÁM ĐỐC" → giám đốc; else None."""
    found = _titles().match(normal(line[:_REACH]))
    return found["title"] if found else None


@lru_cache(maxsize=256)  # the lines of a foot are asked for again and again
def is_signing(line: str) -> bool:
    """A line that can begin a signature: a formula, or a title in capitals and nothing else."""
    if len(line.split()) > 16:
        return False
    formula = formula_of(line)
    if formula is not None:
        return in_capitals(formula[1]) or is_title(formula[1])
    return is_title(line) and (in_capitals(line) or len(line.split()) <= 5)


@lru_cache(maxsize=256)
def name_of(line: str) -> str | None:
    """The person's name that a line holds and nothing else, without academic prefix; None for other lines."""
    words = line.strip(" *.,").split()
    while words and _is_prefix(words):
        words = words[_is_prefix(words) :]
    if not 2 <= len(words) <= 6 or is_title(" ".join(words)):
        return None
    if not all(re.fullmatch(r"[^\W\d_]+(?:['’-][^\W\d_]+)?", word) and word[0].isupper() for word in words):
        return None
    capitals = all(word.isupper() for word in words)
    if capitals and normal(words[0]) not in _words("surname"):
        return None
    if not capitals and any(word.isupper() and len(word) > 1 for word in words):
        return None
    return " ".join(word.capitalize() if capitals else word for word in words)


_OF_DEPARTMENT = re.compile(r"(?<=\s)sở\s\w.*", re.IGNORECASE)
"""«giám đốc sở xây dựng»: the body keeps its own capitals."""


def find_signers(lines: Sequence[str]) -> tuple[Signer, ...]:
    """Signers in order; a formula of two parts ("TM. … / KT. …") gives the last, a title without a name is kept.

    Two columns read row by row (title, title, name, name) are paired in their order.
    """
    found: list[Signer] = []
    above: list[str] = []
    names: list[str] = []
    for line in _parted(lines):
        name = name_of(line)
        if name is not None and any(is_title(part) or formula_of(part) for part in above):
            names.append(name)
        elif not is_noise(line):
            if names:
                found += _signers(above, names)
                above, names = [], []
            above.append(line)
    found += _signers(above, names)
    return tuple(dict.fromkeys(found))


def _signers(above: Sequence[str], names: Sequence[str]) -> list[Signer]:
    """Signers from the lines above their names: one, or as many as there are titles and names."""
    formulas = [formula for formula in map(formula_of, above) if formula]
    titles = [line for line in above if formula_of(line) is None and is_title(line)]
    if len(names) > 1 and len(titles) == len(names):
        signed = [formula[0] for formula in formulas] if len(formulas) == len(names) else [None] * len(names)
        return [Signer(f, normal_title(t), n) for f, t, n in zip(signed, titles, names, strict=True)]
    formula, title = None, None
    for line in above:
        opened = formula_of(line)
        if opened is not None:
            formula, title = opened[0], normal_title(opened[1]) if opened[0] == "Q." else None
        elif is_title(line) or (title is not None and in_capitals(line) and not is_stroke(line)):
            title = f"{title} {normal_title(line)}" if title else normal_title(line)
    if formula is None and title is None:
        return []
    return [Signer(formula, title, name) for name in names or (None,)]


def _parted(lines: Sequence[str]) -> list[str]:
    """Lines with two titles, or title and name, in two: "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC", "CHỦ TỊCH Trần Văn A"."""
    parted: list[str] = []
    for line in lines:
        line = " ".join(line.replace("*", " ").split())
        formula = formula_of(line)
        tail = formula[1] if formula else line
        cut = _second_title(tail) if formula else None
        if cut:
            parted += [line[: len(line) - len(tail) + cut].strip(), *_parted([tail[cut:].strip()])]
            continue
        words = line.split()
        capital = next((place for place, word in enumerate(words) if not word.isupper()), len(words))
        if (
            0 < capital < len(words)
            and is_signing(" ".join(words[:capital]))
            and (is_noise(" ".join(words[capital:])) or name_of(" ".join(words[capital:])))
        ):
            parted += [" ".join(words[:capital]), " ".join(words[capital:])]
        elif line:
            parted.append(line)
    return parted


def _second_title(tail: str) -> int | None:
    """Where the signer's own title begins after the title of the one signed for."""
    match = re.search(r"(?<=\s)(?:PHÓ|Phó|KT\.|CHÁNH|TRƯỞNG PHÒNG)(?=\s)", tail)
    return match.start() if match and match.start() > 3 else None


def normal_title(title: str) -> str:
    """The title in normal case: "PHÓ GIÁM ĐỐC SỞ" → "Phó Giám đốc Sở"."""
    title = title.strip(" *.,:;")
    if not in_capitals(title) and not title.islower():
        return title
    lowered = title.lower()
    spelt = _spelling().sub(lambda found: _words_as_written()[found[0]], lowered)
    spelt = _OF_DEPARTMENT.sub(lambda found: full_name(found[0].upper()), spelt)
    return spelt[:1].upper() + spelt[1:]


def _is_prefix(words: Sequence[str]) -> int:
    """How many leading words are an academic prefix or a rank."""
    two = " ".join(words[:2])
    if two in _as_written("prefix") and len(words) > 3:
        return 2
    return int(
        words[0] in _as_written("prefix")
        or (words[0].endswith(".") and words[0].rstrip(".") + "." in _as_written("prefix"))
    )


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    rows = read_table(Path(__file__).with_name("signing_words.tsv"), ("word", "kind", "gloss", "example"))
    return tuple((row["word"], row["kind"]) for row in rows)


@cache
def _as_written(kind: str) -> frozenset[str]:
    return frozenset(words for words, row_kind in _rows() if row_kind == kind)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(map(normal, _as_written(kind)))


@cache
def _titles() -> re.Pattern[str]:
    titles = sorted(_words("title"), key=len, reverse=True)
    return re.compile(rf"(?:quyền |q )?(?P<title>{'|'.join(map(re.escape, titles))})(?!\w)")


@cache
def _words_as_written() -> dict[str, str]:
    return {words.lower(): words for kind in ("part", "title") for words in _as_written(kind)}


@cache
def _spelling() -> re.Pattern[str]:
    words = sorted(_words_as_written(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")
