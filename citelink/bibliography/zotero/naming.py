"""How users name Zotero among their libraries: `zotero`, `zotero:COLLECTION`, or its database."""

from __future__ import annotations

from pathlib import Path

NAME = "zotero"
DATABASE = "zotero.sqlite"
_SUFFIX = ".sqlite"


def is_zotero_name(given: str) -> bool:
    """Whether the user means Zotero itself, wherever it keeps its data; a file of that name is `./zotero`."""
    return given == NAME or given.startswith(f"{NAME}:")


def is_zotero(given: str) -> bool:
    """Whether the user means Zotero, or a database of it."""
    return is_zotero_name(given) or Path(given).suffix.lower() == _SUFFIX


def wanted_part(given: str) -> str:
    """The collection or group that is meant; "": the user's own library."""
    return given.partition(":")[2].strip() if is_zotero_name(given) else ""
