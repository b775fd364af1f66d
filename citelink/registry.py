"""Named plug-ins: the modules of a package folder, then entry points. Names are listed without importing them.

A plug-in is one module, or a folder whose module `plugin.py` it is; its name is that of the file or the folder with
`_` written as `-`. Third parties add one through the entry point group that is called like the package folder (for
instance `citelink.documents.formats`).
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Any


@cache
def names(package: str) -> tuple[str, ...]:
    """The names of the plug-ins of `package` (`citelink.documents.formats`), sorted, without importing them."""
    return tuple(sorted({*_files(package), *_entry_points(package)}))


def load(package: str, name: str) -> Any:
    """The plug-in `name` of `package`: a module, or what a third party's entry point leads to.

    Raises KeyError for a name that is not there."""
    if name in _files(package):
        return import_module(f"{package}.{_files(package)[name]}")
    if name in _entry_points(package):
        return _entry_points(package)[name].load()
    raise KeyError(name)


@cache
def _files(package: str) -> dict[str, str]:
    """The name of each plug-in, and its module below `package`."""
    folder = Path(_package(package).__path__[0])
    modules = {path.stem: path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}
    modules |= {path.parent.name: f"{path.parent.name}.plugin" for path in folder.glob("*/plugin.py")}
    return {name.replace("_", "-"): module for name, module in sorted(modules.items())}


@cache
def _entry_points(package: str) -> dict[str, Any]:
    return {point.name: point for point in entry_points(group=package)}


def _package(package: str) -> ModuleType:
    return import_module(package)
