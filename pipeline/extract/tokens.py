"""The genre's tokenizer: blanks part words, punctuation stands alone, numbers and document symbols stay whole."""

from __future__ import annotations

import re

from spacy.tokenizer import Tokenizer
from spacy.vocab import Vocab

_PREFIX = re.compile(
    r"""^(?:
        [(\[{<“”"'‘’«»„]   # “đòn  → “ đòn
      | \*{1,2}            # **KT. → ** KT.
      | [+•·–—-](?=\w)     # -Tiếp → - Tiếp
    )""",
    re.VERBOSE,
)

_SUFFIX = re.compile(
    r"""(?:
        \./\. | /\.             # Khối./.  → Khối ./.
      | \.{2,} | …              # lây lan... → lây lan ...
      | [)\]}>“”"'‘’«»]         # QH15)    → QH15 )
      | [.,;:!?]                # QH15.    → QH15 .
      | (?<=\d)%                # 12,6%    → 12,6 %
      | \*{1,2}                 # GIÁM ĐỐC** → GIÁM ĐỐC **
      | (?<=\w)[–—-]            # đua-     → đua -
    )$""",
    re.VERBOSE,
)

_INFIX = re.compile(
    r"""
        (?<=[^\W\d])[,;:](?=\w)        # phòng,chống → phòng , chống; 12,6 stays
      | (?<=\w)[(\[{“”"«»](?=\w)       # xuất(ước    → xuất ( ước
      | (?<=\w)[)\]}”"»](?=[\w,;.])    # ước)đạt     → ước ) đạt
      | (?<=\w)(?:\.{2,}|…)(?=\w)      # xã hội...trước → xã hội ... trước
      | (?<=\d)%(?=\w)                 # 5%năm       → 5 % năm
    """,
    re.VERBOSE,
)


_LONGEST = 300
"""Characters of a run without blanks that is taken apart: longer ones are no words, and cost quadratic time."""


def _is_whole(run: str) -> bool:
    return len(run) > _LONGEST


def genre_tokenizer(vocab: Vocab) -> Tokenizer:
    """A tokenizer whose documents spell their text exactly (`doc.text == text`).

    "tăng 12,6%" → tăng · 12,6 · %; "43/2022/QH15)." → 43/2022/QH15 · ) · .
    """
    return Tokenizer(
        vocab,
        prefix_search=_PREFIX.search,
        suffix_search=_SUFFIX.search,
        infix_finditer=_INFIX.finditer,
        token_match=_is_whole,
    )
