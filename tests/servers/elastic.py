"""A real Elasticsearch server of a test: started, stopped, killed, started again on its data.

with Server() as server:
    open_index(server.url + "/tienle")
"""

from __future__ import annotations

import base64
import json
import os
import random
import shutil
import signal
import socket
import ssl
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from tests.servers.distribution import ElasticUnavailableError, elastic_home, java_home
from tests.servers.processes import Program, give_away

Login = tuple[str, str] | str
"""User and password, or an API key."""
START_SECONDS = 180
READY = "/_cluster/health?wait_for_status=yellow&wait_for_events=languid&timeout=5s"
SETTINGS: Mapping[str, object] = {
    "discovery.type": "single-node",
    "cluster.routing.allocation.disk.threshold_enabled": False,
    "xpack.security.enabled": False,
}
LOG = """
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] [%node_name]%marker %m%consoleException%n
"""
# A server answers when what it was told is on the disk. Most tests need data that outlive the server, not the machine:
# in memory, nobody waits for the disk.
MEMORY, ROOM = Path("/dev/shm"), 2 << 30
# The first of Java's two compilers only: a server that lives for minutes starts in half the time and answers sooner.
SHORT_LIFE = "-XX:TieredStopAtLevel=1"


class AnswerError(OSError):
    """The server answered, but not with what was asked for."""

    def __init__(self, status: int, content: str) -> None:
        """HTTP status and body."""
        super().__init__(status, content)
        self.status, self.content = status, content


class Server:
    """One node with ports and folders of its own."""

    admin: Login | None = None
    """As whom call() asks, where security is on."""
    trust: Path | None = None
    """The PEM file of the authority that signed the server's certificate, where it speaks TLS."""

    def __init__(
        self,
        settings: Mapping[str, object] | None = None,
        *,
        name: str = "one",
        heap: str = "512m",
        java: str = SHORT_LIFE,
        files: Mapping[str, bytes] | None = None,
        passing: bool = False,
    ) -> None:
        """A server that is not started yet.

        `settings` go before the ones that a test needs (SETTINGS), `java` are more options of Java, `files` are put
        beside the settings. `passing`: nobody measures it, and its data need not outlive the machine.
        """
        self.name, self.java = name, f"-Xms{heap} -Xmx{heap} {java}"
        self.port, self.transport_port = free_port(), free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="tienle-elastic-"))
        self.data = Path(tempfile.mkdtemp(prefix="tienle-elastic-data-", dir=place_of_data(self.folder, passing)))
        self.settings = {**SETTINGS, **(settings or {})}
        self.files = dict(files or {})
        self._program: Program | None = None

    def __enter__(self) -> Self:
        """Starts the server."""
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Stops the server and removes what it wrote."""
        self.close()

    @property
    def url(self) -> str:
        """Scheme, host and port, without user and without a slash at the end."""
        return f"{'https' if self.trust else 'http'}://127.0.0.1:{self.port}"

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self._program is not None and self._program.running

    @property
    def group(self) -> int:
        """The number of the running server's process group."""
        assert self._program is not None, "the server does not run"
        return self._program.group

    @property
    def log(self) -> Path:
        """What the server printed in all its lives."""
        return self.folder / "server.log"

    def start(self, *, wait: bool = True) -> None:
        """Starts the server on its data and ports and waits until it answers; else ElasticUnavailableError."""
        assert not self.running, "the server runs already"
        self.kill()
        home, java = elastic_home(), java_home()
        self._configure(home)
        environment = {**self._environment(java), "ES_JAVA_OPTS": self.java}
        command = ("bash", str(home / "bin" / "elasticsearch"))
        self._program = Program(command, (self.folder, self.data), environment, self.log)
        if wait:
            self.wait()

    def wait(self, path: str = READY, seconds: float = START_SECONDS) -> None:
        """Returns as soon as the server answers to GET `path`: by default, has all indices ready."""
        until = time.monotonic() + seconds
        while self.running and time.monotonic() < until:
            try:
                self.call("GET", path)
            except OSError:
                time.sleep(0.1)
            else:
                return
        what = f"did not answer within {seconds:.0f} s" if self.running else "ended while starting"
        raise ElasticUnavailableError(
            f"Elasticsearch {what} ({self.url}, {self.folder}); its log ends with:\n{self.log_tail()}"
        )

    def stop(self) -> None:
        """Ends the server as an operator would; by force where it takes too long."""
        self._end(gently=True)

    def kill(self) -> None:
        """Ends the server at once, with no word to anybody."""
        self._end(gently=False)

    def restart(self) -> None:
        """Stops the server where it runs and starts it on the same data and ports."""
        self.stop()
        self.start()

    def pause(self) -> None:
        """The server keeps its connections and says nothing, until resume()."""
        assert self._program is not None, "the server does not run"
        self._program.signal(signal.SIGSTOP)

    def resume(self) -> None:
        """The server goes on after pause()."""
        assert self._program is not None, "the server does not run"
        self._program.signal(signal.SIGCONT)

    def close(self) -> None:
        """Ends the server and removes its folders."""
        self.kill()
        for folder in (self.folder, self.data):
            shutil.rmtree(folder, ignore_errors=True)

    def call(
        self, method: str, path: str, body: object = None, *, seconds: float = 30, login: Login | None = None
    ) -> Any:
        """Asks the server itself, past every proxy: the JSON of its answer.

        `body` is sent as JSON, a str as it stands (bulk). AnswerError for an answer of status 400 or above, OSError
        for none.
        """
        data = None if body is None else (body if isinstance(body, str) else json.dumps(body)).encode()
        kind = "application/x-ndjson" if isinstance(body, str) else "application/json"
        request = urllib.request.Request(self.url + path, data, {"Content-Type": kind}, method=method)
        if login := login or self.admin:
            request.add_header("Authorization", authorization(login))
        try:
            with self._opener().open(request, timeout=seconds) as answer:
                content: bytes = answer.read()
        except urllib.error.HTTPError as answer:
            with answer:
                raise AnswerError(answer.code, answer.read().decode("utf-8", "replace")) from None
        return json.loads(content) if content.startswith((b"{", b"[")) else content.decode()

    def log_tail(self, lines: int = 40) -> str:
        """The last lines that the server printed."""
        if not self.log.exists():
            return "(nothing)"
        return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-lines:])

    def _end(self, *, gently: bool) -> None:
        if self._program is not None:
            self._program.end(gently=gently)
            self._program = None

    def _opener(self) -> urllib.request.OpenerDirector:
        """Asks the server without looking at the machine's proxies."""
        handlers: list[urllib.request.BaseHandler] = [urllib.request.ProxyHandler({})]
        if self.trust:
            handlers.append(urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=str(self.trust))))
        return urllib.request.build_opener(*handlers)

    def _environment(self, java: Path) -> dict[str, str]:
        """What the server's programs know of the world."""
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOSTNAME": "localhost",
            "ES_JAVA_HOME": str(java),
            "ES_PATH_CONF": str(self.folder / "config"),
            "ES_TMPDIR": str(self.folder / "tmp"),
        }

    def _configure(self, home: Path) -> None:
        """Writes the server's folder before its first start; before another one, the settings and files."""
        config = self.folder / "config"
        first = not config.is_dir()
        if first:
            for name in ("config", "logs", "tmp"):
                (self.folder / name).mkdir()
        files = {"log4j2.properties": LOG.encode(), "jvm.options": _java_options(home), **self.files}
        for name, content in {**files, "elasticsearch.yml": self._yaml().encode()}.items():
            (config / name).write_bytes(content)
        if first:
            give_away(self.folder)
            give_away(self.data)

    def _yaml(self) -> str:
        """The settings as a file; JSON values are YAML values."""
        settings = {
            **{"node.name": self.name, "network.host": "127.0.0.1"},
            **{"http.port": self.port, "transport.port": self.transport_port},
            **{"path.data": str(self.data), "path.logs": str(self.folder / "logs")},
            **self.settings,
        }
        return "".join(f"{key}: {json.dumps(value)}\n" for key, value in settings.items())


def place_of_data(folder: Path, passing: bool) -> Path:
    """Where a server keeps its data: those that are passing in memory if there is room, else in its folder."""
    if passing and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM:
        return MEMORY
    return folder


def authorization(login: Login) -> str:
    """The header's value that says who asks."""
    return (
        f"ApiKey {login}" if isinstance(login, str) else f"Basic {base64.b64encode(':'.join(login).encode()).decode()}"
    )


def free_port() -> int:
    """A port of the loopback that nobody listens at.

    Taken from below the ports that the system gives to clients: a client that asks for a stopped server's port can't
    get the very same port as its own, and nobody takes it while the server is away.
    """
    for port in random.Random().sample(range(20000, 32000), 200):
        with socket.socket() as tried:
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise ElasticUnavailableError("no free port on 127.0.0.1 between 20000 and 32000")


def _java_options(home: Path) -> bytes:
    """The options that the distribution brings, without the ones that write logs of the collector and of crashes."""
    lines = (home / "config" / "jvm.options").read_bytes().splitlines(keepends=True)
    return b"".join(line for line in lines if b"gc.log" not in line and b"HeapDump" not in line)
