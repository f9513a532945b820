"""Chromium, told what to do over a pipe: pages as a drafter sees them."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

PATIENCE = 60.0
"""Seconds in which the browser answers, on a busy machine."""


class Browser:
    """One tab. Its commands are those of the DevTools protocol, over file descriptors 3 and 4."""

    def __init__(self, folder: Path) -> None:
        self._profile = tempfile.mkdtemp(dir=folder)
        ours, theirs = os.pipe(), os.pipe()
        child = _high(ours[0]), _high(theirs[1])
        program = shutil.which("chromium") or shutil.which("chromium-browser") or "chromium"
        arguments = ("--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run")
        self._process = subprocess.Popen(
            (program, *arguments, f"--user-data-dir={self._profile}"),
            preexec_fn=lambda: _take(*child),
            close_fds=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for handle in (ours[0], theirs[1], *child):
            os.close(handle)
        self._to, self._from, self._unread, self._number = ours[1], theirs[0], b"", 0
        self._session: str | None = None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable")

    def __enter__(self) -> Browser:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._to)
        os.close(self._from)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """What a command answers."""
        self._number += 1
        number = self._number
        told = {"id": number, "method": method, "params": parameters}
        session = {"sessionId": self._session} if self._session else {}
        os.write(self._to, json.dumps({**told, **session}).encode() + b"\0")
        answer = self._wait(lambda one: one.get("id") == number)
        assert "error" not in answer, answer
        found: dict[str, Any] = answer["result"]
        return found

    def open(self, address: str, width: int = 1280) -> None:
        """Loads a page in a window so wide."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 600
        )
        self.loading(lambda: self.call("Page.navigate", url=address))

    def loading(self, act: Callable[[], object]) -> None:
        """Does what loads another page, and waits for it."""
        act()
        self._wait(lambda one: one.get("method") == "Page.loadEventFired")

    def told(self, expression: str) -> Any:
        """What a line of JavaScript gives, as the page stands; pages themselves may run none."""
        found = self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def press(self, key: str) -> None:
        """A key, as "Tab" or "Enter"."""
        text = {"text": "\r"} if key == "Enter" else {}
        code = {"Tab": 9, "Enter": 13}[key]
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text)

    def printed(self) -> bytes:
        """The page as it is printed, as .pdf."""
        return base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True)["data"])

    def _wait(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            while b"\0" in self._unread:
                message, self._unread = self._unread.split(b"\0", 1)
                one: dict[str, Any] = json.loads(message)
                if wanted(one):
                    return one
            ready, _, _ = select.select([self._from], [], [], PATIENCE)
            assert ready, "the browser doesn't answer"
            read = os.read(self._from, 1 << 16)
            assert read, "the browser has ended"
            self._unread += read


def _take(reads: int, writes: int) -> None:
    os.dup2(reads, 3)
    os.dup2(writes, 4)


def _high(handle: int) -> int:
    """The same file under a number that isn't in the way of 3 and 4; the child gets it."""
    import fcntl

    return fcntl.fcntl(handle, fcntl.F_DUPFD, 40)
