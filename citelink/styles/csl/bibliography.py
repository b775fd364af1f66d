"""The lines that a style prints for a list of items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from citelink.styles.csl.cite import Cite
from citelink.styles.csl.citing import print_cluster
from citelink.styles.csl.disambiguation import tell_apart
from citelink.styles.csl.elements import Element
from citelink.styles.csl.locales import Locale, make_locale
from citelink.styles.csl.name_options import Substitute
from citelink.styles.csl.persons import Name
from citelink.styles.csl.rendering import Renderer
from citelink.styles.csl.rich import NUMBER, Rich, affixed, formatted, settled, text_of
from citelink.styles.csl.sorting import in_order

Item = Mapping[str, Any]
_TELLS_APART = ("disambiguate-add-names", "disambiguate-add-givenname", "disambiguate-add-year-suffix")


class Processor:
    """A style at work. `language_of` says in which language each item is printed."""

    def __init__(self, style: Element, language_of: Callable[[Item], str]) -> None:
        self.style = style
        self.language_of = language_of
        self.macros = {child.get("name"): child for child in style.children if child.tag == "macro"}
        self._locales: dict[str, Locale] = {}
        self._renderers: dict[tuple[str, str], Renderer] = {}

    def renderer(self, part: str, item: Item) -> Renderer:
        """What prints `item` in the list or in citations."""
        language = self.language_of(item)
        known = self._renderers.get((part, language))
        if known is None:
            locale = self._locales.setdefault(language, make_locale(language, self.style))
            element = self.style.child(part) or Element(part, {})
            known = self._renderers[part, language] = Renderer(self.style, self.macros, element, locale)
        return known

    def prepared(self, items: Iterable[Item]) -> list[Cite]:
        """The items with their numbers in the order given, told apart where citations print them alike."""
        cites = [Cite(item, at) for at, item in enumerate(items, 1)]
        citation = self.style.child("citation")
        layout = citation.child("layout") if citation is not None else None
        conditional = any(element.get("disambiguate") for element in self.style.walk())
        if citation is not None and layout is not None and (conditional or any(map(citation.get, _TELLS_APART))):
            # Works that are told apart where they are cited again, shorter, are so where they are cited first.
            position = "subsequent" if citation.get("et-al-subsequent-min") else "first"

            def shown(cite: Cite) -> str:
                again = replace(cite, position=position)
                return text_of(self.renderer("citation", cite.item).render(layout.children, again))

            tell_apart(self.in_own_order(cites), citation, shown, conditional=conditional)
        return cites

    def in_own_order(self, cites: Sequence[Cite]) -> list[Cite]:
        """The entries in the order that the style sorts its list in."""
        part = self.style.child("bibliography")
        return in_order(cites, part, lambda cite: cite, lambda cite: self.renderer("bibliography", cite.item))

    def citation(self, cites: Sequence[Cite]) -> Rich:
        """The citation of some works at one place."""
        part = self.style.child("citation") or Element("citation", {})
        layout = part.child("layout") or Element("layout", {})
        ordered = in_order(cites, part, lambda cite: cite, lambda cite: self.renderer("citation", cite.item))
        rich = print_cluster(
            ordered,
            part,
            lambda cite, elements: self.renderer("citation", cite.item).render(elements, cite),
            lambda cite: self.renderer("citation", cite.item).first_names_of(layout.children, cite),
        )
        return self.settle(rich, self.renderer("citation", cites[0].item).locale) if cites else ()

    def lines(self, cites: Sequence[Cite]) -> Iterator[Rich]:
        """The line of each item, in the order given."""
        part = self.style.child("bibliography")
        layout = part.child("layout") if part is not None else None
        if part is None or layout is None:
            return
        sign = part.get("subsequent-author-substitute")
        repeated = Substitute(sign, part.get("subsequent-author-substitute-rule", "complete-all")) if sign else None
        previous: tuple[Name, ...] = ()
        for cite in cites:
            renderer = self.renderer("bibliography", cite.item)
            renderer.previous, renderer.substitute = previous, repeated
            # What tells items apart in citations is not asked for in the list, but for the letter behind the year.
            rich = renderer.render(layout.children, replace(cite, more=0, whole={}))
            previous = renderer.first_names
            rich = affixed(formatted(rich, layout), layout)
            yield self.settle(rich, renderer.locale)

    def settle(self, rich: Rich, locale: Locale) -> Rich:
        """The pieces as they are printed in a language."""
        return settled(rich, locale.marks, locale.options.get("punctuation-in-quote") == "true")


def split_label(rich: Rich) -> tuple[Rich, Rich]:
    """The number that a line begins with, with the signs around it, and the line itself."""
    at = next((at for at, piece in enumerate(rich) if piece.kind == NUMBER), None)
    if at is None or any(letter.isalnum() for piece in rich[:at] for letter in piece.text):
        return (), rich
    behind = rich[at + 1].text if at + 1 < len(rich) else ""
    signs = behind[: len(behind) - len(behind.lstrip(".)]}:,;"))]
    label = (*rich[: at + 1], *((rich[at + 1]._replace(text=signs),) if signs else ()))
    rest = rich[at + 1 :]
    if rest:
        rest = (rest[0]._replace(text=rest[0].text[len(signs) :]), *rest[1:])
    while rest and not rest[0].text.strip():
        rest = rest[1:]
    if rest:
        rest = (rest[0]._replace(text=rest[0].text.lstrip()), *rest[1:])
    return label, rest
