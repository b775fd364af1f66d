"""A .bst file by name or path: in the folder that is named, else where TeX has its styles."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from citelink.errors import CitelinkError
from citelink.text.encodings import decode

SUFFIX = ".bst"
# The largest of two hundred styles has 100 kB.
_LARGEST = 2_000_000
_NAME = re.compile(r"[\w+.-]{1,100}", re.ASCII)
_SECONDS = 20


def find_bst(name: str) -> str:
    """The text of the BibTeX style that `name` names, with `.bst` at its end.

    Raises CitelinkError where there is none or it cannot be read."""
    path = Path(name) if Path(name).is_file() else _of_tex(name)
    if path is None:
        raise CitelinkError(f"{name}: there is no such file, and TeX has no style of this name; give its path")
    try:
        if path.stat().st_size > _LARGEST:
            raise CitelinkError(f"{name}: it has more than {_LARGEST:,} bytes, which no BibTeX style needs")
        return decode(path.read_bytes()).text
    except OSError as error:
        raise CitelinkError(f"{name}: it cannot be read: {error.strerror}") from error


def _of_tex(name: str) -> Path | None:
    """Where TeX has the style, by its own program; None without TeX."""
    program = shutil.which("kpsewhich")
    if program is None or not _NAME.fullmatch(name) or name.startswith("-"):
        return None
    try:
        done = subprocess.run([program, name], capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = done.stdout.decode("utf-8", "replace").strip()
    return Path(found) if found and Path(found).is_file() else None
