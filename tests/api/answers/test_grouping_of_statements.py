"""Groups of statements: who is in them, whatever the order; what people decided; how long it takes."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from api.answers.statements.grouping import Decided, groups
from models.answer import DocumentHead, StatedStatement
from models.decision import statement_id
from tests.clock import seconds


def said(key: str, *quotes: str) -> list[StatedStatement]:
    head = DocumentHead(
        key=key, type="BC", number=None, symbol=None, issued=None, issuers=("Sở Y tế",), title=None, period=None
    )
    return [
        StatedStatement(start=at, end=at + 1, quote=quote, page=None, section=None, role="limitation", document=head)
        for at, quote in enumerate(quotes)
    ]


def quotes(found: list[list[StatedStatement]]) -> list[list[str]]:
    return [[one.quote for one in group] for group in found]


WASTE = "Việc xử lý rác thải y tế ở tuyến xã còn chậm."
WASTE_AGAIN = "Xử lý rác thải y tế tuyến xã vẫn còn chậm, chưa đúng quy trình."
DOCTORS = "Bác sĩ chuyên khoa ở bệnh viện huyện còn thiếu."


def test_what_is_said_again_is_one_group() -> None:
    assert quotes(groups([*said("a", WASTE, DOCTORS), *said("b", WASTE_AGAIN)])) == [[WASTE, WASTE_AGAIN], [DOCTORS]]


def test_two_points_of_one_document_stay_two() -> None:
    short = "Xử lý rác thải y tế còn chậm."
    asked = [
        *said("a", short),
        *said("b", "Xử lý rác thải y tế nguy hại còn chậm.", "Xử lý rác thải y tế ven biển chậm."),
    ]
    found = groups(asked)
    assert all(len({one.document.key for one in group}) == len(group) for group in found)


def test_words_make_no_group_of_what_only_sounds_alike() -> None:
    sounding = [f"Tăng cường công tác {what}." for what in ("dân vận", "thanh tra", "lưu trữ", "pháp chế", "dược")]
    assert all(len(group) == 1 for group in groups(said("a", *sounding)))


def test_people_join() -> None:
    asked = [*said("a", WASTE), *said("b", DOCTORS)]
    pair = frozenset(map(statement_id, asked))
    assert quotes(groups(asked, Decided(together=frozenset((pair,))))) == [[WASTE, DOCTORS]]


@pytest.mark.parametrize("again", [WASTE, WASTE_AGAIN])
def test_people_split(again: str) -> None:
    asked = [*said("a", WASTE), *said("b", again)]
    assert len(groups(asked)) == 1
    pair = frozenset(map(statement_id, asked))
    assert len(groups(asked, Decided(apart=frozenset((pair,))))) == 2


def test_what_people_split_is_not_joined_by_a_third() -> None:
    third = "Xử lý rác thải y tế ở tuyến xã chậm."
    asked = [*said("a", WASTE), *said("b", WASTE_AGAIN), *said("c", third)]
    pair = frozenset(map(statement_id, asked[:2]))
    found = groups(asked, Decided(apart=frozenset((pair,))))
    assert not any({WASTE, WASTE_AGAIN} <= {one.quote for one in group} for group in found)


def test_a_statement_is_known_again_wherever_it_stands() -> None:
    (first,) = said("a", WASTE)
    moved = first.model_copy(update={"start": 500, "quote": WASTE.upper()})
    assert statement_id(moved) == statement_id(first)
    assert statement_id(said("b", WASTE)[0]) != statement_id(first)


GISTS = [
    [
        "Việc cấp giấy chứng nhận quyền sử dụng đất lần đầu cho hộ gia đình còn chậm.",
        "Tiến độ cấp giấy chứng nhận quyền sử dụng đất lần đầu chưa đạt kế hoạch.",
        "Công tác cấp giấy chứng nhận quyền sử dụng đất lần đầu ở một số xã còn chậm, hồ sơ tồn đọng nhiều.",
        "Cấp giấy chứng nhận quyền sử dụng đất lần đầu còn tồn đọng.",
    ],
    [
        "Việc giải ngân vốn đầu tư công đạt thấp so với kế hoạch giao.",
        "Giải ngân vốn đầu tư công chậm, một số dự án chưa có khối lượng thanh toán.",
        "Tỷ lệ giải ngân vốn đầu tư công còn thấp.",
    ],
    [
        "Tình trạng thiếu giáo viên tiếng Anh, tin học ở các trường tiểu học chưa được khắc phục.",
        "Giáo viên tiếng Anh, tin học cấp tiểu học còn thiếu.",
        "Còn thiếu giáo viên tin học, tiếng Anh ở bậc tiểu học, nhất là vùng sâu.",
    ],
    [
        "Cơ sở vật chất nhiều trường mầm non xuống cấp, chưa được sửa chữa.",
        "Một số trường mầm non cơ sở vật chất xuống cấp.",
    ],
    [
        "Ô nhiễm môi trường tại các làng nghề chưa được xử lý triệt để.",
        "Tình trạng ô nhiễm môi trường ở một số làng nghề vẫn diễn ra.",
        "Việc xử lý ô nhiễm môi trường làng nghề chưa triệt để.",
    ],
    [
        "Ô nhiễm môi trường do chăn nuôi trong khu dân cư chưa được khắc phục.",
        "Chăn nuôi trong khu dân cư còn gây ô nhiễm môi trường.",
    ],
    [
        "Công tác cải cách thủ tục hành chính ở cấp xã còn hạn chế, tỷ lệ hồ sơ trực tuyến thấp.",
        "Tỷ lệ hồ sơ nộp trực tuyến ở cấp xã còn thấp.",
        "Tỷ lệ hồ sơ trực tuyến cấp xã chưa đạt chỉ tiêu.",
    ],
    [
        "Tai nạn giao thông tuy giảm về số vụ nhưng số người chết còn cao.",
        "Số người chết do tai nạn giao thông còn ở mức cao.",
        "Tai nạn giao thông diễn biến phức tạp, số người chết chưa giảm.",
    ],
    [
        "Sản phẩm nông nghiệp tiêu thụ khó khăn, giá cả bấp bênh.",
        "Tiêu thụ sản phẩm nông nghiệp còn khó khăn, phụ thuộc thương lái.",
        "Đầu ra cho sản phẩm nông nghiệp chưa ổn định.",
    ],
    [
        "Nợ đọng bảo hiểm xã hội ở một số doanh nghiệp còn lớn.",
        "Tình trạng doanh nghiệp nợ đọng bảo hiểm xã hội kéo dài.",
        "Số tiền nợ đọng bảo hiểm xã hội, bảo hiểm y tế của doanh nghiệp tăng.",
    ],
    ["Công tác phối hợp giữa các phòng chuyên môn có lúc chưa chặt chẽ."],
    ["Công tác phối hợp giữa các ngành trong quản lý thị trường chưa chặt chẽ."],
    ["Một số chỉ tiêu chưa đạt kế hoạch đề ra."],
    [
        "Một số phòng gửi báo cáo chưa đúng thời hạn.",
        "Việc gửi báo cáo của một số phòng còn chậm so với thời hạn.",
        "Chế độ báo cáo ở một số phòng chưa đúng thời hạn.",
    ],
    ["Nguồn vốn vay giải quyết việc làm còn ít so với nhu cầu."],
    ["Nguồn vốn vay ưu đãi cho hộ nghèo còn ít so với nhu cầu."],
]
"""What bodies of other sectors repeat, in the words of one year after another; each by a reader's judgement."""


def test_what_bodies_of_other_sectors_repeat() -> None:
    told = [one for gist in GISTS for year, quote in enumerate(gist) for one in said(f"d{year}", quote)]
    found = pairs(quotes(groups(sorted(told, key=lambda one: one.document.key))))
    true = pairs(GISTS)
    assert found <= true
    assert 2 * len(found & true) / (len(found) + len(true)) >= 0.85


def pairs(gists: list[list[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for gist in gists for pair in combinations(gist, 2)}


def made_up(count: int) -> list[StatedStatement]:
    chosen = random.Random(7)
    onsets = ("b", "ch", "d", "g", "h", "kh", "l", "m", "nh", "ph", "s", "th", "tr", "v")
    syllables = [onset + rime for onset in onsets for rime in ("an", "eo", "inh", "oa", "ung", "iên", "ay", "ơi")]
    told: list[str] = []
    for _ in range(count):
        words = chosen.choice(told).split() if told and chosen.random() < 0.5 else chosen.choices(syllables, k=14)
        words[chosen.randrange(len(words))] = chosen.choice(syllables)
        told.append(" ".join(words))
    return [one for at, quote in enumerate(told) for one in said(f"d{at}", quote)]


def test_the_order_of_equal_statements_makes_no_other_groups() -> None:
    asked = made_up(300)
    found = {frozenset(one.quote for one in group) for group in groups(asked)}
    assert found == {frozenset(one.quote for one in group) for group in groups(asked)}
    assert any(len(group) > 1 for group in found)


def test_thousands_take_a_second_or_two() -> None:
    asked = made_up(4000)
    assert seconds(lambda: groups(asked)) < 10
