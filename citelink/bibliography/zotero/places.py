"""Where Zotero keeps its data, and at which port it listens: by its profile, else as it does by default.

After Zotero's documentation ("The Zotero Data Directory", "Profile directory location") and the defaults of its
preferences."""

from __future__ import annotations

import configparser
import os
import re
from collections.abc import Iterator
from pathlib import Path

from citelink.bibliography.zotero.naming import DATABASE

PORT = 23119
# Below the home folder: Linux, as a Flatpak, as a Snap, macOS, Windows.
_PROFILES = (
    ".zotero/zotero", ".var/app/org.zotero.Zotero/.zotero/zotero", "snap/zotero-snap/common/.zotero/zotero",
    "Library/Application Support/Zotero", "AppData/Roaming/Zotero/Zotero",
)  # fmt: skip
_DATA = ("Zotero", "snap/zotero-snap/common/Zotero")
_PREFERENCE = re.compile(
    r'user_pref\("extensions\.zotero\.([\w.]{1,60})", {0,5}("(?:[^"\\\n]|\\.){0,2000}"|[\w-]{1,20})\);'
)
_ESCAPED = re.compile(r"\\(.)")
_LONGEST = 4_000_000


def find_database() -> Path | None:
    """The user's zotero.sqlite; None where there is none."""
    for folder in _data_folders():
        path = folder / DATABASE
        if _is_file(path):
            return path
    return None


def find_port() -> int:
    """The port at which the user's Zotero listens."""
    for profile in _profiles():
        port = _preferences(profile).get("httpServer.port", "")
        if port.isdecimal() and 0 < int(port[:6]) < 65_536:
            return int(port)
    return PORT


def _data_folders() -> Iterator[Path]:
    profiles = list(_profiles())
    for profile in profiles:
        said = _preferences(profile)
        if (folder := said.get("dataDir")) and said.get("useDataDir") != "false":
            yield Path(folder).expanduser()
    yield from (_home() / folder for folder in _DATA)
    # Where Zotero kept it before its version 5.
    yield from (profile / "zotero" for profile in profiles)


def _profiles() -> Iterator[Path]:
    """The folders of profiles, the one that Zotero starts with first."""
    for root in (_home() / folder for folder in _PROFILES):
        described = configparser.ConfigParser(interpolation=None, strict=False)
        try:
            described.read_string(_text(root / "profiles.ini"))
        except configparser.Error:
            continue
        sections = [described[name] for name in described.sections() if "path" in described[name]]
        for section in sorted(sections, key=lambda one: one.get("default") != "1"):
            yield root / section["path"]


def _preferences(profile: Path) -> dict[str, str]:
    found = {}
    for file in ("prefs.js", "user.js"):
        for name, value in _PREFERENCE.findall(_text(profile / file)):
            found[name] = _ESCAPED.sub(r"\1", value[1:-1]) if value.startswith('"') else value
    return found


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_LONGEST)
    except OSError:
        return ""


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:
        return Path(os.curdir)
