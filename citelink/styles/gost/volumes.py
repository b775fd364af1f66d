"""Works in several volumes: the whole set, one of its volumes, and how many volumes a host has."""

from __future__ import annotations

from dataclasses import replace

from citelink.bibliography.entry import Entry
from citelink.languages.groups import Terms
from citelink.styles.composition import Parts, field, join, wrap
from citelink.styles.details import detail
from citelink.styles.gost import areas
from citelink.styles.gost.form import GostForm
from citelink.styles.gost.terms import chosen, numbered, termed


def volume(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The number of the volume (`Т. 4`), or of the part where the form calls it so."""
    if form.in_parts:
        return termed(chosen(terms.part, form.part_term), "volume", entry.volume)
    return numbered(chosen(terms.volume, form.volume_term), "volume", areas.ranged(entry.volume, form))


def numbers(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The numbers of a periodical: volume and issue (`Т. 40, № 6`)."""
    printed = volume(entry, replace(form, in_parts=False), terms)
    ranged = areas.ranged(entry.issue, form)
    if printed and ranged and form.issue_bracketed:
        return (*printed, *wrap(" (", field("issue", ranged), ")"))
    return join(", ", [printed, issue(entry, form, terms)])


def issue(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """The number of the issue (`№ 6`)."""
    return numbered(chosen(terms.issue, form.issue_term), "issue", areas.ranged(entry.issue, form))


def counted(entry: Entry, form: GostForm, terms: Terms) -> Parts:
    """How many volumes there are and which one it is, with the sign before: ` : в 6 т.` for the whole set, `. В 6 т.
    Т. 4` for one of them (GOST 7.1-2003, 5.2.4 and 7.1). Nothing where the work is in one volume."""
    total = detail(entry, "number-of-volumes")
    shown = "" if areas.volume_is_of_series(entry) else entry.volume
    if not total and not shown:
        return ()
    term = chosen(terms.volumes, form.volumes_term)
    if not shown:
        return wrap(form.colon, termed(_lowered(term), "number-of-volumes", total))
    volumes = termed(term, "number-of-volumes", total)
    # A form whose words begin with a small letter goes on within the title.
    sign = form.colon if total and term[0].islower() else form.count_sign
    return wrap(sign, join(". ", [volumes, volume(entry, form, terms)]))


def volume_title(entry: Entry, form: GostForm, terms: Terms, medium: str) -> Parts:
    """The title of the set, which volume it is, and the title of the volume: `Сочинения. В 2 т. Т. 1. Романы`."""
    part = detail(entry, "volume-title")
    whole, part = (entry.title, part) if part or not entry.container else (entry.container, entry.title)
    label = "title" if whole == entry.title else "container-title"
    bracketed = wrap(" [", field("medium", medium), "]") if form.medium == "bracketed" else ()
    if label == "title" and not part:
        # The set itself, or a volume that has no title of its own.
        return (*areas.title(entry, form, medium), *counted(entry, form, terms))
    inner = field("volume-title" if label == "title" else "title", part)
    genre = wrap(form.genre_sign or form.colon, field("genre", areas.genre_of(entry))) if form.genre else ()
    return (*field(label, whole), *bracketed, *counted(entry, form, terms), *wrap(form.part_sign, inner), *genre)


def _lowered(term: str) -> str:
    return term[:1].lower() + term[1:]
