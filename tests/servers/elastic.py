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
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from tests.servers.distribution import ElasticUnavailableError, elastic_home, java_home

START_SECONDS = 90
STOP_SECONDS = 20
NOBODY = 65534
READY = "/_cluster/health?wait_for_status=yellow&wait_for_events=languid&timeout=5s"
SETTINGS: Mapping[str, object] = {
    "discovery.type": "single-node",
    "cluster.routing.allocation.disk.threshold_enabled": False,
    "xpack.security.enabled": False,
}
# Nothing of the server outlives the tests, even where these are killed: who watches belongs to another session.
WATCH = """
while kill -0 "$1" && kill -0 "$2"; do sleep 0.5; done 2>/dev/null
if ! kill -0 "$1" 2>/dev/null; then kill -9 -- "-$2" 2>/dev/null; sleep 0.5; rm -rf "$3"; fi
"""
LOG = """
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] [%node_name]%marker %m%consoleException%n
"""


class Server:
    """One node with ports and folders of its own; `settings` go before the ones that every test needs."""

    def __init__(
        self,
        settings: Mapping[str, object] | None = None,
        *,
        name: str = "one",
        heap: str = "512m",
        password: str | None = None,
        trust: Path | None = None,
    ) -> None:
        """A server that is not started yet.

        `password` is the one of the user "elastic" where security is on; `trust` the PEM file of the authority that
        signed the server's certificate where it speaks TLS (the settings name the certificate).
        """
        self.name, self.heap, self.password, self.trust = name, heap, password, trust
        self.port, self.transport_port = free_port(), free_port()
        self.folder = Path(tempfile.mkdtemp(prefix="tienle-elastic-"))
        self.settings = {**SETTINGS, **(settings or {})}
        self._process: subprocess.Popen[bytes] | None = None
        self._watcher: subprocess.Popen[bytes] | None = None

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
        return self._process is not None and self._process.poll() is None

    @property
    def log(self) -> Path:
        """What the server printed in all its lives."""
        return self.folder / "server.log"

    def start(self, *, wait: bool = True) -> None:
        """Starts the server on its data and ports and waits until it answers; else ElasticUnavailableError."""
        home, java = elastic_home(), java_home()
        self._configure(home)
        environment = {**self._environment(java), "ES_JAVA_OPTS": f"-Xms{self.heap} -Xmx{self.heap}"}
        command = (*as_other_user(), "bash", str(home / "bin" / "elasticsearch"))
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        watch = ("sh", "-c", WATCH, "watch", str(os.getpid()), str(self._process.pid), str(self.folder))
        self._watcher = subprocess.Popen(watch, start_new_session=True, stdin=subprocess.DEVNULL, cwd="/")
        if wait:
            self.wait()

    def wait(self, seconds: float = START_SECONDS) -> None:
        """Returns as soon as the server has its indices ready to be read and written (READY)."""
        until = time.monotonic() + seconds
        while self.running and time.monotonic() < until:
            try:
                self.call("GET", READY)
            except OSError:
                time.sleep(0.1)
            else:
                return
        ended = f"did not answer within {seconds:.0f} s" if self.running else "ended while starting"
        raise ElasticUnavailableError(
            f"Elasticsearch {ended} ({self.url}, {self.folder}); its log ends with:\n{self.log_tail()}"
        )

    def stop(self) -> None:
        """Ends the server as an operator would; SIGKILL where it doesn't end by itself."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Ends the server as a power cut would."""
        self._end(signal.SIGKILL)

    def restart(self) -> None:
        """Stops the server where it runs and starts it on the same data and ports."""
        self.stop()
        self.start()

    def pause(self) -> None:
        """The server keeps its connections and says nothing, until resume()."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """The server goes on after pause()."""
        self._signal(signal.SIGCONT)

    def close(self) -> None:
        """Ends the server and removes its folder."""
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, method: str, path: str, body: object = None, *, user: str = "elastic", password: str = "") -> Any:
        """Asks the server itself, past every proxy: the JSON of its answer.

        `body` is sent as JSON, a str as it stands (bulk). Raises urllib.error.HTTPError, OSError.
        """
        data = None if body is None else (body if isinstance(body, str) else json.dumps(body)).encode()
        kind = "application/x-ndjson" if isinstance(body, str) else "application/json"
        request = urllib.request.Request(self.url + path, data, {"Content-Type": kind}, method=method)
        if secret := password or self.password:
            request.add_header("Authorization", "Basic " + base64.b64encode(f"{user}:{secret}".encode()).decode())
        with self._opener().open(request, timeout=30) as answer:
            content = answer.read()
        return json.loads(content) if content.startswith((b"{", b"[")) else content.decode()

    def log_tail(self, lines: int = 40) -> str:
        """The last lines that the server printed."""
        if not self.log.exists():
            return "(nothing)"
        return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-lines:])

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
        """Writes the server's folder for its first start; a later one finds it as it is, but for the settings."""
        config = self.folder / "config"
        first = not config.is_dir()
        if first:
            for name in ("config", "data", "logs", "tmp"):
                (self.folder / name).mkdir()
            (config / "log4j2.properties").write_text(LOG, "utf-8")
            (config / "jvm.options").write_text(_java_options(home), "utf-8")
        (config / "elasticsearch.yml").write_text(self._yaml(), "utf-8")
        if first:
            give_away(self.folder)
            if self.password:
                self._keep("bootstrap.password", self.password, home)

    def _yaml(self) -> str:
        """The settings as a file; JSON values are YAML values."""
        settings = {
            **{"node.name": self.name, "network.host": "127.0.0.1"},
            **{"http.port": self.port, "transport.port": self.transport_port},
            **{"path.data": str(self.folder / "data"), "path.logs": str(self.folder / "logs")},
            **self.settings,
        }
        return "".join(f"{key}: {json.dumps(value)}\n" for key, value in settings.items())

    def _keep(self, name: str, secret: str, home: Path) -> None:
        """Puts a secret into the server's keystore."""
        command = (*as_other_user(), "bash", str(home / "bin" / "elasticsearch-keystore"), "add", "-f", "-x", name)
        done = subprocess.run(
            command,
            input=secret.encode(),
            env=self._environment(java_home()),
            cwd="/",
            capture_output=True,
            check=False,
        )
        if done.returncode != 0:
            raise ElasticUnavailableError(f"No keystore: {(done.stdout + done.stderr).decode('utf-8', 'replace')}")

    def _signal(self, number: int) -> None:
        """Tells the server's processes."""
        assert self._process is not None, "the server was never started"
        os.killpg(self._process.pid, number)

    def _end(self, number: int) -> None:
        """Ends all processes of the server, the ones that don't listen by force."""
        if self._process is None or self._watcher is None:
            return
        try:
            os.kill(self._process.pid, number)
            self._process.wait(STOP_SECONDS if number == signal.SIGTERM else 0.1)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            pass
        finally:
            # The launcher is gone, its server may not be: the group is ended, then waited for.
            _end_group(self._process.pid)
            self._process.wait()
            self._watcher.kill()
            self._watcher.wait()
            self._process = self._watcher = None


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


def as_other_user() -> tuple[str, ...]:
    """What stands before a command so that it doesn't run as root, which the server refuses."""
    if os.geteuid() != 0:
        return ()
    if shutil.which("setpriv") is None:
        raise ElasticUnavailableError("setpriv is missing (package util-linux), and root can't run Elasticsearch")
    return ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")


def give_away(folder: Path) -> None:
    """Makes a folder and all in it the property of the server's user."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)


def _java_options(home: Path) -> str:
    """The options that the distribution brings, without the ones that write logs of the collector and of crashes."""
    lines = (home / "config" / "jvm.options").read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if "gc.log" not in line and "HeapDump" not in line) + "\n"


def _end_group(group: int) -> None:
    """Ends what is left of a process group and returns when nothing is."""
    until = time.monotonic() + STOP_SECONDS
    while time.monotonic() < until:
        try:
            os.killpg(group, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return
        time.sleep(0.02)
