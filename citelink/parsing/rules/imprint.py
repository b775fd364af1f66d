"""Place, publisher and edition."""

from __future__ import annotations

import re
from functools import cache

from citelink.parsing.draft import Draft
from citelink.parsing.letters import LOWER, UPPER
from citelink.parsing.words import alternatives, places

# Stems of words that stand in the names of publishers of every country.
_PUBLISHER = re.compile(
    r"\b(?:press|verlag|springer|wiley|elsevier|publish|publications"
    r"|books|academic|mcgraw|routledge|sage|harper|penguin|"
    r"prentice|addison|birkh|univ|éditions|editions|editora|editorial|ediciones|presses|suhrkamp|campus|nomos|beck|"
    r"kluwer|polity|gallimard|vrin|verso|blackwell|macmillan|palgrave"
    r"|norton|random house|mit\b|crc|world scientific|north-holland"
    r"|marcel dekker|"
    r"plenum|benjamin|freeman|saunders|mosby|lippincott|gallimard|seuil|puf|изд|наука|мысль|баспа|мектеп|прогресс|"
    r"просвещение|юрайт|инфра|лань|ғылым|жазушы|санат)",
    re.I,
)
_PLACE = rf"\[?{UPPER}[^:.;/()\[\]]{{1,40}}(?:\s?a\.\s?(?:M|d|Main)\.?[^:.;]{{0,12}})?(?:\s?\([^()]{{1,20}}\))?\]?"
_COLON = re.compile(
    rf"(?P<place>(?:{_PLACE}|{UPPER}{{1,4}}\.)(?:\s?[;,/-]\s?{_PLACE}\.?){{0,2}})\s?:\s?(?P<publisher>("
    rf"?![\s:/])[^:]{{2,90}}?)[\s,.;)]*$"
)
_EDITION = re.compile(
    r"[(,.;:-]?\s?\b(?P<edition>(?:\d{1,2}(?:st|nd|rd|th|e|a|ª|º"
    r"|°|-?[её]|-?ое|-?ші|-?шы)?\.?\s?(?:,?\s?(?:überarb|erw|aktual"
    r"|rev|updated|vollst)\w*\.?(?:\s(?:und|u\.)\s\w+\.?)?,?\s?)?"
    r"(?:ed(?:ition|ição|ición|\.|n\.?)?|изд(?:ание|\.)?|Aufl(?:age"
    r"|\.)?|басылым\w*|бас\.|éd\.|вид(?:ання|\.)))|(?:second|third"
    r"|fourth|fifth|sixth|revised|first)\s(?:revised\s)?ed(?:ition"
    r"|\.)?)"
    r"(?![^\W\d_])[^()/]{0,40}?(?=[).;,/:-]|$)\)?",
    re.I,
)


@cache
def _known_place() -> re.Pattern[str]:
    short = alternatives(word for word in places() if len(word) > 1)
    single = "|".join(sorted(re.escape(w.upper()) for w in places() if len(w) == 1))
    full = "|".join(
        sorted({re.escape(name) for name in places().values() if name} | set(_CITIES), key=lambda w: (-len(w), w))
    )
    return re.compile(
        rf"(?<=[.,;\s-])(?P<place>(?:{full}|(?i:{short})\.?|(?:{single})\.)(?:\s?[;,]\s?(?:{full}"
        rf"|(?i:{short})\.?|(?:{single})\.|[A-Z]{{2}}(?=[\s,.:]|$)))?)"
        rf"(?:\s?[:,]\s?(?P<publisher>[^:]{{0,80}}?))?[\s,.;)]*$"
    )


# Where much of the world's printing is done; a city alone behind the title is a place of printing.
_CITY_NAMES = (
    "London New\\ York Paris Berlin Cambridge Oxford Boston Chicago Princeton München Wien Zürich Köln Hamburg "
    "Leipzig Stuttgart Göttingen Tübingen Opladen Wiesbaden Frankfurt(?:\\ (?:a\\.\\ ?M\\.?|am\\ Main|/M\\.?))? Bonn "
    "Heidelberg Darmstadt Weinheim Mannheim Dordrecht Amsterdam Leiden Madrid Barcelona Lisboa Porto "
    "Roma Milano Torino "
    "Bologna Firenze São\\ Paulo Rio\\ de\\ Janeiro Brasília México Buenos\\ Aires Москва Ленинград Санкт-Петербург "
    "Алматы Астана Киев Київ Минск Новосибирск Казань София Екатеринбург Ташкент Бишкек Караганда Қарағанды Washington "
    "Toronto Tokyo Basel Bern Graz Warszawa Praha Budapest Stockholm Copenhagen København Helsinki Os"
    "lo Sydney Melbourne Geneva Genève Jerusalem Moscow Vienna Munich Brussels Bruxelles Rome Lisbon "
    "Edinburgh Dublin Philadelphia Baltimore Reading Englewood\\ Cliffs Hillsdale Thousand\\ Oaks Bev"
    "erly\\ Hills Harmondsworth Porto\\ Alegre Belo\\ Horizonte Curitiba Campinas Salvador Recife For"
    "taleza Santiago Bogotá Lima Buenos\\ Aires Reinbek Düsseldorf Freiburg Würzburg Erlangen Bielefe"
    "ld Münster Hannover Bremen Dresden Halle Jena Marburg Konstanz Neuwied Baden-Baden Weinheim Dort"
    "mund"
)
_CITIES = tuple(city.replace("\0", " ") for city in _CITY_NAMES.replace("\\ ", "\0").split())


def find_edition(draft: Draft, start: int, end: int) -> int:
    """Mark and blank the edition in `[start, end)`; its offset, or `end`."""
    match = _EDITION.search(draft.view, start, end)
    if match is None:
        return end
    draft.mark("edition", *match.span("edition"))
    draft.blank(*match.span())
    return match.start()


def find_imprint(draft: Draft, start: int, end: int) -> int:
    """Mark place and publisher when they end `[start, end)`; the offset where they begin, `end` for none."""
    if match := _place_and_publisher(draft.view, start, end):
        draft.mark("publisher-place", *match.span("place"), edges=" ,;:-/")
        draft.mark("publisher", *match.span("publisher"))
        return match.start()
    match = _known_place().search(draft.view, max(start, end - 140), end)
    if match and match.start() > start:
        draft.mark("publisher-place", *match.span("place"), edges=" ,;:-/")
        if match["publisher"]:
            draft.mark("publisher", *match.span("publisher"))
            return match.start()
        return _publisher_before(draft, start, match.start())
    if (cut := _publisher_alone(draft, start, end)) != end:
        return cut
    if _YEAR_NEXT.match(draft.text, end) and (lone := _PLACE_BEFORE_YEAR.search(draft.view, max(start, end - 50), end)):
        draft.mark("publisher-place", *lone.span("place"))
        return lone.start()
    if lone := _LONE_PLACE.search(draft.view, max(start, end - 40), end):
        draft.mark("publisher-place", *lone.span("place"))
        return lone.start()
    return end


def mark_imprint(draft: Draft, start: int, end: int) -> None:
    """Mark what is known to be an imprint: `Springer, New York`, `London: Verso`, `McGraw-Hill`."""
    text = draft.view[start:end]
    if ":" in text:
        colon = start + text.index(":")
        draft.mark("publisher-place", start, colon)
        draft.mark("publisher", colon, end)
    elif _full_place().fullmatch(text.strip(" .,;:")):
        draft.mark("publisher-place", start, end)
    elif "," in text:
        comma = start + text.index(",")
        first, second = (
            ("publisher-place", "publisher")
            if _full_place().fullmatch(text[: comma - start].strip())
            else ("publisher", "publisher-place")
        )
        draft.mark(first, start, comma)
        draft.mark(second, comma, end)
    else:
        draft.mark("publisher", start, end)


def names_publisher(text: str) -> bool:
    """Whether a lone part before the year is a publisher (`Cambridge University Press`, `Routledge`), not a place."""
    text = text.strip(" .,;[]")
    return bool(_PUBLISHER.search(text)) or (len(text.split()) > 1 and not _full_place().match(text)) or "«" in text


@cache
def _full_place() -> re.Pattern[str]:
    short = "|".join(sorted((re.escape(word) for word in places()), key=len, reverse=True))
    return re.compile(
        rf"(?:{'|'.join(_CITIES)}|(?i:{short})\.?)(?:\s?[;,/-]\s?(?:{'|'.join(_CITIES)}|(?i:{short})\.?))?"
    )


_YEAR_NEXT = re.compile(r"\s?(?:1[4-9]|20)\d\d")
# `, Erfurt 1990`, `. Bonn und Berlin 1990`: no comma parts a place from its year in this style.
_PLACE_BEFORE_YEAR = re.compile(
    rf"(?<=[.,?!])\s(?P<place>{UPPER}{LOWER}{{2,16}}(?:[-/]{UPPER}?{LOWER}{{2,14}}){{0,3}}(?:(?:,"
    rf"| und| u\.| and) {UPPER}{LOWER}{{2,14}}){{0,2}})\s*$"
)
# One or two capitalised words behind a stop, where nothing else ends the description: `Titel. Erfurt`.
_LONE_PLACE = re.compile(
    rf"(?<=[.?!])\s(?P<place>{UPPER}{LOWER}{{2,14}}(?:[-/](?:{UPPER}|{LOWER}){LOWER}{{2,14}}){{0,2}})[\s,.]*$"
)


def ends_in_imprint(view: str, start: int, end: int) -> bool:
    """Whether `[start, end)` ends in `Place: Publisher`."""
    return _place_and_publisher(view, start, end) is not None


def _place_and_publisher(view: str, start: int, end: int) -> re.Match[str] | None:
    for cut in _boundaries(view, start, end):
        match = _COLON.match(view, cut, end) if end - cut <= 140 else None
        if match and _is_place(match["place"]):
            return match
    return None


def _boundaries(view: str, start: int, end: int) -> list[int]:
    """Places behind a stop, comma or bracket near the end, where an imprint could begin."""
    floor = max(start, end - 160)
    return [floor + m.end() for m in _BREAK.finditer(view[floor:end])]


_PART = re.compile(rf"[.,;)\"»?!]\s(?=\(?{UPPER})")
_BREAK = re.compile(r"[.?!;)\]»\",]\s{0,3}(?:-\s?)?(?=[^\s.,;:)])")


def _is_place(place: str) -> bool:
    return len(place.split()) <= 6 and not re.search(r"\d|\b(?:In|the|of)\b", place)


def _publisher_before(draft: Draft, start: int, end: int) -> int:
    """`Title, Springer, Berlin`: the publisher that stands before the place."""
    breaks = [start + m.end() for m in re.finditer(r"[.,;)\"]\s", draft.view[start:end])]
    for cut in reversed(breaks[-3:] if breaks else []):
        if cut < end and draft.view[cut:end].strip(" ,.") and _PUBLISHER.search(draft.view, cut, end):
            draft.mark("publisher", cut, end)
            return cut
    return end


def _publisher_alone(draft: Draft, start: int, end: int) -> int:
    """A last part that names a publisher: `Title. Cambridge University Press`."""
    breaks = [start + m.end() for m in _PART.finditer(draft.view[start:end])]
    for cut in reversed(breaks[-3:]):
        part = draft.view[cut:end]
        if len(part) <= 90 and _PUBLISHER.search(part) and not re.search(r"\b(?:journal|proc|conf|trans)", part, re.I):
            comma = part.find(",")
            if comma > 0:
                draft.mark("publisher", cut, cut + comma)
                draft.mark("publisher-place", cut + comma, end)
            else:
                draft.mark("publisher", cut, end)
            return cut
    return end
