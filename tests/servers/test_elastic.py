from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from tests.servers.processes import group_lives
from tests.servers.waiting import within

ROOT = Path(__file__).resolve().parents[2]
STARTING = """
import time
from tests.servers.elastic import Server
server = Server(passing=True)
server.start(wait=False)
print(server.folder, server.data, server.group, flush=True)
time.sleep(60)
"""


def test_a_server_ends_and_leaves_nothing_when_its_tests_are_killed() -> None:
    with subprocess.Popen((sys.executable, "-c", STARTING), stdout=subprocess.PIPE, text=True, cwd=ROOT) as tests:
        assert tests.stdout is not None
        *folders, number = tests.stdout.readline().split()
        group = int(number)
        assert group_lives(group)
        assert all(Path(folder).exists() for folder in folders)
        tests.send_signal(signal.SIGKILL)
    assert within(60, lambda: not group_lives(group))
    assert within(60, lambda: not any(Path(folder).exists() for folder in folders))
