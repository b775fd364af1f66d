"""GostStyle: the three standards as styles that print bibliographies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from citelink.bibliography.entry import Entry
from citelink.styles.composition import Rendered, compose
from citelink.styles.gost.description import description
from citelink.styles.gost.form import GOST_FORMS, GostForm
from citelink.styles.style import Choices, Line, Run
from citelink.text.span import Span

_MEDIUM_BY_STYLE = {"gost-7.0.100-2018": "area"}
_DOI = "https://doi.org/"


@dataclass(frozen=True, slots=True)
class GostStyle:
    """The standard called `name`. Its list is numbered by whoever prints it."""

    name: str
    numeric: bool = True
    remarks: tuple[str, ...] = ()

    def lines(self, entries: Sequence[Entry], choices: Choices, /) -> Iterator[Line]:
        """A line for each entry, in the order given, with the choices of the standard that `choices` makes."""
        form = chosen_form(self.name, choices)
        for entry in entries:
            rendered = compose(description(entry, form))
            yield Line(entry.key, tuple(_runs(rendered)), lost=tuple(_lost(entry, rendered)))


def chosen_form(name: str, choices: Choices) -> GostForm:
    """The form of the standard called `name` with what `choices` say of it."""
    form = GOST_FORMS[name]
    if choices.medium is not None:
        form = replace(form, medium=_MEDIUM_BY_STYLE.get(name, "bracketed") if choices.medium else "none")
    if choices.places is not None:
        form = replace(form, place=choices.places)
    if choices.et_al_kk is not None:
        form = replace(form, et_al_kk=choices.et_al_kk)
    return form


def _lost(entry: Entry, rendered: Rendered) -> Iterator[str]:
    """The numbers of the entry that its line does not print, though a description has them."""
    printed = {item.label for item in rendered.spans}
    if printed == {"note"}:
        return  # it was not understood and stands as it was read
    for label, value in (
        ("issued", entry.year),
        ("volume", entry.volume),
        ("issue", entry.issue),
        ("page", entry.pages),
    ):
        instead = {"volume": "collection-number"}.get(label, label)
        if value and not printed & {label, instead}:
            yield label


def _runs(rendered: Rendered) -> Iterator[Run]:
    """The text in pieces: what stands on the web is a link."""
    at = 0
    for item in rendered.spans:
        if item.label in {"URL", "DOI"}:
            yield from _plain(rendered.text, Span(at, item.span.start))
            said = item.span.of(rendered.text)
            yield Run(said, url=said if item.label == "URL" else _DOI + said)
            at = item.span.end
    yield from _plain(rendered.text, Span(at, len(rendered.text)))


def _plain(text: str, span: Span) -> Iterator[Run]:
    if span.start < span.end:
        yield Run(span.of(text))
