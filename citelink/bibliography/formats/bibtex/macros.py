"""The @string macros of several libraries in one file: where two define one name differently, the later is renamed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from citelink.bibliography.formats.bibtex.raw import Macro
from citelink.bibliography.formats.bibtex.scanner import scan
from citelink.bibliography.keys import unique_key
from citelink.bibliography.library import Library


class Macros:
    """The definitions taken over so far, in an order in which each stands behind those it uses."""

    def __init__(self, libraries: Iterable[Library]) -> None:
        self.sources: dict[str, str] = {}
        self._values: dict[str, str] = {}
        self._taken = {name for library in libraries for name in library.strings}

    def add(self, library: Library, wanted: Collection[str]) -> Mapping[str, str]:
        """Take over the macros of `library` that `wanted` names; gives the new names of those that had to be renamed.

        A definition is kept as it stands, unless it is renamed, or uses a macro that is, or shares its @string with one
        that is."""
        macros = _defined(library)
        renamed: dict[str, str] = {}
        for name, macro in macros.items():
            if name in wanted and _plain(self._values.get(name, macro.value)) != _plain(macro.value):
                renamed[name] = unique_key(name, self._taken)
                self._taken.add(renamed[name])
        together: dict[str, list[str]] = {}
        for name, source in library.strings.items():
            together.setdefault(source, []).append(name)
        for name, source in library.strings.items():
            new = renamed.get(name, name)
            if name not in wanted or name not in macros or new in self._values:
                continue
            macro = macros[name]
            spoilt = any(other in renamed for other in (*together[source], *macro.macros))
            self.sources[new] = f"@string{{{new} = {{{macro.value}}}}}" if spoilt else source
            self._values[new] = macro.value
        return renamed


def _defined(library: Library) -> Mapping[str, Macro]:
    return scan("\n".join(dict.fromkeys(library.strings.values()))).macros if library.strings else {}


def used_by(source_text: str) -> tuple[str, ...]:
    """The macros that a @string uses in its definitions."""
    return tuple(name for macro in scan(source_text).macros.values() for name in macro.macros)


def _plain(value: str) -> str:
    return " ".join(value.split())
