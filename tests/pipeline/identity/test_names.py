"""Which two names are asked about, and which are not: a question too many costs a person's patience."""

from __future__ import annotations

import pytest

from pipeline.identity.names import (
    BRACKET,
    INITIALS,
    NO_PLACE,
    ONE_WORD,
    ORDER,
    SHORT_FORM,
    TYPO,
    NameKind,
    forms,
    plain,
    reason,
    registered,
)

CASES: list[tuple[NameKind, str, str, str | None]] = [
    # a word more
    ("movement", "Toàn ngành thi đua vì Sông Lam xanh", "Toàn ngành thi đua vì Sông Lam xanh đẹp", SHORT_FORM),
    # another word
    ("movement", "Mỗi xã phường một sản phẩm", "Mỗi thôn phường một sản phẩm", ONE_WORD),
    # letters that changed places, also in a short name
    ("movement", "Dân vận khéo", "Dân vận kého", TYPO),
    ("movement", "Thi đua giúp nhau làm giàu", "Thi đua giúp nhua làm giàu", TYPO),
    # the same words in another order
    ("movement", "Học tập và làm theo", "Làm theo và học tập", ORDER),
    # diacritics, dashes and spans of years are no difference at all
    ("movement", "Xây dựng văn hóa công sở", "Xây dựng văn hoá công sở giai đoạn 2019-2025", None),
    # a short form leaves out a word or two at the end; a name that is short itself is another
    ("movement", "Mỗi chợ một gian hàng", "Mỗi chợ một gian hàng sạch đẹp", SHORT_FORM),
    ("movement", "Thầy thuốc trẻ", "Thầy thuốc trẻ tình nguyện", None),
    # years and numbers tell apart
    ("movement", "Thi đua lập thành tích năm 2021", "Thi đua lập thành tích năm 2022", None),
    # an indicator with a slip of the pen, with a bracket and without
    ("indicator", "số chợ được nâng cấp", "số chợ đuợc nâgn cấp", TYPO),
    ("indicator", "số vụ kiểm tra", "số vụ kiểm tra (cả năm)", BRACKET),
    # marks are no difference at all
    ("indicator", "số hoá hồ sơ", "số hóa hồ sơ", None),
    # another word is another indicator, and so is another bracket, or another price
    ("indicator", "diện tích gieo trồng lúa", "diện tích gieo trồng ngô", None),
    ("indicator", "hồ sơ tiếp nhận (trực tuyến)", "hồ sơ tiếp nhận (trực tiếp)", None),
    ("indicator", "giá trị sản xuất (giá so sánh 2010)", "giá trị sản xuất", None),
    ("indicator", "số xã", "số hộ", None),
    # short names with one word in common are two
    ("movement", "Lao động giỏi", "Lao động sáng tạo", None),
    ("movement", "Dạy tốt", "Học tốt", None),
    # two words differ
    ("movement", "Toàn dân đoàn kết xây dựng đời sống văn hóa", "Toàn dân đoàn kết xây dựng nông thôn mới", None),
    # bodies: "tỉnh" is written or not
    ("body", "Sở Công Thương tỉnh Sông Lam", "Sở Công Thương Sông Lam", None),
    ("body", "Sở Công Thương", "Sở Công Thương tỉnh Sông Lam", NO_PLACE),
    ("body", "SCT", "Sở Công Thương", INITIALS),
    ("body", "Ban Quản lý Khu công nghiệp", "Ban Quản lý Khu công nghhiệp", TYPO),
    # one word tells bodies apart
    ("body", "Sở Nội vụ tỉnh Sông Lam", "Sở Ngoại vụ tỉnh Sông Lam", None),
    ("body", "UBND xã Tân Linh", "UBND xã Tân Minh", None),
    ("body", "Sở Y tế", "Sở Tư pháp", None),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "one", "other", "why"), CASES)
def test_two_names_are_asked_about_for_a_reason(kind: NameKind, one: str, other: str, why: str | None) -> None:
    first, second = plain(kind, one), plain(kind, other)
    assert reason(kind, first, second) == reason(kind, second, first) == why
    if why is not None:
        assert forms(kind, first) & forms(kind, second), "it would never be found"


@pytest.mark.parametrize("kind", ["movement", "body"])
def test_the_register_itself_raises_no_question(kind: NameKind) -> None:
    by_form: dict[str, list[str]] = {}
    for name in registered(kind):
        for form in forms(kind, name):
            by_form.setdefault(form, []).append(name)
    asked = {
        (one, other)
        for names in by_form.values()
        for one in names
        for other in names
        if registered(kind)[one] != registered(kind)[other] and reason(kind, one, other)
    }
    assert asked == set()
