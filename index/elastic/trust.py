"""Whether a server is the one that is meant: certificates that are trusted, and in words why one is not."""

from __future__ import annotations

import ssl

from index.elastic.address import Address
from models.errors import StoreError

TOLD = {
    "Hostname mismatch": "chứng chỉ không cấp cho tên máy này; dùng tên máy ghi trong chứng chỉ",
    "IP address mismatch": "chứng chỉ không cấp cho địa chỉ IP này; dùng tên máy ghi trong chứng chỉ",
    "has expired": "chứng chỉ đã hết hạn; cấp lại chứng chỉ, hay chỉnh đồng hồ máy này nếu sai",
    "not yet valid": "chứng chỉ chưa đến ngày có hiệu lực; chỉnh đồng hồ máy này nếu sai",
    "CERTIFICATE_VERIFY_FAILED": "chứng chỉ do nơi máy này không tin cấp; đặt ?ca=/tệp.pem là chứng chỉ gốc của nó",
    "WRONG_VERSION_NUMBER": "cổng này không nói TLS; kiểm tra cổng trong TIENLE_INDEX",
    "HTTP_REQUEST": "cổng này không nói TLS; kiểm tra cổng trong TIENLE_INDEX",
}
"""By what OpenSSL says; the first that fits. All else may be a network that fails."""


def context_of(address: Address) -> ssl.SSLContext | None:
    """What connections over TLS trust; None where there is no TLS. StoreError("index-unsupported") for a bad file."""
    if not address.nodes[0].startswith("https:"):
        return None
    context = ssl.create_default_context()
    if address.ca:
        try:
            context.load_verify_locations(cafile=str(address.ca))
        except (OSError, ssl.SSLError):
            told = f"tệp {address.ca} ở ?ca= không đọc được hay không phải chứng chỉ dạng PEM"
            raise StoreError("index-unsupported", f"{told}; lấy lại tệp chứng chỉ gốc của máy chủ") from None
    return context


def distrust(name: str, told: str) -> StoreError | None:
    """Why a server is not spoken to, by what OpenSSL says; None where trying again may help."""
    for words, reason in TOLD.items():
        if words in told:
            return StoreError("index-unreachable", f"{name}: {reason}; chưa gửi gì đến đó")
    return None
