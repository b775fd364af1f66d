"""Who may import whom (the arrows of the house), and no import cycles."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "citelink"

EVERYWHERE = {"errors", "lazy", "registry", "version"}
ROOMS = {
    "languages": set(),
    "text": {"languages"},
    "documents": {"text"},
    "citations": {"documents", "text", "languages"},
    "bibliography": {"text", "languages"},
    "parsing": {"bibliography", "text", "languages"},
    "matching": {"bibliography", "text", "languages"},
    "sources": {"bibliography", "text"},
    "results": {"documents", "citations", "bibliography", "matching", "text"},
}
RESULTS_AND_ABOVE = {*ROOMS, "results"}
ROOMS["merging"] = RESULTS_AND_ABOVE
ROOMS["annotation"] = RESULTS_AND_ABOVE
ROOMS["checks"] = {*RESULTS_AND_ABOVE, "merging"}
ROOMS["writers"] = {*RESULTS_AND_ABOVE, "merging", "checks"}
ROOMS["pipeline"] = {*RESULTS_AND_ABOVE, "merging", "annotation", "checks"}
ROOMS["outputs"] = {*RESULTS_AND_ABOVE, "annotation", "writers"}
ROOMS["api"] = {*ROOMS}
ROOMS["__init__"] = {*ROOMS}
ROOMS["settings"] = set()
ROOMS["cli"] = {*ROOMS, "cli", ""}
ROOMS["__main__"] = {"cli"}


def modules() -> dict[str, Path]:
    """Dotted name -> file of every module of the package."""
    return {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted(PACKAGE.rglob("*.py"))
    }


def imports(name: str, path: Path, known: dict[str, Path]) -> set[str]:
    """The modules of the package that a module imports anywhere, functions and TYPE_CHECKING included."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.split(".")[0] == "citelink"}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "citelink":
            found |= {full if (full := f"{node.module}.{alias.name}") in known else node.module for alias in node.names}
    return found - {name}


def room(module: str) -> str:
    """The room of a module: its second name, `__init__` for the package itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def test_the_arrows_never_point_back() -> None:
    known = modules()
    wrong = [
        f"{name} imports {other}"
        for name, path in known.items()
        for other in sorted(imports(name, path, known))
        if room(other) not in {room(name), *EVERYWHERE, *ROOMS[room(name)]}
        and not (room(name) == "cli" and room(other) == "__init__")
    ]
    assert wrong == []


def test_languages_are_data_only() -> None:
    known = modules()
    for name, path in known.items():
        if room(name) == "languages":
            assert {room(other) for other in imports(name, path, known)} <= {"languages"}, name


def test_no_import_cycle() -> None:
    known = modules()
    graph = {name: imports(name, path, known) for name, path in known.items()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"import cycle: {' -> '.join(error.args[1])}")


def test_no_regex_repeats_a_group_possessively() -> None:
    # Before Python 3.11.5 such a pattern can give wrong matches without a word (gh-106052); a single class is safe.
    wrong = re.compile(r"\)(?:[*+?]|\{[0-9,]*\})\+|\(\?>")
    found = [
        f"{path.relative_to(PACKAGE)}:{number}"
        for path in modules().values()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if wrong.search(line)
    ]
    assert found == []
