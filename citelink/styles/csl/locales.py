"""Locales: the terms, dates and options of a language (CSL 1.0.2, "Locale")."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from citelink.errors import CitelinkError
from citelink.styles.csl.elements import Element, read_elements

_USUAL = "en-US"
# What the CSL locales call each language's own main dialect (CSL 1.0.2, "Locale fallback").
_DIALECTS = {
    "af": "af-ZA", "bg": "bg-BG", "ca": "ca-AD", "cs": "cs-CZ", "cy": "cy-GB", "da": "da-DK", "de": "de-DE",
    "el": "el-GR", "en": "en-US", "es": "es-ES", "et": "et-EE", "fa": "fa-IR", "fi": "fi-FI", "fr": "fr-FR",
    "he": "he-IL", "hi": "hi-IN", "hr": "hr-HR", "hu": "hu-HU", "hy": "hy-AM", "id": "id-ID", "is": "is-IS",
    "it": "it-IT", "ja": "ja-JP", "kk": "kk-KZ", "km": "km-KH", "ko": "ko-KR", "lt": "lt-LT", "lv": "lv-LV",
    "mn": "mn-MN", "nb": "nb-NO", "nl": "nl-NL", "nn": "nn-NO", "no": "nb-NO", "pl": "pl-PL", "pt": "pt-PT",
    "ro": "ro-RO", "ru": "ru-RU", "sk": "sk-SK", "sl": "sl-SI", "sr": "sr-Cyrl-RS", "sv": "sv-SE", "th": "th-TH",
    "tr": "tr-TR", "uk": "uk-UA", "vi": "vi-VN", "zh": "zh-CN",
}  # fmt: skip
# A form without its term takes that of the next form (CSL 1.0.2, "Terms").
_FORMS = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
_OWN = "locales-{}.xml"


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A term: what is printed for one and for several, its gender, and for ordinals what they match."""

    single: str
    multiple: str
    gender: str = ""
    match: str = ""


@dataclass(slots=True, eq=False)
class Locale:
    """A language as a style prints it: `terms` by name, form and gender, `dates` by form, `options`."""

    language: str
    terms: dict[tuple[str, str, str], Term] = field(default_factory=dict)
    dates: dict[str, Element] = field(default_factory=dict)
    options: dict[str, str] = field(default_factory=dict)

    def term(self, name: str, form: str = "long", plural: bool = False, gender: str = "") -> str:
        """What a term prints, "" where neither this form nor one that it falls back to has it."""
        form = form or "long"
        while form:
            for kind in dict.fromkeys((gender, "")):
                if found := self.terms.get((name, form, kind)):
                    return found.multiple if plural else found.single
            form = _FORMS.get(form, "")
        return ""

    def gender(self, name: str) -> str:
        """The gender of the noun that a term is."""
        found = self.terms.get((name, "long", "")) or self.terms.get((name, "short", ""))
        return found.gender if found else ""

    @property
    def english(self) -> bool:
        """Whether it is a locale of English."""
        return self.language.startswith("en")

    @property
    def marks(self) -> tuple[str, str, str, str]:
        """The outer quotation marks and the inner ones."""
        names = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
        outer, closing, inner, inner_closing = map(self.term, names)
        return outer, closing, inner, inner_closing

    def lay_over(self, element: Element) -> None:
        """Puts what a `locale` element says over what is known."""
        for child in element.children:
            if child.tag == "style-options":
                self.options |= child.attributes
            elif child.tag == "date":
                self.dates[child.get("form")] = child
            elif child.tag == "terms":
                self._lay_terms(child)

    def _lay_terms(self, terms: Element) -> None:
        # A locale with ordinals of its own takes the place of all that were known.
        if any(term.get("name").startswith("ordinal") for term in terms.children):
            self.terms = {key: term for key, term in self.terms.items() if not key[0].startswith("ordinal")}
        for term in terms.children:
            single, multiple = term.child("single"), term.child("multiple")
            text = " ".join(term.text.split(" "))
            one = Term(
                single.text if single else text,
                multiple.text if multiple else text,
                term.get("gender"),
                term.get("match"),
            )
            self.terms[term.get("name"), term.get("form", "long"), term.get("gender-form")] = one


def full_code(language: str) -> str:
    """`kk` -> `kk-KZ`; a code that has its region stays as it is."""
    first, _, rest = language.replace("_", "-").partition("-")
    return f"{first.lower()}-{rest}" if rest else _DIALECTS.get(first.lower(), first.lower())


def has_locale(language: str) -> bool:
    """Whether there is a locale of this language."""
    return _elements_of(full_code(language)) is not None or _main(language) is not None


def make_locale(language: str, style: Element) -> Locale:
    """The locale of a language as `style` has it: the shared file of the main dialect, that of the dialect, and the
    style's own `locale` elements, which win (CSL 1.0.2, "Locale fallback")."""
    code = full_code(language)
    short = code.partition("-")[0]
    locale = Locale(code)
    shared = [_elements_of(_USUAL), _main(code), _elements_of(code)]
    for element in dict.fromkeys(found for found in shared if found is not None):
        locale.lay_over(element)
    own = [child for child in style.children if child.tag == "locale"]
    for wanted in dict.fromkeys(("", short, _DIALECTS.get(short, short), code)):
        for element in own:
            if element.get("lang") == wanted:
                locale.lay_over(element)
    return locale


def _main(code: str) -> Element | None:
    return _elements_of(full_code(code.partition("-")[0]))


def own_locale(language: str) -> bytes | None:
    """The file of citelink's own locale of a language, None where it has none."""
    code = full_code(language)
    if not code.replace("-", "").isalnum():
        return None
    path = files("citelink.styles.csl") / "data" / "locales" / _OWN.format(code)
    return path.read_bytes() if path.is_file() else None


@cache
def _elements_of(code: str) -> Element | None:
    """The shared locale of a code: citelink's own, or that of the package of citeproc; None where there is none."""
    name = _OWN.format(code)
    if not name.replace("-", "").replace(".", "").isalnum():
        return None
    own = own_locale(code)
    path = _shared_folder() / name
    data = own or (path.read_bytes() if path.is_file() else None)
    return read_elements(data, name, "locale") if data else None


@cache
def _shared_folder() -> Path:
    """Where the package of citeproc has the locales of the CSL project. It is not imported: its data are all we use."""
    spec = find_spec("citeproc")
    places = spec.submodule_search_locations if spec else None
    if not places:
        raise CitelinkError("CSL styles need the locales of the package citeproc-py; install it with pip")
    return Path(places[0]) / "data" / "locales"
