"""The made-up bodies and people of the samples, and the heads of their documents."""

from __future__ import annotations

from corpus.samples.facts import PROVINCE, Draft, Head, Signer

COMMITTEE = f"Ủy ban nhân dân tỉnh {PROVINCE}"
TRADE = f"Sở Công Thương tỉnh {PROVINCE}"
PLANNING = f"Sở Kế hoạch và Đầu tư tỉnh {PROVINCE}"
FINANCE = f"Sở Tài chính tỉnh {PROVINCE}"
UNION = f"Công đoàn Công Thương tỉnh {PROVINCE}"
MERGED_IN = 2022
"""The year in whose second half the department of planning and investment became part of the department of finance."""

TRADE_HEAD = Signer(None, None, "Giám đốc", "Đoàn Trọng Khải")
TRADE_DEPUTY = Signer("KT.", "GIÁM ĐỐC", "Phó Giám đốc", "Lương Thục Uyên")
PLANNING_HEAD = Signer(None, None, "Giám đốc", "Kiều Đăng Phúc")
PLANNING_DEPUTY = Signer("KT.", "GIÁM ĐỐC", "Phó Giám đốc", "Tạ Hoài Sơn")
CHAIRMAN = Signer("TM.", "ỦY BAN NHÂN DÂN", "Chủ tịch", "Vương Chí Thanh")
VICE_CHAIRMAN = Signer("KT.", "CHỦ TỊCH", "Phó Chủ tịch", "Thái Ngọc Lan")


def trade_head(
    kind: str, number: str | None, issued: str, title: str, period: tuple[str, str], *,
    deputy: bool = False, recipients: tuple[str, ...] = (), archive: str = "VT, KHTCTH", addressee: str | None = None,
) -> Head:  # fmt: skip
    """The head of a document of the department of industry and trade."""
    return Head(
        kind, number, f"{kind}-SCT", (TRADE,), (f"UBND TỈNH {PROVINCE.upper()}", "SỞ CÔNG THƯƠNG"), COMMITTEE, issued,
        title, period, (TRADE_DEPUTY if deputy else TRADE_HEAD,), recipients, archive, addressee,
    )  # fmt: skip


def planning_head(
    kind: str, number: str | None, issued: str, title: str, period: tuple[str, str], *,
    deputy: bool = False, recipients: tuple[str, ...] = (), archive: str = "VT, ĐKKD",
) -> Head:  # fmt: skip
    """The head of a document of the department of planning and investment, of finance after the merger."""
    merged = issued >= f"{MERGED_IN}-07"
    name, symbol = ("SỞ TÀI CHÍNH", "STC") if merged else ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "SKHĐT")
    return Head(
        kind, number, f"{kind}-{symbol}", (FINANCE if merged else PLANNING,), (f"UBND TỈNH {PROVINCE.upper()}", name),
        COMMITTEE, issued, title, period, (PLANNING_DEPUTY if deputy else PLANNING_HEAD,), recipients, archive,
    )  # fmt: skip


def half_of(year: int) -> tuple[str, str]:
    """The first half of a year."""
    return f"{year}-01-01", f"{year}-06-30"


def whole(year: int) -> tuple[str, str]:
    """A year."""
    return f"{year}-01-01", f"{year}-12-31"


def cite(draft: Draft, text: str, *cited: tuple[str, str, str, str | None]) -> str:
    """`text`, whose citations (type, number, symbol, date or None) are kept in the draft."""
    draft.references.extend(cited)
    return text
