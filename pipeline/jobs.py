"""Files to be parsed and what comes of them; what a worker process does with one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

from corpus.archive import Archive
from corpus.files import shown_address
from models.errors import RefusedError, StoreError, TienleError, why
from models.limits import Limits
from pipeline.confinement import jail
from pipeline.confinement.apart import parse_apart
from pipeline.confinement.verdicts import out_of_memory
from pipeline.ledger import Status
from pipeline.pictures import Kept, KeptPictures

PASSING = frozenset({"file-changed", "no-access", "program-missing"})
"""Codes of failures that lie in the circumstances, not in the file's content: it is tried again the next time.

Files that crash or take too long are not: they would cost the same every time.
"""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be parsed; `name` is the one its record will have."""

    path: Path
    name: str
    sha256: str
    converted: Path | None = None
    """The .docx that was made of it before, where it is a Word 97 or RTF file."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no record."""

    status: Status
    code: str
    reason: str

    @property
    def passing(self) -> bool:
        """Whether it may go better the next time."""
        return self.code in PASSING


Outcome = str | Failure
"""A record as JSON, or why there is none."""

Read = Callable[[Job, Limits], Outcome]
"""What a process does with a file; a function that can be found by its name in another process."""


def parse_file(job: Job, limits: Limits) -> Outcome:
    """Parses one file, here and now; whatever goes wrong is a Failure."""
    from pipeline.stages import parse

    def here(data: bytes, converted: bytes | None) -> str:
        _allow(len(data) + len(converted or b""), limits)
        pictures = KeptPictures(_ways[0], limits, grant) if _ways else None
        return parse(data, job.name, limits, converted, pictures).to_json()

    return _outcome(job, here)


def parse_file_apart(job: Job, limits: Limits) -> Outcome:
    """Parses a file that cost a process its life once more, all alone; the verdict is that of `parse_apart`."""
    return _outcome(job, lambda data, converted: parse_apart(data, job.name, limits, converted).decode())


def _outcome(job: Job, parse: Callable[[bytes, bytes | None], str]) -> Outcome:
    """What comes of parsing the bytes of a file, and those of the .docx that was made of it."""
    try:
        data = job.path.read_bytes()
        if hashlib.sha256(data).hexdigest() != job.sha256:
            return Failure("failed", "file-changed", "tệp thay đổi trong lúc đọc; chạy lại để đọc bản mới")
        return parse(data, job.converted.read_bytes() if job.converted else None)
    except TienleError as error:
        return failure_of(error)
    except MemoryError:
        return failure_of(out_of_memory())
    except OSError as error:
        return Failure("failed", "no-access", f"không đọc được tệp: {why(error)}")
    except Exception as error:  # noqa: BLE001 - a defect in reading one file must not stop the others
        return Failure("failed", "defect", f"lỗi chương trình: {type(error).__name__}: {error}".splitlines()[0])


def keep_original(job: Job, archive: Archive) -> bool | Failure:
    """Puts a file into the archive: whether it wasn't there, or why the file can't be had.

    StoreError if the archive can't be used.
    """
    try:
        return archive.put_original(job.path, job.sha256)
    except StoreError as error:
        if error.code != "file-changed":
            raise
        return failure_of(error)
    except OSError as error:
        if error.filename == str(job.path):
            return Failure("failed", "no-access", f"không mở được tệp: {why(error)}")
        raise StoreError(
            "data-folder", f"không ghi được vào kho lưu trữ {shown_address(archive.place)}: {why(error)}"
        ) from error


def failure_of(error: TienleError) -> Failure:
    """The failure of a file that can't be read or is refused."""
    return Failure("refused" if isinstance(error, RefusedError) else "failed", error.code, error.message)


_granted: list[Synchronized[float]] = []
"""In a worker process: where it notes the time granted to its file."""
_ways: list[Kept] = []
"""In a worker process: the way to what was recognised in scanned pages, if there is an archive."""


def equip(granted: Synchronized[float], kept: Kept | None) -> None:
    """Tells this worker process where to note what it grants, and the way to what was recognised before."""
    _granted[:] = [granted]
    _ways[:] = [kept] if kept else []


def grant(seconds: float) -> None:
    """Gives the file that this worker process is at more time."""
    for granted in _granted:
        granted.value += seconds
        jail.allow_all()


def _allow(size: int, limits: Limits) -> None:
    if _granted:
        jail.allow(size, limits)
