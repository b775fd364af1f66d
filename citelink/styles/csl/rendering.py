"""Renderer: the elements of a style printed for one item (CSL 1.0.2, "Rendering Elements")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from citelink.bibliography.variables import DATES
from citelink.errors import CitelinkError
from citelink.styles.csl.cases import cased
from citelink.styles.csl.cite import Cite
from citelink.styles.csl.conditions import holds
from citelink.styles.csl.dates import date_for_sorting, print_date
from citelink.styles.csl.elements import Element
from citelink.styles.csl.locales import Locale
from citelink.styles.csl.markup import read_markup
from citelink.styles.csl.names import Name, NameOptions, Substitute, options_of, print_names
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
_MOST_STEPS = 100_000
_DEEPEST = 60
_LINKS = {"URL": "", "DOI": "https://doi.org/", "PMID": "https://pubmed.ncbi.nlm.nih.gov/",
          "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/"}  # fmt: skip
_SHORT = {"title": "title-short", "container-title": "container-title-short"}
_DATES = frozenset(["issued", "accessed", *DATES])
# Labels whose term is called otherwise.
_TERMS = {"number-of-pages": "page", "number-of-volumes": "volume"}


@dataclass(frozen=True, slots=True)
class _NamesForm:
    """The children of a `names` element, which those of its substitute take over."""

    name: Element | None
    et_al: Element | None
    label: Element | None
    label_first: bool


@dataclass(slots=True)
class _State:
    """What is known while a line is printed: how many variables were asked for and were there, what is printed already
    by a substitute, what was printed."""

    calls: int = 0
    fills: int = 0
    steps: int = 0
    depth: int = 0
    suppressed: set[str] = field(default_factory=set)
    printed: set[str] = field(default_factory=set)
    suffixed: bool = False
    names_seen: bool = False
    above: _NamesForm | None = None
    first: Rich = ()


class Renderer:
    """Prints items by one part of a style, `citation` or `bibliography`, in one language."""

    def __init__(self, style: Element, macros: Mapping[str, Element], part: Element, locale: Locale) -> None:
        self.style, self.macros, self.part, self.locale = style, macros, part, locale
        self.page_format = style.get("page-range-format")
        self.own_suffix = any(element.get("variable") == "year-suffix" for element in style.walk())
        self.sorting: Mapping[str, str] | None = None
        self.first_names: tuple[Name, ...] = ()
        self.substitute: Substitute | None = None
        self.previous: tuple[Name, ...] = ()

    def render(self, elements: Iterable[Element], cite: Cite) -> Rich:
        """What `elements` print for an item, one behind the other."""
        self.cite, self.state = cite, _State()
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

    def _names(self, element: Element) -> Rich:
        form = _form_of(element) or self.state.above or _NamesForm(None, None, None, False)
        options = self._name_options(form, element)
        first = not self.state.names_seen
        self.state.names_seen = True
        parts = [
            self._named(names, term, form, options, first and at == 0)
            for at, (names, term) in enumerate(self._people(element.get("variable").split()))
        ]
        delimiter = element.get("delimiter") or self.part.get("names-delimiter") or self.style.get("names-delimiter")
        rich = self._finished(joined(parts, delimiter), element)
        if rich:
            self.state.first = self.state.first or rich
            return rich
        self.state.names_seen = not first
        return self._substituted(element, form)

    def _name_options(self, form: _NamesForm, element: Element) -> NameOptions:
        above = [self.part, element]
        options = options_of(form.name, form.et_al, above, self.style, self.sorting is not None)
        if self.sorting is not None:
            options = replace(options, attributes={**options.attributes, **self.sorting})
        subsequent = self.part.tag == "citation" and self.cite.position != "first"
        cite = self.cite
        return replace(options, subsequent=subsequent, more=cite.more, whole=cite.whole)

    def _people(self, variables: list[str]) -> Iterable[tuple[tuple[Name, ...], str]]:
        """The names of each variable and the term that tells their role; people who edit and translate stand once."""
        found = []
        for variable in variables:
            self.state.calls += 1
            names = () if variable in self.state.suppressed else self.cite.names(variable)
            if names:
                self.state.fills += 1
                self.state.printed.add(variable)
                found.append((names, variable))
        roles = {role for _, role in found}
        both = "editortranslator"
        if roles == {"editor", "translator"} and found[0][0] == found[1][0] and self.locale.term(both):
            return [(found[0][0], both)]
        return found

    def _named(self, names: tuple[Name, ...], role: str, form: _NamesForm, options: NameOptions, first: bool) -> Rich:
        """The names of one variable with the label that tells their role."""
        repeated = None
        if first and self.part.tag == "bibliography" and self.sorting is None:
            self.first_names = names
            repeated = self.substitute.of(names, self.previous) if self.substitute else None
        if repeated is not None and self.substitute and self.substitute.rule == "complete-all":
            return plain(self.substitute.text)
        rich = print_names(names, options, self.locale, repeated or {})
        name = form.name
        if name is not None:
            rich = affixed(formatted(rich, name), name)
        label = form.label
        if label is None or options.form == "count":
            return rich
        plural = label.get("plural", "contextual")
        several = plural == "always" or (plural == "contextual" and len(names) > 1)
        term = plain(self.locale.term(role, label.get("form"), several))
        said = self._finished(term, label)
        return (*said, *rich) if form.label_first else (*rich, *said)

    def _substituted(self, element: Element, form: _NamesForm) -> Rich:
        """What stands in the place of names that are not there; it is not printed again in the line."""
        substitute = element.child("substitute")
        above, self.state.above = self.state.above, form
        rich: Rich = ()
        for child in substitute.children if substitute is not None else ():
            before = set(self.state.printed)
            if rich := joined(self._parts([child]), ""):
                # A date may well be printed twice.
                self.state.suppressed |= self.state.printed - before - _DATES
                break
        self.state.above = above
        return self._finished(rich, element)


def _form_of(element: Element) -> _NamesForm | None:
    """The form that the element's own children say, None where it has none."""
    tags = [child.tag for child in element.children]
    if not {"name", "et-al", "label"} & set(tags):
        return None
    label, name = element.child("label"), element.child("name")
    first = "label" in tags and ("name" not in tags or tags.index("label") < tags.index("name"))
    return _NamesForm(name, element.child("et-al"), label, first and name is not None)


_PRINTERS = {
    "text": Renderer._text, "number": Renderer._number, "label": Renderer._label, "date": Renderer._date,
    "names": Renderer._names, "group": Renderer._group,
}  # fmt: skip
