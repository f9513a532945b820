"""LibreOffice turns Word 97 and RTF files into .docx, several files a start, each start with a profile of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from pipeline.read.programs.run import Finished, run, workplace

_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.0</value></prop></item>
</oor:items>
"""  # noqa: E501
"""No macros, no links followed, no greeting."""


def to_docx(
    files: Sequence[tuple[str, bytes]], seconds: float, memory: int, within: Path | None = None
) -> list[bytes | None]:
    """Each file ("doc", "rtf" or "xml", its bytes) as .docx, in order; None where LibreOffice made nothing of it: it
    says so in no other way. What it needs meanwhile lies in the folder `within`, else among the temporary files.

    UnreadableError "program-missing", or "timeout" if all of them took too long.
    """
    with workplace(within) as place:
        sources = [place / f"{number}.{suffix}" for number, (suffix, _) in enumerate(files)]
        for source, (_, data) in zip(sources, files, strict=True):
            source.write_bytes(data)
        _convert(place, sources, seconds, memory)
        return [_made(place / "out" / f"{source.stem}.docx") for source in sources]


def _convert(place: Path, sources: Sequence[Path], seconds: float, memory: int) -> Finished:
    profile = place / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    command = (
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        "docx:Office Open XML Text",
        "--outdir",
        str(place / "out"),
        *map(str, sources),
    )
    return run(command, seconds=seconds, memory=memory, folder=place, environment={"SAL_USE_VCLPLUGIN": "svp"})


def _made(path: Path) -> bytes | None:
    data = path.read_bytes() if path.is_file() else b""
    return data or None
