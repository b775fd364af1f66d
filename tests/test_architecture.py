"""Who may import whom (the arrows of the house), and no import cycles."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "citelink"
TRAINING = PACKAGE.with_name("training")

EVERYWHERE = {"errors", "kernels", "lazy", "registry", "version"}
ROOMS = {
    "languages": set(),
    "text": {"languages"},
    "documents": {"text"},
    "citations": {"documents", "text", "languages"},
    "bibliography": {"text", "languages"},
    "parsing": {"bibliography", "text", "languages"},
    "styles": {"bibliography", "text", "languages"},
    "matching": {"bibliography", "text", "languages"},
    "sources": {"bibliography", "text"},
    "findings": {"documents", "text"},
    "libraries": {"bibliography", "matching", "sources"},
    "processes": set(),
    "stamps": set(),
    "verdicts": {"bibliography", "matching"},
    "consulting": {"sources", "verdicts", "matching", "bibliography", "text"},
    "indexes": {"sources", "matching", "bibliography", "text"},
    "results": {"verdicts", "findings", "documents", "citations", "bibliography", "matching", "text"},
}
ROOMS["misnumbering"] = {"results", "citations", "text", "languages"}
RESULTS_AND_ABOVE = {*ROOMS, "results"}
ROOMS["merging"] = RESULTS_AND_ABOVE
ROOMS["checks"] = {*RESULTS_AND_ABOVE, "merging", "misnumbering"}
ROOMS["annotation"] = {*RESULTS_AND_ABOVE, "checks"}
ROOMS["citing"] = RESULTS_AND_ABOVE
ROOMS["fingerprints"] = {*RESULTS_AND_ABOVE, "checks"}
ROOMS["writers"] = {*RESULTS_AND_ABOVE, "merging", "checks", "citing", "fingerprints"}
ROOMS["baseline"] = {*RESULTS_AND_ABOVE, "checks", "fingerprints"}
ROOMS["carried"] = {*RESULTS_AND_ABOVE, "merging"}
ROOMS["doubts"] = RESULTS_AND_ABOVE
ROOMS["linking"] = {*RESULTS_AND_ABOVE, "merging", "doubts"}
ROOMS["renumbering"] = RESULTS_AND_ABOVE
ROOMS["verifying"] = {*RESULTS_AND_ABOVE}
ROOMS["completing"] = {*RESULTS_AND_ABOVE, "merging"}
ROOMS["listing"] = {*RESULTS_AND_ABOVE, "merging"}
ROOMS["converting"] = {*RESULTS_AND_ABOVE, "annotation", "merging"}
ROOMS["run"] = {"completing", "verifying", *RESULTS_AND_ABOVE, "merging", "checks", "carried", "linking", "processes"}
ROOMS["corpus"] = {"run", *RESULTS_AND_ABOVE, "merging", "checks", "linking", "processes", "writers", "stamps"}
ROOMS["outputs"] = {*RESULTS_AND_ABOVE, "annotation", "writers", "processes", "stamps"}
ROOMS["api"] = {*ROOMS}
ROOMS["__init__"] = {*ROOMS}
ROOMS["settings"] = {"bibliography"}
ROOMS["lsp"] = {*ROOMS} - {"api", "__init__", "settings"}
ROOMS["cli"] = {*ROOMS, "cli", ""}
ROOMS["__main__"] = {"cli"}
# What the rooms of training may import beside the package.
TRAINING_ROOMS = {"printing": set[str](), "parser": {"printing"}, "matcher": {"printing"}}
# Rooms within rooms: what each may import of its neighbours, and which modules beside them are above them all.
INNER_ROOMS = {
    "matching": {"mentions": set(), "works": {"mentions"}, "index": {"mentions"}, "stored": {"index", "mentions"}},
}
ABOVE_INNER_ROOMS = {"matching": {"matcher"}}


def modules(*folders: Path) -> dict[str, Path]:
    """Dotted name -> file of every module in the folders; of the package where none is given."""
    return {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
        for folder in folders or (PACKAGE,)
        for path in sorted(folder.rglob("*.py"))
    }


def imports(name: str, path: Path, known: dict[str, Path]) -> set[str]:
    """The modules of the project that a module imports anywhere, functions and TYPE_CHECKING included."""
    roots = {"citelink", "training", "tests"}
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.split(".")[0] in roots}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in roots:
            found |= {full if (full := f"{node.module}.{alias.name}") in known else node.module for alias in node.names}
    return found - {name}


def room(module: str) -> str:
    """The room of a module: its second name, `__init__` for the package itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def inner_room(module: str) -> str:
    """The third name of a module, "" for the room itself."""
    parts = module.split(".")
    return parts[2] if len(parts) > 2 else ""


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


def test_nothing_that_is_installed_imports_training_or_tests() -> None:
    known = modules()
    wrong = [
        f"{name} imports {other}"
        for name, path in known.items()
        for other in sorted(imports(name, path, known))
        if other.split(".")[0] != "citelink"
    ]
    assert wrong == []


def test_the_rooms_of_training_share_only_what_is_printed() -> None:
    known = modules(TRAINING)
    wrong = [
        f"{name} imports {other}"
        for name, path in known.items()
        for other in sorted(imports(name, path, known))
        if other.split(".")[0] != "citelink"
        and (not other.startswith("training.") or room(other) not in {room(name), *TRAINING_ROOMS[room(name)]})
    ]
    assert wrong == []


def test_rooms_within_rooms() -> None:
    known = modules()
    wrong = []
    for name, path in known.items():
        house, inner = room(name), inner_room(name)
        neighbours = INNER_ROOMS.get(house, {})
        if inner not in neighbours:
            continue
        refused = {*neighbours, *ABOVE_INNER_ROOMS[house]} - {inner, *neighbours[inner]}
        inside = [other for other in sorted(imports(name, path, known)) if room(other) == house]
        wrong += [f"{name} imports {other}" for other in inside if inner_room(other) in {*refused, ""}]
    assert wrong == []


def test_markers_and_lists_are_found_apart() -> None:
    known = modules()
    markers, lists = "citelink.citations.markers", "citelink.citations.lists"
    for own, other in ((markers, lists), (lists, markers)):
        for name, path in known.items():
            if name.startswith(own):
                assert [one for one in imports(name, path, known) if one.startswith(other)] == [], name


def test_languages_are_data_only() -> None:
    known = modules()
    for name, path in known.items():
        if room(name) == "languages":
            assert {room(other) for other in imports(name, path, known)} <= {"languages"}, name


def test_no_import_cycle() -> None:
    known = modules(PACKAGE, TRAINING)
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
