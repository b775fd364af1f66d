"""Named plug-ins: the modules of a package folder, then entry points. Names are listed without importing them.

A plug-in is one module, or a folder whose module `plugin.py` it is; its name is that of the file or the folder with
`_` written as `-`. Third parties add one through the entry point group that is called like the package folder (for
instance `citelink.documents.formats`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Plugin = TypeVar("Plugin")


# Without slots: with them Python cannot make a frozen `Plugins[Kind](...)`.
@dataclass(frozen=True)
class Plugins(Generic[Plugin]):
    """The plug-ins of one package folder, all of one kind: what a plug-in of `package` offers is said by its type."""

    package: str

    @property
    def kind(self) -> str:
        """What the folder is called: `formats`, `rules`."""
        return self.package.rpartition(".")[2]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the plug-ins, sorted, without importing them."""
        return tuple(sorted({*_files(self.package), *_entry_points(self.package)}))

    def load(self, name: str) -> Plugin:
        """The plug-in called `name`: a module, or what a third party's entry point leads to.

        Raises KeyError for a name that is not there."""
        files = _files(self.package)
        if name in files:
            return cast(Plugin, import_module(f"{self.package}.{files[name]}"))
        return cast(Plugin, _entry_points(self.package)[name].load())

    def every(self) -> tuple[Plugin, ...]:
        """All of them, in the order of their names."""
        return tuple(map(self.load, self.names))


@cache
def _files(package: str) -> dict[str, str]:
    """The name of each plug-in, and its module below `package`."""
    folder = Path(import_module(package).__path__[0])
    modules = {path.stem: path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}
    modules |= {path.parent.name: f"{path.parent.name}.plugin" for path in folder.glob("*/plugin.py")}
    return {name.replace("_", "-"): module for name, module in sorted(modules.items())}


@cache
def _entry_points(package: str) -> Mapping[str, EntryPoint]:
    if not _anyone_has_entry_points():
        return {}
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group=package)}


@cache
def _anyone_has_entry_points() -> bool:
    """Whether an installed distribution names one of our groups. Asking Python's own machinery costs a tenth of what a
    small run takes, and hardly ever is there one."""
    for place in filter(os.path.isdir, sys.path):
        for folder in os.listdir(place):
            if not folder.endswith((".dist-info", ".egg-info")):
                # A zipped distribution is looked into by nobody but that machinery.
                if folder.endswith(".egg"):
                    return True
                continue
            try:
                with open(os.path.join(place, folder, "entry_points.txt"), "rb") as file:
                    if b"[citelink." in file.read():
                        return True
            except OSError:
                continue
    return False
