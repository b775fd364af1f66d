"""Stock: the words from which references are invented for a language whose real lists may not be learned from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Stock:
    """Facts of one language, as they stand in libraries.

    families         family names of men; `women` those of women where they differ
    given            given names with patronymics, of men (`Асқар Серікұлы`)
    subjects         noun phrases; titles are made of them by `titles`, patterns with `{a}` and `{b}`
    journals, newspapers, sites, publishers, places, proceedings
    genres           other title information (`учебное пособие`)
    theses           kinds of theses; laws: kinds of laws; law_titles: what laws are about
    series, archives
    latin_shelf      words of a shelf mark: fonds, inventory, file, leaf
    """

    code: str
    families: tuple[str, ...]
    given: tuple[str, ...]
    women: tuple[str, ...] = ()
    given_women: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    journals: tuple[str, ...] = ()
    newspapers: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    proceedings: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    theses: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    law_titles: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    archives: tuple[str, ...] = ()
    shelf: tuple[str, ...] = ()
    gazettes: tuple[str, ...] = ()
    extra: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
