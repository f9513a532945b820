"""Nothing is sent to a server that isn't the one that is meant; what is no Elasticsearch 8 is named."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from index import open_index
from index.elastic.trust import distrust
from models.errors import StoreError
from models.query import SearchQuery
from tests.servers.certificates import Authority

OLD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}"


class Listener:
    """Hears what a client says to it behind the greeting of TLS, or from the beginning without; answers one thing."""

    def __init__(self, context: ssl.SSLContext | None) -> None:
        self.heard = b""
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]

    def work(self) -> None:
        """Serves one connection after the other until the socket is closed."""
        with suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                connection.settimeout(5)
                with suppress(OSError), self._secured(connection) as greeted:
                    self.heard += greeted.recv(65536)
                    greeted.sendall(OLD)
                connection.close()

    def close(self) -> None:
        """Listens no more."""
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _secured(self, connection: socket.socket) -> socket.socket:
        return self._context.wrap_socket(connection, server_side=True) if self._context else connection


@contextmanager
def listening(context: ssl.SSLContext | None) -> Iterator[Listener]:
    listener = Listener(context)
    thread = threading.Thread(target=listener.work, daemon=True)
    thread.start()
    try:
        yield listener
    finally:
        listener.close()
        thread.join(10)


def refusal(url: str) -> StoreError:
    with pytest.raises(StoreError) as error:
        open_index(url).search(SearchQuery(text="lúa"))
    assert "\n" not in error.value.message
    return error.value


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("other"))


def test_a_server_that_is_trusted_hears_the_password(authority: Authority) -> None:
    """The other tests would pass if nobody ever heard anything."""
    with listening(authority.context()) as listener:
        error = refusal(f"https://u:secret@127.0.0.1:{listener.port}/kho?ca={authority.file}")
    assert b"authorization: Basic dTpzZWNyZXQ=" in listener.heard.replace(b"Authorization", b"authorization")
    assert error.code == "index-unsupported"
    assert "cần Elasticsearch 8.19" in error.message


@pytest.mark.parametrize("who", ["u:secret@{}", "{}?api_key=c2VjcmV0"])
def test_a_server_of_another_authority_hears_nothing(authority: Authority, other: Authority, who: str) -> None:
    with listening(authority.context()) as listener:
        host, _, query = who.format(f"127.0.0.1:{listener.port}").partition("?")
        for ca in (f"ca={other.file}", ""):
            error = refusal(f"https://{host}/kho?{'&'.join(filter(None, (query, ca)))}")
            assert error.code == "index-unreachable"
            assert "tin cấp; đặt ?ca=/tệp.pem" in error.message
    assert listener.heard == b""


@pytest.mark.parametrize(
    ("certified", "asked", "reason"),
    [
        ("other.example", "127.0.0.1", "không cấp cho địa chỉ IP này"),
        ("other.example", "localhost", "không cấp cho tên máy này"),
        ("127.0.0.1", "localhost", "không cấp cho tên máy này"),
    ],
)
def test_a_server_of_another_name_hears_nothing(authority: Authority, certified: str, asked: str, reason: str) -> None:
    with listening(authority.context(certified)) as listener:
        error = refusal(f"https://u:secret@{asked}:{listener.port}/kho?ca={authority.file}")
    assert error.code == "index-unreachable"
    assert reason in error.message
    assert listener.heard == b""


def test_a_server_without_tls_does_not_hear_the_password() -> None:
    with listening(None) as listener:
        error = refusal(f"https://u:secret@127.0.0.1:{listener.port}/kho")
    assert "không nói TLS" in error.message
    assert listener.heard.startswith(b"\x16\x03")  # the greeting of TLS
    assert b"secret" not in listener.heard
    assert b"dTpzZWNyZXQ" not in listener.heard


def test_what_is_no_elasticsearch_is_named() -> None:
    with listening(None) as listener:
        error = refusal(f"http://127.0.0.1:{listener.port}/kho")
    assert (error.code, "phiên bản quá cũ" in error.message) == ("index-unsupported", True)


@pytest.mark.parametrize("content", ["", "no certificate", None])
def test_a_file_of_certificates_that_is_none(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "ca.pem"
    file.mkdir() if content is None else file.write_text(content)
    error = refusal(f"https://u:secret@127.0.0.1:9/kho?ca={file}")
    assert error.code == "index-unsupported"
    assert str(file) in error.message
    assert "secret" not in error.message


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("certificate verify failed: certificate has expired", "chứng chỉ đã hết hạn"),
        ("certificate verify failed: certificate is not yet valid", "chưa đến ngày có hiệu lực"),
        # a network that cuts in the middle of a greeting: worth another try
        ("EOF occurred in violation of protocol (_ssl.c:1006)", None),
    ],
)
def test_reasons_of_distrust(said: str, told: str | None) -> None:
    error = distrust("es", f"[SSL] {said}")
    assert (error is None) if told is None else (error is not None and told in error.message)
