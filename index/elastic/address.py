"""Where an Elasticsearch index is and who asks: all of it in one URL, whose secrets are never shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from models.errors import StoreError

PREFIX = "tienle"
PATIENCE_SECONDS = 60.0
HELP = (
    "cần dạng https://người-dùng:mật-khẩu@máy-chủ:9200/tiền-tố, hay https://máy-chủ:9200/tiền-tố?api_key=…&ca=/tệp.pem"
)

_PREFIX = re.compile(r"[a-z0-9][a-z0-9_-]{0,60}")
"""tienle, kho-2022"""
_HOST = re.compile(r"(?: \[[0-9A-Fa-f:.]+\] | [^\s:/@\[\],]+ )(?: :[0-9]{1,5} )?", re.VERBOSE)
"""localhost, es1.example:9200, 10.0.0.1:9200, [::1]:9200"""


@dataclass(frozen=True, slots=True)
class Address:
    """Nodes of a cluster, who asks, and how the index is laid out; printed without secrets."""

    nodes: tuple[str, ...]
    """`http://host:port` or `https://host:port`, one or more of the same cluster."""
    prefix: str = PREFIX
    """Of the names of indices."""
    user: tuple[str, str] | None = field(default=None, repr=False)
    """Name and password."""
    api_key: str | None = field(default=None, repr=False)
    """As Elasticsearch gives it: `encoded`."""
    ca: Path | None = None
    """A file of certificates that are trusted beside those of the system."""
    shards: int = 1
    replicas: int | None = None
    """None: one, as soon as a second machine can hold it."""
    patience: float = PATIENCE_SECONDS
    """Seconds for which writing is tried again while the cluster is busy or away."""

    def __str__(self) -> str:
        return f"{','.join(self.nodes)}/{self.prefix}"


def address_of(url: str, patience: float | None = None) -> Address:
    """The address that a URL tells; StoreError("index-unsupported"), which shows nothing of it but its host.

    `patience` is that of writers where the URL says nothing of it.

    `https://user:password@host:9200,host2:9200/prefix?api_key=…&ca=/file.pem&shards=1&replicas=1&patience=60`: name and
    password percent-encoded; the port is 9200 where none is given.
    """
    parts = urlsplit(url)
    known = dict(parse_qsl(parts.query, keep_blank_values=True))
    told = _number(known, "patience", None, 0, 3600)
    if strange := sorted(known.keys() - {"api_key", "ca", "shards", "replicas", "patience"}):
        raise _bad(f"không có tham số {', '.join(strange)}")
    login, _, hosts = parts.netloc.rpartition("@")
    if login and "api_key" in known:
        raise _bad("có cả mật khẩu lẫn api_key")
    return Address(
        nodes=tuple(_node(parts, host) for host in hosts.split(",")),
        prefix=_prefix(unquote(parts.path)),
        user=_user(login) if login else None,
        api_key=_api_key(known["api_key"]) if "api_key" in known else None,
        ca=_ca(known["ca"]) if "ca" in known else None,
        shards=_number(known, "shards", 1, 1, 1024) or 1,
        replicas=_number(known, "replicas", None, 0, 20),
        patience=next(one for one in (told, patience, PATIENCE_SECONDS) if one is not None),
    )


def _node(parts: SplitResult, host: str) -> str:
    if not _HOST.fullmatch(host):
        raise _bad("thiếu tên máy chủ hay tên không hợp lệ")
    port = re.search(r":([0-9]+)$", host)
    if port and not 0 < int(port[1]) < 1 << 16:
        raise _bad(f"cổng {port[1]} không hợp lệ")
    return f"{parts.scheme}://{host}{'' if port else ':9200'}"


def _prefix(path: str) -> str:
    prefix = path.strip("/") or PREFIX
    if not _PREFIX.fullmatch(prefix):
        raise _bad(f"tiền tố “{prefix}” chỉ được gồm chữ thường không dấu, chữ số, - và _")
    return prefix


def _user(login: str) -> tuple[str, str]:
    name, _, password = login.partition(":")
    if not name or not password:
        raise _bad("thiếu tên người dùng hay mật khẩu")
    return unquote(name), unquote(password)


def _api_key(key: str) -> str:
    if not re.fullmatch(r"[\x21-\x7e]+", key):
        raise _bad("api_key trống hay có chữ lạ")
    return key


def _ca(path: str) -> Path:
    file = Path(path)
    if not file.is_file():
        raise _bad(f"không có tệp chứng chỉ {path}")
    return file


def _number(known: dict[str, str], name: str, default: int | None, least: int, most: int) -> int | None:
    written = known.get(name)
    if written is None:
        return default
    if not re.fullmatch(r"[0-9]{1,5}", written) or not least <= int(written) <= most:
        raise _bad(f"{name} phải là số nguyên từ {least} đến {most}")
    return int(written)


def _bad(why: str) -> StoreError:
    return StoreError("index-unsupported", f"địa chỉ Elasticsearch không hợp lệ: {why}; {HELP}")
