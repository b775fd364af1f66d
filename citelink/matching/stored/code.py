"""The code that decides how an entry is stored, found by following imports: a list of it would be out of date."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

# Reading a library, folding its entries, and their rows and postings.
ROOTS = (
    "citelink.bibliography.reading", "citelink.bibliography.streaming", "citelink.matching.stored.building",
    "citelink.matching.stored.rows",
)  # fmt: skip
_PACKAGE = Path(__file__).parents[2]


@cache
def code_digest(roots: tuple[str, ...] = ROOTS) -> str:
    """A digest of that code, or of what is behind other modules, in hexadecimal digits."""
    found = hashlib.blake2b(digest_size=16)
    for _, source in sorted(modules_behind(roots, _PACKAGE).items()):
        found.update(source)
    return found.hexdigest()


def modules_behind(roots: Iterable[str], package: Path) -> dict[str, bytes]:
    """The sources, by dotted name, of the modules `roots` and of all that they import of the package in the folder
    `package`, at whatever remove. Where something is taken from a package that is no module, or a package is named in
    quotes (plug-ins are loaded by name), all modules of that package count."""
    known = _modules(str(package))
    # Begins with a name, which is quick to look for.
    name = re.escape(package.name)
    imported = re.compile(
        rf"{name}(?:(?<=from {name})((?:\.\w+)*) import (\([^()]{{0,4000}}\)|[^\n]{{0,400}})"
        rf"|(?:(?<=import {name})|(?<=[\"']{name}))((?:\.\w+)+))"
    )
    found: dict[str, bytes] = {}
    waiting = [*roots]
    while waiting:
        module = waiting.pop()
        if module in found or module not in known:
            continue
        source = found[module] = Path(known[module]).read_bytes()
        for within, names, whole in imported.findall(source.decode("utf-8")):
            waiting.extend(
                _meant(package.name + within, names, known) if names else _inside(package.name + whole, known)
            )
    return found


def _modules(folder: str) -> dict[str, str]:
    """Dotted name -> path of every module under a folder. Packages are called by the name of their `__init__`."""
    above = len(os.path.dirname(folder)) + 1
    return {
        os.path.join(place, file)[above:-3].replace(os.sep, "."): os.path.join(place, file)
        for place, _, files in os.walk(folder)
        for file in files
        if file.endswith(".py")
    }


def _meant(within: str, names: str, known: Mapping[str, str]) -> Iterator[str]:
    """The modules behind `from within import names`. What comes of the outermost package itself is not looked for: it
    only leads to its rooms."""
    for name in re.findall(r"\w+", names):
        if inside := _inside(f"{within}.{name}", known):
            yield from inside
        elif within.partition(".")[2]:
            yield from _inside(within, known)


def _inside(name: str, known: Mapping[str, str]) -> list[str]:
    """The module of that name, or all those of the package; none where there is neither."""
    if name in known:
        return [name]
    return [module for module in known if module.startswith(f"{name}.")] if f"{name}.__init__" in known else []
