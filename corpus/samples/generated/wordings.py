"""The words in which reports tell a figure: several for each thing that is told.

{N} the indicator with a capital, {n} without; {T} the period with a capital, {t} without ("6 tháng đầu năm 2021");
{v} value with unit, {b} that of the year before, {p} the plan; {g} "tăng 5,1%", {r} "105,1%", {a} "52,0%";
{y} the year, {l} the year before, {s} "cùng kỳ năm trước" or "năm trước", {h} "năm" or "cả năm" of a plan.
"""
# ruff: noqa: E501 (sentences aren't wrapped)

from __future__ import annotations

RESULTS = (
    "{N} {t} ước đạt {v}, {g} so với {s}, đạt {a} kế hoạch năm.",
    "{T}, {n} ước thực hiện {v}, bằng {a} kế hoạch năm và {g} so với {s}.",
    "Ước {t}, {n} đạt {v}, bằng {r} so với {s}; đạt {a} kế hoạch năm.",
    "{N} ước đạt {v}, hoàn thành {a} kế hoạch năm {y}, {g} so với {s}.",
    "{T}, {n} ước đạt {v} ({g} so với {s}).",
    "{N}: ước đạt {v}, bằng {a} kế hoạch năm, {g} so với {s}.",
)
"""An estimate with its growth, mostly with the attainment of the plan."""
FINAL_RESULTS = (
    "{N} {t} đạt {v}, {g} so với {s}, đạt {a} kế hoạch năm.",
    "{T}, {n} thực hiện {v}, bằng {a} kế hoạch năm và {g} so với {s}.",
    "{T}, {n} đạt {v}, bằng {r} so với {s}; đạt {a} kế hoạch năm.",
    "{N} đạt {v}, hoàn thành {a} kế hoạch năm {y}, {g} so với {s}.",
    "{T}, {n} đạt {v} ({g} so với {s}).",
    "{N}: đạt {v}, bằng {a} kế hoạch năm, {g} so với {s}.",
)
"""The same as final figures."""
BEFORE = (
    "Số liệu chính thức {n} {u} là {b}.",
    "Theo số liệu chính thức, {n} {u} đạt {b}.",
    "Kết quả chính thức {u}: {n} đạt {b}.",
    "Theo kết quả chính thức, {u} {n} đạt {b}.",
    "{N} chính thức {u} là {b}.",
)
"""What became of last year's estimate; {u} is last year's period ("6 tháng đầu năm 2020")."""
REVISED = (
    "Theo số liệu rà soát, {n} năm {e} là {c}.",
    "Sau rà soát, {n} năm {e} đạt {c}.",
    "Số liệu điều chỉnh: {n} năm {e} là {c}.",
    "{N} năm {e} là {c} (số liệu đã điều chỉnh).",
    "Theo số liệu cập nhật, {n} năm {e} đạt {c}.",
)
"""A final figure of two years ago that is replaced."""
TARGETS = (
    "{N} đạt {p};",
    "{N}: {p};",
    "{N} phấn đấu đạt {p};",
    "Phấn đấu {n} năm {y} đạt {p};",
    "{N} năm {y} đạt {p};",
)
"""An item of a plan."""
OPENINGS = (
    "Trong {t}, tình hình trong nước và quốc tế có nhiều biến động, song các ngành, các cấp đã nỗ lực thực hiện nhiệm vụ được giao.",
    "{T}, cùng với những thuận lợi, việc thực hiện nhiệm vụ còn gặp khó khăn do giá nguyên liệu và chi phí vận chuyển.",
    "Thực hiện nhiệm vụ {t}, đơn vị đã bám sát chương trình công tác, phối hợp với các cơ quan liên quan.",
)
LIMITATIONS = (
    "Tiến độ một số dự án còn chậm.",
    "Việc phối hợp giữa các đơn vị có lúc chưa chặt chẽ.",
    "Công tác nắm tình hình cơ sở còn hạn chế.",
    "Chất lượng báo cáo của một số đơn vị chưa cao.",
)
TASKS = (
    "Đẩy nhanh tiến độ các dự án trọng điểm.",
    "Tăng cường phối hợp với các địa phương trong nắm tình hình cơ sở.",
    "Nâng cao chất lượng tham mưu, tổng hợp.",
    "Tiếp tục cải cách thủ tục hành chính trong lĩnh vực phụ trách.",
)
