"""Citations in the text: several works at one place, collapsed as the style wants (CSL 1.0.2, "Cite Collapsing")."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from itertools import pairwise

from citelink.styles.csl.cite import Cite
from citelink.styles.csl.disambiguation import people_of
from citelink.styles.csl.elements import Element
from citelink.styles.csl.markup import read_markup
from citelink.styles.csl.rich import Piece, Rich, affixed, formatted, joined, plain, text_of

Printer = Callable[[Cite, Sequence[Element]], Rich]


def print_cluster(cites: Sequence[Cite], citation: Element, render: Printer, names: Callable[[Cite], Rich]) -> Rich:
    """The works of one place in the order given, between the affixes of the layout. `render` prints elements for a
    cite, `names` the names alone that it begins with."""
    layout = citation.child("layout")
    if layout is None or not cites:
        return ()
    delimiter = layout.get("delimiter")
    collapse = citation.get("collapse")
    if collapse == "citation-number":
        rich = _numbers(cites, citation, layout, render)
    elif collapse.startswith("year") or citation.get("cite-group-delimiter"):
        rich = _years(cites, citation, layout, render, names)
    else:
        rich = joined((_one(cite, render(cite, layout.children)) for cite in cites), delimiter)
    # The affixes of a layout have its looks, unlike those of other elements.
    return formatted(affixed(rich, layout), layout)


def _one(cite: Cite, rich: Rich) -> Rich:
    """A work with what its author wrote before and behind it."""
    return (*read_markup(cite.prefix), *rich, *read_markup(cite.suffix)) if rich else ()


def _plain(cite: Cite) -> bool:
    return not (cite.locator or cite.prefix or cite.suffix)


def _prints_number_alone(cite: Cite, layout: Element, render: Printer) -> bool:
    """Whether nothing but its number is printed of a work; styles of numbers often print no locators."""
    if cite.prefix or cite.suffix:
        return False
    if not cite.locator:
        return True
    bare = render(replace(cite, locator=""), layout.children)
    return text_of(render(cite, layout.children)) == text_of(bare)


def _numbers(cites: Sequence[Cite], citation: Element, layout: Element, render: Printer) -> Rich:
    """Numbers, three and more in a row as a range."""
    runs: list[list[Cite]] = []
    alone = {id(cite): _prints_number_alone(cite, layout, render) for cite in cites}
    for cite in cites:
        last = runs[-1][-1] if runs else None
        if last is not None and alone[id(cite)] and alone[id(last)] and cite.number == last.number + 1:
            runs[-1].append(cite)
        else:
            runs.append([cite])
    delimiter = layout.get("delimiter")
    after = citation.get("after-collapse-delimiter", delimiter)
    parts: list[tuple[Rich, bool]] = []
    for run in runs:
        if len(run) > 2:
            ends = (render(run[0], layout.children), render(run[-1], layout.children))
            parts.append(((*ends[0], Piece("–"), *ends[1]), True))
        else:
            parts += ((_one(cite, render(cite, layout.children)), False) for cite in run)
    rich: Rich = parts[0][0]
    for (_, collapsed), (part, _) in pairwise(parts):
        rich = (*rich, *plain(after if collapsed else delimiter), *part)
    return rich


def _years(
    cites: Sequence[Cite], citation: Element, layout: Element, render: Printer, names: Callable[[Cite], Rich]
) -> Rich:
    """Works of the same people together, their names once where the style collapses to years."""
    groups: dict[Hashable, list[Cite]] = {}
    for cite in cites:
        # People who are printed alike may be others.
        groups.setdefault((text_of(names(cite)) or cite.key, people_of(cite)[:1]), []).append(cite)
    collapse = citation.get("collapse")
    inner = citation.get("cite-group-delimiter", ", " if collapse else layout.get("delimiter"))
    delimiter = layout.get("delimiter")
    after = citation.get("after-collapse-delimiter", delimiter)
    rich: Rich = ()
    collapsed = False
    for group in groups.values():
        printed = [_one(cite, render(cite, layout.children)) for cite in group]
        if collapse:
            head = names(group[0])
            printed[1:] = [_without(head, one) for one in printed[1:]]
        if rich:
            rich = (*rich, *plain(after if collapsed else delimiter))
        # Behind a page the year of the next work would read like another page.
        rich = (*rich, *_group(group, printed, citation, inner if all(not one.locator for one in group) else delimiter))
        collapsed = bool(collapse) and len(group) > 1
    return rich


def _group(group: Sequence[Cite], printed: list[Rich], citation: Element, inner: str) -> Rich:
    collapse = citation.get("collapse")
    if not collapse.startswith("year-suffix"):
        return joined(printed, inner)
    between = citation.get("year-suffix-delimiter", inner)
    rich, at = printed[0], 1
    while at < len(group):
        end = _row(group, at - 1) if collapse == "year-suffix-ranged" else at
        if end - at > 0:
            rich = (*rich, Piece("–"), *plain(group[end].year_suffix))
            at = end + 1
        elif _same_year(group[at - 1], group[at]):
            rich = (*rich, *plain(between), *plain(group[at].year_suffix))
            at += 1
        else:
            rich = (*rich, *plain(inner), *printed[at])
            at += 1
    return rich


def _row(group: Sequence[Cite], start: int) -> int:
    """The last of the cites from `start` on whose letters follow each other within one year."""
    end = start
    while end + 1 < len(group) and _same_year(group[end], group[end + 1]):
        if group[end + 1].year_suffix != chr(ord(group[end].year_suffix[-1]) + 1):
            break
        end += 1
    return end


def _same_year(one: Cite, other: Cite) -> bool:
    both = bool(one.year_suffix and other.year_suffix) and _plain(one) and _plain(other)
    return both and one.date("issued").get("date-parts") == other.date("issued").get("date-parts")


def _without(head: Rich, rich: Rich) -> Rich:
    """What stands behind the names that a cite begins with, and behind the signs that part it from them."""
    if text_of(rich[: len(head)]) != text_of(head):
        return rich
    rest = rich[len(head) :]
    while rest and not any(letter.isalnum() for letter in rest[0].text):
        rest = rest[1:]
    return (rest[0]._replace(text=rest[0].text.lstrip(" ,")), *rest[1:]) if rest else rich
