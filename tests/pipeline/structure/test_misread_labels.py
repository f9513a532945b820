"""Roman labels that were recognised wrong: understood where the labels around prove them."""

from __future__ import annotations

import pytest

from pipeline.structure.labels import ROMAN
from pipeline.structure.lines import Line
from pipeline.structure.misread_labels import labels_of

CASES = [
    # I, II, III, IV with strokes that ran together
    (["I. KẾT QUẢ", "IH. HẠN CHẾ", "III. NHIỆM VỤ"], "IH.", 2),
    (["I. KẾT QUẢ", "Sở đã làm.", "H. HẠN CHẾ", "1. Về vốn", "III. NHIỆM VỤ"], "H.", 2),
    (["II. KẾT QUẢ", "IH. HẠN CHẾ", "IV. NHIỆM VỤ"], "IH.", 3),
    (["II. KẾT QUẢ", "HI. HẠN CHẾ", "IV. NHIỆM VỤ"], "HI.", 3),
    (["III. KẾT QUẢ", "TV/ HẠN CHẾ", "V. NHIỆM VỤ"], "TV/", 4),
    # the number that the strokes make is not the one that is missing
    (["I. KẾT QUẢ", "IHV. HẠN CHẾ", "III. NHIỆM VỤ"], "IHV.", None),
    # nothing before, nothing behind, or nothing missing
    (["Kính gửi: Sở", "IH. HẠN CHẾ", "III. NHIỆM VỤ"], "IH.", None),
    (["I. KẾT QUẢ", "IH. HẠN CHẾ", "Trân trọng."], "IH.", None),
    (["I. KẾT QUẢ", "IH. HẠN CHẾ", "II. NHIỆM VỤ"], "IH.", None),
    # an eighth capital among capitals, and a sentence that is not in capitals
    (["G. KẾT QUẢ", "H. HẠN CHẾ", "I. NHIỆM VỤ"], "H.", None),
    (["I. KẾT QUẢ", "H. Trần Văn An trình bày", "III. NHIỆM VỤ"], "H.", None),
]


@pytest.mark.parametrize(("contents", "printed", "number"), CASES)
def test_a_label_between_two_others(contents: list[str], printed: str, number: int | None) -> None:
    lines = [Line(place, 0, len(content), content) for place, content in enumerate(contents)]
    labels = labels_of(lines)
    (place,) = (place for place, content in enumerate(contents) if content.startswith(printed))
    label = labels[place]
    if number is None:
        assert label == lines[place].label
    else:
        assert label is not None
        assert (label.printed, label.rank, label.number) == (printed, ROMAN, number)
        assert contents[place][label.rest :].startswith("HẠN CHẾ")
    assert [one for at, one in enumerate(labels) if at != place] == [
        line.label for at, line in enumerate(lines) if at != place
    ]


def test_no_blocks() -> None:
    assert labels_of([]) == []
