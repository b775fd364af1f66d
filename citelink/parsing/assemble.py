"""From labelled places to an entry: every labeller's last step."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from citelink.bibliography.entry import Entry, FieldSpan, Person
from citelink.bibliography.printed_identifiers import find_identifiers
from citelink.parsing.cues import said
from citelink.parsing.fields.acts import act_details
from citelink.parsing.fields.dates import parse_date
from citelink.parsing.fields.language import guess_title_language, may_be_in
from citelink.parsing.fields.names import parse_names
from citelink.parsing.fields.numbers import parse_edition, parse_number
from citelink.parsing.fields.pages import parse_extent, parse_pages
from citelink.parsing.fields.type import guess_type

_SPACES = re.compile(r"[\s\x00-\x1f]+")
_MARKUP = re.compile(r"\*{1,3}|</?\w{1,8}>")
_GOES_ON = re.compile(r"\]\s?:\s?")
_QUOTES = (("«", "»"), ("“", "”"), ('"', '"'), ("„", "“"))
_OPENING = frozenset(opening for opening, _ in _QUOTES)
# CSL variables that have no place of their own in an entry.
_OTHERS = ("archive", "archive_location", "volume-title")
_IDENTIFIERS = ("DOI", "ISBN", "ISSN", "arXiv", "PMID", "PMCID")


def assemble(text: str, spans: Sequence[FieldSpan], language: str = "") -> Entry:
    """The entry that the labelled `spans` of `text` make; labels are CSL variables.

    `language`, that of the document, is taken where the title does not tell its own."""
    cues = said(text)
    printed: dict[str, list[str]] = {}
    for field in spans:
        printed.setdefault(field.label, []).append(field.span.of(text))
    authors, et_al = _people(printed.get("author", ()), cues)
    title, container = _title(text, spans, printed), _text(printed, "container-title")
    if not container and "page" not in printed and "number" not in printed and "issue" in printed:
        # Without a periodical the number is that of a report, a law, a standard.
        printed["number"] = printed.pop("issue")
    extent = _first(printed, "number-of-pages")
    kind = guess_type(text, frozenset(printed), container)
    details = tuple(act_details(text, spans)) if kind == "legislation" else ()
    if ("article", parse_pages(_first(printed, "page"))) in details:
        del printed["page"]
    return Entry(
        type=kind,
        title=title,
        authors=authors,
        editors=_people(printed.get("editor", ()), cues)[0],
        translators=_people(printed.get("translator", ()), cues)[0],
        et_al=et_al and bool(authors),
        container=container,
        date=parse_date(_first(printed, "issued")) if "issued" in printed else None,
        accessed=parse_date(_first(printed, "accessed")) if "accessed" in printed else None,
        volume=parse_number(_first(printed, "volume")),
        issue=parse_number(_first(printed, "issue")),
        pages=parse_pages(_first(printed, "page")),
        number_of_pages=parse_extent(extent),
        number=parse_number(_first(printed, "number")),
        edition=parse_edition(_first(printed, "edition")),
        publisher=_text(printed, "publisher"),
        place=_text(printed, "publisher-place"),
        series=_text(printed, "collection-title"),
        genre=_text(printed, "genre"),
        note=_text(printed, "note"),
        medium=_text(printed, "medium"),
        identifiers=_identifiers(printed),
        url="".join(printed["URL"][0].split()) if "URL" in printed else "",
        language=_language(title, container, language),
        extra=(*((name, value) for name in _OTHERS if (value := _text(printed, name))), *details),
    )


def _people(texts: Sequence[str], cues: int) -> tuple[tuple[Person, ...], bool]:
    """The names of all places, a name that is printed twice (heading and behind the slash) taken once."""
    found: list[Person] = []
    cut_short = False
    for text in texts:
        people, et_al = parse_names(text, cues)
        cut_short |= et_al
        if not found:
            found.extend(people)
            continue
        for person in people:
            same = next((i for i, other in enumerate(found) if _same(person, other)), None)
            if same is None:
                found.append(person)
            elif len(person.given) > len(found[same].given) and person.given.count(".") <= found[same].given.count("."):
                found[same] = person
    return tuple(found), cut_short


def _same(one: Person, other: Person) -> bool:
    if one.literal or other.literal:
        return one.literal == other.literal
    if one.family.casefold() != other.family.casefold():
        return False
    return one.given[:1].casefold() == other.given[:1].casefold() or not one.given or not other.given


def _language(title: str, container: str, document: str) -> str:
    """The language of the title; names of people would mislead. A few words tell nothing by themselves; they are taken
    to be in the language of the document where nothing speaks against it."""
    sample = title if len(title) >= 30 else f"{title} {container}".strip()
    told = guess_title_language(sample) if len(sample) >= 20 else ""
    return told or (document if document and may_be_in(document, title or container) else "")


def _identifiers(printed: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
    pairs = []
    for name in _IDENTIFIERS:
        for value in printed.get(name, []):
            announced = value if name in {"DOI", "PMCID"} else f"{name} {value}"
            repaired = next((found.value for found in find_identifiers(announced) if found.name == name), value)
            pairs.append((name, repaired))
    return tuple(dict.fromkeys(pairs))


def _first(printed: dict[str, list[str]], label: str) -> str:
    return printed[label][0] if label in printed else ""


def _text(printed: dict[str, list[str]], label: str) -> str:
    """The first place with this label, spaces and line ends made one, in composed form, quotes around it gone."""
    if label not in printed:
        return ""
    value = printed[label][0]
    if "*" in value or "<" in value:
        value = _MARKUP.sub("", value)
    # Where all can be printed, the only space is the usual one.
    value = " ".join(value.split()) if value.isprintable() else _SPACES.sub(" ", value).strip()
    if not value.isascii():
        value = unicodedata.normalize("NFC", value).strip()
    value = value.strip(" ,;:")
    if value[:1] in _OPENING:
        value = _unquoted(value)
    return value


def _title(text: str, spans: Sequence[FieldSpan], printed: dict[str, list[str]]) -> str:
    """The title; what stands behind a medium and a colon goes on with it (`Модернизм [Текст] : искусство XX века`)."""
    title = _text(printed, "title")
    if "medium" not in printed:
        return title
    for first, medium, second in zip(spans, spans[1:], spans[2:], strict=False):
        if (first.label, medium.label, second.label) == ("title", "medium", "title"):
            between = text[medium.span.end : second.span.start]
            if _text({"title": [first.span.of(text)]}, "title") == title and _GOES_ON.fullmatch(between):
                return f"{title} : {_text({'title': [second.span.of(text)]}, 'title')}"
    return title


def _unquoted(value: str) -> str:
    for opening, closing in _QUOTES:
        if value.startswith(opening) and value.endswith(closing) and value.count(opening) == 1 + (opening == closing):
            value = value[1:-1].strip(" ,.")
    return value
