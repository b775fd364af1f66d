"""Renderer: the elements of a style printed for one item (CSL 1.0.2, "Rendering Elements")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from citelink.errors import CitelinkError
from citelink.styles.csl.cases import cased
from citelink.styles.csl.cite import Cite
from citelink.styles.csl.conditions import holds
from citelink.styles.csl.dates import date_for_sorting, print_date
from citelink.styles.csl.elements import Element
from citelink.styles.csl.locales import Locale
from citelink.styles.csl.markup import read_markup
from citelink.styles.csl.names_element import PrintsNames, State
from citelink.styles.csl.numbers import is_plural, page_ranges, written
from citelink.styles.csl.rich import (
    NUMBER,
    Piece,
    Rich,
    affixed,
    formatted,
    joined,
    plain,
    quoted,
    without_stops,
)

# More than any style needs for a line: macros that call each other twice double what is printed at every step.
_MOST_STEPS = 20_000
_DEEPEST = 60
_LINKS = {"URL": "", "DOI": "https://doi.org/", "PMID": "https://pubmed.ncbi.nlm.nih.gov/",
          "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/"}  # fmt: skip
_SHORT = {"title": "title-short", "container-title": "container-title-short"}
# Labels whose term is called otherwise.
_TERMS = {"number-of-pages": "page", "number-of-volumes": "volume"}


class Renderer(PrintsNames):
    """Prints items by one part of a style, `citation` or `bibliography`, in one language."""

    def __init__(self, style: Element, macros: Mapping[str, Element], part: Element, locale: Locale) -> None:
        super().__init__(style, part, locale)
        self.macros = macros
        self.page_format = style.get("page-range-format")
        self.own_suffix = any(element.get("variable") == "year-suffix" for element in style.walk())

    def render(self, elements: Iterable[Element], cite: Cite) -> Rich:
        """What `elements` print for an item, one behind the other."""
        self.cite, self.state = cite, State()
        self.first_names = ()
        return joined(self._parts(elements), "")

    def render_for_sorting(self, element: Element, cite: Cite, options: Mapping[str, str]) -> Rich:
        """What an element prints where entries are sorted by it: names inverted, with `options`, dates as figures."""
        self.sorting = options
        try:
            return self.render((element,), cite)
        finally:
            self.sorting = None

    def first_names_of(self, elements: Iterable[Element], cite: Cite) -> Rich:
        """The names alone that `elements` begin with."""
        self.render(elements, cite)
        return self.state.first

    def _parts(self, elements: Iterable[Element]) -> list[Rich]:
        """What each element prints; what stands within `choose` counts as standing in its place."""
        parts: list[Rich] = []
        for element in elements:
            if element.tag == "choose":
                branch = next((one for one in element.children if one.tag == "else" or holds(one, self.cite)), None)
                parts += self._parts(branch.children) if branch is not None else ()
            else:
                parts.append(self._element(element))
        return parts

    def _element(self, element: Element) -> Rich:
        state = self.state
        state.steps += 1
        if state.steps > _MOST_STEPS or state.depth > _DEEPEST:
            raise CitelinkError("The style never comes to an end: its macros call each other over and over.")
        state.depth += 1
        try:
            print_one = _PRINTERS.get(element.tag)
            return print_one(self, element) if print_one else ()
        finally:
            state.depth -= 1

    def _group(self, element: Element) -> Rich:
        state = self.state
        calls, fills = state.calls, state.fills
        rich = joined(self._parts(element.children), element.get("delimiter"))
        if state.calls > calls and state.fills == fills:
            return ()
        return self._displayed(affixed(formatted(rich, element), element), element)

    def _displayed(self, rich: Rich, element: Element) -> Rich:
        """What stands in a block of its own is parted from what is before it."""
        return (Piece(" "), *rich) if rich and element.get("display") in ("block", "indent") else rich

    def _text(self, element: Element) -> Rich:
        variable = element.get("variable")
        if variable:
            rich = self._variable(variable, element)
        elif name := element.get("macro"):
            rich = self._called(name)
        elif name := element.get("term"):
            rich = plain(self.locale.term(name, element.get("form"), element.get("plural") == "true"))
        else:
            rich = plain(element.get("value"))
        return self._displayed(self._finished(rich, element), element)

    def _finished(self, rich: Rich, element: Element) -> Rich:
        """`rich` with all that attributes of an element do to a text."""
        if not rich:
            return ()
        if element.get("strip-periods") == "true":
            rich = without_stops(rich)
        if case := element.get("text-case"):
            # Terms may take the title case of English in any language, values only in English.
            own = element.tag == "text" and not element.get("term")
            rich = cased(rich, case, self._english() if own else True)
        rich = formatted(rich, element)
        return affixed(quoted(rich) if element.get("quotes") == "true" else rich, element)

    def _english(self) -> bool:
        english = self.cite.english
        return self.locale.english if english is None else english

    def _called(self, name: str) -> Rich:
        """What a macro prints: nothing, like a group, where none of its variables is there. One that prints without
        any variable counts as a variable that is there, as the other processors have it."""
        calls, fills = self.state.calls, self.state.fills
        rich = joined(self._parts(self._macro(name).children), "")
        if self.state.calls > calls and self.state.fills == fills:
            return ()
        if rich and self.state.calls == calls:
            self.state.calls += 1
            self.state.fills += 1
        return rich

    def _macro(self, name: str) -> Element:
        found = self.macros.get(name)
        if found is None:
            raise CitelinkError(f"The style asks for a macro that it does not have, {name[:80]}.")
        return found

    def _variable(self, variable: str, element: Element) -> Rich:
        value = ""
        short = _SHORT.get(variable) if element.get("form") == "short" else None
        for name in filter(None, (short, variable)):
            if value := self._asked(name):
                break
        # The letter behind a year is no variable of the item.
        self.state.calls += variable != "year-suffix"
        if not value:
            return ()
        self.state.fills += 1
        self.state.printed.add(variable)
        return self._of_value(variable, value)

    def _asked(self, variable: str) -> str:
        return "" if variable in self.state.suppressed else self.cite.value(variable)

    def _of_value(self, variable: str, value: str) -> Rich:
        if variable in _LINKS:
            return (Piece(value, url=_LINKS[variable] + value),)
        if variable == "citation-number":
            return (Piece(value, kind=NUMBER),)
        if variable == "year-suffix":
            return (Piece(value),)
        if variable == "page" or (variable == "locator" and self.cite.label == "page"):
            return plain(page_ranges(value, self.page_format, self.locale))
        return read_markup(value)

    def _number(self, element: Element) -> Rich:
        variable = element.get("variable")
        self.state.calls += 1
        value = self._asked(variable)
        if not value:
            return ()
        self.state.fills += 1
        self.state.printed.add(variable)
        if variable in ("page", "locator", "citation-number"):
            return self._finished(self._of_value(variable, value), element)
        text = written(value, element.get("form"), self.locale, self.locale.gender(variable))
        return self._finished(plain(text), element)

    def _label(self, element: Element) -> Rich:
        variable = element.get("variable")
        value = self._asked(variable)
        if not value:
            return ()
        name = self.cite.label if variable == "locator" else variable
        plural = element.get("plural", "contextual")
        several = plural == "always" or (plural == "contextual" and self._several(variable, value))
        form = element.get("form")
        term = self.locale.term(name, form, several) or self.locale.term(_TERMS.get(name, ""), form, several)
        return self._finished(plain(term), element)

    def _several(self, variable: str, value: str) -> bool:
        if variable.startswith("number-of-"):
            return value.strip() not in ("0", "1")
        return is_plural(value)

    def _date(self, element: Element) -> Rich:
        variable = element.get("variable")
        self.state.calls += 1
        value = {} if variable in self.state.suppressed else self.cite.date(variable)
        if not value:
            return ()
        suffix = ""
        if variable == "issued" and not self.own_suffix and not self.state.suffixed:
            suffix = self.cite.year_suffix
        printed = print_date if self.sorting is None else date_for_sorting
        rich = printed(element, value, self.locale, suffix)
        if not rich:
            return ()
        self.state.suffixed = self.state.suffixed or bool(suffix)
        self.state.fills += 1
        self.state.printed.add(variable)
        return self._displayed(self._finished(rich, element), element)


_PRINTERS = {
    "text": Renderer._text, "number": Renderer._number, "label": Renderer._label, "date": Renderer._date,
    "names": Renderer._names, "group": Renderer._group,
}  # fmt: skip
