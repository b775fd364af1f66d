"""The `names` element of a style printed for one item (CSL 1.0.2, "Names")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from citelink.bibliography.variables import DATES
from citelink.styles.csl.cite import Cite
from citelink.styles.csl.elements import Element
from citelink.styles.csl.locales import Locale
from citelink.styles.csl.name_options import NameOptions, Substitute, options_of
from citelink.styles.csl.names import print_names
from citelink.styles.csl.persons import Name
from citelink.styles.csl.rich import Rich, affixed, formatted, joined, plain

_DATES = frozenset(["issued", "accessed", *DATES])
_BOTH = "editortranslator"


@dataclass(frozen=True, slots=True)
class NamesForm:
    """The children of a `names` element, which those of its substitute take over."""

    name: Element | None
    et_al: Element | None
    label: Element | None
    label_first: bool


@dataclass(slots=True)
class State:
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
    above: NamesForm | None = None
    first: Rich = ()


class PrintsNames:
    """The part of a renderer that prints names.

    first_names   the names that the last line began with
    previous      those of the line before, where the style puts `substitute` for names that are repeated
    sorting       options of names where entries are sorted by what is printed, None where they are not
    """

    def __init__(self, style: Element, part: Element, locale: Locale) -> None:
        self.style, self.part, self.locale = style, part, locale
        self.sorting: Mapping[str, str] | None = None
        self.first_names: tuple[Name, ...] = ()
        self.substitute: Substitute | None = None
        self.previous: tuple[Name, ...] = ()
        self.cite = Cite({})
        self.state = State()

    def _parts(self, elements: Iterable[Element]) -> list[Rich]:
        raise NotImplementedError

    def _finished(self, rich: Rich, element: Element) -> Rich:
        raise NotImplementedError

    def _names(self, element: Element) -> Rich:
        form = _form_of(element) or self.state.above or NamesForm(None, None, None, False)
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

    def _name_options(self, form: NamesForm, element: Element) -> NameOptions:
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
        if roles == {"editor", "translator"} and found[0][0] == found[1][0] and self.locale.term(_BOTH):
            return [(found[0][0], _BOTH)]
        return found

    def _named(self, names: tuple[Name, ...], role: str, form: NamesForm, options: NameOptions, first: bool) -> Rich:
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

    def _substituted(self, element: Element, form: NamesForm) -> Rich:
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


def _form_of(element: Element) -> NamesForm | None:
    """The form that the element's own children say, None where it has none."""
    tags = [child.tag for child in element.children]
    if not {"name", "et-al", "label"} & set(tags):
        return None
    label, name = element.child("label"), element.child("name")
    first = "label" in tags and ("name" not in tags or tags.index("label") < tags.index("name"))
    return NamesForm(name, element.child("et-al"), label, first and name is not None)
