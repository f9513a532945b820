"""Which written syllables are Vietnamese: onset, rime and tone, by the rules of spelling, enumerated once.

A rime that ends in c, ch, p or t carries only the tones sắc and nặng. Whether a syllable is in use, a dictionary knows;
"ngoèm" is one by its spelling.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import product
from typing import Final

from models.values.wording import normal

_ONSETS: Final = (
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
_BEFORE_FRONT: Final = frozenset({"k", "gh", "ngh"})
"""Onsets written only before e, ê, i, y; c, g, ng stand before the other vowels."""
_BEFORE_BACK: Final = frozenset({"c", "g", "ng"})
_FRONT: Final = frozenset("eêiy")
_RIMES: Final = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
    "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu y yêm yên yêng yêt yêu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong "
    "op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt "
    "u ua uâc uân uâng uât uây uc uê uêch uênh ui um un ung uơ uô uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt "
    "uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ươ ươc ươi ươm ươn ương ươp ươt ươu ưt ưu"
)
_AFTER_QU: Final = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng âp ât ây e ec en eo et ê êch ên ênh êt êu "
    "o ôc ơ ơi ơn y ych yên yêt ynh yt yu"
)
_AFTER_GI: Final = (
    "a ac ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăt âc âm ân âp ât âu ây e em en eo ep et ê êc êm ên êng êt êu "
    "o oc oi on ong ot ô ôi ông ơ ơi u ua uc ui un up uôc ư ưa ưng ươc ương"
)
_Y_ALONE: Final = frozenset({"y", "yêm", "yên", "yêng", "yêt", "yêu"})
"""Rimes in y, written without an onset; y alone also after some: "kỹ", "lý", "mỹ", "quý"."""
_BEFORE_Y: Final = frozenset({"h", "k", "l", "m", "s", "t", "th", "v"})
_TONES: Final = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_STOPPED: Final = ("\u0301", "\u0323")
_MARKED: Final = "ăâêôơư"
_NUCLEI: Final = "aeiouy" + _MARKED


def is_syllable(word: str) -> bool:
    """True for a Vietnamese syllable, in any case and with its tone at either of its two usual places."""
    return normal(word) in _syllables()


@cache
def _syllables() -> frozenset[str]:
    """All syllables, as `normal` writes them."""
    return frozenset(normal(onset + _toned(rime, tone)) for onset, rime in _pairs() for tone in _tones(rime))


def _pairs() -> list[tuple[str, str]]:
    pairs = [(onset, rime) for onset, rime in product(_ONSETS, _RIMES.split()) if _fits(onset, rime)]
    pairs += (
        [("qu", rime) for rime in _AFTER_QU.split()]
        + [("gi", rime) for rime in _AFTER_GI.split()]
        + [("g", "i"), ("g", "in")]
    )
    return pairs


def _fits(onset: str, rime: str) -> bool:
    if onset in ("qu", "gi"):
        return False
    if rime in _Y_ALONE:
        return not onset or (rime == "y" and onset in _BEFORE_Y)
    if onset in _BEFORE_FRONT:
        return rime[0] in _FRONT
    return onset not in _BEFORE_BACK or rime[0] not in _FRONT


def _tones(rime: str) -> tuple[str, ...]:
    return _STOPPED if rime.endswith(("c", "ch", "p", "t")) else _TONES


def _toned(rime: str, tone: str) -> str:
    """The rime with its tone where the usual spelling has it; the other places are unified by `normal`."""
    if not tone:
        return rime
    place = _place(rime)
    return unicodedata.normalize("NFC", rime[: place + 1] + tone + rime[place + 1 :])


def _place(rime: str) -> int:
    vowels = [at for at, letter in enumerate(rime) if letter in _NUCLEI]
    marked = [at for at in vowels if rime[at] in _MARKED]
    if marked:
        return marked[-1]
    if len(vowels) == 1:
        return vowels[0] if vowels else 0
    ends_open = vowels[-1] == len(rime) - 1
    return vowels[-2] if ends_open else vowels[-1]
