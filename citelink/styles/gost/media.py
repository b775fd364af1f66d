"""The medium of a work: in brackets behind its title (GOST 7.1-2003), or as an area (GOST R 7.0.100-2018, 5.10)."""

from __future__ import annotations

from citelink.bibliography.entry import Entry
from citelink.languages.groups import Terms
from citelink.styles.composition import Parts, field
from citelink.styles.details import is_from_bibtex
from citelink.styles.gost.areas import is_disc
from citelink.styles.gost.form import GostForm
from citelink.styles.terms import standard_terms

_ON_THE_WEB = frozenset({"webpage", "post-weblog", "post"})


def bracketed_medium(entry: Entry, terms: Terms) -> str:
    """What stands in the brackets: what the entry says itself in words of the standard, else by its type; `Электронный
    ресурс` for what has an address or lies on a disc."""
    if _is_word_of(entry.medium, terms):
        return entry.medium
    if entry.type in _ON_THE_WEB:
        return terms.online[0]
    if _is_electronic(entry):
        return terms.medium[1]
    media = terms.media.get(entry.type)
    return media[0] if media else terms.medium[0]


def medium_area(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """`Текст : непосредственный`, where the form has that area; nothing in a language that has no words for it."""
    if form.medium != "area":
        return ()
    electronic = _is_electronic(entry) or entry.type in _ON_THE_WEB
    if " : " in entry.medium:
        return field("medium", entry.medium)
    if media := terms.media.get(entry.type):
        return field("medium", media[2 if electronic else 1])
    known = terms.medium if len(terms.medium) > 3 else standard_terms().medium
    return field("medium", known[3 if electronic else 2])


def other_medium(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """How a work came out where BibTeX says it in words of its own (`Personal communication`)."""
    if " : " in entry.medium or is_disc(entry) or not is_from_bibtex(entry):
        return ()
    # A word for the medium of its kind stands in brackets or in the area; that of another kind only in brackets.
    other = any(words[0] == entry.medium for kind, words in terms.media.items() if kind != entry.type)
    known = _is_word_of(entry.medium, terms) and (form.medium == "bracketed" or not other)
    return () if known else field("medium", entry.medium)


def _is_word_of(medium: str, terms: Terms) -> bool:
    """Whether the standard has this word for a medium."""
    return medium in (*terms.medium[:2], *terms.online, *(words[0] for words in terms.media.values()))


def _is_electronic(entry: Entry) -> bool:
    return bool(entry.url) or is_disc(entry)
