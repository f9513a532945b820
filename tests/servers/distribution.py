"""Elasticsearch as its makers publish it for tests: fetched once with Maven, kept unpacked in a cache folder."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VERSION = "8.19.16"
NAME = f"elasticsearch-{VERSION}"
ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
FETCH_SECONDS = 600


class ElasticUnavailableError(Exception):
    """No server could be had; the message says why and the way out."""


def elastic_home() -> Path:
    """The unpacked distribution, fetched if it isn't there yet; safe when several runs ask at once."""
    cache = cache_folder()
    home = cache / NAME
    with _alone(cache):
        if not home.is_dir():
            for left in cache.glob("fetch-*"):
                shutil.rmtree(left, ignore_errors=True)
            _fetch(home)
    return home


def java_home() -> Path:
    """The folder of the Java that runs the server: JAVA_HOME, else the `java` of the PATH."""
    if (given := os.environ.get("JAVA_HOME")) and (Path(given) / "bin" / "java").is_file():
        return Path(given)
    if found := shutil.which("java"):
        return Path(found).resolve().parents[1]
    raise ElasticUnavailableError("Java (17 or newer) is missing: install default-jre-headless, or run ./check")


def cache_folder() -> Path:
    """Where the distribution is kept between runs; root, whose own folder the server's user can't read, has another."""
    own = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache").absolute()
    if os.geteuid() == 0 and not open_to_all(own):
        own = Path("/var/cache")
    folder = own / "tienle-tests"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def open_to_all(folder: Path) -> bool:
    """Whether any user may walk down to this folder, as far as it exists."""
    return all(path.stat().st_mode & 0o001 for path in (folder, *folder.parents) if path.exists())


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """Nobody else looks into the cache meanwhile."""
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _fetch(home: Path) -> None:
    """Puts the distribution to `home`, whole or not at all; where Maven's own copy is broken, past that copy."""
    with tempfile.TemporaryDirectory(dir=home.parent, prefix="fetch-") as name:
        folder = Path(name)
        try:
            unpacked = _unpack(_download(folder / "kept"), folder / "unpacked")
        except zipfile.BadZipFile:
            fresh = f"-Dmaven.repo.local={folder / 'repository'}"
            unpacked = _unpack(_download(folder / "fresh", fresh), folder / "again")
        unpacked.rename(home)


def _download(folder: Path, *options: str) -> Path:
    """The zip, copied into `folder` by Maven."""
    maven = shutil.which("mvn")
    if maven is None:
        raise ElasticUnavailableError("Maven is missing: install maven, or run ./check")
    command = (maven, "-B", "-q", *options, PLUGIN, f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}")
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=FETCH_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise ElasticUnavailableError(f"Maven did not fetch {ARTIFACT} within {FETCH_SECONDS} s") from None
    if done.returncode != 0:
        told = (done.stdout + done.stderr)[-2000:]
        raise ElasticUnavailableError(f"Maven could not fetch {ARTIFACT}; run by hand: {' '.join(command)}\n{told}")
    return folder / f"{NAME}.zip"


def _unpack(archive: Path, folder: Path) -> Path:
    """The distribution's own folder in the zip, readable by everybody."""
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
    home = folder / NAME
    for path in (home, *home.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return home
