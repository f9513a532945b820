"""The traps that the samples hold on purpose, each with the printed words that show it."""

from __future__ import annotations

from typing import Any


def _trap(code: str, document: str, text: str, meaning: str) -> dict[str, Any]:
    return {"trap": code, "document": document, "text": text, "meaning": meaning}


TRAPS = (
    _trap("number-blank", "sct-thi-dua-2021-6t", "/BC-SCT", "number null"),
    _trap("number-blank", "sct-cong-thuong-2023-6t", "/BC-SCT", "number null"),
    _trap("day-blank", "sct-thi-dua-2021-6t", "tháng 7 năm 2021", "issued 2021-07"),
    _trap("day-blank", "sct-thi-dua-2022-nam", "tháng 01 năm 2023", "issued 2023-01, reports on 2022"),
    _trap("symbol-without-bar", "sct-thi-dua-2022-6t", "01/CTLT-SCT-CDCT", "the same act as 01/CTLT-SCT-CĐCT"),
    _trap("symbol-without-bar", "sct-ke-hoach-thi-dua-2022", "01/CTLT-SCT-CDCT", "the same act, no date printed"),
    _trap("same-number-other-series", "sct-thi-dua-2022-6t", "03-CT/TW", "a directive of the Party, not 03/CT-UBND"),
    _trap("movement-name-drifts", "sct-thi-dua-2020-6t", "Doanh nghiệp hội nhập và phát triển", "M02"),
    _trap("movement-name-drifts", "sct-thi-dua-2022-6t", "Doanh nghiệp Việt Nam hội nhập - phát triển", "M02"),
    _trap(
        "movement-name-drifts",
        "sct-thi-dua-2020-6t",
        "cán bộ công chức, viên chức tỉnh An Thuỷ thi đua thực hiện văn hoá công sở",
        "M05 with locality and period",
    ),
    _trap(
        "movements-not-merged", "sct-thi-dua-2022-6t", "Vì người nghèo - Không để ai bị bỏ lại phía sau", "M04, not M03"
    ),
    _trap(
        "movement-not-registered",
        "sct-thi-dua-2023-6t",
        "Mỗi tuần, một sáng kiến nhỏ",
        "no id; the same as Mỗi tuần một sáng kiến nhỏ",
    ),
    _trap(
        "section-label-repeated", "sct-thi-dua-2022-6t", "II. ĐÁNH GIÁ CHUNG", "the third section; II/ stands before it"
    ),
    _trap(
        "section-label-repeated",
        "sct-cong-thuong-2019-6t",
        "II. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM 2019",
        "the third section",
    ),
    _trap(
        "section-label-repeated",
        "sct-cong-thuong-2021-6t",
        "1. Hoạt động thương mại",
        "the second of two sections labelled 1.",
    ),
    _trap(
        "sentence-cut-by-page",
        "sct-cong-thuong-2022-6t",
        "không cửa hàng nào phải dừng bán quá một ngày",
        "joined with: Sở đã điều phối giữa các thương nhân để",
    ),
    _trap(
        "value-revised",
        "sct-cong-thuong-2021-nam",
        "số liệu chính thức kim ngạch xuất khẩu năm 2020 là 971,3 triệu USD",
        "replaces 968,1 (estimate) and 970,2",
    ),
    _trap(
        "value-revised",
        "sct-cong-thuong-2021-nam",
        "giá trị sản xuất công nghiệp (giá so sánh 2010) là 45.902 tỷ đồng",
        "replaces 45.744",
    ),
    _trap(
        "estimate-differs-from-final", "sct-cong-thuong-2021-6t", "15.260 tỷ đồng", "the report of 2022 prints 15.202"
    ),
    _trap(
        "price-base-changed",
        "sct-cong-thuong-2022-nam",
        "được tính theo giá so sánh 2020 thay cho giá so sánh 2010",
        "values of 2021 and 2022 can't be compared",
    ),
    _trap("conflict", "sct-cong-thuong-2021-nam", "1.142,5 triệu USD", "the emulation report of the year has 1.124,5"),
    _trap("change-differs", "sct-thi-dua-2021-6t", "470,5 triệu USD, tăng 21%", "the values give 20,1%"),
    _trap(
        "body-renamed",
        "stc-thi-dua-2022-nam",
        "Sở Kế hoạch và Đầu tư được hợp nhất vào Sở Tài chính",
        "one row across both names",
    ),
    _trap(
        "two-issuers-one-indicator",
        "skhdt-thi-dua-2020-nam",
        "khoảng 30.480 tỷ đồng",
        "another body's figure of BANLE: no conflict",
    ),
    _trap("table-repeats-prose", "sct-cong-thuong-2020-6t", "21.170", "one fact, in a sentence and in the table"),
    _trap("table-ratio-is-growth", "sct-cong-thuong-2020-6t", "104,0", "a change of 4,0 percent"),
    _trap("table-unit-above", "sct-cong-thuong-2019-6t", "Đơn vị: tỷ đồng", "unit of all figures below"),
    _trap("same-period-wording", "sct-cong-thuong-2022-6t", "so với CK năm trước", "first half of 2021"),
    _trap("same-period-wording", "sct-thi-dua-2022-6t", "so cùng kỳ", "first half of 2021"),
    _trap("ratio-wording", "sct-cong-thuong-2020-6t", "bằng 102,0% so với cùng kỳ năm 2019", "a change of 2,0 percent"),
    _trap(
        "growth-without-value",
        "sct-cong-thuong-2022-6t",
        "Chỉ số sản xuất công nghiệp (IIP) 6 tháng đầu năm 2022 tăng 11,2%",
        "value null",
    ),
    _trap(
        "attainment", "sct-cong-thuong-2022-6t", "bằng 48,4% kế hoạch", "of the year's plan, not a ratio to last year"
    ),
    _trap(
        "target-with-dat",
        "sct-cong-thuong-2020-nam",
        "Phấn đấu giá trị sản xuất công nghiệp (giá so sánh 2010) đạt 49.800 tỷ đồng",
        "status target, period 2021",
    ),
    _trap("level-after-fall", "sct-cong-thuong-2021-nam", "giảm còn 4,95%", "a level, not a change"),
    _trap("percentage-point", "sct-cong-thuong-2021-nam", "giảm 0,36 điểm phần trăm", "change in points"),
    _trap(
        "parallel-list",
        "sct-cong-thuong-2022-6t",
        "trong đó: ngành chế biến, chế tạo tăng 12%; sản xuất và phân phối điện tăng 9,3%; ngành khai khoáng giảm 0,8%",
        "each inherits period and base",
    ),
    _trap("multiplier-differs", "sct-thi-dua-2022-nam", "1,24 tỷ USD", "agrees with 1.238,4 triệu USD"),
    _trap("multiplier-differs", "sct-cong-thuong-2022-nam", "5,1 tỷ đồng", "other years print triệu đồng"),
    _trap("written-in-full", "sct-cong-thuong-2020-nam", "2.731.250.000 đồng", "unit_mult 0"),
    _trap("awards-in-prose", "sct-thi-dua-2022-6t", "cho 07 tập thể, 18 cá nhân", "two awards of one form"),
    _trap("awards-in-table", "sct-thi-dua-2021-nam", "Chiến sĩ thi đua cơ sở", "17 persons"),
    _trap(
        "award-proposed",
        "sct-thi-dua-2022-6t",
        "đề nghị tặng Bằng khen của Thủ tướng Chính phủ cho 01 tập thể",
        "not conferred",
    ),
    _trap("so-omitted", "sct-cong-thuong-2020-6t", "Chỉ thị 03/CT-UBND", "the same as Chỉ thị số 03/CT-UBND"),
    _trap(
        "list-of-numbers",
        "sct-thi-dua-2022-6t",
        "các Kế hoạch số 13, 14 và 15/KH-SCT",
        "three references of one symbol and date",
    ),
    _trap(
        "day-without-year",
        "sct-thi-dua-2022-6t",
        "ngày truyền thống ngành Công Thương Việt Nam 14/5",
        "XXXX-05-14; 71 is no figure",
    ),
    _trap("date-range", "sct-cong-thuong-2020-6t", "từ ngày 05-12/9/2020", "2020-09-05/2020-09-12"),
    _trap("date-range", "sct-cong-thuong-2022-6t", "từ ngày 18/10 đến 24/10/2022", "2022-10-18/2022-10-24"),
    _trap("lunar-year", "sct-cong-thuong-2022-nam", "Quý Mão 2023", "a lunar year, not a quarter"),
    _trap(
        "limitation-recurs",
        "sct-thi-dua-2020-6t",
        "Bảng điểm thi đua của một số khối vẫn còn chung chung",
        "see recurring_limitations",
    ),
    _trap("cause", "sct-cong-thuong-2021-nam", "do phải chờ hướng dẫn về tài sản công", "cause under a merged heading"),
    _trap(
        "recommendation",
        "sct-thi-dua-2023-6t",
        "Kiến nghị Ủy ban nhân dân tỉnh xem xét lập quỹ khen thưởng",
        "addressed to the committee",
    ),
    _trap("task-answered", "sct-thi-dua-2019-6t", "Ban hành bảng điểm thi đua mới", "see answers"),
    _trap("task-not-answered", "sct-thi-dua-2019-6t", "Lựa chọn mô hình điểm", "see answers"),
    _trap("end-mark", "sct-thi-dua-2022-6t", "tổng hợp./.", "not part of the sentence"),
    _trap("archive-line", "sct-thi-dua-2022-6t", "Lưu: VT, VP", "not a recipient"),
    _trap("signed-for-the-head", "sct-thi-dua-2020-6t", "KT. GIÁM ĐỐC", "the deputy signs"),
    _trap("signed-for-the-committee", "ubnd-chi-thi-03-2019", "TM. ỦY BAN NHÂN DÂN", "the last formula is KT."),
    _trap("two-signers", "sct-cdct-chi-thi-01-2021", "Hứa Minh Đạt", "two bodies sign side by side"),
    _trap(
        "movement-name-with-semicolon",
        "sct-thi-dua-2023-6t",
        "hạ tầng đồng bộ, hiện đại; thực hành tiết kiệm",
        "M07, not two names",
    ),
    _trap("same-document-two-formats", "sct-ke-hoach-thi-dua-2022", "14/KH-SCT", "one document key for .docx and .pdf"),
    _trap(
        "number-shared-by-other-body",
        "sct-ke-hoach-thi-dua-2021",
        "12/KH-SCT",
        "Kế hoạch số 12/KH-UBND is another document",
    ),
    _trap("vague-approximation", "skhdt-thi-dua-2021-nam", "khoảng 32.040 tỷ đồng", "bound about"),
    _trap("count-in-words", "sct-cong-thuong-2021-6t", "Cả ba nhóm hàng chủ lực", "no figure"),
    _trap("count-in-words", "stc-thi-dua-2022-nam", "giữa hai đơn vị", "no figure"),
    _trap(
        "base-inherited",
        "sct-thi-dua-2023-nam",
        "kim ngạch nhập khẩu đạt 1.062,0 triệu USD, giảm 1,5%",
        "against the year before, as the export before it",
    ),
    _trap(
        "appendix-after-the-foot",
        "sct-cong-thuong-2022-nam",
        "(Kèm theo Báo cáo số 268/BC-SCT ngày 16/12/2022 của Sở Công Thương)",
        "figures stand below the recipients; the number is the document's own, no reference",
    ),
    _trap(
        "reference-without-number", "sct-thi-dua-2023-6t", "Thông báo số /TB-HĐTĐKT", "no reference: it has no number"
    ),
    _trap(
        "date-before-reference",
        "sct-thi-dua-2020-6t",
        "Ngày 17/3/2020, Hội đồng Thi đua - Khen thưởng Sở có Tờ trình số 21/TTr-HĐTĐKT",
        "the date is the submission's",
    ),
    _trap("list-of-numbers", "sct-thi-dua-2022-nam", "các Quyết định số 31, 32/QĐ-SCT", "two references"),
    _trap(
        "letters-and-marks-apart",
        "sct-ke-hoach-thi-dua-2019",
        "Kỷ cương, trách nhiệm, phục vụ doanh nghiệp",
        "Unicode NFD in the file, NFC in the record",
    ),
    _trap("head-set-with-tabs", "skhdt-thi-dua-2020-nam", "12/BC-SKHĐT", "two columns without a table"),
    _trap(
        "addressee",
        "sct-thi-dua-2022-6t",
        "Kính gửi: Ban Thi đua - Khen thưởng tỉnh An Thủy",
        "not in the title; Như trên stands for it among the recipients",
    ),
    _trap("rating-in-a-name", "sct-cong-thuong-2022-6t", "một trạm 110 kV", "no figure"),
    _trap(
        "automatic-numbering",
        "sct-cong-thuong-2019-nam",
        "Hoàn thành rà soát mạng lưới chợ trên địa bàn tỉnh.",
        "the list labels are Word's own",
    ),
)
"""Each trap: its code, one document (without suffix), the words as printed, what they mean."""
