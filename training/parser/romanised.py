"""Cyrillic references in Latin letters, as Kazakh and Russian journals print them a second time under `References`.

`Ivanov I.I. Nazvanie stat'i [Title in English] // Vestnik KazNU. 2010. No 3. S. 45-67. (in Russian)`"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate
from random import Random

from citelink.bibliography.entry import Entry, FieldSpan, Person
from citelink.text.scripts import romanize
from citelink.text.span import Span
from training.parser.damage import Edit, apply_edits
from training.parser.sample import Sample, tidy

# Letters of the second habit (ISO 9 and the `BSI` system of journals, without their rarer signs).
_SCHOLARLY = {
    "ж": "ž", "ч": "č", "ш": "š", "щ": "šč", "х": "h", "ц": "c", "ю": "ju", "я": "ja", "й": "j", "э": "è", "ь": "'",
    "ё": "ë", "қ": "ḳ", "ә": "ä", "ө": "ö", "ү": "ü", "ұ": "u", "ғ": "ġ", "ң": "ñ", "і": "ì", "ъ": "''", "ы": "y",
}  # fmt: skip
_JOURNAL = {
    "щ": "shch", "ж": "zh", "ч": "ch", "ш": "sh", "х": "kh", "ц": "ts", "ю": "iu", "я": "ia", "й": "i", "ь": "'",
    "ы": "y", "қ": "q", "ғ": "g'", "ң": "n'", "ә": "a'", "ө": "o'", "ү": "u'", "ұ": "u", "і": "i", "э": "e",
}  # fmt: skip
_SYSTEMS = ("plain", "scholarly", "journal")
_SUBJECTS = (
    "regional security", "the Kazakh language", "higher education", "digital economy", "national identity",
    "water resources", "foreign policy of Kazakhstan", "nomadic civilizations", "civil society", "teaching methods",
    "public administration", "oral literature", "machine learning", "thermal conductivity", "criminal law",
)  # fmt: skip
_TITLES = ("On the history of {}", "Problems of {}", "The role of {} in modern society", "Development of {}",
           "{} in Kazakhstan", "Theory and practice: {}", "Actual issues of {}", "To the question of {}")  # fmt: skip
_REMARKS = (" (in Russian)", " (In Russ.)", " [in Russian]", " (in Kazakh)", " [in Kazakh]", " (In Kaz.)")


def romanised(entry: Entry, rng: Random) -> Entry:
    """The entry in Latin letters by one of three systems, without its Cyrillic terms."""
    system = rng.choice(_SYSTEMS)
    return replace(
        entry,
        language="en",
        title=_letters(entry.title, system),
        container=_letters(entry.container, system),
        place=_letters(entry.place, system) if rng.random() < 0.6 else rng.choice(("Moscow", "Almaty", "Astana")),
        publisher=_letters(entry.publisher, system),
        series=_letters(entry.series, system),
        genre=_letters(entry.genre, system),
        authors=tuple(_person(person, system) for person in entry.authors),
        editors=tuple(_person(person, system) for person in entry.editors),
        translators=(),
    )


def transliterated(sample: Sample, rng: Random) -> Sample:
    """A whole Cyrillic reference in Latin letters, its terms included: `S. 45-67`, `pod red.`, `i dr.`"""
    system = rng.choice(_SYSTEMS)
    number = rng.choice(("№", "№", "No", "N", "no."))
    pieces = [number if sign == "№" else _letters(sign, system) for sign in sample.raw]
    places = [0, *accumulate(len(piece) for piece in pieces)]
    spans = [FieldSpan(item.label, Span(places[item.span.start], places[item.span.end])) for item in sample.spans]
    return tidy("".join(pieces), spans, sample.source)


def _person(person: Person, system: str) -> Person:
    return Person(family=_letters(person.family, system), given=_letters(person.given, system))


def _letters(text: str, system: str) -> str:
    if system == "plain":
        return romanize(text)
    table = _SCHOLARLY if system == "scholarly" else _JOURNAL
    return "".join(_letter(sign, table) for sign in text)


def _letter(sign: str, table: dict[str, str]) -> str:
    lower = sign.lower()
    if not "\u0400" <= lower <= "\u04ff":
        return sign
    latin = table.get(lower) or romanize(lower)
    return latin if sign == lower else latin[:1].upper() + latin[1:]


def with_translation(sample: Sample, rng: Random) -> Sample:
    """The sample with the English title in brackets behind its title, and the language of the work at its end."""
    edits: list[Edit] = []
    title = next((item.span for item in sample.spans if item.label == "title"), None)
    if title and rng.random() < 0.6:
        english = rng.choice(_TITLES).format(rng.choice(_SUBJECTS))
        edits.append((title.end, title.end, f" [{english[:1].upper()}{english[1:]}]"))
    if rng.random() < 0.5:
        edits.append((len(sample.raw), len(sample.raw), rng.choice(_REMARKS)))
    raw, spans = apply_edits(sample.raw, sample.spans, edits)
    return tidy(raw, spans, sample.source)


def with_introduction(sample: Sample, rng: Random) -> Sample:
    """The sample behind `Цит. по:` or `См.:` (GOST R 7.0.5-2008, 4.12); unchanged when a number stands first."""
    if not sample.spans or sample.spans[0].label == "citation-number":
        return sample
    words = rng.choice(("Цит. по: ", "См.: ", "Цит. по: ", "См. также: ", "Приводится по: ", "Қараңыз: ", "Дереккөз: "))
    raw, spans = apply_edits(sample.raw, sample.spans, [(0, 0, words)])
    return tidy(raw, spans, sample.source)
