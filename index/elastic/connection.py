"""The connection to a cluster: requests, patience with a busy or absent one, and what it refuses told in one line."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Sequence
from typing import Any

from elastic_transport import ConnectionTimeout, TlsError, TransportError
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError
from elasticsearch.serializer import JsonSerializer
from pydantic_core import from_json

from index.elastic.address import Address
from index.elastic.trust import context_of, distrust
from index.elastic.waiting import LONGEST_PAUSE, READING_SECONDS, BusyError, Waiting, Words
from models.errors import StoreError

DEAD_SECONDS = 5.0
"""A node that did not answer is left alone for so long, then for twice as long, and so on."""
BUSY = {429, 502, 503, 504}
JSON, NDJSON = "application/json", "application/x-ndjson"
LOST = "khóa ghi của chỉ mục đã sang một tiến trình khác; chạy lại để làm nốt phần chưa ghi"

_ACTION = re.compile(r"action \[([^\]\s]+)\] is unauthorized")
"""action [indices:data/write/index] is unauthorized for user [an] on indices [kho-lock], …"""
_GRANTING = re.compile(r"granted by the (index|cluster) privileges \[([^\]]+)\]")
"""… this action is granted by the index privileges [create,index,write,all]"""

Answer = dict[str, Any]


class NotThereError(Exception):
    """What was asked for is not there (404); `index` if it is the index that is missing."""

    def __init__(self, reason: str, index: bool) -> None:
        super().__init__(reason)
        self.index = index


class ClashError(Exception):
    """Somebody else was first (409, or a name that exists)."""


class Connection:
    """Requests to a cluster, from any thread; connected when the first is made."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._opening = threading.Lock()
        self._client: Elasticsearch | None = None
        self._met = False
        self.words = Words()

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        patience: float | None = None,
        stopped: threading.Event | None = None,
        copies: Sequence[str] = ("",),
    ) -> Answer:
        """The answer to a request, which may be made more than once: see `patient`.

        `copies` end the path, one after the other: parameters by which a copy is asked, and another one after that.
        NotThereError, ClashError; StoreError for all else that is refused.
        """

        def attempt(waiting: Waiting) -> Answer:
            asked = path + copies[waiting.tries % len(copies)]
            return self.once(method, asked, body, waiting.request_seconds())

        return self.patient(attempt, patience, stopped)

    def fetch(
        self,
        index: str,
        ids: Sequence[str],
        how: str = "",
        patience: float | None = None,
        copies: Sequence[str] = ("",),
    ) -> list[Answer]:
        """The documents of an index with these ids that are there; NotThereError if the index isn't. `copies`: see
        `ask`."""

        def attempt(waiting: Waiting) -> Answer:
            path = f"/{index}/_mget?{how}{copies[waiting.tries % len(copies)]}"
            answer = self.once("POST", path, {"ids": list(ids)}, waiting.request_seconds())
            for failed in (it for it in answer["docs"] if "error" in it):
                missing = _cause(failed)[0] == "index_not_found_exception"
                raise refused(self._name, 404 if missing else 503, failed)
            return answer

        return [it for it in self.patient(attempt, patience)["docs"] if it["found"]]

    def patient(
        self,
        attempt: Callable[[Waiting], Answer],
        patience: float | None = None,
        stopped: threading.Event | None = None,
    ) -> Answer:
        """Tries until it succeeds, for so many seconds (default: a reader's patience), or until `stopped`; then
        StoreError."""
        waiting = Waiting(self._patience(patience), self.words, stopped)
        while True:
            try:
                return attempt(waiting)
            except BusyError as busy:
                waiting.rest(busy)

    def once(self, method: str, path: str, body: Any, seconds: float) -> Answer:
        """The answer to one request, which may take so long; BusyError where it may succeed later."""
        headers = {"accept": JSON, "content-type": NDJSON if isinstance(body, list) else JSON}
        try:
            client = self._open().options(request_timeout=seconds)
            answer = client.perform_request(
                method, path, headers=headers if body is not None else {"accept": JSON}, body=body
            )
        except UnsupportedProductError:
            raise self._strange() from None
        except TransportError as error:
            raise self._unreachable(error) from None
        except ApiError as error:
            raise refused(self._name, error.status_code, error.body, _retry_after(error)) from None
        if not isinstance(answer.body, dict):  # an answer that was cut within its head looks like an empty one
            raise BusyError(self._away("trả lời dở dang"))
        self._met = True
        self.words.answered()
        return answer.body

    def close(self) -> None:
        """Lets go of the connections; the next request makes others."""
        with self._opening:
            client, self._client = self._client, None
        if client is not None:
            client.close()

    @property
    def _name(self) -> str:
        return f"Elasticsearch {self.address}"

    def _open(self) -> Elasticsearch:
        with self._opening:
            if self._client is None:
                self._client = _client(self.address)
            return self._client

    def _patience(self, patience: float | None) -> float:
        return min(READING_SECONDS if patience is None else patience, self.address.patience)

    def _unreachable(self, error: TransportError) -> Exception:
        if isinstance(error, TlsError) and (told := distrust(self._name, error.message)):
            return told
        return BusyError(self._away(self._how(error)))

    def _how(self, error: TransportError) -> str:
        if isinstance(error, ConnectionTimeout):
            return "không trả lời kịp"
        if "Failed to resolve" in error.message:
            return "không có máy tên này trong mạng"
        if (
            "Failed to establish a new connection" in error.message
            or self._met
            or not self.address.nodes[0].startswith("http:")
        ):
            return "không kết nối được"
        return "ngắt kết nối ngay (máy chủ dùng TLS thì phải viết https://)"

    def _strange(self) -> Exception:
        """What is no Elasticsearch; where one was met before, its answer was cut."""
        if self._met:
            return BusyError(self._away("trả lời dở dang"))
        told = f"{self.address} không phải là Elasticsearch 8, hay thuộc phiên bản quá cũ"
        return StoreError("index-unsupported", f"{told}; cần Elasticsearch 8.19")

    def _away(self, told: str) -> StoreError:
        return StoreError("index-unreachable", f"{self._name}: {told}; kiểm tra TIENLE_INDEX, máy chủ và mạng")


def refused(name: str, status: int, body: Any, after: float = 0.0) -> Exception:
    """What a refusal means; `body` is Elasticsearch's `{"error": {"type", "reason"}}`, or anything a proxy says."""
    kind, reason = _cause(body)
    if kind == "cluster_block_exception" and ("read-only" in reason or "(api)" in reason):
        told = f"{name} không cho ghi: chỉ mục đang bị khóa chỉ đọc, thường vì đĩa của máy chủ đầy"
        return StoreError("index-read-only", f"{told}; giải phóng đĩa, bỏ khóa rồi chạy lại")
    if status == 404:
        return NotThereError(reason, kind == "index_not_found_exception")
    if status == 409 or kind == "resource_already_exists_exception":
        return ClashError(reason)
    if status == 401:
        return StoreError("index-login", f"{name} không nhận tên, mật khẩu hay api_key; sửa trong TIENLE_INDEX")
    if status == 403:
        return StoreError(
            "index-forbidden", f"{name} không cho người dùng trong TIENLE_INDEX làm việc này: {_lacks(reason)}"
        )
    if status in BUSY:
        told = f"{name} đang quá tải hay chưa sẵn sàng ({status}); chờ một lát rồi chạy lại"
        return BusyError(StoreError("index-busy", told), after)
    return StoreError("index-refused", f"{name} không nhận yêu cầu ({status} {kind}): {reason[:300]}")


class _Json(JsonSerializer):
    """Takes answers apart in half the time."""

    def json_loads(self, data: bytes) -> Any:
        return from_json(data)


def _client(address: Address) -> Elasticsearch:
    context = context_of(address)
    more: dict[str, Any] = {} if context is None else {"ssl_context": context}
    return Elasticsearch(
        list(address.nodes),
        basic_auth=address.user,
        api_key=address.api_key,
        max_retries=0,
        retry_on_timeout=False,
        dead_node_backoff_factor=DEAD_SECONDS,
        connections_per_node=20,
        http_compress=False,
        serializers={JSON: _Json()},
        **more,
    )


def _cause(body: Any) -> tuple[str, str]:
    found = body.get("error") if isinstance(body, dict) else None
    if not isinstance(found, dict):
        return "", str(found or body or "")
    roots: Sequence[Any] = found.get("root_cause") or [found]
    cause = roots[0] if isinstance(roots[0], dict) else found
    kind, reason = cause.get("type") or found.get("type"), cause.get("reason") or found.get("reason")
    return str(kind), " ".join(str(reason or json.dumps(found)).split())


def _lacks(reason: str) -> str:
    """What somebody may not do, and which privileges would let them."""
    action, granting = _ACTION.search(reason), _GRANTING.search(reason)
    if not action or not granting:
        return f"{reason[:300]}; xem docs/elasticsearch.md"
    wanted = f"quyền ở {'chỉ mục' if granting[1] == 'index' else 'cụm'}: {granting[2].replace(',', ', ')}"
    return f"thiếu {action[1]}; cần một trong các {wanted} (xem docs/elasticsearch.md)"


def _retry_after(error: ApiError) -> float:
    written = str(error.meta.headers.get("retry-after", ""))
    return min(float(written), LONGEST_PAUSE) if written.isdigit() else 0.0
