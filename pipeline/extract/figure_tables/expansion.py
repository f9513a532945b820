"""Headers and names of rows with their abbreviations written out."""

from __future__ import annotations

import re

_SHORT_MONTHS = re.compile(r"(?<!\w)(\d{1,2})\s?[Tt](?=[\s/.)-]|$)")  # 6T/2022 → 6 tháng/2022
_SHORT_MONTH = re.compile(r"(?<!\w)[Tt](\d{1,2})(?!\d)")  # T6/2022 → tháng 6/2022
_SHORT_QUARTER = re.compile(r"(?<!\w)[Qq]\.?\s?(IV|I{1,3}|[1-4])(?!\w)")  # Q2/2022 → quý 2/2022
_SHORT_SAME = re.compile(r"(?<!\w)CK(?!\w)")  # CK 2021 → cùng kỳ 2021
_SHORT_MEAN = re.compile(r"(?<!\w)BQ(?!\w)")  # Tốc độ tăng BQ → bình quân
_SHORT_BUDGET = re.compile(
    r"(?<!\w)DT(?=\s+(?:[^\W\d_]+\s+){0,2}giao(?!\w)|\s+(?:TW|HĐND|BTC|năm)(?!\w))"
)  # DT TW giao → dự toán TW giao
_SHORT_RATE = re.compile(r"(?<!\w)TL(?=\s*\(\s*%)")  # TL (%) → tỷ lệ (%)
_GLUED_YEAR = re.compile(r"(?<=[A-ZĐ]{2})(?=(?:19|20)\d\d(?!\d))")  # UTH2022 → UTH 2022
_DAY_ALONE = re.compile(r"(?<![\w/])(?:(?:đến|tại|ngày)\s+)*(?=\d{1,2}/\d{1,2}/(?:19|20)\d\d(?!\d))")  # 31/12/2021
_MONTHS_ALONE = re.compile(r"(?<![\w/.,])(\d{1,2}) tháng(?!\s*(?:\d|đầu|cuối|năm|qua|/))")  # 5 tháng so với cùng kỳ
_YEARS_RATIO = re.compile(r"(?<![\w/])((?:19|20)\d\d)\s?/\s?((?:19|20)\d\d)(?![\w/])")  # 2022/2021
_RATIO = re.compile(
    r"""
    (?:(?<=(?:19|20)\d\d)\s?/\s?(?=(?:năm|tháng|quý|\d{1,2}\s?tháng|\d{1,2}T|T\d)(?!\w*\s?/\s?\Z))      # 2022/năm 2021
    | (?<=\w)\s?/\s?(?=(?:U?TH|ƯTH|KH|CK|ước|thực\s+hiện|kế\s+hoạch|dự\s+toán|cùng\s+kỳ)(?!\w)))   # UTH/KH
    """,
    re.VERBOSE | re.IGNORECASE,
)  # UTH 2022/TH 2021, Tháng 5/2022 / tháng 4/2022
_YEAR_ALONE = re.compile(r"(?<![\w/])(?:19|20)\d\d(?![\w/])")  # KH 2022 → KH năm 2022
_MONTHS_YEAR = re.compile(r"(tháng(?:\s+\d{1,2})?)\s+(?=năm\s(?:19|20)\d\d)")


_NOUNS = {
    "HS": "học sinh", "GV": "giáo viên", "SV": "sinh viên", "BN": "bệnh nhân", "LĐ": "lao động", "DN": "doanh nghiệp",
}  # fmt: skip
_SHORT_NOUN = re.compile(rf"(?<=[Ss]ố )(?:{'|'.join(_NOUNS)})(?!\w)")  # Tổng số HS → Tổng số học sinh


def noun_in_full(header: str) -> str:
    """A header with what it counts written out: "Số HS" → "Số học sinh"."""
    return _SHORT_NOUN.sub(lambda match: _NOUNS[match[0]], header)


def expanded(header: str) -> str:
    """Abbreviated periods in full, years with "năm": "UTH 6T/2022" → "UTH 6 tháng/2022"."""
    text = _GLUED_YEAR.sub(" ", header)
    text = _YEARS_RATIO.sub(lambda m: f"năm {m[1]} so với năm {m[2]}" if m[1] > m[2] else m[0], text)
    text = _RATIO.sub(" so với ", text)
    text = _SHORT_MONTHS.sub(r"\1 tháng", text)
    text = _SHORT_MONTH.sub(r"tháng \1", text)
    text = _SHORT_QUARTER.sub(r"quý \1", text)
    text = _SHORT_SAME.sub("cùng kỳ", text)
    text = _SHORT_RATE.sub("tỷ lệ", text)
    text = _SHORT_BUDGET.sub("dự toán", _SHORT_MEAN.sub("bình quân", text))
    text = _MONTHS_ALONE.sub(r"\1 tháng đầu năm", text)
    text = _DAY_ALONE.sub("đến ngày ", text)
    text = _YEAR_ALONE.sub(
        lambda m: m[0] if re.search(r"năm\s*$|cùng kỳ\s*$", text[: m.start()]) else f"năm {m[0]}", text
    )
    return _MONTHS_YEAR.sub(r"\1, ", text)
