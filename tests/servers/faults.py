"""What a network may do to a request, as a test orders it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Literal

from tests.servers.messages import Message

Kind = Literal["cut", "lose", "delay", "repeat", "hold", "answer", "reject", "silence"]


@dataclass
class Fault:
    """What happens to requests whose first line ("POST /_bulk HTTP/1.1") holds `path`.

    "cut": `size` bytes of the request reach the server, then both connections are gone
    "lose": the server gets the request and answers; the client gets `size` bytes of the answer, then nothing more
    "delay": the request goes to the server `seconds` later
    "repeat": the server gets the request and, when it has answered and `seconds` later, the same bytes once more
    "hold": requests wait until `size` of them are there, or `seconds` have passed, then go one by one, the last first
    "answer": the client gets `status`, with Retry-After if `retry_after` is given; the server gets nothing
    "reject": of a bulk request, `share` of the items are not done and are answered with 429, the rest is done
    "silence": the client gets no answer, the server nothing; the connection stays

    It happens `times` times (None: always), each time with `probability`, by chance of `seed`.
    """

    kind: Kind
    path: str = ""
    times: int | None = None
    size: int = 0
    seconds: float = 0.0
    status: int = 503
    retry_after: int | None = None
    share: float = 0.5
    probability: float = 1.0
    seed: int = 0
    _chance: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)

    def strikes(self, request: Message) -> bool:
        """Whether it happens to this request; it's counted then."""
        if self.path not in request.line or self.times == 0 or self._chance.random() >= self.probability:
            return False
        self.times = None if self.times is None else self.times - 1
        return True

    def rejects(self) -> bool:
        """Whether it happens to one more item of a request."""
        return self._chance.random() < self.share
