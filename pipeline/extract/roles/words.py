"""The role that a sentence states by its own words: a limitation or a cause, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.structure import Role
from pipeline.extract.roles.cues import holds, opens, without

_SHORT_EFFECT = 14
"""Words of an effect that only takes up what was said before: "Riêng xe đạp giảm do …"."""
_NEAR = 10
"""Words before "do" among which the fall is told whose reason follows."""
_LOOK_BACK = 6
"""Sentences before one in which its fall may have been stated."""

_RUN_IN = re.compile(r"[^.:;\n]{3,60}:\s+\w")  # Khó khăn, hạn chế: Dịch bệnh …
_CONCEDED = re.compile(r"(?<!\w)(?:mặc dù|tuy)(?!\w)(?! nhiên| vậy).*?(?<!\w)(?:nhưng|song)(?!\w)")  # mặc dù …, nhưng
_SETTING = re.compile(
    r"""
      trong\ (?:bối\ cảnh|điều\ kiện)(?:\ \w+){1,12}                      # trong bối cảnh … gặp nhiều khó khăn
    | (?:hỗ\ trợ|giúp\ đỡ|giúp)(?:\ \w+){1,8}\ gặp\ nhiều\ khó\ khăn   # hỗ trợ doanh nghiệp gặp nhiều khó khăn
    """,
    re.VERBOSE,
)
_TAKES_UP = re.compile(
    r"""
    (?:(?:những|các|mọi|một\ số)\ )? (?:tồn\ tại|hạn\ chế|khuyết\ điểm|yếu\ kém|bất\ cập|khó\ khăn|vướng\ mắc|thiếu\ sót
                                       |tình\ trạng|tình\ hình|thực\ trạng|việc) \b
    (?:\ \w+){0,5}? \ (?:trên|này|đó) (?:\ đây)? \ (?:(?:chủ\ yếu|phần\ lớn|một\ phần|trước\ hết)\ )?
    (?: (?:có|là)\ (?:nguyên\ nhân|do|vì) | do | vì | xuất\ phát\ từ | bắt\ nguồn\ từ ) \b
    """,
    re.VERBOSE,
)  # Những hạn chế trên có nguyên nhân là do …
_BECAUSE = re.compile(r"(?<!\w)(?:do|vì)(?!\w)")
_BY_BODY = re.compile(
    r"\bdo\s+(?:Bộ|Sở|UBND|HĐND|Ủy ban|Chính phủ|Thủ tướng|Tỉnh|Ban|Cục|Trung ương)\b"
)  # chỉ tiêu do Bộ X giao


def told_by_words(quote: str, words: str, said: Sequence[str]) -> Role | None:
    """The role of a sentence, None if its words state none.

    `words` is the quote as `wording.normal` gives it, `said` the sentences before it in that form.
    """
    if holds(words, "cause-inside"):
        return "cause"
    if _RUN_IN.match(quote) and opens(words, "limitation-open"):
        return "limitation"
    plain = _without_settings(without(words, "neutral"))
    if holds(plain, "positive"):
        return None
    if turns(plain):
        return "limitation"
    return _moved_because(quote, words, said) or ("limitation" if holds(plain, "strong") else None)


def explains(words: str) -> bool:
    """Whether a sentence tells why what was said before is so: "Những hạn chế trên chủ yếu do …"."""
    return _TAKES_UP.match(words) is not None


def _without_settings(words: str) -> str:
    """Without what is conceded or only told as a setting; most sentences have none."""
    if "mặc dù" in words or "tuy" in words:
        words = _CONCEDED.sub(" ", words)
    return _SETTING.sub(" ", words) if "trong " in words or "hỗ trợ" in words or "giúp" in words else words


def turns(words: str) -> bool:
    """Turns against what was said before, and with bad news: "Tuy nhiên, … còn chậm"."""
    plain = without(words, "neutral")
    if holds(plain, "good-to-fall"):
        plain = without(plain, "fall")
    return opens(plain, "contrast") is not None and holds(plain, "negative")


def _moved_because(quote: str, words: str, said: Sequence[str]) -> Role | None:
    """ "X giảm do Y": a cause if the fall was stated before, else a limitation; a rise only if stated before."""
    because = _BECAUSE.search(words)
    effect = without(words[: because.start()], "neutral") if because else ""
    if because is None or not holds(effect, "move") or _BY_BODY.search(quote):
        return None
    told = effect.split()
    short = len(told) <= _SHORT_EFFECT and not re.search(r"\d", effect)
    if short and (opens(effect, "move") or _stated_before(effect, said)):
        return "cause"
    near = " ".join(told[-_NEAR:])
    return "limitation" if holds(near, "fall") and not holds(effect, "good-to-fall") else None


def _stated_before(effect: str, said: Sequence[str]) -> bool:
    """Whether one of the sentences before says that the same thing moved the same way."""
    direction = "fall" if holds(effect, "fall") else "move"
    subject = {word for word in effect.split() if not holds(word, "move")} - {"riêng", "của", "các", "so", "với"}
    return bool(subject) and any(
        holds(one, direction) and len(subject & set(one.split())) >= 0.6 * len(subject) for one in said[-_LOOK_BACK:]
    )
