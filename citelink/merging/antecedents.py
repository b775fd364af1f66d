"""Back references of a list (`Там же. С. 45`, `Сонда`, `Ibid.`, `Петров П. П. Указ. соч.`), each with the reference
whose work it names again.

`Там же` names the work right before, whichever reference named it first. `Указ. соч.` names the one work of its author
further up; where there are several, and no words of a title say which, nobody can tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from citelink.bibliography.entry import Entry
from citelink.matching.match import Match
from citelink.matching.works.traits import Traits, compare_names, fold_traits
from citelink.parsing.back_references import read_back_reference
from citelink.results import ParsedReference

_UNIT = re.compile(r"[^\W\d_]{1,12}\.?\s?\d")
_UNKNOWN = Match("unmatched", "it names a work that was named before, and nothing says which")


def with_antecedents(references: Iterable[ParsedReference]) -> tuple[ParsedReference, ...]:
    """The references of one list in their order, each back reference with its antecedent and matched like that."""
    found: list[ParsedReference] = []
    for parsed in references:
        antecedent = _antecedent(parsed, found)
        found.append(parsed if antecedent is None else _pointing(parsed, antecedent, found))
    return tuple(found)


def _pointing(parsed: ParsedReference, antecedent: str, earlier: Sequence[ParsedReference]) -> ParsedReference:
    if parsed.match is None:
        return replace(parsed, antecedent=antecedent)
    named = next((one for one in earlier if one.reference.id == antecedent), None)
    return replace(parsed, antecedent=antecedent, match=named.match if named else _UNKNOWN)


def _antecedent(parsed: ParsedReference, earlier: Sequence[ParsedReference]) -> str | None:
    """The id of the antecedent; "" where it is not known, None for a reference that names a work of its own."""
    # What the parser found to be one has nothing but a note in the place of a title.
    if parsed.entry != Entry() and not any(field.label == "note" for field in parsed.spans):
        return None
    kind = read_back_reference(parsed.reference.text)
    if kind is None:
        return None
    if kind == "repeated":
        return _before(parsed, earlier)
    named = _further_up(parsed.entry, [one for one in earlier if one.antecedent is None])
    # With a title of its own it is a work, cited by another that its note names.
    return None if named is None and parsed.entry.title else named or ""


def _before(parsed: ParsedReference, earlier: Sequence[ParsedReference]) -> str:
    if not earlier:
        return ""
    last = earlier[-1]
    antecedent = last.reference.id if last.antecedent is None else last.antecedent
    named = next((one for one in earlier if one.reference.id == antecedent), None)
    # Another volume, another file of an archive, is another work, which no reference describes.
    other = named is None or _is_other_volume(parsed.entry, named.entry) or _is_other_file(parsed, named.entry)
    return "" if other else antecedent


def _further_up(entry: Entry, works: Sequence[ParsedReference]) -> str | None:
    """The one work that has the author, and the words of the title where there are any."""
    said = fold_traits(entry, parsed=True)
    fitting = [
        one
        for one in works
        if _fits(said, fold_traits(one.entry, parsed=True)) and not _is_other_volume(entry, one.entry)
    ]
    return fitting[0].reference.id if len(fitting) == 1 else None


def _fits(said: Traits, work: Traits) -> bool:
    if said.names and compare_names(said, work) not in ("exact", "close"):
        return False
    return set(said.title.content) <= set(work.title.content)


def _is_other_file(parsed: ParsedReference, entry: Entry) -> bool:
    """Whether more than a leaf is said to be another in an archive: `Там же. Д. 15. Л. 3`."""
    archived = any(name == "archive_location" for name, _ in entry.extra)
    return archived and len(_UNIT.findall(parsed.reference.text)) > 1


def _is_other_volume(one: Entry, other: Entry) -> bool:
    return bool(one.volume and other.volume) and one.volume != other.volume
